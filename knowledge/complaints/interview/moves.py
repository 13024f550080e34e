"""The moves of the walk: ask, go on, put a question again, go back, change a fact, pass one over. Pure; no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from knowledge.complaints.facts import DATES
from knowledge.complaints.interview.story.when import days_told
from knowledge.complaints.interview.taking import forget
from knowledge.complaints.interview.turn import Guide, Heard, Outcome, Turn, Walk
from knowledge.complaints.interview.when import dated, given_day

MOST_UNCLEAR, NOTHING_AT_ALL = 2, 3
NEVER_PASSED = "hospital_country"


def not_clear(walk: Walk, requested: str, guide: Guide, turn: Turn, why: str = "") -> Outcome:
    """Put the question again; after two tries leave it and go on, so that nobody is caught. The nation is never left."""
    unclear = walk.unclear + 1
    if requested == NEVER_PASSED and unclear >= NOTHING_AT_ALL:
        return Outcome(replace(walk, unclear=0), Turn.HUMAN)
    if unclear < MOST_UNCLEAR or requested == NEVER_PASSED:
        return Outcome(replace(walk, unclear=unclear), turn, question=requested, why=why)
    walk = replace(walk, skipped=(*walk.skipped, requested), unclear=0)
    if not walk.known and len(walk.skipped) >= NOTHING_AT_ALL:
        return Outcome(walk, Turn.HUMAN)
    return replace(ask(walk, guide.next(walk), Turn.NEXT), passed=True)


def ask(walk: Walk, question: str | None, turn: Turn, noted: str = "") -> Outcome:
    """The outcome that puts a question, noted among those asked; None ends the walk."""
    if question and (not walk.asked or walk.asked[-1] != question):
        walk = replace(walk, asked=(*walk.asked, question))
    return Outcome(walk, turn, noted, question)


def go_on(walk: Walk, guide: Guide, noted: str = "") -> Outcome:
    """On to the next question worth asking."""
    return ask(walk, guide.next(walk), Turn.NEXT, noted)


def change(walk: Walk, field_name: str, heard: Heard, guide: Guide) -> Outcome:
    """Ask for this fact again; a day said with it is taken at once."""
    walk = forget(walk, field_name, guide)
    days = list(days_told(heard.text, guide.today)[0].values()) or [one for one in (given_day(heard),) if one]
    with_day = dated(walk, field_name, days[0], guide) if days and field_name in DATES else None
    return go_on(with_day, guide, field_name) if with_day else ask(walk, field_name, Turn.NEXT)


def back(walk: Walk, guide: Guide) -> Outcome:
    """To the question before the open one; its answer is forgotten."""
    if len(walk.asked) < 2:
        return ask(walk, walk.asked[0], Turn.NEXT) if walk.asked else go_on(walk, guide)
    before = walk.asked[-2]
    return replace(ask(replace(forget(walk, before, guide), asked=walk.asked[:-2]), before, Turn.NEXT), back=before)


def passed(walk: Walk, requested: str, guide: Guide) -> Outcome:
    """On, without an answer to the open question."""
    half = {name: value for name, value in walk.half.items() if name != requested}
    return go_on(replace(walk, skipped=(*walk.skipped, requested), unclear=0, half=half), guide)


def told_changes(walk: Walk, changed: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """(fact, before, now) for each fact that was known otherwise."""
    return tuple((name, str(walk.known[name]), str(value)) for name, value in changed.items() if walk.known.get(name))


def going_on(walk: Walk, guide: Guide) -> Walk:
    """It still goes on: today is one of its days, when no other is known."""
    known = {**walk.known, "continuing": True}
    known.setdefault("event_date", guide.today.isoformat())
    return replace(walk, known=known)
