"""Encoded texts kept on disk from one start to the next, under a hash of each text; only new texts are encoded."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import numpy as np

from pipeline.language.encoder import DIMENSIONS, Vector, encoder, identity


def mark(*texts: str) -> str:
    """A short hash that stands for texts."""
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=16).hexdigest()


def encoded(texts: list[str], file: Path) -> Vector:
    """The texts as rows of unit vectors; only those not in the file are encoded, and the file then holds just these."""
    marks = [mark(text) for text in texts]
    known = _remembered(file)
    fresh = {one: text for one, text in zip(marks, texts, strict=True) if one not in known}
    if fresh:
        known.update(zip(fresh, encoder().many(list(fresh.values())), strict=True))
    rows = np.array([known[one] for one in marks], dtype=np.float32).reshape(len(texts), DIMENSIONS)
    if fresh:
        replace(file, marks=np.array(marks), vectors=rows, encoder=np.array(identity()))
    return rows


def replace(file: Path, **arrays: np.ndarray) -> None:  # type: ignore[type-arg]
    """Write arrays so that another process sees the old file or the new one, never half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    written = file.with_name(f"{os.getpid()}-{file.name}")
    np.savez(written, **arrays)
    os.replace(written, file)


def _remembered(file: Path) -> dict[str, Vector]:
    """The vectors kept from before, by mark; none from another encoder."""
    if not file.exists():
        return {}
    with np.load(file, allow_pickle=False) as kept:
        if "marks" not in kept or str(kept["encoder"]) != identity():
            return {}
        return dict(zip(kept["marks"].tolist(), kept["vectors"], strict=True))
