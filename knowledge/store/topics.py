"""Topics: which extracts answer one matter together, and which matters are told beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = Path(__file__).parents[1] / "content" / "topics.yml"


@dataclass(frozen=True)
class Topic:
    """A matter: its extracts (each nation's, or the same told twice), and the topics that are told beside it."""

    id: str
    extracts: tuple[str, ...]
    siblings: tuple[str, ...] = ()


def topics(file: Path = FILE) -> tuple[Topic, ...]:
    """The topics as editors grouped them."""
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple(Topic(name, tuple(one["extracts"]), tuple(one.get("siblings", ()))) for name, one in read.items())


def topic_of(known: tuple[Topic, ...]) -> dict[str, str]:
    """The topic each extract stands in."""
    return {extract: topic.id for topic in known for extract in topic.extracts}
