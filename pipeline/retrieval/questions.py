"""Questions as people of several voices asked them, each with the extracts that answer it: data/questions/VOICE.jsonl; and later
messages of a chat, with what was said before them: data/threads/VOICE.jsonl."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.retrieval.thread import leant_on

FOLDER = Path(__file__).parents[2] / "data" / "questions"
THREADS = FOLDER.with_name("threads")


@dataclass(frozen=True)
class Asked:
    """A question, whose voice it is, and the ids of the extracts that answer it, best first."""

    voice: str
    text: str
    topics: tuple[str, ...]


def asked(folder: Path | None = None) -> tuple[Asked, ...]:
    """Every labelled question of a folder, in a fixed order; a line that is not one raises."""
    return tuple(Asked(one["voice"], one["text"], tuple(one["topics"])) for one in _lines(folder or FOLDER))


def asked_later(folder: Path | None = None) -> tuple[Asked, ...]:
    """Every labelled later message of a folder, read after what it leans on, as the ranking reads it; a line that is not one
    raises."""
    return tuple(Asked(one["voice"], f"{leant_on(one['turns'][-2::-1])} {one['turns'][-1]}", tuple(one["topics"]))
                 for one in _lines(folder or THREADS))


def _lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for file in sorted(folder.glob("*.jsonl"))
            for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
