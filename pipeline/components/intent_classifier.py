"""Rasa component: the intents of a message, by Rasa's logistic regression, without the work it does anew for each message."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(LogisticRegressionClassifier):
    """Learns and judges as Rasa's does.

    scipy multiplies a sparse row by C-ordered weights only, and sklearn turns the weights round: kept in their usual order, all
    of them (ten megabytes) are copied for each message.
    """

    @classmethod
    def load(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> LogisticRegressionClassifier:
        """The classifier as it was learnt, its weights laid out as they are read."""
        loaded = super().load(config, model_storage, resource, execution_context, **kwargs)
        if hasattr(loaded.clf, "coef_"):
            loaded.clf.coef_ = np.asfortranarray(loaded.clf.coef_)
        return loaded
