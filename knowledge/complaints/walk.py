"""One turn of the complaint walk: what was said, in the middle of a question, and what follows. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Any

from knowledge.complaints.case import CaseError
from knowledge.complaints.interview import (
    DATES,
    Interview,
    decided,
    fold,
    given_away,
    meant,
    next_field,
    wants_to_skip,
)
from knowledge.complaints.table import Table

MOST_UNCLEAR = 3
ASIDES = frozenset({"capabilities", "privacy", "bot_challenge", "who_can_help", "feeling", "tell_more", "where_said",
                    "simpler", "more_detail", "give_paragraph", "other_nation", "thanks", "greet", "choose",
                    "answer_anyway", "welsh", "not_english"})
ASK, RESUME = "ask_rights", "resume"
LOOKS_LIKE_A_QUESTION = re.compile(r"^(what|whats|who|whos|why|how|can|will|do|does|is|are|should|when|where|which|"
                                   r"could|would|am i|did|have they|has)\b")
STOP_WORDS = frozenset({"stop", "cancel", "exit", "quit", "stop this", "stop please", "please stop",
                        "stop asking", "end this", "i want to stop"})
SURE_OF_A_QUESTION, PERHAPS_A_QUESTION = 0.5, 0.62


class Turn(str, Enum):
    """What to do with a message: ask the next question, answer an aside, ask again, or end."""

    NEXT = "next"
    ASIDE = "aside"
    UNCLEAR = "unclear"
    REFUSED = "refused"
    STOPPED = "stopped"
    HUMAN = "human"


@dataclass(frozen=True)
class Heard:
    """A message as the pipeline understood it. ``day`` is an ISO date, with '~' before it when not exact."""

    text: str = ""
    intent: str = ""
    answer: str = ""
    day: str = ""
    change: str = ""
    nation: str = ""
    best: float = 0.0

    @property
    def looks_like_a_question(self) -> bool:
        """True when it ends in a question mark or starts as a question does."""
        return self.text.rstrip().endswith("?") or bool(LOOKS_LIKE_A_QUESTION.match(fold(self.text)))


@dataclass(frozen=True)
class Walk:
    """Where the walk stands: the facts so far, the fields asked and passed over, and how often it was unclear."""

    known: Mapping[str, Any] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    unclear: int = 0
    about_dates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """The walk after a turn, what to do, the day just noted (to read back), and the next question (None: done)."""

    walk: Walk
    turn: Turn
    noted: str = ""
    question: str | None = None


@dataclass(frozen=True)
class Guide:
    """What every turn needs: the interview, the table and the day."""

    interview: Interview
    table: Table
    today: date

    def next(self, walk: Walk) -> str | None:
        """The next question, or None when enough is known."""
        return next_field(self.interview, walk.known, walk.skipped, self.table, self.today)


def begin(heard: Heard, known: Mapping[str, Any], guide: Guide) -> Outcome:
    """Start, or start again with facts kept: take what was already said, and ask the first question left."""
    walk = _learn(Walk(known=dict(known)), _given(heard, guide))
    if heard.day and not heard.change:
        walk = _dated(walk, "event_date", heard.day, guide) or walk
    if heard.change:
        walk = _forget(walk, heard.change)
        return _ask(walk, heard.change, Turn.NEXT)
    return _ask(walk, guide.next(walk), Turn.NEXT)


def take(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome:
    """What a message means while the question ``requested`` stands open."""
    for reading in (_command, _button, _date, _aside, _words, _passed_over, _volunteered, _late_aside):
        outcome = reading(walk, requested, heard, guide)
        if outcome is not None:
            return outcome
    unclear = walk.unclear + 1
    turn = Turn.HUMAN if unclear >= MOST_UNCLEAR else Turn.UNCLEAR
    return Outcome(replace(walk, unclear=unclear), turn, question=None if turn is Turn.HUMAN else requested)


def _given(heard: Heard, guide: Guide) -> dict[str, Any]:
    """What the message gives away, the nation it names among it."""
    named = {"hospital_country": heard.nation} if heard.nation else {}
    return {**given_away(guide.interview, heard.text), **named}


def _ask(walk: Walk, question: str | None, turn: Turn, noted: str = "") -> Outcome:
    if question and (not walk.asked or walk.asked[-1] != question):
        walk = replace(walk, asked=(*walk.asked, question))
    return Outcome(walk, turn, noted, question)


def _learn(walk: Walk, facts: Mapping[str, Any]) -> Walk:
    return replace(walk, known={**walk.known, **facts}, unclear=0)


def _forget(walk: Walk, field_name: str) -> Walk:
    known = {name: value for name, value in walk.known.items() if name != field_name}
    return replace(walk, known=known, skipped=tuple(one for one in walk.skipped if one != field_name), unclear=0)


def _go_on(walk: Walk, guide: Guide, noted: str = "") -> Outcome:
    return _ask(walk, guide.next(walk), Turn.NEXT, noted)


def _command(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    said = fold(heard.text)
    if said in STOP_WORDS or (heard.intent == "stop" and requested != "want"):
        return Outcome(walk, Turn.STOPPED)
    if heard.intent == "start_again":
        return _go_on(Walk(), guide)
    if heard.intent == RESUME:
        return _ask(walk, requested, Turn.NEXT)
    if heard.change or re.search(r"\b(change|wrong) (the |my )?(date|day)\b|\b(date|day) (is |was )?wrong\b", said):
        changed = heard.change or "event_date"
        return _ask(_forget(walk, changed), changed, Turn.NEXT)
    return _back(walk, guide) if heard.intent == "go_back" else None


def _back(walk: Walk, guide: Guide) -> Outcome:
    """To the question before the open one; its answer is forgotten."""
    asked = walk.asked[:-2] if len(walk.asked) > 1 else ()
    before = walk.asked[-2] if len(walk.asked) > 1 else (walk.asked[0] if walk.asked else None)
    if before is None:
        return _go_on(walk, guide)
    return _ask(replace(_forget(walk, before), asked=asked), before, Turn.NEXT)


def _button(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    if heard.answer == "skip":
        return _passed(walk, requested, guide)
    found = guide.interview.option(heard.answer) if heard.answer else None
    return _go_on(_learn(walk, found[1].sets), guide) if found else None


def _date(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    if requested not in DATES or not heard.day:
        return None
    dated = _dated(walk, requested, heard.day, guide)
    if dated is None:
        return Outcome(replace(walk, unclear=walk.unclear + 1), Turn.REFUSED, question=requested)
    return _go_on(dated, guide, requested)


def _dated(walk: Walk, field_name: str, said: str, guide: Guide) -> Walk | None:
    """The walk with this date; None when the date cannot be true beside the others."""
    dated = _learn(walk, {field_name: said.lstrip("~")})
    try:
        decided(dated.known, guide.table, guide.today)
    except CaseError:
        return None
    rough = {*walk.about_dates, field_name} if said.startswith("~") else set(walk.about_dates) - {field_name}
    return replace(dated, about_dates=tuple(sorted(rough)))


def _aside(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """A question or remark in the middle: answered, and the open question is put again."""
    asks = heard.intent == ASK and heard.looks_like_a_question and heard.best >= SURE_OF_A_QUESTION
    if asks or (heard.intent in ASIDES and not _is_answer(requested, heard, guide)):
        return Outcome(replace(walk, unclear=0), Turn.ASIDE, question=requested)
    return None


def _is_answer(requested: str, heard: Heard, guide: Guide) -> bool:
    """True for a short message that answers the open question, whatever else it looks like."""
    short = len(heard.text.split()) <= 4 and not heard.looks_like_a_question
    return short and meant(guide.interview.question(requested), heard.text) is not None


def _words(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    if wants_to_skip(guide.interview, heard.text):
        return None
    facts = meant(guide.interview.question(requested), heard.text)
    return _go_on(_learn(walk, {**_given(heard, guide), **facts}), guide) if facts else None


def _passed_over(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    return _passed(walk, requested, guide) if wants_to_skip(guide.interview, heard.text) else None


def _passed(walk: Walk, requested: str, guide: Guide) -> Outcome:
    return _go_on(replace(walk, skipped=(*walk.skipped, requested), unclear=0), guide)


def _volunteered(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """Facts for other questions, said now: kept, and the open question is put again if it is still open."""
    facts = _given(heard, guide)
    learnt = _learn(walk, facts) if facts else None
    if heard.day and requested not in DATES:
        learnt = _dated(learnt or walk, "event_date", heard.day, guide) or learnt
    if learnt is None or learnt.known == walk.known:
        return None
    return _go_on(learnt, guide, "event_date" if heard.day else "")


def _late_aside(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    if heard.intent == ASK and heard.best >= PERHAPS_A_QUESTION:
        return Outcome(replace(walk, unclear=0), Turn.ASIDE, question=requested)
    return None
