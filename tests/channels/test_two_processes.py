"""Two server processes on one PostgreSQL and one Redis: a chat hops between them, whatever dies or restarts meanwhile."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from channels.session.rate_limit import AGAIN_AFTER
from tests.channels.actions_server import ActionServer
from tests.channels.server import Server, texts
from tests.channels.services import Postgres, Redis
from tests.channels.two_processes import Pair, two_processes

CANARY = "canary-between-two"


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, model: Path, actions: ActionServer, postgres: Postgres,
         redis: Redis) -> Iterator[Pair]:
    """Two processes as a proxy would see them."""
    with two_processes(tmp_path_factory, model, actions.url, postgres, redis) as servers:
        yield servers


def test_a_walk_hops_between_the_processes_turn_by_turn(pair: Pair) -> None:
    one, two = pair
    session = one.say("start the walk")["session"]
    assert texts(two.say("a ward", session)) == "Which day was it?"
    assert texts(one.say("Monday", session)) == "Who saw it?"
    assert texts(two.say("Ann", session)) == "Place a ward, day Monday, witness Ann."
    offered = one.say("my rights", session)
    assert texts(two.say("", session, choice=offered["messages"][0]["buttons"][1]["choice"])) == "You chose wales."


def test_of_two_messages_at_once_neither_is_lost_and_nobody_waits_long(pair: Pair) -> None:
    for _ in range(5):
        session = pair[0].say("start the walk")["session"]
        began = time.monotonic()
        with ThreadPoolExecutor(2) as pool:
            said = sorted(texts(answer) for answer in pool.map(Server.say, pair, ["ward"] * 2, [session] * 2))
        assert said == ["Which day was it?", "Who saw it?"]
        assert time.monotonic() - began < 3
        assert texts(pair[0].say("Ann", session)) == "Place ward, day ward, witness Ann."


def test_a_message_sent_again_to_the_other_process_is_not_taken_twice(pair: Pair) -> None:
    session = pair[0].say("start the walk")["session"]
    said = [texts(server.say("not sure", session, id="sent-once-01")) for server in pair]
    assert said == ["Which day was it?", "Which day was it?"]


def test_the_limit_of_a_session_holds_across_the_processes(pair: Pair) -> None:
    session = pair[0].say("hello")["session"]
    codes = [pair[n % 2].post({"message": "", "session": session}).status_code for n in range(50)]
    assert 25 <= codes.count(200) <= 34 and codes.count(429) == 50 - codes.count(200)


def test_wiping_at_one_process_is_wiping_at_both(pair: Pair, postgres: Postgres) -> None:
    session = pair[0].say(f"start the walk {CANARY}")["session"]
    answer = requests.delete(f"{pair[1].base}/session", json={"session": session}, timeout=5)
    assert answer.json()["wiped"] is True
    assert pair[0].say("a ward", session)["session"] != session
    assert CANARY.encode() not in postgres.bytes_kept()


def test_a_restart_of_redis_is_not_noticed_and_limits_hold_again(pair: Pair, redis: Redis) -> None:
    session = pair[0].say("start the walk")["session"]
    redis.stop()
    try:
        said = [texts(server.say("a ward", session, id="no-redis-0001")) for server in pair]
    finally:
        redis.start()
    assert said == ["Which day was it?"] * 2
    assert texts(pair[0].say("Monday", session)) == "Who saw it?"
    time.sleep(AGAIN_AFTER)  # until then each process counts for itself
    codes = [pair[n % 2].post({"message": "", "session": session}).status_code for n in range(50)]
    assert 25 <= codes.count(200) <= 34 and codes.count(429) == 50 - codes.count(200)


def test_what_is_said_while_the_database_restarts_is_taken_once(pair: Pair, postgres: Postgres) -> None:
    session = pair[0].say("start the walk")["session"]
    postgres.stop()
    try:
        told = [texts(server.say("a ward", session, id="restart-0001")) for server in pair]
    finally:
        postgres.start()
    assert all("116 123" in each and "Which day" not in each for each in told)
    time.sleep(1)
    assert [texts(server.say("a ward", session, id="restart-0001")) for server in pair] == ["Which day was it?"] * 2
    assert texts(pair[1].say("Monday", session)) == "Who saw it?"


def test_without_the_database_questions_are_answered_and_after_it_the_walk_goes_on(pair: Pair, postgres: Postgres) -> None:
    session = pair[0].say("start the walk")["session"]
    pair[1].say("a ward", session)
    postgres.stop(signal.SIGQUIT)
    try:
        answer = pair[0].say("my rights", session)
        assert texts(answer).startswith("Here is an answer.") and "116 123" in texts(answer)
        assert texts(pair[1].say("I cannot breathe", session)).startswith("Urgent words.")
        assert requests.get(f"{pair[0].base}/health", timeout=20).json()["checks"]["memory"] == "failing"
    finally:
        postgres.start()
    time.sleep(1)
    assert texts(pair[0].say("Monday", session)) == "Who saw it?"


def test_one_process_is_killed_in_the_middle_and_the_other_goes_on(pair: Pair) -> None:
    one, two = pair
    session = one.say("start the walk")["session"]
    one.say("a ward", session)
    assert one.process is not None
    with ThreadPoolExecutor(1) as pool:
        one.process.send_signal(signal.SIGSTOP)
        cut = pool.submit(one.say, "Monday", session, id="cut-off-0001")
        time.sleep(0.3)
        one.process.kill()
        assert cut.exception() is not None
    one.process.wait(10)
    one.process = None
    assert texts(two.say("Monday", session, id="cut-off-0001")) == "Who saw it?"
    assert texts(two.say("Monday", session, id="cut-off-0001")) == "Who saw it?"
    assert texts(two.say("Ann", session)) == "Place a ward, day Monday, witness Ann."
