"""What a typed answer to each question means, and what any sentence gives away."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.complaints.interview.answers import given_away, meant, wants_to_skip
from knowledge.complaints.interview.questions import forgotten, learned
from knowledge.complaints.interview.read_back import facts_from, read_back
from tests.complaints.typed_answers import ADULT, ANSWERS, DIED, ME, SELF, TEEN
from tests.complaints.walks import buttons, interview

TYPED = [(field, text, facts) for field, answers in ANSWERS.items() for text, facts in answers]


@pytest.mark.parametrize("field, text, facts", TYPED, ids=[f"{field}: {text}" for field, text, _ in TYPED])
def test_a_typed_answer_is_understood_or_asked_again(field: str, text: str, facts: dict[str, Any] | None) -> None:
    assert meant(interview().question(field), text) == facts


def test_the_nhs_that_pays_is_that_of_the_hospitals_nation() -> None:
    funder = interview().question("funder")
    assert meant(funder, "the NHS pays", {"hospital_country": "wales"}) == {"funder": "nhs_wales"}
    assert meant(funder, "nhs", {"hospital_country": "england"}) == {"funder": "nhs_england_side"}
    assert meant(funder, "nhs wales", {"hospital_country": "england"}) == {"funder": "nhs_wales"}


BUTTONS = [(field, title, answer) for field, shown in buttons().items() for title, answer in shown]


@pytest.mark.parametrize("field, title, answer", BUTTONS, ids=[answer for _, _, answer in BUTTONS])
def test_a_buttons_words_may_be_typed(field: str, title: str, answer: str) -> None:
    question, known = interview().question(field), {"hospital_country": "england"}
    if answer == "skip":
        assert wants_to_skip(title)
    else:
        option = next(one for one in question.options if one.id == answer)
        assert meant(question, title, known) == option.sets


def test_every_option_can_be_reached_by_its_id_and_is_read_back() -> None:
    for question in interview().questions:
        for option in question.options:
            assert interview().option(option.id) == (question, option)
            assert ("" if not option.sets else facts_from(dict(option.sets))) is not None
            said = dict(read_back(interview(), dict(option.sets)))
            assert said[question.field], option.id


def test_every_option_without_a_button_narrows_one_that_has() -> None:
    shown = {answer for answers in buttons().values() for _, answer in answers}
    for question in interview().questions:
        ids = {option.id for option in question.options}
        for option in question.options:
            assert option.narrows <= ids, option.id
            assert option.words or option.anywhere or option.id in shown, option.id
    assert shown - {"skip"} <= {option.id for question in interview().questions for option in question.options}


@pytest.mark.parametrize("text", [
    "not sure", "I don't know", "dont know", "no idea", "rather not say", "skip", "skip it", "pass", "idk", "can't remember",
    "does it matter?", "I'd rather not", "prefer not to say", "n/a", "next", "next question", "no clue", "unsure",
    "I do not want to say", "none of these", "unknown"])
def test_any_question_may_be_passed_over(text: str) -> None:
    assert wants_to_skip(text)


@pytest.mark.parametrize("text", ["my next of kin", "he passed away", "last night", "an NHS ward", "no", "nothing yet",
                                  "the next day they did it again", "not sectioned", "i was in a ward"])
def test_an_answer_does_not_pass_the_question_over(text: str) -> None:
    assert not wants_to_skip(text)


GIVEN = [
    ("i was held down on an nhs ward", {"asker": "patient", "setting": "nhs_ward"}),
    ("they pinned me to the floor", SELF),
    ("staff restrained me for 20 minutes", {"asker": "patient"}),
    ("it was last tuesday on an nhs ward in england", {"setting": "nhs_ward"}),
    ("my son was pinned down at Cygnet", {"asker": "carer", "setting": "indep_hospital"}),
    ("my mum was dragged by the police", {"asker": "carer", "age": "adult", "setting": "police_contact",
                                          "want": ["complain_about_police"]}),
    ("my 15 year old was secluded", {"asker": "carer", "age": "under_16"}),
    ("my husband died on the ward", {"asker": "bereaved", "consent": "died"}),
    ("i'm sectioned under section 3 and they took my phone", {"legal_status": "s3", "want": ["change_rule"]}),
    ("i was detained under section 2", {"legal_status": "s2"}),
    ("she is an informal patient", {"legal_status": "informal"}),
    ("i was not sectioned", {"asker": "patient", "legal_status": "informal"}),
    ("held on a 136", {"legal_status": "s136"}),
    ("i have complained to pals already", {"stage": "informal"}),
    ("waiting for a reply to my complaint", {"stage": "formal_open"}),
    ("my complaint was not upheld", {"stage": "final_reply"}),
    ("my solicitor sent a letter before claim", {"stage": "pre_action"}),
    ("i am an advocate, my client lacks capacity", {"asker": "advocate", "consent": "lacks_capacity"}),
    ("he has agreed and wants an explanation", {"consent": "yes", "want": ["explanation_apology"]}),
    ("he agreed to take the tablets", {}),
    ("she hasn't agreed", {}),
    ("i work on the ward and saw my colleague hit a patient", {"asker": "staff"}),
    ("my brother was restrained and i was held back", {}),
    ("what is an IMHA?", {}), ("can they hold me face down", {"asker": "patient"}), ("hello", {}), ("", {})]


@pytest.mark.parametrize("text, facts", GIVEN, ids=[text or "nothing" for text, _ in GIVEN])
def test_a_sentence_gives_away_only_what_it_says(text: str, facts: dict[str, Any]) -> None:
    assert given_away(interview(), text) == facts


@pytest.mark.parametrize("known, facts, answered, after", [
    ({}, ME, "asker", ME),
    (ME, {"asker": "carer"}, "asker", {"asker": "carer"}),
    (DIED, {"asker": "carer"}, "asker", {"asker": "carer"}),
    ({**ADULT, "consent": "refused"}, ME, "asker", ME),
    ({"setting": "indep_hospital", "funder": "private"}, {"setting": "nhs_ward"}, "setting", {"setting": "nhs_ward"}),
    ({"setting": "police_contact", "want": ["complain_about_police", "money"]}, {"setting": "nhs_ward"}, "setting",
     {"setting": "nhs_ward", "want": ["money"]}),
    ({"want": ["money"]}, {"setting": "police_contact", "want": ["complain_about_police"]}, "setting",
     {"setting": "police_contact", "want": ["complain_about_police", "money"]}),
    ({"want": ["money"]}, {"want": ["listening"]}, "want", {"want": ["listening"]}),
    ({"want": ["money"]}, {"want": ["listening"]}, "stage", {"want": ["listening", "money"]}),
    ({"stage": "final_reply", "stage_date": "2026-11-02", "complaint_date": "2026-09-01"}, {"stage": "none"}, "stage",
     {"stage": "none"}),
    ({"stage": "none"}, {"stage": "none"}, "stage", {"stage": "none"}),
    ({"event_date": "2025-01-01", "known_date": "2025-06-01"}, {"event_date": "2026-01-01"}, "event_date",
     {"event_date": "2026-01-01"})])
def test_an_answer_that_changes_takes_with_it_what_hung_on_it(known: dict[str, Any], facts: dict[str, Any],
                                                              answered: str, after: dict[str, Any]) -> None:
    assert learned(interview(), known, facts, answered) == after


@pytest.mark.parametrize("known, field, after", [
    (ME, "asker", {}), ({**ADULT, "hospital_country": "wales"}, "asker", {"hospital_country": "wales"}),
    ({"event_date": "2025-01-01", "known_date": "2025-06-01", "stage": "none"}, "event_date", {"stage": "none"}),
    ({"legal_status": "s3"}, "legal_status", {}), ({}, "stage", {})])
def test_a_fact_forgotten_takes_the_rest_of_its_answer_with_it(known: dict[str, Any], field: str,
                                                               after: dict[str, Any]) -> None:
    assert forgotten(interview(), known, field) == after


def test_what_was_understood_is_read_back_in_the_order_of_the_questions() -> None:
    known = {**TEEN, "hospital_country": "england", "legal_status": "s3", "event_date": "2026-11-03", "stage": "none",
             "want": ["explanation_apology", "money"]}
    assert read_back(interview(), known) == [
        ("asker", "it happened to somebody of 16 or 17 you care about"), ("age", "16 or 17"),
        ("hospital_country", "the hospital or service is in England"), ("legal_status", "under section 3"),
        ("event_date", "Tuesday 3 November 2026"), ("stage", "no complaint has been made yet"),
        ("want", "an explanation or an apology; money or legal action")]


def test_an_asker_of_another_age_is_still_read_back() -> None:
    assert read_back(interview(), {"asker": "carer", "age": "under_16", "consent": "yes"})[0][1] == (
        "it happened to a child or young person you care about")
    assert read_back(interview(), {"asker": "patient", "age": "under_16"})[0] == ("asker", "it happened to you")
