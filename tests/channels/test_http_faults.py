"""What the person sees when memory, model or time fails them; and the off switch."""

from __future__ import annotations

import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from channels.notices import fallback_words
from channels.statistics import counts_in
from tests.channels.actions_server import ActionServer
from tests.channels.server import Server, texts

WORDS = fallback_words()
APOLOGY = "Fixture apology. Call 999, 111 or 116 123."


@contextmanager
def locked(server: Server) -> Iterator[None]:
    """The file of conversations held by another process."""
    other = sqlite3.connect(server.db, timeout=5, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def age(server: Server, session: str, seconds: int) -> None:
    """Make a chat older."""
    with sqlite3.connect(server.db, timeout=5) as other:
        other.execute("UPDATE conversations SET updated = updated - ? WHERE session = ?", (seconds, session))
    other.close()


def test_a_forgotten_chat_is_said_to_be_forgotten(server: Server) -> None:
    asked = server.say("my rights")
    session, choice = asked["session"], asked["messages"][0]["buttons"][0]["choice"]
    age(server, session, 3601)
    answer = server.say("hello", session)
    assert [message["text"][:5] for message in answer["messages"]] == ["Too m", "Hello"]
    assert texts(server.say("", session, choice=choice)) == WORDS["utter_forgotten"]
    danger = server.say("please fail I cannot breathe", session)
    assert [message["kind"] for message in danger["messages"]] == ["urgent", "notice"]
    assert len(server.say("hello", answer["session"])["messages"]) == 1


def test_an_apology_in_the_walk_asks_the_open_question_again_with_its_buttons(server: Server, actions: ActionServer) -> None:
    session = server.say("start the walk")["session"]
    for broken in ("please hang", "please fail"):
        answer = server.say(f"/{broken}", session)
        if texts(answer).startswith("Which day"):
            session = server.say("start the walk")["session"]
            continue
        assert texts(answer).endswith("Where was it?") and "116 123" in texts(answer)


def test_a_message_sent_again_is_answered_and_not_taken_twice(server: Server) -> None:
    session = server.say("start the walk")["session"]
    first = server.say("not sure", session, id="message-0001")
    again = server.say("not sure", session, id="message-0001")
    assert texts(first) == texts(again) == "Which day was it?"
    assert texts(server.say("not sure", session, id="message-0002")) == "Who saw it?"


def test_a_locked_memory_still_answers_what_needs_none_and_says_so_in_health_at_once(server: Server) -> None:
    session = server.say("hello")["session"]
    with locked(server):
        began = time.monotonic()
        answer = server.say("my rights", session)
        assert time.monotonic() - began < 2.5
        health = requests.get(f"{server.base}/health", timeout=20)
        walk = server.say("start the walk", session)
    assert [message["text"] for message in answer["messages"]] == ["Here is an answer.", WORDS["utter_no_memory"]]
    assert answer["messages"][0]["buttons"] == [] and answer["session"] == session
    assert (health.status_code, health.json()["checks"]["memory"]) == (503, "failing")
    assert texts(walk) == APOLOGY
    assert texts(server.say("hello", session)).startswith("Hello")


def test_was_this_useful_is_counted_without_an_id(server: Server) -> None:
    session = server.say("my rights")["session"]

    def tell(**body: object) -> int:
        return requests.post(f"{server.base}/useful", json={"session": session, "extract": "fixture-1", "value": "yes", **body},
                             timeout=5).status_code

    assert [tell(), tell(extract="never-told"), tell(session="a" * 32)] == [204, 204, 204]
    assert [tell(value="maybe"), tell(extract=5)] == [400, 400]
    time.sleep(1)
    rows = [row for row in counts_in(server.db) if row[1] == "useful: yes"]
    assert [row[2:] for row in rows] == [("fixture-1", "england", 1)]
    assert session not in str(counts_in(server.db))


def test_the_off_switch_works_at_once_and_leaves_the_numbers(server: Server) -> None:
    session = server.say("start the walk")["session"]
    off = server.folder / "off"
    off.touch()
    try:
        answer = server.post({"message": "my rights"})
        page = requests.get(f"{server.base}/", timeout=5)
        health = requests.get(f"{server.base}/health", timeout=5)
        useful = requests.post(f"{server.base}/useful", json={}, timeout=5)
        wiped = requests.delete(f"{server.base}/session", json={"session": server.say("x")["session"]}, timeout=5)
    finally:
        off.unlink()
    assert [each.status_code for each in (answer, page, health, useful, wiped)] == [503, 503, 503, 503, 200]
    for number in ("999", "111", "116 123", "0300 466 6463"):
        assert number in texts(answer.json()) and number in page.text
    assert health.json() == {"status": "off", "checks": {}}
    assert texts(server.say("a ward", session)) == "Which day was it?"


def test_half_open_connections_are_closed_also_when_they_dribble(own: Server) -> None:
    lines = [socket.create_connection(("127.0.0.1", own.port), timeout=5) for _ in range(20)]
    for line in lines:
        line.sendall(b"POST /webhooks/chat/webhook HTTP/1.1\r\nhost: x\r\n")
    closed, until = 0, time.monotonic() + 8
    while time.monotonic() < until and closed < len(lines):
        time.sleep(0.5)
        closed = 0
        for line in lines:
            try:
                line.sendall(b"a")
            except OSError:
                closed += 1
    assert closed == len(lines)
    for line in lines:
        line.close()


def test_a_broken_memory_file_is_moved_aside_and_the_service_starts_empty(own: Server) -> None:
    assert (own.folder / "chats.db.broken").read_bytes().startswith(b"junk")
    assert requests.get(f"{own.base}/health", timeout=20).json()["checks"]["memory"] == "ok"


def test_a_model_that_is_not_ours_answers_nothing_but_danger(own: Server) -> None:
    assert requests.get(f"{own.base}/health", timeout=20).json()["checks"]["model"] == "failing"
    answer = own.post({"message": "my rights"})
    assert (answer.status_code, texts(answer.json())) == (503, APOLOGY)
    assert int(answer.headers["retry-after"]) > 0
    assert texts(own.say("I cannot breathe")).startswith("Urgent words.")


def test_pages_and_searches_of_one_address_have_a_limit(own: Server) -> None:
    codes = [requests.get(f"{own.base}/accessibility", timeout=5).status_code for _ in range(12)]
    assert codes[0] == 200 and codes[-1] == 429
    found = [requests.get(f"{own.base}/reference/anything", timeout=5).status_code for _ in range(6)]
    assert found[-1] == 429 and found[0] != 429
    assert requests.get(f"{own.base}/health", timeout=5).status_code == 503


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, model: Path, actions: ActionServer) -> Iterator[Server]:
    """A server with a model nobody vouched for, a broken file of conversations, and small limits."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "chats.db").write_bytes(b"junk" * 5000)
    copy = folder / "other.tar.gz"
    copy.write_bytes(model.read_bytes())
    server = Server(folder, copy, actions.url)
    server.credentials |= {"seconds_a_request": 2, "pages_a_minute": 10, "searches_a_minute": 4}
    server.start()
    server.wait()
    yield server
    server.stop()
