"""Date functions of the complaint routes: pure, in whole days, never reading the clock.

Months end on the same day-number, or on the last day of a shorter month. 'Beginning with' a day counts
that day as the first; 'after' it does not.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

SATURDAY = 5
SHORTEST_MONTH = 28
Holidays = Collection[date]


def incl(day: date, months: int) -> date:
    """'Not later than n months after': the same day-number n months on, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= SHORTEST_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def starting(day: date, months: int) -> date:
    """'n months beginning with the day': one day before ``incl``, and a safe day early in short months."""
    return incl(day, months) - timedelta(days=1)


def after(day: date, days: int) -> date:
    """``days`` days after, not counting the day itself."""
    return day + timedelta(days=days)


def beginning(day: date, days: int) -> date:
    """The last of ``days`` days of which ``day`` is the first."""
    return day + timedelta(days=days - 1)


def weeks(day: date, count: int) -> date:
    """``count`` weeks after."""
    return day + timedelta(weeks=count)


def is_working_day(day: date, holidays: Holidays) -> bool:
    """True when it is no Saturday, Sunday or bank holiday of England and Wales."""
    return day.weekday() < SATURDAY and day not in holidays


def working_day_from(day: date, holidays: Holidays) -> date:
    """The day itself if it is a working day, else the next one."""
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    return day


def working_day_before(day: date, holidays: Holidays) -> date:
    """The last working day before ``day``."""
    day -= timedelta(days=1)
    while not is_working_day(day, holidays):
        day -= timedelta(days=1)
    return day


def addwd(day: date, count: int, holidays: Holidays) -> date:
    """``count`` working days after, not counting the day itself."""
    for _ in range(count):
        day = working_day_from(day + timedelta(days=1), holidays)
    return day


def sar(relevant: date, holidays: Holidays, months: int = 1, paused_days: int = 0) -> date:
    """When records are due: the ICO's month from the latest of request, identity and fee, plus paused days.

    Rolls to the next working day. (UK GDPR art 12A; ICO, time limits.)
    """
    return working_day_from(incl(relevant, months) + timedelta(days=paused_days), holidays)


def s2_last(admission: date) -> date:
    """Last day to apply under section 2: 14 days beginning with admission. (MHA 1983 s 66(2)(a).)"""
    return beginning(admission, 14)


def tribunal_s3(admission: date) -> date:
    """Last day of section 3's first period: 6 months beginning with admission. (MHA 1983 s 66(2)(b).)"""
    return starting(admission, 6)


def nhs_w(clock: date) -> date:
    """NHS Wales concern: not later than 12 months after. (WSI 2011/704 reg 15(1).)"""
    return incl(clock, 12)


def longstop_w(clock: date) -> date:
    """NHS Wales: the last day before three years have passed. (WSI 2011/704 reg 15(3).)"""
    return incl(clock, 36) - timedelta(days=1)


def council_w(clock: date) -> date:
    """Welsh council social care complaint: not later than 12 months after. (WSI 2014/1794 reg 13.)"""
    return incl(clock, 12)


def council_w_ack(received: date, holidays: Holidays) -> date:
    """Welsh council's acknowledgement: 2 working days after receipt. (WSI 2014/1794 reg 15(2).)"""
    return addwd(received, 2, holidays)


def council_w_talk(acknowledged: date, holidays: Holidays) -> date:
    """Welsh council's discussion: 10 working days from the acknowledgement. (WSI 2014/1794 reg 15(4).)"""
    return addwd(acknowledged, 10, holidays)


def council_w_reply(record: date, holidays: Holidays) -> date:
    """Welsh council's formal answer: 25 working days from the final record. (WSI 2014/1794 reg 17(1), 18.)"""
    return addwd(record, 25, holidays)


def council_w_backstop(received: date) -> date:
    """Welsh council's answer at the latest: 6 months beginning on receipt. (WSI 2014/1794 reg 18.)"""
    return starting(received, 6)


def police_review(given: date) -> date:
    """Police review: 28 days, the day after the outcome being the first. (SI 2020/2 reg 29(2).)"""
    return after(given, 28)


def dp_ack(received: date) -> date:
    """Acknowledgement of a data complaint: 30 days beginning with receipt. (DPA 2018 s 164A.)"""
    return beginning(received, 30)


def ahra(applied: date, days: int = 40) -> date:
    """Records of somebody who died: 40 days beginning with the application, 21 if all are recent.

    (Access to Health Records Act 1990 s 3(5).)
    """
    return beginning(applied, days)
