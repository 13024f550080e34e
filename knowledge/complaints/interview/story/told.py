"""What a message says of the case, in whatever words and order: each fact with how certain it is. Pure; no clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from knowledge.complaints.case import LATEST
from knowledge.complaints.interview.patterns.shape import fold
from knowledge.complaints.interview.story.certainty import HALF_SAID, SAID, Told
from knowledge.complaints.interview.story.learnt import together
from knowledge.complaints.interview.story.people import pattern
from knowledge.complaints.interview.story.place import where_it_was
from knowledge.complaints.interview.story.progress import how_far
from knowledge.complaints.interview.story.section import how_held
from knowledge.complaints.interview.story.when import days_told, in_order
from knowledge.complaints.interview.story.who import who_is_told_of
from knowledge.complaints.interview.story.wish import wishes

NOT_BEGUN = ("none", "informal")
WANTS_TO_COMPLAIN = pattern(r"(wants?|like|need|going|wish|ready|able|me|us|can i|can we|how do i|how do we)( still)?( to)? (\w+ )?"
                            r"(complain|(make|put in|raise|lodge|file|send) an? (\w+ )?complaint)")


def facts_said(text: str, today: date, nation: str = "", read: Mapping[str, tuple[Any, float]] | None = None) -> Told:
    """The facts a message names, as {fact: (value, certainty)}.

    ``nation``: the nation of the places it names, where somebody knows them; ``read``: what a learnt reader made of it.
    Certainty is 1 for what is said outright and a half for what was perhaps meant, which is to be asked back. Dates are ISO days,
    wishes a list.
    """
    told: Told = {}
    for name, value, sure in _facts(fold(text), text, nation):
        before = told.get(name)
        if before and isinstance(value, list):
            value = sorted({*before[0], *value})
        if not before or isinstance(value, list):
            told[name] = value, SAID if sure or (before is not None and before[1] == SAID) else HALF_SAID
    return together(told, _without_a_stage(told, read, text)) | _days(text, today)


def _without_a_stage(told: Told, read: Mapping[str, tuple[Any, float]] | None, text: str) -> Mapping[str, tuple[Any, float]]:
    """What was read, without a complaint that is in or answered where the words only say that somebody wants to complain."""
    wished = "stage" not in told and WANTS_TO_COMPLAIN.search(fold(text))
    return {name: one for name, one in (read or {}).items() if not (wished and name == "stage" and one[0] not in NOT_BEGUN)}


def _days(text: str, today: date) -> Told:
    """The days named, and as ``latest`` the last day of each that was told as a stretch of time."""
    found = in_order(days_told(text, today)[0])
    days: Told = {name: (said.day.isoformat(), SAID if said.precision == "day" else HALF_SAID) for name, said in found.items()}
    latest = {name: said.until.isoformat() for name, said in found.items() if said.until != said.day}
    return days | ({LATEST: (latest, SAID)} if latest else {})


def _facts(said: str, raw: str, nation: str) -> Iterator[tuple[str, Any, bool]]:
    yield from who_is_told_of(said, raw)
    yield from how_held(said)
    yield from wishes(said)
    yield from where_it_was(said, nation)
    yield from how_far(said)
