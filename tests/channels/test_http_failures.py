"""Never silent: Rasa, its actions, its memory and the matcher break, and the person still gets help."""

from __future__ import annotations

import sqlite3
import threading
import time

import pytest

from tests.channels.actions_server import ActionServer
from tests.channels.server import Server, texts

pytestmark = pytest.mark.alone

APOLOGY = "Fixture apology. Call 999, 111 or 116 123."


@pytest.mark.parametrize(("typed", "says"), [
    ("please fail", [APOLOGY]), ("please be silent", [APOLOGY]), ("please halve", ["The first half.", APOLOGY]),
])
def test_an_action_that_fails_or_says_nothing_is_followed_by_one_apology(
    server: Server, typed: str, says: list[str],
) -> None:
    answer = server.post({"message": typed})
    assert answer.status_code == 200
    assert [message["text"] for message in answer.json()["messages"]] == says


def test_an_action_that_hangs_is_given_up_in_time_and_the_chat_goes_on(server: Server, actions: ActionServer) -> None:
    session = server.say("hello")["session"]
    started = time.monotonic()
    answer = server.say("please hang", session)
    assert time.monotonic() - started < 10
    assert texts(answer) == APOLOGY
    assert answer["session"] == session
    assert texts(server.say("hello", session)).startswith("Hello")


def test_others_do_not_wait_for_a_turn_that_hangs(server: Server) -> None:
    waiting = threading.Thread(target=server.say, args=("please hang",))
    waiting.start()
    time.sleep(0.2)
    assert texts(server.say("hello")).startswith("Hello")
    assert waiting.is_alive()
    waiting.join()


def test_urgent_words_get_the_urgent_reply_instead_of_the_apology(server: Server) -> None:
    for typed in ("please fail I cannot breathe", "please hang I cannot breathe", "please be silent cannot breathe"):
        answer = server.say(typed, setting="ward")
        assert [message["kind"] for message in answer["messages"]] == ["urgent"]
        assert texts(answer) == "Urgent words. Press the call button."


def test_the_button_of_an_urgent_reply_works_when_there_is_a_memory_of_it(server: Server) -> None:
    answer = server.say("please fail I cannot breathe")
    choice = answer["messages"][0]["buttons"][0]["choice"]
    assert texts(server.say("", answer["session"], choice=choice)) == "You chose wales."
    assert server.say("please hang I cannot breathe")["messages"][0]["buttons"] == []


def test_a_matcher_that_breaks_leaves_the_apology(server: Server) -> None:
    assert texts(server.say("please fail, the matcher breaks")) == APOLOGY


def test_the_apology_comes_in_the_readers_language(server: Server) -> None:
    assert texts(server.say("please fail", language="cy")).startswith("Ymddiheuriad")


def test_a_memory_that_cannot_be_written_is_an_apology_and_then_all_is_well_again(server: Server) -> None:
    session = server.say("hello")["session"]
    other = sqlite3.connect(server.db, timeout=5, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        answer = server.post({"message": "hello", "session": session})
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert answer.status_code == 200
    assert "999" in texts(answer.json())
    assert texts(server.say("hello", session)).startswith("Hello")


def test_an_action_server_that_is_gone_is_an_apology(server: Server, actions: ActionServer) -> None:
    actions.gone = True
    try:
        assert texts(server.say("please be silent")) == APOLOGY
    finally:
        actions.gone = False
