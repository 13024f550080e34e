"""Rasa component: a day as people say it ('last Tuesday', 'about two weeks ago', 'Christmas'), read with dateparser."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.matcher import Matcher
from spacy.util import filter_spans

DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SHORT_DAYS = ["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"]
MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
SHORT_MONTHS = ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
NUMBERS = {name: n for n, name in enumerate(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1)} | {
    "a": 1, "an": 1, "couple": 2, "few": 3, "several": 4}
UNITS = {"day": 1, "week": 7, "fortnight": 14}
FEASTS = {"christmas": (12, 25), "xmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
          "boxing day": (12, 26), "new year": (1, 1), "new years": (1, 1), "new years day": (1, 1),
          "new years eve": (12, 31), "valentines": (2, 14), "halloween": (10, 31), "bonfire night": (11, 5)}
NUMERIC = re.compile(r"\b(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{1,2}/\d{1,2})\b")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


@dataclass(frozen=True)
class Said:
    """A day read from words; ``precision`` is 'day', 'about' or 'month' (then the first of it, the safe day)."""

    day: date
    precision: str


@lru_cache(maxsize=1)
def _matcher() -> tuple[Any, Matcher]:
    """spaCy's blank English and the shapes a day comes in."""
    nlp = spacy.blank("en")
    matcher = Matcher(nlp.vocab)
    number: dict[str, Any] = {"LOWER": {"REGEX": r"^(\d{1,2}|" + "|".join(NUMBERS) + ")$"}}
    unit = {"LOWER": {"REGEX": r"^(days?|weeks?|fortnights?|months?|years?)$"}}
    month = {"LOWER": {"IN": MONTHS + SHORT_MONTHS}}
    week_day, short_day = {"LOWER": {"IN": DAYS}}, {"LOWER": {"IN": SHORT_DAYS}}
    alone = {"LOWER": {"IN": [one for one in MONTHS + SHORT_MONTHS if one not in ("may", "mar")]}}
    nth = {"LOWER": {"REGEX": r"^\d{1,2}(st|nd|rd|th)?$"}}
    year = {"LOWER": {"REGEX": r"^(19|20)\d\d$"}}
    matcher.add("ago", [[number, {"LOWER": "of", "OP": "?"}, unit, {"LOWER": "ago"}],
                        [{"LOWER": "a"}, {"LOWER": {"IN": ["couple", "few"]}}, {"LOWER": "of", "OP": "?"}, unit,
                         {"LOWER": "ago"}]])
    matcher.add("relative", [[{"LOWER": {"IN": ["yesterday", "today", "tonight"]}}],
                             [{"LOWER": "last"}, {"LOWER": "night"}], [{"LOWER": "this"}, {"LOWER": {
                                 "IN": ["morning", "afternoon", "evening", "week", "month"]}}],
                             [{"LOWER": "last"}, {"LOWER": {"IN": ["week", "month", "year"]}}],
                             [{"LOWER": "day"}, {"LOWER": "before"}, {"LOWER": "yesterday"}]])
    lead = {"LOWER": {"IN": ["last", "on", "this", "past"]}}
    matcher.add("week_day", [[{**lead, "OP": "?"}, week_day], [lead, short_day]])
    matcher.add("date", [[nth, {"LOWER": "of", "OP": "?"}, month, {"IS_PUNCT": True, "OP": "?"}, {**year, "OP": "?"}],
                         [month, nth, {"IS_PUNCT": True, "OP": "?"}, {**year, "OP": "?"}],
                         [month, year], [alone], [{"LOWER": {"IN": ["in", "last", "since"]}}, month]])
    matcher.add("season", [[{"LOWER": {"IN": ["last", "this", "in"]}, "OP": "?"}, {"LOWER": "the", "OP": "?"},
                            {"LOWER": {"IN": list(SEASONS)}}, {"LOWER": "of", "OP": "?"}, {**year, "OP": "?"}]])
    return nlp, matcher


def day_said(text: str, today: date) -> Said | None:
    """The day the text names, never after today; None when it names none or one that cannot be read."""
    plain = re.sub(r"[’']", "", text.lower())
    feast = next((name for name in sorted(FEASTS, key=len, reverse=True) if re.search(rf"\b{name}\b", plain)), None)
    if feast:
        return _feast(feast, plain, today)
    numbers = NUMERIC.search(plain)
    if numbers:
        return _calendar(numbers[0], today)
    nlp, matcher = _matcher()
    doc = nlp.make_doc(plain)
    for span in filter_spans(matcher(doc, as_spans=True)):
        found = _read(span.label_, span.text, today)
        if found is not None:
            about = found.precision == "day" and re.search(r"\b(about|around|roughly|maybe|ish|or so)\b", plain)
            return Said(found.day, "about") if about else found
    return None


