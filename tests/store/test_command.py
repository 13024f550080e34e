"""The editors' command: its exit status, what it writes, and that it says what is wrong."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from knowledge.store import __main__ as command
from knowledge.store.build import DESCRIPTIONS, build
from knowledge.store.content import read_content
from tests.store.small import TODAY, spoil


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small content as the command's own, in a directory of its own; the day is fixed."""
    monkeypatch.chdir(folder.parents[1])
    monkeypatch.setenv("AS_OF", TODAY.isoformat())
    monkeypatch.setattr(command, "FOLDER", folder)
    monkeypatch.setattr(command, "read_content", lambda: read_content(folder))
    monkeypatch.setattr(command, "build", lambda target, day: build(target, day, folder))
    return folder


def test_as_of_is_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AS_OF", "2027-04-01")
    assert command.today() == date(2027, 4, 1)
    monkeypatch.delenv("AS_OF")
    assert command.today() >= date(2026, 1, 1)


def test_check_and_build_say_what_there_is(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check"]) == 0
    assert command.main(["build"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "5 extracts (4 served), 2 sources, 1 contacts: 0 to mend", "knowledge.db: 5 extracts, 2 sources, 1 contacts"]


def test_check_and_build_refuse_with_status_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(here, "sources.yml", "year: 2020", "year: lately")
    fault = "sources.yml:8: rules: 'year' is not a year. Write instead: year: 2015"
    assert command.main(["check"]) == 1
    assert command.main(["build"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out.count(fault) == 2
    assert out[-1] == "1 to mend; knowledge.db was left as it was"
    assert not Path("knowledge.db").exists()


def test_review_and_facts_write_their_lists(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["review"]) == 0
    assert command.main(["facts"]) == 0
    assert sorted(path.name for path in Path("dist").iterdir()) == ["facts.csv", "facts.html", "review", "review.csv", "review.txt"]
    assert "   2  Not said until somebody checks it" in capsys.readouterr().out


def test_coverage_writes_its_table_and_fails_when_something_is_unmapped(
        here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["coverage"]) == 0
    assert "| HOLD-01 | `hold-old` |" in (here / "COVERAGE.md").read_text(encoding="utf-8")
    spoil(here, "coverage_expected.yml", "HOLD-03,", "HOLD-03, HOLD-04,")
    assert command.main(["coverage"]) == 1
    assert "1 not mapped HOLD-04" in capsys.readouterr().out


def test_readability_lists_the_hardest_and_the_median(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["readability"]) == 0
    assert "4 short texts: median reading age " in capsys.readouterr().out.splitlines()[-1]


def test_metadata_describes_every_table_and_every_column(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["build"])
    capsys.readouterr()
    assert command.main(["metadata"]) == 0
    made = json.loads(capsys.readouterr().out)
    tables = made["databases"]["knowledge"]["tables"]
    assert set(tables) == set(DESCRIPTIONS)
    assert made["license"] and made["source"] and made["title"]
    for name, table in tables.items():
        assert table["description"] and table["license"] and table["source"], name


def test_an_unknown_command_is_refused() -> None:
    with pytest.raises(SystemExit):
        command.main(["serve"])
