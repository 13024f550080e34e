"""What a message names outright, so that nothing has to be guessed: a place in a law or guideline, the number of somebody to
ring, a topic by its own name, or a Welsh answer."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from knowledge.complaints.interview.patterns.shape import fold
from knowledge.numbers_asked import contact_asked
from knowledge.pinpoints import asked_in_chat
from pipeline.retrieval.ranking import WORDS, ranker
from pipeline.retrieval.welsh import welsh_matcher

WELSH = "cy"
PLACE, NUMBER, TOPIC, IN_WELSH = "place", "number", "topic", "welsh"
CONTACT = "contact-"
MOST_AT_A_PLACE, MOST_CITED = 4, 4
LAST = frozenset({WORDS, "limits"})


def named(text: str, language: str) -> dict[str, Any]:
    """As {"how": "place", "number", "topic" or "welsh", "ids", "probability", "note"}; empty when the message names nothing.

    Of the texts at a place those that answer the message are told, those of the glossary and what is not ours last; of these few,
    one that cites many places beside it stands behind the others.
    Where nothing stands there, the other words are answered as ever (no "how") after the note. Raises KnowledgeMissingError
    without a knowledge base.
    """
    knowledge = ranker().knowledge
    found = asked_in_chat(text, knowledge.pinpoints)
    if found is not None and not found.ids and not found.alone:
        return {"how": "", "ids": [], "probability": 0.0, "note": found.note}
    if found is not None:
        nearest = found.ids if found.alone else _by_words((text, found.besides), found.ids)
        told = sorted(nearest, key=lambda one: knowledge.extracts[one].topic in LAST)[:MOST_AT_A_PLACE]
        told.sort(key=lambda one: len(knowledge.extracts[one].citations) > MOST_CITED)
        return {"how": PLACE, "ids": told, "probability": 1.0, "note": found.note}
    asked = contact_asked(text, knowledge.contacts)
    if asked:
        return {"how": NUMBER, "ids": [CONTACT + asked], "probability": 1.0, "note": ""}
    topic = knowledge.names.get(fold(text))
    if topic:
        return {"how": TOPIC, "ids": [topic], "probability": 1.0, "note": ""}
    matched = welsh_matcher().match(text) if language == WELSH else None
    return {"how": IN_WELSH, "ids": [matched.id], "probability": matched.probability, "note": ""} if matched else {}


def _by_words(wordings: tuple[str, ...], ids: tuple[str, ...]) -> list[str]:
    """The texts by how well they answer these wordings together, best first; those equally near as they stood."""
    scores: dict[str, float] = defaultdict(float)
    for words in wordings:
        for one in ranker().extracts(words, keep=len(ranker().knowledge.extracts)):
            scores[one.id] += one.score
    return sorted(ids, key=lambda one: -scores[one])
