"""Danger comes first, everywhere; look-alikes do not hijack the chat."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Chat

pytestmark = pytest.mark.slow

URGENT = [
    ("they are pinning me to the floor right now", "999"),
    ("i cant breathe", "999"),
    ("ive just swallowed all of my tablets", "999"),
    ("i want to kill myself", "116 123"),
    ("im going to cut myself", "116 123"),
    ("a nurse punched me in the face", "safeguarding"),
    ("my brother died on the ward last week", "sorry"),
]


@pytest.mark.parametrize(("text", "must_say"), URGENT)
def test_danger_is_answered_first(chat: Chat, text: str, must_say: str) -> None:
    assert must_say in chat.say(text)
    assert chat.kinds[0] == "urgent"


WELSH = ["dwi isio marw", "fi'n moyn marw", "methu anadlu", "maen nhw'n fy nal i lawr rwan", "ges i fy nhreisio ar y ward"]


@pytest.mark.parametrize("text", WELSH)
def test_danger_in_welsh_is_answered_in_welsh(chat: Chat, text: str) -> None:
    """What to do stands first; the verb may stand after who it is for, so it is looked for in either case."""
    said = chat.say(text)
    assert "999" in said and "ffoniwch" in said.lower()
    assert chat.kinds[0] == "urgent" and chat.messages[0]["language"] == "cy"


def test_welsh_danger_in_the_middle_of_the_walk_is_answered_in_welsh(chat: Chat) -> None:
    chat.say("i want to complain")
    chat.press("To me")
    assert "ffoniwch 999" in chat.say("dwi isio marw").lower()
    assert chat.kinds == ["urgent"]


def test_a_child_who_is_being_abused_gets_childline(chat: Chat) -> None:
    assert "0800 1111" in chat.say("I am 12 and I'm being abused")
    assert chat.kinds[0] == "urgent"
    assert "Childline" in [one["name"] for one in chat.messages[0]["numbers"]]


def test_a_child_who_said_her_age_before_is_spoken_to_as_a_child(chat: Chat) -> None:
    chat.say("im 14 and on a ward")
    assert "0800 1111" in chat.say("one of the staff touches me at night")


def test_danger_in_the_middle_of_the_walk_and_back(chat: Chat) -> None:
    chat.say("i want to complain")
    chat.press("To me")
    assert "116 123" in chat.say("actually i want to die")
    assert chat.kinds == ["urgent"]
    assert "NHS ward" in chat.say("england")


def test_on_a_ward_the_words_are_for_a_ward(chat: Chat) -> None:
    assert "call button" in chat.say("i want to kill myself", setting="ward")


def test_after_danger_the_question_can_be_answered(chat: Chat) -> None:
    """A card that stands alone offers the answer; one that is less than certain has the answer below it at once."""
    chat.say("i cant breathe")
    assert chat.kinds == ["urgent"]
    chat.press("Answer my question")
    assert "answer" in chat.kinds


def test_danger_and_a_question_in_one_get_the_card_first_and_then_the_answer(chat: Chat) -> None:
    chat.say("they are kneeling on my back right now")
    if chat.kinds == ["urgent"]:
        chat.press("Answer my question")
    assert chat.kinds[-1] == "answer"


@pytest.mark.parametrize("text", ["my phone died can i charge it on the ward", "is restraint training killing morale",
                                  "what does the guidance say about deaths in restraint"])
def test_look_alikes_are_not_taken_for_danger(chat: Chat, text: str) -> None:
    chat.say(text)
    assert chat.kinds[0] != "urgent"


def test_a_very_long_urgent_message_is_read_to_its_end(chat: Chat) -> None:
    assert "999" in chat.say("it was a long day and nobody came. " * 80 + "now i have taken an overdose")
