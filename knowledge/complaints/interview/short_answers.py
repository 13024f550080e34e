"""A short answer to another question than the one that stands open: 'care home', 'an apology', 'not yet'. Pure; no clock.

A few words tell a fact when the signs of one question's answer, and words without meaning of their own, are all there is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from knowledge.complaints.facts import ASKED, BY_NAME, DATES
from knowledge.complaints.interview.answers import Question, meant, question_of, wants_to_skip
from knowledge.complaints.interview.patterns.shape import fold
from knowledge.complaints.interview.story.wish import wishes
from knowledge.complaints.interview.turn import LOOKS_LIKE_A_QUESTION

MOST_WORDS = 8
WANT, PAYER, ASKER, SETTING = "want", "funder", "asker", "setting"
BARE = frozenset(("yes yeah yep yup yh ok okay sure aye ie right please no nope nah na maybe perhaps thanks ta cheers hello hi hey "
                  "bye sorry dunno next back stop pass help").split())
FILLERS = frozenset((
    "a an the it its is was were are be been being am im i we he she they hes shes theyre weve ive he's my our his her their "
    "in on at of to by for with from about and then that this just only really actually think guess so oh um er well yes yeah no "
    "ok please us has have had got now patient person").split())
INTERJECTIONS = frozenset("oh ah um er well ok okay so and but sorry please actually".split())
SUBJECTS = frozenset("he she they there not no yes its thats hes shes theyre who what why how thanks".split())
SPEAKERS = frozenset("i we you im ive id ill weve were youre".split())


def short_facts(text: str, known: Mapping[str, Any], open_question: str = "") -> dict[str, Any]:
    """The facts that a short message names for questions other than ``open_question``; none for a long one or a question.

    What may answer two of them is told only where one is likelier: it is known so already, or the other is of no matter.
    """
    said = fold(text)
    words = said.split()
    if not words or len(words) > MOST_WORDS or set(words) <= BARE or is_a_question(text) or wants_to_skip(text):
        return {}
    if open_question and meant(_question(open_question), text, known) is not None:
        return {}
    found = {name: facts for name in ASKED if name not in (*DATES, WANT, open_question)
             and (facts := meant(_question(name), text, known)) and _covers(_question(name), said)}
    likely = _likeliest(found, known)
    wished = _wished(words) if open_question != WANT and not likely else {}
    return {**likely, **wished}


def is_short(text: str) -> bool:
    """True for a few words: their patterns say what they are; a learnt reader of whole stories does not know them."""
    return len(text.split()) <= MOST_WORDS


def is_a_question(text: str) -> bool:
    """True for the form of a question to the assistant."""
    return text.rstrip().endswith("?") or bool(LOOKS_LIKE_A_QUESTION.match(fold(text)))


@lru_cache(maxsize=32)
def _question(name: str) -> Question:
    return question_of(name)


def _covers(question: Question, said: str) -> bool:
    """True when the signs of the question's answers leave nothing over but words without meaning of their own."""
    named = [found.span() for option in question.options for pattern in (*option.words, *option.anywhere)
             for found in pattern.finditer(said)]
    left = "".join(letter if letter == " " or not any(start <= at < end for start, end in named) else "~"
                   for at, letter in enumerate(said))
    return {word for word in left.split() if word.strip("~")} <= FILLERS


def _likeliest(found: Mapping[str, Mapping[str, Any]], known: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of the one question that is meant: what is known so already, else the only one that may be. Who pays, where that
    is unknown and matters, before both: 'the council' says where it was, and who pays."""
    same = [name for name in found if known.get(name) == found[name].get(name)]
    open_ones = [name for name in found if not known.get(name) and BY_NAME[name].matters(known)]
    if PAYER in found and known.get(SETTING):  # 'the NHS', 'private', 'the council': never another place once that is known
        found = {name: facts for name, facts in found.items() if name != SETTING or name in same}
    names = [PAYER] if PAYER in open_ones else same or [name for name in found if name != ASKER or name in open_ones]
    if len(names) != 1:
        return {}
    return {name: value for name, value in found[names[0]].items() if name == names[0] or not known.get(name)}


def _wished(words: Sequence[str]) -> dict[str, Any]:
    """The wishes of a few words without a subject of their own: 'an apology', 'it to stop', 'somebody to say sorry'."""
    while len(words) > 1 and words[0] in INTERJECTIONS:
        words = words[1:]
    if (words[0] in SUBJECTS and len(words) > 1) or SPEAKERS & set(words):
        return {}
    wished = {one for _, value, _ in wishes(f"i want {' '.join(words)}") for one in value}
    return {WANT: sorted(wished)} if wished else {}
