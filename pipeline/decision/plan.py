"""A plan: the ordered parts of a reply, each with the reason for it and how probable it is that it is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any


class Kind(str, Enum):
    """What a part of the reply is."""

    DANGER = "danger"
    HELP = "help"
    ANSWER = "answer"
    CHOICES = "choices"
    MISS = "miss"
    REPLY = "reply"
    FOLLOW = "follow"
    DO = "do"
    OPEN_QUESTION = "open_question"


class WalkTurn(str, Enum):
    """What the complaint walk does with this message: nothing, begin, take it as an answer, or wait while it is answered."""

    NONE = "none"
    BEGIN = "begin"
    TAKE = "take"
    ASIDE = "aside"


@dataclass(frozen=True)
class Part:
    """One part: ``name`` is the Rasa action that says it; ``topics`` are ids of extracts, the first the main one;
    ``probability`` (0 to 1) that it is what the person wants; ``reason`` for whoever asks why."""

    kind: Kind
    name: str
    reason: str
    probability: float = 1.0
    topics: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What is said, in order. ``unsure``: the answer is the likeliest, and says so. ``own_case``: somebody asks whether
    what was done to them was allowed."""

    parts: tuple[Part, ...]
    walk: WalkTurn = WalkTurn.NONE
    unsure: bool = False
    own_case: bool = False

    def actions(self) -> list[str]:
        """The Rasa actions that say the parts, in order."""
        return [part.name for part in self.parts]

    def part(self, kind: Kind) -> Part | None:
        """The first part of this kind, if there is one."""
        return next((part for part in self.parts if part.kind is kind), None)

    def as_dict(self) -> dict[str, Any]:
        """As plain values, to travel with the message it was made for."""
        return {"walk": self.walk.value, "unsure": self.unsure, "own_case": self.own_case,
                "parts": [{"kind": one.kind.value, "name": one.name, "reason": one.reason,
                           "probability": one.probability, "topics": list(one.topics),
                           "offered": list(one.offered)} for one in self.parts]}

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> Plan:
        """The plan that ``as_dict`` wrote; raises KeyError or ValueError for anything else."""
        parts = tuple(Part(Kind(one["kind"]), one["name"], one["reason"], one["probability"], tuple(one["topics"]),
                           tuple(one["offered"])) for one in kept["parts"])
        return cls(parts, WalkTurn(kept["walk"]), kept["unsure"], kept["own_case"])
