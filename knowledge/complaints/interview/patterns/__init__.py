"""The words of the walk, as data: for each question its answers; and words that belong to no one question."""
