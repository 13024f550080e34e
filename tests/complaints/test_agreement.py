"""Who may act for whom, and whose agreement it needs."""

from __future__ import annotations

from datetime import date

import pytest

from tests.complaints.conftest import Decide
from tests.complaints.places import CARE_E, CARE_W, NHS_E, NHS_W, out, routes

CONSENT = [
    # who asks, agreement, may they complain for the person, is the person's refusal named
    ("patient", "not_needed", True, False),
    ("carer", "yes", True, False),
    ("carer", None, True, False),
    ("carer", "refused", False, True),
    ("carer", "lacks_capacity", True, False),
    ("carer", "child_able", False, True),
    ("carer", "child_not_able", True, False),
    ("bereaved", "died", True, False),
    ("advocate", "yes", True, False),
    ("advocate", "refused", False, True),
    ("attorney_deputy", "lacks_capacity", True, False),
    ("attorney_deputy", "refused", False, True),
    (None, "refused", False, True),
    ("patient", "refused", True, False),
]


@pytest.mark.parametrize(("asker", "consent", "may", "named"), CONSENT)
@pytest.mark.parametrize(
    ("place", "ombudsman"), [(NHS_E, "PHSO"), (NHS_W, "PSOW"), (CARE_E, "LGSCO"), (CARE_W, "PSOW")]
)
def test_who_may_complain_for_whom(
    case: Decide,
    place: dict[str, str],
    ombudsman: str,
    asker: str | None,
    consent: str | None,
    may: bool,
    named: bool,
) -> None:
    decision = case(**place, asker=asker, consent=consent, event_date="2026-10-01")
    assert (ombudsman in routes(decision)) is may
    assert ("NHS_FOR_PATIENT" in out(decision)) is named


@pytest.mark.parametrize(
    ("place", "own", "card"), [(NHS_E, "NHS_PROV_E", "NHS_OWN_E"), (NHS_W, "NHS_W", "NHS_OWN_W")]
)
def test_a_carer_who_is_refused_may_complain_about_the_effect_on_them(
    case: Decide, place: dict[str, str], own: str, card: str
) -> None:
    step = case(**place, asker="carer", consent="refused", event_date="2026-10-01").step(own)
    assert step is not None and step.card == card and step.by == date(2027, 10, 1)


@pytest.mark.parametrize("place", [NHS_E, NHS_W])
def test_an_advocate_who_is_refused_has_no_complaint_of_their_own(
    case: Decide, place: dict[str, str]
) -> None:
    decision = case(**place, asker="advocate", consent="refused", event_date="2026-10-01")
    assert {"NHS_PROV_E", "NHS_COMM_E", "NHS_W"}.isdisjoint(routes(decision))
    assert routes(decision) & {"CQC_FB", "HIW"}


def test_somebody_who_cannot_decide_need_not_sign(case: Decide) -> None:
    step = case(**NHS_E, asker="carer", consent="lacks_capacity", event_date="2026-09-30").step("NHS_PROV_E")
    assert step is not None and "need not sign" in step.because
