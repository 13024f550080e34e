"""What the trained model makes of voices that nothing was trained, tuned or worded on (voices/blind). Totals only, no message.

    python -m tests.measuring.blind      MODEL names another model than models/model.tar.gz
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rasa.core.agent import Agent

from channels import log_redaction
from channels.serve.training import MODEL
from pipeline.decision.chances import chances
from pipeline.decision.decide import decide, leaning
from pipeline.decision.evidence import LIMIT
from pipeline.decision.plan import Kind, Plan, WalkTurn
from pipeline.decision.reading import Reading
from pipeline.decision.settings import decision_settings
from pipeline.decision.state import ChatState
from pipeline.replies.planning import taken_together
from pipeline.retrieval.ranking import ranker
from pipeline.retrieval.thread import leant_on
from tests.measuring.fit_decision import TURNS_AWAY, expected
from tests.measuring.voices import Said, current, voices

WITH_TOPICS = ("question", "own_case", "about_complaining", "follow_up")
CARD, NUMBERS = ("certain", "both"), ("certain", "both", "perhaps")
TOP = 3
LATER = ChatState(last_topic="told before", card_before=True)


@dataclass(frozen=True)
class Heard:
    """A labelled message, its reading, and the plan for it as a first message (or after the turns before it)."""

    said: Said
    reading: Reading
    plan: Plan

    @property
    def ids(self) -> list[str]:
        """The ids ranked, best first."""
        return [one.id for one in self.reading.ranking]

    def right_among(self, most: int) -> bool:
        """True when the best extract of one of the first ``most`` topics is one that answers it."""
        return bool(set(self.ids[:most]) & current(self.said.topics))

    def topic_among(self, most: int) -> bool:
        """True when one of the first ``most`` topics holds an extract that answers it."""
        extracts = ranker().knowledge.extracts
        return bool({extracts[one].group for one in self.ids[:most]} & {extracts[one].group for one in current(self.said.topics)})

    def does(self, *kinds: Kind) -> bool:
        """True when the reply has a part of one of these kinds."""
        return any(part.kind in kinds for part in self.plan.parts)

    @property
    def sure(self) -> bool:
        """True when an answer is told without a word of doubt."""
        return self.does(Kind.ANSWER) and not self.plan.unsure

    @property
    def told_a_limit(self) -> bool:
        """True when what is told first says that this is not covered."""
        return any(topic.startswith(LIMIT) for part in self.plan.parts for topic in part.topics[:1])

    def does_right(self) -> bool:
        """True when what is said or done is what the label asks for."""
        return bool(set(self.plan.actions()) & expected(self.said))


@dataclass(frozen=True)
class Figure:
    """A share (0 to 1) of so many messages."""

    name: str
    share: float
    of: int


def heard(said: Said, reading: Reading) -> Heard:
    """What is said to this message: turns before it count as questions that were answered."""
    numbers, before = decision_settings(), leant_on(said.turns[-2::-1])
    state = replace(LATER, last_question=before) if before or said.set == "chat" else ChatState()
    if before and (how := leaning(reading, state, numbers)):
        told = tuple(one.id for one in ranker().rank(before, keep=1))
        reading = replace(reading, ranking=tuple(taken_together(said.text, before, told, how, numbers.lean_again)))
    return Heard(said, reading, decide(reading, state, numbers))


async def listen(model: str, said: Sequence[Said]) -> list[Heard]:
    """Every message parsed by the model in this process."""
    agent = Agent.load(model)
    return [heard(one, Reading.of(one.text, await agent.parse_message(one.text))) for one in said]


def share(name: str, over: Sequence[Heard], hit: Callable[[Heard], bool]) -> Figure:
    """How many of these are a hit; a share of 0 over none."""
    return Figure(name, sum(map(hit, over)) / max(len(over), 1), len(over))


def figures(everything: Sequence[Heard]) -> list[Figure]:
    """Every figure, in the order it is printed in."""
    of = {name: [one for one in everything if one.said.set == name] for name in sorted({one.said.set for one in everything})}
    inside = [one for name in WITH_TOPICS[:3] for one in of.get(name, [])]
    return [*topics(of), share("all three: first topic right", inside, lambda one: one.right_among(1)),
            share("all three: right among three", inside, lambda one: one.right_among(TOP)),
            share("all three: first topic holds a right extract", inside, lambda one: one.topic_among(1)),
            share("all three: one of three topics holds one", inside, lambda one: one.topic_among(TOP)), *sureness(inside),
            *other_sets(of), *danger(of)]


def topics(of: dict[str, list[Heard]]) -> Iterable[Figure]:
    """Questions of each kind: the right topic, and whether there is an answer at all."""
    for name in WITH_TOPICS:
        rows = of.get(name, [])
        yield share(f"{name}: first topic right", rows, lambda one: one.right_among(1))
        yield share(f"{name}: right among three", rows, lambda one: one.right_among(TOP))
        yield share(f"{name}: answered", rows, lambda one: one.does(Kind.ANSWER))
        yield share(f"{name}: answered, or topics to choose from", rows, lambda one: one.does(Kind.ANSWER, Kind.CHOICES))


def sureness(inside: Sequence[Heard]) -> list[Figure]:
    """Risk and coverage at the threshold from which no doubt is said."""
    sure, numbers = [one for one in inside if one.sure], decision_settings()
    unsure = [one for one in inside if one.does(Kind.ANSWER) and one.plan.unsure]
    calibrated = [one for one in inside if chances(one.reading, numbers).right >= numbers.sure]
    return [share("told without doubt (coverage)", inside, lambda one: one.sure),
            share("of these the first topic is wrong (risk)", sure, lambda one: not one.right_among(1)),
            share("told as not certain: the first topic is right", unsure, lambda one: one.right_among(1)),
            share("probability over the threshold: first topic right", calibrated, lambda one: one.right_among(1))]


def other_sets(of: dict[str, list[Heard]]) -> list[Figure]:
    """What is outside, the walk's beginning, statements and small talk."""
    outside = of.get("outside", [])
    return [share("outside: turned away, or told a limit", outside,
                  lambda one: one.told_a_limit or bool(TURNS_AWAY & set(one.plan.actions()))),
            share("outside: an answer told without doubt", outside, lambda one: one.sure and not one.told_a_limit),
            share("complain: begins the walk", of.get("complain", []), lambda one: one.plan.walk is WalkTurn.BEGIN),
            share("story: begins the walk", of.get("story", []), lambda one: one.plan.walk is WalkTurn.BEGIN),
            share("statement: noted", of.get("statement", []), Heard.does_right),
            share("chat: the right reply", of.get("chat", []), Heard.does_right)]


