"""Rasa component: the last word on a message's intent, by the two gates."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from pipeline.encoder import Vector, encoder
from pipeline.gates import ASK, NOTHING, Evidence, Gates, final_intent
from pipeline.urgent import LONG_STORY

FILE = "examples.npz"
LIMIT = "limit-"
OTHER_NATION = "other_nation"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Gatekeeper(IntentClassifier, GraphComponent):
    """Keeps a vector for every example of the other intents, and decides between them, an answer, and nothing."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The four thresholds of the gates."""
        return dict(vars(Gates()))

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        """Keep the thresholds; the examples come with training or loading."""
        self._gates = Gates(**{name: float(config[name]) for name in vars(Gates())})
        self._storage, self._resource = model_storage, resource
        self._examples: dict[str, Vector] = {}

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> Gatekeeper:
        """The component as Rasa's graph makes it."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> Gatekeeper:
        """The component with the examples it was trained on."""
        made = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / FILE, allow_pickle=False) as kept:
            made._examples = {intent: kept[intent] for intent in kept.files}
        return made

    def train(self, training_data: TrainingData) -> Resource:
        """Encode the examples of every intent that is not a question about rights."""
        by_intent: dict[str, list[str]] = {}
        for example in training_data.intent_examples:
            if example.get(INTENT) != ASK and example.get(TEXT):
                by_intent.setdefault(example.get(INTENT), []).append(example.get(TEXT))
        self._examples = {intent: encoder().many(texts) for intent, texts in sorted(by_intent.items())}
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / FILE, **self._examples)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the final intent; the classifier's guess stays in ``guess`` for measuring."""
        for message in messages:
            seen = self._evidence(message)
            message.set("guess", {"name": seen.intent, "probability": round(seen.probability, 3),
                                  "likeness": round(seen.likeness, 3)}, add_to_output=True)
            message.set("intent_ranking", [], add_to_output=True)
            intent = final_intent(seen, self._gates)
            message.set(INTENT, {"name": intent, "confidence": 1.0}, add_to_output=True)
            if intent == OTHER_NATION:
                message.set(ENTITIES, _only_compared(message.get(ENTITIES, [])), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing more for training."""
        return training_data

    def _evidence(self, message: Message) -> Evidence:
        guess = message.get(INTENT) or {}
        intent = str(guess.get("name") or "")
        examples = self._examples.get(intent)
        text = message.get(TEXT) or ""
        near = float(np.max(examples @ encoder().one(text))) if examples is not None and text else 0.0
        ranking = message.get("ranking") or [{"id": "", "score": 0.0}]
        facts, urgent = message.get("facts") or {}, message.get("urgent") or {}
        return Evidence(intent, float(guess.get("confidence") or 0.0), near, float(ranking[0]["score"]),
                        facts.get("language", "en"), urgent.get("urgency", "no"), bool(facts.get("complains")),
                        _probability(message.get("intent_ranking") or [], NOTHING),
                        str(ranking[0]["id"]).startswith(LIMIT), urgent.get("kind", ""),
                        bool(facts.get("wants")), bool(facts.get("says_more", True)), len(text.split()) > LONG_STORY)


def _probability(ranking: list[dict[str, Any]], intent: str) -> float:
    """The classifier's probability of one intent; 0 when it is not among its first guesses."""
    return next((float(one["confidence"]) for one in ranking if one["name"] == intent), 0.0)


def _only_compared(entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """'And in Wales?' compares; it does not say where the person is."""
    return [{**one, "entity": "compared_nation"} if one["entity"] == "nation" else one for one in entities]
