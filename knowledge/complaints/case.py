"""Reads one case from plain values (JSON): refuses what it does not know, by name, in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from knowledge.complaints.facts import BY_NAME, FACTS, ComplaintFacts, Fact, LegalStatus, Stage, Want

E = TypeVar("E", bound=Enum)
UNKNOWN = "unknown"
LATEST = "latest"
FIRST_YEAR, LAST_YEAR = 1900, 2150
_DATED_STAGE = re.compile(r"(\w+)\s*\(\s*(\d{4}-\d{2}-\d{2})\s*\)")
_SECTIONS = {
    "s5": LegalStatus.SHORT_POWER,
    "s7": LegalStatus.GUARDIANSHIP,
    "s17a": LegalStatus.CTO,
    "s41": LegalStatus.S37_41,
    "s5_2": LegalStatus.S5_2,
    "s5_4": LegalStatus.S5_4,
}
_TRUTH = {"yes": True, "no": False, "true": True, "false": False}


class CaseError(ValueError):
    """A value nobody can use: ``field`` names it, the message says what to give instead, in one line."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(f"{field}: {message}")


def read_case(values: Mapping[str, Any]) -> ComplaintFacts:
    """The facts that plain values hold. CaseError on an unknown field, value or date."""
    for name in values:
        if name not in BY_NAME and name != LATEST:
            raise CaseError(name if name.isidentifier() else _shown(name),
                            f"is not a field we know; the fields are {', '.join(BY_NAME)}, today")
    stage, stage_date = _stage(values)
    read = {fact.name: _value(fact, values) for fact in FACTS if fact.name not in ("stage", "stage_date")}
    return ComplaintFacts(stage=stage, stage_date=stage_date, latest=_latest(values.get(LATEST) or {}), **read)


def _value(fact: Fact, values: Mapping[str, Any]) -> Any:
    """One fact, read as its row of the table says."""
    given = values.get(fact.name)
    if fact.kind is date:
        return read_day(fact.name, given, month_will_do=fact.name == "event_date")
    if fact.kind is bool:
        return _truth(fact.name, given)
    if fact.kind is LegalStatus:
        return _legal_status(given)
    return _wants(given) if fact.many else _one_of(fact.name, given, fact.kind)


def _latest(given: Mapping[str, Any]) -> dict[str, date]:
    """The last day of each stretch of time."""
    read = ((name, read_day(name, day)) for name, day in given.items())
    return {name: day for name, day in read if day is not None}


def read_day(field: str, value: Any, month_will_do: bool = False) -> date | None:
    """A date written YYYY-MM-DD; with ``month_will_do`` YYYY-MM is its first day. None when not known."""
    if value is None or value == UNKNOWN:
        return None
    text = value.strip() if isinstance(value, str) else ""
    if month_will_do and re.fullmatch(r"\d{4}-\d{2}", text):
        text += "-01"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise CaseError(field, f"{_shown(value)} is not a date written YYYY-MM-DD")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise CaseError(field, f"{_shown(value)} is not a day of the calendar") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CaseError(field, f"{_shown(value)} is not between the years {FIRST_YEAR} and {LAST_YEAR}")
    return day


def _shown(value: Any) -> str:
    """The value as it was given, on one short line."""
    return ascii(value)[:60]


def _one_of(field: str, value: Any, kind: type[E]) -> E | None:
    if value is None or value == UNKNOWN:
        return None
    known = {str(member.value): member for member in kind}
    chosen = known.get(value.strip().lower()) if isinstance(value, str) else None
    if chosen is None:
        raise CaseError(field, f"{_shown(value)} is not one of {', '.join(known)}, {UNKNOWN}")
    return chosen


def _wants(value: Any) -> frozenset[Want]:
    listed = value if isinstance(value, list) else [value]
    chosen = (_one_of("want", item, Want) for item in listed)
    return frozenset(want for want in chosen if want is not None)


def _truth(field: str, value: Any) -> bool | None:
    if value is None or isinstance(value, bool) or value == UNKNOWN:
        return value if isinstance(value, bool) else None
    if isinstance(value, str) and value.strip().lower() in _TRUTH:
        return _TRUTH[value.strip().lower()]
    raise CaseError(field, f"{_shown(value)} is not one of yes, no, {UNKNOWN}")


def _legal_status(value: Any) -> LegalStatus | None:
    """A group or a section, however it is written: s3, section 3, S.37/41, detained (s2), s5_2."""
    if not isinstance(value, str):
        return _one_of("legal_status", value, LegalStatus)
    text = re.sub(
        r"sec(tion|\.)?|[\s.]", lambda found: "s" if found[0].startswith("sec") else "", value.lower()
    )
    inside = re.fullmatch(r"(?:detained|short_power)[(_:,-]+(s?\d.*?)\)?", text)
    text = inside[1] if inside else text
    text = f"s{text}" if text[:1].isdigit() else text
    text = re.sub(r"^s5[_-]?\(?([24])\)?$", r"s5(\1)", text)
    text = re.sub(r"^s(37|47|48)[_/+-]s?(41|49)$", r"s\1/\2", text)
    known = {str(member.value): member for member in LegalStatus} | _SECTIONS
    return known.get(text) or _one_of("legal_status", value, LegalStatus)


def _stage(values: Mapping[str, Any]) -> tuple[Stage | None, date | None]:
    """The bare word and its date; a date in brackets after the word is taken too."""
    value, given = values.get("stage"), read_day("stage_date", values.get("stage_date"))
    dated = _DATED_STAGE.fullmatch(value.strip()) if isinstance(value, str) else None
    if dated:
        return _one_of("stage", dated[1], Stage), given or read_day("stage", dated[2])
    return _one_of("stage", value, Stage), given
