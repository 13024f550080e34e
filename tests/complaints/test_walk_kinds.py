"""The walk in people's own words: when it was, what goes on, leaving, other places, several answers at once, and no loops."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.complaints.interview.read_back import read_back
from knowledge.complaints.interview.walk import Heard, Turn, Walk, begin
from tests.complaints.walks import TODAY, guide, interview, say, walk_with

LONG_AGO = {"asker": "patient", "age": "adult", "hospital_country": "england", "setting": "nhs_ward",
            "legal_status": "detained", "event_date": "2025-06-10"}


@pytest.mark.parametrize("text, day", [
    ("the same day", "2025-06-10"), ("right away", "2025-06-10"), ("then and there", "2025-06-10"),
    ("at the time, i was with him", "2025-06-10"), ("i always knew", "2025-06-10"), ("when it happened", "2025-06-10"),
    ("the next morning", "2025-06-11"), ("the day after", "2025-06-11"), ("a week later", "2025-06-17"),
    ("about two months after", "2025-08-10"), ("a year later", "2026-06-10")])
def test_finding_out_is_counted_from_the_day_it_happened(text: str, day: str) -> None:
    outcome = say(walk_with(**LONG_AGO), "known_date", text)
    assert (outcome.turn, outcome.walk.known["known_date"]) == (Turn.NEXT, day)


@pytest.mark.parametrize("text", ["it goes on all the time", "its still going on", "every night", "they keep doing it",
                                  "it has never stopped", "ongoing", "again and again"])
def test_what_goes_on_counts_as_today_and_no_court_day_is_worked_out(text: str) -> None:
    outcome = say(walk_with(asker="patient", hospital_country="england"), "event_date", text)
    assert outcome.walk.known["event_date"] == TODAY.isoformat()
    assert outcome.walk.known["continuing"] is True
    assert dict(read_back(interview(), outcome.walk.known))["event_date"].endswith("it is still going on")
    again = say(outcome.walk, str(outcome.question), "change the date")
    assert "continuing" not in again.walk.known


def test_what_goes_on_since_a_day_counts_from_that_day() -> None:
    outcome = say(walk_with(), "event_date", "since march, and it still goes on", day="~2026-03-01")
    assert (outcome.walk.known["event_date"], outcome.walk.known["continuing"]) == ("2026-03-01", True)
    begun = begin(Heard("they pin him every day since march", day="~2026-03-01"), {}, guide())
    assert "continuing" not in begun.walk.known or begun.walk.known["event_date"] == "2026-03-01"


@pytest.mark.parametrize("text, intent", [
    ("bye", ""), ("ok thanks, goodbye", "thanks"), ("thats it for today", ""), ("i am exhausted", "feeling"),
    ("too tired for this, another time", ""), ("maybe later", ""),
    ("ill finish this tomorrow", ""), ("got to go now", ""), ("i need a rest", "feeling"), ("cheerio then", "goodbye")])
@pytest.mark.parametrize("requested", ["asker", "event_date", "stage", "consent"])
def test_somebody_who_is_going_is_let_go_and_nothing_is_forgotten(text: str, intent: str, requested: str) -> None:
    outcome = say(walk_with(**LONG_AGO), requested, text, intent=intent)
    assert (outcome.turn, outcome.question, outcome.walk.known) == (Turn.LEFT, None, LONG_AGO)


@pytest.mark.parametrize("requested, text", [
    ("want", "they must stop"), ("want", "i need to leave"), ("stage", "they said they would come back later"),
    ("event_date", "a week later"), ("legal_status", "not now"), ("stage", "i was too tired"), ("asker", "they made me so tired")])
def test_what_only_sounds_like_leaving_is_not(requested: str, text: str) -> None:
    assert say(walk_with(**LONG_AGO), requested, text).turn is not Turn.LEFT


@pytest.mark.parametrize("text", ["that is all", "nothing really", "not bothered", "nothing else", "thats everything thanks"])
def test_at_the_last_question_nothing_more_means_go_on(text: str) -> None:
    outcome = say(walk_with(**{**LONG_AGO, "known_date": "2025-06-10", "stage": "none"}), "want", text, intent="goodbye")
    assert (outcome.turn, outcome.question, outcome.walk.skipped) == (Turn.NEXT, None, ("want",))


@pytest.mark.parametrize("requested, text", [
    ("hospital_country", "up in scotland"), ("hospital_country", "the unit is in belfast"), ("hospital_country", "N Ireland"),
    ("setting", "at her college"), ("setting", "it was in school")])
def test_a_place_these_ways_do_not_reach_is_said_so(requested: str, text: str) -> None:
    assert say(walk_with(asker="carer"), requested, text).turn is Turn.ELSEWHERE


@pytest.mark.parametrize("text, nation", [("Chester", "england"), ("somewhere near Cardiff", "wales")])
@pytest.mark.parametrize("intent", ["other_nation", "ask_rights", "greet", "out_of_scope"])
def test_a_town_answers_the_question_of_the_nation(text: str, nation: str, intent: str) -> None:
    outcome = say(walk_with(asker="patient"), "hospital_country", text, nation=nation, intent=intent, best=0.9)
    assert (outcome.turn, outcome.walk.known["hospital_country"]) == (Turn.NEXT, nation)


@pytest.mark.parametrize("requested, text, heard, known", [
    ("hospital_country", "England, private hospital", {"nation": "england"},
     {"hospital_country": "england", "setting": "indep_hospital"}),
    ("setting", "ward, section 3", {}, {"setting": "nhs_ward", "legal_status": "s3"}),
    ("asker", "my brother, 15", {}, {"asker": "carer", "age": "under_16"}),
    ("stage", "wrote to them in may, no answer", {"day": "~2026-05-01"}, {"stage": "formal_open", "complaint_date": "2026-05-01"}),
    ("setting", "voluntary", {}, {"legal_status": "informal"})])
def test_several_answers_at_once_are_all_kept(requested: str, text: str, heard: dict[str, Any], known: dict[str, Any]) -> None:
    outcome = say(walk_with(), requested, text, **heard)
    assert outcome.turn is Turn.NEXT
    assert {name: outcome.walk.known.get(name) for name in known} == known


def test_the_day_of_a_complaint_is_not_taken_for_the_day_it_happened() -> None:
    text = "i complained in may and got no reply to my complaint"
    outcome = begin(Heard(text, intent="complain", day="~2026-05-01"), {}, guide())
    assert outcome.walk.known.get("complaint_date") == "2026-05-01"
    assert "event_date" not in outcome.walk.known


def test_an_answer_for_another_question_is_said_to_be_kept() -> None:
    outcome = say(walk_with(asker="patient", hospital_country="england"), "setting", "im on a section 2")
    assert (outcome.question, outcome.kept, outcome.walk.known["legal_status"]) == ("setting", True, "s2")


def test_what_is_not_clear_twice_is_left_and_nothing_is_lost() -> None:
    walk = walk_with(**{**LONG_AGO, "known_date": "2025-06-10"})
    outcome = say(walk, "stage", "banana")
    assert (outcome.turn, outcome.question) == (Turn.UNCLEAR, "stage")
    outcome = say(outcome.walk, "stage", "asdf")
    assert (outcome.turn, outcome.passed, outcome.question) == (Turn.NEXT, True, "want")
    outcome = say(say(outcome.walk, "want", "banana").walk, "want", "asdf")
    assert (outcome.turn, outcome.passed, outcome.question, outcome.walk.known) == (Turn.NEXT, True, None, walk.known)


def test_somebody_of_whom_nothing_is_understood_is_given_a_human() -> None:
    outcome = begin(Heard(), {}, guide())
    for number in range(6):
        if outcome.question is None:
            break
        assert number < 6
        outcome = say(outcome.walk, outcome.question, "banana")
    assert (outcome.turn, outcome.question) == (Turn.HUMAN, None)


def test_days_that_cannot_be_are_left_the_second_time() -> None:
    walk = walk_with(**{name: value for name, value in LONG_AGO.items() if name != "event_date"})
    outcome = say(walk, "event_date", "tomorrow", day="2026-11-23")
    assert (outcome.turn, outcome.question) == (Turn.REFUSED, "event_date")
    outcome = say(outcome.walk, "event_date", "in december 2026", day="2026-12-01")
    assert (outcome.passed, outcome.walk.skipped) == (True, ("event_date",))


STUCK = [("i already told you", {"intent": "ask_rights", "best": 0.8}), ("what is this", {"intent": "ask_rights", "best": 0.9}),
         ("england", {"nation": "england", "intent": "state_nation"}), ("i want to complain", {"intent": "complain"}),
         ("hello", {"intent": "greet"}), ("xyz", {}), ("it was in 2031", {}), ("they hurt me", {"intent": "feeling"}),
         ("next year", {"day": "2027-01-01"}), ("go on", {"intent": "affirm"})]


@pytest.mark.parametrize("text, heard", STUCK, ids=[text for text, _ in STUCK])
@pytest.mark.parametrize("requested", ["asker", "hospital_country", "setting", "legal_status", "event_date", "stage", "want"])
def test_nobody_is_caught_at_a_question(requested: str, text: str, heard: dict[str, Any]) -> None:
    walk = Walk(known={"hospital_country": "england", "asker": "patient"} if requested not in ("asker", "hospital_country") else {},
                asked=(requested,))
    for _ in range(4):
        outcome = say(walk, requested, text, **heard)
        if outcome.question != requested or outcome.turn is Turn.ASIDE:
            return
        walk = outcome.walk
    pytest.fail(f"still at {requested}")


@pytest.mark.parametrize("requested, text, facts", [
    ("asker", "a staff nurse on the unit", {"asker": "staff"}), ("legal_status", "section 3 at the time", {"legal_status": "s3"}),
    ("want", "for someone to find out about it", {"want": ["tell_regulator"]}), ("want", "why they did that to me", {"want":
     ["explanation_apology"]}), ("consent", "he has dementia so he cant say", {"consent": "lacks_capacity"})])
@pytest.mark.parametrize("intent", ["ask_rights", "who_can_help", "feeling", "out_of_scope"])
def test_an_answer_is_tried_before_a_question_to_the_assistant(requested: str, text: str, facts: dict[str, Any],
                                                               intent: str) -> None:
    outcome = say(walk_with(), requested, text, intent=intent, best=0.95)
    assert outcome.turn is Turn.NEXT
    assert {name: outcome.walk.known.get(name) for name in facts} == facts


def test_what_was_answered_and_what_was_left_is_read_back() -> None:
    known = {"asker": "carer", "consent": "lacks_capacity", "event_date": "2026-05-01"}
    assert read_back(interview(), known, ("want", "stage"), {"event_date": "2026-05-31"}) == [
        ("asker", "it happened to somebody you care about"), ("consent", "they are not able to decide about it at present"),
        ("event_date", "between Friday 1 May 2026 and Sunday 31 May 2026"),
        ("stage", "not sure or not said"), ("want", "not sure or not said")]


def test_what_another_answer_gave_is_not_read_back_twice() -> None:
    said = dict(read_back(interview(), {"asker": "bereaved", "consent": "died"}))
    assert said == {"asker": "it is about somebody who has died"}


@pytest.mark.parametrize(("known", "requested", "text", "status"), [
    ("s3", "event_date", "no, section 2", "s2"), ("s3", "event_date", "nope section 37", "s37"),
    ("", "legal_status", "no, section 2", "s2"),
    ("", "legal_status", "no, not sectioned", "informal"), ("", "legal_status", "no", "informal"),
    ("", "legal_status", "no section at all", "informal")])
def test_a_section_named_after_no_is_that_section(known: str, requested: str, text: str, status: str) -> None:
    walk = walk_with(asker="patient", hospital_country="england", setting="nhs_ward", **({"legal_status": known} if known else {}))
    assert say(walk, requested, text).walk.known["legal_status"] == status
