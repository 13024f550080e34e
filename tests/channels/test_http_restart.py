"""A server that is killed comes back with every chat; and its limits, names and model are as they are set."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.channels.actions_server import ActionServer
from tests.channels.server import Server, texts

CANARY = "canary-before-the-kill"


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory, server: Server, model: Path,
          actions: ActionServer) -> Iterator[tuple[Server, dict[str, str]]]:
    """A second server on what lay on the disk while the first was in the middle of a form, as after a kill."""
    walking = server.say(f"start the walk {CANARY}")["session"]
    server.say("a ward", walking)
    offered = server.say("my rights")
    held = {"walking": walking, "offered": offered["session"],
            "choice": offered["messages"][0]["buttons"][1]["choice"]}
    folder = tmp_path_factory.mktemp("again")
    for name in ("chats.db-wal", "chats.db"):
        shutil.copy(server.db.with_name(name), folder / name)
    copy = shutil.copy(model, folder / "other.tar.gz")
    shutil.copy(f"{model}.sha256", folder / "other.tar.gz.sha256")
    started = Server(folder, Path(copy), actions.url)
    started.other_channels["rest"] = {}
    started.credentials |= {"new_chats_a_minute": 6, "messages_a_minute": 5, "longest_message": 10,
                            "own_origin": "https://chat.example", "proxies": 1}
    started.start("--enable-api")
    started.wait()
    yield started, held
    started.stop(signal.SIGKILL)


@pytest.mark.parametrize("path", ["/version", "/status", "/domain", "/model", "/conversations/x/tracker",
                                  "/webhooks/rest/", "/webhooks/rest/webhook", "/"])
def test_rasas_own_doors_stay_shut_even_when_somebody_opens_them(again: tuple[Server, dict[str, str]],
                                                                 path: str) -> None:
    server, _ = again
    for method in ("GET", "POST", "PUT", "DELETE"):
        answer = requests.request(method, server.root + path, json={}, timeout=5, allow_redirects=False)
        assert answer.status_code in ((303, 404) if path == "/" else (404,))
        assert "3.6" not in answer.text and "asa" not in answer.text


def test_a_form_goes_on_where_it_was(again: tuple[Server, dict[str, str]]) -> None:
    server, held = again
    answer = server.say("Monday", held["walking"])
    assert (answer["session"], texts(answer)) == (held["walking"], "Who saw it?")
    assert texts(server.say("Ann", held["walking"])) == "Place a ward, day Monday, witness Ann."


def test_a_choice_from_before_is_still_good(again: tuple[Server, dict[str, str]]) -> None:
    server, held = again
    assert texts(server.say("", held["offered"], choice=held["choice"])) == "You chose wales."


def test_a_message_limit_is_for_one_session(again: tuple[Server, dict[str, str]]) -> None:
    server, held = again
    codes = [server.post({"message": "hello", "session": held["offered"]}).status_code for _ in range(5)]
    assert codes[-1] == 429 and codes[0] == 200
    assert texts(server.say("hello", held["walking"])).startswith("Hello")


def test_the_limit_of_new_chats_is_for_one_address_as_our_own_proxy_tells_it(
    again: tuple[Server, dict[str, str]],
) -> None:
    server, _ = again
    ward, other = {"x-forwarded-for": "203.0.113.1, 198.51.100.7"}, {"x-forwarded-for": "198.51.100.8"}
    codes = [server.post({"message": "hello", "session": None}, headers=ward).status_code for _ in range(8)]
    assert codes == [200] * 6 + [429] * 2
    forged = {"x-forwarded-for": "203.0.113.99, 198.51.100.7"}
    assert server.post({"message": "hello", "session": "a" * 32}, headers=forged).status_code == 429
    late = server.post({"message": "hello"}, headers=ward).json()
    assert all(number in texts(late) for number in ("999", "111", "116 123"))
    assert server.post({"message": "hello"}, headers=other).status_code == 200


def test_the_public_origin_is_the_one_that_is_set(again: tuple[Server, dict[str, str]]) -> None:
    server, _ = again
    headers = {"x-forwarded-for": "198.51.100.20"}
    good = server.post({"message": "hello"}, headers={**headers, "origin": "https://chat.example"})
    bad = server.post({"message": "hello"}, headers={**headers, "origin": server.root})
    assert (good.status_code, bad.status_code) == (200, 403)
    assert good.headers["x-frame-options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self';" in good.headers["content-security-policy"] + ";"


def test_the_length_of_a_message_is_as_set(again: tuple[Server, dict[str, str]]) -> None:
    server, _ = again
    headers = {"x-forwarded-for": "198.51.100.30"}
    assert "2,000" in texts(server.post({"message": "hello there you"}, headers=headers).json())


def test_nothing_of_the_chats_is_in_the_logs(again: tuple[Server, dict[str, str]]) -> None:
    server, _ = again
    assert CANARY.encode() not in server.printed() and b"198.51" not in server.printed()
