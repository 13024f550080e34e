"""The danger card without Rasa: for the front door, when everything behind it is slow, broken or gone."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.messages import Message
from pipeline.danger.assess import Urgency, assess
from pipeline.danger.cards import CardReader, card
from pipeline.language.detect import any_welsh
from pipeline.language.places import nation_of

DOMAIN = Path(__file__).parents[2] / "domain.yml"


@lru_cache(maxsize=1)
def _responses() -> dict[str, Any]:
    """The responses of domain.yml, read once."""
    read: dict[str, Any] = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["responses"]
    return read


def urgent_reply(text: str, setting: str | None) -> Message | None:
    """The card for a message that speaks of danger, worded for where it is read; None when hardly any does."""
    found = assess(text)
    if found.urgency not in (Urgency.CERTAIN, Urgency.BOTH):
        return None
    language = "cy" if any_welsh(text) else "en"
    return card(found.kind, CardReader(setting or "", nation_of(text) or "", language, found.child, found.another, found.lines),
                _responses())
