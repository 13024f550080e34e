"""What one message says, as the pipeline read it: probabilities, a ranking and plain facts; no decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from knowledge.model import Ranked


@dataclass(frozen=True)
class Danger:
    """How urgent ('no', 'perhaps', 'both', 'certain'), which kind, and whether there is a clear sign of it; ``question``: the
    clause of the message that asks something beside it ('' when none); ``own``: somebody speaks of
    themselves or of another."""

    urgency: str = "no"
    kind: str = ""
    clear: bool = True
    question: str = ""
    own: bool = False

    @property
    def first(self) -> bool:
        """True when what to do in danger comes before everything."""
        return self.urgency in ("both", "certain")


@dataclass(frozen=True)
class Named:
    """Texts that a message names outright. ``how``: 'place' (a place in a law or guideline), 'number' (the number or hours of a
    contact), 'topic' (a topic by its own name) or 'welsh' (a Welsh way of asking for an answer that has Welsh); ``ids``: the
    texts, nearest first; ``probability`` that they are meant; ``note``: what is said first, when nothing is held at the place."""

    how: str = ""
    ids: tuple[str, ...] = ()
    probability: float = 0.0
    note: str = ""


@dataclass(frozen=True)
class Reading:
    """One message. ``intents``: the probability (0 to 1) of each; ``likeness``: the cosine to the nearest way of asking;
    ``said``: facts it states, by name; ``chosen``: a button was pressed, so the intent is known;
    ``wish``: how surely a sentence of a long message wants to begin a complaint; ``named``: texts it names outright."""

    text: str
    language: str = "en"
    danger: Danger = field(default_factory=Danger)
    intents: Mapping[str, float] = field(default_factory=dict)
    ranking: tuple[Ranked, ...] = ()
    likeness: float = 0.0
    said: Mapping[str, Any] = field(default_factory=dict)
    entities: Mapping[str, str] = field(default_factory=dict)
    chosen: str = ""
    wish: float = 0.0
    named: Named = field(default_factory=Named)

    @classmethod
    def of(cls, text: str, parsed: Mapping[str, Any]) -> Reading:
        """The reading in what Rasa's graph returned for a message."""
        urgent, facts = parsed.get("urgent") or {}, parsed.get("facts") or {}
        ranking = tuple(Ranked(one["id"], float(one["score"])) for one in parsed.get("ranking") or ())
        intents = {one["name"]: float(one["confidence"]) for one in parsed.get("intent_ranking") or ()}
        chosen = str((parsed.get("intent") or {}).get("name") or "") if parsed.get("choice") or not intents else ""
        named = parsed.get("named") or {}
        return cls(text=text, language=str(facts.get("language", "en")),
                   danger=Danger(str(urgent.get("urgency", "no")), str(urgent.get("kind", "")), bool(urgent.get("clear", True)),
                                 str(urgent.get("question", "")), bool(urgent.get("own"))),
                   intents=intents, ranking=ranking, likeness=float(parsed.get("likeness") or 0.0),
                   said=parsed.get("said") or {}, chosen=chosen, wish=float(parsed.get("wish") or 0.0),
                   named=Named(str(named.get("how", "")), tuple(named.get("ids", ())), float(named.get("probability", 0.0)),
                               str(named.get("note", ""))),
                   entities={one["entity"]: str(one["value"]) for one in parsed.get("entities") or ()})

    def probability(self, *names: str) -> float:
        """The probability that it is one of these intents."""
        return sum(self.intents.get(name, 0.0) for name in names)

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())