def _read(kind: str, words: str, today: date) -> Said | None:
    readers = {"ago": _ago, "relative": _relative, "week_day": _week_day, "season": _season}
    return readers.get(kind, _calendar)(words, today)


def _feast(name: str, text: str, today: date) -> Said:
    """The last time it was, or in the year named."""
    month, day = FEASTS[name]
    year = re.search(r"\b(20\d\d)\b", text)
    chosen = date(int(year[1]) if year else today.year, month, day)
    if chosen > today and not year:
        chosen = date(today.year - 1, month, day)
    return Said(min(chosen, today), "day")


def _ago(words: str, today: date) -> Said | None:
    parts = words.split()
    count = next((int(one) if one.isdigit() else NUMBERS[one] for one in reversed(parts)
                  if one.isdigit() or one in NUMBERS), 1)
    unit = next(one.rstrip("s") for one in parts if one.rstrip("s") in (*UNITS, "month", "year"))
    if unit in UNITS:
        back = today - timedelta(days=count * UNITS[unit])
        return Said(back, "day" if unit == "day" else "about")
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    return Said(date(months // 12, months % 12 + 1, 1), "month")


def _relative(words: str, today: date) -> Said | None:
    days = {"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": 1,
            "last night": 1, "day before yesterday": 2}
    if words in days:
        return Said(today - timedelta(days=days[words]), "day")
    if words in ("this week", "last week"):
        return Said(today - timedelta(days=today.weekday() + (7 if words == "last week" else 0)), "about")
    if words == "last year":
        return Said(date(today.year - 1, 1, 1), "month")
    first = today.replace(day=1)
    return Said((first - timedelta(days=1)).replace(day=1) if words == "last month" else first, "month")


def _week_day(words: str, today: date) -> Said:
    """The last such day before today ('last Tuesday' on a Tuesday is a week ago)."""
    wanted = next(n for n, name in enumerate(DAYS) if name.startswith(words.split()[-1][:3]))
    back = (today.weekday() - wanted) % 7 or 7
    return Said(today - timedelta(days=back), "day")


def _season(words: str, today: date) -> Said:
    """The first day of the season's first month: the safe day."""
    parts = words.split()
    season = next(one for one in parts if one in SEASONS)
    year = int(parts[-1]) if parts[-1].isdigit() else today.year
    chosen = date(year, SEASONS[season], 1)
    return Said(chosen if chosen <= today else date(year - 1, SEASONS[season], 1), "month")


def _calendar(words: str, today: date) -> Said | None:
    """A date of the calendar, day before month; without a year the last time it was."""
    import dateparser

    words = re.sub(r"^(in|last|since) ", "", words)
    words = re.sub(r"^(\d{1,2})[.-](\d{1,2})[.-]", r"\1/\2/", words)
    order = "YMD" if re.match(r"\d{4}", words) else "DMY"
    read = dateparser.parse(words, languages=["en"], settings={
        "DATE_ORDER": order, "PREFER_LOCALE_DATE_ORDER": False, "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first",
        "RELATIVE_BASE": datetime(today.year, today.month, today.day, 12)})
    if read is None or read.date() > today:
        return None
    has_day = bool(re.search(r"\b\d{1,2}(st|nd|rd|th)?\b", words))
    return Said(read.date(), "day" if has_day else "month")


def _today() -> date:
    as_of = os.environ.get("AS_OF", "")
    return date.fromisoformat(as_of) if as_of else date.today()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SaidDates(GraphComponent):
    """Adds the day a message names as the entity ``day`` ('2026-11-17', or with '~' before it when not exact)."""

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> SaidDates:
        """The component as Rasa's graph makes it."""
        _matcher()
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message's day, if it names one."""
        for message in messages:
            said = day_said(message.get(TEXT) or "", _today())
            if said is not None:
                value = ("" if said.precision == "day" else "~") + said.day.isoformat()
                found = {"entity": "day", "value": value, "start": 0, "end": 0, "extractor": "SaidDates"}
                message.set(ENTITIES, [*message.get(ENTITIES, []), found], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing is learnt here."""
        return training_data
