"""What a message is to the walk before anything is made of it: an answer, or a goodbye. Pure; no clock."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from knowledge.complaints.facts import DATES
from knowledge.complaints.interview.answers import Question, meant, question_of, wants_to_skip
from knowledge.complaints.interview.dates.reading import day_said
from knowledge.complaints.interview.patterns.shape import fold
from knowledge.complaints.interview.patterns.vocabulary import GIVING_UP, LATER_DAYS, LEAVING, STOPPING
from knowledge.complaints.interview.story.told import HALF_SAID, SAID, facts_said
from knowledge.complaints.interview.turn import LOOKS_LIKE_A_QUESTION

NOT_AT_ALL = 0.0
ASKS_WHY = ("want", "why", "what happened", "how it")


@lru_cache(maxsize=32)
def _question(name: str) -> Question:
    return question_of(name)


def answers_open_question(question: str, text: str, today: date) -> float:
    """How far the text reads as an answer to the walk's open question, or names a fact for another one.

    1: it answers, passes over, or tells a fact; a half: it has the form of a question and tells a fact all the same; 0: it
    does neither. ``question`` is the name of a fact.
    """
    answered = _answers(question, text, today)
    if not _asks(question, text):
        return SAID if answered or facts_said(text, today) else NOT_AT_ALL
    return HALF_SAID if facts_said(text, today) else NOT_AT_ALL


def _asks(question: str, text: str) -> bool:
    """True for the form of a question; at the wish 'why they did it' is an answer."""
    said = fold(text)
    starts = bool(LOOKS_LIKE_A_QUESTION.match(said))
    ends = text.rstrip().endswith("?")
    if question == ASKS_WHY[0] and said.startswith(ASKS_WHY[1:]) and not ends:
        return False
    return ends or starts


def _answers(question: str, text: str, today: date) -> bool:
    if question in DATES and day_said(text, today):
        return True
    return wants_to_skip(text, _question(question)) or meant(_question(question), text) is not None


def is_leaving(text: str, question: str = "") -> bool:
    """True for somebody who is going or has had enough; 'tomorrow' is no goodbye where a day is asked for."""
    if question in DATES and LATER_DAYS.found(text):
        return False
    return any(signs.found(text) for signs in (LEAVING, STOPPING, GIVING_UP))
