"""Our assistant beside the stock bot that `rasa init` makes: one run, one machine, by turns."""
