"""Where each entry stands: file and line, so that an editor can go straight to it. Looks at lines, not at meaning."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.store.files import plain

HEADING = re.compile(r"^## +(?P<id>\S+)\s*$")
SECTION = re.compile(r"^### +(?P<part>\w+)\s*$")
FIELD = re.compile(r"^(?P<part>\w+):")
ITEM = re.compile(r"^- id: *[\"']?(?P<id>.+?)[\"']?\s*$")
KEY = re.compile(r"^(?P<id>[\w.-]+):")
INNER = re.compile(r"""^  (?P<part>"[^"]+"|[\w.-]+):""")

Found = tuple[str, str, int]


@dataclass(frozen=True, order=True)
class Place:
    """A file as an editor knows it (its path inside the content folder) and a line, from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Places:
    """The place of every entry and of its parts, by kind (a file's name, or 'guidance'), id and part."""

    known: dict[tuple[str, str, str], Place] = field(default_factory=dict)

    def of(self, kind: str, name: str, part: str = "") -> Place:
        """The place of an entry's part; of the entry when the part is not there; else the file's first line."""
        return self.known.get((kind, name, part)) or self.known.get((kind, name, "")) or Place(kind, 1)

    def of_extract(self, name: str, part: str = "") -> Place:
        """The place of an extract, be it of guidance/ or of the glossary."""
        kind = "guidance" if ("guidance", name, "") in self.known else "glossary.yml"
        return self.of(kind, name, part)


def find_places(folder: Path) -> Places:
    """Every entry of a content folder; a missing file has none."""
    known: dict[tuple[str, str, str], Place] = {}
    for path in sorted(folder.rglob("*")):
        file = str(path.relative_to(folder))
        kind = "guidance" if path.parent.name == "guidance" else file
        for name, part, line in _found(path):
            known.setdefault((kind, name, part), Place(file, line))
    return Places(known)


def _found(path: Path) -> Iterable[Found]:
    """The entries of one file, each as id, part and line."""
    if path.suffix == ".md" and path.parent.name == "guidance":
        return _guidance(_lines(path))
    if path.suffix == ".csv":
        return _table(path)
    if path.suffix == ".yml" and path.parent.name == "routes":
        return _route(path.stem, _lines(path))
    if path.suffix == ".yml":
        return _list(_lines(path))
    return ()


def _lines(path: Path) -> list[str]:
    return plain(path).splitlines()


def _guidance(lines: list[str]) -> Iterator[Found]:
    name, in_fields = "", False
    for number, line in enumerate(lines, 1):
        if heading := HEADING.match(line):
            name, in_fields = heading["id"], True
            yield name, "", number
        elif section := SECTION.match(line):
            in_fields = False
            yield name, section["part"], number
        elif in_fields and (found := FIELD.match(line)):
            yield name, found["part"], number


def _list(lines: list[str]) -> Iterator[Found]:
    """A list of entries (``- id: name``) or a mapping of them (``name:``)."""
    name = ""
    for number, line in enumerate(lines, 1):
        if entry := ITEM.match(line) or KEY.match(line):
            name = entry["id"]
            yield name, "", number
        elif inner := INNER.match(line):
            yield name, inner["part"].strip('"'), number


def _table(path: Path) -> Iterator[Found]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        for cells in lines:
            if cells:
                yield cells[0], "", lines.line_num


def _route(name: str, lines: list[str]) -> Iterator[Found]:
    yield name, "", 1
    for number, line in enumerate(lines, 1):
        if found := FIELD.match(line):
            yield name, found["part"], number
