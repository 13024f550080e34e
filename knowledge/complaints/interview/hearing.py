"""What a message is to the walk before anything is made of it: an answer, a goodbye, a complaint told. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from knowledge.complaints.facts import DATES
from knowledge.complaints.interview.answers import Question, meant, question_of, wants_to_skip
from knowledge.complaints.interview.dates.reading import day_said
from knowledge.complaints.interview.patterns.shape import fold
from knowledge.complaints.interview.patterns.vocabulary import (
    BOTH_NATIONS,
    GIVING_UP,
    HOW_TO,
    IN_PRISON,
    LATER_DAYS,
    LEAVING,
    ONGOING,
    SAME_DAY,
    STOPPING,
)
from knowledge.complaints.interview.short_answers import is_a_question, is_short, short_facts
from knowledge.complaints.interview.story.certainty import HALF_SAID, SAID
from knowledge.complaints.interview.story.told import facts_said
from knowledge.complaints.interview.turn import LOOKS_LIKE_A_QUESTION

NOT_AT_ALL = 0.0
NO_ANSWER = {"injury"}  # who says that somebody is hurt is heard for danger first
LONGEST_ADDED, ENOUGH_TOLD = 20, 2
OF_AN_EVENT = frozenset(("asker", "setting", "legal_status", "funder", "stage", "injury", "continuing", "hospital_country"))
COMPLAINS = re.compile(r"\bcomplain\w*\b")
WANTS_TO = re.compile(
    r"\b(want|wants|need|like|going|wish|ready|trying|have|got|decided) (to |a |an )?(\w+ )?(to )?"
    r"(make |put in |raise |lodge |file |send )?(a |an |my |the )?(\w+ )?complain\w*|^complain\w* (about|of)\b|"
    r"\bcomplaint please\b|\b(im|i am|we are|were) (making|complaining|putting in)\b|"
    r"\bhow (do|can|would) (i|we) (\w+ ){0,3}complain\w*")
ASKS_ABOUT_IT = re.compile(
    r"\b(how|can|could|should|shall|may|what|when|where|who|is it|am i|are we|do i|do we|does|did|will|would)\b"
    r"(?: \w+){0,8} complain\w*\b")
ENDS_ASKING = re.compile(r"\b(should|shall|must|can|could|may|do|will|would) (i|we)\b(?: \w+){0,6}$")
ASKS_WHY = ("want", "why", "what happened", "how it")


@lru_cache(maxsize=32)
def _question(name: str) -> Question:
    return question_of(name)


def answers_open_question(question: str, text: str, today: date, known: Mapping[str, Any] | None = None,
                          nation: str = "", read: Mapping[str, tuple[Any, float]] | None = None) -> float:
    """How far the text reads as an answer to the walk's open question, or names a fact of the case, new or known.

    1: it answers, passes over, or tells a fact; a half: it has the form of a question and tells a fact all the same; 0: it
    does neither. ``question`` is the name of a fact; ``nation`` that of the places the text names;
    ``read``: what a learnt reader heard in it.
    """
    told = set(facts_said(text, today, nation, None if is_short(text) else read)) - NO_ANSWER
    if _asks(question, text) and not HOW_TO.found(text):
        return HALF_SAID if told else NOT_AT_ALL
    answers = _answers(question, text, today) or _of_the_walk(question, text)
    return SAID if told or answers or short_facts(text, known or {}, question) else NOT_AT_ALL


def _of_the_walk(question: str, text: str) -> bool:
    """Signs that are read by the walk alone: of time, of both nations, of a prison, of what to do with the open question."""
    return (ONGOING.found(text) or IN_PRISON.found(text) or SAME_DAY.found(text)
            or (question == "hospital_country" and BOTH_NATIONS.found(text)) or HOW_TO.found(text))


def of_the_case(text: str, today: date, known: Mapping[str, Any], nation: str = "") -> bool:
    """True when a message, sent after the list of ways, says something of the case it was made for: a fact or wish, new or known,
    or a day; nothing in the form of a question, and no story, which may be another one."""
    if is_a_question(text) or len(text.split()) > LONGEST_ADDED:
        return False
    return bool(facts_said(text, today, nation) or short_facts(text, known) or day_said(text, today))


def tells_a_complaint(text: str, today: date, nation: str = "") -> bool:
    """True when a message says that it complains and tells what of: the day it happened, or two other facts of the case.

    'Can I complain', 'should I' ask, and begin nothing by themselves; 'I want to complain' or 'how do I complain' beside what
    happened does.
    """
    said = fold(text)
    asks = ASKS_ABOUT_IT.search(said) or ENDS_ASKING.search(said)
    if not COMPLAINS.search(said) or (asks and not WANTS_TO.search(said)):
        return False
    told = facts_said(text, today, nation)
    return "event_date" in told or len(set(told) & OF_AN_EVENT) >= ENOUGH_TOLD


def asks_how_to(text: str) -> bool:
    """True for 'how do I complain?' and nothing else: after a story it asks for the way from there."""
    return HOW_TO.found(text)


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
