"""The complaint walk, each asker, nation and interruption, through the real server."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Chat, Server

pytestmark = pytest.mark.slow


def finish(chat: Chat, answers: list[str], limit: int = 15) -> str:
    """Give the answers in turn, then pass over what is left; the text with the routes."""
    for answer in answers:
        chat.say(answer)
    for _ in range(limit):
        if "routes" in chat.kinds:
            return chat.text
        chat.press("Not sure")
    pytest.fail(f"no routes: {chat.text[-300:]}")


COMMONEST = ["to me", "england", "nhs ward", "section 3", "last tuesday", "no", "an apology"]
WALKS = [
    ("a detained patient in England", COMMONEST,
     ["IMHA", "PALS", "Formal complaint", "Ombudsman"], ["Llais", "Health board"]),
    ("a patient in Wales", ["to me", "wales", "nhs ward", "section 3", "last tuesday", "no", "an apology"],
     ["Llais"], ["PALS", "CQC", "Parliamentary"]),
    ("a carer with consent", ["my son", "he agreed", "england", "nhs ward", "section 2", "yesterday", "not yet", "answers"],
     ["agree"], ["Llais"]),
    ("a carer without consent", ["my wife", "she said no", "england", "nhs ward", "section 2", "yesterday", "not yet",
                                 "answers"], ["CQC"], ["Parliamentary and Health Service Ombudsman\n"]),
    ("somebody who lacks capacity", ["my mum", "she has dementia and cant decide", "england", "nhs ward", "informal",
                                     "last week", "no", "explanation"], ["advocate"], ["Llais"]),
    ("a bereaved family in Wales", ["my brother who died", "wales", "nhs ward", "in june", "no", "answers"],
     ["INQUEST", "coroner"], ["PALS"]),
    ("a private patient", ["to me", "england", "private hospital", "we pay", "informal", "in may", "no", "money"],
     ["ISCAS"], ["Parliamentary and Health Service Ombudsman\n"]),
    ("staff", ["i work there", "england"], ["Freedom to Speak Up"], ["Formal complaint to the hospital"]),
    ("a young person", ["to me and im under 18", "england", "nhs ward", "section 2", "yesterday", "no", "an apology"],
     ["Help at Hand"], ["Llais"]),
]


@pytest.mark.parametrize(("who", "answers", "shown", "hidden"), WALKS, ids=[walk[0] for walk in WALKS])
def test_each_asker_gets_their_routes(chat: Chat, who: str, answers: list[str], shown: list[str],
                                      hidden: list[str]) -> None:
    chat.say("i want to complain")
    text = finish(chat, answers)
    for words in shown:
        assert words.lower() in text.lower(), words
    for words in hidden:
        assert words.lower() not in text.lower(), words
    assert "too late" not in text.lower()


def test_what_was_said_already_is_not_asked(chat: Chat) -> None:
    chat.say("im in wales")
    chat.say("my son was pinned down last tuesday on an nhs ward and i want to complain")
    for _ in range(8):
        assert "England or in Wales" not in chat.text
        assert "When did it happen" not in chat.text
        if "routes" in chat.kinds:
            break
        chat.press("Not sure")
    assert "routes" in chat.kinds


def test_a_question_in_the_middle_is_answered_and_the_walk_goes_on(chat: Chat) -> None:
    chat.say("i want to complain")
    chat.press("To me")
    text = chat.say("what is an imha?")
    assert "Independent Mental Health Advocate" in text
    assert "England or in Wales" in text
    text = chat.say("will they punish me for complaining?")
    assert "England or in Wales" in text


QUESTIONS = ["am i allowed my phone on the ward?", "can they hold me face down?"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_in_the_walk_gets_the_answer_it_gets_outside(chat: Chat, server: Server, question: str) -> None:
    outside = Chat(server)
    outside.say(question)
    chat.say("i want to complain")
    chat.press("To me")
    chat.say(question)
    assert chat.kinds == [*outside.kinds, "question"]
    assert [one.get("heading") for one in chat.messages[:-1]] == [one.get("heading") for one in outside.messages]
    assert "England or in Wales" in chat.messages[-1]["text"]
    assert "Where did it happen" in chat.say("england")


def test_asking_how_to_complain_is_answered_and_only_wanting_to_begins(chat: Chat) -> None:
    """'How do I complain?' is a question: it is answered, and the walk is offered as a button."""
    chat.say("how do i complain?")
    assert chat.kinds[0] == "answer"
    assert "Did it happen to you" in chat.press("How do I complain")


def test_after_the_list_no_wales_shows_the_new_list(chat: Chat) -> None:
    chat.say("i want to complain")
    finish(chat, COMMONEST)
    text = chat.say("no, Wales")
    assert chat.kinds == ["notice", "routes"], "what changed, and the list with what was understood; nothing else"
    assert "Wales" in chat.messages[0]["text"] and chat.messages[1]["understood"]
    assert "Llais" in text
    assert "PALS" not in text


@pytest.mark.parametrize("words", ["not sure", "section 3", "an apology"])
def test_after_the_list_doubt_or_a_fact_said_again_shows_where_to_begin_and_no_second_list(chat: Chat, words: str) -> None:
    chat.say("i want to complain")
    finish(chat, COMMONEST)
    text = chat.say(words)
    assert "routes" not in chat.kinds and "start with this one" in text
    chat.say("change the date")
    chat.say("yesterday")
    assert "routes" in chat.kinds, "an answer can be changed still"


def test_another_complaint_begins_with_nothing_of_the_first(chat: Chat) -> None:
    chat.say("i want to complain")
    finish(chat, COMMONEST)
    text = chat.say("I want to complain about something else now")
    assert "Did it happen to you" in text
    text = chat.say("to me")
    assert "England or in Wales" in text, "the nation of the first complaint must not be taken for the second's"


def test_a_not_sure_that_is_sent_again_passes_over_one_question_only(chat: Chat) -> None:
    chat.say("i want to complain")
    button = chat.button("Not sure")
    first = chat.say(button["title"], button["choice"], id="resent-not-sure")
    again = chat.say(button["title"], button["choice"], id="resent-not-sure")
    assert "England or in Wales" in first
    assert again == first
    assert "Where did it happen" in chat.press("England")


def test_deleting_what_was_said_is_explained_also_in_the_walk(chat: Chat) -> None:
    assert "Finish and clear" in chat.say("delete what I said")
    chat.say("i want to complain")
    text = chat.say("delete what I said")
    assert "Finish and clear" in text
    assert chat.kinds[-1] == "question" and "went wrong" not in text


def test_back_change_stop_and_carry_on(chat: Chat) -> None:
    chat.say("i want to complain")
    chat.press("To me")
    chat.press("England")
    assert "England or in Wales" in chat.say("go back")
    chat.press("Wales")
    assert "nothing has been sent" in chat.say("stop").lower()
    assert "Where did it happen" in chat.press("Carry on")
    assert "Did it happen to you" in chat.say("start again")


def test_nonsense_twice_names_a_person_and_the_walk_goes_on(chat: Chat) -> None:
    chat.say("i want to complain")
    chat.press("To me")
    chat.say("england")
    for _ in range(2):
        text = chat.say("blorp wibble")
    assert "legal line" in text
    assert "under a section" in text


def test_nonsense_all_the_way_still_ends_with_the_ways(chat: Chat) -> None:
    chat.say("i want to complain")
    chat.press("To me")
    chat.say("england")  # the nation is never passed over
    for _ in range(20):
        if "routes" in chat.kinds:
            return
        chat.say("blorp wibble")
    pytest.fail(chat.text)


def test_the_walk_says_what_it_is_once(chat: Chat) -> None:
    assert "who to complain to and by when" in chat.say("i was pinned down on an nhs ward in england and i want to complain")
    assert "who to complain to" not in chat.say("section 3")


@pytest.mark.parametrize("words", ["ok bye", "i have to go now", "thats it for today"])
def test_somebody_who_goes_is_let_go_and_can_come_back(chat: Chat, words: str) -> None:
    chat.say("i want to complain")
    chat.press("To me")
    text = chat.say(words)
    assert "carry on" in text.lower() and "England or in Wales" not in text
    assert "England or in Wales" in chat.press("Carry on")


@pytest.mark.parametrize(("town", "nation"), [("Wrexham", "Wales"), ("Liverpool", "England"), ("its in cardiff", "Wales")])
def test_a_town_answers_where_the_hospital_is(chat: Chat, town: str, nation: str) -> None:
    chat.say("i want to complain")
    chat.press("To me")
    assert "Where did it happen" in chat.say(town)
    assert f"in {nation}" in finish(chat, ["nhs ward", "informal", "yesterday", "no", "an apology"])


def test_the_bereaved_hear_sorrow_once_and_which_day_is_meant(chat: Chat) -> None:
    chat.say("i want to complain")
    text = chat.say("to somebody who has died")
    assert text.lower().count("so sorry") == 1
    chat.say("england")
    text = chat.say("nhs ward")
    assert "If you only know the day they died" in text
    assert "so sorry" not in text


@pytest.mark.parametrize(("asked", "answer"), [("who is llais?", "Llais"), ("what is an IMHA?", "IMHA")])
def test_what_a_body_is_may_be_asked_in_the_walk(chat: Chat, asked: str, answer: str) -> None:
    chat.say("i want to complain, it happened to me in wales")
    text = chat.say(asked)
    assert chat.kinds[-2:] == ["answer", "question"] and answer in text
    assert "Where did it happen?" in text and "did not quite follow" not in text


def test_scotland_is_said_not_to_be_covered(chat: Chat) -> None:
    chat.say("i want to complain")
    chat.press("To me")
    assert "Mental Welfare Commission" in chat.say("in scotland")
    assert "England or in Wales" in chat.press("Carry on")


def test_a_date_is_read_back_and_can_be_changed(chat: Chat) -> None:
    chat.say("i want to complain")
    for answer in ("to me", "england", "nhs ward", "section 3"):
        chat.say(answer)
    assert "I have noted" in chat.say("3 november 2026")
    assert "When did it happen" in chat.say("change the date")
    assert "5 November 2026" in chat.say("5 november 2026")
    assert "does not fit" in (chat.say("change the date") and chat.say("3 march 2031")) or "When did" in chat.text


def test_an_answer_can_be_changed_at_the_read_back(chat: Chat) -> None:
    chat.say("i want to complain")
    finish(chat, COMMONEST)
    chat.press("Change an answer")
    chat.press("Nation")
    text = chat.press("Wales")
    assert "Llais" in text
    assert "PALS" not in text


def test_a_letter_is_drafted_with_blanks_and_never_sent(chat: Chat) -> None:
    chat.say("i want to complain")
    finish(chat, COMMONEST)
    text = chat.press("Letter")
    assert "letter" in chat.kinds
    assert "[your name]" in text
    assert "computer" in text
    assert "Nothing is sent" in text


def test_an_advocate_can_give_the_facts_in_one_sentence(chat: Chat) -> None:
    chat.say("I am an advocate and want to complain: he is a detained patient on section 3, NHS ward in England, "
             "restrained on 3 November 2026, no complaint yet, he agreed and wants an explanation")
    assert "routes" in chat.kinds


def test_at_most_seven_questions_for_the_commonest_case(chat: Chat) -> None:
    chat.say("i want to complain")
    for answer in COMMONEST:
        assert "routes" not in chat.kinds
        chat.say(answer)
    assert "routes" in chat.kinds
