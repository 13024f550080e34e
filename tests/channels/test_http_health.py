"""The health of the chain: each part that breaks is named, and nothing else is told."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
import requests

from channels.health import can_read_knowledge, fit_to_answer, same_hash
from channels.turns import MEMORY_POOR_FOR
from tests.channels.actions_server import ActionServer
from tests.channels.server import Server

ALL = ["actions", "answer", "knowledge", "memory", "model"]


def health(server: Server) -> tuple[int, dict[str, str], str]:
    time.sleep(0.55)
    answer = requests.get(f"{server.base}/health", timeout=20)
    body = answer.json()
    assert set(body) == {"status", "checks"}
    return answer.status_code, body["checks"], body["status"]


def test_all_is_well(server: Server) -> None:
    until = time.monotonic() + 10 * MEMORY_POOR_FOR
    while health(server)[0] != 200 and time.monotonic() < until:
        time.sleep(1)
    assert health(server) == (200, dict.fromkeys(ALL, "ok"), "ok")
    assert requests.get(f"{server.base}/alive", timeout=5).json() == {"status": "ok"}


def test_the_golden_question_leaves_no_chat_behind_and_is_not_asked_each_time(server: Server) -> None:
    before = server.bytes_kept().count(b"golden")
    started = time.monotonic()
    for _ in range(5):
        health(server)
    assert time.monotonic() - started < 5
    assert server.bytes_kept().count(b"golden") == before


def test_knowledge_that_cannot_be_read_is_named(server: Server) -> None:
    server.knows.unlink()
    try:
        status, checks, said = health(server)
    finally:
        server.knows.touch()
    assert (status, said, checks["knowledge"], checks["actions"]) == (503, "failing", "failing", "ok")
    assert health(server)[0] == 200


def test_an_action_server_that_is_ill_is_named(server: Server, actions: ActionServer) -> None:
    actions.well = False
    try:
        status, checks, _ = health(server)
    finally:
        actions.well = True
    assert (status, checks["actions"], checks["memory"]) == (503, "failing", "ok")


def test_the_knowledge_check_reads_a_row(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.db"
    assert not can_read_knowledge(path)
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE extracts (id)")
        assert not can_read_knowledge(path)
        made.execute("INSERT INTO extracts VALUES ('x')")
        made.commit()
    assert can_read_knowledge(path)
    path.write_bytes(b"junk" * 500)
    assert not can_read_knowledge(path)


def test_a_model_is_only_good_with_its_recorded_hash(tmp_path: Path) -> None:
    model, record = tmp_path / "m.tar.gz", tmp_path / "m.tar.gz.sha256"
    model.write_bytes(b"model")
    assert not same_hash(model, record)
    record.write_text(hashlib.sha256(b"model").hexdigest() + "  m.tar.gz\n")
    assert same_hash(model, record)
    model.write_bytes(b"another")
    assert not same_hash(model, record)
    record.write_text("")
    assert not same_hash(model, record)


@pytest.mark.parametrize(("checks", "wrongly", "fit"), [
    ({"model": "ok", "answer": "ok"}, False, True), ({"model": "failing"}, False, False),
    ({"model": "ok", "answer": "failing"}, False, True), ({"model": "ok", "answer": "failing"}, True, False),
    ({"model": "ok", "answer": "failing", "knowledge": "failing"}, True, True),
])
def test_what_is_slow_still_answers_and_what_is_wrong_does_not(checks: dict[str, str], wrongly: bool, fit: bool) -> None:
    assert fit_to_answer(checks, wrongly) is fit


def test_nothing_of_the_machine_is_told(server: Server, model: Path) -> None:
    text = requests.get(f"{server.base}/health", timeout=20).text
    assert str(model.parent) not in text and "/" not in text and "3.6" not in text
