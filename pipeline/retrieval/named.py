"""What a message names outright, so that nothing has to be guessed: a place in a law or guideline, or a Welsh answer."""

from __future__ import annotations

from typing import Any

from knowledge.pinpoints import asked_in_chat
from pipeline.retrieval.ranking import WORDS, ranker
from pipeline.retrieval.welsh import welsh_matcher

WELSH = "cy"
PLACE, IN_WELSH = "place", "welsh"
MOST_AT_A_PLACE = 4


def named(text: str, language: str) -> dict[str, Any]:
    """As {"how": "place" or "welsh", "ids", "probability", "note"}; empty when the message names nothing.

    Of the texts at a place those of the glossary stand last. Raises KnowledgeMissingError without a knowledge base.
    """
    knowledge = ranker().knowledge
    found = asked_in_chat(text, knowledge.pinpoints)
    if found is not None:
        told = sorted(found.ids, key=lambda one: knowledge.extracts[one].topic == WORDS)
        return {"how": PLACE, "ids": told[:MOST_AT_A_PLACE], "probability": 1.0, "note": found.note}
    matched = welsh_matcher().match(text) if language == WELSH else None
    return {"how": IN_WELSH, "ids": [matched.id], "probability": matched.probability, "note": ""} if matched else {}
