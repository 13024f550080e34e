"""A disk that is full, in the middle of a walk: nothing said is lost, nobody is left in silence, nothing is taken twice."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from channels.notices import fallback_words
from tests.channels.actions_server import ActionServer
from tests.channels.server import Server, texts
from tests.channels.small_disk import disk, full

pytestmark = pytest.mark.alone

WORDS = fallback_words()
APOLOGY = "Fixture apology. Call 999, 111 or 116 123."
REFUSING = """CREATE TRIGGER full BEFORE UPDATE OF events ON conversations
BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"""


@contextmanager
def saving_refused(server: Server) -> Iterator[None]:
    """A turn can begin and its end cannot be written: the disk fills between the two."""
    with sqlite3.connect(server.db, timeout=5) as other:
        other.execute(REFUSING)
    other.close()
    try:
        yield
    finally:
        with sqlite3.connect(server.db, timeout=5) as other:
            other.execute("DROP TRIGGER full")
        other.close()


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, model: Path, actions: ActionServer) -> Iterator[Server]:
    """A server whose conversations are on a small disk of their own."""
    with disk(2) as folder:
        server = Server(tmp_path_factory.mktemp("on-a-small-disk"), model, actions.url)
        server.db = folder / "chats.db"
        server.knows.touch()
        server.start()
        server.wait()
        yield server
        server.stop()


def health(server: Server) -> str:
    checks: dict[str, str] = requests.get(f"{server.base}/health", timeout=20).json()["checks"]
    return checks["memory"]


def _fails_when_full(own: Server, fill_again: Callable[[], None]) -> bool:
    """True when health says so within seconds; a sweep empties the log beside the file meanwhile, which makes room again."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        fill_again()
        if health(own) == "failing":
            return True
        time.sleep(0.2)
    return False


def test_a_full_disk_in_the_middle_of_a_walk_loses_nothing_and_takes_nothing_twice(own: Server) -> None:
    session = own.say("start the walk")["session"]
    assert texts(own.say("a ward", session, id="place-000001")) == "Which day was it?"
    with full(own.db.parent) as fill_again:
        began = time.monotonic()
        lost = texts(own.say("Monday", session, id="monday-00001"))
        answer = own.say("my rights", session)
        danger = texts(own.say("I cannot breathe", session))
        assert time.monotonic() - began < 12
        assert _fails_when_full(own, fill_again)
    assert all(number in lost for number in ("999", "111", "116 123")) and "Who saw it?" not in lost
    assert [message["text"] for message in answer["messages"]] == ["Here is an answer.", WORDS["utter_no_memory"]]
    assert danger.startswith("Urgent words.")
    said = [texts(own.say("Monday", session, id="monday-00001")) for _ in range(2)]
    assert said == ["Who saw it?"] * 2
    assert texts(own.say("Ann", session)) == "Place a ward, day Monday, witness Ann."


def test_a_new_chat_on_a_full_disk_is_answered_and_health_is_well_again_afterwards(own: Server) -> None:
    with full(own.db.parent):
        assert "Here is an answer." in texts(own.say("my rights"))
        assert texts(own.say("I cannot breathe")).startswith("Urgent words.")
        assert texts(own.say("start the walk")) == APOLOGY
    until = time.monotonic() + 10
    while health(own) != "ok" and time.monotonic() < until:
        time.sleep(0.5)
    assert health(own) == "ok"


def test_what_could_not_be_saved_asks_its_old_question_and_never_takes_the_answer_for_another(own: Server) -> None:
    session = own.say("start the walk")["session"]
    with saving_refused(own):
        answer = texts(own.say("a ward", session, id="place-000002"))
        assert "116 123" in answer and answer.endswith("Where was it?") and "Which day" not in answer
    assert texts(own.say("a ward", session, id="place-000002")) == "Which day was it?"
    assert texts(own.say("Monday", session)) == "Who saw it?"


def test_erasing_on_a_full_disk_is_not_said_to_be_done_unless_it_is(own: Server) -> None:
    session = own.say("start the walk canary-on-a-full-disk")["session"]
    with full(own.db.parent):
        told = requests.delete(f"{own.base}/session", json={"session": session}, timeout=10)
    assert told.status_code == (200 if told.json()["wiped"] else 503)
    until = time.monotonic() + 10
    while b"canary-on-a-full-disk" in own_bytes(own) and time.monotonic() < until:
        time.sleep(0.3)
    assert b"canary-on-a-full-disk" not in own_bytes(own)
    assert own.say("Monday", session)["session"] != session


def own_bytes(server: Server) -> bytes:
    return b"".join(path.read_bytes() for path in server.db.parent.glob("chats.db*"))


def test_the_stand_in_for_a_disk_is_full_when_it_says_so() -> None:
    with disk(1) as folder, full(folder):
        assert shutil.disk_usage(folder).free == 0
        with pytest.raises(OSError, match="space"):
            os.write(os.open(folder / "more", os.O_CREAT | os.O_WRONLY), b"x" * 5000)
