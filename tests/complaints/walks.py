"""What the tests of the walk share: the interview as editors wrote it, a guide, and a few short ways of saying."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.complaints import load_table
from knowledge.complaints.interview.answers import Interview
from knowledge.complaints.interview.walk import Guide, Heard, Outcome, Walk, take

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
MOST_QUESTIONS = 15


@lru_cache(maxsize=1)
def interview() -> Interview:
    """The questions of the content folder."""
    return Interview.from_data(yaml.safe_load((ROOT / "knowledge/content/interview.yml").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def guide() -> Guide:
    """What every turn needs, on 22 November 2026."""
    return Guide(interview(), load_table(), TODAY)


@lru_cache(maxsize=1)
def buttons() -> dict[str, list[tuple[str, str]]]:
    """(title, answer id) of every question's buttons in domain.yml, by field."""
    responses = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
    found = {}
    for question in interview().questions:
        shown = responses[f"utter_ask_{question.field}"][0].get("buttons") or []
        found[question.field] = [(one["title"], one["payload"].split('"')[3]) for one in shown]
    return found


def say(walk: Walk, requested: str, text: str = "", **heard: Any) -> Outcome:
    """One message while a question is open."""
    return take(walk, requested, Heard(text=text, **heard), guide())


def walk_with(**known: Any) -> Walk:
    """A walk that knows this much."""
    return Walk(known=known)
