"""Text as people type it in a hurry: slips of the keys, no capitals, lost apostrophes and stops, a word left out."""

from __future__ import annotations

import random
from dataclasses import dataclass

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
APOSTROPHES, STOPS = "'’", ".,?!;:"
SHORTEST = 3


@dataclass(frozen=True)
class Slips:
    """Chances from 0 to 1: a text in small letters, without apostrophes, without stops; a word left out; a word mistyped."""

    small: float
    no_apostrophes: float
    no_stops: float
    word_lost: float
    word_mistyped: float


def mistyped(text: str, chances: Slips, dice: random.Random) -> str:
    """The text as somebody might type it; the same dice give the same text."""
    if dice.random() < chances.small:
        text = text.lower()
    lost = (APOSTROPHES if dice.random() < chances.no_apostrophes else "") + (STOPS if dice.random() < chances.no_stops else "")
    words: list[str] = []
    for word in text.translate(str.maketrans("", "", lost)).split():
        if words and dice.random() < chances.word_lost:
            continue
        words.append(slipped(word, dice) if word.isalpha() and dice.random() < chances.word_mistyped else word)
    return " ".join(words)


def slipped(word: str, dice: random.Random) -> str:
    """One letter after the first left out, doubled, swapped with the next, or another key struck; short words stay."""
    if len(word) < SHORTEST:
        return word
    place = dice.randrange(1, len(word))
    before, letter, after = word[:place], word[place], word[place + 1:]
    return dice.choice((before + after, before + letter + letter + after, before + after[:1] + letter + after[1:],
                        before + dice.choice(neighbours(letter) or letter) + after))


def neighbours(letter: str) -> str:
    """The keys beside, above and below a letter's; none for what is no small letter."""
    found = [(row, place) for row, keys in enumerate(ROWS) for place, key in enumerate(keys) if key == letter]
    if not found:
        return ""
    row, place = found[0]
    near = ((row, place - 1), (row, place + 1), (row - 1, place), (row - 1, place + 1), (row + 1, place), (row + 1, place - 1))
    return "".join(ROWS[y][x] for y, x in near if 0 <= y < len(ROWS) and 0 <= x < len(ROWS[y]))
