"""A few words in the walk are an answer, to whatever question, before they are anything else; what was said is not lost."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.complaints.interview import answers_open_question, asks_how_to, of_the_case, tells_a_complaint
from knowledge.complaints.interview.short_answers import short_facts
from knowledge.complaints.interview.walk import Heard, Turn, Walk, begin
from tests.complaints.walks import TODAY, guide, say, walk_with

CARER: dict[str, Any] = {"asker": "carer", "age": "adult", "hospital_country": "england", "setting": "social_care"}


@pytest.mark.parametrize("text, known, open_question, facts", [
    ("a written apology", {}, "event_date", {"want": ["explanation_apology"]}),
    ("for it to end, an explanation", {}, "stage", {"want": ["explanation_apology"]}),
    ("somebody to listen to her", {}, "consent", {"want": ["listening"]}),
    ("it to stop", {}, "event_date", {"want": ["quick_fix"]}),
    ("my uncle", {}, "event_date", {"asker": "carer", "age": "adult"}),
    ("a nursing home", {}, "event_date", {"setting": "social_care"}),
    ("section 37", {}, "want", {"legal_status": "s37"}),
    ("cannot speak", {"asker": "carer"}, "stage", {"consent": "lacks_capacity"}),
    ("told the matron and the manager", {}, "want", {}),
    ("told the manager", {}, "want", {"stage": "informal"}),
    ("the council", {"setting": "social_care"}, "stage", {"funder": "council"}),
    ("not yet", {}, "want", {"stage": "none"}),
    # an answer to the open question, a question, a bare yes or no, and what passes it over name nothing else
    ("private", {"setting": "indep_hospital"}, "funder", {}), ("is it a care home?", {}, "event_date", {}),
    ("no", {}, "want", {}), ("yes please", {}, "stage", {}), ("not sure", {}, "want", {}), ("my dad said so", {}, "stage", {}),
    ("sorry I meant to say", {}, "stage", {}), ("they were cruel", {}, "want", {}), ("banana", {}, "stage", {})])
def test_a_few_words_name_a_fact_of_another_question(text: str, known: dict[str, Any], open_question: str,
                                                     facts: dict[str, Any]) -> None:
    assert short_facts(text, known, open_question) == facts


@pytest.mark.parametrize("text, question, intent, new", [
    ("it is still going on", "stage", "goodbye", {"continuing": True}), ("it to stop", "stage", "stop", {"want": ["quick_fix"]}),
    ("an apology", "event_date", "tell_more", {"want": ["explanation_apology"]}),
    ("someone to say sorry", "event_date", "feeling", {"want": ["explanation_apology"]}),
    ("she can't decide", "stage", "greet", {"consent": "lacks_capacity"}),
    ("we paid for it", "stage", "remark", {"funder": "private"})])
def test_no_command_is_heard_in_what_tells_a_fact(text: str, question: str, intent: str, new: dict[str, Any]) -> None:
    outcome = say(walk_with(**CARER), question, text, intent=intent, best=0.9)
    assert outcome.turn is Turn.NEXT
    assert {name: outcome.walk.known.get(name) for name in new} == new
    assert answers_open_question(question, text, TODAY, CARER) == 1


@pytest.mark.parametrize("text, again", [
    ("a care home", "setting"), ("my mother", "asker"), ("England", "hospital_country"), ("2 October 2026", "event_date"),
    ("she's an adult, my mum", "asker")])
def test_what_is_known_is_said_back_and_the_question_stands(text: str, again: str) -> None:
    walk = Walk(known={**CARER, "event_date": "2026-10-02"}, asked=("stage",))
    outcome = say(walk, "stage", text, nation="england" if text == "England" else "", intent="out_of_scope", best=0.9)
    assert (outcome.turn, outcome.question, outcome.walk.unclear) == (Turn.NEXT, "stage", 0)
    assert again in outcome.again


def test_who_says_the_same_again_and_again_is_not_held() -> None:
    outcome = say(walk_with(**CARER), "stage", "care home")
    for _ in range(2):
        assert outcome.question == "stage"
        outcome = say(outcome.walk, "stage", "care home")
    assert outcome.passed and outcome.question != "stage"


@pytest.mark.parametrize("text, nation, field, value", [
    ("section 3", "", "legal_status", "s3"), ("informal patient", "", "legal_status", "informal"),
    ("Wrexham", "wales", "hospital_country", "wales"), ("she refused", "", "consent", "refused")])
def test_another_value_said_alone_replaces_the_first_and_is_read_back(text: str, nation: str, field: str, value: str) -> None:
    known = {**CARER, "setting": "nhs_ward", "legal_status": "s2", "consent": "yes"}
    outcome = say(walk_with(**known), "want", text, nation=nation)
    assert outcome.walk.known[field] == value
    assert outcome.changed == ((field, known[field], value),)


def test_a_place_is_no_payer() -> None:
    story = "my husband is in a private hospital but the NHS pays, they pinned him on 3 October 2026"
    outcome = begin(Heard(story, intent="complain"), {}, guide())
    assert outcome.walk.known["funder"] == "nhs"
    walk = walk_with(**{**CARER, "setting": "indep_hospital"})
    assert "funder" not in say(walk, "funder", "private hospital").walk.known


def test_both_and_not_sure_at_the_nation_are_answered() -> None:
    first = say(walk_with(asker="patient"), "hospital_country", "both")
    assert (first.question, first.notes) == ("hospital_country", ("nation_both",))
    again = say(first.walk, "hospital_country", "both of them")
    assert again.question != "hospital_country" and again.notes == ("nation_not_known",)
    assert say(walk_with(asker="patient"), "hospital_country", "not sure").notes == ("nation_not_known",)


@pytest.mark.parametrize("text, prison", [
    ("my son was held down by officers in HMP Leeds last week, I want to complain", True),
    ("it was in a young offender institution", True),
    ("he was moved from prison to a ward on section 47 and held down there", False),
    ("I want the nurse put in prison", False)])
def test_a_prison_has_its_own_answer(text: str, prison: bool) -> None:
    assert (begin(Heard(text, intent="complain"), {}, guide()).turn is Turn.PRISON) is prison


KNOWN = {"asker": "patient", "age": "adult", "hospital_country": "england", "setting": "nhs_ward", "legal_status": "s2",
         "event_date": "2026-11-20", "stage": "none", "want": ["leave_section"]}


@pytest.mark.parametrize("text, intent", [("carry on", "resume"), ("what do i do now", "what_now")])
def test_a_question_that_only_sharpens_the_list_holds_it_back_from_nobody(text: str, intent: str) -> None:
    outcome = say(Walk(known=KNOWN, asked=("admission_date",)), "admission_date", text, intent=intent)
    assert (outcome.turn, outcome.question, outcome.walk.skipped) == (Turn.NEXT, None, ("admission_date",))


def test_the_day_passed_over_is_taken_when_it_is_said_after_the_list() -> None:
    outcome = begin(Heard("16 November 2026"), KNOWN, guide(), None, ("admission_date",))
    assert (outcome.walk.known["admission_date"], outcome.question) == ("2026-11-16", None)


@pytest.mark.parametrize("text, of_it", [
    ("on an NHS ward", True), ("20 November", True), ("and my notes", True), ("section 2", True), ("no", False), ("thanks", False),
    ("can they hold me face down?", False), ("what is an IMHA", False)])
def test_after_the_list_what_is_said_of_the_case_is_known_by_its_facts(text: str, of_it: bool) -> None:
    assert of_the_case(text, TODAY, KNOWN) is of_it


def test_after_the_list_a_fact_said_again_is_said_back_and_a_wish_is_added() -> None:
    assert begin(Heard("nhs ward"), KNOWN, guide()).again == ("setting",)
    joined = begin(Heard("to leave, and an explanation"), KNOWN, guide()).walk.known["want"]
    assert joined == ["explanation_apology", "leave_section"]
    added = begin(Heard("and an apology"), KNOWN, guide())
    assert added.walk.known["want"] == ["explanation_apology", "leave_section"] and added.question == "admission_date"


@pytest.mark.parametrize("text, tells", [
    ("complaint: my gran was tied to a chair in her care home in Bristol on 4 October 2026", True),
    ("we paid for his stay at a private clinic in Powys, he was dragged on 6 August, we want to complain", True),
    ("I was recalled to hospital by force on 2 October. complaint please", True),
    ("can I complain if I was on a section 3 on an NHS ward?", False), ("should we complain about the ward my son is on", False),
    ("the trust asked me in to talk over my complaint of 3 October on the NHS ward, must I go", False),
    ("what happens to my complaint of 3 October", False), ("they held me down on 4 October", False)])
def test_a_complaint_told_with_what_of_begins_the_walk(text: str, tells: bool) -> None:
    assert tells_a_complaint(text, TODAY) is tells


def test_the_bare_question_how_to_is_known() -> None:
    assert asks_how_to("ok so how do I complain?") and asks_how_to("How can we make a complaint")
    assert not asks_how_to("how do I complain about the food") and not asks_how_to("how long do I have to complain")
    assert say(walk_with(**CARER), "stage", "how do i complain").question == "stage"


@pytest.mark.parametrize("story, dates", [
    ("my sister died while she was on a section on 5 October 2026", {"event_date": "2026-10-05"}),
    ("when he was sectioned on 7 March 2026 they sat on him", {"event_date": "2026-03-07"}),
    ("she was sectioned on 3 May 2026 and pinned on 9 May 2026", {"admission_date": "2026-05-03", "event_date": "2026-05-09"}),
    ("they locked gran in on 12 October 2026. how do we complain", {"event_date": "2026-10-12"}),
    ("the Ombudsman for Wales refused my case on 9 November 2026, I want to complain about that", {"stage_date": "2026-11-09"})])
def test_a_date_belongs_to_the_verb_it_stands_with(story: str, dates: dict[str, str]) -> None:
    known = begin(Heard(story, intent="complain"), {}, guide()).walk.known
    assert {name: known[name] for name in known if name.endswith("_date")} == dates
