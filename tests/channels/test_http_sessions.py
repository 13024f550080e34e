"""Sessions over HTTP: apart from each other, in order within themselves, wiped at once and for good."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from channels.notices import fallback_words
from tests.channels.server import Server, texts

CANARY = "canary-in-a-session"


def until(well: Callable[[], bool], seconds: float = 5) -> bool:
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if well():
            return True
        time.sleep(0.05)
    return False


def test_sessions_know_nothing_of_each_other(server: Server) -> None:
    one, two = server.say("start the walk")["session"], server.say("start the walk")["session"]
    assert one != two
    for place, day in (("first", "Monday"),):
        server.say(f"{place} ward", one)
        server.say("second ward", two)
        server.say(day, one)
        server.say("Tuesday", two)
    assert texts(server.say("Ann", one)) == "Place first ward, day Monday, witness Ann."
    assert texts(server.say("Bob", two)) == "Place second ward, day Tuesday, witness Bob."


def test_many_chats_at_once(server: Server) -> None:
    def chat(n: int) -> str:
        session = server.say("start the walk")["session"]
        for words in (f"place {n}", f"day {n}"):
            server.say(words, session)
        return texts(server.say(f"witness {n}", session))

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(chat, range(16)))
    assert told == [f"Place place {n}, day day {n}, witness witness {n}." for n in range(16)]


def test_two_posts_of_one_session_at_once_are_both_answered_one_after_the_other(server: Server) -> None:
    session = server.say("start the walk")["session"]
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(lambda words: texts(server.say(words, session)), ["ward", "ward"]))
    assert sorted(told) == ["Which day was it?", "Who saw it?"]
    assert texts(server.say("Ann", session)) == "Place ward, day ward, witness Ann."


def test_a_wipe_by_body_or_header_leaves_no_byte(server: Server) -> None:
    for how in ("body", "header", "beacon"):
        session = server.say(f"hello {CANARY}")["session"]
        assert CANARY.encode() in server.bytes_kept()
        if how == "body":
            answer = requests.delete(f"{server.base}/session", json={"session": session}, timeout=5)
        elif how == "header":
            answer = requests.delete(f"{server.base}/session", headers={"x-session": session}, timeout=5)
        else:
            answer = requests.post(f"{server.base}/session/end", data=f'{{"session": "{session}"}}', timeout=5)
        assert (answer.status_code, answer.json()["wiped"]) == (200, True)
        assert CANARY.encode() not in server.bytes_kept()
        assert server.say("hello", session)["session"] != session


def test_erased_is_only_said_when_it_is(server: Server) -> None:
    session = server.say(f"hello {CANARY}-locked")["session"]
    other = sqlite3.connect(server.db, timeout=5, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        answer = requests.delete(f"{server.base}/session", json={"session": session}, timeout=20)
        form = requests.post(f"{server.base}/", data={"session": session, "clear": "1"}, timeout=20)
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert (answer.status_code, answer.json()["wiped"], form.status_code) == (503, False, 503)
    assert texts(answer.json()) == fallback_words()["utter_not_wiped"]
    assert server.say("hello", session)["session"] != session
    assert until(lambda: f"{CANARY}-locked".encode() not in server.bytes_kept())


@pytest.mark.parametrize("session", [None, "", "x", "a" * 32, 5, ["x"]])
def test_wiping_what_is_not_there_is_no_error(server: Server, session: Any) -> None:
    answer = requests.delete(f"{server.base}/session", json={"session": session}, timeout=5)
    assert (answer.status_code, answer.json()["wiped"]) == (200, False)
    assert answer.json()["messages"][0]["text"] == fallback_words()["utter_wiped_already"]


def test_wiping_without_saying_what_is_told_so(server: Server) -> None:
    assert requests.delete(f"{server.base}/session", data=b"junk", timeout=5).status_code == 400
    assert requests.delete(f"{server.base}/session", timeout=5).status_code == 400


def test_a_wipe_goes_under_a_turn_that_is_still_running(server: Server) -> None:
    session = server.say("hello")["session"]
    running = threading.Thread(target=server.say, args=(f"please hang {CANARY}", session))
    queued = threading.Thread(target=server.say, args=(f"hello {CANARY}", session))
    running.start()
    time.sleep(0.2)
    queued.start()
    time.sleep(0.1)
    answer = requests.delete(f"{server.base}/session", json={"session": session}, timeout=5)
    assert answer.json()["wiped"] and running.is_alive()
    running.join()
    queued.join()
    assert server.say("hello", session)["session"] != session


def test_a_chat_whose_hour_is_over_is_gone_without_anybody_asking(server: Server) -> None:
    session = server.say(f"hello {CANARY}-hour")["session"]
    with sqlite3.connect(server.db, timeout=5) as other:
        other.execute("UPDATE conversations SET updated = updated - 3599 WHERE session = ?", (session,))
    other.close()
    assert server.say("hello", session)["session"] == session
    with sqlite3.connect(server.db, timeout=5) as other:
        other.execute("UPDATE conversations SET updated = updated - 3601 WHERE session = ?", (session,))
    other.close()
    assert server.say("hello", session)["session"] != session
    assert until(lambda: f"{CANARY}-hour".encode() not in server.bytes_kept())


def test_more_than_thirty_messages_a_minute_are_asked_to_wait_and_told_who_helps(server: Server) -> None:
    session = server.say("hello")["session"]
    answers = [server.post({"message": "", "session": session}) for _ in range(32)]
    late = answers[-1]
    assert [answer.status_code for answer in answers[:29]] == [200] * 29
    assert late.status_code == 429
    assert int(late.headers["retry-after"]) <= 3
    assert late.json()["session"] == session
    assert all(number in texts(late.json()) for number in ("999", "111", "116 123"))
    assert server.post({"message": "hello"}).status_code == 200
