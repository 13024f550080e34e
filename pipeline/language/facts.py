"""The facts of person and place that a message states, as the complaint interview reads them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from knowledge.complaints.interview import Interview, given_away
from knowledge.store.read import KnowledgeMissingError
from pipeline.ranking import ranker

KEPT = ("legal_status", "age", "setting", "funder", "asker")
OF_NO_NEWS = ("patient",)


@lru_cache(maxsize=1)
def _interview() -> Interview:
    return Interview.from_data(ranker().knowledge.interview)


def facts_said(text: str) -> dict[str, Any]:
    """Facts by name with their value; none where there is no knowledge base to read the interview from."""
    try:
        given = given_away(_interview(), text, {})
    except KnowledgeMissingError:
        return {}
    return {name: given[name] for name in KEPT if given.get(name) and given[name] not in OF_NO_NEWS}
