"""Language: vectors of meaning, spelling, which language, names of places, plain facts."""
