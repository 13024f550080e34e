"""The urgent reply without Rasa: for the front door, when everything behind it is slow, broken or gone."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.messages import Message
from pipeline.language.places import nation_of
from pipeline.message_facts import language_of
from pipeline.replies.fixed import fixed_reply
from pipeline.urgent import Urgency, assess
from pipeline.welsh import in_welsh

DOMAIN = Path(__file__).parents[1] / "domain.yml"


@lru_cache(maxsize=1)
def _responses() -> dict[str, Any]:
    """The responses of domain.yml, read once."""
    read: dict[str, Any] = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["responses"]
    return read


def urgent_reply(text: str, setting: str | None) -> Message | None:
    """The reply to a message that speaks of danger, worded for where it is read; None when hardly any does."""
    found = assess(text)
    if found.urgency not in (Urgency.CERTAIN, Urgency.BOTH):
        return None
    name = f"utter_urgent_{found.kind}"
    message = fixed_reply(_responses()[name], {"read_on": setting, "nation": nation_of(text)})
    welsh = in_welsh(name, setting) if language_of(text) == "cy" else None
    return {**message, "text": welsh} if message and welsh else message
