"""Which heading and which fact is said where: the expected ones against the content, as COVERAGE.md."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.store.content import Content
from knowledge.store.files import plain
from knowledge.store.lists import read_entries
from knowledge.store.loader import load
from knowledge.store.problems import Problem

EXPECTED, NOT_SERVED, REPORT = "coverage_expected.yml", "not_served.yml", "COVERAGE.md"
QUESTIONS = "coverage_questions.yml"
NOT_SERVED_FIELDS = frozenset({"id", "reason", "covered_by", "note"})
HINT = "an extract's id, or 'rule R01', 'route WARD', 'contact cqc', 'letter phso', 'reply utter_capabilities'"
APOSTROPHES = re.compile("[’‘`]")

Said = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Entry:
    """One heading or fact: its name, the document or group it is of, what says it, or why nothing does."""

    name: str
    group: str
    said_by: tuple[str, ...]
    reason: str = ""

    @property
    def mapped(self) -> bool:
        """True when it is said somewhere, or a reason stands why it is not."""
        return bool(self.said_by or self.reason)


def key(name: str) -> str:
    """The name with spaces, line breaks, capitals and kinds of apostrophe made alike."""
    return " ".join(APOSTROPHES.sub("'", name).lower().split())


def coverage(content: Content, folder: Path) -> tuple[Entry, ...]:
    """Every expected heading and fact, in the order of coverage_expected.yml."""
    said = said_where(content, folder)
    named = _expected_file(folder).get("covered_by", {})
    reasons = {key(entry.name): entry for entry in not_served(folder, [])}
    found = []
    for group, name in expected(folder):
        given = reasons.get(key(name))
        by = (*said.get(key(name), ()), *named.get(name, ()), *(given.said_by if given else ()))
        found.append(Entry(name, group, tuple(dict.fromkeys(by)), given.reason if given else ""))
    return tuple(found)


def _expected_file(folder: Path) -> dict[str, Any]:
    listed: dict[str, Any] = load(plain(folder / EXPECTED))
    return listed


def expected(folder: Path) -> Iterator[tuple[str, str]]:
    """Every heading ('002: Seclusion') and fact, each with its group."""
    listed = _expected_file(folder)
    for document, headings in listed["headings"].items():
        yield from ((f"headings of {document}", f"{document}: {heading}") for heading in headings)
    for group, facts in listed["facts"].items():
        yield from ((group, fact) for fact in facts)


def questions(folder: Path) -> dict[str, str]:
    """Each heading of the first documents that can be asked about, with the question a person would put."""
    path = folder / QUESTIONS
    asked: dict[str, str] = load(plain(path)) if path.exists() else {}
    return asked


def not_served(folder: Path, problems: list[Problem]) -> list[Entry]:
    """What is kept back, with the reason and what covers it instead; neither of the two is a fault."""
    found = []
    for entry in read_entries(folder / NOT_SERVED, folder, NOT_SERVED_FIELDS, problems):
        made = Entry(entry.text("id"), "", entry.words("covered_by"), entry.text("reason", needed=False))
        if not made.mapped:
            entry.refuse("reason", "neither a reason nor what covers it.", "reason: ... or covered_by: [id]")
        found.append(made)
    return found


def said_where(content: Content, folder: Path) -> Said:
    """What says each fact or heading: served extracts, contacts, changes and standards, by key."""
    found: dict[str, list[str]] = defaultdict(list)
    for extract in content.extracts:
        for name in (*extract.facts, *extract.headings) if extract.served() else ():
            found[key(name)].append(extract.id)
    for one in content.letters.standards:
        for name in one.facts:
            found[key(name)].append(f"standard {one.standard.id}")
    for file, kind in (("contacts.yml", "contact"), ("changes.yml", "change")):
        for row in _rows(folder / file):
            for name in row.get("facts") or ():
                found[key(str(name))].append(f"{kind} {row['id']}")
    return {name: tuple(by) for name, by in found.items()}


def unknown_names(content: Content, folder: Path) -> list[Problem]:
    """Facts, headings and ids that the content, the expected list or not_served.yml use and nobody knows."""
    known = {key(name) for _, name in expected(folder)}
    problems: list[Problem] = []
    used = [("guidance", extract.id, part, name) for extract in content.extracts
            for part, names in (("facts", extract.facts), ("headings", extract.headings)) for name in names]
    held_back = not_served(folder, problems)
    used += [(NOT_SERVED, entry.name, "", entry.name) for entry in held_back]
    for kind, owner, part, name in used:
        if key(name) not in known:
            place = content.places.of_extract(owner, part) if kind == "guidance" else content.places.of(kind, owner)
            problems.append(Problem(place.file, place.line, f"{owner}: '{name}' is not in {EXPECTED}.", "one that is"))
    problems += [Problem(QUESTIONS, content.places.of(QUESTIONS, name).line, f"'{name}' is not in {EXPECTED}.", "one that is")
                 for name in questions(folder) if key(name) not in known]
    ids = covering_ids(content)
    covering = [(content.places.of(NOT_SERVED, entry.name), entry.name, entry.said_by) for entry in held_back]
    covering += [(content.places.of(EXPECTED, "covered_by", name), name, tuple(by))
                 for name, by in _expected_file(folder).get("covered_by", {}).items()]
    for place, name, names in covering:
        problems += [Problem(place.file, place.line, f"{name}: nothing is called '{by}'.", HINT)
                     for by in names if by not in ids and not by.startswith("reply ")]
    return problems


def covering_ids(content: Content) -> frozenset[str]:
    """What may stand under ``covered_by``."""
    return frozenset([*(extract.id for extract in content.extracts if extract.served()),
                      *(f"rule {row.rule}" for row in content.rules),
                      *(f"route {route.id}" for route in content.routes),
                      *(f"contact {name}" for name in content.contacts),
                      *(f"change {change.id}" for change in content.changes),
                      *(f"letter {name}" for name in content.letters.templates)])


def as_markdown(entries: Iterable[Entry]) -> str:
    """COVERAGE.md: a table for each group."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.group].append(entry)
    listed = [entry for group in groups.values() for entry in group]
    kept_back = sum(not entry.said_by for entry in listed)
    partly = sum(bool(entry.said_by and entry.reason) for entry in listed)
    lines = ["# What is said where", "", "Made by `make coverage`; do not edit. What must be covered stands in "
             f"`{EXPECTED}`, what is kept back in `{NOT_SERVED}`.", "",
             f"{len(listed)} headings and facts: {len(listed) - kept_back - partly} said, {partly} answered in another "
             f"way because the fact itself is not checked, {kept_back} kept back with a reason."]
    for group, of_group in groups.items():
        lines += ["", f"## {group[0].upper()}{group[1:]}", "", "| what | said by, or why not |", "|---|---|"]
        lines += [f"| {_shown(entry.name)} | {_where(entry)} |" for entry in of_group]
    return "\n".join(lines) + "\n"


def _shown(name: str) -> str:
    return re.sub(r"^\d{3}: ", "", name).replace("|", "\\|")


def _where(entry: Entry) -> str:
    by = ", ".join(f"`{one}`" for one in entry.said_by)
    why = f"{'; ' if by else 'not said: '}{entry.reason}" if entry.reason else ""
    return (by + why or "**NOT MAPPED**").replace("|", "\\|")


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = load(plain(path)) if path.exists() else []
    return rows
