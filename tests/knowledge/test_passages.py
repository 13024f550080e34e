"""Which sentence of an answer is brought into view because it is what was asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.answers import Asked, answer_about
from knowledge.answers.passages import lines_to_say, nearest_line, sentences, stands_alone, unsaid_lines
from knowledge.answers.render import Manner, answer_message, says_more
from knowledge.messages import Message
from knowledge.model import Extract, Nation, Opener, Reader
from tests.knowledge.test_answers import TODAY, WORDS, extract

DAYS = "The hospital must send it to you within one month."
WHO = "Everybody on the ward may ask for a copy of it."
WALES = "Health boards in Wales keep it for eight years."
LEANS = "They may ask you to come back for it another day."
EXTRACTS: dict[str, Extract] = {one.id: one for one in (
    replace(extract("notes", short="You can see your notes."), fuller=f"{WHO} {LEANS} {DAYS}"),
    replace(extract("kept"), fuller="Records are kept for twenty years."),
    replace(extract("kept-wales", Nation.WALES), fuller=WALES))}


def told(likeness: dict[str, float], reader: Reader = Reader.SHORT, own: bool = False) -> Message:
    answer = answer_about(["notes", "kept", "kept-wales"], EXTRACTS, Asked(None, reader, TODAY), own)
    assert answer is not None
    return answer_message(answer, WORDS, Manner(own_case=own, likeness=likeness))


@pytest.mark.parametrize(("sentence", "alone"), [
    (DAYS, True), (WHO, True), (LEANS, False), ("It must be sent within one month.", False), ("Ask.", False),
    ("Yes, they may do that at any time.", False), ("word " * 40, False), ("Send them a short note: 'I complained to you.", False),
    ("Send them a short note: 'I complained on 3 May.'", True), ("The patients' council on the ward can help.", True),
    ("In Wales the board has thirty days.", True)])
def test_a_sentence_that_points_back_is_not_said_by_itself(sentence: str, alone: bool) -> None:
    assert stands_alone(sentence) is alone


def test_the_sentence_nearest_to_the_question_stands_with_its_text() -> None:
    message = told({DAYS: 0.7, WHO: 0.4, "You can see your notes.": 0.5})
    assert f"You can see your notes.\n{DAYS}\n" in message["text"] and WHO not in message["text"]
    assert DAYS in message["custom"]["more"]


def test_nothing_is_added_where_what_is_in_view_is_nearer() -> None:
    message = told({DAYS: 0.4, "You can see your notes.": 0.5})
    assert DAYS not in message["text"]


def test_the_nearest_sentence_of_another_topic_stands_under_its_heading_and_nation_once() -> None:
    message = told({WALES: 0.7})
    assert f"Also: About kept-wales\n\nIn Wales: Staff should not. {WALES}" in message["text"], "behind the answer it belongs to"
    assert message["text"].count("About kept") == 2 and message["text"].count("About kept-wales") == 1


def test_who_asked_for_the_exact_words_gets_no_sentence_of_another_text() -> None:
    assert DAYS not in told({DAYS: 0.7}, Reader.EXACT)["text"]


def test_of_a_topic_told_before_its_answer_and_one_sentence_not_yet_said_are_told() -> None:
    answer = answer_about(["notes"], EXTRACTS, Asked(None, Reader.SHORT, TODAY))
    assert answer is not None
    before = answer_message(answer, WORDS)["text"]
    again = answer_message(answer, WORDS, Manner(said=before, likeness={DAYS: 0.7}))
    assert f"You can see your notes. {DAYS}" in again["text"] and WHO not in again["text"]
    third = answer_message(answer, WORDS, Manner(said=f"{before} {again['text']}", likeness={DAYS: 0.7}))["text"]
    assert f"You can see your notes. {WHO}" in third and DAYS not in third
    assert says_more(answer, f"{before} {again['text']}") and not says_more(answer, f"{before} {again['text']} {third}")


def test_a_yes_or_no_is_said_again_with_its_first_sentence_and_what_is_nearest() -> None:
    own = replace(EXTRACTS["notes"], title="Can I see my notes?", opener=Opener.YES)
    answer = answer_about(["notes"], {"notes": own}, Asked(None, Reader.SHORT, TODAY))
    assert answer is not None
    before = answer_message(answer, WORDS)["text"]
    text = answer_message(answer, WORDS, Manner(said=before, question="can i see them or not", likeness={DAYS: 0.7}))["text"]
    assert f"Yes. You can see your notes. {DAYS}" in text and WHO not in text


def test_a_yes_is_not_said_twice_and_keeps_its_limit() -> None:
    own = replace(EXTRACTS["notes"], title="Can I see my notes?", opener=Opener.YES,
                  short="You can see your notes now. But a page may be held back.")
    answer = answer_about(["notes"], {"notes": own}, Asked(None, Reader.SHORT, TODAY))
    assert answer is not None
    said = answer_message(answer, WORDS)["text"]
    manner = Manner(said=said, question="can i see them", likeness={"You can see your notes now.": 0.9})
    text = answer_message(answer, WORDS, manner)["text"]
    assert text.count("You can see your notes now.") == 1 and "But a page may be held back." in text and WHO in text


def test_of_two_nations_none_is_left_out_when_all_of_it_was_said() -> None:
    pair = {one.id: one for one in (
        replace(extract("kept-england", Nation.ENGLAND), pair="kept-wales",
                short="Hospitals in England keep them for twenty years."),
        replace(extract("kept-wales", Nation.WALES), pair="kept-england", short="Boards in Wales keep them for eight years.",
                fuller="Health boards may keep some of them for longer."))}
    answer = answer_about(["kept-england"], pair, Asked(None, Reader.SHORT, TODAY))
    assert answer is not None
    text = answer_message(answer, WORDS, Manner(said="Hospitals in England keep them for twenty years."))["text"]
    assert "Hospitals in England" in text and "Wales" in text


def test_the_nearest_unsaid_sentences_stand_in_the_order_of_the_text() -> None:
    assert unsaid_lines(EXTRACTS["notes"], WHO, {DAYS: 0.1, "You can see your notes.": 0.0}) == ("You can see your notes.", DAYS)
    assert unsaid_lines(EXTRACTS["notes"], WHO, {WHO: 0.9, DAYS: 0.1}) == (WHO, DAYS), "the nearest of all is said again"
    assert unsaid_lines(EXTRACTS["notes"], f"{WHO} {DAYS} You can see your notes.", {}) == ()


def test_an_unknown_sentence_is_far_away_and_without_likeness_nothing_is_nearest() -> None:
    answer = answer_about(["notes"], EXTRACTS, Asked(None, Reader.SHORT, TODAY))
    assert answer is not None
    assert nearest_line(answer, ["You can see your notes."], {}) is None
    found = nearest_line(answer, ["You can see your notes."], {WHO: 0.1})
    assert found is not None and found.text == WHO


def test_dots_that_leave_something_out_end_no_sentence() -> None:
    note = "Say that you wrote on ... Name the day."
    assert sentences(f"{note} Keep a copy.") == [note, "Keep a copy."]


def test_the_lines_of_a_text_are_each_once() -> None:
    twice = replace(EXTRACTS["notes"], short=f"{DAYS} {DAYS}")
    assert lines_to_say(twice).count(DAYS) == 1
