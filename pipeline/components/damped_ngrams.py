"""Rasa featurizer: character n-grams, damped so that they help the encoder and do not drown it."""

from __future__ import annotations

from typing import Any

import scipy.sparse
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import DENSE_FEATURIZABLE_ATTRIBUTES
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
        """Of whole sentences only: nobody here reads the counts of single words, which cost as much again."""
        nothing: Rows = [None] * len(all_tokens)
        vectorizer = self.vectorizers.get(attribute) if attribute in DENSE_FEATURIZABLE_ATTRIBUTES else None
        if vectorizer is None:
            return nothing, nothing
        return nothing, [self._damped(vectorizer.transform([" ".join(tokens)])) if tokens else None for tokens in all_tokens]

    def _damped(self, counts: scipy.sparse.csr_matrix) -> scipy.sparse.csr_matrix:
        row = normalize(counts)
        row.data *= float(self._config["damping"])
        return row
