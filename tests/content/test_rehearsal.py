"""Another day can be rehearsed: what starts by then is said as law in force, what ends is said as past."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.answers import Asked, answer_with
from knowledge.model import Nation, Reader
from knowledge.store.checks import check
from knowledge.store.content import Content, read_content
from tests.conftest import ROOT
from tests.content.conftest import TODAY
from tests.store.small import spoil, write

DAY = date(2027, 4, 1)


@pytest.fixture
def small(tmp_path: Path) -> Content:
    """The old hold is good to 31 March 2027, the new one from 1 April."""
    folder = write(tmp_path / "content")
    spoil(folder, "guidance/holding.md", "in_force_to: 2020-01-31", "in_force_to: 2027-03-31")
    spoil(folder, "guidance/holding.md", "in_force_from: 2020-02-01", "in_force_from: 2027-04-01")
    return read_content(folder)


@pytest.mark.parametrize("day, asked_for, expected", [
    (date(2027, 3, 31), "hold-old", [("hold-old", "")]),
    (date(2027, 3, 31), "hold-new", [("hold-new", "not_yet")]),
    (DAY, "hold-old", [("hold-new", "now"), ("hold-old", "before")]),
    (DAY, "hold-new", [("hold-new", "")]),
])
def test_a_change_of_law_on_a_day(small: Content, day: date, asked_for: str, expected: list[tuple[str, str]]) -> None:
    extracts = {extract.id: extract for extract in small.extracts}
    parts = answer_with(extracts[asked_for], extracts, Asked(Nation.ENGLAND, Reader.SHORT, day)).parts
    assert [(part.extract.id, part.label) for part in parts] == expected


def test_the_real_content_is_fit_on_that_day_too(content: Content) -> None:
    assert [str(problem) for problem in check(content, DAY)] == []


def test_nothing_undated_starts_by_itself(content: Content) -> None:
    """Law that is passed and not begun is still not begun on a later day, until somebody writes the date."""
    extracts = {extract.id: extract for extract in content.extracts}
    waiting = [extract for extract in content.extracts if extract.served() and extract.in_force_from == date.max]
    assert len(waiting) >= 8
    for extract in waiting:
        for day in (TODAY, DAY, date(2040, 1, 1)):
            assert answer_with(extract, extracts, Asked(extract.nation, Reader.SHORT, day)).parts[0].label == "not_yet"


def test_a_date_written_for_a_part_of_the_act_starts_it(content: Content) -> None:
    extracts = {extract.id: extract for extract in content.extracts}
    waiting = next(extract for extract in content.extracts if extract.in_force_from == date.max)
    begun = replace(waiting, in_force_from=DAY)
    labels = [answer_with(begun, extracts, Asked(begun.nation, Reader.SHORT, day)).parts[0].label
              for day in (date(2027, 3, 31), DAY)]
    assert labels == ["not_yet", ""]


def test_as_of_is_the_commands_day() -> None:
    """AS_OF=2028-06-01: by then everything is due to be checked again, and the command says so."""
    result = subprocess.run([sys.executable, "-m", "knowledge.store", "check"], cwd=ROOT, capture_output=True, text=True,
                            env={**os.environ, "AS_OF": "2028-06-01"}, check=False)
    assert result.returncode == 1
    assert "should have been checked again by 2027-" in result.stdout
