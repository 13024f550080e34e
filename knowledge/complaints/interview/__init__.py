"""The complaint walk: the questions, what an answer means, one turn, and the days people name. Pure; no clock."""

from knowledge.complaints.interview.hearing import answers_open_question, asks_how_to, is_leaving, of_the_case, tells_a_complaint
from knowledge.complaints.interview.story.told import facts_said

__all__ = ["answers_open_question", "asks_how_to", "facts_said", "is_leaving", "of_the_case", "tells_a_complaint"]
