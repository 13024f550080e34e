"""Reads one line of the decision table into a Row; every fault is kept with the line it stands on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from knowledge.complaints.routing.features import COLUMNS, FLAGS, NO, YES
from knowledge.complaints.routing.limits import Limit, read_limit
from knowledge.complaints.routing.table import Basis, Belongs, Due, Kind, Row
from knowledge.complaints.routing.vocabulary import CLOCK_NAMES, CLOCKS, GROUPS, PLACES, REASONS, VALUES, WANTS
from knowledge.complaints.routing.wording import placeholders

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to mend in a file of the content folder: its line, what is wrong, what to write instead."""

    file: str
    line: int
    wrong: str
    instead: str = ""

    def __str__(self) -> str:
        mend = f" Write instead: {self.instead}" if self.instead else ""
        return f"{self.file}:{self.line}: {self.wrong}{mend}"


class Line:
    """One line of the table while it is read; faults are added to ``faults``."""

    def __init__(self, file: str, number: int, cells: Mapping[str, str], faults: list[Fault]) -> None:
        self.file, self.number, self.faults = file, number, faults
        self.cells = {name: text.strip() for name, text in cells.items()}

    def refuse(self, wrong: str, instead: str = "") -> None:
        """Note that the line is not fit to be used."""
        self.faults.append(Fault(self.file, self.number, f"{self.cells['rule'] or '?'}: {wrong}", instead))

    def row(self) -> Row | None:
        """The rule of this line, or None when it has a fault."""
        before = len(self.faults)
        kind = self._one_of("kind", Kind, Kind.OFFER)
        row = Row(
            rule=self.cells["rule"],
            line=self.number,
            kind=kind,
            routes=self._routes(kind),
            allowed=self._allowed(),
            wants=self._wishes(False),
            unwanted=self._wishes(True),
            card=self.cells["card"] or (self.cells["route"] if kind is Kind.OFFER else ""),
            belongs=self._one_of("belongs", Belongs, Belongs.BOTH),
            place=self._place(kind),
            limit=self._limit("deadline", self.cells["deadline"]),
            due=self._one_of("due", Due, Due.YOURS),
            milestones=self._milestones(),
            pick_one=self.cells["pick_one"],
            because=self.cells["because"],
            when_passed=self.cells["when_passed"],
            reason=self.cells["reason"],
            source=self.cells["source"],
            basis=self._one_of("status", Basis, Basis.VERIFIED),
        )
        self._check(row)
        return row if len(self.faults) == before else None

    def _one_of(self, column: str, kind: type[E], default: E) -> E:
        text = self.cells[column]
        known = {str(member.value): member for member in kind}
        if text and text not in known:
            self.refuse(f"'{text}' is no {column}.", f"one of {', '.join(known)}")
        return known.get(text, default)

    def _routes(self, kind: Kind) -> tuple[str, ...]:
        routes = tuple(route.strip() for route in self.cells["route"].split("|"))
        for route in routes:
            if not re.fullmatch(r"[A-Z][A-Z0-9_]*", route):
                self.refuse(
                    f"'{route}' is no route id.", "capital letters, figures and _, such as NHS_PROV_E"
                )
        if len(routes) > 1 and kind is not Kind.ONLY:
            self.refuse("only a row of the kind 'only' lists several routes.", "one row for each route")
        if kind is Kind.CLOCK and routes[0] not in CLOCKS:
            self.refuse(f"'{routes[0]}' is no clock.", f"one of {', '.join(CLOCKS)}")
        if kind is Kind.CLOCK and self.cells["card"] not in ("", *CLOCK_NAMES):
            self.refuse(f"'{self.cells['card']}' is no name of a clock.", f"nothing, or one of {', '.join(CLOCK_NAMES)}")
        return routes

    def _allowed(self) -> dict[str, frozenset[str]]:
        allowed = {column.name: self._value_set(column.name) for column in COLUMNS if self.cells[column.name]}
        flags = {flag.name for flag in FLAGS}
        for word in self.cells["also"].split():
            name = word.removeprefix("!")
            if name not in flags:
                self.refuse(
                    f"'{name}' is not something a rule can look at.", f"one of {', '.join(sorted(flags))}"
                )
            else:
                allowed[name] = frozenset((NO if word.startswith("!") else YES,))
        return allowed

    def _value_set(self, column: str) -> frozenset[str]:
        text = self.cells[column]
        groups = GROUPS if column == "legal_status" else {}
        listed = self._words(column, text.removeprefix("!"), (*VALUES[column], *groups))
        values = {value for word in listed for value in groups.get(word, (word,))}
        chosen = frozenset(VALUES[column]) - values if text.startswith("!") else frozenset(values)
        if not chosen:
            self.refuse(f"'{text}' in the column {column} fits nothing.")
        return chosen

    def _words(self, column: str, text: str, known: tuple[str, ...]) -> list[str]:
        words = [word.strip() for word in text.split("|")]
        for word in words:
            if word not in known:
                self.refuse(f"'{word}' is not a value of {column}.", f"one of {', '.join(known)}")
        return words

    def _wishes(self, unwanted: bool) -> frozenset[str]:
        text = self.cells["want"]
        if not text or text.startswith("!") is not unwanted:
            return frozenset()
        return frozenset(self._words("want", text.removeprefix("!"), WANTS))

    def _place(self, kind: Kind) -> int:
        text = self.cells["place"]
        if kind is not Kind.OFFER and not text:
            return 0
        if not text.isdigit() or int(text) not in PLACES:
            self.refuse(f"'{text}' is no place in the order.", "a number from 1 to 11")
            return 0
        return int(text)

    def _limit(self, what: str, text: str) -> Limit | None:
        if not text:
            return None
        try:
            return read_limit(text)
        except ValueError as error:
            self.refuse(f"{what}: {error}.")
            return None

    def _milestones(self) -> tuple[tuple[str, Limit], ...]:
        found = []
        for part in filter(None, self.cells["milestones"].split(";")):
            name, _, text = (piece.strip() for piece in part.partition("="))
            limit = self._limit(f"milestone '{name}'", text or "()")
            if limit:
                found.append((name, limit))
        return tuple(found)

    def _check(self, row: Row) -> None:
        """What a row must have besides proper values."""
        if not re.fullmatch(r"[RN]\d\d[a-z0-9]*", row.rule):
            self.refuse(f"'{row.rule}' is no rule number.", "R and two figures, such as R30 or R30b")
        if not row.because:
            self.refuse("'because' is empty.", "one plain sentence")
        if not re.fullmatch(r"[a-z0-9-]+: \S.*", row.source):
            self.refuse(f"'{row.source}' is no source.", "an id of sources.yml, a colon and the place in it")
        if row.kind in (Kind.EXCLUDE, Kind.ONLY) and row.reason not in REASONS:
            self.refuse(f"'{row.reason}' is no reason.", f"one of {', '.join(REASONS)}")
        if row.limit and row.due in (Due.YOURS, Due.LAW) and not row.when_passed:
            self.refuse("'when_passed' is empty.", "what still can be done and who may give more time")
        known = {"by", *(name for name, _ in row.milestones)}
        for name in sorted(placeholders(row.because + row.when_passed) - known):
            self.refuse(f"{{{name}}} stands for no day here.", f"one of {', '.join(sorted(known))}")
