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
    for outside in ("how do i bake bread", "how do i descale a kettle", "how do i change a bike tyre"):
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


def test_welsh_without_a_welsh_answer_is_met_in_welsh_with_people(chat: Chat) -> None:
    said = chat.say("pryd mae'r bws ola i Aberystwyth?")
    assert set(chat.kinds) == {"notice"} and {one["language"] for one in chat.messages} == {"cy"}
    assert "116 123" in said and "Gymraeg" in said


def test_a_welsh_question_gets_its_welsh_draft_above_the_english(chat: Chat) -> None:
    said = chat.say("ga i weld fy nodiadau meddygol?")
    assert chat.kinds[-1] == "answer" and chat.messages[-1]["sources"]
    draft, follows, english = chat.messages[-1]["parts"][:3]
    assert (draft["language"], follows["language"], english.get("language")) == ("cy", "cy", None)
    assert draft["label"].startswith("Drafft") and "nodiadau" in draft["text"]
    assert said.index("Cewch ofyn i'r ysbyty") < said.index("yn Saesneg") < said.index("copy of your notes")


def test_danger_in_welsh_stands_before_a_welsh_answer(chat: Chat) -> None:
    chat.say("dwi'n mynd i ladd fy hun heno, be di rhif y Samariaid?")
    assert chat.messages[0]["kind"] == "urgent"
    assert "999" in chat.messages[0]["text"]


def test_a_place_in_a_guideline_is_answered_from_that_place(chat: Chat) -> None:
    assert "To quote:" in chat.say("NG10 1.4.24")
    assert any("1.4.24" in one["pinpoint"] for one in chat.messages[0]["sources"])
    assert "no text on section 133" in chat.say("s.133 MHA")
    assert "no text on" not in chat.say("section 3")


@pytest.mark.parametrize(("question", "number"), [
    ("what's the number for mind", "0300 123 3393"), ("what is the samaritans number", "116 123"),
    ("when is the legal line open", "0300 466 6463"), ("LGSCO hours", "0300 061 0614"), ("CALL helpline", "111"),
    ("live fear free", "0808 80 10 800"),
])
def test_a_number_asked_for_stands_in_the_first_sentence(chat: Chat, question: str, number: str) -> None:
    chat.say(question)
    answer = next(one for one in chat.messages if one["kind"] == "answer")
    first = answer["parts"][0]["text"].split(" (check")[0]
    assert number in first


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
