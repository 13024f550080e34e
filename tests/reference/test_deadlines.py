"""The calculator: the same answer as the engine, faults by field, and nothing in it that could be a person."""

from __future__ import annotations

from datetime import date
from enum import Enum

import pytest

from channels.reference.deadlines import CHOICES, DATES, FIELDS, NOT_A_DAY, NOT_LISTED, spelt, table, work_out
from knowledge.complaints import decide
from knowledge.complaints.facts import (
    Age,
    Asker,
    ComplaintFacts,
    Consent,
    Country,
    Funder,
    LegalStatus,
    Setting,
    Stage,
    Want,
)
from knowledge.model import Nation, Source

TODAY = date(2026, 11, 22)
KINDS: dict[str, type[Enum]] = {
    "hospital_country": Country, "setting": Setting, "funder": Funder, "legal_status": LegalStatus, "asker": Asker,
    "age": Age, "consent": Consent, "stage": Stage, "want": Want}
ENGLAND = {"hospital_country": ["england"], "setting": ["nhs_ward"], "funder": ["nhs_england_side"],
           "event_date": ["2026-10-01"], "asker": ["patient"], "want": ["explanation_apology", "money"]}


@pytest.mark.parametrize(("query", "facts"), [
    (ENGLAND, ComplaintFacts(hospital_country=Country.ENGLAND, setting=Setting.NHS_WARD,
                             funder=Funder.NHS_ENGLAND_SIDE, event_date=date(2026, 10, 1), asker=Asker.PATIENT,
                             want=frozenset({Want.EXPLANATION_APOLOGY, Want.MONEY}))),
    ({"hospital_country": ["wales"], "legal_status": ["s3"]},
     ComplaintFacts(hospital_country=Country.WALES, legal_status=LegalStatus.S3)),
    ({"stage": ["final_reply"], "stage_date": ["2026-09-01"], "hospital_country": ["wales"]},
     ComplaintFacts(hospital_country=Country.WALES, stage=Stage.FINAL_REPLY, stage_date=date(2026, 9, 1))),
])
def test_the_answer_is_the_engines(query: dict[str, list[str]], facts: ComplaintFacts) -> None:
    worked = work_out(query, TODAY)
    assert worked.fault == "" and worked.decision == decide(facts, table(), TODAY)
    assert worked.decision is not None and worked.decision.steps


@pytest.mark.parametrize("query", [
    {}, {"event_date": [""]}, {"want": [""]}, {"name": ["Somebody"]}, {"birth_date": ["1990-01-01"]},
])
def test_nothing_given_works_nothing_out(query: dict[str, list[str]]) -> None:
    worked = work_out(query, TODAY)
    assert (dict(worked.given), worked.decision, worked.fault) == ({}, None, "")


def test_unknown_keys_change_nothing() -> None:
    more = {**ENGLAND, "name": ["Somebody"], "birth_date": ["1990-01-01"], "note": ["x"], "language": ["cy"]}
    assert work_out(more, TODAY) == work_out(ENGLAND, TODAY)


@pytest.mark.parametrize(("field", "value", "fault"), [
    ("hospital_country", "Jo Bloggs", NOT_LISTED), ("legal_status", "s99", NOT_LISTED), ("want", "Jo Bloggs", NOT_LISTED),
    ("stage", "final_reply(2026-09-01)", NOT_LISTED), ("event_date", "Jo Bloggs", NOT_A_DAY),
    ("known_date", "01/10/2026", NOT_A_DAY), ("event_date", "2026-10", NOT_A_DAY),
])
def test_a_value_off_the_list_is_a_fault_and_is_not_said_back(field: str, value: str, fault: str) -> None:
    worked = work_out({**ENGLAND, field: [value]}, TODAY)
    assert (worked.fault_field, worked.fault, worked.decision) == (field, fault, None)
    assert value not in repr(worked)


@pytest.mark.parametrize(("field", "value", "says"), [
    ("event_date", "2030-01-01", "after today"), ("event_date", "2026-02-30", "not a day of the calendar"),
    ("stage_date", "2030-01-01", "today"),
])
def test_an_impossible_day_is_a_fault_of_its_field(field: str, value: str, says: str) -> None:
    worked = work_out({**ENGLAND, "stage": ["final_reply"], field: [value]}, TODAY)
    assert worked.fault_field == field and says in worked.fault and worked.decision is None


def test_the_form_asks_only_listed_facts_and_days() -> None:
    assert set(FIELDS) == set(KINDS) | set(DATES)
    assert {name: list(values) for name, values in CHOICES.items()} == {
        name: [one.value for one in kind if one is not Want.COMPLAINT] for name, kind in KINDS.items()}
    assert not {"birth_date", "name"} & set(FIELDS)


ACT = Source("act", "The Act", "Parliament", 1983, Nation.BOTH, "https://a.example")
RULES = Source("rules", "The Rules", "Parliament", 2009, Nation.BOTH, "https://r.example")


@pytest.mark.parametrize(("source", "expected"), [
    ("act: s 1", [("The Act (1983)", "s 1", "https://a.example")]),
    ("act: s 1; s 2; rules: reg 3", [("The Act (1983)", "s 1; s 2", "https://a.example"),
                                     ("The Rules (2009)", "reg 3", "https://r.example")]),
    ("recalled", [("recalled", "", "")]),
])
def test_a_rules_source_is_spelt_out(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert spelt(source, {"act": ACT, "rules": RULES}) == expected
