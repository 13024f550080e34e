"""The grammar of a place in a law or guideline: a word for its kind, a number, and what stands in brackets. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

KINDS = {
    "section": ("s", "ss", "sec", "sect", "section", "sections"),
    "regulation": ("r", "reg", "regs", "regulation", "regulations"),
    "article": ("art", "arts", "article", "articles"),
    "paragraph": ("para", "paras", "paragraph", "paragraphs"),
    "recommendation": ("rec", "recs", "recommendation", "recommendations"),
    "statement": ("st", "statement", "statements"),
    "schedule": ("sch", "schedule"),
    "chapter": ("ch", "chapter"),
    "rule": ("rule", "rules"),
}
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words}
UNIT = rf"(?<![\w.])(?P<unit>{'|'.join(sorted(KIND_OF, key=len, reverse=True))})\.?\s*(?=\d)"
NUMBER = r"(?P<number>\d{1,3}[a-z]{0,2}(?:\.\d{1,3})*)(?P<inner>(?:\s?\((?:\d{1,2}[a-z]{0,2}|[a-z]{1,4})\))*)(?![\w/])"
JOIN = r"\s{0,3}(?P<join>,|and|&|or|to|-|–|;)\s{0,3}"
PLACE = re.compile(rf"(?:{UNIT}|(?<![\w.(])){NUMBER}", re.IGNORECASE)
NEXT = re.compile(f"{JOIN}(?:{NUMBER}|(?P<more>(?:\\((?:\\d{{1,2}}[a-z]{{0,2}}|[a-z]{{1,4}})\\))+))", re.IGNORECASE)
INNER = re.compile(r"\((\w+)\)")
RANGE = frozenset({"to", "-", "–"})
LONGEST_RANGE = 40


@dataclass(frozen=True)
class Place:
    """A number in an instrument and what stands in brackets after it: 13 and (4), (b)."""

    kind: str
    number: str
    inner: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As it is said: 'section 13(4)(b)', '1.4.24'."""
        return f"{self.kind} {self.number}".strip() + "".join(f"({part})" for part in self.inner)


def places_in(text: str) -> Iterator[Place]:
    """Every place in the text; a word for the kind holds for the numbers that follow it, and a range for what is in it."""
    position = 0
    while match := PLACE.search(text, position):
        kind = KIND_OF.get((match["unit"] or "").lower(), "")
        last = _place(kind, match)
        yield last
        position = match.end()
        while kind and (more := NEXT.match(text, position)):
            place = _place(kind, more) if more["number"] else Place(kind, last.number, tuple(INNER.findall(more["more"].lower())))
            if more["number"] and more["join"] in RANGE:
                yield from _between(last, place)
            yield place
            last, position = place, more.end()


def _place(kind: str, match: re.Match[str]) -> Place:
    return Place(kind, match["number"].upper(), tuple(INNER.findall((match["inner"] or "").lower())))


def _between(first: Place, last: Place) -> Iterator[Place]:
    """The places between two: 1.4.25 to 1.4.28, sections 56 to 64, 130A to 130D."""
    stem, _, start = first.number.rpartition(".")
    other, _, end = last.number.rpartition(".")
    if stem == other and start.isdigit() and end.isdigit() and int(start) < int(end) <= int(start) + LONGEST_RANGE:
        for number in range(int(start) + 1, int(end)):
            yield Place(first.kind, f"{stem}.{number}" if stem else str(number))
    elif start[:-1] == end[:-1] and start[-1:].isalpha() and end[-1:].isalpha():
        for letter in range(ord(start[-1]) + 1, ord(end[-1])):
            yield Place(first.kind, start[:-1] + chr(letter))
