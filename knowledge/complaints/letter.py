"""Fills a letter template from the facts; what only the person knows stays a visible blank. Pure; no clock.

A template is plain text. `[your name]` is a blank for the person. `{event_date}` is filled from the facts, or becomes
a blank. A line that starts with `?asker=carer|advocate?` is kept only when that fact has one of the values; `?late?`
and `?recent?` look at the dates. `{standards}` becomes the standards that fit the nation and the day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.complaints.deadlines import incl
from knowledge.complaints.facts import ComplaintFacts
from knowledge.complaints.interview import long_date

BLANK = re.compile(r"\[([^\]\n]+)\]")
VALUE = re.compile(r"\{(\w+)\}")
CONDITION = re.compile(r"^\?(?P<name>\w+)(?:(?P<sign>!?=)(?P<values>[^?]+))?\?\s?")
BLANKS = {"date": "date", "event_date": "date it happened", "known_date": "date you found out",
          "complaint_date": "date you complained", "stage_date": "date of the answer"}
DATES = ("event_date", "known_date", "complaint_date", "stage_date")
USUAL_LIMIT_MONTHS = 12
RECENT_DAYS = 31


@dataclass(frozen=True)
class Standard:
    """What should have happened, in one sentence, with its citation; for a nation, from a day on."""

    text: str
    citation: str
    nation: str
    since: date | None = None

    def fits(self, nation: str, day: date) -> bool:
        """True when it held in this nation on this day."""
        return self.nation in (nation, "both") and (self.since is None or self.since <= day)


@dataclass(frozen=True)
class Letter:
    """A drafted letter: its text with visible blanks, and the blanks once each, in order."""

    text: str
    blanks: tuple[str, ...]


def draft(template: str, facts: ComplaintFacts, standards: Sequence[Standard], today: date) -> Letter:
    """The letter for these facts. Raises KeyError for a `{value}` nobody knows."""
    values = _values(facts, standards, today)
    lines = [kept for line in template.splitlines() if (kept := _kept(line, facts, today)) is not None]
    text = VALUE.sub(lambda found: values[found[1]], "\n".join(lines))
    text = re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    return Letter(text, tuple(dict.fromkeys(BLANK.findall(text))))


def _values(facts: ComplaintFacts, standards: Sequence[Standard], today: date) -> Mapping[str, str]:
    known: dict[str, str] = {"date": long_date(today)}
    for name in DATES:
        day = getattr(facts, name)
        known[name] = long_date(day) if day else f"[{BLANKS[name]}]"
    nation = facts.hospital_country.value if facts.hospital_country else "both"
    fitting = [one for one in standards if one.fits(nation, facts.event_date or today)]
    known["standards"] = "\n".join(f"- {one.text} ({one.citation})" for one in fitting)
    return known


def _kept(line: str, facts: ComplaintFacts, today: date) -> str | None:
    """The line without its conditions; None when one of them does not hold."""
    while found := CONDITION.match(line):
        if not _holds(found, facts, today):
            return None
        line = line[found.end():]
    return line


def _holds(found: re.Match[str], facts: ComplaintFacts, today: date) -> bool:
    name, values = found["name"], (found["values"] or "").split("|")
    if name == "late":
        return is_late(facts, today)
    if name == "recent":
        return bool(facts.event_date and (today - facts.event_date).days <= RECENT_DAYS)
    said = _said(getattr(facts, name))
    return bool(said & set(values)) == (found["sign"] == "=")


def _said(value: Any) -> set[str]:
    if value is None:
        return {"unknown"}
    if isinstance(value, frozenset):
        return {one.value for one in value} or {"unknown"}
    return {value.value, getattr(getattr(value, "group", value), "value", "")} if hasattr(value, "value") else {str(value)}


def is_late(facts: ComplaintFacts, today: date) -> bool:
    """True when the usual limit of 12 months has passed."""
    return bool(facts.clock and incl(facts.clock, USUAL_LIMIT_MONTHS) < today)


def fields_of(letter: Letter) -> list[dict[str, Any]]:
    """The blanks as fields for the page: name, label, and whether it takes several lines."""
    return [{"name": re.sub(r"\W+", "_", blank.lower()).strip("_"), "blank": f"[{blank}]",
             "label": blank[:1].upper() + blank[1:], "hint": "", "multiline": len(blank.split()) > 6}
            for blank in letter.blanks]
