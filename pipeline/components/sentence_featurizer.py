"""Rasa featurizer: one dense vector a message from the sentence encoder."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from pipeline.language.encoder import Vector, encoder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds the message's unit vector, times ``scale``, as its dense sentence feature.

    The classifier fixes its regularisation at C = 1, which underfits unit vectors; scaling them by s
    is the same as C = s squared.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Tokens must be there: Rasa pairs sentence features with them."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``scale``: what the unit vector is multiplied by."""
        return {**DenseFeaturizer.get_default_config(), "scale": 1.0}

    def __init__(self, config: dict[str, Any], name: str) -> None:
        """Keep the scale; the encoder itself is loaded once a process."""
        super().__init__(name, config)
        self._scale = float(config["scale"])

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> SentenceFeaturizer:
        """The component as Rasa's graph makes it."""
        return cls(config, execution_context.node_name)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Raise ValueError for a scale that is not above nought."""
        if float(config.get("scale", 1.0)) <= 0:
            raise ValueError("SentenceFeaturizer: scale must be above 0")

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the feature to each message."""
        for message in messages:
            self._add(message, encoder().one(message.get(TEXT)) if message.get(TEXT) else None)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the feature to each training example, encoded in batches."""
        examples = [message for message in training_data.training_examples if message.get(TEXT)]
        for message, vector in zip(examples, encoder().many([message.get(TEXT) for message in examples]), strict=True):
            self._add(message, vector)
        return training_data

    def _add(self, message: Message, vector: Vector | None) -> None:
        if vector is None:
            return
        scaled = np.asarray([vector * self._scale])
        for kind in (FEATURE_TYPE_SEQUENCE, FEATURE_TYPE_SENTENCE):
            message.add_features(Features(scaled, kind, TEXT, self._config[FEATURIZER_CLASS_ALIAS]))
