"""The words of the calendar: months, weekdays, seasons, feasts, numbers and units as people write them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

WEEK_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
                "december")
MONTHS = {name: at for at, name in enumerate(_MONTH_NAMES, 1)} | {name[:3]: at for at, name in enumerate(_MONTH_NAMES, 1)} | {
    "sept": 9}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
FEASTS: dict[str, tuple[int, int] | int] = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25), "xmas": (12, 25), "boxing day": (12, 26),
    "new years day": (1, 1), "new years eve": (12, 31), "new years": (1, 1), "new year": (1, 1), "hogmanay": (12, 31),
    "valentines": (2, 14), "halloween": (10, 31), "bonfire night": (11, 5), "good friday": -2, "easter monday": 1,
    "easter sunday": 0, "easter": -2}
_NUMBERS = {name: at for at, name in enumerate(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
     "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"), 1)} | {
    "an": 1, "a": 1, "a couple": 2, "couple": 2, "a few": 4, "few": 4, "several": 4}
LEAST = {"a few": 2, "few": 2, "several": 3}


def _one_of(words: Iterable[object]) -> str:
    return "(" + "|".join(sorted(map(str, words), key=len, reverse=True)) + ")"


MONTH, SEASON, FEAST = _one_of(MONTHS), _one_of(name for name in SEASONS if name != "fall"), _one_of(FEASTS)
WEEK_DAY = _one_of((*WEEK_DAYS, "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"))
NUMBER = r"\b(\d{1,3}|half a|(a|one) year and a half|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")\b"
UNIT = "(minute|hour|day|night|week|fortnight|month|year)"


def count_of(words: str) -> float:
    """The number the words say; 'a few' is taken as four."""
    plain = re.sub(r"\s+", " ", words.strip())
    if plain.isdigit():
        return int(plain)
    return 1 / 2 if plain == "half a" else float(_NUMBERS.get(plain, 1))


def least_of(words: str) -> float:
    """The fewest the words may mean: 'a few' may be two."""
    plain = re.sub(r"\s+", " ", words.strip())
    return min(count_of(words), LEAST.get(plain, count_of(words)))


def easter(year: int) -> date:
    """Easter Sunday of the year (the anonymous Gregorian reckoning)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    return date(year, 3, 1) + timedelta(days=h + el - 7 * m + 21)
