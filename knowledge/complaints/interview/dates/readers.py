"""Each shape of a time as its first and last day: never later, and never earlier, than what may be meant. Pure; no clock."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.complaints.interview.dates.shapes import PART_DAYS, PART_MONTHS, UNIT_DAYS
from knowledge.complaints.interview.dates.words import FEASTS, MONTH, MONTHS, SEASONS, WEEK_DAYS, count_of, easter, least_of
from knowledge.complaints.routing.deadlines import incl

HALF = 1 / 2
WEEK, ROUGH_DAYS, HALF_A_MONTH, HALF_A_YEAR, A_YEAR = 7, 3, 15, 6, 12
PART_LENGTH = 10
COUNTED_BACK = ("near", "ago", "week_day", "weekend", "week", "this_month")


@dataclass(frozen=True)
class Said:
    """A stretch of time read from words: its first day, the safe one, and its last; ``precision`` is 'day', 'about' or
    'month'."""

    day: date
    precision: str
    until: date

    @classmethod
    def on(cls, day: date) -> Said:
        """One day."""
        return cls(day, "day", day)


@dataclass(frozen=True)
class Found:
    """A piece of the text that names a time."""

    kind: str
    match: re.Match[str]

    def get(self, name: str) -> str:
        """What a named part holds; '' when it is not there."""
        return (self.match.groupdict().get(name) or "").strip()


def month_end(day: date) -> date:
    """The last day of the month."""
    return date(day.year, day.month, monthrange(day.year, day.month)[1])


def year_for(one: Found, years: list[Found], today: date) -> int | None:
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


def read(one: Found, year: int | None, weeks: list[Found], today: date) -> Said | None:
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
    if said.precision == "day" and (today - said.day) < timedelta(days=WEEK):
        return Said.on(day)
    return Said(day - timedelta(days=WEEK), "about", incl(said.until, 12 * (year - today.year)) + timedelta(days=WEEK))


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
    ranged = bool(exact and re.search(r"\d\D+\d", one.match[0][:one.match.start("month") - one.match.start()]))
    if exact and not ranged:
        return Said.on(found)
    return _within(found, "month" if not exact and day == 1 and not one.get("part") else "about", one.get("part"))


def _within(first: date, precision: str, part: str) -> Said:
    """The rest of the month, or ten days of it from the part named."""
    end = month_end(first)
    return Said(first, precision, min(end, first + timedelta(days=PART_LENGTH)) if part else end)


def _this_month(one: Found, today: date) -> Said:
    back = {"last month": 1, "this month": 0}.get(one.get("which"), 2)
    months = today.year * 12 + today.month - 1 - back
    day = _part(one, PART_DAYS) or 1
    return _within(min(date(months // 12, months % 12 + 1, day), today), "month" if day == 1 else "about", one.get("part"))


def _nth(one: Found, today: date) -> Said:
    months = today.year * 12 + today.month - 1
    back = one.get("which").startswith("last") or (not one.get("which") and int(one.get("nth")) > today.day)
    months -= 1 if back else 0
    return Said.on(date(months // 12, months % 12 + 1, int(one.get("nth"))))


def _season(one: Found, year: int | None, today: date) -> Said:
    """The first day of the season's first month; a winter of a year may be the one it began with."""
    month = SEASONS[one.get("season")]
    if year:
        first = date(year, 1 if month == 12 else month, 1)
        return Said(first, "month", incl(first, 14 if month == 12 else 3) - timedelta(days=1))
    found = _latest(month, 1, today, last=False)
    ends = (month + 2) % 12 or 12
    now = (found.year, today.month) == (today.year, ends) or (today - found) < timedelta(days=92)
    back = (1 if now and "last" in one.get("lead") else 0) + (1 if one.get("twice") else 0)
    first = found.replace(year=found.year - back)
    return Said(first, "month", incl(first, 3) - timedelta(days=1))


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
        return Said(found, "about", found + timedelta(days=ROUGH_DAYS)) if one.get("feast") == "easter" else Said.on(found)
    days = 1 if re.search("day|night", before) else 7 if re.search("week|just|shortly|right", before) else 31
    return Said(found - timedelta(days=days), "about", found)


