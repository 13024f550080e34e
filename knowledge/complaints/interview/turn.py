"""What goes into a turn of the complaint walk and what comes out of it: frozen records. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from knowledge.complaints.facts import ASKED, BY_NAME
from knowledge.complaints.interview.answers import Interview
from knowledge.complaints.interview.patterns.shape import fold
from knowledge.complaints.interview.questions import next_field
from knowledge.complaints.routing.table import Table

LOOKS_LIKE_A_QUESTION = re.compile(r"^(what|whats|who|whos|why|how|can|will|do|does|is|are|should|when|where|which|"
                                   r"could|would|am i|did|have they|has)\b")


class Turn(str, Enum):
    """What to do with a message: ask the next question, answer an aside, ask again, or end.

    ``left``: the person is going; ``elsewhere`` and ``prison``: it happened where nothing here applies; ``known``: after the list,
    what it rests on was said again and nothing else.
    """

    NEXT = "next"
    ASIDE = "aside"
    UNCLEAR = "unclear"
    REFUSED = "refused"
    STOPPED = "stopped"
    LEFT = "left"
    ELSEWHERE = "elsewhere"
    PRISON = "prison"
    HUMAN = "human"
    KNOWN = "known"


@dataclass(frozen=True)
class Heard:
    """A message as the pipeline understood it. ``day`` is an ISO date, with '~' before it when not exact.

    ``answer`` and ``answers`` are the buttons pressed; ``aside``: whoever decides has answered a question in it already.
    ``read``: the facts a learnt reader heard in it, each with its certainty.
    """

    text: str = ""
    intent: str = ""
    answer: str = ""
    day: str = ""
    change: str = ""
    nation: str = ""
    best: float = 0.0
    answers: tuple[str, ...] = ()
    aside: bool = False
    read: Mapping[str, tuple[Any, float]] = field(default_factory=dict)

    @property
    def pressed(self) -> tuple[str, ...]:
        """Every button pressed."""
        return self.answers or ((self.answer,) if self.answer else ())

    @property
    def looks_like_a_question(self) -> bool:
        """True when it ends in a question mark or starts as a question does."""
        return self.text.rstrip().endswith("?") or bool(LOOKS_LIKE_A_QUESTION.match(fold(self.text)))


@dataclass(frozen=True)
class Walk:
    """Where the walk stands: the facts so far, the fields asked and passed over, and how often it was unclear.

    ``latest``: the last day of each date told as a stretch of time. ``half``: facts that were only half understood, to be
    asked back when their question comes. ``repeats``: how often, since the last news, what is known already was said again.
    """

    known: Mapping[str, Any] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    unclear: int = 0
    latest: Mapping[str, str] = field(default_factory=dict)
    half: Mapping[str, Any] = field(default_factory=dict)
    repeats: int = 0

    @property
    def about_dates(self) -> tuple[str, ...]:
        """The dates that were told as a stretch of time."""
        return tuple(sorted(self.latest))

    def progress(self, question: str) -> tuple[int, int]:
        """(the number of this question, about how many there are)."""
        now = len(dict.fromkeys((*self.asked, question)))
        left = [name for name in ASKED if not self.known.get(name) and name not in (*self.asked, *self.skipped, question)
                and BY_NAME[name].matters(self.known)]
        return now, now + len(left)


@dataclass(frozen=True)
class Outcome:
    """The walk after a turn, what to do, the day just noted (to read back), and the next question (None: done).

    ``passed``: the open question was left, because it was not clear twice. ``kept``: something for another question
    was noted. ``changed``: (fact, what was said before, what counts now) for each fact that was corrected. ``back``: the
    question gone back to. ``why``: why a day was refused. ``again``: facts that were known so already and are said back.
    ``notes``: the names of phrases to be said before the next question.
    """

    walk: Walk
    turn: Turn
    noted: str = ""
    question: str | None = None
    passed: bool = False
    kept: bool = False
    changed: tuple[tuple[str, str, str], ...] = ()
    back: str = ""
    why: str = ""
    words: str = ""
    again: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guide:
    """What every turn needs: the interview, the table and the day."""

    interview: Interview
    table: Table
    today: date

    def next(self, walk: Walk) -> str | None:
        """The next question, or None when enough is known."""
        return next_field(self.interview, walk.known, walk.skipped, self.table, self.today)
