"""Turns one field an editor wrote into a value, or into a Problem that says what to write."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any, TypeVar

from knowledge.model import Opener
from knowledge.schema import YES_OR_NO, Entry, faults, fields_of
from knowledge.store.problems import Problem

E = TypeVar("E", bound=Enum)
NOT_YET = date.max


class Fields:
    """Reads the fields of one entry; every fault is added to ``problems`` with its line."""

    def __init__(self, values: dict[str, Any], file: str, lines: dict[str, int], line: int,
                 problems: list[Problem], name: str) -> None:
        self.values, self.file, self.lines, self.line = values, file, lines, line
        self.problems, self.name = problems, name

    def refuse(self, field: str, wrong: str, instead: str = "") -> None:
        """Note that the field is not fit to be used."""
        self.problems.append(Problem(self.file, self.lines.get(field, self.line), f"{self.name}: {wrong}", instead))

    def text(self, field: str, needed: bool = True) -> str:
        """The field as words; refused when needed and missing."""
        value = self.values.get(field)
        if value is None or value == "":
            if needed:
                self.refuse(field, f"'{field}' is missing.", f"{field}: ...")
            return ""
        return str(value).strip()

    def one_of(self, field: str, kind: type[E], default: E) -> E:
        """The field as one of the enum's words; refused when it is another."""
        return self._known(field, self.text(field), kind) or default

    def opener(self) -> Opener | None:
        """The word of reply, if there is one; a bare yes or no, which YAML reads as true or false, is the word."""
        value = self.values.get("opener")
        written = YES_OR_NO[value] if isinstance(value, bool) else self.text("opener", needed=False)
        return self._known("opener", written, Opener)

    def _known(self, field: str, value: str, kind: type[E]) -> E | None:
        known = [str(member.value) for member in kind]
        if value and value not in known:
            self.refuse(field, f"'{field}: {value}' is not known.", f"{field}: one of {', '.join(known)}")
        return kind(value) if value in known else None

    def day(self, field: str, needed: bool = True) -> date | None:
        """The field as a date (YYYY-MM-DD); `not-yet` is the last date there is."""
        value = self.values.get(field)
        if isinstance(value, date):
            return value
        if value == "not-yet":
            return NOT_YET
        if value is not None or needed:
            self.refuse(field, f"'{field}' is not a date.", f"{field}: 2026-11-22")
        return None

    def words(self, field: str) -> tuple[str, ...]:
        """The field as a list of words; one word alone counts as a list of one."""
        value = self.values.get(field) or []
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list):
            self.refuse(field, f"'{field}' is not a list.", f"{field}: [one, two]")
            return ()
        return tuple(str(item).strip() for item in value)

    def yes(self, field: str) -> bool:
        """The field as yes or no; yes when it is missing, refused when it is anything else."""
        value = self.values.get(field, True)
        if not isinstance(value, bool):
            self.refuse(field, f"'{field}: {value}' is neither yes nor no.", f"{field}: no")
        return value is not False

    def fits(self, model: type[Entry]) -> None:
        """Refuse unknown fields, and whatever else does not fit the model and was not refused before."""
        self.only(fields_of(model))
        refused = {(problem.line, field) for problem in self.problems if problem.file == self.file
                   for field in self.values if f"'{field}" in problem.wrong}
        for field, wrong in faults(model, self.values).items():
            known = (self.lines.get(field, self.line), field) in refused
            if field in self.values and self.values[field] not in (None, "") and field in fields_of(model) and not known:
                self.refuse(field, f"'{field}' does not fit ({wrong}).", "see the table of fields in README.md")

    def only(self, known: frozenset[str]) -> None:
        """Refuse fields nobody knows: most are misspelt."""
        for field in self.values:
            if field not in known:
                self.refuse(str(field), f"'{field}' is not a field we know.", ", ".join(sorted(known)))
