"""The records that travel between the rooms: what an editor wrote, and what is answered.

Frozen values only; no reading, no writing, no clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum


class Nation(str, Enum):
    """The nation whose rules apply: the one the hospital stands in."""

    ENGLAND = "england"
    WALES = "wales"
    BOTH = "both"

    def covers(self, other: Nation) -> bool:
        """True when a text marked with this nation may be said to somebody in ``other``."""
        return self is Nation.BOTH or self is other


class Weight(str, Enum):
    """How strong a statement is, and so which verb it may use."""

    LAW = "law"
    STATUTORY_GUIDANCE = "statutory-guidance"
    GUIDANCE = "guidance"
    REGULATOR = "regulator"
    COURT = "court"
    ADVICE = "advice"
    CAMPAIGN = "campaign"
    DATA = "data"


class Status(str, Enum):
    """Whether a fact may be served (design, section 7): pending ones never are."""

    SEED = "seed"
    VERIFIED = "verified"
    PENDING = "pending"


class Opener(str, Enum):
    """The word a reply to the question of the title would begin with; the text itself never begins with it."""

    YES = "yes"
    NO = "no"
    SOMETIMES = "sometimes"


class Reader(str, Enum):
    """Who reads: a patient (short), a carer (fuller), an advocate (exact)."""

    SHORT = "short"
    FULLER = "fuller"
    EXACT = "exact"


@dataclass(frozen=True)
class Source:
    """A document a statement rests on."""

    id: str
    title: str
    publisher: str
    year: int
    nation: Nation
    url: str
    licence: str = ""
    note: str = ""


@dataclass(frozen=True)
class Contact:
    """Somebody a person can turn to. Only what is verified is shown.

    ``called`` are the names people give it, when its number may be asked for outright; ``instead`` are ids of contacts that
    can be rung where it has no checked number.
    """

    id: str
    name: str
    what_for: str
    nation: Nation
    status: Status
    source: str
    checked_on: date
    phone: str = ""
    text: str = ""
    email: str = ""
    web: str = ""
    hours: str = ""
    note: str = ""
    called: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Citation:
    """Where a statement stands: the source, and the place in it."""

    source: Source
    pinpoint: str
    checked_on: date

    def line(self) -> str:
        """One line to copy, ending in the day it was last checked (ISO date)."""
        where = f", {self.pinpoint}" if self.pinpoint else ""
        return (
            f"{self.source.title} ({self.source.publisher}, {self.source.year}){where}."
            f" {self.source.url} Last checked {self.checked_on.isoformat()}."
        )


@dataclass(frozen=True)
class Extract:
    """One statement of the knowledge base, for three readers, with what it rests on.

    ``in_force_from`` None means it always was; ``date.max`` means passed but not yet in force.
    ``in_force_to`` is the last day it was good. ``pair`` names the same topic in the other nation.
    ``title`` asks as a person would (a button); ``heading`` is the short neutral name above an answer, the title when empty.
    ``topic`` is the theme, the guidance file it stands in; ``group`` the topic of topics.yml, ``parts`` every extract of that
    topic, the leading one first, ``siblings`` the leading extracts of the topics near it. ``was``: ids merged into this one.
    ``welsh_short`` is the short text in Welsh, '' when there is none for the English as it stands; ``welsh_checked``
    False: it is a draft that no Welsh speaker has read. ``asked_in_welsh`` are the ways of asking for it in Welsh.
    ``say_force`` False: how strong it is goes unsaid, because the instrument itself was not read or it is a care message.
    ``opener`` is said before ``short`` only to somebody who asks what the title asks (knowledge/openers.py).
    """

    id: str
    topic: str
    title: str
    nation: Nation
    weight: Weight
    status: Status
    short: str
    fuller: str
    exact: str
    next_steps: str
    citations: tuple[Citation, ...]
    checked_on: date
    review_by: date
    in_force_from: date | None = None
    in_force_to: date | None = None
    superseded_by: str = ""
    pair: str = ""
    related: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    heading: str = ""
    group: str = ""
    parts: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    say_force: bool = True
    opener: Opener | None = None
    welsh_short: str = ""
    welsh_checked: bool = False
    asked_in_welsh: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """An extract without a heading of its own is headed by its title."""
        if not self.heading:
            object.__setattr__(self, "heading", self.title)

    def says_force(self, today: date) -> bool:
        """True when its weight may be told as a sentence: never for what has not started."""
        return self.say_force and not (self.in_force_from is not None and self.in_force_from > today)

    def in_force(self, today: date) -> bool:
        """True when this was good on ``today``."""
        starts = self.in_force_from is None or self.in_force_from <= today
        ends = self.in_force_to is None or today <= self.in_force_to
        return starts and ends

    def served(self) -> bool:
        """True when its status lets it be said to anybody."""
        return self.status is not Status.PENDING


@dataclass(frozen=True)
class Topic:
    """What a person asks about: the extracts that answer it, the leading one first, and the topics asked for next."""

    id: str
    extracts: tuple[str, ...]
    siblings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ranked:
    """An extract's place in the retriever's ranking; ``score`` is a cosine between -1 and 1."""

    id: str
    score: float


@dataclass(frozen=True)
class Part:
    """One labelled piece of an answer: an extract as one reader reads it, for one nation."""

    extract: Extract
    text: str
    label: str = ""


@dataclass(frozen=True)
class Answer:
    """What is said to a question: never without a citation. ``also`` are the topics told beside the first, each as its parts.

    ``further`` completes the first from its own topic, folded under it, each extract as its parts; ``more_about`` are the
    rest of that topic, and ``asked_next`` the topics near it: both to choose from. ``test``: the general test of force, for
    somebody who asks of their own case.
    """

    parts: tuple[Part, ...]
    reader: Reader
    ask_nation: bool = False
    also: tuple[tuple[Part, ...], ...] = field(default=())
    further: tuple[tuple[Part, ...], ...] = field(default=())
    more_about: tuple[Extract, ...] = field(default=())
    asked_next: tuple[Extract, ...] = field(default=())
    test: tuple[Part, ...] = field(default=())

    def every_part(self) -> tuple[Part, ...]:
        """Every part of every topic: the first, what completes it, the others, the general test."""
        return (*self.parts, *(part for parts in (*self.further, *self.also, self.test) for part in parts))

    def citations(self) -> tuple[tuple[Nation, Citation], ...]:
        """Every citation of every part, in the order said, once each."""
        seen: dict[tuple[str, str], tuple[Nation, Citation]] = {}
        for part in self.every_part():
            for cited in part.extract.citations:
                seen.setdefault((cited.source.id, cited.pinpoint), (part.extract.nation, cited))
        return tuple(seen.values())


@dataclass(frozen=True)
class Route:
    """A way to complain, as explained to a person; ``id`` is the card of the decision table."""

    id: str
    title: str
    nation: Nation
    who_can: str
    how: str
    what_it_can_do: str
    what_it_cannot: str
    what_happens_next: str
    how_long: str
    before_you_start: str
    takes_letter: str
    contacts: tuple[str, ...]
    citations: tuple[Citation, ...]
    checked_on: date
