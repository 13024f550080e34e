"""Sentences that mean nothing, as somebody types who leans on the keys: what is read as danger must be read as something."""

from __future__ import annotations

import random
from collections.abc import Sequence

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
MOST_WORDS, SHORTEST, LONGEST = 6, 4, 9
ONE_IN_KEYS = 5
FEWEST_KEYS, MOST_KEYS = 3, 6


def made_up(texts: Sequence[str], count: int) -> list[str]:
    """``count`` sentences of made-up words: halves of words of these texts put together, and runs of neighbouring keys.

    The same texts always give the same sentences.
    """
    words = sorted({word for text in texts for word in text.lower().split() if word.isalpha() and SHORTEST <= len(word) <= LONGEST})
    dice = random.Random(count)  # noqa: S311 - always the same sentences, nothing secret
    return [" ".join(_word(words, dice) for _ in range(dice.randint(1, MOST_WORDS))) for _ in range(count)] if words else []


def _word(words: Sequence[str], dice: random.Random) -> str:
    if not dice.randrange(ONE_IN_KEYS):
        row = dice.choice(ROWS)
        start = dice.randrange(len(row) - FEWEST_KEYS)
        return row[start : start + dice.randint(FEWEST_KEYS, MOST_KEYS)]
    first, second = dice.choice(words), dice.choice(words)
    return first[: len(first) // 2] + second[len(second) // 2 :]
