"""The sentence encoder: all-MiniLM-L6-v2, tuned (docs/adr/0008), in onnxruntime, one instance a process, one encoding a message."""

from __future__ import annotations

import hashlib
import os
import secrets
import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from pipeline.language import spelling
from pipeline.language.weights import ready_graph, ready_word_pieces, recipe, weights_folder

Vector = npt.NDArray[np.float32]

DIMENSIONS = 384
LONGEST = 256
REMEMBERED = 256
FEW = 16


def cache_folder() -> Path:
    """Where what was built or encoded is kept; BUILD_DIR, or `.build` in the working folder."""
    return Path(os.environ.get("BUILD_DIR", ".build"))


@lru_cache(maxsize=1)
def identity() -> str:
    """A hash that changes when the same text may get another vector: other weights, other graph, or other spelling."""
    return hashlib.sha256(f"{recipe()} {spelling.fingerprint()}".encode()).hexdigest()


class Encoder:
    """Turns texts, their spelling put right, into unit vectors of 384 numbers; remembers the last few, but not their words."""

    def __init__(self, folder: Path, graph: Path) -> None:
        """Load the graph made from the model in ``folder``; one thread, so that messages do not fight for the cores."""
        self._tokenizer = Tokenizer.from_file(str(ready_word_pieces(folder)))
        self._words = frozenset(self._tokenizer.get_vocab())
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
        self._known: OrderedDict[bytes, Vector] = OrderedDict()
        self._key = secrets.token_bytes()
        self._lock = threading.Lock()

    def spelled(self, text: str) -> str:
        """The text as the model reads it: text-speak written out, slips put right."""
        return spelling.put_right(text, self._words)

    def one(self, text: str) -> Vector:
        """The unit vector of one text; the same text again costs nothing. Nobody waits while another text is encoded."""
        key = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self._key).digest()
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        vector: Vector = self._encode(text)
        with self._lock:
            known = self._known.setdefault(key, vector)
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
            return known

    def many(self, texts: list[str]) -> Vector:
        """One row a text, each encoded alone: in 8 bits a text among others would get another vector, and no sooner."""
        if len(texts) < FEW:
            return np.array([self.one(text) for text in texts], dtype=np.float32).reshape(len(texts), DIMENSIONS)
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            return np.array(list(threads.map(self._encode, texts, chunksize=FEW)), dtype=np.float32)

    def _encode(self, text: str) -> Vector:
        ids = np.array([self._tokenizer.encode(self.spelled(text)).ids], dtype=np.int64)
        vector: Vector = self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0]
        return vector


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The one encoder of this process, loaded at first use; raises WrongWeightsError for another graph or other word pieces."""
    return Encoder(weights_folder(), ready_graph())
