"""What a story says of a complaint, learnt from labelled sentences: each fact with its probability."""
