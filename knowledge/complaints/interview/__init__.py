"""The complaint walk: the questions, what an answer means, one turn, and the days people name. Pure; no clock."""
