"""Prints how well the trained pipeline understands the phrases nobody trained on.

    python -m tests.measuring.nlu
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter

from rasa.core.agent import Agent

from channels import quiet_logs
from channels.serve.training import MODEL
from tests.measuring.cases import NOTHING, Question, questions

TOP = 3


def right_ids(question: Question, ranking: list[str]) -> tuple[bool, bool]:
    """Whether a right extract is first, and whether one is among the first three."""
    hits = [question.accepts(one) for one in ranking[:TOP]]
    return bool(hits and hits[0]), any(hits)


def turned_away(question: Question, intent: str, first: str) -> bool:
    """True for what is out of scope when nothing is claimed, or the limit that says so is told."""
    return (NOTHING in question.expected and intent == "out_of_scope") or (intent == "ask_rights" and question.accepts(first))


async def measure() -> None:
    """Parse every phrase and print the figures."""
    agent = Agent.load(str(MODEL))
    scores: dict[str, Counter[str]] = {"rights": Counter(), "intent": Counter(), "out": Counter()}
    confused: Counter[tuple[str, str]] = Counter()
    for question in questions():
        seen = await agent.parse_message(question.text)
        intent, ranking = seen["intent"]["name"], [one["id"] for one in seen.get("ranking") or []]
        score = scores[question.kind]
        score["all"] += 1
        if question.kind == "rights":
            first, among = right_ids(question, ranking)
            score["first"] += first
            score["among three"] += among
            score["taken as a question"] += intent in ("ask_rights", "complain")
        elif question.kind == "intent":
            score["right"] += question.accepts(intent)
            if not question.accepts(intent):
                confused["|".join(question.expected), intent] += 1
        else:
            score["turned away"] += turned_away(question, intent, ranking[0] if ranking else "")
    for kind, score in scores.items():
        figures = ", ".join(f"{name} {count} ({100 * count / score['all']:.1f} %)" 
                            for name, count in score.items() if name != "all")
        print(f"{kind:8s} {score['all']:4d} phrases: {figures}")
    for (wanted, got), count in confused.most_common():
        print(f"  {wanted} taken for {got}: {count}")


if __name__ == "__main__":
    quiet_logs.quieten()
    logging.disable(logging.WARNING)
    asyncio.run(measure())
