"""Whatever way a day is worded, the truth lies between the first and the last day that were read."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.complaints.interview.dates.reading import day_said
from knowledge.complaints.routing.deadlines import incl

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {12: "winter", 1: "winter", 2: "winter", 3: "spring", 4: "spring", 5: "spring", 6: "summer", 7: "summer", 8: "summer",
           9: "autumn", 10: "autumn", 11: "autumn"}
WEEK, COUNTABLE = 7, 1000


def wordings(truth: date, today: date) -> list[str]:
    """Ways somebody may say the day, all of them true."""
    back, month = (today - truth).days, MONTHS[truth.month - 1]
    said = [truth.isoformat(), f"{truth.day}/{truth.month}/{truth.year}", f"{truth.day} {month} {truth.year}",
            f"{month} {truth.year}", f"on the {truth.day} of {month} {truth.year}", f"in {truth.year}",
            f"sometime in {month} {truth.year}", f"about the {truth.day} {month} {truth.year}", f"{truth.month}/{truth.year}"]
    if back < COUNTABLE:
        said += [f"{back} days ago"]
    if back == 0:
        said += ["today", "this morning"]
    if back == 1:
        said += ["yesterday", "last night"]
    if 0 < back <= WEEK:
        said += [f"last {DAYS[truth.weekday()]}" if back < WEEK or today.weekday() == truth.weekday() else "a week ago"]
    if back and back % WEEK == 0:
        said += [f"{back // WEEK} weeks ago", f"about {back // WEEK} weeks ago"]
    if incl(truth, 12) <= today:
        years = next(count for count in range(9, 0, -1) if incl(truth, 12 * count) <= today)
        said += [f"{years} year{'s' if years > 1 else ''} ago" if truth == incl(today, -12 * years) else f"over {years} years ago"]
    if incl(truth, 12) == today and incl(today, -12) == truth:
        said += ["a year ago today", "today last year"]
    if truth.year == today.year - 1:
        said += [f"{month} last year", "last year"]
    if truth.year == today.year and truth.month < today.month:
        said += [f"in {month}", *([f"in the {SEASONS[truth.month]}"] if truth.month in range(3, 12) else [])]
    return said


@settings(max_examples=300, deadline=None)
@given(st.dates(date(2024, 1, 1), date(2029, 12, 31)), st.integers(0, 1500), st.integers(0, 10_000))
def test_no_wording_is_read_as_later_or_earlier_than_the_truth(today: date, back: int, pick: int) -> None:
    truth = today - timedelta(days=back)
    said = wordings(truth, today)
    words = said[pick % len(said)]
    read = day_said(words, today)
    assert read is not None, words
    assert read.day <= truth <= read.until, (words, read)
    assert read.until <= today, words
