"""The head of the ways: the answer to the case, the next step at its stage, and what may run out first."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import pytest
import yaml

from knowledge.complaints import decide, load_table
from knowledge.complaints.interview.read_back import facts_from
from knowledge.messages import Message, Wording
from knowledge.routes_lead import lead_of, next_step
from knowledge.routes_library import Library
from knowledge.routes_text import first_way, routes_message
from knowledge.store.content import read_content
from tests.conftest import ROOT

TODAY = date(2026, 11, 22)
PATIENT: dict[str, Any] = {"asker": "patient", "age": "adult", "hospital_country": "england", "setting": "nhs_ward",
                           "legal_status": "s3", "stage": "none", "event_date": "2026-10-20", "want": ["explanation_apology"]}
CARER = {**PATIENT, "asker": "carer", "consent": "yes"}


@lru_cache(maxsize=1)
def _library() -> Library:
    content = read_content()
    responses = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
    return Library({route.id: route for route in content.routes}, content.contacts, Wording.from_responses(responses))


def _message(values: dict[str, Any], latest: dict[str, str] | None = None) -> Message:
    facts = facts_from(values, latest)
    return routes_message(decide(facts, load_table(), TODAY), _library(), TODAY, (), facts)


@pytest.mark.parametrize("values, phrase, route", [
    (PATIENT, "", "NHS_PROV_E"),
    ({**PATIENT, "stage": "informal"}, "lead_told_staff", "NHS_PROV_E"),
    ({**PATIENT, "stage": "formal_open", "complaint_date": "2026-11-01"}, "lead_open", "NHS_PROV_E"),
    ({**PATIENT, "stage": "final_reply", "stage_date": "2026-11-10"}, "lead_final_reply", "PHSO"),
    ({**PATIENT, "hospital_country": "wales", "stage": "ombudsman_decision", "stage_date": "2026-11-10"}, "lead_decided", "PSOW"),
    ({**CARER, "consent": "refused"}, "lead_refused", "NHS_PROV_E"),
    ({**CARER, "asker": "advocate", "consent": "refused"}, "lead_refused_advocate", None),
    ({**CARER, "consent": None}, "lead_ask_first", "NHS_PROV_E"),
    ({**CARER, "consent": None, "age": "under_16"}, "", "NHS_PROV_E"),
    ({**PATIENT, "setting": "social_care", "funder": "council", "stage": "final_reply", "stage_date": "2026-11-10",
      "legal_status": None}, "lead_final_reply", "LGSCO")])
def test_the_answer_to_the_case_and_its_next_step(values: dict[str, Any], phrase: str, route: str | None) -> None:
    facts = facts_from(values)
    lead = lead_of(decide(facts, load_table(), TODAY), facts)
    assert (lead.phrase, lead.step.route if lead.step else None) == (phrase, route)


@pytest.mark.parametrize("values, nearest", [
    (PATIENT, "Formal complaint"),  # judicial review has 59 days left: more than the rule's 28
    ({**PATIENT, "event_date": "2026-09-01"}, "Judicial review"),  # nine days left
    ({**PATIENT, "want": ["money"]}, "Judicial review"),  # a court's limit fits the wish
    ({**CARER, "event_date": "2026-09-01", "consent": "refused"}, "Your own complaint"),  # the claims are another person's
    ({**PATIENT, "legal_status": "s2", "admission_date": "2026-11-16", "want": ["leave_section"]}, "Tribunal")])
def test_a_courts_limit_leads_only_when_it_is_close_or_wished_for(values: dict[str, Any], nearest: str) -> None:
    assert _message(values)["custom"]["nearest"]["title"].startswith(nearest)


@pytest.mark.parametrize("values, opens, sooner", [
    (PATIENT, "Keep this day. Formal complaint", "Sooner runs out, if you want to go to court: Judicial review (act at once)"),
    ({**PATIENT, "event_date": "2026-08-02"}, "Keep this day. Formal", "go to court: Discrimination claim, 1 February 2027"),
    ({**PATIENT, "event_date": "2026-09-01"}, "This runs out first. Judicial review", ""),
    ({**PATIENT, "want": ["money"]}, "This runs out first. Judicial review", ""),
    ({**PATIENT, "setting": "social_care", "funder": "council", "legal_status": None}, "Keep this day. Complain to the council",
     "Judicial review (act at once), 20 January 2027"),
    ({**CARER, "consent": "refused"}, "Keep this day. Your own complaint", "wants to go to court: Jud"),
    ({**PATIENT, "stage": "final_reply", "stage_date": "2026-11-10", "event_date": "2025-12-20"},
     "This runs out first. Human rights claim", "")])
def test_nothing_is_called_first_while_a_court_is_sooner(values: dict[str, Any], opens: str, sooner: str) -> None:
    facts = facts_from(values)
    for text in (_message(values)["text"], first_way(decide(facts, load_table(), TODAY), _library(), TODAY, facts)["text"]):
        head = text.split("\n\n1. ")[0]
        assert opens in head and sooner in head
        assert ("Sooner runs out" in head) is bool(sooner)


@pytest.mark.parametrize("values, asked", [
    ({"legal_status": "s2", "event_date": "2026-11-10"}, True),
    ({"legal_status": "s2", "event_date": "2026-09-10"}, False),  # that section 2 is over: it lasts 28 days
    ({"legal_status": "s2", "event_date": "2026-09-10", "continuing": True}, True),
    ({"legal_status": "s2", "admission_date": "2026-11-16"}, False),
    ({"legal_status": "s3", "event_date": "2026-11-10"}, False)])
def test_a_section_2_without_its_day_opens_with_the_days_of_the_tribunal(values: dict[str, Any], asked: bool) -> None:
    text = _message({**PATIENT, **values})["text"]
    assert text.startswith("If the section 2 is still running, ask the ward today") is asked


@pytest.mark.parametrize("values, route", [
    ({"legal_status": "s2", "admission_date": "2026-11-09", "want": ["leave_section"]}, "TRIB_E"),  # its last day is today
    ({"legal_status": "s2", "admission_date": "2026-11-10", "want": ["leave_section"]}, "TRIB_E"),  # tomorrow
    ({"event_date": "2025-11-22"}, "NHS_PROV_E")])
def test_what_ends_today_or_tomorrow_is_the_first_of_the_list(values: dict[str, Any], route: str) -> None:
    facts = facts_from({**PATIENT, **values})
    step = decide(facts, load_table(), TODAY).steps[0]
    assert step.route == route and step.for_today


def test_somebody_elses_claims_are_called_theirs() -> None:
    assert "claims of the person it happened to, not yours" in _message({**CARER, "consent": "refused"})["text"]
    assert "not yours" not in _message(CARER)["text"]


def test_a_stretch_of_time_is_said_with_both_days_and_the_day_is_asked_for() -> None:
    text = _message({**PATIENT, "event_date": "2026-03-01", "legal_status": "informal"}, {"event_date": "2026-05-31"})["text"]
    assert "between 1 March 2027 and 31 May 2027" in text and "change the date" in text
    assert "The normal limit has passed" not in text, "said in one way: it may have passed"


def test_which_one_first_begins_with_the_next_step_of_the_stage() -> None:
    facts = facts_from({**PATIENT, "event_date": "2026-11-20", "stage": "final_reply", "stage_date": "2026-11-21"})
    decision = decide(facts, load_table(), TODAY)
    step = next_step(decision, facts)
    assert step is not None and step.route == "PHSO"
    assert "1. Parliamentary and Health Service Ombudsman" in first_way(decision, _library(), TODAY, facts)["text"]


@pytest.mark.parametrize("wish", ["leave_section", "records", "change_rule", "safe_now", "complain_about_police"])
def test_no_wish_pushes_the_complaint_out_of_the_walk(wish: str) -> None:
    facts = facts_from({**PATIENT, "want": [wish]})
    assert "NHS_PROV_E" in {step.route for step in decide(facts, load_table(), TODAY).steps}


@pytest.mark.parametrize("nation, route", [("england", "SG_E"), ("wales", "SG_W")])
def test_whoever_cannot_decide_and_was_hurt_has_safeguarding_before_an_advocate(nation: str, route: str) -> None:
    facts = facts_from({**CARER, "hospital_country": nation, "consent": "lacks_capacity", "setting": "social_care",
                        "funder": "council", "legal_status": None, "event_date": "2026-09-22"})
    step = decide(facts, load_table(), TODAY).steps[0]
    assert step.route == route and "ring it today" in step.because


@pytest.mark.parametrize("stage", ["none", "informal"])
def test_a_wish_about_the_police_has_their_complaint_first(stage: str) -> None:
    facts = facts_from({**PATIENT, "setting": "police_contact", "legal_status": "s136", "event_date": "2026-09-22", "stage": stage,
                        "want": ["complain_about_police", "report_crime"]})
    decision = decide(facts, load_table(), TODAY)
    assert decision.steps[0].route == "POLICE_COMPLAINT"
    assert getattr(next_step(decision, facts), "route", "") == "POLICE_COMPLAINT"


@pytest.mark.parametrize("nation, route", [("england", "SG_E"), ("wales", "SG_W")])
def test_what_goes_on_with_somebody_who_cannot_speak_up_is_told_to_safeguarding_first(nation: str, route: str) -> None:
    facts = facts_from({**CARER, "hospital_country": nation, "consent": "lacks_capacity", "continuing": True,
                        "setting": "social_care", "funder": "council", "event_date": "2026-11-22"})
    assert decide(facts, load_table(), TODAY).steps[0].route == route


def test_an_advocate_is_not_told_to_ask_for_one_like_them() -> None:
    facts = facts_from({**CARER, "asker": "advocate"})
    assert "ADV_IMHA_E" not in {step.route for step in decide(facts, load_table(), TODAY).steps}


@pytest.mark.parametrize("nation, funder, first", [
    ("england", "nhs_england_side", "Formal complaint"), ("wales", "nhs_wales", "Raise a concern with the health board")])
@pytest.mark.parametrize("stage", [{}, {"stage": "none"}, {"stage": "informal"}])
def test_no_ombudsman_stands_first_before_a_complaint(nation: str, funder: str, first: str, stage: dict[str, str]) -> None:
    text = _message({**PATIENT, "hospital_country": nation, "funder": funder, **stage})["text"]
    leads = next(one for one in text.split("\n\n") if one.startswith(("Keep this day", "This runs out first")))
    assert first in leads and "Ombudsman" not in leads


def test_what_goes_on_is_never_said_to_run_out_first() -> None:
    head = _message({**PATIENT, "event_date": TODAY.isoformat(), "continuing": True})["text"].split("\n\n1. ")[0]
    assert "This runs out first" not in head
