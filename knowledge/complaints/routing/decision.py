"""What comes out: the steps in order, the court clocks, and what is not offered with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from knowledge.complaints.routing.table import Basis, Belongs, Due

SOON_DAYS, LAST_DAYS = 28, 1
TODAY_PLACE = 3


class State(str, Enum):
    """Where a day stands against today; ``none`` when there is no day.

    ``maybe``: it may have passed, since the day it counts from was told as a stretch of time and its last day is not over.
    """

    OPEN = "open"
    TODAY = "today"
    PASSED = "passed"
    MAYBE = "maybe"
    NONE = "none"

    @classmethod
    def of(cls, day: date | None, today: date, until: date | None = None) -> State:
        """The state of a last day, which may be as late as ``until``."""
        if day is None:
            return cls.NONE
        if day == today:
            return cls.TODAY
        if day > today:
            return cls.OPEN
        return cls.MAYBE if until is not None and until >= today else cls.PASSED


@dataclass(frozen=True)
class Timed:
    """A last day: ``by``, the day to aim for, where it stands, and days left (below 0 when passed).

    ``by`` is the safe day. ``until`` is the latest it can be, when it counts from a stretch of time; else the same.
    """

    by: date | None
    aim_by: date | None
    state: State
    days_left: int | None
    until: date | None = field(default=None, kw_only=True)

    @property
    def soon(self) -> bool:
        """True when 28 days or fewer are left, today included, or when it may have passed."""
        return self.state is State.MAYBE or (self.days_left is not None and 0 <= self.days_left <= SOON_DAYS)


@dataclass(frozen=True)
class Step(Timed):
    """One route to take. ``card`` names the file of ``routes/`` that explains it.

    ``pick_one`` groups routes of which only one may be used; steps with the same card are one thing to do.
    ``due`` says whose day ``by`` is; ``aim_by`` is given only for the person's own limits.
    """

    route: str
    card: str
    rule: str
    place: int
    belongs: Belongs
    due: Due
    milestones: tuple[tuple[str, date], ...]
    pick_one: str
    because: str
    source: str
    basis: Basis

    @property
    def last_chance(self) -> bool:
        """True for the person's own or a court's limit whose last day is today or tomorrow."""
        return self.due not in (Due.THEIRS, Due.KEPT) and self.days_left is not None and 0 <= self.days_left <= LAST_DAYS

    @property
    def for_today(self) -> bool:
        """True for what is to be done today: by its place, or because its last day is here."""
        return self.place <= TODAY_PLACE or self.last_chance


@dataclass(frozen=True)
class Clock(Timed):
    """A court, tribunal or compensation limit. It runs on while a complaint is dealt with.

    ``named`` says by which words it is called: its own, or after a death those for who may claim then.
    """

    clock: str
    named: str
    rule: str
    because: str
    source: str
    basis: Basis


@dataclass(frozen=True)
class NotOffered:
    """A route that does not fit, and why. ``reason`` is one word (nation, payer, consent, stage...)."""

    route: str
    rule: str
    reason: str
    because: str
    source: str


@dataclass(frozen=True)
class Decision:
    """The whole answer to one case."""

    steps: tuple[Step, ...]
    clocks: tuple[Clock, ...]
    not_offered: tuple[NotOffered, ...]

    @property
    def legal_advice_soon(self) -> bool:
        """True when a court clock has 28 days or fewer left."""
        return any(clock.soon for clock in self.clocks)

    def step(self, route: str) -> Step | None:
        """The step of a route, or None when it is not offered."""
        return next((step for step in self.steps if step.route == route), None)
