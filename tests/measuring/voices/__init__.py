"""The labelled messages of the voices, read from the files beside this one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.retrieval.ranking import ranker

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Said:
    """One labelled chat: its turns, the last of which the label speaks of; ids of topics that answer it, best first."""

    voice: str
    set: str
    turns: tuple[str, ...]
    label: str
    topics: tuple[str, ...]
    facts: dict[str, Any]

    @property
    def text(self) -> str:
        """The labelled message."""
        return self.turns[-1]


def voices(folder: str, names: Sequence[str] = ()) -> list[Said]:
    """Every labelled chat of a folder ('tune' or 'blind'), or of the voices named."""
    found = []
    for file in sorted((HERE / folder).glob("*.jsonl")):
        if names and file.stem not in names:
            continue
        for line in file.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            turns = tuple(one.get("turns") or [one["text"]])
            found.append(Said(file.stem, one["set"], turns, one["label"], tuple(one.get("topics") or ()), one.get("facts") or {}))
    return found


def current(topics: Sequence[str]) -> set[str]:
    """The ids that these topics have today: some were merged into others."""
    found = (ranker().knowledge.current(topic) for topic in topics)
    return {extract.id for extract in found if extract is not None}
