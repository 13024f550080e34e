"""A table with a fault is refused, with file, line and what to write instead."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from knowledge.complaints import TableError, load_table
from knowledge.complaints.routing.cells import Fault
from knowledge.complaints.routing.loading import CONTENT
from knowledge.complaints.routing.vocabulary import HEADER

GOOD = {
    "rule": "R30",
    "kind": "offer",
    "nation": "england",
    "route": "WARD",
    "belongs": "both",
    "place": "5",
    "because": "Ask for the nurse in charge.",
    "source": "nhse-feedback: opening section",
    "status": "verified",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder with two cards and the bank holidays."""
    (tmp_path / "routes").mkdir()
    for name in ("WARD", "PHSO"):
        (tmp_path / "routes" / f"{name}.yml").write_text("id: x\n")
    shutil.copy(CONTENT / "bank_holidays.csv", tmp_path)
    return tmp_path


def write(folder: Path, *rows: dict[str, str]) -> None:
    """Write a table of these rows."""
    with (folder / "decision_table.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, HEADER, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def faults(folder: Path) -> tuple[Fault, ...]:
    """The faults that loading finds."""
    with pytest.raises(TableError) as refused:
        load_table(folder)
    return refused.value.faults


def test_a_good_row_is_read(folder: Path) -> None:
    write(folder, GOOD)
    assert [row.rule for row in load_table(folder).rows] == ["R30"]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"rule": "30"}, "'30' is no rule number"),
        ({"kind": "maybe"}, "'maybe' is no kind"),
        ({"nation": "scotland"}, "'scotland' is not a value of nation"),
        ({"setting": "nhs_ward|hotel"}, "'hotel' is not a value of setting"),
        ({"nation": "!england|wales|unknown"}, "fits nothing"),
        ({"want": "revenge"}, "'revenge' is not a value of want"),
        ({"also": "rich"}, "'rich' is not something a rule can look at"),
        ({"route": "ward"}, "'ward' is no route id"),
        ({"route": "WARD|PHSO"}, "only a row of the kind 'only'"),
        ({"route": "NOWHERE"}, "no card routes/NOWHERE.yml"),
        ({"card": "NOWHERE"}, "no card routes/NOWHERE.yml"),
        ({"belongs": "france"}, "'france' is no belongs"),
        ({"place": "12"}, "'12' is no place"),
        ({"place": ""}, "'' is no place"),
        ({"deadline": "incl(clock)"}, "has no count or no unit"),
        ({"deadline": "incl(12 months)"}, "is not a deadline"),
        ({"deadline": "incl(clock, 12 months)"}, "'when_passed' is empty"),
        ({"milestones": "ack"}, "milestone 'ack'"),
        ({"because": ""}, "'because' is empty"),
        ({"because": "By {by} or {never}."}, "{never} stands for no day"),
        ({"source": "somewhere"}, "is no source"),
        ({"kind": "exclude"}, "'' is no reason"),
        ({"kind": "clock"}, "'WARD' is no clock"),
        ({"status": "rumour"}, "'rumour' is no status"),
        ({"due": "never"}, "'never' is no due"),
    ],
)
def test_a_fault_is_named_with_its_line(folder: Path, change: dict[str, str], wrong: str) -> None:
    write(folder, {**GOOD, "rule": "R20", "nation": "wales"}, {**GOOD, **change})
    found = faults(folder)
    assert [(fault.file, fault.line) for fault in found] == [("decision_table.csv", 3)] * len(found)
    assert any(wrong in str(fault) for fault in found), found
    assert "decision_table.csv:3: " in str(found[0])


def test_a_row_that_an_earlier_one_hides_is_refused(folder: Path) -> None:
    write(folder, {**GOOD, "nation": ""}, {**GOOD, "rule": "R31"})
    assert "R31 can never be reached: R30 in line 2 comes first" in str(faults(folder)[0])


def test_a_narrower_row_may_stand_first(folder: Path) -> None:
    write(folder, GOOD, {**GOOD, "rule": "R31", "nation": ""})
    assert len(load_table(folder).rows) == 2


def test_a_rule_number_stands_once(folder: Path) -> None:
    write(folder, GOOD, {**GOOD, "nation": "wales"})
    assert "R30 stands in line 2 already" in str(faults(folder)[0])


def test_a_route_belongs_to_one_nation(folder: Path) -> None:
    write(folder, GOOD, {**GOOD, "rule": "R31", "nation": "wales", "belongs": "wales"})
    assert "WARD belongs to both in line 2" in str(faults(folder)[0])


def test_other_columns_are_refused(folder: Path) -> None:
    (folder / "decision_table.csv").write_text("rule,kind\nR30,offer\n")
    assert [fault.line for fault in faults(folder)] == [1]


def test_a_line_with_too_few_cells_is_refused(folder: Path) -> None:
    write(folder, GOOD)
    with (folder / "decision_table.csv").open("a") as file:
        file.write("R31,offer,england\n")
    assert "this line has 3 cells" in str(faults(folder)[0])


def test_a_bank_holiday_that_is_no_date_is_refused(folder: Path) -> None:
    write(folder, GOOD)
    (folder / "bank_holidays.csv").write_text("date,name\n2026-12-25,Christmas Day\nsoon,Holiday\n")
    assert [(fault.file, fault.line) for fault in faults(folder)] == [("bank_holidays.csv", 3)]


def test_every_fault_is_told_at_once(folder: Path) -> None:
    write(folder, {**GOOD, "because": "", "place": "99"}, {**GOOD, "rule": "R31", "nation": "mars"})
    assert [fault.line for fault in faults(folder)] == [2, 2, 3]
