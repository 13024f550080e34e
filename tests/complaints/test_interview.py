"""What a typed answer to each question means, and what any sentence gives away."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.complaints import read_case
from knowledge.complaints.interview import given_away, meant, read_back, wants_to_skip
from knowledge.complaints.questions import forgotten, learned
from tests.complaints.walks import buttons, interview

ME, SELF = {"asker": "patient", "age": "adult"}, {"asker": "patient"}
CARER, ADULT, CHILD = {"asker": "carer"}, {"asker": "carer", "age": "adult"}, {"asker": "carer", "age": "under_16"}
YOUNG, TEEN = {"asker": "patient", "age": "16_17"}, {"asker": "carer", "age": "16_17"}
DIED = {"asker": "bereaved", "consent": "died"}
ENGLAND = {"hospital_country": "england"}
ANSWERS: dict[str, list[tuple[str, dict[str, Any] | None]]] = {
    "asker": [
        ("me", ME), ("it was me", ME), ("To me", ME), ("myself", ME), ("it happened to me", ME), ("me!", ME),
        ("i was held down", SELF), ("they restrained me", SELF), ("I'm a patient", SELF), ("im the patient", SELF),
        ("i got pinned by 5 staff", SELF), ("they keep injecting me", SELF), ("me im 16", YOUNG), ("i am 15", YOUNG),
        ("me, and I'm under 18", YOUNG), ("I am only 17", YOUNG),
        ("my son", CARER), ("My daughter was dragged", CARER), ("my brother", CARER), ("someone else", CARER),
        ("not me, my sister", CARER), ("it wasnt me it was my friend", CARER), ("i'm his carer", CARER),
        ("i was there when they held my brother", CARER), ("to somebody else", CARER), ("my best friend", CARER),
        ("next of kin", CARER), ("him", CARER),
        ("my husband", ADULT), ("my mum", ADULT), ("mam", ADULT), ("my elderly father", ADULT), ("my son who is 30",
         ADULT), ("my 45 year old son", ADULT), ("an adult I care about", ADULT), ("my wife, not me", ADULT),
        ("my child", CHILD), ("my 14 year old daughter", CHILD), ("my daughter is 12", CHILD), ("a young person", CHILD),
        ("my little boy", CHILD), ("my son whos 9", CHILD),
        ("my 17 year old", TEEN), ("my son is 16", TEEN), ("my daughter aged 17", TEEN),
        ("my mum died", DIED), ("my brother passed away in there", DIED), ("somebody who has died", DIED),
        ("he died", DIED), ("my late husband", DIED), ("we lost our daughter", DIED),
        ("i'm an advocate", {"asker": "advocate"}), ("IMHA", {"asker": "advocate"}), ("my client", {"asker": "advocate"}),
        ("i am her solicitor", {"asker": "advocate"}), ("advocate for a patient", {"asker": "advocate"}),
        ("power of attorney for my dad", {"asker": "attorney_deputy"}), ("I have LPA", {"asker": "attorney_deputy"}),
        ("i'm her deputy", {"asker": "attorney_deputy"}),
        ("I work there", {"asker": "staff"}), ("staff", {"asker": "staff"}), ("I'm a nurse", {"asker": "staff"}),
        ("agency nurse", {"asker": "staff"}), ("i work on the ward", {"asker": "staff"}),
        ("my colleague did it", {"asker": "staff"}), ("im a student nurse on the unit", {"asker": "staff"}),
        ("the nurse hit me", SELF), ("staff pinned me down", SELF), ("my advocate is helping me", ME),
        ("i nearly died", None), ("the ward", None), ("is it too late", None), ("yes", None), ("let me think", None),
        ("i want an advocate", None), ("the staff were awful", None), ("banana", None)],
    "age": [
        ("15", {"age": "under_16"}), ("she is 9", {"age": "under_16"}), ("under 16", {"age": "under_16"}),
        ("fourteen", {"age": "under_16"}), ("he's 7 years old", {"age": "under_16"}),
        ("16", {"age": "16_17"}), ("seventeen", {"age": "16_17"}), ("17 and a half", {"age": "16_17"}),
        ("16 or 17", {"age": "16_17"}),
        ("18", {"age": "adult"}), ("he is 45", {"age": "adult"}), ("over 18", {"age": "adult"}), ("adult", {"age": "adult"}),
        ("in her thirties", {"age": "adult"}), ("18 or over", {"age": "adult"}), ("grown up", {"age": "adult"}),
        ("82", {"age": "adult"}), ("twenty two", {"age": "adult"}),
        ("under 18", None), ("a teenager", None), ("old", None), ("banana", None)],
    "consent": [
        ("yes", {"consent": "yes"}), ("Yes they agree", {"consent": "yes"}), ("he asked me to", {"consent": "yes"}),
        ("she's happy for me to", {"consent": "yes"}), ("they signed a form", {"consent": "yes"}),
        ("yeah she wants me to", {"consent": "yes"}), ("he does", {"consent": "yes"}),
        ("no", {"consent": "refused"}), ("he doesn't want me to", {"consent": "refused"}),
        ("she refused", {"consent": "refused"}), ("she said no", {"consent": "refused"}),
        ("no they dont", {"consent": "refused"}), ("he wont let me", {"consent": "refused"}),
        ("no he doesnt want it", {"consent": "refused"}),
        ("he lacks capacity", {"consent": "lacks_capacity"}), ("too unwell to say", {"consent": "lacks_capacity"}),
        ("she can't decide", {"consent": "lacks_capacity"}), ("dementia", {"consent": "lacks_capacity"}),
        ("no he is too ill", {"consent": "lacks_capacity"}), ("he's not able to agree", {"consent": "lacks_capacity"}),
        ("they are too unwell to decide", {"consent": "lacks_capacity"}),
        ("he understands but says no", {"consent": "child_able"}),
        ("too young", {"consent": "child_not_able"}), ("the child is too small to decide", {"consent": "child_not_able"}),
        ("he hasn't agreed yet", None), ("not agreed", None), ("never signed anything", None), ("i have not asked", None),
        ("maybe", None), ("banana", None)],
    "hospital_country": [
        ("England", ENGLAND), ("in england", ENGLAND), ("it's an english hospital", ENGLAND),
        ("not wales, england", ENGLAND), ("Wales", {"hospital_country": "wales"}),
        ("cymru", {"hospital_country": "wales"}), ("south wales", {"hospital_country": "wales"}),
        ("not in england", None), ("i live in wales but the hospital is in england", None), ("scotland", None),
        ("the north", None), ("yes", None)],
    "setting": [
        ("an NHS ward", {"setting": "nhs_ward"}), ("on the ward", {"setting": "nhs_ward"}),
        ("in hospital", {"setting": "nhs_ward"}), ("A&E", {"setting": "nhs_ward"}), ("PICU", {"setting": "nhs_ward"}),
        ("nhs mental health unit", {"setting": "nhs_ward"}), ("a health board hospital", {"setting": "nhs_ward"}),
        ("private hospital", {"setting": "indep_hospital"}), ("a private one", {"setting": "indep_hospital"}),
        ("Cygnet", {"setting": "indep_hospital"}), ("the priory", {"setting": "indep_hospital"}),
        ("hospital, it was private", {"setting": "indep_hospital"}), ("not nhs, private", {"setting": "indep_hospital"}),
        ("independent hospital", {"setting": "indep_hospital"}), ("not private, nhs", {"setting": "nhs_ward"}),
        ("care home", {"setting": "social_care"}), ("supported living", {"setting": "social_care"}),
        ("a nursing home", {"setting": "social_care"}), ("residential care", {"setting": "social_care"}),
        ("at home", {"setting": "community"}), ("in my flat", {"setting": "community"}),
        ("the crisis team came", {"setting": "community"}), ("in the community", {"setting": "community"}),
        ("the police", {"setting": "police_contact", "want": ["complain_about_police"]}),
        ("police cell", {"setting": "police_contact", "want": ["complain_about_police"]}),
        ("in custody", {"setting": "police_contact", "want": ["complain_about_police"]}),
        ("yes", None), ("in the corridor", None), ("upstairs", None), ("banana", None)],
    "funder": [
        ("NHS England", {"funder": "nhs_england_side"}), ("the ICB", {"funder": "nhs_england_side"}),
        ("The NHS in England", {"funder": "nhs_england_side"}), ("health board", {"funder": "nhs_wales"}),
        ("NHS Wales", {"funder": "nhs_wales"}), ("betsi cadwaladr", {"funder": "nhs_wales"}),
        ("we pay", {"funder": "private"}), ("insurance", {"funder": "private"}), ("bupa", {"funder": "private"}),
        ("my parents", {"funder": "private"}), ("privately", {"funder": "private"}), ("not the nhs, bupa", {"funder":
         "private"}), ("the council", {"funder": "council"}), ("social services", {"funder": "council"}),
        ("the nhs", None), ("yes", None), ("someone", None), ("banana", None)],
    "legal_status": [
        ("sectioned", {"legal_status": "detained"}), ("yes", {"legal_status": "detained"}),
        ("yes i was", {"legal_status": "detained"}), ("i was sectioned", {"legal_status": "detained"}),
        ("detained", {"legal_status": "detained"}), ("under the mental health act", {"legal_status": "detained"}),
        ("Under section 2, 3, 37 or similar", {"legal_status": "detained"}),
        ("section 2", {"legal_status": "s2"}), ("s3", {"legal_status": "s3"}), ("on a section 3", {"legal_status": "s3"}),
        ("sec 37", {"legal_status": "s37"}), ("37/41", {"legal_status": "s37/41"}), ("section 47/49", {"legal_status":
         "s47/49"}), ("section 136", {"legal_status": "s136"}), ("136", {"legal_status": "s136"}),
        ("5(2)", {"legal_status": "s5(2)"}), ("section 5(4)", {"legal_status": "s5(4)"}), ("s4", {"legal_status": "s4"}),
        ("section 135", {"legal_status": "s135"}), ("holding power", {"legal_status": "short_power"}),
        ("section 5", {"legal_status": "short_power"}),
        ("informal", {"legal_status": "informal"}), ("voluntary", {"legal_status": "informal"}),
        ("no", {"legal_status": "informal"}), ("not sectioned", {"legal_status": "informal"}),
        ("i wasn't sectioned", {"legal_status": "informal"}), ("no section", {"legal_status": "informal"}),
        ("i went in by choice", {"legal_status": "informal"}), ("By choice (informal)", {"legal_status": "informal"}),
        ("no i was there voluntarily", {"legal_status": "informal"}),
        ("CTO", {"legal_status": "cto"}), ("community treatment order", {"legal_status": "cto"}),
        ("recalled", {"legal_status": "cto"}), ("guardianship", {"legal_status": "guardianship"}),
        ("conditionally discharged", {"legal_status": "cond_discharge"}),
        ("was sectioned but discharged now", {"legal_status": "was_detained"}),
        ("i was on a section 3, not any more", {"legal_status": "was_detained"}),
        ("not now", {"legal_status": "was_detained"}), ("DoLS", {"legal_status": "dols"}),
        ("deprivation of liberty", {"legal_status": "dols"}),
        ("yesterday", None), ("maybe", None), ("banana", None)],
    "stage": [
        ("no", {"stage": "none"}), ("not yet", {"stage": "none"}), ("nobody has complained", {"stage": "none"}),
        ("haven't complained", {"stage": "none"}), ("nothing so far", {"stage": "none"}), ("none", {"stage": "none"}),
        ("this is the first time", {"stage": "none"}), ("no not yet", {"stage": "none"}),
        ("i told the ward manager", {"stage": "informal"}), ("yes, told staff", {"stage": "informal"}),
        ("spoke to PALS", {"stage": "informal"}), ("we complained to the ward", {"stage": "informal"}),
        ("I mentioned it to a nurse", {"stage": "informal"}), ("only verbally", {"stage": "informal"}),
        ("yes", {"stage": "formal_open"}), ("waiting for a reply", {"stage": "formal_open"}),
        ("sent a letter", {"stage": "formal_open"}), ("no reply yet", {"stage": "formal_open"}),
        ("yes a formal complaint", {"stage": "formal_open"}), ("i complained", {"stage": "formal_open"}),
        ("mum complained in writing, they havent answered", {"stage": "formal_open"}),
        ("we wrote to the chief executive", {"stage": "formal_open"}), ("still waiting", {"stage": "formal_open"}),
        ("haven't had a final answer", {"stage": "formal_open"}),
        ("got their final reply", {"stage": "final_reply"}), ("they rejected it", {"stage": "final_reply"}),
        ("not upheld", {"stage": "final_reply"}), ("I complained but they dismissed it", {"stage": "final_reply"}),
        ("they replied", {"stage": "final_reply"}), ("final answer", {"stage": "final_reply"}),
        ("we had a response", {"stage": "final_reply"}), ("it's with the ombudsman", {"stage": "final_reply"}),
        ("the ombudsman has decided", {"stage": "ombudsman_decision"}), ("phso rejected it", {"stage":
         "ombudsman_decision"}), ("Ombudsman", {"stage": "ombudsman_decision"}),
        ("my solicitor sent a letter of claim", {"stage": "pre_action"}), ("letter before action", {"stage": "pre_action"}),
        ("we are suing them", {"stage": "court_issued"}), ("a court claim", {"stage": "court_issued"}),
        ("not gone to court", None), ("maybe", None), ("banana", None), ("it was horrible", None)],
    "want": [
        ("an apology", {"want": ["explanation_apology"]}), ("I want answers", {"want": ["explanation_apology"]}),
        ("to know why", {"want": ["explanation_apology"]}), ("say sorry", {"want": ["explanation_apology"]}),
        ("to find out what happened", {"want": ["explanation_apology"]}),
        ("for it to stop", {"want": ["quick_fix"]}), ("i want it to stop", {"want": ["quick_fix"]}),
        ("make it never happen again", {"want": ["quick_fix"]}), ("stop it happening", {"want": ["quick_fix"]}),
        ("to feel safe", {"want": ["safe_now"]}),
        ("my phone back", {"want": ["change_rule"]}), ("the rule changed", {"want": ["change_rule"]}),
        ("a ward rule changed", {"want": ["change_rule"]}),
        ("press charges", {"want": ["report_crime"]}), ("tell the police", {"want": ["report_crime"]}),
        ("report the abuse", {"want": ["report_crime"]}),
        ("that nurse sacked", {"want": ["report_professional"]}), ("report one worker", {"want": ["report_professional"]}),
        ("struck off", {"want": ["report_professional"]}), ("my records", {"want": ["records"]}),
        ("see the cctv", {"want": ["records"]}), ("a copy of my notes", {"want": ["records"]}),
        ("tell the cqc", {"want": ["tell_regulator"]}), ("inspectors to know", {"want": ["tell_regulator"]}),
        ("compensation", {"want": ["money"]}), ("sue them", {"want": ["money"]}),
        ("get off my section", {"want": ["leave_section"]}), ("let me out", {"want": ["leave_section"]}),
        ("i want to go home", {"want": ["leave_section"]}),
        ("complain about the police", {"want": ["complain_about_police"]}),
        ("someone to listen", {"want": ["listening"]}), ("to be believed", {"want": ["listening"]}),
        ("an apology and compensation", {"want": ["explanation_apology", "money"]}),
        ("explain it, and make sure it never happens again", {"want": ["explanation_apology", "quick_fix"]}),
        ("an explanation from the nurse", {"want": ["explanation_apology"]}),
        ("everything", None), ("banana", None), ("i want to file a complaint", None)],
}
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
        assert wants_to_skip(interview(), title)
    else:
        option = next(one for one in question.options if one.id == answer)
        assert meant(question, title, known) == option.sets


def test_every_option_can_be_reached_by_its_id_and_is_read_back() -> None:
    for question in interview().questions:
        for option in question.options:
            assert interview().option(option.id) == (question, option)
            assert ("" if not option.sets else read_case(dict(option.sets))) is not None
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
    assert wants_to_skip(interview(), text)


@pytest.mark.parametrize("text", ["my next of kin", "he passed away", "last night", "an NHS ward", "no", "nothing yet",
                                  "the next day they did it again", "not sectioned", "i was in a ward"])
def test_an_answer_does_not_pass_the_question_over(text: str) -> None:
    assert not wants_to_skip(interview(), text)


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
