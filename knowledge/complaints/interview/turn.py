"""What goes into a turn of the complaint walk and what comes out of it: frozen records. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from knowledge.complaints.interview.answers import Interview
from knowledge.complaints.interview.patterns.shape import fold
from knowledge.complaints.interview.questions import next_field
from knowledge.complaints.routing.table import Table

LOOKS_LIKE_A_QUESTION = re.compile(r"^(what|whats|who|whos|why|how|can|will|do|does|is|are|should|when|where|which|"
                                   r"could|would|am i|did|have they|has)\b")


class Turn(str, Enum):
    """What to do with a message: ask the next question, answer an aside, ask again, or end.

    ``left``: the person is going; ``elsewhere``: it happened where nothing here applies.
    """

    NEXT = "next"
    ASIDE = "aside"
    UNCLEAR = "unclear"
    REFUSED = "refused"
    STOPPED = "stopped"
    LEFT = "left"
    ELSEWHERE = "elsewhere"
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
    """The walk after a turn, what to do, the day just noted (to read back), and the next question (None: done).

    ``passed``: the open question was left, because it was not clear twice. ``kept``: something for another question
    was noted. ``changed``: (fact, what was said before, what counts now) for each fact that was corrected.
    """

    walk: Walk
    turn: Turn
    noted: str = ""
    question: str | None = None
    passed: bool = False
    kept: bool = False
    changed: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Guide:
    """What every turn needs: the interview, the table and the day."""

    interview: Interview
    table: Table
    today: date

    def next(self, walk: Walk) -> str | None:
        """The next question, or None when enough is known."""
        return next_field(self.interview, walk.known, walk.skipped, self.table, self.today)
