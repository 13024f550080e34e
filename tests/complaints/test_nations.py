"""What is never shown in the other nation; bills and beds on two sides of the border."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.complaints import Belongs
from tests.complaints.conftest import Decide
from tests.complaints.places import routes

ENGLISH_ONLY = (
    "PALS_E",
    "NHS_COMM_E",
    "NHS_PROV_E",
    "CQC_MHA",
    "CQC_FB",
    "PHSO",
    "LGSCO",
    "USE_OF_FORCE",
    "ADV_IMHA_E",
    "ADV_NHS_E",
    "COUNCIL_E",
    "SG_E",
    "TRIB_E",
    "SWE",
    "CARE_ACT",
)
WELSH_ONLY = (
    "LLAIS",
    "NHS_W",
    "HIW",
    "HIW_MHA",
    "PSOW",
    "ADV_IMHA_W",
    "COUNCIL_W",
    "CIW",
    "SG_W",
    "TRIB_W",
    "SCW",
)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"want": ["quick_fix", "records", "report_crime", "leave_section"], "legal_status": "s3"},
        {"setting": "social_care"},
        {"setting": "indep_hospital"},
        {"asker": "staff"},
        {"consent": "died"},
        {"age": "under_16"},
        {"setting": "police_contact"},
        {"stage": "final_reply"},
    ],
)
def test_what_is_never_shown_in_wales(case: Decide, facts: dict[str, Any]) -> None:
    assert routes(case(hospital_country="wales", **facts)).isdisjoint(ENGLISH_ONLY)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"want": ["quick_fix", "records", "report_crime", "leave_section"], "legal_status": "s3"},
        {"setting": "social_care"},
        {"setting": "indep_hospital"},
        {"asker": "staff"},
        {"consent": "died"},
    ],
)
def test_what_is_never_shown_in_england(case: Decide, facts: dict[str, Any]) -> None:
    assert routes(case(hospital_country="england", **facts)).isdisjoint(WELSH_ONLY)


def test_an_unknown_nation_gets_both_with_their_names(case: Decide) -> None:
    decision = case(event_date="2026-11-01", legal_status="detained")
    assert {"PHSO", "PSOW", "NHS_PROV_E", "NHS_W", "ADV_IMHA_E", "ADV_IMHA_W"} <= routes(decision)
    for step in decision.steps:
        if step.belongs is Belongs.ENGLAND:
            assert "England" in step.because, step.rule
        if step.belongs is Belongs.WALES:
            assert "Wales" in step.because or "Welsh" in step.because, step.rule


def test_the_bill_decides_the_ombudsman_and_the_bed_the_regulator(case: Decide) -> None:
    english = case(
        hospital_country="wales", setting="indep_hospital", funder="nhs_england_side", legal_status="s3"
    )
    welsh = case(hospital_country="england", setting="indep_hospital", funder="nhs_wales", legal_status="s3")
    assert {"PHSO", "NHS_PROV_E", "HIW_MHA", "ADV_IMHA_W", "SG_W"} <= routes(english)
    assert {"PSOW", "NHS_W", "CQC_MHA", "ADV_IMHA_E", "SG_E"} <= routes(welsh)


@pytest.mark.parametrize("country", ["england", "wales"])
def test_a_private_hospital_whose_payer_is_unknown_gets_both_ways(case: Decide, country: str) -> None:
    decision = case(hospital_country=country, setting="indep_hospital", event_date="2026-10-01")
    assert {"PRIV_PROC", {"england": "NHS_PROV_E", "wales": "NHS_W"}[country]} <= routes(decision)
