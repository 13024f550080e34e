"""Choices are tokens of one session; typed text is never a command."""

from __future__ import annotations

import json

import pytest

from channels.notices import fallback_words
from channels.session.tokens import token
from tests.channels.server import Server, texts

OLD = fallback_words()["utter_sorry_choice"]


def test_a_choice_that_was_offered_does_what_it_says(server: Server) -> None:
    asked = server.say("my rights")
    said = ["You chose england.", "You chose wales.", "Here is an answer."]
    for button, says in zip(asked["messages"][0]["buttons"], said, strict=True):
        assert texts(server.say("", asked["session"], choice=button["choice"])) == says


def test_a_title_that_is_typed_does_what_its_button_does_while_it_stands_there(server: Server) -> None:
    asked = server.say("my rights")
    title = asked["messages"][0]["buttons"][1]["title"]
    assert texts(server.say(f" {title.upper()}. ", asked["session"])) == "You chose wales."
    assert texts(server.say(title, asked["session"])) != "You chose wales.", "it is not the last thing said any more"


def test_a_choice_goes_before_typed_text_and_can_be_made_again(server: Server) -> None:
    asked = server.say("my rights")
    choice = asked["messages"][0]["buttons"][1]["choice"]
    for _ in range(2):
        assert texts(server.say("hello", asked["session"], choice=choice)) == "You chose wales."


def test_the_choice_of_one_session_is_worth_nothing_in_another(server: Server) -> None:
    mine, other = server.say("my rights"), server.say("my rights")
    choice = mine["messages"][0]["buttons"][0]["choice"]
    answer = server.say("", other["session"], choice=choice)
    assert texts(answer) == OLD
    assert texts(server.say("hello", other["session"])) == "Hello. Nation None, code None."
    assert texts(server.say("", None, choice=choice)) == OLD


@pytest.mark.parametrize("value", [
    "/secret", '/secret{"code":"1"}', "secret", "a" * 22, "\u202e", " ", "x" * 5000, "null", "/restart",
    '/choose{"nation": "england"}', "In England",
])
def test_what_is_no_token_runs_nothing(server: Server, value: str) -> None:
    asked = server.say("my rights")
    assert texts(server.say("", asked["session"], choice=value)) == OLD
    assert texts(server.say("hello", asked["session"])) == "Hello. Nation None, code None."


@pytest.mark.parametrize("payload", ['/secret{"code": "1"}', "/restart", "/session_start", '/choose{"code": "1"}'])
def test_a_token_made_at_home_for_what_was_not_offered_runs_nothing(server: Server, payload: str) -> None:
    asked = server.say("my rights")
    assert texts(server.say("", asked["session"], choice=token(asked["session"], payload))) == OLD
    assert texts(server.say("hello", asked["session"])) == "Hello. Nation None, code None."


COMMANDS = [
    "/secret", '/secret{"code":"1"}', '/secret{"code": "1", "nation": "x"}', "/secret@1.0", '/secret@0.99{"code":"1"}',
    "  /secret", "\t\n/secret", "\u200b/secret", "\ufeff/secret", "\u202e/secret", "\u2060 \u200d/secret",
    "\uff0fsecret", "\u2215secret", "\u2044secret", "//secret", "/ /secret", "/\u200b/secret", "/\u00a0/secret",
    "\\/secret", "\x00/secret", "\u3000/secret", "/secret\n/secret", "EXTERNAL: secret",
    "/\u0338/secret", "\ud800/secret",
]
BUILT_IN = ["/restart", "/session_start", "/back", "/stop", "/nlu_fallback", "/out_of_scope", "/restart{}", "/greet"]


@pytest.mark.parametrize("typed", COMMANDS, ids=[ascii(command) for command in COMMANDS])
def test_typed_text_fires_no_intent_and_fills_no_slot(server: Server, typed: str) -> None:
    session = server.say("hello")["session"]
    answer = server.say(typed, session)
    assert "fired" not in texts(answer)
    assert texts(server.say("hello", session)) == "Hello. Nation None, code None."


@pytest.mark.parametrize("typed", BUILT_IN)
def test_rasas_own_commands_are_words(server: Server, typed: str) -> None:
    asked = server.say("my rights")
    server.say("", asked["session"], choice=asked["messages"][0]["buttons"][1]["choice"])
    assert texts(server.say(typed, asked["session"])) in ("I do not know that.", "Hello. Nation wales, code None.")
    assert texts(server.say("hello", asked["session"])) == "Hello. Nation wales, code None."


def test_a_command_inside_a_form_is_an_answer_to_its_question(server: Server) -> None:
    session = server.say("start the walk")["session"]
    assert texts(server.say('/secret{"code":"1"}', session)) == "Which day was it?"
    server.say("/restart", session)
    told = texts(server.say("nobody", session))
    assert told == 'Place secret{"code":"1"}, day restart, witness nobody.'


def test_metadata_reaches_rasa_only_from_the_list(server: Server) -> None:
    answer = server.say("hello", setting="ward", language="cy", is_external=True, sender="default", metadata={"x": 1})
    assert texts(answer) == "Hello. Nation None, code None."
    kept = server.bytes_kept()
    assert b'"setting": "ward"' in kept and b"is_external" not in kept and b'"sender"' not in kept


def test_choices_are_json_and_never_payloads(server: Server) -> None:
    assert "/choose" not in json.dumps(server.say("my rights"))


def test_several_ticked_choices_are_one_turn(server: Server) -> None:
    answer = server.say("my rights")
    nations = [button["choice"] for button in answer["messages"][0]["buttons"][:2]]
    chosen = server.say("", answer["session"], choices=nations)
    assert texts(chosen).startswith("You chose ")
    assert texts(server.say("", answer["session"], choices=[nations[0], "A" * 22])) == fallback_words()["utter_sorry_choice"]
