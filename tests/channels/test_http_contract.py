"""The contract over HTTP: every kind of request gets a clear answer in the contract, never a 5xx, never silence."""

from __future__ import annotations

import http.client
import json
import socket
import time
from typing import Any

import pytest
import requests

from channels.notices import fallback_words
from channels.session.tokens import is_session
from tests.channels.server import Server, texts

WORDS = fallback_words()
JSON = {"content-type": "application/json"}
BAD: list[tuple[str, bytes, dict[str, str], int, str]] = [
    ("no words", b'{"message": ""}', JSON, 200, "utter_sorry_empty"),
    ("null", b'{"message": null}', JSON, 200, "utter_sorry_empty"),
    ("nothing", b"{}", JSON, 200, "utter_sorry_empty"),
    ("space", b'{"message": " \\n\\t "}', JSON, 200, "utter_sorry_empty"),
    ("unseen", b'{"message": "\\u200b\\u202e\\u0000"}', JSON, 200, "utter_sorry_empty"),
    ("lone surrogate", b'{"message": "\\ud83d"}', JSON, 200, "utter_sorry_empty"),
    ("emoji", '{"message": "\U0001f622\U0001f622"}'.encode(), JSON, 200, "utter_sorry_no_words"),
    ("dots", b'{"message": "....!!"}', JSON, 200, "utter_sorry_no_words"),
    ("long", json.dumps({"message": "word " * 401}).encode(), JSON, 200, "utter_sorry_long"),
    ("number", b'{"message": 5}', JSON, 400, "utter_sorry_wrong_type"),
    ("list", b'{"message": ["hi"]}', JSON, 400, "utter_sorry_wrong_type"),
    ("object", b'{"message": {"a": 1}}', JSON, 400, "utter_sorry_wrong_type"),
    ("true", b'{"message": true}', JSON, 400, "utter_sorry_wrong_type"),
    ("choice of wrong type", b'{"choice": 5}', JSON, 400, "utter_sorry_wrong_type"),
    ("wrong JSON", b'{"message": "hi"', JSON, 400, "utter_sorry_unreadable"),
    ("no JSON", b"hello", JSON, 400, "utter_sorry_unreadable"),
    ("empty body", b"", JSON, 400, "utter_sorry_unreadable"),
    ("JSON that is no object", b'["hi"]', JSON, 400, "utter_sorry_unreadable"),
    ("not UTF-8", b'{"message": "\xff\xfe"}', JSON, 400, "utter_sorry_unreadable"),
    ("deep", b"[" * 60000, JSON, 400, "utter_sorry_unreadable"),
    ("huge number", b'{"message": ' + b"9" * 60000 + b"}", JSON, 400, ""),
    ("wrong type of body", b'{"message": "hi"}', {"content-type": "text/plain"}, 415, "utter_sorry_unreadable"),
    ("form on the JSON route", b"message=hi", {"content-type": "application/x-www-form-urlencoded"}, 415,
     "utter_sorry_unreadable"),
    ("no type of body", b'{"message": "hi"}', {}, 415, "utter_sorry_unreadable"),
    ("too big", b'{"message": "' + b"a" * 70000 + b'"}', JSON, 413, "utter_sorry_too_big"),
]


def in_contract(answer: dict[str, Any]) -> None:
    assert set(answer) == {"session", "messages"}
    assert is_session(answer["session"])
    assert answer["messages"]
    for message in answer["messages"]:
        assert {"kind", "text", "buttons", "sources"} <= set(message)
        assert message["text"].strip()


@pytest.mark.parametrize(("body", "headers", "status", "response"), [row[1:] for row in BAD], ids=[r[0] for r in BAD])
def test_bad_input_gets_a_kind_answer(server: Server, body: bytes, headers: dict[str, str], status: int,
                                      response: str) -> None:
    answer = requests.post(f"{server.base}/webhook", data=body, headers=headers, timeout=10)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/json")
    in_contract(answer.json())
    assert not response or texts(answer.json()) == WORDS[response]


def test_a_question_gets_an_answer_in_the_contract(server: Server) -> None:
    answer = server.say("what are my rights?")
    in_contract(answer)
    message = answer["messages"][0]
    assert message["kind"] == "answer" and message["extract"] == "fixture-1"
    assert "unlisted" not in json.dumps(answer) and "payload" not in json.dumps(answer)
    assert [button["title"] for button in message["buttons"]] == ["In England", "In Wales", "Say it again"]
    assert message["sources"][0] == {"title": "A guide", "pinpoint": "para 3", "url": "https://guide.example/3",
                                     "nation": "england", "checked": "2026-01-02"}
    assert message["sources"][1]["url"] == ""


@pytest.mark.parametrize("session", [None, 7, "", "default", "a" * 32, ["x"], {"a": 1}, "../../etc/passwd", "x" * 5000])
def test_an_unknown_session_starts_a_new_chat_of_its_own(server: Server, session: object) -> None:
    answer = server.post({"message": "hello", "session": session}).json()
    in_contract(answer)
    assert answer["session"] != session
    assert server.say("hello", answer["session"])["session"] == answer["session"]


