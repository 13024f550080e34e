"""Fills a letter template from the facts; what only the person knows stays a visible blank. Pure; no clock.

A template is plain text. `[your name]` is a blank for the person. `{event_date}` is filled from the facts, or becomes
a blank. A line that starts with `?asker=carer|advocate?` is kept only when that is so; several conditions may follow
one another, and all must hold (see condition.py). `{standards}` becomes the standards that fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.complaints.condition import Case, faults, holds
from knowledge.complaints.facts import ComplaintFacts
from knowledge.complaints.interview.read_back import long_date

BLANK = re.compile(r"\[([^\[\]\n]+)\]")
VALUE = re.compile(r"\{(\w+)\}")
CONDITION = re.compile(r"\?([^?\n]+)\?\s*")
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


@dataclass(frozen=True)
class LetterField:
    """How the page asks for a blank: its label, a hint, and whether it takes several lines."""

    label: str
    hint: str = ""
    multiline: bool = False


@dataclass(frozen=True)
class Letter:
    """A drafted letter: its text with visible blanks, and the blanks once each, in order."""

    text: str
    blanks: tuple[str, ...]


def draft(template: str, case: Case, standards: Sequence[Standard]) -> Letter:
    """The letter for this case. Raises KeyError for a `{value}` or a condition nobody knows."""
    values = _values(case, standards)
    lines = [kept for line in template.splitlines() if (kept := _kept(line, case)) is not None]
    text = VALUE.sub(lambda found: values[found[1]], "\n".join(lines))
    text = re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    return Letter(text, tuple(dict.fromkeys(BLANK.findall(text))))


def _values(case: Case, standards: Sequence[Standard]) -> Mapping[str, str]:
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


def _kept(line: str, case: Case) -> str | None:
    """The line without its conditions; None when one of them does not hold."""
    while found := CONDITION.match(line):
        if not holds(found[1], case):
            return None
        line = line[found.end():]
    return line


def line_faults(line: str) -> Iterator[str]:
    """What an editor must mend in one line of a template; nothing when it is well."""
    while found := CONDITION.match(line):
        yield from faults(found[1])
        line = line[found.end():]
    if line.startswith("?"):
        yield f"the condition at the start of '{line[:40]}' has no second question mark"
    yield from (f"'{{{name}}}' is not a value we know" for name in VALUE.findall(line) if name not in VALUES)
    yield from (f"'[{blank}]' is longer than {LONGEST_BLANK} letters" for blank in BLANK.findall(line)
                if len(blank) > LONGEST_BLANK)


def blanks_in(template: str) -> tuple[str, ...]:
    """Every blank a template may show, those of values nobody said among them."""
    values = (BLANKS[name] for name in VALUE.findall(template) if name in BLANKS)
    return tuple(dict.fromkeys((*BLANK.findall(template), *values)))


def fields_of(letter: Letter, fields: Mapping[str, LetterField]) -> list[dict[str, Any]]:
    """The blanks as fields for the page: name, label, hint, and whether it takes several lines."""
    return [_field(blank, fields.get(blank, LetterField(blank[:1].upper() + blank[1:]))) for blank in letter.blanks]


def _field(blank: str, field: LetterField) -> dict[str, Any]:
    return {"name": re.sub(r"\W+", "_", blank.lower()).strip("_"), "blank": f"[{blank}]", "label": field.label,
            "hint": field.hint, "multiline": field.multiline}
