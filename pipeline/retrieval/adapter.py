"""What is learnt of the ways of asking: a turn of the encoder's vectors, and a vector for each extract. Numpy alone.

A message's vector v becomes unit(v + v·turn). Learnt by gradient descent so that each way of asking, and one badly typed
copy of it, lies nearer to its own extract's vector than to any other's (softmax over the extracts).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Learning:
    """How it is learnt: rounds over the data, examples a step, steps' sizes (of the turn and of the extracts' vectors), noise
    added to the vectors, sharpness of the softmax, and the share of certainty given to all extracts alike."""

    rounds: int
    batch: int
    turn_step: float
    extract_step: float
    noise: float
    sharpness: float
    smoothing: float


@dataclass(frozen=True)
class Adapter:
    """``turn``: 384 x 384; ``extracts``: a unit vector a row."""

    turn: Vector
    extracts: Vector

    def turned(self, vectors: Vector) -> Vector:
        """The vectors, one or a row each, as the ranking compares them."""
        return unit(vectors + vectors @ self.turn)


@dataclass
class Adam:
    """Adam's gradient descent on one array, in place."""

    values: Vector
    step: float
    decay: tuple[float, float]
    means: Vector = field(init=False)
    squares: Vector = field(init=False)
    steps: int = 0

    def __post_init__(self) -> None:
        self.means, self.squares = np.zeros_like(self.values), np.zeros_like(self.values)

    def down(self, slope: Vector) -> None:
        """One step against the slope."""
        first, second = self.decay
        self.steps += 1
        self.means += (1 - first) * (slope - self.means)
        self.squares += (1 - second) * (slope * slope - self.squares)
        size = self.step / (1 - first ** self.steps)
        spread = np.sqrt(self.squares / (1 - second ** self.steps)) + np.finfo(np.float32).eps
        self.values -= size * self.means / spread


def unit(vectors: Vector) -> Vector:
    """Scaled to length one along the last axis; a vector of noughts stays."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vector = vectors / np.where(lengths > 0, lengths, 1)
    return scaled


def middles(vectors: Vector, owners: Numbers, extracts: int) -> Vector:
    """The middle of each extract's vectors, scaled to length one: what stands for an extract until it is learnt."""
    sums = np.zeros((extracts, vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, owners, vectors)
    return unit(sums)


def learn(vectors: Vector, owners: Numbers, groups: Numbers, how: Learning, decay: tuple[float, float]) -> Adapter:
    """Learn from unit vectors and the extract each belongs to; extracts of one group never push each other away."""
    dice = np.random.default_rng(0)
    extracts = middles(vectors, owners, len(groups))
    turn = np.zeros((vectors.shape[1], vectors.shape[1]), dtype=np.float32)
    twins = (groups[None] == groups[:, None]) & ~np.eye(len(groups), dtype=bool)
    turning, moving = Adam(turn, how.turn_step, decay), Adam(extracts, how.extract_step, decay)
    for _ in range(how.rounds):
        for chosen in np.array_split(dice.permutation(len(vectors)), max(1, len(vectors) // how.batch)):
            noise = dice.standard_normal((len(chosen), vectors.shape[1]), dtype=np.float32)
            seen = unit(vectors[chosen] + how.noise * noise / np.float32(np.sqrt(vectors.shape[1])))
            turn_slope, extract_slope = _slopes(seen, turn, extracts, owners[chosen], twins, how)
            turning.down(turn_slope)
            moving.down(extract_slope)
    return Adapter(turn, unit(extracts))


def _slopes(seen: Vector, turn: Vector, extracts: Vector, owners: Numbers, twins: npt.NDArray[np.bool_],
            how: Learning) -> tuple[Vector, Vector]:
    """The slopes of the softmax's loss, for the turn and for the extracts' vectors."""
    turned = seen + seen @ turn
    heard, known = unit(turned), unit(extracts)
    likeness = how.sharpness * heard @ known.T
    likeness[twins[owners]] = -np.inf
    chances = np.exp(likeness - likeness.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    slope = chances - how.smoothing / len(extracts)
    slope[np.arange(len(seen)), owners] -= 1 - how.smoothing
    slope[twins[owners]] = 0
    slope *= how.sharpness / len(seen)
    return seen.T @ _through_unit(slope @ known, heard, turned), _through_unit(slope.T @ heard, known, extracts)


def _through_unit(slope: Any, scaled: Vector, before: Vector) -> Vector:
    """The slope before scaling to length one."""
    along = (slope * scaled).sum(axis=1, keepdims=True)
    made: Vector = ((slope - along * scaled) / np.linalg.norm(before, axis=1, keepdims=True)).astype(np.float32)
    return made
