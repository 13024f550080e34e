"""A knowledge base of a few topics in memory, for the ranker and for follow-ups."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from knowledge.model import Extract, Nation, Ranked, Status, Weight

DAY = date(2026, 11, 22)
TOPICS = {
    "term-seclusion": ("words", "What does 'Seclusion' mean?", [
        "what does seclusion mean",
        "meaning of seclusion", "what is seclusion"]),
    "seclusion-time": ("seclusion", "How long can seclusion last?", [
        "how long can i be kept in seclusion", "how many hours in seclusion", "time limit for seclusion",
        "left in seclusion all night"]),
    "hold-time": ("holding", "How long can staff hold me?", [
        "how long can staff hold me", "time limit on holding",
        "is there a limit on how long a hold can last", "held for ages by staff"]),
    "imha": ("advocacy", "How do I get an advocate?", [
        "how do i get an advocate", "who do i ask for an advocate", "i want to see an advocate",
        "can the ward ring the advocate"]),
    "term-advocate": ("words", "What does 'Advocate' mean?", ["what is an advocate", "meaning of advocate", "advocate explained"]),
    "phones": ("daily", "Can they take my phone?", [
        "can they take my phone", "my mobile was taken off me", "phone ban on the ward", "are phones allowed here"]),
}


def extract(name: str, topic: str, title: str, ways: list[str]) -> Extract:
    """A served extract for both nations."""
    return Extract(name, topic, title, Nation.BOTH, Weight.GUIDANCE, Status.VERIFIED, title, title, title, "", (), DAY, DAY,
                   asked_as=tuple(ways))


@dataclass
class Tiny:
    """What the ranker needs of a knowledge base; no index of words."""

    extracts: dict[str, Extract] = field(default_factory=lambda: {name: extract(name, *rest) for name, rest in TOPICS.items()})

    def ways(self) -> list[tuple[str, str]]:
        """Every way of asking with its extract."""
        return [(one.id, way) for one in self.extracts.values() for way in one.asked_as]

    def search(self, question: str, keep: int = 8) -> list[Ranked]:
        """Nothing is found by words alone."""
        return []
