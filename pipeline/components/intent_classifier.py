"""Rasa component: the intents of a message, by Rasa's logistic regression, without the work it does anew for each message."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.utils.tensorflow.constants import RANKING_LENGTH
from sklearn.utils.extmath import softmax


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(LogisticRegressionClassifier):
    """Learns as Rasa's does, and judges as it does.

    Rasa's joins each message's features into one row and has sklearn check it, its weights and its classes anew: that took
    longer than the two products with the weights.
    """

    _columns: Any = None

    @classmethod
    def load(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> LogisticRegressionClassifier:
        """The classifier as it was learnt, its weights laid out as they are multiplied: a column an intent."""
        loaded = super().load(config, model_storage, resource, execution_context, **kwargs)
        weights = getattr(loaded.clf, "coef_", np.zeros((0, 0)))
        loaded._columns = np.ascontiguousarray(weights.T) if len(weights) > 1 else None
        return loaded

    def process(self, messages: list[Message]) -> list[Message]:
        """Add ``intent`` and ``intent_ranking``, every intent with its probability (0 to 1), the likeliest first."""
        for message in messages:
            letters, meaning = message.get_sparse_features(TEXT)[1], message.get_dense_features(TEXT)[1]
            if letters is None or meaning is None or self._columns is None:
                super().process([message])
                continue
            width = letters.features.shape[1]
            scores = letters.features @ self._columns[:width] + meaning.features @ self._columns[width:] + self.clf.intercept_
            chances = softmax(scores)[0].tolist()
            ranking = sorted(zip(self.clf.classes_.tolist(), chances, strict=True), key=lambda one: -one[1])
            told = [{"name": name, "confidence": chance} for name, chance in ranking][: self.config[RANKING_LENGTH] or None]
            message.set(INTENT, told[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, told, add_to_output=True)
        return messages
