"""Rasa component: notes on the message how urgent it is and which kind of danger."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from pipeline.danger.asking import question_in
from pipeline.danger.assess import assess
from pipeline.language.detect import any_welsh

URGENT = "urgent"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DangerReader(GraphComponent):
    """Adds ``urgent`` to each message: {"urgency": "no|perhaps|both|certain", "kind", "clear", "child", "another", "language",
    "probability", "lines": the facts its card takes up, "question": the clause that asks something beside the danger,
    "own": somebody speaks of themselves or of another}. Stands
    after the retriever.
    """

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> DangerReader:
        """The component as Rasa's graph makes it; the models are learnt here if their sentences have changed."""
        assess("helo, sut mae")
        return cls()

    @classmethod
    def load(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> DangerReader:
        """As create: everything is ready before the first message."""
        return cls.create(config, model_storage, resource, execution_context)

    def process(self, messages: list[Message]) -> list[Message]:
        """Assess each message."""
        for message in messages:
            text = message.get(TEXT) or ""
            found = assess(text)
            message.set(URGENT, {"urgency": found.urgency.value, "kind": found.kind, "clear": found.clear, "child": found.child,
                                 "another": found.another, "language": "cy" if any_welsh(text) else "en",
                                 "probability": round(found.probability, 3), "lines": list(found.lines),
                                 "question": question_in(text), "own": found.facts.own or found.facts.another}, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing is learnt here."""
        return training_data
