"""The picture and the page of the table."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from knowledge.complaints import Table
from knowledge.complaints.map_words import conditions
from knowledge.complaints.route_map import write_map
from knowledge.complaints.routing.loading import CONTENT
from knowledge.complaints.routing.table import Kind


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Both files of the real table."""
    return write_map(CONTENT, tmp_path_factory.mktemp("map"))


def test_the_picture_is_sound_and_shows_every_offer_and_clock(files: tuple[Path, Path], table: Table) -> None:
    root = ElementTree.fromstring(files[0].read_text(encoding="utf-8"))
    said = "\n".join(node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}text"))
    shown = [row for row in table.rows if row.kind in (Kind.OFFER, Kind.CLOCK)]
    assert [row.rule for row in shown if f"{row.rule}:" not in said and f"{row.rule}*:" not in said] == []


def test_the_boxes_of_the_picture_do_not_overlap(files: tuple[Path, Path]) -> None:
    root = ElementTree.fromstring(files[0].read_text(encoding="utf-8"))
    boxes = [
        tuple(float(node.attrib[name]) for name in ("x", "y", "width", "height"))
        for node in root.iter("{http://www.w3.org/2000/svg}rect")
        if "x" in node.attrib
    ]
    for at, (x, y, width, height) in enumerate(boxes):
        for x2, y2, width2, height2 in boxes[at + 1 :]:
            assert x + width <= x2 or x2 + width2 <= x or y + height <= y2 or y2 + height2 <= y


def test_the_page_lists_every_rule_once(files: tuple[Path, Path], table: Table) -> None:
    said = files[1].read_text(encoding="utf-8")
    assert [row.rule for row in table.rows if said.count(f'<th scope="row">{row.rule}</th>') != 1] == []
    assert "<script" not in said


def test_what_is_only_recalled_stands_out(files: tuple[Path, Path], table: Table) -> None:
    recalled = sum(row.basis.value == "recalled" for row in table.rows)
    assert files[1].read_text(encoding="utf-8").count('<tr class="recalled">') == recalled > 0


def test_conditions_are_read_out_in_words(table: Table) -> None:
    rows = {row.rule: row for row in table.rows}
    assert conditions(rows["R10"])[0] == "nation is england"
    assert "not: the person treated has died" in conditions(rows["R10"])
    assert conditions(rows["R12b"])[1] == "legal_status is short_power"
    assert conditions(rows["R71"]) == ["want is report_crime"]


def test_the_command_writes_both_files(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "knowledge.complaints.route_map", "--out", str(tmp_path / "map")],
        capture_output=True,
        check=True,
        text=True,
    )
    assert sorted(file.name for file in (tmp_path / "map").iterdir()) == ["route-map.html", "route-map.svg"]
    assert ran.stdout.count("\n") == 2
