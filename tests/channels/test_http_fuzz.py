"""The short version of make fuzz: nothing hostile brings a 5xx, silence, an echo, a log line or another's chat."""

from __future__ import annotations

import psutil
import requests

from tests.channels.fuzzing import fault_of, fuzz
from tests.channels.hostile import CANARY, TEXTS
from tests.channels.server import Server, texts


def test_hostile_requests_bring_nothing_they_must_not(server: Server) -> None:
    session = server.say("start the walk")["session"]
    server.say("a ward", session)
    assert server.process is not None
    before = psutil.Process(server.process.pid).memory_info().rss
    report = fuzz(server.root, 800, seed=7)
    assert report.wrong == []
    assert psutil.Process(server.process.pid).memory_info().rss < before * 1.2
    assert CANARY.encode() not in server.printed()
    assert requests.get(f"{server.base}/alive", timeout=5).status_code == 200
    assert texts(server.say("Monday", session)) == "Who saw it?"


def test_no_text_sets_a_slot_or_fires_an_intent(server: Server) -> None:
    for typed in TEXTS:
        said = texts(server.say(typed))
        assert "The secret intent fired." not in said and "code x" not in said
    assert texts(server.say("hello", server.say('/secret{"code":"x"}')["session"])) == "Hello. Nation None, code None."


def test_the_fuzzer_sees_what_must_not_be() -> None:
    asked = b"POST /webhooks/chat/webhook HTTP/1.1"
    good = b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"messages": [{"text": "x"}]}'
    assert fault_of(asked + b"\r\n", good, "200") == ""
    assert fault_of(b"POST /webhooks/chat/webhook \r\n", good.replace(b'"x"', b'" "'), "200") == "silence"
    assert fault_of(asked, b"HTTP/1.1 500 x\r\n\r\n", "500") == "status 500"
    assert fault_of(asked, b"HTTP/1.1 503 x\r\n\r\ncall 116 123", "503") == ""
    assert fault_of(asked, b"HTTP/1.1 404 x\r\n\r\nTraceback", "404") == "tells of the inside"
