"""How well the trained pipeline understands phrases nobody trained on.

    python -m tests.measuring.nlu [--misses]

MODEL names another model than models/model.tar.gz; KNOWLEDGE_DB another knowledge base.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rasa.core.agent import Agent

from channels import log_redaction
from channels.serve.training import MODEL
from knowledge.answers import Asked, answer_about, for_nation
from knowledge.model import Nation, Reader
from pipeline.decision.decide import decide
from pipeline.decision.evidence import LIMIT
from pipeline.decision.plan import Kind, Plan
from pipeline.decision.reading import Reading
from pipeline.decision.settings import decision_settings
from pipeline.decision.state import ChatState
from pipeline.retrieval.ranking import ranker
from tests.measuring.blind import LATER
from tests.measuring.cases import NOTHING, Question, questions

TOP = 3
TELLS = (Kind.ANSWER, Kind.CHOICES)


@dataclass(frozen=True)
class Understood:
    """What is made of a phrase: its likeliest intent, how urgent, the topics in order for its nation, and the plan.

    ``answered``: the ids said in reply; ``offered``: those to choose from. Both empty: nothing said.
    """

    question: Question
    intent: str
    urgency: str
    topics: tuple[str, ...]
    plan: Plan
    answered: tuple[str, ...]
    offered: tuple[str, ...]

    def hit(self, ids: Sequence[str]) -> bool:
        """True when one of these is right."""
        return any(self.question.accepts(one) for one in ids)

    @property
    def taken_as_a_question(self) -> bool:
        """True when the reply tells topics or offers them."""
        return any(part.kind in TELLS for part in self.plan.parts)

    @property
    def outcome(self) -> str:
        """In a word, what the person gets."""
        if self.question.kind == "intent":
            return "right" if self.question.accepts(self.intent) else f"taken for {self.intent}"
        if self.urgency == "certain":
            return "urgent card"
        if self.plan.part(Kind.MISS):
            return "turned away"
        if not self.taken_as_a_question:
            return f"taken for {self.plan.parts[0].name}"
        if self.hit(self.answered):
            return "right answer"
        return "right choice offered" if self.hit(self.offered) else "wrong answer"


def understood(question: Question, seen: Mapping[str, Any]) -> Understood:
    """The phrase with what the pipeline's output means for whoever asked."""
    reading, nation, extracts = Reading.of(question.text, seen), _nation(question, seen), ranker().knowledge.extracts
    fits = [for_nation(extracts[one.id], extracts, nation) for one in reading.ranking]
    topics = tuple(dict.fromkeys(fit.id for fit in fits if fit))
    if nation is None:
        topics = tuple(f"{one} {extracts[one].pair}".strip() for one in topics)
    plan = decide(reading, LATER if question.kind == "intent" else ChatState(), decision_settings())
    told, choices = plan.part(Kind.ANSWER), plan.part(Kind.CHOICES)
    answer = answer_about(told.topics, extracts, Asked(nation, Reader.SHORT, date.today()), plan.own_case) if told else None
    said = tuple(part.extract.id for part in (*answer.parts, *answer.also)) if answer else ()
    offers = tuple(one for part in (told, choices) if part for one in part.offered)
    return Understood(question, max(reading.intents, key=lambda name: reading.intents[name]), reading.danger.urgency, topics, plan,
                      said, offers)


def _nation(question: Question, seen: Mapping[str, Any]) -> Nation | None:
    """The nation of the conversation, or the one the phrase names."""
    named = [str(one["value"]) for one in seen.get("entities") or [] if one["entity"] == "nation"]
    value = question.nation or next(iter(named), "")
    return Nation(value) if value else None


def report(all_seen: Sequence[Understood], misses: bool) -> str:
    """The figures, what was taken for what, and if wanted every miss."""
    rights, intents, out = ([one for one in all_seen if one.question.kind == kind] for kind in ("rights", "intent", "out"))
    first = sum(one.hit(one.topics[0].split()) for one in rights if one.topics)
    three = sum(one.hit(" ".join(one.topics[:TOP]).split()) for one in rights)
    asked = sum(one.taken_as_a_question for one in rights)
    lines = [f"{len(rights)} questions: right topic first {first / len(rights):.1%}, among three {three / len(rights):.1%}, "
             f"taken as a question {asked / len(rights):.1%}",
             "  what the person gets: " + _counted(one.outcome for one in rights),
             f"{len(intents)} other phrases: intent right {sum(one.outcome == 'right' for one in intents) / len(intents):.1%}",
             f"{len(out)} out of scope: turned away, or told the limit, {sum(map(declined, out)) / len(out):.1%}",
             "  what the person gets: " + _counted(one.outcome for one in out),
             "taken for another intent:"]
    confused = Counter(("|".join(one.question.expected), one.intent) for one in intents if one.outcome != "right")
    lines += [f"  {count} {wanted} as {got}" for (wanted, got), count in confused.most_common()]
    return "\n".join(lines + ([_told(one) for one in all_seen if _is_miss(one)] if misses else []))


def declined(one: Understood) -> bool:
    """True for what is out of scope when nothing is claimed about it, or a limit of what we know is told first."""
    told = (*one.answered[:1], *one.offered)
    if one.outcome == "turned away":
        return NOTHING in one.question.expected
    limit = any(extract.startswith(LIMIT) for extract in told)
    return one.urgency != "certain" and (limit or one.hit(told))


def _is_miss(one: Understood) -> bool:
    if one.question.kind == "out":
        return not declined(one)
    return one.outcome not in ("right", "right answer")


def _told(one: Understood) -> str:
    wanted = "|".join(one.question.expected)
    said = " ".join(one.answered or one.offered) or ", ".join(one.topics[:TOP])
    return f"  [{one.outcome}] {one.question.nation} {one.question.text!r} wants {wanted}; {said}"


def _counted(outcomes: object) -> str:
    return ", ".join(f"{name} {count}" for name, count in Counter(outcomes).most_common())  # type: ignore[call-overload]


async def measure(model: str) -> list[Understood]:
    """Parse every phrase with the trained model."""
    agent = Agent.load(model)
    return [understood(one, await agent.parse_message(one.text)) for one in questions()]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list every phrase that was not understood")
    given = parser.parse_args()
    log_redaction.quieten()
    logging.disable(logging.WARNING)
    print(report(asyncio.run(measure(os.environ.get("MODEL", str(MODEL)))), given.misses))
