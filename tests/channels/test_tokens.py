"""Session ids cannot be guessed, and a choice is good only where it was offered."""

from __future__ import annotations

from typing import Any

import pytest

from channels.session.tokens import (
    Choice,
    buttons_of,
    choices_of,
    find_choice,
    is_session,
    new_session,
    read_payload,
    read_payloads,
    token,
    typed_choice,
)

MESSAGES: list[dict[str, Any]] = [
    {"text": "one", "buttons": [{"title": "England", "payload": '/choose{"nation": "england"}'}]},
    {"text": "none"},
    {"text": "odd", "buttons": [{"title": "no payload"}, "not a button", {"payload": "/x"}]},
]


def test_session_ids_are_long_and_never_the_same() -> None:
    made = {new_session() for _ in range(1000)}
    assert len(made) == 1000
    assert all(is_session(each) and len(each) * 6 >= 128 for each in made)


@pytest.mark.parametrize("value", [
    None, 5, "", "default", "a" * 31, "a" * 33, "a" * 31 + "\n", "a" * 31 + "/", "\uff41" * 32, "'; DROP TABLE x; --",
])
def test_what_is_no_session_id(value: object) -> None:
    assert not is_session(value)


def test_a_choice_is_found_only_in_its_own_session() -> None:
    mine, other = new_session(), new_session()
    value = token(mine, '/choose{"nation": "england"}')
    assert find_choice(mine, value, MESSAGES) == Choice("England", '/choose{"nation": "england"}')
    assert find_choice(other, value, MESSAGES) is None


@pytest.mark.parametrize("payload", ["/restart", '/choose{"nation": "wales"}', "/x", ""])
def test_a_token_made_for_what_was_never_offered_is_worth_nothing(payload: str) -> None:
    session = new_session()
    assert find_choice(session, token(session, payload), MESSAGES) is None


@pytest.mark.parametrize("value", ["", "/choose", "a" * 22, "\u00e9" * 22, '/choose{"nation": "england"}', "England"])
def test_what_is_no_token(value: str) -> None:
    assert find_choice(new_session(), value, MESSAGES) is None


def test_only_whole_buttons_count() -> None:
    assert [len(buttons_of(message)) for message in MESSAGES] == [1, 0, 0]


def test_a_payload_becomes_what_rasa_would_have_understood() -> None:
    parsed = read_payload(Choice("In Wales", '/choose{"nation": "wales", "code": "2"}'))
    assert parsed == {
        "text": "In Wales", "intent": {"name": "choose", "confidence": 1.0}, "choice": True,
        "entities": [{"entity": "nation", "value": "wales"}, {"entity": "code", "value": "2"}],
    }
    assert read_payload(Choice("More", "tell me more")) is None


def test_a_payload_taken_straight_from_the_domain_has_its_braces_doubled() -> None:
    parsed = read_payload(Choice("In Wales", '/choose{{"nation": "wales"}}'))
    assert parsed is not None
    assert parsed["entities"] == [{"entity": "nation", "value": "wales"}]


def test_choices_inside_a_message_are_found_as_buttons_are() -> None:
    message = {"buttons": [{"title": "A", "payload": "/a"}], "custom": {
        "back": "/back", "stop": {"title": "Enough", "payload": "/stop"}, "understood": [{"change": "/change"}],
        "steps": [{"main": "", "buttons": [{"title": "B", "payload": "/b"}]}]}}
    assert [choice.payload for choice in choices_of(message)] == ["/a", "/back", "/stop", "/change", "/b"]
    assert find_choice("s" * 32, token("s" * 32, "/change"), [message]) == Choice("Change this answer", "/change")


def test_ticked_choices_go_as_one_message_when_they_belong_together() -> None:
    law, staff = Choice("Law", '/answer{"want": "law"}'), Choice("Staff", '/answer{"want": "staff"}')
    read = read_payloads([law, staff])
    assert read is not None and read["text"] == "Law, Staff" and read["intent"]["name"] == "answer"
    assert read["entities"] == [{"entity": "want", "value": "law"}, {"entity": "want", "value": "staff"}]
    assert read_payloads([law, Choice("Other", "/other")]) is None
    assert read_payloads([law, Choice("Words", "plain words")]) is None
    assert read_payloads([]) is None


@pytest.mark.parametrize(("typed", "payload"), [
    ("Where does it say that?", "/where_said"), ("where does it say that", "/where_said"),
    ("  WHERE DOES IT SAY THAT ", "/where_said"),
    ("more about: seclusion", '/choose{"extract": "seclusion-meaning"}'), ("How do I complain?", None), ("where", None), ("", None),
])
def test_a_typed_title_acts_as_its_button_unless_it_would_begin_the_walk(typed: str, payload: str | None) -> None:
    said = [{"buttons": [{"title": "Where does it say that?", "payload": "/where_said"},
                         {"title": "More about: Seclusion", "payload": '/choose{"extract": "seclusion-meaning"}'},
                         {"title": "How do I complain?", "payload": "/complain"}]}]
    found = typed_choice(typed, said)
    assert (found.payload if found else None) == payload
