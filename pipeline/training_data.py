"""Writes the ways of asking of knowledge.db as examples of the one rights intent, for Rasa to train on.

    python -m pipeline.training_data knowledge.db .build/nlu/asked_as.yml
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from knowledge.store.read import Knowledge
from pipeline.gates import ASK


def examples(knowledge: Knowledge) -> list[str]:
    """Every way of asking, once, in a fixed order; line breaks folded. Glossary words alone are left out."""
    ways = (way for extract, way in knowledge.ways() if knowledge.extracts[extract].topic != "words")
    return list(dict.fromkeys(" ".join(way.split()) for way in ways))


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
