"""The running server answers as docs/openapi.yaml says, to what people say and to what nobody would."""

from __future__ import annotations

import json
import urllib.request

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from tests.chat.conftest import Chat, Server
from tests.docs.openapi import FILE, faults

pytestmark = pytest.mark.slow
SAID = ("can they hold me face down?", "what is an imha", "theyre holding me down and i cant breathe", "hello", "kdjfh skdjf",
        "and in wales?", "who can help me", "the bus timetable to leeds", "dw i eisiau marw", "thank you", "")
SCHEMA = schemathesis.openapi.from_path(str(FILE))
MOST_STEPS = 14


@pytest.mark.parametrize("text", SAID)
def test_a_reply_is_as_described(chat: Chat, text: str) -> None:
    chat.say(text)
    assert faults({"session": chat.session, "messages": chat.messages}, "Reply") == []


def test_a_whole_complaint_is_as_described(chat: Chat) -> None:
    chat.say("I want to complain, it happened to me in a hospital in England last Tuesday")
    for _ in range(MOST_STEPS):
        assert faults({"session": chat.session, "messages": chat.messages}, "Reply") == []
        buttons = chat.messages[-1]["buttons"]
        letter = next((one for one in buttons if "letter" in one["title"].lower()), None)
        if "letter" in chat.kinds or not buttons:
            break
        pressed = letter or buttons[0]
        chat.say(pressed["title"], pressed["choice"])
    assert faults({"session": chat.session, "messages": chat.messages}, "Reply") == []


@pytest.mark.parametrize(("path", "schema"), [("/health", "Health"), ("/reference/search.json?q=face+down", "Found")])
def test_what_is_read_is_as_described(server: Server, path: str, schema: str) -> None:
    with urllib.request.urlopen(f"{server.address}{path}", timeout=30) as reply:
        assert faults(json.loads(reply.read()), schema) == []


@SCHEMA.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_generated_from_it_breaks_the_server(case: schemathesis.Case, server: Server) -> None:
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

    answer = case.call(base_url=server.address, timeout=30)
    if answer.status_code != 503:
        case.validate_response(answer, checks=[not_a_server_error, content_type_conformance, response_schema_conformance])
