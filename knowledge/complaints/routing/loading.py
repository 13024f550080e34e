"""Loads the decision table and the bank holidays; a table with a fault is refused with file and line."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from knowledge.complaints.routing.cells import Fault, Line
from knowledge.complaints.routing.table import Kind, Row, Table
from knowledge.complaints.routing.vocabulary import HEADER, VALUES

CONTENT = Path(__file__).resolve().parents[2] / "content"
TABLE_FILE, HOLIDAY_FILE, ROUTE_FOLDER = "decision_table.csv", "bank_holidays.csv", "routes"


class TableError(ValueError):
    """The decision table cannot be used; ``faults`` lists every reason, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def load_table(folder: Path = CONTENT) -> Table:
    """The table of a content folder. TableError lists every fault with its file and line."""
    faults: list[Fault] = []
    rows = _read_rows(folder, faults)
    faults += _across(rows, folder)
    holidays = _read_holidays(folder, faults)
    if faults:
        raise TableError(faults)
    return Table(tuple(rows), holidays, VALUES)


def _read_rows(folder: Path, faults: list[Fault]) -> list[Row]:
    with (folder / TABLE_FILE).open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        header = tuple(next(lines, ()))
        if header != HEADER:
            faults.append(Fault(TABLE_FILE, 1, "these are not the columns of the table.", ",".join(HEADER)))
            return []
        read = [_read_line(lines.line_num, cells, faults) for cells in lines if any(cells)]
    return [row for row in read if row is not None]


def _read_line(number: int, cells: list[str], faults: list[Fault]) -> Row | None:
    if len(cells) != len(HEADER):
        wrong = f"this line has {len(cells)} cells, not {len(HEADER)}."
        faults.append(Fault(TABLE_FILE, number, wrong, "double quotes round a text that holds a comma"))
        return None
    return Line(TABLE_FILE, number, dict(zip(HEADER, cells, strict=True)), faults).row()


def _across(rows: list[Row], folder: Path) -> Iterable[Fault]:
    """Faults that show only when rows are compared, or the route cards looked for."""
    seen: dict[str, int] = {}
    earlier: dict[tuple[Kind, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.rule in seen:
            yield Fault(
                TABLE_FILE, row.line, f"{row.rule} stands in line {seen[row.rule]} already.", "a new number"
            )
        seen.setdefault(row.rule, row.line)
        yield from _without_card(row, folder)
        for other in earlier[row.kind, row.route]:
            if _hides(other, row):
                yield Fault(
                    TABLE_FILE,
                    row.line,
                    f"{row.rule} can never be reached: {other.rule} in line {other.line} comes first.",
                    "a condition that differs, or take one row out",
                )
        if row.kind is not Kind.ONLY:
            earlier[row.kind, row.route].append(row)
            yield from _two_nations(earlier[row.kind, row.route])


def _without_card(row: Row, folder: Path) -> Iterable[Fault]:
    if row.kind is Kind.CLOCK:
        return
    for name in (*row.routes, *filter(None, (row.card,))):
        if not (folder / ROUTE_FOLDER / f"{name}.yml").is_file():
            yield Fault(
                TABLE_FILE,
                row.line,
                f"{row.rule}: there is no card {ROUTE_FOLDER}/{name}.yml.",
                "the id of a card that exists, or write the card",
            )


def _hides(first: Row, later: Row) -> bool:
    """True when every case that suits the later row suits the first one too."""
    narrower = all(
        name in later.allowed and later.allowed[name] <= values for name, values in first.allowed.items()
    )
    wider_wish = not first.wants or (bool(later.wants) and later.wants <= first.wants)
    return narrower and wider_wish and first.unwanted <= later.unwanted


def _two_nations(rows: list[Row]) -> Iterable[Fault]:
    if len(rows) > 1 and rows[-1].kind is Kind.OFFER and rows[-1].belongs is not rows[0].belongs:
        yield Fault(
            TABLE_FILE,
            rows[-1].line,
            f"{rows[-1].rule}: {rows[-1].route} belongs to {rows[0].belongs.value} in line {rows[0].line}.",
            "the same nation in every row of a route",
        )


def _read_holidays(folder: Path, faults: list[Fault]) -> frozenset[date]:
    found = set()
    with (folder / HOLIDAY_FILE).open(encoding="utf-8-sig", newline="") as file:
        lines = csv.DictReader(file)
        for entry in lines:
            try:
                found.add(date.fromisoformat(entry.get("date") or ""))
            except ValueError:
                faults.append(Fault(HOLIDAY_FILE, lines.line_num, "'date' is not a date.", "2026-12-25"))
    return frozenset(found)
