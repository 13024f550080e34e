"""A day or a stretch of time as people say it, and its first day: the safe one, never later than the truth. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from knowledge.complaints.interview.dates.readers import Found, Said, read, year_for
from knowledge.complaints.interview.dates.shapes import (
    JOIN,
    NOT_WHEN,
    SHAPES,
    YEAR,
    is_filler,
    spelt_out,
)
from knowledge.complaints.interview.dates.words import MONTH, WEEK_DAYS


@dataclass(frozen=True)
class Time:
    """A time the text names: its first and last day, and where it stands in the text as read."""

    said: Said
    start: int
    end: int


def first_day(text: str, today: date) -> Said | None:
    """The first time the text names (small letters, no apostrophes), never after today; None when there is none."""
    return next((one.said for one in times(text, today)), None)


def times(text: str, today: date) -> Iterator[Time]:
    """Every time the text names, in order; one that has not come yet is left out."""
    text = as_read(text)
    for row in _rows(_without_coarse(list(_found(text)), text), text):
        years = [one for one in row if one.kind == "year"]
        weeks = [one for one in row if one.kind == "week"]
        plain = [one for one in row if one not in years and not (one in weeks and _has(row, "week_day"))] or years
        found = _in_order([read(one, year_for(one, years, today), weeks, today) for one in plain])
        if found:
            yield Time(_joined(found, today), row[0].match.start(), row[-1].match.end())


def as_read(text: str) -> str:
    """The text that places in it are counted on."""
    return NOT_WHEN.sub(" ", spelt_out(text))


def _joined(found: list[Said], today: date) -> Said:
    """Several times said together, as one stretch that ends today at the latest."""
    first, last = min(found, key=lambda one: one.day), max(one.until for one in found)
    exact = len(found) == 1 or first.precision != "day"
    return Said(first.day, first.precision if exact else "about", min(last, today))


def _has(row: list[Found], kind: str) -> bool:
    return any(one.kind == kind for one in row)


def _in_order(read: list[Said | None]) -> list[Said]:
    """What could be read; nothing when one of it could not, or has not come yet."""
    return [one for one in read if one is not None] if None not in read else []


def _found(text: str) -> Iterator[Found]:
    """Every time named, the first and longest first, none over another."""
    seen = [Found(kind, match) for kind, shape in SHAPES.items() for match in shape.finditer(text) if _is_one(kind, match, text)]
    end = 0
    for one in sorted(seen, key=lambda one: (one.match.start(), -one.match.end())):
        if one.match.start() >= end and one.match[0].strip():
            end = one.match.end()
            yield one


def _is_one(kind: str, match: re.Match[str], text: str) -> bool:
    """'may', 'mar' and short weekdays need a word that shows what they are; a year alone needs a short message."""
    named = match.groupdict()
    if kind == "month" and named["month"] in ("may", "mar"):
        known = named["lead"] or named["part"] or named["first"] or named["after"] or match[0].strip() == text.strip()
        return bool(known) or bool(re.match(rf"[,\s]*((of|in|or|and|to)\s+)*({YEAR.pattern}|({MONTH})\b)", text[match.end():]))
    if kind == "week_day" and named["day"] not in WEEK_DAYS:
        return bool(named["lead"])
    if kind == "year" and named["y_number"]:
        return not re.match(r" act\b", text[match.end():]) and not re.search(r"\b(act|code|section) $", text[:match.start()])
    return True


def _without_coarse(found: list[Found], text: str) -> list[Found]:
    """'Tuesday 3 November' and 'a Monday in June': the weekday adds nothing that could be read."""
    month_at = [one.match for one in found if one.kind in ("month", "this_month", "feast")]

    def beside(one: Found) -> bool:
        gaps = [text[min(one.match.end(), other.end()):max(one.match.start(), other.start())] for other in month_at]
        return any(is_filler(gap) and not re.search(r"\b(or|to|and|between|from)\b", gap) for gap in gaps)

    return [one for one in found if not (one.kind in ("week_day", "weekend", "week") and beside(one))]


def _rows(found: list[Found], text: str) -> Iterator[list[Found]]:
    """Times that belong together: ranges, choices, and a year or a week said with them. A lone year needs a short message."""
    row: list[Found] = found[:1]
    for before, one in pairwise(found):
        gap = text[before.match.end():one.match.start()]
        tied = {before.kind, one.kind} & {"year", "week"} and is_filler(gap)
        if tied or JOIN.fullmatch(gap):
            row.append(one)
        else:
            yield row
            row = [one]
    if row and not (len(row) == 1 and row[0].get("y_number") and len(text.split()) > 8):
        yield row