def danger(of: dict[str, list[Heard]]) -> list[Figure]:
    """Danger by kind: the card, and the card or the numbers; what only looks like danger, and plain messages."""
    rows, found = of.get("danger", []), []
    for kind in (*sorted({one.said.label for one in rows}), "all"):
        these = [one for one in rows if kind in (one.said.label, "all")]
        found += [share(f"danger, {kind}: card", these, shows_card),
                  share(f"danger, {kind}: card or numbers", these, shows_numbers)]
    calm = [("look-alikes", [*of.get("lookalike", []), *of.get("safe", [])]),
            ("plain questions", [one for name in WITH_TOPICS for one in of.get(name, [])])]
    return [*found, *(share(f"{name}: a card, wrongly", these, shows_card) for name, these in calm)]


def shows_card(one: Heard) -> bool:
    """True when a danger card comes first."""
    return one.reading.danger.urgency in CARD


def shows_numbers(one: Heard) -> bool:
    """True when a card or the telephone numbers are said."""
    return one.reading.danger.urgency in NUMBERS


def measured(language: str = "") -> list[Figure]:
    """The figures of every blind voice, or of the 'English' or 'Welsh' ones."""
    said = [one for one in voices("blind") if not language or (language == "Welsh") == one.voice.startswith("welsh")]
    return figures(asyncio.run(listen(os.environ.get("MODEL", str(MODEL)), said)))


def report(found: Iterable[Figure]) -> str:
    """One line a figure; what no message speaks of is left out."""
    return "\n".join(f"{one.name:52}{one.share:7.1%} of {one.of}" for one in found if one.of)


def main() -> None:
    """Print the figures of the English voices, then the Welsh."""
    log_redaction.quieten()
    logging.disable(logging.WARNING)
    ranker()
    for language in ("English", "Welsh"):
        print(f"{language}\n{report(measured(language))}\n", flush=True)


if __name__ == "__main__":
    main()
