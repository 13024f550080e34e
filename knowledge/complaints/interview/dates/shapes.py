"""The shapes a time comes in when people write it, as patterns over small letters without apostrophes. Pure."""

from __future__ import annotations

import re

from knowledge.complaints.interview.dates.words import FEAST, MONTH, NUMBER, SEASON, UNIT, WEEK_DAY

ORDINAL = r"(st|nd|rd|th)?"
NO_HOUR = r"\b(?! ?(am|pm|oclock|:))"
AGO = "(ago|back)"
YEAR = re.compile(
    r"(?P<before_last>the year before last|last year but one)|(?P<last>last year)|(?P<this>this year)|"
    rf"(?P<next>next year|the year before)|(?P<count>{NUMBER})( of)? years? {AGO}|\b(?P<number>(19|20)\d\d)\b")
PART = (r"(?P<part>(early( on)?( in)?|late( in)?|mid|middle of|half way through|"
        r"(the )?(very )?(start|beginning|end|back end) of|(first|second|third|fourth|last) (week|half)( of| in)?)( the)? )")
LEAD = r"((in|last|next|since|this|around|about|from|between|until|till|to|or|of|back in|by|during) )"
FIRST_DAY = (rf"(?P<first>\d\d?){ORDINAL}( (of|and|or|to|until|till)| ?-)* ?(\d\d?{ORDINAL}( of)? ?)?")
TWICE = r"(?P<twice> before last)?"
SHAPES = {
    "month": re.compile(
        rf"{PART}?(?P<lead>(a year (ago )?)?{LEAD}|a year )?({FIRST_DAY})?\b(?P<month>{MONTH})\b"
        rf"(?(first)|( (the )?(?P<after>\d\d?){ORDINAL}{NO_HOUR})?)( (?P<short>\d\d){NO_HOUR})?{TWICE}"),
    "this_month": re.compile(rf"{PART}?(?P<which>last month|this month|the month before last)"),
    "nth": re.compile(
        r"\b(the|on) (the )?(?P<nth>\d\d?)(st|nd|rd|th)( of (?P<which>(last|this) month)|(?=$| (i|they|he|she) think))"),
    "season": re.compile(rf"(?P<lead>(the|last|this|in|early|late) )*(?P<season>{SEASON})\b{TWICE}"),
    "feast": re.compile(
        rf"(?P<before>((the )?(day|night|week) |just |shortly |right )?before (the )?)?(last )?\b(?P<feast>{FEAST})\b{TWICE}"),
    "year": re.compile(rf"{PART}?({YEAR.pattern.replace('?P<', '?P<y_')})"),
    "week_day": re.compile(rf"((?P<lead>last|next|coming|on|this|past) )?\b(?P<day>{WEEK_DAY})\b{TWICE}"),
    "week": re.compile(
        r"(?P<before_last>(the )?week before last)|(?P<last>last week)|(?P<this>(earlier )?this week)|"
        rf"(?P<count>{NUMBER})( of)? (?P<unit>week|fortnight)s? {AGO}|a (?P<more>week) (ago )?(?=(last|past|on) {WEEK_DAY})"),
    "weekend": re.compile(rf"\b(?P<lead>last|this|the|that|at|over|on) (the )?week ?ends?\b{TWICE}"),
    "ago": re.compile(
        rf"(?P<more>(more than|over|at least) )?(?P<count>{NUMBER})( (or|to) (?P<top>{NUMBER})| ?- ?(?P<top2>\d\d?))?"
        rf"( of)? (?P<unit>{UNIT})s?(?P<half> and a half)?( or so)? {AGO}\b|"
        rf"(the |these |this )?(last|past) (?P<count2>{NUMBER}) (?P<unit2>{UNIT})s?\b|"
        rf"\bfor (about |over |nearly |almost )?(?P<count3>{NUMBER}) (?P<unit3>week|month|year)s? now\b"),
    "near": re.compile(
        r"(?P<two>(the )?(day before yesterday|night before last))|(?P<one>yesterday|last night)|(?P<none>\b(today|tonight|"
        r"this (morning|afternoon|evening)|earlier on|just now)\b)|(?P<time>(this|same) time last year)")}
FILLER = re.compile(
    r"in|of|the|at|on|a|an|one|about|around|some|time|sometime|back|maybe|i|think|it|was|early|late|mid|during|or|to|and|until|"
    rf"till|between|from|through|either|that|long|[/-]|\d\d?{ORDINAL}|{MONTH}|{SEASON}")
JOIN = re.compile(r"[,\s]*(to|and|or|until|till|through|up to|-|/|and then)?[,\s]*((the|in|on|from|about|around)\s+)*")
NOT_WHEN = re.compile(r"\bcomplain(t|ing)?( \w+){0,3} (today|tonight)\b")
UNIT_DAYS = {"minute": 0, "hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14}
PART_DAYS = {"mid": 10, "middle": 10, "half": 15, "late": 20, "end": 20, "back": 20, "second": 8, "third": 15, "fourth": 20,
             "last": 20}
PART_MONTHS = {"mid": 5, "middle": 5, "half": 6, "late": 10, "end": 10, "back": 10, "second": 6, "last": 10}


SHORT_UNITS = {"yr": "year", "mth": "month", "wk": "week", "hr": "hour", "min": "minute", "xmas": "christmas"}
SHORT_UNIT = re.compile(rf"(?<![a-z])({'|'.join(SHORT_UNITS)})(s?)\b")
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
ORDINALS = {name: at for at, name in enumerate((
    *_UNITS, "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth"), 1)} | {f"twenty {name}": 20 + at for at, name in enumerate(_UNITS, 1)} | {
    "thirtieth": 30, "thirty first": 31}
ORDINAL_WORD = re.compile(

     rf"\b({'|'.join(sorted(ORDINALS, key=len, reverse=True))})\b(?= (?:of )?(?:{MONTH})\b|,? (?:january|"
     r"february)\b)(?! (?:week|half))")
NOT_THAT_ONE = re.compile(rf"\bnot (last |the last )?(?P<day>{WEEK_DAY}),? (but )?the one before( that)?\b")
ONE_UNIT = re.compile(rf"(?:^|(?<=[^\w\s])\s*|\b(?:about|around|exactly|nearly|over|just|was|happened|it) )(?={UNIT}s? {AGO}\b)")


def spelt_out(text: str) -> str:
    """Units written short in full ('2 yrs ago', 'xmas eve'), and a unit without a number as one ('year ago today')."""
    text = ORDINAL_WORD.sub(lambda found: f"{ORDINALS[found[1]]}th", text)
    text = NOT_THAT_ONE.sub(r"\g<day> before last", text)
    full = SHORT_UNIT.sub(lambda found: SHORT_UNITS[found[1]] + found[2], text)
    return ONE_UNIT.sub(lambda found: f"{found[0]}a ", full)


def is_filler(gap: str) -> bool:
    """True when every word between two pieces only ties them together."""
    return all(FILLER.fullmatch(word) for word in re.split(r"[,\s]+", gap.strip(", ")) if word)
