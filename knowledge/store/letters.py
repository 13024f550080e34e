"""Reads letters/: the templates with their parts, the fields of their blanks, and the standards they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.complaints.condition import faults
from knowledge.complaints.letter import LetterField, LetterStep, Standard
from knowledge.letters.checking import template_faults
from knowledge.model import Citation, Nation, Source, Status
from knowledge.store.files import plain
from knowledge.store.lists import read_citations, read_entries
from knowledge.store.problems import Problem, shown

PART = re.compile(r'\{% include "parts/([\w-]+)\.txt" %\}')
PARLIAMENT = "UK Parliament"
FIELD_FIELDS = frozenset({"id", "label", "hint", "multiline", "step"})
STANDARD_FIELDS = frozenset({"id", "text", "nation", "status", "sources", "in_force_from", "in_force_to", "when",
                             "facts", "checked_on", "checked_by", "review_by"})


@dataclass(frozen=True)
class WrittenStandard:
    """A standard as an editor wrote it: what the letters use, and what it rests on."""

    standard: Standard
    status: Status
    citations: tuple[Citation, ...]
    facts: tuple[str, ...]
    checked_on: date
    review_by: date


def read_letters(folder: Path, problems: list[Problem]) -> dict[str, str]:
    """The templates by name, their parts filled in; the record sheet is among them."""
    parts = {path.stem: path for path in sorted((folder / "letters" / "parts").glob("*.txt"))}
    files = [*sorted((folder / "letters").glob("*.txt")), *parts.values()]
    used = {name for path in files for name in _check_lines(path, folder, frozenset(parts), problems)}
    for name, path in parts.items():
        if name not in used:
            problems.append(Problem(shown(path, folder), 1, "no letter uses this part.",
                                    f'{{% include "parts/{name}.txt" %}} in one'))
    texts = {name: plain(path) for name, path in parts.items()}
    return {path.stem: _whole(plain(path), texts)
            for path in sorted((folder / "letters").glob("*.txt"))}


def _whole(text: str, parts: dict[str, str], depth: int = 0) -> str:
    """The text with every known part in its place; parts may hold parts, three deep."""
    if depth > 3:
        return text
    return PART.sub(lambda found: _whole(parts.get(found[1], "").strip(), parts, depth + 1), text)


def _check_lines(path: Path, folder: Path, parts: frozenset[str], problems: list[Problem]) -> Iterable[str]:
    """The parts this file uses; every fault is noted with its line."""
    text = plain(path)
    used = [(number, name) for number, line in enumerate(text.splitlines(), 1) for name in PART.findall(line)]
    wrong = [(one.line, one.wrong) for one in template_faults(text)]
    wrong += [(number, f"there is no part '{name}'") for number, name in used if name not in parts]
    problems += [Problem(shown(path, folder), number, f"{one}.", "see 'Letters' in README.md") for number, one in wrong]
    return [name for _, name in used]


def read_letter_fields(folder: Path, problems: list[Problem]) -> dict[str, LetterField]:
    """How the page asks for each blank, by the words in the brackets."""
    found: dict[str, LetterField] = {}
    for entry in read_entries(folder / "letters" / "fields.yml", folder, FIELD_FIELDS, problems):
        found[entry.text("id")] = LetterField(entry.text("label"), entry.text("hint", needed=False),
                                              entry.values.get("multiline") is True,
                                              entry.one_of("step", LetterStep, LetterStep.WHERE))
    return found


def read_standards(folder: Path, sources: dict[str, Source], problems: list[Problem]) -> list[WrittenStandard]:
    """The standards in the order they are shown; an unknown source or condition is refused."""
    found = []
    for entry in read_entries(folder / "letters" / "standards.yml", folder, STANDARD_FIELDS, problems):
        checked, when = entry.day("checked_on") or date.min, entry.text("when", needed=False)
        for wrong in (fault for test in when.split() for fault in faults(test)):
            entry.refuse("when", f"{wrong}.", "see 'Letters' in README.md")
        citations = read_citations(entry, sources, checked)
        standard = Standard(entry.text("id"), entry.text("text"), "; ".join(map(_cited, citations)),
                            entry.one_of("nation", Nation, Nation.BOTH).value, when,
                            entry.day("in_force_from", needed=False), entry.day("in_force_to", needed=False))
        found.append(WrittenStandard(standard, entry.one_of("status", Status, Status.PENDING), citations,
                                     entry.words("facts"), checked, entry.day("review_by") or date.max))
    return found


def _cited(cited: Citation) -> str:
    """The document, whose it is, the place in it and the year, for the end of a sentence."""
    source, said = cited.source, cited.source.title
    parts = [said, "" if source.publisher in (PARLIAMENT, *said.split()) else source.publisher, cited.pinpoint]
    words = ", ".join(part for part in parts if part)
    return words if str(source.year) in words else f"{words}, {source.year}"


@dataclass(frozen=True)
class Letters:
    """All of letters/: the templates by name, the fields by blank, the standards in their order."""

    templates: Mapping[str, str]
    fields: Mapping[str, LetterField]
    standards: tuple[WrittenStandard, ...]


def read_all_letters(folder: Path, sources: dict[str, Source], problems: list[Problem]) -> Letters:
    """Everything in letters/; faults of form are noted."""
    return Letters(read_letters(folder, problems), read_letter_fields(folder, problems),
                   tuple(read_standards(folder, sources, problems)))
