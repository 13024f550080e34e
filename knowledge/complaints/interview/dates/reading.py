"""Every day or stretch of time in a message, in words or figures; and days that no calendar has or that have not come. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.complaints.interview.dates.periods import Time, as_read, times
from knowledge.complaints.interview.dates.readers import Said, month_end
from knowledge.complaints.interview.dates.words import MONTH, MONTHS, WEEK_DAY
from knowledge.complaints.routing.deadlines import incl

FIGURES = re.compile(
    r"(?<!section )(?<!sec )(?<!\bs)(?<![\d/.-])(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|"
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})"
    r"(?:[/.-](?P<year>\d{4}|\d{2}))?|(?P<of>\d{1,2})/(?P<in>(?:19|20)\d\d))(?![\d/])(?! ?" + MONTH + r"\b)")
NOT_A_DATE = re.compile(r"24/7|\b[1-4][./-][1-4]\b(?= (?:obs|staff|ratio|nurs))")
YEAR_CUT_SHORT = re.compile(r"(?<![\w])['’](\d\d)\b")
ROUGH = re.compile(r"\b(about|around|roughly|maybe|ish|or so|sometime|some time|give or take|probably|i think)\b")
IMPOSSIBLE = re.compile(rf"\b(?P<day>3[01]|29)(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH})\b(?: (?P<year>\d{{4}}))?")
AGO = re.compile(r"\b(ago|back)\b")
ROUGH_DAYS, BESIDE = 3, 18
FUTURE = re.compile(
    rf"\b(tomorrow|next (week|month|year|{WEEK_DAY}|{MONTH})|in (a|\d+|two|three) (days?|weeks?|months?)( time)?|"
    rf"the day after tomorrow|(in )?({MONTH}|year) (?P<year>20\d\d))\b")
OLD = re.compile(r"^(?:in |it was |the year )*(1[0-8]\d\d|19[0-2]\d)$")
PAST_CENTURY, LEAP_YEAR = 100, 2024


@dataclass(frozen=True)
class Refused:
    """A day that cannot be: ``why`` is 'no_such_day', 'to_come' or 'too_old'; ``words`` as they were said."""

    why: str
    words: str


@dataclass(frozen=True)
class Spoken:
    """What a message says about time: each time with its place in ``text``, and what was refused."""

    text: str
    times: tuple[Time, ...]
    refused: tuple[Refused, ...]


def times_in(text: str, today: date) -> Spoken:
    """Every time a message names. Figures are read day before month; without a year, the last time it was."""
    plain = re.sub(r"['’`]", "", YEAR_CUT_SHORT.sub(r"20\1", text.lower()))
    figures, refused, blanked = [], [], plain
    for found in FIGURES.finditer(plain):
        if NOT_A_DATE.match(plain[found.start():]):
            continue
        said = _in_figures(found, today)
        if isinstance(said, Said):
            figures.append(Time(said, found.start(), found.end()))
        else:
            refused.append(Refused(said, found[0]))
        blanked = blanked[:found.start()] + "~" * len(found[0]) + blanked[found.end():]
    words = re.sub(r"[^\w\s,/~-]", " ", blanked)
    words = re.sub(r"\s", " ", words)
    read = as_read(re.sub(r" +", " ", words)) if not figures else words
    found_in = [] if figures else list(times(re.sub(r" +", " ", words).strip(), today))
    refused += _refused_words(plain, today, bool(found_in or figures or refused))
    read = plain if figures else read
    every = [_roughly(one, read, today) if _is_rough(one, read) else one for one in (*figures, *found_in)]
    old = any(one.why == "too_old" for one in refused)
    return Spoken(read, () if old else tuple(every), tuple(refused))


def _is_rough(one: Time, text: str) -> bool:
    """True when 'about', 'sometime' or 'I think' stands beside the time."""
    return bool(ROUGH.search(text[max(0, one.start - BESIDE):one.end + len(" or so"):]))


def _roughly(one: Time, plain: str, today: date) -> Time:
    """'About the 3rd of May' may be some days either way, 'about a year ago' a month."""
    said = one.said
    if said.precision == "day":
        room = timedelta(days=ROUGH_DAYS)
        return Time(Said(said.day - room, "about", min(today, said.until + room)), one.start, one.end)
    if said.precision == "month" and AGO.search(plain):
        return Time(Said(incl(said.day, -1), "month", min(today, incl(said.until, 1))), one.start, one.end)
    return one


def _in_figures(found: re.Match[str], today: date) -> Said | str:
    """The day in figures, or why it cannot be."""
    part = found.groupdict()
    try:
        if part["of"]:
            first = date(int(part["in"]), int(part["of"]), 1)
            return Said(first, "month", min(month_end(first), today)) if first <= today else "to_come"
        if part["y"]:
            day = date(int(part["y"]), int(part["m"]), int(part["d"]))
        else:
            day = _with_year(part["day"], part["month"], part["year"], today)
    except ValueError:
        return "no_such_day"
    if day.year < today.year - PAST_CENTURY:
        return "too_old"
    return Said.on(day) if day <= today else "to_come"


def _with_year(day: str, month: str, year: str | None, today: date) -> date:
    """The day of the year named, or the last time it was."""
    if year:
        return date(int(year) if len(year) > 2 else 2000 + int(year), int(month), int(day))
    this = date(today.year, int(month), int(day))
    return this if this <= today else date(today.year - 1, int(month), int(day))


def _refused_words(plain: str, today: date, anything: bool) -> Iterator[Refused]:
    """Days in words that cannot be; what has not come counts only when nothing else was named."""
    for found in IMPOSSIBLE.finditer(plain):
        try:
            date(int(found["year"] or LEAP_YEAR), MONTHS[found["month"]], int(found["day"]))
        except ValueError:
            yield Refused("no_such_day", found[0])
    if OLD.match(plain.strip()):
        yield Refused("too_old", plain.strip())
    impossible = IMPOSSIBLE.search(plain)
    later = None if anything or impossible else FUTURE.search(plain)
    if later and (not later["year"] or int(later["year"]) >= today.year):
        yield Refused("to_come", later[0])


def day_said(text: str, today: date) -> Said | None:
    """The first time the text names, never after today; None when it names none, or one that cannot be."""
    found = times_in(text, today)
    return found.times[0].said if found.times and not found.refused else None
