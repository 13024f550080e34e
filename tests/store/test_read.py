"""knowledge.db is only ever read, and no question can break the search."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.store.build import build
from knowledge.store.read import STOP_WORDS, Knowledge, KnowledgeMissingError
from tests.store.small import TODAY, write


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("small")
    build(folder / "knowledge.db", TODAY, write(folder / "content"))
    return Knowledge(folder / "knowledge.db")


@pytest.mark.parametrize("question", [
    "", " ", "?", '"', "'", '"hold', "hold\"", "AND", "OR NOT", "hold AND", "NEAR(hold", "hold*", "*", "^hold", "title:hold",
    "words_fts", "(hold", "hold)", "-hold", "+", "{}", "🙂", "🙂 hold", "hold;drop table extracts", "a" * 5000, "hold " * 999,
    "\x00hold", "hold\n\n", "dal i lawr", "ŵyneb", "held--down", "%s", "\\", "hold:hold", "hold OR", "1=1",
])
def test_odd_input_never_raises(knowledge: Knowledge, question: str) -> None:
    found = knowledge.search(question)
    assert all(ranked.score > 0 for ranked in found)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_no_text_at_all_raises(knowledge: Knowledge, question: str) -> None:
    assert isinstance(knowledge.search(question), list)


def test_the_best_match_comes_first_and_as_many_as_asked(knowledge: Knowledge) -> None:
    found = knowledge.search("how long may the old hold last")
    assert [ranked.id for ranked in found][:1] == ["hold-old"]
    assert [ranked.score for ranked in found] == sorted((ranked.score for ranked in found), reverse=True)
    assert len(found) > 1
    assert knowledge.search("how long may the old hold last", most=1) == found[:1]


def test_nothing_fits_is_an_empty_list(knowledge: Knowledge) -> None:
    assert knowledge.search("zebra") == []
    assert knowledge.search("what is the") == []


@pytest.mark.parametrize("statement", ["delete from extracts", "insert into about values ('x','x','x','x')",
                                       "create table more (id)", "drop table citations"])
def test_it_cannot_be_written_to(knowledge: Knowledge, statement: str) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        knowledge._database.execute(statement)


def test_a_missing_file_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeMissingError, match=r"^knowledge.db is not there; run 'make content'$"):
        Knowledge(tmp_path / "knowledge.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not a database at all, only text", b"SQLite format 3\x00"])
def test_a_file_that_is_no_knowledge_base_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "knowledge.db").write_bytes(content)
    with pytest.raises(KnowledgeMissingError, match=r"^knowledge.db cannot be read: "):
        Knowledge(tmp_path / "knowledge.db")


@pytest.mark.parametrize("question", ["how long may the old hold last", "hold", "hold hold old", "the old hold or the new"])
def test_what_each_word_finds_adds_up_to_what_the_index_finds_for_all(knowledge: Knowledge, question: str) -> None:
    terms = dict.fromkeys(word for word in question.split() if word not in STOP_WORDS)
    rows = knowledge._database.query(
        "select words.id as id, -bm25(words_fts, 4.0, 3.0, 1.0) as score from words_fts "
        "join words on words.rowid = words_fts.rowid where words_fts match ?", [" OR ".join(f'"{term}"' for term in terms)])
    assert {one.id: one.score for one in knowledge.search(question, most=99)} == pytest.approx(
        {row["id"]: row["score"] for row in rows})


def test_no_word_that_was_asked_for_is_kept_and_only_so_many_hashes(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.store.read.MOST_REMEMBERED", 3)
    for question in ("holding zebra", "hold old new", "last hold"):
        knowledge.search(question)
        assert len(knowledge._matched) <= 3
        assert not any(word in repr(knowledge._matched) for word in ("holding", "zebra"))
