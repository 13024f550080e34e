"""Splits a guidance file into its entries; knows the layout, not what a field means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import yaml

from knowledge.store.loader import fault, load
from knowledge.store.problems import Problem

ENTRY = re.compile(r"^## +(?P<id>\S+)\s*$")
SECTION = re.compile(r"^### +(?P<name>\w+)\s*$")
LOOKS_LIKE = {
    "joined": re.compile(r"^##[^#\s]"), "single": re.compile(r"^# *[a-z0-9]+(?:-[a-z0-9]+)+\s*$"),
    "section": re.compile(r"^(?:###\w|#{1,2} *(?:short|fuller|exact|next|asked_as)\s*$|#{4,})"),
}
MISWRITTEN = {
    "spaces": ("an id may not hold spaces.", "## my-new-id"),
    "joined": ("there is no space after '##'.", "## my-new-id"),
    "single": ("an id starts with two '#'.", "## my-new-id"),
    "section": ("the heading of a text has three '#' and a space.", "### short"),
}
SECTIONS = ("short", "fuller", "exact", "next", "asked_as")


@dataclass
class Entry:
    """One `## id` block: its fields, its texts, and the line each starts on."""

    id: str
    line: int
    fields: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, name: str) -> int:
        """The line a field or text starts on; the entry's own line when it is missing."""
        return self.lines.get(name, self.line)


@dataclass
class Document:
    """A guidance file: what its head says, and its entries in order."""

    head: dict[str, Any]
    entries: list[Entry]
    problems: list[Problem]


def _yaml(lines: list[str], first: int, file: str, problems: list[Problem]) -> dict[str, Any]:
    """The fields in these lines; a Problem (with the line) when they are not readable as YAML."""
    try:
        loaded = load("\n".join(lines)) or {}
    except yaml.YAMLError as error:
        line, wrong, instead = fault(error, "\n".join(lines))
        problems.append(Problem(file, first + line - 1, wrong, instead))
        return {}
    if not isinstance(loaded, dict):
        problems.append(Problem(file, first, "expected fields here.", "'field: value', one a line."))
        return {}
    return loaded


def _head(lines: list[str], file: str, problems: list[Problem]) -> tuple[dict[str, Any], int]:
    """The fields between the two `---` lines, and the index of the first line after them."""
    if not lines or lines[0].strip() != "---" or "---" not in [line.strip() for line in lines[1:]]:
        problems.append(Problem(file, 1, "the file does not start with a head.",
                                "--- then 'topic: ...' and 'title: ...' then ---"))
        return {}, 0
    end = next(n for n in range(1, len(lines)) if lines[n].strip() == "---")
    head = _yaml(lines[1:end], 2, file, problems)
    if not head.get("topic"):
        problems.append(Problem(file, 1, "the head names no topic.", "topic: one-word"))
    return head, end + 1


def _entry(block: list[str], first: int, file: str, problems: list[Problem]) -> Entry:
    """The entry whose heading is the first line of the block, at line ``first``."""
    match = ENTRY.match(block[0])
    entry = Entry(id=match["id"] if match else "?", line=first)
    starts = [n for n, line in enumerate(block) if SECTION.match(line)] + [len(block)]
    entry.fields = _yaml(block[1 : starts[0]], first + 1, file, problems)
    for offset, line in enumerate(block[1 : starts[0]], 1):
        entry.lines.setdefault(line.split(":")[0].strip(), first + offset)
    for start, end in pairwise(starts):
        heading = SECTION.match(block[start])
        name = heading["name"] if heading else "?"
        if name not in SECTIONS:
            problems.append(Problem(file, first + start, f"'### {name}' is not a text we know.",
                                    ", ".join(f"### {known}" for known in SECTIONS)))
        if name in entry.texts:
            problems.append(Problem(file, first + start, f"'### {name}' stands twice in {entry.id}.", "it once."))
        entry.texts[name] = "\n".join(block[start + 1 : end]).strip()
        entry.lines[name] = first + start
    return entry


def _miswritten(line: str) -> str:
    """The name of the fault in a line that looks like a heading and is none; '' for any other line."""
    if LOOKS_LIKE["section"].match(line):
        return "section"
    if ENTRY.match(line) or SECTION.match(line):
        return ""
    if line.startswith("## "):
        return "spaces"
    return next((name for name, pattern in LOOKS_LIKE.items() if pattern.match(line)), "")


def read_document(text: str, file: str) -> Document:
    """The file's head and entries; what cannot be read is in ``problems``, never raised."""
    problems: list[Problem] = []
    lines = text.splitlines()
    head, body = _head(lines, file, problems)
    starts = [n for n in range(body, len(lines)) if ENTRY.match(lines[n])] + [len(lines)]
    problems += [Problem(file, n + 1, *MISWRITTEN[found]) for n in range(body, len(lines))
                 if (found := _miswritten(lines[n]))]
    entries = [_entry(lines[a:b], a + 1, file, problems) for a, b in pairwise(starts)]
    return Document(head, entries, problems)
