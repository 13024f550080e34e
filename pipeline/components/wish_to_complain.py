"""Rasa component: how surely some sentence of a long message says that somebody wants to begin a complaint.

The classifier reads a message whole, and in a story of a hundred words one short wish is drowned. Learnt from the same
examples: the intent 'complain' against all others, over the encoder's vectors.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from pipeline.language.encoder import Vector, encoder

FILE, WISH, COMPLAIN = "wish.npz", "wish", "complain"
SENTENCE = re.compile(r"[.!?\n;]+")
STORY, PIECE, FEWEST, MOST = 12, 9, 3, 12


def pieces(text: str) -> list[str]:
    """The sentences of a long message, those without stops cut into runs of nine words; none for a short one."""
    if len(text.split()) < STORY:
        return []
    found = []
    for sentence in SENTENCE.split(text):
        words = sentence.split()
        starts = range(0, max(1, len(words) - PIECE + PIECE // 2), PIECE // 2) if len(words) > 2 * PIECE else (0,)
        found += [" ".join(words[start:start + (PIECE if len(words) > 2 * PIECE else len(words))]) for start in starts]
    return [piece for piece in found if len(piece.split()) >= FEWEST][-MOST:]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class WishToComplain(GraphComponent):
    """Adds ``wish`` to each message: 0 to 1; 0 for short ones, which the classifier reads well."""

    def __init__(self, storage: ModelStorage, resource: Resource, weights: Vector, bias: float) -> None:
        """Keep what was learnt."""
        self._storage, self._resource, self._weights, self._bias = storage, resource, weights, bias

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Nothing to set."""
        return {}

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> WishToComplain:
        """The component as Rasa's graph makes it, before training."""
        return cls(model_storage, resource, np.zeros(1, dtype=np.float32), 0.0)

    @classmethod
    def load(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> WishToComplain:
        """The component with what it learnt."""
        with model_storage.read_from(resource) as folder, np.load(folder / FILE, allow_pickle=False) as kept:
            return cls(model_storage, resource, kept["weights"], float(kept["bias"]))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the wish from the examples of every intent."""
        examples = [one for one in training_data.intent_examples if one.get(TEXT)]
        vectors = np.array([_vector(one) for one in examples], dtype=np.float32)
        fitted = LogisticRegression(C=20.0, class_weight="balanced", max_iter=500).fit(
            vectors, [one.get(INTENT) == COMPLAIN for one in examples])
        self._weights, self._bias = fitted.coef_[0].astype(np.float32), float(fitted.intercept_[0])
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / FILE, weights=self._weights, bias=np.array(self._bias))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """The surest sentence counts."""
        for message in messages:
            found = pieces(message.get(TEXT) or "")
            scores = encoder().many(found) @ self._weights + self._bias if found else np.array([-np.inf])
            message.set(WISH, float(1 / (1 + np.exp(-np.max(scores)))), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing more for training."""
        return training_data


def _vector(example: Message) -> Vector:
    """The encoder's vector of a training example: the sentence featurizer's, scaled back to length one, where it is there."""
    dense = example.get_dense_features(attribute=TEXT)[1]
    if dense is None:
        return encoder().one(example.get(TEXT))
    features: Vector = np.asarray(dense.features, dtype=np.float32).ravel()
    return features / np.linalg.norm(features)
