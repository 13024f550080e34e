"""Closed classes the story's patterns are put together from: kin, numbers, parts of the body, who was told. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.complaints.facts import Age


def one_of(words: Iterable[str]) -> str:
    """One of the words as a pattern, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


GROWN = one_of((
    "dh dw dp stepdad stepmum stepfather stepmother husband wife missus hubby partner fiance fiancee spouse godmother "
    "godfather mum mam mom mummy mammy mother ma dad father da nan nana nanna nain gran "
    "granny grandma grandmother grandad granddad grandfather taid aunt auntie aunty uncle").split()
    + ["mother in law", "father in law", "mam gu", "tad cu"])
YOUNGER = one_of((
    "ds dd dsd dss son daughter brother sister boy lad girl friend mate boyfriend girlfriend cousin "
    "nephew niece neice grandson granddaughter stepson "
    "stepdaughter sibling twin relative lodger neighbour pal flatmate housemate roommate godson goddaughter godchild").split()
    + ["loved one", "best mate", "other half", "little brother", "little sister"])
CHILD = one_of("child kid baby toddler teenager".split() + ["little boy", "little girl", "little one"])
KIN = f"(?:{GROWN}|{YOUNGER}|{CHILD})"
MINE = "(?:my|our|me|mi)"
THEY = "(?:he|she|they)"
THEIR = "(?:his|her|their)"
IS = f"(?:{THEY} (?:is|was|has|had|are|were)|hes|shes|theyre|theyve|hed|shed|whos|who is|who was)"
FORCED = one_of((
    "held restrained pinned grabbed dragged secluded injected jabbed strapped tied cuffed handcuffed tasered hit kicked punched "
    "slapped shoved pushed carried locked kneeled knelt sat jumped manhandled twisted bent choked threw thrown").split())
BODY = one_of((
    "arm arms wrist wrists shoulder shoulders leg legs knee knees rib ribs back neck head face lip lips jaw chin eye eyes nose "
    "tooth teeth hand hands finger fingers thumb ankle ankles foot feet hip elbow chest throat ear skin scalp forehead").split())
STAFF = one_of(
    "nurse nurses manager staff sister matron consultant doctor pals mentor coordinator keyworker ward desk".split()
    + ["nurse in charge", "ward manager", "charge nurse", "staff nurse", "ward sister", "the office"])
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ONES = {word: at for at, word in enumerate((
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen").split(), 1)}
YEARS = rf"(?:\d{{1,2}}|{one_of(TENS)}(?: {one_of(list(ONES)[:9])})?|{one_of(list(ONES)[3:])})"
OLDEST, YOUNGEST, GROWN_UP, SIXTEEN = 105, 4, 18, 16


def number_of(words: str) -> int:
    """'29', 'fifty two' and 'eleven' as a number; 0 when it is none."""
    if words.isdigit():
        return int(words)
    return sum(TENS.get(word, ONES.get(word, 0)) for word in words.split())


def age_of(years: int) -> str:
    """The age group of so many years; '' for no age of a person."""
    if not YOUNGEST <= years <= OLDEST:
        return ""
    return str((Age.ADULT if years >= GROWN_UP else Age.SIXTEEN_SEVENTEEN if years >= SIXTEEN else Age.UNDER_16).value)


def pattern(written: str) -> re.Pattern[str]:
    """The pattern between word edges."""
    start = "" if written.startswith("^") else r"\b"
    return re.compile(rf"{start}(?:{written})(?!\w)")


def first(patterns: Iterable[re.Pattern[str]], said: str) -> re.Match[str] | None:
    """The first of the patterns that is found."""
    return next((found for one in patterns if (found := one.search(said))), None)
