"""The walk hears short answers, what was said before, and how far a complaint has got: whole chats through the real server."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Chat, Server
from tests.chat.test_walks import finish

pytestmark = pytest.mark.slow


def test_a_few_words_in_the_walk_are_no_command_and_no_danger(chat: Chat) -> None:
    """A sister for her brother in supported living, told in short answers that sound like other things."""
    chat.say("i want to complain about how staff hold my brother in his supported living")
    told = []
    for answer in ("he's 33", "he cannot say", "it's still going on", "in Derby", "the council pays", "it to stop", "nobody yet"):
        told += [answer, *chat.say(answer).splitlines()]
        assert "urgent" not in chat.kinds, answer
        assert not any(words in chat.text for words in ("Take care.", "I am a computer program", "nothing to stop",
                                                        "do not have a checked answer")), answer
        if "routes" in chat.kinds:
            break
    assert "safeguarding" in "\n".join(told), "said before the next question, as soon as both are known"
    text = finish(chat, [])
    listed = text[text.index("\n1. "):]
    assert listed.index("Safeguarding") < listed.index("Complain to the council")


def test_a_fact_said_again_is_said_back_with_the_open_question_and_after_the_list_with_where_to_begin(chat: Chat) -> None:
    chat.say("i want to complain")
    for answer in ("to me", "england", "nhs ward"):
        chat.say(answer)
    text = chat.say("an nhs ward")
    assert "Yes, I have that: on an NHS ward" in text and "under a section" in text
    finish(chat, ["section 3", "5 November 2026", "no", "an apology"])
    text = chat.say("5 November 2026")
    assert "Yes, I have that" in text and "start with this one" in text and "routes" not in chat.kinds
    text = chat.say("and my notes")
    assert "routes" in chat.kinds and "records" in text.lower() and "Formal complaint" in text


def test_a_complaint_told_with_its_event_begins_the_walk_and_a_question_does_not(chat: Chat, server: Server) -> None:
    text = chat.say("complaint about my uncle in a care home in Swansea, tied to a chair on 4 October 2026")
    assert chat.kinds[-1] == "question" and "agreed" in text
    asks = Chat(server)
    asks.say("can I complain about a care home where my uncle was tied to a chair on 4 October 2026")
    assert "question" not in asks.kinds


def test_how_do_i_complain_typed_after_a_story_goes_on_from_it(chat: Chat) -> None:
    chat.say("last month two nurses on a ward in Exeter sat on my dad's legs and gave him an injection he had said no to")
    chat.say("how do i complain")
    assert chat.kinds[-1] == "question"
    assert "England or in Wales" not in chat.text and "When did it happen" not in chat.text


def test_the_payer_said_stays_and_the_final_reply_leads_to_the_ombudsman(chat: Chat) -> None:
    chat.say("my wife was in a private hospital in England that the NHS pays for. she was pinned down on 3 March 2026, section 3, "
             "she agrees to me complaining. we had the final reply on 6 November 2026. i want to complain further")
    for _ in range(4):
        if "routes" in chat.kinds:
            break
        chat.say("a private hospital" if "Who pays" in chat.text else "not sure")
    text = chat.text
    assert "paid for privately" not in text and "Who pays: the NHS in England pays" in text
    assert "the next step is: Parliamentary and Health Service Ombudsman" in text
    assert "3 March 2027" in text


def test_without_agreement_the_answer_to_the_case_comes_first(chat: Chat) -> None:
    chat.say("my sister was held face down on an nhs ward in Newport on 20 October 2026, she is 30, informal")
    chat.say("i want to complain")
    finish(chat, ["she says no", "not yet", "an explanation"])
    routes = next(message for message in chat.messages if message["kind"] == "routes")
    assert routes["text"].startswith("You cannot complain for somebody who can decide and has not agreed.")


def test_the_list_is_not_held_back_by_the_day_of_the_section(chat: Chat) -> None:
    chat.say("i want to complain and get off my section")
    for answer in ("to me", "england", "nhs ward", "section 2", "yesterday", "no"):
        chat.say(answer)
    assert "When did your section begin" in chat.text
    text = chat.say("what do i do now")
    assert "routes" in chat.kinds and "One more thing would help" in text
    assert "Formal complaint" in text, "leaving the section does not push out the complaint"
    assert "Tribunal" in chat.say("26 November 2026") and "routes" in chat.kinds


def test_a_prison_is_said_to_have_its_own_ways(chat: Chat) -> None:
    text = chat.say("my cousin was pinned down in prison last week by officers and nurses, i want to complain")
    assert "Prisons and" in text and "routes" not in chat.kinds and "question" not in chat.kinds
