"""What a letter says of a case: its dates and section in words, the standards that fit, its blanks as fields. Pure; no clock.

Templates are rendered in knowledge/letters; this room knows no template language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from knowledge.complaints.condition import Case, holds
from knowledge.complaints.facts import ComplaintFacts
from knowledge.complaints.interview.read_back import long_date

BLANK = re.compile(r"\[([^\[\]\n]+)\]")
LONGEST_BLANK = 80
BLANKS = {"event_date": "date it happened", "known_date": "date you found out",
          "complaint_date": "date they had your complaint", "stage_date": "date of their answer",
          "section": "which section"}
VALUES = frozenset({"date", "standards", *BLANKS})
MOST_STANDARDS = 10
BOTH = "both"


@dataclass(frozen=True)
class Standard:
    """What should have happened, in one sentence, with its citation; for a nation, some days and some cases."""

    id: str
    text: str
    citation: str
    nation: str
    when: str = ""
    since: date | None = None
    until: date | None = None

    def fits(self, nation: str, day: date, case: Case) -> bool:
        """True when it held in this nation on this day, and is about such a case."""
        held = (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
        return held and self.nation in (nation, BOTH) and all(holds(one, case) for one in self.when.split())


class LetterStep(str, Enum):
    """The steps of a letter in order: where it goes and who writes, what happened, what it did to the person, what they want."""

    WHERE = "where"
    HAPPENED = "happened"
    EFFECT = "effect"
    WANT = "want"


@dataclass(frozen=True)
class LetterField:
    """How the page asks for a blank: its label, a hint, whether it takes several lines, and in which step it stands."""

    label: str
    hint: str = ""
    multiline: bool = False
    step: LetterStep = LetterStep.WHERE


@dataclass(frozen=True)
class Letter:
    """A drafted letter: its text with visible blanks, and the blanks once each, in order."""

    text: str
    blanks: tuple[str, ...]


def values_of(case: Case, standards: Sequence[Standard]) -> Mapping[str, str]:
    """What a template prints under each name of VALUES: the value in words, or its blank."""
    facts = case.facts
    days = {"event_date": facts.event_date, "known_date": facts.known_date, "stage_date": facts.stage_date,
            "complaint_date": facts.received}
    known = {"date": long_date(case.today), "section": _section(facts) or f"[{BLANKS['section']}]",
             "standards": "\n".join(f"- {one.text} ({one.citation})" for one in fitting(standards, case))}
    return known | {name: long_date(day) if day else f"[{BLANKS[name]}]" for name, day in days.items()}


def fitting(standards: Sequence[Standard], case: Case) -> list[Standard]:
    """The standards that held where and when it happened, the first ten; only common ones in an unknown nation."""
    facts = case.facts
    nation = facts.hospital_country.value if facts.hospital_country else BOTH
    return [one for one in standards if one.fits(nation, facts.event_date or case.today, case)][:MOST_STANDARDS]


def _section(facts: ComplaintFacts) -> str:
    """'section 3', 'sections 37 and 41'; '' when no section was named."""
    status = facts.legal_status
    if status is None or status.group is status or not re.match(r"s\d", status.value):
        return ""
    numbers = status.value[1:].upper().split("/")
    return f"section{'s' if len(numbers) > 1 else ''} {' and '.join(numbers)}"


def fields_of(letter: Letter, fields: Mapping[str, LetterField]) -> list[dict[str, Any]]:
    """The blanks as fields for the page: name, label, hint, whether it takes several lines, and its step."""
    return [_field(blank, fields.get(blank, LetterField(blank[:1].upper() + blank[1:]))) for blank in letter.blanks]


def _field(blank: str, field: LetterField) -> dict[str, Any]:
    return {"name": re.sub(r"\W+", "_", blank.lower()).strip("_"), "blank": f"[{blank}]", "label": field.label,
            "hint": field.hint, "multiline": field.multiline, "step": field.step.value}
