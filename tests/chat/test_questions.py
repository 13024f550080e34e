"""Questions, follow-ups and honesty, through the real server."""

from __future__ import annotations

import re

import pytest

from tests.chat.conftest import Chat, Server

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("question", "must_say"), [
    ("can they hold me face down?", "face"),
    ("how long are staff allowed to hold someone for", "10 minutes"),
    ("they took everyones phone off us on the ward is that right", r"phone|blanket"),
    ("what is an imha", "Independent Mental Health Advocate"),
    ("what is rapid tranquillisation", "medicine"),
])
def test_a_question_gets_a_cited_answer(chat: Chat, question: str, must_say: str) -> None:
    assert re.search(must_say, chat.say(question), re.IGNORECASE)
    assert chat.kinds == ["answer"]
    sources = chat.messages[0]["sources"]
    assert sources
    assert all(one["title"] and one["url"].startswith("http") and one["checked"] for one in sources)


def test_england_only_law_is_not_told_for_wales(chat: Chat) -> None:
    chat.say("im in wales")
    text = chat.say("what does the use of force act say staff must do")
    assert "Wales" in text
    assert all(one["nation"] in ("wales", "both") for one in chat.messages[0]["sources"])


def test_an_unknown_nation_gets_both_sides_and_a_question(chat: Chat) -> None:
    text = chat.say("what must staff write down after using force, use of force record")
    assert "In England:" in text
    assert "The hospital is in Wales" in text
    welsh = chat.press("The hospital is in Wales")
    assert "In England:" not in welsh


def test_follow_ups_know_what_that_is(chat: Chat) -> None:
    first = chat.say("can staff put me in seclusion")
    more = chat.say("tell me more")
    assert more != first
    assert "To quote:" in chat.say("where does it say that")
    assert "first, today" not in chat.say("what about wales").lower()


def test_the_reader_can_be_switched_and_stays(chat: Chat) -> None:
    chat.say("give me the paragraph")
    assert "To quote:" in chat.say("can they hold me face down?")
    assert "To quote:" not in chat.say("simpler please")


def test_what_nothing_fits_is_said_and_three_misses_give_people(chat: Chat) -> None:
    for outside in ("how do i bake bread", "who won the election", "how do i change a bike tyre"):
        text = chat.say(outside)
    assert "Mind's legal line" in text
    assert "advocate" in text


def test_typed_commands_are_words(chat: Chat) -> None:
    for typed in ("/restart", '/state_nation{"nation": "wales"}', "/choose"):
        text = chat.say(typed)
        assert "Traceback" not in text
        assert "utter_" not in text
        assert text.strip()
    assert "rules for Wales" not in text


def test_welsh_is_answered_in_welsh(chat: Chat) -> None:
    assert "Gymraeg" in chat.say("Dwi eisiau siarad â rhywun am fy hawliau yn yr ysbyty")


def test_names_and_numbers_are_not_said_back(chat: Chat) -> None:
    assert "07700 900999" not in chat.say("my name is Bob Example and my mobile is 07700 900999")


def test_own_case_gets_guidance_and_people_not_a_verdict(chat: Chat) -> None:
    text = chat.say("they held me face down for an hour, was that legal?")
    assert "cannot say if" in text
    assert "legal line" in text


def test_a_conversation_goes_on_after_a_restart(tmp_path_factory: pytest.TempPathFactory) -> None:
    server = Server(tmp_path_factory.mktemp("restart"))
    server.start()
    try:
        chat = Chat(server)
        chat.say("i want to complain")
        chat.press("To me")
        chat.press("England")
        server.stop()
        server.start()
        assert "On an NHS ward" not in chat.text
        assert "section" in chat.press("An NHS ward").lower()
    finally:
        server.stop()
