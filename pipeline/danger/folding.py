"""Messages made ready to be searched for danger: folded to plain letters, and cut into pieces of bounded length."""

from __future__ import annotations

import re
import unicodedata

MOST_CHARACTERS, MOST_OF_A_WORD = 24_000, 40
OPENS = re.compile(r"^(?:(?:ok(?:ay)?|so|and|but|well|then|um+|er+|right|hi|hey|hello)\b[\s,.]*)+", re.IGNORECASE)
THEY_ARE = re.compile(r"\b(?:there|their|thier|ther)(?= (?:\w{2,}ing|\w{4,}in'?)\b)", re.IGNORECASE)
PIECE, STEP, LONG, MOST_PIECES, MOST_SENTENCES = 24, 12, 200, 128, 8
SENTENCE_END = re.compile(r"[.!?;\n]+")


def fold(text: str) -> str:
    """Small letters without accents or apostrophes, other signs as spaces, runs of three or more of a letter as one."""
    plain = re.sub(r"[’'`´]", "", text.lower()).replace("&", " and ")
    plain = "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))
    plain = re.sub(r"(.)\1{2,}", r"\1", plain)
    return " ".join(re.sub(r"[^\w\s]", " ", plain).split())


def bounded(text: str) -> str:
    """The text in words of at most 40 characters; of a very long text the first and the last 12,000 characters."""
    if len(text) > MOST_CHARACTERS:
        text = f"{text[:MOST_CHARACTERS // 2]} {text[-MOST_CHARACTERS // 2:]}"
    return " ".join(word[:MOST_OF_A_WORD] for word in text.split())


def as_heard(text: str) -> str:
    """The message as it sounds: 'there hurting' is 'they're hurting', and 'ok but' at its start says nothing."""
    return THEY_ARE.sub("they're", OPENS.sub("", text))


def sentences(text: str) -> list[str]:
    """The last few sentences of a text longer than a piece, none of a shorter one: among others a danger that is named in one of
    them is drowned."""
    return [one.strip() for one in SENTENCE_END.split(text) if one.strip()][-MOST_SENTENCES:] if len(text.split()) > PIECE else []


def pieces(text: str) -> list[str]:
    """A long message in pieces of 24 words, so that one sentence in it is not drowned; at most 128 of them."""
    words = text.split()
    if len(words) <= PIECE:
        return [text]
    step = STEP if len(words) <= LONG else PIECE
    last = len(words) - PIECE
    starts = [*range(0, last, step)][: MOST_PIECES - 1] + [last]
    return [" ".join(words[start : start + PIECE]) for start in starts]
