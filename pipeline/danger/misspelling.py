"""Misspelt copies of the training sentences, as people type them in fear, on a phone, or by ear."""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path

BY_EAR = Path(__file__).parent / "by_ear.txt"
NEAR = {"a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk", "k": "jl",
        "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb",
        "w": "qe", "x": "zc", "y": "tu", "z": "x"}
SHORTEST = 3
ONE_IN_BY_EAR, ONE_IN_SLIP = 2, 3


@lru_cache(maxsize=1)
def by_ear() -> dict[str, list[str]]:
    """What is written for a word by ear or in text-speak: 'word: other other' a line."""
    lines = (line.partition(":") for line in BY_EAR.read_text(encoding="utf-8").splitlines() if ":" in line)
    return {word.strip(): others.split() for word, _, others in lines}


def misspelt(sentence: str, seed: int) -> str:
    """The sentence with slips in about a third of its words; the same sentence and seed always give the same."""
    dice = random.Random(f"{seed} {sentence}")  # noqa: S311 - always the same slips, nothing secret
    return " ".join(_word(word.lower(), dice) for word in sentence.split())


def _word(word: str, dice: random.Random) -> str:
    if word in by_ear() and not dice.randrange(ONE_IN_BY_EAR):
        return dice.choice(by_ear()[word])
    return _slip(word, dice) if len(word) > SHORTEST and not dice.randrange(ONE_IN_SLIP) else word.replace("'", "")


def _slip(word: str, dice: random.Random) -> str:
    """One letter left out, doubled, changed with the next one, or hit beside."""
    at = dice.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1:]
    return dice.choice([before + after, before + letter + letter + after, before + after[:1] + letter + after[1:],
                        before + dice.choice(NEAR.get(letter, letter)) + after])
