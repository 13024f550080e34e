"""The complaint walk: the questions, what an answer means, one turn, and the days people name. Pure; no clock."""

from knowledge.complaints.interview.hearing import answers_open_question, is_leaving
from knowledge.complaints.interview.story.told import facts_said

__all__ = ["answers_open_question", "facts_said", "is_leaving"]
