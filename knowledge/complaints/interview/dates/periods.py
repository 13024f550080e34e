"""A day or a stretch of time as people say it, and its first day: the safe one, never later than the truth. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from knowledge.complaints.interview.dates.shapes import (
    JOIN,
    NOT_WHEN,
    PART_DAYS,
    PART_MONTHS,
    SHAPES,
    UNIT_DAYS,
    YEAR,
    is_filler,
    spelt_out,
)
from knowledge.complaints.interview.dates.words import FEASTS, MONTH, MONTHS, SEASONS, WEEK_DAYS, count_of, easter
from knowledge.complaints.routing.deadlines import incl

COUNTED_BACK = ("near", "ago", "week_day", "weekend", "week", "this_month")


@dataclass(frozen=True)
class Said:
    """A day read from words; ``precision`` is 'day', 'about' or 'month' (then the first of it, the safe day)."""

    day: date
    precision: str


@dataclass(frozen=True)
class Found:
    """A piece of the text that names a time."""

    kind: str
    match: re.Match[str]

    def get(self, name: str) -> str:
        """What a named part holds; '' when it is not there."""
        return (self.match.groupdict().get(name) or "").strip()


def first_day(text: str, today: date) -> Said | None:
    """The first day of the time the text names (small letters, no apostrophes), never after today; None when there is none."""
    text = NOT_WHEN.sub(" ", spelt_out(text))
    for row in _rows(_without_coarse(list(_found(text)), text), text):
        years = [one for one in row if one.kind == "year"]
        weeks = [one for one in row if one.kind == "week"]
        plain = [one for one in row if one not in years and not (one in weeks and _has(row, "week_day"))] or years
        read = _in_order([_read(one, _year_for(one, years, today), weeks, today) for one in plain])
        if read:
            first = min(read, key=lambda one: one.day)
            return first if len(read) == 1 or first.precision != "day" else Said(first.day, "about")
    return None


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


def _year_for(one: Found, years: list[Found], today: date) -> int | None:
    """The year said for this piece: the next one after it, else the one before; 0 for one that cannot be used."""
    after = [year for year in years if year.match.start() >= one.match.end()]
    chosen = after[0] if after else (years[-1] if years else None)
    if chosen is None or one in years:
        return None
    year = _year(chosen, today) - (1 if _runs_over_new_year(one, chosen) else 0)
    count = chosen.get("y_count")
    month = MONTHS.get(one.get("month"), 0)
    if count and month:
        around = today.year * 12 + today.month - 12 * count_of(count)
        year = min(year, min((year - 1, year), key=lambda y: (abs(y * 12 + month - around), y)))
    return year


def _runs_over_new_year(one: Found, year: Found) -> bool:
    """'November to January 2025': the year is that of the later month, so the earlier one lies in the year before."""
    between = re.findall(rf"\b({MONTH})\b", one.match.string[one.match.end():year.match.start()])
    return bool(one.get("month") and between and MONTHS[between[-1][0]] < MONTHS[one.get("month")])


def _year(one: Found, today: date) -> int:
    if one.get("y_next"):
        return 0
    if one.get("y_number"):
        return int(one.get("y_number"))
    if one.get("y_count"):
        return today.year - int(count_of(one.get("y_count")))
    return today.year - (2 if one.get("y_before_last") else 1 if one.get("y_last") else 0)


def _read(one: Found, year: int | None, weeks: list[Found], today: date) -> Said | None:
    """One piece, with the year and the week said for it; None when it cannot be or has not come yet."""
    if year == 0 or one.get("lead") in ("next", "coming"):
        return None
    readers = {"month": lambda: _month(one, year, today), "this_month": lambda: _this_month(one, today),
               "nth": lambda: _nth(one, today), "season": lambda: _season(one, year, today),
               "feast": lambda: _feast(one, year, today), "year": lambda: _whole_year(one, today),
               "week_day": lambda: _week_day(one, weeks, today), "week": lambda: _week(one, today),
               "weekend": lambda: _weekend(one, today), "ago": lambda: _ago(one, today), "near": lambda: _near(one, today)}
    try:
        said = readers[one.kind]()
    except ValueError:
        return None
    if year and one.kind in COUNTED_BACK:
        said = _in_the_year(said, year, today)
    return said if said is not None and said.day <= today else None


def _in_the_year(said: Said, year: int, today: date) -> Said:
    """'A year ago today', 'today last year', 'a year ago last Tuesday': the same day so many years earlier, or just before."""
    day = incl(said.day, 12 * (year - today.year))
    exact = said.precision == "day" and (today - said.day) < timedelta(days=UNIT_DAYS["week"])
    return Said(day, "day") if exact else Said(day - timedelta(days=UNIT_DAYS["week"]), "about")


def _latest(month: int, day: int, today: date, last: bool) -> date:
    """The last time this day of the year was; with 'last', not in the month that is now."""
    found = date(today.year, month, day)
    return found if found <= today and not (last and month == today.month) else date(today.year - 1, month, day)


def _part(one: Found, days: dict[str, int]) -> int:
    """Where 'early', 'mid' or 'the end of' begins; 0 when nothing of the kind was said."""
    words = one.get("part").split()
    found = [days.get(word, 1) for word in words if word in days or word in ("early", "start", "beginning", "first")]
    return found[0] if found else 0


def _month(one: Found, year: int | None, today: date) -> Said:
    month, exact = MONTHS[one.get("month")], one.get("first") or one.get("after")
    day = int(exact) if exact else _part(one, PART_DAYS) or 1
    short = one.get("short")
    year = 2000 + int(short) if short and exact and int(short) <= today.year % 100 else year
    found = date(year, month, day) if year else _latest(month, day, today, one.get("lead") == "last")
    back = one.get("lead").startswith("a year") or one.get("twice")
    found = found.replace(year=found.year - 1) if back else found
    ranged = bool(exact and re.search(r"\d.*\d", one.match[0][:one.match.start("month") - one.match.start()]))
    return Said(found, "month" if not exact and day == 1 else "day" if exact and not ranged else "about")


def _this_month(one: Found, today: date) -> Said:
    back = {"last month": 1, "this month": 0}.get(one.get("which"), 2)
    months = today.year * 12 + today.month - 1 - back
    day = _part(one, PART_DAYS) or 1
    return Said(min(date(months // 12, months % 12 + 1, day), today), "month" if day == 1 else "about")


def _nth(one: Found, today: date) -> Said:
    months = today.year * 12 + today.month - 1
    back = one.get("which").startswith("last") or (not one.get("which") and int(one.get("nth")) > today.day)
    months -= 1 if back else 0
    return Said(date(months // 12, months % 12 + 1, int(one.get("nth"))), "day")


def _season(one: Found, year: int | None, today: date) -> Said:
    """The first day of the season's first month; a winter of a year may be the one it began with."""
    month = SEASONS[one.get("season")]
    if year:
        return Said(date(year, 1 if month == 12 else month, 1), "month")
    found = _latest(month, 1, today, last=False)
    ends = (month + 2) % 12 or 12
    now = (found.year, today.month) == (today.year, ends) or (today - found) < timedelta(days=92)
    back = (1 if now and "last" in one.get("lead") else 0) + (1 if one.get("twice") else 0)
    return Said(found.replace(year=found.year - back), "month")


