"""Why a message is answered as it is: its reading, the plan, the reasons. For the terminal only; nothing of it is logged.

    python -m pipeline.why "can they hold me face down?"
"""

from __future__ import annotations

import asyncio
import logging
import sys

from rasa.core.agent import Agent

from pipeline.decision.chances import chances
from pipeline.decision.decide import decide
from pipeline.decision.evidence import evidence_of
from pipeline.decision.plan import Plan
from pipeline.decision.reading import Reading
from pipeline.decision.settings import decision_settings
from pipeline.decision.state import ChatState

MODEL = "models/model.tar.gz"
MOST = 5


def told(reading: Reading, plan: Plan) -> str:
    """The reading and the plan in lines a developer can read."""
    numbers = decision_settings()
    seen = chances(reading, numbers)
    intents = sorted(reading.intents.items(), key=lambda one: -one[1])[:MOST]
    lines = [f"language   {reading.language}",
             f"danger     {reading.danger.urgency} {reading.danger.kind}",
             "wants      " + ", ".join(f"{name} {probability:.2f}" for name, probability in intents),
             "topics     " + ", ".join(f"{one.id} {one.score:.2f}" for one in reading.ranking[:MOST]),
             "facts      " + (", ".join(f"{name}: {value}" for name, value in reading.said.items()) or "none"),
             f"evidence   {evidence_of(reading)}",
             f"in scope   {seen.in_scope:.2f} (needs {numbers.in_scope})",
             f"right      {seen.right:.2f} that the first topic is (sure from {numbers.sure})",
             f"plan       walk: {plan.walk.value}; unsure: {plan.unsure}; own case: {plan.own_case}"]
    lines += [f"  {n}. {one.name} ({one.kind.value}, {one.probability:.2f}): {one.reason} {' '.join(one.topics)}"
              for n, one in enumerate(plan.parts, 1)]
    return "\n".join(lines)


def main(question: str) -> None:
    """Print why; needs the trained model."""
    logging.disable(logging.WARNING)
    parsed = asyncio.run(Agent.load(MODEL).parse_message(question))
    reading = Reading.of(question, parsed)
    print(told(reading, decide(reading, ChatState(), decision_settings())))


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or "what can you do?")
