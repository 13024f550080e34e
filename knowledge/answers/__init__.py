"""Answers: choose the texts for topics and a reader, and lay them out as a message. Pure."""

from knowledge.answers.select import Asked, Extracts, answer_about, answer_with, fitting_ranking, for_nation, offered, text_for

__all__ = ["Asked", "Extracts", "answer_about", "answer_with", "fitting_ranking", "for_nation", "offered", "text_for"]
