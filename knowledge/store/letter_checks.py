"""Refuses letters that do not fit together: with the routes, the fields of their blanks, and what conditions name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from knowledge.complaints.condition import TEST
from knowledge.complaints.letter import LetterField
from knowledge.letters.checking import blanks_in, conditions_in
from knowledge.model import Route, Status
from knowledge.store.files import plain
from knowledge.store.letters import Letters, WrittenStandard
from knowledge.store.problems import Problem, shown

RECORD_SHEET = "record-sheet"


def check_letters(folder: Path, letters: Letters, routes: Sequence[Route], topics: frozenset[str],
                  problems: list[Problem]) -> None:
    """Routes and templates name each other, conditions name routes and topics there are, blanks have their fields."""
    wanted = {route.takes_letter: route.id for route in routes if route.takes_letter}
    templates = {name: text for name, text in letters.templates.items() if name != RECORD_SHEET}
    for name in sorted(wanted.keys() - templates.keys()):
        path = folder / "routes" / f"{wanted[name]}.yml"
        problems.append(Problem(shown(path, folder), _line_of("takes_letter:", path),
                                f"there is no letter '{name}'.", f"letters/{name}.txt, or 'takes_letter: none'"))
    for name in sorted(templates.keys() - wanted.keys()):
        problems.append(Problem(f"letters/{name}.txt", 1, "no route takes this letter.",
                                f"'takes_letter: {name}' in a file of routes/"))
    known = {"route": frozenset(route.id for route in routes), "topic": topics}
    _check_names(folder, letters.standards, known, problems)
    _check_fields({blank for text in templates.values() for blank in blanks_in(text)}, letters.fields, problems)


def _check_names(folder: Path, standards: Sequence[WrittenStandard], known: Mapping[str, frozenset[str]],
                 problems: list[Problem]) -> None:
    """Conditions name only routes and topics there are."""
    tests = [(shown(path, folder), number, test) for path in sorted((folder / "letters").rglob("*.txt"))
             for number, test in conditions_in(plain(path))]
    tests += [("letters/standards.yml", 1, test) for one in standards for test in one.standard.when.split()]
    for file, number, test in tests:
        found = TEST.fullmatch(test)
        if found and found["name"] in known:
            kind = found["name"]
            problems += [Problem(file, number, f"there is no {kind} '{name}'.", f"the id of a {kind}")
                         for name in found["values"].split("|") if name not in known[kind]]


def due(letters: Letters, today: date) -> Iterator[Problem]:
    """Standards that should have been checked again by now."""
    for one in letters.standards:
        if one.status is not Status.PENDING and one.review_by < today:
            yield Problem("letters/standards.yml", 1, f"{one.standard.id}: should have been checked again by "
                          f"{one.review_by}.", "check it, then a new 'checked_on' and 'review_by'")


def _check_fields(blanks: set[str], fields: Mapping[str, LetterField], problems: list[Problem]) -> None:
    file = "letters/fields.yml"
    problems += [Problem(file, 1, f"the blank '[{blank}]' is not here.", f"- id: '{blank}' with a label")
                 for blank in sorted(blanks - fields.keys())]
    problems += [Problem(file, 1, f"no letter has the blank '[{blank}]'.", "take the entry out")
                 for blank in sorted(fields.keys() - blanks)]


def _line_of(start: str, path: Path) -> int:
    lines = plain(path).splitlines() if path.exists() else []
    return next((number for number, line in enumerate(lines, 1) if line.startswith(start)), 1)
