"""What the actions know: the knowledge base, the interview and the decision table, read once."""

from __future__ import annotations

import os
from datetime import date
from functools import lru_cache
from pathlib import Path

from knowledge.complaints import Table, load_table
from knowledge.complaints.interview.answers import Interview
from knowledge.complaints.interview.walk import Guide
from knowledge.store.read import Knowledge


def today() -> date:
    """The day to act for: AS_OF (YYYY-MM-DD) when set, else the system's date."""
    as_of = os.environ.get("AS_OF", "")
    return date.fromisoformat(as_of) if as_of else date.today()


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The knowledge base; raises KnowledgeMissingError when it is not there."""
    return Knowledge(Path(os.environ.get("KNOWLEDGE_DB", "knowledge.db")))


@lru_cache(maxsize=1)
def table() -> Table:
    """The decision table; raises TableError when it cannot be used."""
    return load_table()


@lru_cache(maxsize=1)
def interview() -> Interview:
    """The questions of the walk."""
    return Interview.from_data(knowledge().interview)


def guide() -> Guide:
    """What a turn of the walk needs, today."""
    return Guide(interview(), table(), today())
