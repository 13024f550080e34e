"""Questions as people of several voices asked them, each with the extracts that answer it: data/questions/VOICE.jsonl."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data" / "questions"


@dataclass(frozen=True)
class Asked:
    """A question, whose voice it is, and the ids of the extracts that answer it, best first."""

    voice: str
    text: str
    topics: tuple[str, ...]


def asked(folder: Path | None = None) -> tuple[Asked, ...]:
    """Every labelled question of a folder, in a fixed order; a line that is not one raises."""
    lines = (line for file in sorted((folder or FOLDER).glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines())
    read = (json.loads(line) for line in lines if line.strip())
    return tuple(Asked(one["voice"], one["text"], tuple(one["topics"])) for one in read)
