"""A reply fills the open slot or an empty one; what is known changes only when it is corrected or said outright."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.complaints.interview.story.told import facts_said
from knowledge.complaints.interview.walk import Heard, Walk, begin
from tests.complaints.walks import TODAY, guide, say, walk_with

KNOWN: dict[str, Any] = {"asker": "carer", "age": "adult", "consent": "yes", "hospital_country": "wales", "funder": "nhs",
                         "setting": "indep_hospital", "legal_status": "s3", "event_date": "2026-05-04", "stage": "formal_open"}


@pytest.mark.parametrize("text, nation", [
    ("an answer", ""), ("had the last letter", ""), ("the NHS", ""), ("NHS England", "england"), ("NHS England pays", "england"),
    ("a reply", ""), ("I want to complain", ""), ("CAMHS, NHS", ""), ("the health board", ""), ("me", ""), ("18 June", ""),
    ("my mate", ""), ("no one yet, really", "")])
def test_a_stray_reply_changes_nothing_that_is_known(text: str, nation: str) -> None:
    outcome = say(walk_with(**KNOWN), "want", text, nation=nation)
    kept = {name: outcome.walk.known.get(name) for name in KNOWN if name != "funder"}
    assert kept == {name: value for name, value in KNOWN.items() if name != "funder"}
    assert not [one for one in outcome.changed if one[0] != "funder"]


@pytest.mark.parametrize("text, nation, field, value", [
    ("it was in England", "england", "hospital_country", "england"), ("section 2", "", "legal_status", "s2"),
    ("sorry I meant an NHS ward", "", "setting", "nhs_ward"), ("a nursing home", "", "setting", "social_care"),
    ("actually it was 6 May 2026", "", "event_date", "2026-05-06"), ("no, we have the final reply", "", "stage", "final_reply"),
    ("he refuses", "", "consent", "refused")])
def test_what_is_corrected_or_said_outright_counts(text: str, nation: str, field: str, value: str) -> None:
    outcome = say(walk_with(**KNOWN), "want", text, nation=nation)
    assert outcome.walk.known[field] == value and outcome.changed[0][0] == field


@pytest.mark.parametrize("known, filled", [
    ({}, {"complaint_date": "2026-06-18"}),
    ({"stage": "final_reply"}, {"stage_date": "2026-06-18"}),
    ({"complaint_date": "2026-06-10"}, {}),
    ({"stage": "none"}, {}),
    ({"stage": "none", "legal_status": "s2"}, {"admission_date": "2026-06-18"})])
def test_a_bare_day_fills_an_empty_day_and_never_the_events(known: dict[str, Any], filled: dict[str, str]) -> None:
    before = {**KNOWN, **known}
    after = say(walk_with(**before), "want", "18 June 2026").walk.known
    assert {name: value for name, value in after.items() if before.get(name) != value} == filled


@pytest.mark.parametrize("text, read, stage", [
    ("he says no but I want to complain about the ward", {"stage": ("formal_open", 1.0)}, None),
    ("can I make a complaint about how they held her", {"stage": ("final_reply", 0.5)}, None),
    ("we complained and have their final letter, I want to complain again", {"stage": ("formal_open", 1.0)}, "final_reply"),
    ("it went in last spring", {"stage": ("formal_open", 1.0)}, "formal_open")])
def test_a_wish_to_complain_is_no_stage(text: str, read: dict[str, Any], stage: str | None) -> None:
    assert facts_said(text, TODAY, "", read).get("stage", (None, 0))[0] == stage


def test_a_story_asks_back_who_asks_as_the_words_say_it_though_it_was_read_otherwise() -> None:
    read = {"asker": ("patient", 1.0), "hospital_country": ("england", 1.0)}
    story = ("My niece, 29, is in a private hospital in Wales on section 3. They dragged her on 2 October 2026 and I saw it. "
             "She does not want me to complain for her. I want to complain about what I saw.")
    outcome = begin(Heard(story, intent="complain", read=read, nation="wales"), {}, guide())
    told = {**outcome.walk.half, **outcome.walk.known}
    known = {name: told.get(name) for name in ("asker", "setting", "hospital_country", "stage")}
    assert known == {"asker": "carer", "setting": "indep_hospital", "hospital_country": "wales", "stage": None}


def test_a_wish_for_an_answer_is_an_explanation() -> None:
    outcome = say(Walk(known={**KNOWN, "complaint_date": "2026-05-06"}, asked=("want",)), "want", "a proper answer")
    assert (outcome.walk.known["want"], outcome.walk.known["stage"]) == (["explanation_apology"], "formal_open")


@pytest.mark.parametrize("text", ["Change an answer", "change my last answer", "Correct an answer"])
def test_the_title_of_our_own_button_is_a_command_and_no_fact(text: str) -> None:
    walk = Walk(known={**KNOWN, "complaint_date": "2026-05-06"}, asked=("legal_status", "want"))
    outcome = say(walk, "want", text)
    assert (outcome.back, outcome.question) == ("legal_status", "legal_status")
    assert outcome.walk.known["stage"] == "formal_open"
