"""Reads the YAML lists editors keep: sources, glossary, changes, what is not served."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from knowledge.model import Citation, Nation, Source, Status, Weight
from knowledge.schema import SourceEntry, fields_of
from knowledge.store.fields import Fields
from knowledge.store.files import plain
from knowledge.store.loader import fault, load_lined
from knowledge.store.problems import Problem, shown

TERM_FIELDS = frozenset({"id", "term", "aliases", "meaning", "more", "nation", "weight", "status", "sources",
                         "facts", "checked_on", "checked_by", "review_by", "see", "in_force_from", "headings"})
CHANGE_FIELDS = frozenset({"id", "was", "now", "since", "nation", "status", "sources", "extracts", "superseded",
                           "checked_on", "review_by", "checked_by", "facts", "title"})


@dataclass(frozen=True)
class Pending:
    """A figure or number nobody has checked yet: shown to editors, never to anybody else."""

    where: str
    what: str
    why: str
    url: str = ""


@dataclass(frozen=True)
class Term:
    """A word explained, with the names people give it."""

    id: str
    term: str
    aliases: tuple[str, ...]
    meaning: str
    more: str
    nation: Nation
    weight: Weight
    status: Status
    citations: tuple[Citation, ...]
    facts: tuple[str, ...]
    checked_on: date
    review_by: date
    see: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """What the guide of 2015-16 said, what is so now, since when, and who says so."""

    id: str
    was: str
    now: str
    since: str
    nation: Nation
    status: Status
    citations: tuple[Citation, ...]
    extracts: tuple[str, ...]
    superseded: tuple[str, ...]


def _no_line(value: Any) -> Any:
    """The value without the line notes of nested mappings."""
    if isinstance(value, dict):
        return {k: _no_line(v) for k, v in value.items() if k != "__line__"}
    if isinstance(value, list):
        return [_no_line(item) for item in value]
    return value


def read_entries(path: Path, folder: Path, known: frozenset[str], problems: list[Problem]) -> list[Fields]:
    """Every entry of a list file as Fields; a missing file is an empty list."""
    file = shown(path, folder)
    if not path.exists():
        return []
    try:
        loaded = load_lined(plain(path)) or []
    except yaml.YAMLError as error:
        problems.append(Problem(file, *fault(error, plain(path))))
        return []
    if not isinstance(loaded, list):
        problems.append(Problem(file, 1, "expected a list.", "- id: ..."))
        return []
    entries = []
    for item in loaded:
        line = item.pop("__line__", 1) if isinstance(item, dict) else 1
        values = _no_line(item) if isinstance(item, dict) else {}
        entry = Fields(values, file, {}, line, problems, str(values.get("id", "?")))
        entry.only(known)
        entries.append(entry)
    return entries


def read_sources(folder: Path, problems: list[Problem]) -> dict[str, Source]:
    """The sources by id."""
    found: dict[str, Source] = {}
    for entry in read_entries(folder / "sources.yml", folder, fields_of(SourceEntry), problems):
        year = entry.values.get("year")
        if not isinstance(year, int):
            entry.refuse("year", "'year' is not a year.", "year: 2015")
            year = 0
        made = Source(entry.text("id"), entry.text("title"), entry.text("publisher"), year,
                      entry.one_of("nation", Nation, Nation.BOTH), entry.text("url"),
                      entry.text("licence", needed=False), entry.text("note", needed=False))
        entry.fits(SourceEntry)
        if made.id in found:
            entry.refuse("id", f"the source '{made.id}' stands twice.", "each source once")
        found[made.id] = made
    return found


def read_citations(entry: Fields, sources: dict[str, Source], checked: date) -> tuple[Citation, ...]:
    """The citations of an entry's `sources` field; an unknown source id is refused."""
    cited = []
    for item in entry.values.get("sources") or []:
        pairs = item.items() if isinstance(item, dict) else [(str(item), "")]
        for source_id, pinpoint in pairs:
            if source_id not in sources:
                entry.refuse("sources", f"the source '{source_id}' is not in sources.yml.", "add it there first")
                continue
            cited.append(Citation(sources[source_id], str(pinpoint or ""), checked))
    if not cited:
        entry.refuse("sources", "no source.", "sources: and below it '  - nice-ng10: rec 1.4.24'")
    return tuple(cited)


def read_terms(folder: Path, sources: dict[str, Source], problems: list[Problem]) -> list[Term]:
    """The glossary."""
    found = []
    for entry in read_entries(folder / "glossary.yml", folder, TERM_FIELDS, problems):
        checked = entry.day("checked_on") or date.min
        found.append(Term(entry.text("id"), entry.text("term"), entry.words("aliases"), entry.text("meaning"),
                          entry.text("more", needed=False), entry.one_of("nation", Nation, Nation.BOTH),
                          entry.one_of("weight", Weight, Weight.GUIDANCE),
                          entry.one_of("status", Status, Status.PENDING),
                          read_citations(entry, sources, checked), entry.words("facts"), checked,
                          entry.day("review_by") or date.max, entry.words("see")))
    return found


def read_changes(folder: Path, sources: dict[str, Source], problems: list[Problem]) -> list[Change]:
    """What has changed since the guide of 2015-16."""
    found = []
    for entry in read_entries(folder / "changes.yml", folder, CHANGE_FIELDS, problems):
        checked = entry.day("checked_on") or date.min
        found.append(Change(entry.text("id"), entry.text("was"), entry.text("now"), entry.text("since"),
                            entry.one_of("nation", Nation, Nation.BOTH),
                            entry.one_of("status", Status, Status.PENDING),
                            read_citations(entry, sources, checked), entry.words("extracts"),
                            entry.words("superseded")))
    return found
