"""Rasa component: hands the ranking of extracts to whoever answers."""

from __future__ import annotations

import logging
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.store.read import KnowledgeMissingError
from pipeline.decision.evidence import cut
from pipeline.retrieval.named import named
from pipeline.retrieval.ranking import ranker
from pipeline.retrieval.welsh import welsh_matcher

RANKING = "ranking"
LIKENESS = "likeness"
NAMED = "named"
KEPT = 16
logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class KnowledgeRetriever(GraphComponent):
    """Adds the nearest extracts to the message as ``ranking``: a list of {"id", "score"}, best first, and as ``named`` what
    it names outright: {"how", "ids", "probability", "note"}, or nothing."""

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> KnowledgeRetriever:
        """The component as Rasa's graph makes it."""
        return cls()

    @classmethod
    def load(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> KnowledgeRetriever:
        """As create, and the ways of asking are encoded before the first message."""
        try:
            ranker()
            welsh_matcher()
        except KnowledgeMissingError as error:
            logger.error("no knowledge base: %s", error)
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the ranking; an empty one when there is no knowledge base."""
        for message in messages:
            language = str((message.get("facts") or {}).get("language") or "en")
            ranking, likeness, outright = _found(message.get(TEXT) or "", language)
            message.set(RANKING, ranking, add_to_output=True)
            message.set(LIKENESS, likeness, add_to_output=True)
            message.set(NAMED, outright, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing is learnt here."""
        return training_data


def _found(text: str, language: str) -> tuple[list[dict[str, Any]], float, dict[str, Any]]:
    """The ranking, the likeness to the nearest way of asking, and what is named outright; nothing without a knowledge base."""
    try:
        ranked = cut(ranker().rank(text, keep=None), KEPT)
        return [{"id": one.id, "score": one.score} for one in ranked], ranker().likeness(text), named(text, language)
    except KnowledgeMissingError:
        return [], 0.0, {}