def _feast(one: Found, year: int | None, today: date) -> Said:
    """The last time it was, or in the year named; 'before' it is taken with room to spare."""

    def on(in_year: int) -> date:
        after = FEASTS[one.get("feast")]
        return easter(in_year) + timedelta(days=after) if isinstance(after, int) else date(in_year, *after)

    found = on(year or today.year)
    if not year:
        found = found if found <= today else on(today.year - 1)
        found = on(found.year - 1) if one.get("twice") else found
    before = one.get("before")
    if not before:
        return Said(found, "about" if one.get("feast") == "easter" else "day")
    days = 1 if re.search("day|night", before) else 7 if re.search("week|just|shortly|right", before) else 31
    return Said(found - timedelta(days=days), "about")


def _whole_year(one: Found, today: date) -> Said:
    year = _year(one, today)
    if one.get("y_count"):
        return _back(count_of(one.get("y_count")), "year", today)
    return Said(date(year, _part(one, PART_MONTHS) or 1, 1), "month")


def _monday(one: Found, today: date) -> date:
    """The Monday of the week that is meant."""
    monday = today - timedelta(days=today.weekday())
    if one.get("count"):
        back = today - timedelta(days=int(count_of(one.get("count")) * UNIT_DAYS[one.get("unit")]))
        return back - timedelta(days=back.weekday())
    return monday - timedelta(days=14 if one.get("before_last") else 7 if one.get("last") else 0)


def _week(one: Found, today: date) -> Said:
    if one.get("count"):
        return _back(count_of(one.get("count")), one.get("unit"), today)
    return Said(_monday(one, today), "about")


def _week_day(one: Found, weeks: list[Found], today: date) -> Said:
    """The last such day before today ('last Tuesday' on a Tuesday is a week ago), or that of the week named."""
    wanted = next(at for at, name in enumerate(WEEK_DAYS) if name.startswith(one.get("day")[:3]))
    week = weeks[0] if weeks else None
    if week is not None and not week.get("more"):
        return Said(_monday(week, today) + timedelta(days=wanted), "day")
    back = (today.weekday() - wanted) % 7 or 7
    return Said(today - timedelta(days=back + (7 if week or one.get("twice") else 0)), "day")


def _weekend(one: Found, today: date) -> Said:
    """Its Saturday; on a weekend, 'last weekend' is the one before."""
    back = (today.weekday() - 5) % 7
    back += 7 if one.get("twice") or (one.get("lead") == "last" and today.weekday() >= 5) else 0
    return Said(today - timedelta(days=back), "about")


def _ago(one: Found, today: date) -> Said:
    counts = [count_of(one.get(name)) for name in ("count", "top", "top2", "count2", "count3") if one.get(name)]
    unit = one.get("unit") or one.get("unit2") or one.get("unit3")
    count = max(counts) + (1 if one.get("more") else 0) + (0.5 if one.get("half") else 0)
    said = _back(count, unit, today)
    return said if one.get("unit") and len(counts) == 1 and not one.get("more") else Said(said.day, "about")


def _back(count: float, unit: str, today: date) -> Said:
    """So many units before today; months and years go back to the first of the month."""
    if unit in UNIT_DAYS:
        days = int(count * UNIT_DAYS[unit] + 0.5)
        return Said(today - timedelta(days=days), "day" if UNIT_DAYS[unit] <= 1 else "about")
    months = today.year * 12 + today.month - 1 - int(count * (12 if unit == "year" else 1) + 0.5)
    return Said(date(months // 12, months % 12 + 1, 1), "month")


def _near(one: Found, today: date) -> Said:
    if one.get("time"):
        return Said(date(today.year - 1, today.month, 1), "month")
    return Said(today - timedelta(days=2 if one.get("two") else 1 if one.get("one") else 0), "day")
