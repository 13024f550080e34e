"""Rasa component: a day as people say it ('last Tuesday', 'about two weeks ago', '3/5/26')."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.complaints.interview.dates.reading import day_said
from pipeline.clock import today


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