def test_a_chat_that_begins_with_an_empty_message_goes_on(server: Server) -> None:
    session = server.say("")["session"]
    assert server.say("hello", session)["session"] == session


def test_exactly_two_thousand_characters_are_answered(server: Server) -> None:
    assert texts(server.say("rights " + "x" * 1993)) == "Here is an answer."
    assert texts(server.say("rights " + "x" * 1994)) == WORDS["utter_sorry_long"]


def test_a_long_message_is_heard_to_its_end_before_it_is_asked_to_be_shorter(server: Server) -> None:
    answer = server.say("word " * 5000 + "and I cannot breathe", setting="ward")
    assert [message["kind"] for message in answer["messages"]] == ["urgent", "notice"]
    assert answer["messages"][0]["text"] == "Urgent words. Press the call button."
    button = answer["messages"][0]["buttons"][0]["choice"]
    assert texts(server.say("", answer["session"], choice=button)) == "You chose wales."


@pytest.mark.parametrize("typed", ["<" * 65000, "a" + "\u0301" * 16000 + "\u0323" * 16000], ids=["angles", "marks"])
def test_a_hostile_message_costs_nobody_else_time(server: Server, typed: str) -> None:
    body = json.dumps({"message": typed}, ensure_ascii=False).encode()[:65530].decode("utf-8", "ignore").rstrip('"}') + '"}'
    began = time.monotonic()
    answer = requests.post(f"{server.base}/webhook", data=body.encode(), headers=JSON, timeout=30)
    assert (answer.status_code, time.monotonic() - began < 3) == (200, True)


def test_markup_stays_text(server: Server) -> None:
    answer = server.post({"message": "show markup <script>alert(1)</script>"})
    assert "<img src=x onerror=alert(1)>" in texts(answer.json())
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["x-content-type-options"] == "nosniff"


RAW = [
    (b"POST /webhooks/chat/webhook HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
     b"content-length: abc\r\n\r\n{}", 400),
    (b"NONSENSE\r\n\r\n", 400),
    (b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\nhost: x\r\n\r\n", 413),
    (b"POST /webhooks/chat/webhook HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked"
     b"\r\n\r\nzz\r\n\r\n", 400),
    *((b"POST /webhooks/chat/webhook HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: " + length
       + b"\r\n\r\n{}", 400) for length in (b"-1", b"0_2", b"+2", b" 2 2", b"2\r\ncontent-length: 2", b"\xb2", b"")),
    (b"POST /webhooks/chat/webhook HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked"
     b"\r\n\r\n-1\r\n{}\r\n0\r\n\r\n", 400),
    (b"GET /webhooks/chat/health HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n", 400),
    (b"GET /webhooks/chat/%ff%fe HTTP/1.1\r\nhost: x\r\n\r\n", 404),
    (b"BREW /webhooks/chat/webhook HTTP/1.1\r\nhost: x\r\n\r\n", 405),
    (b"POST /webhooks/chat/webhook HTTP/1.1\r\nhost: x\r\norigin: \xff\xfe\r\ncontent-length: 2\r\n\r\n{}", 403),
]


@pytest.mark.parametrize(("sent", "status"), RAW, ids=[str(n) for n in range(len(RAW))])
def test_broken_requests_get_an_answer_too(server: Server, sent: bytes, status: int) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
        line.sendall(sent)
        answer = http.client.HTTPResponse(line)
        answer.begin()
        assert answer.status == status
        in_contract(json.loads(answer.read()))
    assert requests.get(f"{server.base}/health", timeout=5).status_code == 200


@pytest.mark.parametrize(("method", "path", "status"), [
    ("GET", "/webhook", 405), ("PUT", "/webhook", 405), ("DELETE", "/webhook", 405), ("GET", "/session", 405),
    ("GET", "/nothing", 404), ("GET", "/assets/nothing.css", 404), ("POST", "/health", 405),
])
def test_wrong_addresses_and_methods(server: Server, method: str, path: str, status: int) -> None:
    answer = requests.request(method, server.base + path, timeout=5)
    assert answer.status_code == status
    assert "999" in answer.text


@pytest.mark.parametrize("path", [
    "/version", "/status", "/model", "/domain", "/conversations/x/tracker", "/webhooks/rest/webhook", "/socket.io/",
    "/webhooks/", "/webhooks/chatter", "/webhook", "/webhooks/rest/",
])
def test_nothing_of_rasa_itself_can_be_reached(server: Server, path: str) -> None:
    for method in ("GET", "POST"):
        answer = requests.request(method, server.root + path, timeout=5)
        assert answer.status_code == 404
        assert "rasa" not in answer.text.lower() and "3.6" not in answer.text


def test_the_root_leads_to_the_page_and_tells_nothing(server: Server) -> None:
    answer = requests.get(f"{server.root}/", timeout=5, allow_redirects=False)
    assert (answer.status_code, answer.headers["location"], answer.text) == (303, "/webhooks/chat/", "")
