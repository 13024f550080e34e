"""The clocks of courts, tribunals and compensation."""

from __future__ import annotations

from datetime import date

import pytest

from tests.complaints.conftest import Decide
from tests.complaints.places import NHS_E, routes


def test_what_goes_on_is_not_worked_out_for_the_courts(case: Decide) -> None:
    clocks = case(**NHS_E, event_date="2026-10-01", continuing="yes").clocks
    assert {clock.clock: clock.by for clock in clocks} == {"HRA": None, "EQA": None, "JR": None, "PI": None}
    assert all("legal advice" in clock.because for clock in clocks)


def test_a_court_clock_that_is_close_brings_legal_advice_forward(case: Decide) -> None:
    decision = case(**NHS_E, event_date="2026-06-10")
    step = decision.step("LEGAL_LINE")
    assert decision.legal_advice_soon and step is not None
    assert (step.by, step.place) == (date(2026, 12, 9), 4)
    places = [one.route for one in decision.steps]
    assert places.index("LEGAL_LINE") < places.index("WARD")


@pytest.mark.parametrize(
    ("event", "soon"), [("2026-06-20", True), ("2026-06-21", True), ("2026-06-22", False)]
)
def test_close_means_28_days_or_fewer(case: Decide, event: str, soon: bool) -> None:
    assert case(**NHS_E, event_date=event).legal_advice_soon is soon


@pytest.mark.parametrize(
    ("birth", "age", "last"),
    [
        ("2011-03-05", "under_16", date(2032, 3, 4)),
        (None, "under_16", None),
        (None, "16_17", None),
        ("1990-01-01", "adult", date(2029, 10, 1)),
        ("2008-10-02", None, date(2029, 10, 1)),
    ],
)
def test_an_injury_clock_of_a_child_runs_from_the_18th_birthday(
    case: Decide, birth: str | None, age: str | None, last: date | None
) -> None:
    clocks = case(**NHS_E, event_date="2026-10-01", birth_date=birth, age=age).clocks
    assert {clock.clock: clock.by for clock in clocks}["PI"] == last


def test_compensation_for_a_child_is_a_matter_for_advice(case: Decide) -> None:
    decision = case(**NHS_E, event_date="2026-10-01", age="16_17", want="report_crime")
    assert {clock.clock: clock.by for clock in decision.clocks}["CICA"] is None
    assert {"CHILD", "CHILD_SERVICES", "POLICE"} <= routes(decision)
