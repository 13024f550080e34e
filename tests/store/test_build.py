"""The same content always gives the same file, and unfit content leaves the old one alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlite_utils

from knowledge.model import Extract
from knowledge.store.build import DESCRIPTIONS, build, fingerprint
from knowledge.store.content import read_content
from knowledge.store.problems import BadContentError
from knowledge.store.read import Knowledge
from tests.store.small import TODAY, spoil


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "knowledge.db"


def test_the_same_content_gives_the_same_bytes(folder: Path, target: Path) -> None:
    build(target, TODAY, folder)
    first = target.read_bytes()
    build(target, TODAY, folder)
    assert target.read_bytes() == first


def test_unfit_content_leaves_the_old_file(folder: Path, target: Path) -> None:
    build(target, TODAY, folder)
    first = target.read_bytes()
    spoil(folder, "guidance/holding.md", "  - rules: s.6", "  - ruels: s.6")
    with pytest.raises(BadContentError, match=r"guidance/holding.md:93: record-england: the source 'ruels' is not"):
        build(target, TODAY, folder)
    assert target.read_bytes() == first
    assert [path.name for path in target.parent.iterdir() if path.suffix in (".new", ".db")] == ["knowledge.db"]


def test_every_fault_is_listed_in_the_order_of_the_files(folder: Path, target: Path) -> None:
    spoil(folder, "sources.yml", "year: 2020", "year: lately")
    spoil(folder, "guidance/holding.md", "status: pending", "status: maybe")
    with pytest.raises(BadContentError) as caught:
        build(target, TODAY, folder)
    assert [problem.file for problem in caught.value.problems] == ["guidance/holding.md", "sources.yml"]
    assert not target.exists()


def test_what_was_built_reads_back_as_it_was_written(folder: Path, target: Path) -> None:
    build(target, TODAY, folder)
    written = {extract.id: extract for extract in read_content(folder).extracts}
    read: dict[str, Extract] = Knowledge(target).extracts
    assert read.keys() == written.keys()
    assert {name: extract for name, extract in read.items() if extract.served()} == \
        {name: extract for name, extract in written.items() if extract.served()}


def test_ways_of_asking_for_a_pending_extract_are_not_built(folder: Path, target: Path) -> None:
    build(target, TODAY, folder)
    assert "record-wales" not in {name for name, _ in Knowledge(target).ways()}
    assert Knowledge(target).search("welsh record") != []
    assert "record-wales" not in {ranked.id for ranked in Knowledge(target).search("welsh record")}


def test_every_table_says_what_it_holds(folder: Path, target: Path) -> None:
    build(target, TODAY, folder)
    database = sqlite_utils.Database(sqlite3.connect(target))
    names = {name for name in (*database.table_names(), *database.view_names()) if not name.startswith("words_fts")}
    assert names == set(DESCRIPTIONS)
    assert {row["table"] for row in database["about"].rows} == set(DESCRIPTIONS)


def test_a_statement_to_quote_has_its_source_and_is_never_a_pending_one(folder: Path, target: Path) -> None:
    build(target, TODAY, folder)
    rows = list(sqlite_utils.Database(sqlite3.connect(target))["statements"].rows)
    assert [(row["id"], row["source"], row["pinpoint"]) for row in rows] == [
        ("hold-new", "The rules", "rec 1"), ("hold-new", "The guide", "Holding"), ("hold-old", "The guide", "Holding"),
        ("record-england", "The rules", "s.6"), ("term-hold", "The guide", "Words")]


def test_a_fingerprint_changes_with_a_name_and_with_a_byte(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"a")
    other.write_bytes(b"a")
    assert fingerprint([one]) != fingerprint([other])
    assert fingerprint([one, other]) == fingerprint([other, one])
    before = fingerprint([one])
    one.write_bytes(b"b")
    assert fingerprint([one]) != before


def test_a_heading_the_topic_and_merged_ids_read_back(folder: Path, target: Path) -> None:
    spoil(folder, "guidance/holding.md", "facts: [HOLD-02]\n",
          "facts: [HOLD-02]\nheading: Length of a hold\nwas: [hold-time]\nsay_force: no\n")
    build(target, TODAY, folder)
    known = Knowledge(target)
    made = known.extracts["hold-new"]
    assert (made.heading, made.was, made.say_force) == ("Length of a hold", ("hold-time",), False)
    assert (made.group, made.parts, made.siblings) == ("hold", ("hold-new", "hold-old"), ("record-england",))
    assert known.current("hold-time") == made
    assert known.current("no-such") is None
    assert known.extracts["hold-old"].heading == "How long may a hold last?"
    assert known.extracts["term-hold"].heading == "Hold"
