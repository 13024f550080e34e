"""When 'Yes', 'No' or 'Sometimes' is said before a text: only to a question of the same sense as its title. Pure.

Two questions are of the same sense when they ask for the same kind of thing (what may be done, what must be done, what is
so), of the same side (the person who asks, or others), and neither turns the other round ('refuse', 'without', 'illegal').
The classes of words are closed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.model import Extract, Opener

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
CLAUSE = re.compile(r"[.,:;?!\n]+")
EITHER = re.compile(r"\b(?:yes or no|yes/no|y or n|y/n|or not)\s*(?=[.,:;?!\n]|$)")
MAY, MUST, SO = "may", "must", "so"
KIND_OF = {**dict.fromkeys(("can", "could", "may", "might"), MAY), **dict.fromkeys(("must", "should", "shall", "ought"), MUST),
           **dict.fromkeys(("is", "are", "am", "was", "were", "do", "does", "did", "has", "have", "had", "will", "would"), SO)}
ALLOWED = frozenset({"allowed", "permitted", "ok", "okay", "legal", "lawful", "illegal", "unlawful"})
NEEDED = frozenset({"supposed", "required", "meant", "obliged"})
BEFORE = frozenset({"so", "and", "but", "or", "hi", "hello", "please", "ok", "well", "then", "also", "um", "er", "hey"})
ASKER = frozenset({"i", "we"})
TURNED = frozenset({"not", "no", "never", "without", "refuse", "refused", "illegal", "unlawful", "against", "stop", "object"})
FEWEST, JUST_AFTER = 3, 3


@dataclass(frozen=True)
class Sense:
    """What a yes/no question is about: its kind, whether the asker is the one to do it, and whether it is turned round."""

    kind: str
    asker: bool
    turned: bool


def opener_for(question: str, extract: Extract) -> Opener | None:
    """The word to say before the short text of ``extract`` to somebody who asked this; None to say none."""
    if extract.opener is None:
        return None
    asked = sense_of(question)
    return extract.opener if asked is not None and asked == sense_of(extract.title) else None


def sense_of(question: str) -> Sense | None:
    """The sense of a question that can be answered yes or no, in whichever clause it stands; None for any other message."""
    clauses = (_sense(WORD.findall(clause)) for clause in CLAUSE.split(EITHER.sub("", question.lower().replace("’", "'"))))
    return next((one for one in clauses if one is not None), None)


def _sense(words: list[str]) -> Sense | None:
    while words and words[0] in BEFORE:
        words = words[1:]
    if len(words) < FEWEST:
        return None
    first = words[0].removesuffix("n't")
    kind = KIND_OF.get("can" if first == "ca" else first)
    if kind is None:
        return None
    turned = any(word in TURNED or word.endswith("n't") for word in words)
    return Sense(_kind(kind, words), words[1] in ASKER, turned)


def _kind(kind: str, words: list[str]) -> str:
    """'Are they allowed to' asks what may be done, 'do I have to' what must be."""
    if kind == SO and ALLOWED & set(words):
        return MAY
    if kind == SO and (NEEDED & set(words[1:1 + JUST_AFTER]) or "have to" in " ".join(words[1:2 + JUST_AFTER])):
        return MUST
    return kind
