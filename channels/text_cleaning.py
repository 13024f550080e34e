"""What a person typed, made safe to read: one rule for every way in.

Typed text is words and never a command: the slash that Rasa takes for an intent is taken away.
"""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
UNSEEN_KINDS = frozenset({"Cf", "Cc", "Cs", "Co"})
SLASHES = "/\u2044\u2215\u29f8\uff0f"
MEANINGS = {
    "\U0001f44d": "yes", "\U0001f44e": "no", "\u2705": "yes", "\u274c": "no",
    "\U0001f44b": "hello", "\U0001f64f": "thank you", "\U0001f198": "help me, emergency",
    "\u2753": "help", "\u2754": "help",
}
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"<[/!?]?[a-zA-Z][^<>]*>")
_OPENED = re.compile(r"(?<!<)<+(?=[/!?]?[a-zA-Z])")
FIRST, LAST = 3000, 3000
MOST_MARKS = 30


def within_bounds(text: str) -> str:
    """The first and last 3,000 characters of a longer text: what it costs to read one message has an end."""
    return text if len(text) <= FIRST + LAST else f"{text[:FIRST]} {text[-LAST:]}"


def clean(text: str) -> str:
    """The words a person meant: NFC, nothing unseen, no markup, one space between words, no leading slash.

    The work grows evenly with the length. Call ``within_bounds`` first where anybody may send any length.
    """
    seen = unicodedata.normalize("NFC", _few_marks("".join(_shown(letter) for letter in text)))
    folded = _SPACE.sub(" ", _OPENED.sub(" ", _MARKUP.sub(" ", seen))).strip()
    return _meaning(folded.lstrip(SLASHES + " "))


def _few_marks(text: str) -> str:
    """At most 30 combining marks in a row, as in Unicode's stream-safe form (UAX 15): sorting more takes time squared."""
    kept, run = [], 0
    for letter in text:
        run = run + 1 if unicodedata.combining(letter) else 0
        if run <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _shown(letter: str) -> str:
    """The letter itself, a space for any kind of gap, or nothing for what no reader can see."""
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in UNSEEN_KINDS or letter in INVISIBLE or _selects_a_variant(letter):
        return ""
    return letter


def _selects_a_variant(letter: str) -> bool:
    code = ord(letter)
    return 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE0FFF or code & 0xFFFE == 0xFFFE


def _meaning(text: str) -> str:
    """An emoji sent alone stands for its word, when it has one that nobody would dispute."""
    alone = "".join(letter for letter in text if not 0x1F3FB <= ord(letter) <= 0x1F3FF and letter != " ")
    if alone and len(set(alone)) == 1:
        return MEANINGS.get(alone[0], text)
    return text


def has_words(text: str) -> bool:
    """True when there is a letter, a figure or a question mark to read."""
    return any(letter.isalnum() or letter == "?" for letter in text)
