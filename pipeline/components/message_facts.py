"""Rasa component: what a message states about itself: its language, its nation, the facts it says of person and place."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from pipeline.clock import today
from pipeline.language.detect import language_of
from pipeline.language.facts import facts_said
from pipeline.language.places import nation_of, nation_of_bodies
from pipeline.stories.learning import story_reader
from pipeline.stories.reader import facts_read
from pipeline.stories.settings import story_settings

OTHER_NATION = "other_nation"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MessageFactsExtractor(GraphComponent):
    """Adds the entities ``nation`` and ``read_on``, ``facts`` (the language, and the nation of the bodies it names) and ``said``
    (facts of person and place), and ``told`` (facts of a complaint as a learnt reader heard them).

    Stands after the classifier: in 'and in Wales?' the nation is compared, not stated, and becomes ``compared_nation``.
    """

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> MessageFactsExtractor:
        """The component as Rasa's graph makes it; what it reads is loaded before the first message."""
        nation_of("")
        nation_of_bodies("")
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the facts to each message."""
        for message in messages:
            text = message.get(TEXT) or ""
            compares = (message.get(INTENT) or {}).get("name") == OTHER_NATION
            nation = nation_of(text)
            found = {"compared_nation" if compares else "nation": nation,
                     "read_on": (message.get("metadata") or {}).get("setting")}
            entities = [{"entity": name, "value": value, "start": 0, "end": 0, "extractor": "MessageFacts"}
                        for name, value in found.items() if value]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *entities], add_to_output=True)
            message.set("facts", {"language": language_of(text), "asked_of": nation_of_bodies(text) or ""}, add_to_output=True)
            said = facts_said(text, today())
            if nation and not compares:
                said["hospital_country"] = nation
            message.set("said", said, add_to_output=True)
            message.set("told", _told(text), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing is learnt here."""
        return training_data


def _told(text: str) -> dict[str, list[Any]]:
    """What the learnt reader heard of a complaint: each fact with its value and certainty; nothing in a button."""
    numbers = story_settings()
    read = facts_read(story_reader().read(text), numbers.said, numbers.half) if text and not text.startswith("/") else {}
    return {name: [value, sure] for name, (value, sure) in read.items()}
