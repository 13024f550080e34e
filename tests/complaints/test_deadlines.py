"""Every date of the fact sheet and of the later check of the law, and the notation of the table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from knowledge.complaints import Table
from knowledge.complaints.routing import deadlines as d
from knowledge.complaints.routing.limits import read_limit


def day(text: str) -> date:
    """A date written YYYY-MM-DD."""
    return date.fromisoformat(text)


MONTHS = [
    (d.starting, "2026-11-21", 12, "2027-11-20"),
    (d.incl, "2026-11-21", 12, "2027-11-21"),
    (d.starting, "2026-05-23", 6, "2026-11-22"),
    (d.starting, "2026-08-31", 6, "2027-02-27"),
    (d.starting, "2026-10-31", 6, "2027-04-29"),
    (d.incl, "2026-08-22", 3, "2026-11-22"),
    (d.incl, "2024-02-29", 36, "2027-02-28"),
    (d.incl, "2026-10-31", 3, "2027-01-31"),
    (d.incl, "2026-12-31", 2, "2027-02-28"),
    (d.incl, "2026-01-15", 0, "2026-01-15"),
    (d.starting, "2026-02-13", 6, "2026-08-12"),
]
WORKING = [
    ("2026-11-23", 3, "2026-11-26"),
    ("2026-12-23", 3, "2026-12-30"),
    ("2026-12-24", 3, "2026-12-31"),
    ("2026-11-02", 20, "2026-11-30"),
    ("2026-11-23", 7, "2026-12-02"),
    ("2026-11-16", 3, "2026-11-19"),
    ("2026-11-21", 1, "2026-11-23"),
]
RECORDS = [("2026-11-23", "2026-12-23"), ("2026-12-25", "2027-01-25"), ("2027-01-31", "2027-03-01")]
NAMED: list[tuple[Callable[[date], date], str, str]] = [
    (d.s2_last, "2026-11-16", "2026-11-29"),
    (d.nhs_w, "2026-11-01", "2027-11-01"),
    (d.longstop_w, "2026-11-01", "2029-10-31"),
    (d.council_w, "2026-09-30", "2027-09-30"),
    (d.council_w_backstop, "2026-11-23", "2027-05-22"),
    (d.police_review, "2026-11-02", "2026-11-30"),
    (d.dp_ack, "2026-11-23", "2026-12-22"),
    (d.dp_ack, "2026-12-24", "2027-01-22"),
    (d.ahra, "2026-11-23", "2027-01-01"),
    (d.tribunal_s3, "2026-11-16", "2027-05-15"),
]


@pytest.mark.parametrize(("work", "start", "count", "last"), MONTHS)
def test_months(work: Callable[[date, int], date], start: str, count: int, last: str) -> None:
    assert work(day(start), count) == day(last)


@pytest.mark.parametrize(("work", "start", "last"), NAMED)
def test_the_limits_of_the_law(work: Callable[[date], date], start: str, last: str) -> None:
    assert work(day(start)) == day(last)


@pytest.mark.parametrize(("start", "count", "last"), WORKING)
def test_working_days_leave_out_weekends_and_bank_holidays(
    table: Table, start: str, count: int, last: str
) -> None:
    assert d.addwd(day(start), count, table.holidays) == day(last)


@pytest.mark.parametrize(("asked", "due"), RECORDS)
def test_records_are_due_on_a_working_day(table: Table, asked: str, due: str) -> None:
    assert d.sar(day(asked), table.holidays) == day(due)


def test_records_wait_for_the_days_the_clock_was_stopped(table: Table) -> None:
    assert d.sar(day("2026-11-23"), table.holidays, paused_days=5) == day("2026-12-29")


def test_records_that_are_complex_take_three_months(table: Table) -> None:
    assert d.sar(day("2026-11-23"), table.holidays, 3) == day("2027-02-23")


def test_records_of_the_last_40_days_of_somebody_who_died_take_21_days() -> None:
    assert d.ahra(day("2026-11-23"), 21) == day("2026-12-13")


def test_twelve_weeks() -> None:
    assert d.weeks(day("2026-10-01"), 12) == day("2026-12-24")


def test_a_welsh_council_acknowledges_talks_and_answers(table: Table) -> None:
    assert d.council_w_ack(day("2026-11-23"), table.holidays) == day("2026-11-25")
    assert d.council_w_talk(day("2026-11-25"), table.holidays) == day("2026-12-09")
    assert d.council_w_reply(day("2026-12-14"), table.holidays) == day("2027-01-21")


def test_the_working_day_before_a_sunday_is_friday(table: Table) -> None:
    assert d.working_day_before(day("2026-11-29"), table.holidays) == day("2026-11-27")


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    e, f = divmod(b, 4)
    h = (19 * a + b - e - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * f + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, last = divmod(h + rest - 7 * m + 114, 31)
    return date(year, month, last + 1)


def standing_holidays(year: int) -> set[date]:
    """The bank holidays of England and Wales by the standing rules."""

    def monday(first: date, last: bool = False) -> date:
        found = [first + timedelta(days=n) for n in range(31) if (first + timedelta(days=n)).weekday() == 0]
        same = [one for one in found if one.month == first.month]
        return same[-1] if last else same[0]

    new_year = date(year, 1, 1)
    days = {
        new_year if new_year.weekday() < 5 else monday(new_year),
        easter(year) - timedelta(days=2),
        easter(year) + timedelta(days=1),
        monday(date(year, 5, 1)),
        monday(date(year, 5, 1), last=True),
        monday(date(year, 8, 1), last=True),
    }
    christmas = [date(year, 12, 25), date(year, 12, 26)]
    substitute = (date(year, 12, n) for n in (27, 28))
    taken = [one for one in christmas if one.weekday() < 5]
    missing = 2 - len(taken)
    days.update(taken)
    days.update([one for one in substitute if one.weekday() < 5][-missing:] if missing else [])
    return days


@pytest.mark.parametrize("year", range(2024, 2031))
def test_the_bank_holidays_follow_the_standing_rules(table: Table, year: int) -> None:
    assert {one for one in table.holidays if one.year == year} == standing_holidays(year)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "incl(clock, 12 months)",
            "12 months after the day it happened or, if later, the day the person found out",
        ),
        ("starting(event, 12 months)", "12 months beginning with the day it happened"),
        ("s2_last(event)", "14 days beginning with the day it happened"),
        ("weeks(reply, 12 weeks)", "12 weeks after the day of the reply or decision"),
    ],
)
def test_a_deadline_can_be_read_out(text: str, words: str) -> None:
    assert read_limit(text).words() == words


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("soon", "is not a deadline"),
        ("incl(12 months)", "is not a deadline"),
        ("incl(, 12 months)", "has no start"),
        ("incl(birth, 12 months)", "has no start"),
        ("incl(clock)", "no count or no unit"),
        ("incl(clock, 12)", "no count or no unit"),
        ("incl(clock, months)", "no count or no unit"),
        ("incl(clock, 12 weeks)", "counts in weeks"),
        ("later(clock, 12 months)", "is not a date function"),
        ("s2_last(event, 14 days)", "carries its own count"),
        ("", "is not a deadline"),
    ],
)
def test_a_deadline_without_start_count_or_unit_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        read_limit(text)


def test_a_deadline_without_its_start_has_no_day(table: Table) -> None:
    assert read_limit("incl(clock, 12 months)").on({"clock": None}, table.holidays) is None
