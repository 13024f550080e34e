"""Writes the ways of asking of knowledge.db as examples of the one rights intent, for Rasa to train on.

    python -m pipeline.training_data knowledge.db .build/nlu/asked_as.yml
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from knowledge.store.read import Knowledge

ASK = "ask_rights"
WAYS_AN_EXTRACT = 3


def examples(knowledge: Knowledge) -> list[str]:
    """The first few ways of asking for each extract, in a fixed order; glossary words alone are left out.

    The classifier only has to know a question from a greeting; which question it is, the retriever finds.
    """
    chosen = (way for extract in knowledge.extracts.values() if extract.served() and extract.topic != "words"
              for way in extract.asked_as[:WAYS_AN_EXTRACT])
    return list(dict.fromkeys(" ".join(way.split()) for way in chosen))


def as_yaml(ways: list[str]) -> str:
    """The examples as Rasa's training file; every phrase quoted, so none can be read as markup."""
    lines = ['version: "3.1"', "nlu:", f"  - intent: {ASK}", "    examples:"]
    lines += [f"      - text: {json.dumps(way, ensure_ascii=False)}" for way in ways]
    return "\n".join(lines) + "\n"


def main(database: str, target: str) -> None:
    """Write the file; raises KnowledgeMissingError when there is no knowledge base."""
    path = Path(target)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_yaml(examples(Knowledge(Path(database)))), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
