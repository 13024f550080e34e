"""Where the chat stands when a message comes: what was told, what is known, whether a walk is open. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ChatState:
    """``open_question``: the question of the walk that waits for an answer ('' when none); ``answers_it``: how surely the
    message reads as an answer to it (0 to 1); ``last_topic``: the extract last told; ``known``: facts said so far;
    ``card_before``: the last reply had a danger card; ``asks_of_list``: what the
    message asks of the list of ways once it stands ('list', 'first', 'letter'...); ``of_the_case``: it says something of the case
    the list was made for; ``tells_complaint``: it complains and tells what of, or asks how to after what of was told;
    ``told_before``: every extract that an answer of this chat began with."""

    nation: str = ""
    in_walk: bool = False
    open_question: str = ""
    answers_it: float = 0.0
    walked: bool = False
    last_topic: str = ""
    last_kind: str = ""
    last_question: str = ""
    card_before: bool = False
    asks_of_list: str = ""
    of_the_case: bool = False
    tells_complaint: bool = False
    told_before: frozenset[str] = frozenset()
    known: Mapping[str, Any] = field(default_factory=dict)
    misses: int = 0
    language: str = "en"
