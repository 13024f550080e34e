"""A fixed reply of domain.yml: the variation that fits the slots."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.messages import Message


def fixed_reply(variations: Sequence[Mapping[str, Any]], slots: Mapping[str, Any]) -> Message | None:
    """The variation whose conditions all hold; of several the one with most conditions. None when none holds."""
    fitting = [one for one in variations
               if all(slots.get(need["name"]) == need["value"] for need in one.get("condition", ()))]
    if not fitting:
        return None
    best = max(fitting, key=lambda one: len(one.get("condition", ())))
    return {name: copy.deepcopy(best[name]) for name in ("text", "buttons", "custom") if name in best}