def _whole_year(one: Found, today: date) -> Said:
    year = _year(one, today)
    if one.get("y_count"):
        return _back(count_of(one.get("y_count")), "year", today, least_of(one.get("y_count")))
    first = date(year, _part(one, PART_MONTHS) or 1, 1)
    return Said(first, "month", incl(first, 4) if one.get("part") else date(year, 12, 31))


def _monday(one: Found, today: date) -> date:
    """The Monday of the week that is meant."""
    monday = today - timedelta(days=today.weekday())
    if one.get("count"):
        back = today - timedelta(days=int(count_of(one.get("count")) * UNIT_DAYS[one.get("unit")]))
        return back - timedelta(days=back.weekday())
    return monday - timedelta(days=14 if one.get("before_last") else 7 if one.get("last") else 0)


def _week(one: Found, today: date) -> Said:
    if one.get("count"):
        return _back(count_of(one.get("count")), one.get("unit"), today, least_of(one.get("count")))
    monday = _monday(one, today)
    return Said(monday, "about", monday + timedelta(days=WEEK - 1))


def _week_day(one: Found, weeks: list[Found], today: date) -> Said:
    """The last such day before today ('last Tuesday' on a Tuesday is a week ago), or that of the week named."""
    wanted = next(at for at, name in enumerate(WEEK_DAYS) if name.startswith(one.get("day")[:3]))
    week = weeks[0] if weeks else None
    if week is not None and not week.get("more"):
        return Said.on(_monday(week, today) + timedelta(days=wanted))
    back = (today.weekday() - wanted) % 7 or 7
    return Said.on(today - timedelta(days=back + (7 if week or one.get("twice") else 0)))


def _weekend(one: Found, today: date) -> Said:
    """Its Saturday; on a weekend, 'last weekend' is the one before."""
    back = (today.weekday() - 5) % 7
    back += 7 if one.get("twice") or (one.get("lead") == "last" and today.weekday() >= 5) else 0
    return Said(today - timedelta(days=back), "about", today - timedelta(days=back - 1))


def _ago(one: Found, today: date) -> Said:
    """So long ago; of two counts the longer back is the first day, and 'more than' goes back one more."""
    names = [name for name in ("count", "top", "top2", "count2", "count3") if one.get(name)]
    unit = one.get("unit") or one.get("unit2") or one.get("unit3")
    most = max(count_of(one.get(name)) for name in names) + (1 if one.get("more") else 0) + (HALF if one.get("half") else 0)
    least = min(least_of(one.get(name)) for name in names)
    said = _back(most, unit, today, least)
    still = one.get("unit2") or one.get("unit3")
    if still:
        return Said(said.day, "about", today)
    exact = said.precision if len(names) == 1 and not one.get("more") else "about"
    return Said(said.day, exact, said.until)


def _back(count: float, unit: str, today: date, least: float) -> Said:
    """So many units before today, with the room that such words leave: half a unit either way, and the rest of a month."""
    if unit in UNIT_DAYS:
        room = 0 if UNIT_DAYS[unit] <= 1 else ROUGH_DAYS
        first, last = (today - timedelta(days=int(many * UNIT_DAYS[unit] + HALF)) for many in (count, least))
        return Said(first - timedelta(days=room), "day" if not room and count == least else "about", last + timedelta(days=room))
    far, near = ((many * (A_YEAR if unit == "year" else 1)) for many in (count, least))
    rounded = unit == "year" and least > 1
    first = _month_back(today, far + (HALF_A_YEAR if rounded else 0))
    last = month_end(_month_back(today, near - (HALF_A_YEAR if rounded else 0)))
    return Said(first, "month", max(last, incl(today, -int(near + HALF)) + timedelta(days=HALF_A_MONTH)))


def _month_back(today: date, months: float) -> date:
    """The first day of the month so many months before."""
    at = today.year * 12 + today.month - 1 - int(months + HALF)
    return date(at // 12, at % 12 + 1, 1)


def _near(one: Found, today: date) -> Said:
    if one.get("time"):
        first = date(today.year - 1, today.month, 1)
        return Said(first, "month", month_end(first))
    return Said.on(today - timedelta(days=2 if one.get("two") else 1 if one.get("one") else 0))
