"""Learns the two models of danger from the sentences of data/danger, and keeps them under a hash of what they learnt from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.danger.classifier import BUCKETS, LETTERS, SAFE, WORDS, DangerModel, Features, features, softmax
from pipeline.danger.folding import pieces
from pipeline.danger.made_up import made_up
from pipeline.danger.misspelling import BY_EAR, misspelt
from pipeline.danger.settings import danger_settings
from pipeline.language.encoder import Vector, cache_folder, encoder, identity
from pipeline.language.kept_vectors import encoded
from pipeline.language.welsh_gloss import LEXICON, glossed

SENTENCES = Path(__file__).parents[2] / "data" / "danger"
WELSH, VOICES = "welsh", "voices"
COPIES, COPIES_OF_SAFE = 2, 1
MADE_UP = 1200
WELSH_TIMES = 3
MOST_STEPS = 60
WAY_OF_LEARNING = "7"
ENCODED = "danger-sentences.npz"


@dataclass(frozen=True)
class Sentence:
    """One training sentence: ``kind`` is a kind of danger or 'safe'; ``voice`` is who wrote it ('' for our own), 'welsh' for all
    that is in Welsh; ``writer`` is who wrote that, where it is known."""

    kind: str
    text: str
    voice: str = ""
    writer: str = ""


def sentences(folder: Path = SENTENCES) -> list[Sentence]:
    """Every sentence below ``folder``: a file a kind (its name up to a dash), a sentence a line, '#' for a remark.

    The files of voices/NAME were written by one person each, those of welsh/ in Welsh, those of welsh/NAME by one person each.
    """
    found = []
    for file in sorted(folder.rglob("*.txt")):
        within, name = file.relative_to(folder).parts[:-1], file.parent.name
        voice, writer = (WELSH, name if len(within) > 1 else "") if WELSH in within else (name if within else "", "")
        found += [Sentence(file.stem.split("-")[0], line.strip(), voice, writer)
                  for line in file.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return found


def with_misspelt(examples: Sequence[Sentence]) -> list[Sentence]:
    """The sentences and misspelt copies of each: two of danger, one of what is safe."""
    copied = list(examples)
    for one in examples:
        copies = COPIES_OF_SAFE if one.kind == SAFE else COPIES
        copied += [Sentence(one.kind, misspelt(one.text, seed), one.voice) for seed in range(copies)]
    return copied


def as_read(examples: Sequence[Sentence]) -> list[Sentence]:
    """Calm sentences longer than a piece as the pieces that are read one by one, so that none of them alarms by itself; a
    sentence of danger stays whole, as not every piece of it holds the danger."""
    return [replace(one, text=piece) for one in examples
            for piece in (pieces(one.text) if one.kind == SAFE else (one.text,))]


def learn(examples: Sequence[Sentence], welsh: bool = False, cache: Path | None = None) -> DangerModel:
    """A model of these sentences, their misspelt copies and some that mean nothing; the same sentences always give the same
    weights. One for Welsh reads the meaning of Welsh sentences in the English of their words. What was encoded is kept in
    ``cache``, if given: the two models read mostly the same sentences."""
    calm = [one.text for one in examples if one.kind == SAFE]
    copied = with_misspelt(as_read(examples)) + [Sentence(SAFE, text) for text in made_up(calm, MADE_UP)]
    texts, kinds = [one.text for one in copied], sorted({one.kind for one in copied})
    english = [glossed(one.text) if one.voice == WELSH else one.text for one in copied]
    meanings = encoded(english, cache / ENCODED) if cache else encoder().many(english)
    seen = features(texts, meanings, welsh)
    counts = np.array([WELSH_TIMES if one.voice == WELSH else 1 for one in copied], dtype=np.float32)
    weights, bias = _regression(seen, np.array([kinds.index(one.kind) for one in copied]), len(kinds), counts)
    return DangerModel(kinds, weights, bias, welsh)


def _regression(seen: Features, kind_of: Any, kinds: int, counts: Vector) -> tuple[Vector, Vector]:
    """Multinomial logistic regression with a ridge: a row of weights and a bias a kind, found by L-BFGS."""
    from scipy.optimize import minimize

    columns = seen.columns
    wanted = np.eye(kinds, dtype=np.float32)[kind_of]

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(columns + 1, kinds).astype(np.float32)
        chances = softmax(seen.times(weights[:-1]) + weights[-1])
        told = np.log(np.maximum((chances * wanted).sum(axis=1), np.finfo(np.float32).tiny))
        errors = (chances - wanted) * counts[:, None]
        slopes = np.vstack([seen.transposed_times(errors) + weights[:-1], errors.sum(axis=0)])
        return float((weights[:-1] ** 2).sum() / 2 - (told * counts).sum()), slopes.ravel().astype(np.float64)

    found = minimize(loss, np.zeros((columns + 1) * kinds), jac=True, method="L-BFGS-B", options={"maxiter": MOST_STEPS})
    weights = found.x.reshape(columns + 1, kinds).astype(np.float32)
    return np.ascontiguousarray(weights[:-1].T), weights[-1]


def _kept(name: str, examples: Sequence[Sentence], welsh: bool, cache: Path) -> DangerModel:
    """The model kept in ``cache`` under a hash of the sentences and the way of learning; learnt when it is not there."""
    scale = danger_settings().meaning_scale
    settings = f"{WAY_OF_LEARNING} {identity()} {scale} {LETTERS} {WORDS} {BUCKETS} {BY_EAR.read_text(encoding='utf-8')}"
    lexicon = LEXICON.read_text(encoding="utf-8") if welsh else ""
    told = "\n".join([settings, lexicon, *(f"{one.kind} {one.text}" for one in examples)])
    file = cache / f"{name}-{hashlib.sha256(told.encode()).hexdigest()[:24]}.npz"
    if not file.exists():
        _write(file, learn(examples, welsh, cache), cache.glob(f"{name}-*.npz"))
    with np.load(file, allow_pickle=False) as kept:
        return DangerModel([str(kind) for kind in kept["kinds"]], kept["weights"], kept["bias"], welsh)


def _write(file: Path, model: DangerModel, older: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    for old in older:
        old.unlink(missing_ok=True)
    np.savez(file, kinds=np.array(model.kinds), weights=model.weights, bias=model.bias)


@lru_cache(maxsize=1)
def english_model() -> DangerModel:
    """The model for English: meaning, letters and words."""
    return _kept("danger-english", [one for one in sentences() if one.voice != WELSH], False, cache_folder())


@lru_cache(maxsize=1)
def welsh_model() -> DangerModel:
    """The model for Welsh and for both mixed: letters and words, and the meaning of the words put into English one by one."""
    return _kept("danger-welsh", sentences(), True, cache_folder())

