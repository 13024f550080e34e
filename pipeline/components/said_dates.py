"""Rasa component: a day as people say it ('last Tuesday', 'about two weeks ago', '3/5/26'); figures are read with dateparser."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.complaints.interview.dates.periods import Said, first_day
from knowledge.complaints.interview.dates.words import MONTH
from pipeline.clock import today

FIGURES = re.compile(
    r"(?<!section )(?<!sec )(?<!\bs)(?<![\d/])(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|"
    rf"(?!24/7)\d{{1,2}}/\d{{1,2}}|\d{{1,2}}/(?:19|20)\d\d)(?![\d/])(?! ?{MONTH}\b)")
YEAR_CUT_SHORT = re.compile(r"(?<![\w])['’](\d\d)\b")
ROUGH = re.compile(r"\b(about|around|roughly|maybe|ish|or so|sometime|some time|give or take)\b")


def day_said(text: str, today: date) -> Said | None:
    """The day the text names, never after today; None when it names none or one that cannot be read."""
    plain = re.sub(r"['’`]", "", YEAR_CUT_SHORT.sub(r"20\1", text.lower()))
    written = [found[0] for found in FIGURES.finditer(plain)]
    figures = [read for one in written if (read := _calendar(one, today))]
    words = re.sub(r"\s+", " ", re.sub(r"[^\w\s,/-]", " ", plain)).strip()
    found = figures[0] if figures else None if written else first_day(words, today)
    if found and found.precision == "day" and ROUGH.search(plain):
        return Said(found.day, "about")
    return found


def _calendar(figures: str, today: date) -> Said | None:
    """A date in figures, day before month; without a year the last time it was."""
    import dateparser

    month_only = re.fullmatch(r"\d{1,2}/\d{4}", figures)
    words = f"1/{figures}" if month_only else re.sub(r"^(\d{1,2})[.-](\d{1,2})[.-]", r"\1/\2/", figures)
    order = "YMD" if re.match(r"\d{4}", words) else "DMY"
    read = dateparser.parse(words, languages=["en"], settings={
        "DATE_ORDER": order, "PREFER_LOCALE_DATE_ORDER": False, "PREFER_DATES_FROM": "past",
        "RELATIVE_BASE": datetime(today.year, today.month, today.day, 12)})
    if read is None or read.date() > today:
        return None
    return Said(read.date(), "month" if month_only else "day")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SaidDates(GraphComponent):
    """Adds the day a message names as the entity ``day`` ('2026-11-17', or with '~' before it when not exact)."""

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> SaidDates:
        """The component as Rasa's graph makes it."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message's day, if it names one."""
        for message in messages:
            said = day_said(message.get(TEXT) or "", today())
            if said is not None:
                value = ("" if said.precision == "day" else "~") + said.day.isoformat()
                found = {"entity": "day", "value": value, "start": 0, "end": 0, "extractor": "SaidDates"}
                message.set(ENTITIES, [*message.get(ENTITIES, []), found], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing is learnt here."""
        return training_data
