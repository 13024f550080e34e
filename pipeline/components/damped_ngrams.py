"""Rasa featurizer: character n-grams, damped so that they help the encoder and do not drown it."""

from __future__ import annotations

from typing import Any

import scipy.sparse
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from sklearn.preprocessing import normalize

Rows = list[scipy.sparse.spmatrix | None]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class DampedNgrams(CountVectorsFeaturizer):
    """Rasa's counts, each sentence scaled to length ``damping``, so no message weighs more than another."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``damping``: the length of a sentence's vector of counts."""
        return {**CountVectorsFeaturizer.get_default_config(), "analyzer": "char_wb", "min_ngram": 2,
                "max_ngram": 4, "damping": 2.0}

    def _create_features(self, attribute: str, all_tokens: list[list[str]]) -> tuple[Rows, Rows]:
        sequence, sentence = super()._create_features(attribute, all_tokens)
        damping = float(self._config["damping"])
        return sequence, [None if row is None else normalize(row) * damping for row in sentence]
