"""Reads instruments.yml: the laws, codes, guidelines and cases that people name by number."""

from __future__ import annotations

from pathlib import Path

from knowledge.cited_places import KINDS
from knowledge.model import Source, Weight
from knowledge.pinpoints import Instrument
from knowledge.store.fields import Fields
from knowledge.store.lists import read_entries
from knowledge.store.problems import Problem

FILE = "instruments.yml"
INSTRUMENT_FIELDS = frozenset({"id", "name", "called", "sources", "bare", "dotted", "by_name", "weight"})


def read_instruments(folder: Path, sources: dict[str, Source], problems: list[Problem]) -> tuple[Instrument, ...]:
    """Every instrument; an unknown source or kind, and a name that stands twice, are refused."""
    found: list[Instrument] = []
    seen: dict[str, str] = {}
    for entry in read_entries(folder / FILE, folder, INSTRUMENT_FIELDS, problems):
        made = _instrument(entry, sources)
        for name in made.called:
            if seen.setdefault(name, made.id) != made.id:
                entry.refuse("called", f"'{name}' is also a name of '{seen[name]}'.", "a name that one of them alone has")
        found.append(made)
    return tuple(found)


def _instrument(entry: Fields, sources: dict[str, Source]) -> Instrument:
    named = entry.words("sources")
    for source in named:
        if source not in sources:
            entry.refuse("sources", f"the source '{source}' is not in sources.yml.", "add it there first")
    for kind in entry.words("bare"):
        if kind not in KINDS:
            entry.refuse("bare", f"'{kind}' is no kind of place.", ", ".join(KINDS))
    dotted = entry.values.get("dotted", 0)
    if not isinstance(dotted, int):
        entry.refuse("dotted", "'dotted' is not a number.", "dotted: 3")
        dotted = 0
    url = next((sources[source].url for source in named if source in sources), "")
    return Instrument(entry.text("id"), entry.text("name"), tuple(name.lower() for name in entry.words("called")), named, url,
                      entry.words("bare"), dotted, entry.values.get("by_name") is True,
                      entry.one_of("weight", Weight, Weight.LAW) if "weight" in entry.values else Weight.LAW)
