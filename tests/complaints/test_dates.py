"""Days as people type them, read on Sunday 22 November 2026: right, rough, or not read; never later than the truth."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.complaints.interview.dates.reading import day_said, times_in

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(("words", "day", "rough"), [
    ("October last year", "2025-10-01", True), ("it was last year in September", "2025-09-01", True),
    ("july the year before last", "2024-07-01", True), ("in april three years ago", "2023-04-01", True),
    ("3 years ago, in february", "2023-02-01", True), ("a year last January", "2025-01-01", True),
    ("between April and July 2024", "2024-04-01", True), ("from october 2024 till february 2025", "2024-10-01", True),
    ("between november and january 2025", "2024-11-01", True), ("may or june last year", "2025-05-01", True),
    ("last november", "2025-11-01", True), ("last autumn", "2025-09-01", True), ("last winter", "2025-12-01", True),
    ("winter 2025", "2025-01-01", True), ("the summer before last", "2025-06-01", True), ("last summer", "2026-06-01", True),
    ("early march", "2026-03-01", True), ("mid april", "2026-04-10", True), ("the end of july 2025", "2025-07-20", True),
    ("second week of may", "2026-05-08", True), ("late last year", "2025-10-01", True), ("in 2024", "2024-01-01", True),
    ("easter", "2026-04-03", True), ("good friday last year", "2025-04-18", False),
    ("the christmas before last", "2024-12-25", False),
    ("before christmas", "2025-11-24", True), ("at the weekend", "2026-11-21", True), ("last weekend", "2026-11-14", True),
    ("the week before last", "2026-11-02", True), ("wednesday last week", "2026-11-11", False),
    ("two weeks ago on a monday", "2026-11-02", False), ("a week last friday", "2026-11-13", False),
    ("tuesday 3 november", "2026-11-03", False), ("from 3 to 5 march 2025", "2025-03-03", True),
    ("a few months back", "2026-07-01", True), ("2 or 3 weeks ago", "2026-10-29", True),
    ("more than a year ago", "2024-11-01", True),
    ("a year and a half ago", "2025-05-01", True), ("this time last year", "2025-11-01", True),
    ("an hour ago", "2026-11-22", False),
    ("3 nov 25", "2025-11-03", False), ("June '24", "2024-06-01", True), ("08/2025", "2025-08-01", True),
    ("around 3 May 2026", "2026-04-30", True), ("section 37/41 since june", "2026-06-01", True)])
def test_a_day_is_read_as_it_was_meant(words: str, day: str, rough: bool) -> None:
    said = day_said(words, TODAY)
    assert said is not None
    assert (said.day.isoformat(), said.precision != "day") == (day, rough)


@pytest.mark.parametrize("words", [
    "next march", "june 2031", "next tuesday", "12/12/2031", "31 june", "the other day", "ages ago", "august the year before",
    "they watch me 24/7", "section 5/2", "the mental health act 1983 lets them", "i may complain", "he sat on me", "i am 15",
    "they held me for 20 minutes", "i want to complain about them today", "", "29/2/2026", "31/11/2026", "13/13/2026",
    "0/0/2026", "31 november 2026"])
def test_what_is_no_day_or_has_not_come_is_not_read(words: str) -> None:
    assert day_said(words, TODAY) is None


@pytest.mark.parametrize(("today", "words", "day"), [
    ("2026-01-15", "last winter", "2024-12-01"), ("2026-01-15", "in december", "2025-12-01"),
    ("2026-01-15", "in november two years ago", "2023-11-01"), ("2026-11-21", "last weekend", "2026-11-14"),
    ("2026-11-23", "over the weekend", "2026-11-21"), ("2026-11-18", "last weekend", "2026-11-14"),
    ("2026-03-01", "easter", "2025-04-18"), ("2026-02-28", "29 feb 2024", "2024-02-29")])
def test_the_day_depends_on_today(today: str, words: str, day: str) -> None:
    said = day_said(words, date.fromisoformat(today))
    assert said is not None and said.day.isoformat() == day


@pytest.mark.parametrize(("words", "day"), [
    ("a year ago today", "2025-11-29"), ("today last year", "2025-11-29"), ("it was today a year ago", "2025-11-29"),
    ("it happened a year ago this morning", "2025-11-29"), ("a year ago yesterday", "2025-11-28"),
    ("year ago today", "2025-11-29"), ("a yr ago today", "2025-11-29"), ("two years ago today", "2024-11-29"),
    ("1 year ago today", "2025-11-29"), ("last night a year ago", "2025-11-28"), ("2 yrs ago", "2024-05-01"),
    ("this time last year", "2025-11-01"), ("a year ago last tuesday", "2025-11-24"), ("xmas eve", "2025-12-24")])
def test_a_year_said_beside_a_day_always_counts(words: str, day: str) -> None:
    said = day_said(words, date(2026, 11, 29))
    assert said is not None and said.day.isoformat() == day


@pytest.mark.parametrize(("words", "first", "last"), [
    ("in the spring", "2026-03-01", "2026-05-31"), ("a year ago", "2025-11-01", "2025-12-14"),
    ("about a year ago", "2025-10-01", "2026-01-14"), ("last month", "2026-10-01", "2026-10-31"),
    ("12 November 2026", "2026-11-12", "2026-11-12"), ("364 days ago", "2025-11-30", "2025-11-30"),
    ("5-11", "2026-11-05", "2026-11-05"), ("wk before last", "2026-11-09", "2026-11-15"),
    ("not last Tuesday, the one before", "2026-11-17", "2026-11-17"), ("3 years ago", "2023-05-01", "2024-05-31"),
    ("2024", "2024-01-01", "2024-12-31"), ("last week", "2026-11-16", "2026-11-22"),
    ("a few weeks ago", "2026-10-29", "2026-11-18"), ("this month", "2026-11-01", "2026-11-29")])
def test_a_stretch_of_time_keeps_its_first_and_last_day(words: str, first: str, last: str) -> None:
    said = day_said(words, date(2026, 11, 29))
    assert said is not None
    assert (said.day.isoformat(), said.until.isoformat()) == (first, last)


@pytest.mark.parametrize(("words", "why"), [
    ("29/2/2026", "no_such_day"), ("31/11/2026", "no_such_day"), ("13/13/2026", "no_such_day"), ("31 november", "no_such_day"),
    ("29 feb 2026", "no_such_day"), ("tomorrow", "to_come"), ("next week", "to_come"), ("12/12/2031", "to_come"),
    ("june 2031", "to_come"), ("1900", "too_old"), ("1/1/1850", "too_old")])
def test_a_day_that_cannot_be_is_refused_by_name(words: str, why: str) -> None:
    found = times_in(words, date(2026, 11, 29))
    assert ([one.why for one in found.refused], found.times) == ([why], ())
