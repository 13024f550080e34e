"""Reading a case: what is taken, and what is refused by name in one line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from knowledge.complaints import CaseError, ComplaintFacts, Table, check_dates, read_case
from knowledge.complaints.facts import FIELDS, Asker, Consent, Country, LegalStatus, Stage, Want

TODAY = date(2026, 11, 22)


def test_nothing_given_is_everything_unknown() -> None:
    assert read_case({}) == ComplaintFacts()


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_may_be_unknown(field: str) -> None:
    assert read_case({field: "unknown"}) == read_case({field: None}) == ComplaintFacts()


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("detained", LegalStatus.DETAINED),
        ("s2", LegalStatus.S2),
        ("section 3", LegalStatus.S3),
        ("S.3", LegalStatus.S3),
        ("3", LegalStatus.S3),
        ("Section 37/41", LegalStatus.S37_41),
        ("s37_41", LegalStatus.S37_41),
        ("s37-41", LegalStatus.S37_41),
        ("s47", LegalStatus.S47),
        ("s47/49", LegalStatus.S47_49),
        ("s4", LegalStatus.S4),
        ("s5(2)", LegalStatus.S5_2),
        ("s5_2", LegalStatus.S5_2),
        ("s.5(4)", LegalStatus.S5_4),
        ("section 136", LegalStatus.S136),
        ("s135", LegalStatus.S135),
        ("detained (s3)", LegalStatus.S3),
        ("detained(s37/41)", LegalStatus.S37_41),
        ("short_power (s5(2))", LegalStatus.S5_2),
        ("short_power", LegalStatus.SHORT_POWER),
        ("cto", LegalStatus.CTO),
        ("dols", LegalStatus.DOLS),
        ("was_detained", LegalStatus.WAS_DETAINED),
        ("s41", LegalStatus.S37_41),
        ("s7", LegalStatus.GUARDIANSHIP),
        ("s5", LegalStatus.SHORT_POWER),
        ("cond_discharge", LegalStatus.COND_DISCHARGE),
        ("Informal", LegalStatus.INFORMAL),
    ],
)
def test_a_section_may_be_written_in_many_ways(written: str, status: LegalStatus) -> None:
    assert read_case({"legal_status": written}).legal_status is status


@pytest.mark.parametrize(
    ("status", "group"),
    [
        (LegalStatus.S2, LegalStatus.DETAINED),
        (LegalStatus.S37_41, LegalStatus.DETAINED),
        (LegalStatus.S136, LegalStatus.SHORT_POWER),
        (LegalStatus.S4, LegalStatus.SHORT_POWER),
        (LegalStatus.CTO, LegalStatus.CTO),
        (LegalStatus.DETAINED, LegalStatus.DETAINED),
    ],
)
def test_a_section_belongs_to_a_group(status: LegalStatus, group: LegalStatus) -> None:
    assert status.group is group


@pytest.mark.parametrize(
    ("values", "field", "value"),
    [
        ({"hospital_country": "Wales"}, "hospital_country", Country.WALES),
        ({"want": "records"}, "want", frozenset({Want.RECORDS})),
        ({"want": ["records", "money"]}, "want", frozenset({Want.RECORDS, Want.MONEY})),
        ({"want": []}, "want", frozenset()),
        ({"want": ["unknown"]}, "want", frozenset()),
        ({"event_date": "2026-10-31"}, "event_date", date(2026, 10, 31)),
        ({"event_date": "2026-10"}, "event_date", date(2026, 10, 1)),
        ({"continuing": True}, "continuing", True),
        ({"continuing": "no"}, "continuing", False),
        ({"stage": "pre_action"}, "stage", Stage.PRE_ACTION),
        ({"stage": "formal_open(2026-11-16)"}, "stage_date", date(2026, 11, 16)),
        ({"asker": "attorney_deputy"}, "asker", Asker.ATTORNEY_DEPUTY),
        ({"consent": "child_not_able"}, "consent", Consent.CHILD_NOT_ABLE),
    ],
)
def test_values_are_read(values: dict[str, Any], field: str, value: Any) -> None:
    assert getattr(read_case(values), field) == value


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"colour": "blue"}, "colour"),
        ({"section": "s3"}, "section"),
        ({"today": "2026-11-22"}, "today"),
        ({"hospital_country": "scotland"}, "hospital_country"),
        ({"hospital_country": 3}, "hospital_country"),
        ({"funder": "council_tax"}, "funder"),
        ({"setting": ["nhs_ward"]}, "setting"),
        ({"legal_status": "s99"}, "legal_status"),
        ({"legal_status": 3}, "legal_status"),
        ({"age": "17"}, "age"),
        ({"asker": "friend"}, "asker"),
        ({"consent": True}, "consent"),
        ({"want": ["revenge"]}, "want"),
        ({"want": {"a": 1}}, "want"),
        ({"stage": "closed"}, "stage"),
        ({"stage": "closed(2026-11-01)"}, "stage"),
        ({"continuing": "maybe"}, "continuing"),
        ({"continuing": 1}, "continuing"),
        ({"event_date": "2026-02-30"}, "event_date"),
        ({"event_date": "31/10/2026"}, "event_date"),
        ({"event_date": 20261031}, "event_date"),
        ({"event_date": "2026-13"}, "event_date"),
        ({"known_date": "2026-10"}, "known_date"),
        ({"event_date": "0001-01-01"}, "event_date"),
        ({"birth_date": "9999-12-31"}, "birth_date"),
        ({"stage_date": "yesterday"}, "stage_date"),
        ({"complaint_date": ""}, "complaint_date"),
        ({"event_date": "２０２６-１０-３１"}, "event_date"),
    ],
)
def test_what_nobody_can_use_is_refused_by_name(values: dict[str, Any], field: str) -> None:
    with pytest.raises(CaseError) as refused:
        read_case(values)
    assert refused.value.field == field
    assert str(refused.value).startswith(f"{field}: ")
    assert "\n" not in str(refused.value)


def test_a_field_with_odd_signs_is_refused_in_one_line() -> None:
    with pytest.raises(CaseError, match=r"^'a\\nb': is not a field") as refused:
        read_case({"a\nb": 1})
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"event_date": "2026-11-23"}, "event_date"),
        ({"known_date": "2026-11-23"}, "known_date"),
        ({"stage": "final_reply", "stage_date": "2027-01-01"}, "stage_date"),
        ({"complaint_date": "2026-11-24"}, "complaint_date"),
        ({"birth_date": "2026-12-01"}, "birth_date"),
        ({"event_date": "2026-11-10", "known_date": "2026-11-09"}, "known_date"),
        ({"event_date": "2026-11-10", "birth_date": "2026-11-11"}, "birth_date"),
        ({"event_date": "2026-11-10", "complaint_date": "2026-11-09"}, "complaint_date"),
        ({"event_date": "2026-11-10", "stage": "formal_open", "stage_date": "2026-11-09"}, "stage_date"),
        ({"stage": "final_reply", "stage_date": "2026-10-01", "complaint_date": "2026-10-02"}, "stage_date"),
    ],
)
def test_dates_that_cannot_be_true_are_refused(table: Table, values: dict[str, Any], field: str) -> None:
    with pytest.raises(CaseError) as refused:
        check_dates(read_case(values), TODAY, table.holidays)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "values",
    [
        {"event_date": "2026-11-22"},
        {"event_date": "2026-11-10", "known_date": "2026-11-10"},
        {"complaint_date": "2026-11-23"},
        {"event_date": "2026-11-10", "complaint_date": "2026-11-01", "continuing": "yes"},
        {"event_date": "2026-11-10", "stage": "none", "stage_date": "2026-11-01"},
        {"stage": "final_reply", "stage_date": "2026-10-01", "complaint_date": "2026-10-01"},
    ],
)
def test_dates_that_can_be_true_are_taken(table: Table, values: dict[str, Any]) -> None:
    check_dates(read_case(values), TODAY, table.holidays)
