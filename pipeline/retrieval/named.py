"""What a message names outright, so that nothing has to be guessed: a place in a law or guideline, or a Welsh answer."""

from __future__ import annotations

from typing import Any

from knowledge.pinpoints import asked_in_chat
from pipeline.retrieval.ranking import ranker
from pipeline.retrieval.welsh import welsh_matcher

WELSH = "cy"
MOST_AT_A_PLACE = 4


def named(text: str, language: str) -> dict[str, Any]:
    """As {"how": "place" or "welsh", "ids", "probability", "note"}; empty when the message names nothing.

    Raises KnowledgeMissingError without a knowledge base.
    """
    found = asked_in_chat(text, ranker().knowledge.pinpoints)
    if found is not None:
        return {"how": "place", "ids": list(found.ids[:MOST_AT_A_PLACE]), "probability": 1.0, "note": found.note}
    matched = welsh_matcher().match(text) if language == WELSH else None
    return {"how": "welsh", "ids": [matched.id], "probability": matched.probability, "note": ""} if matched else {}
