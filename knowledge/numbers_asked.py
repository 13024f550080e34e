"""Hears that somebody asks for a number or for hours outright: 'what's the number for Mind', 'LGSCO hours'. Pure.

A closed grammar: the name of a contact (its 'called' in contacts.yml), a word that asks for a number or hours, and small words
between them. A message that says anything else is left to the ranking.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from knowledge.model import Contact

WORD = re.compile(r"[^\W_]+")
ASKING = frozenset("number numbers phone telephone tel ring call contact hours open opening opens when text email address helpline "
                   "line reach dial".split())
SMALL = frozenset("what whats is s the for of a an please plz pls how do does i can you me get have got give need to at on are "
                  "they their it hold and or in my times time want know u r".split())


def contact_asked(text: str, contacts: Mapping[str, Contact]) -> str:
    """The id of the contact whose number or hours the message asks for and nothing else; '' when it is none."""
    words = _words(text)
    if not ASKING & set(words):
        return ""
    for name, owner in sorted(_names(contacts.values()), key=lambda one: -len(one[0])):
        rest = _without(words, name)
        if rest is not None and set(rest) <= ASKING | SMALL:
            return owner
    return ""


def _names(contacts: Iterable[Contact]) -> list[tuple[tuple[str, ...], str]]:
    """Every name of every contact as words, with whose it is."""
    return [(name, one.id) for one in contacts for name in {_words(called) for called in one.called}]


def _words(text: str) -> tuple[str, ...]:
    """The words in small letters: "Mind's" is 'minds', and a leading 'the' of a name says nothing."""
    found = WORD.findall(text.lower().replace("'", "").replace("’", ""))
    return tuple(found[1:] if found[:1] == ["the"] else found)


def _without(words: tuple[str, ...], name: tuple[str, ...]) -> tuple[str, ...] | None:
    """The words without the name; None when it is not among them."""
    for start in range(len(words) - len(name) + 1):
        if name and words[start:start + len(name)] == name:
            return words[:start] + words[start + len(name):]
    return None
