"""Every worked case of the fact sheet, route by route and day by day."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

import pytest

from knowledge.complaints import Decision, State
from tests.complaints.conftest import Decide
from tests.complaints.worked_askers import ASKERS
from tests.complaints.worked_case import Worked
from tests.complaints.worked_england import ENGLISH
from tests.complaints.worked_wales import WELSH

WORKED = (*ENGLISH, *ASKERS, *WELSH)
EVERY = pytest.mark.parametrize("worked", WORKED, ids=lambda worked: worked.number)
ASKED = {
    1,
    2,
    4,
    5,
    6,
    8,
    9,
    11,
    12,
    14,
    15,
    16,
    18,
    20,
    21,
    23,
    24,
    26,
    27,
    29,
    30,
    32,
    33,
    35,
    36,
    38,
    39,
    40,
    41,
}


def days(decision: Decision) -> dict[str, str | None]:
    """The last day of each step."""
    return {step.route: step.by.isoformat() if step.by else None for step in decision.steps}


def test_all_29_cases_of_the_sheet_are_here() -> None:
    assert {int(worked.number.rstrip("bcd")) for worked in WORKED} == ASKED


@EVERY
def test_the_routes_are_shown_with_their_days(case: Decide, worked: Worked) -> None:
    shown = days(case(**worked.facts))
    assert {route: shown.get(route, "missing") for route in worked.shows} == worked.shows


@EVERY
def test_the_clocks_run_out_on_the_right_days(case: Decide, worked: Worked) -> None:
    clocks = {
        clock.clock: clock.by.isoformat() if clock.by else None for clock in case(**worked.facts).clocks
    }
    assert {name: clocks.get(name, "missing") for name in worked.clocks} == worked.clocks


@EVERY
def test_the_traps_are_left_out_with_a_reason(case: Decide, worked: Worked) -> None:
    decision = case(**worked.facts)
    reasons = {out.route: out.because for out in decision.not_offered}
    assert [route for route in worked.leaves_out if not reasons.get(route)] == []
    assert set(worked.leaves_out + worked.nowhere).isdisjoint(days(decision))


@EVERY
def test_the_routes_stand_in_order(case: Decide, worked: Worked) -> None:
    routes = list(days(case(**worked.facts)))
    places = [routes.index(route) for route in worked.order]
    assert places == sorted(places)


@EVERY
def test_the_order_is_by_place(case: Decide, worked: Worked) -> None:
    places = [step.place for step in case(**worked.facts).steps]
    assert places == sorted(places)


def test_danger_alone_gets_the_safety_card_alone(case: Decide) -> None:
    decision = case(hospital_country="england", want="safe_now", event_date="2026-11-20")
    assert [step.route for step in decision.steps] == ["SAFE"]
    assert decision.clocks == ()


def test_staff_get_no_date_of_any_tribunal(case: Decide) -> None:
    decision = case(hospital_country="england", asker="staff", event_date="2026-11-01")
    assert [step.by for step in decision.steps if step.by] == []
    assert decision.clocks == ()


def test_an_open_complaint_that_nobody_acknowledged_is_to_be_chased(case: Decide) -> None:
    step = case(hospital_country="england", stage="formal_open", stage_date="2026-11-16").step("NHS_PROV_E")
    assert step is not None
    assert (step.card, step.state, step.by) == ("NHS_OPEN_E", State.PASSED, date(2026, 11, 19))
    assert "19 November 2026" in step.because


def test_a_new_complaint_says_when_it_would_be_acknowledged(case: Decide) -> None:
    step = case(hospital_country="england", setting="nhs_ward", event_date="2026-11-21").step("NHS_PROV_E")
    assert step is not None
    assert step.milestones == (("ack", date(2026, 11, 26)),)


def test_wales_names_the_long_stop_and_the_working_days_of_enquiries(case: Decide) -> None:
    concern = case(hospital_country="wales", setting="nhs_ward", event_date="2026-11-01").step("NHS_W")
    report = case(hospital_country="wales", setting="social_care", event_date="2026-09-30").step("SG_W")
    assert concern is not None and report is not None
    assert dict(concern.milestones) == {"longstop": date(2029, 10, 31)}
    assert dict(report.milestones) == {"enquiries": date(2026, 12, 2)}


def test_nothing_counts_days_for_listening_to_people(case: Decide) -> None:
    step = case(hospital_country="wales", stage="formal_open", stage_date="2026-11-02").step("NHS_W")
    assert step is not None
    assert (step.by, step.milestones) == (None, ())


def test_the_tribunal_is_asked_on_a_working_day_before(case: Decide) -> None:
    step = case(
        hospital_country="england", legal_status="s2", want="leave_section", admission_date="2026-11-16"
    ).step("TRIB_E")
    assert step is not None
    assert (step.by, step.aim_by) == (date(2026, 11, 29), date(2026, 11, 27))


def test_a_complaint_is_aimed_at_the_day_before(case: Decide) -> None:
    step = case(hospital_country="wales", setting="nhs_ward", event_date="2026-11-15").step("NHS_W")
    assert step is not None
    assert (step.by, step.aim_by) == (date(2027, 11, 15), date(2027, 11, 14))


def test_a_police_complaint_of_14_months_ago_is_still_open(case: Decide) -> None:
    step = case(hospital_country="england", want="complain_about_police", event_date="2025-09-22").step(
        "POLICE_COMPLAINT"
    )
    assert step is not None
    assert (step.by, step.state) == (None, State.NONE)


def test_the_command_gives_the_same_answer(case: Decide) -> None:
    worked = WORKED[0]
    ran = subprocess.run(
        [sys.executable, "-m", "knowledge.complaints"],
        capture_output=True,
        check=True,
        input=json.dumps({**worked.facts, "today": "2026-11-22"}).encode(),
    )
    said = json.loads(ran.stdout)
    decision = case(**worked.facts)
    assert {step["route"]: step["by"] for step in said["steps"]} == days(decision)
    assert said["clocks"] == [
        {"clock": clock.clock, "by": str(clock.by), "state": clock.state.value} for clock in decision.clocks
    ]
    assert said["not_offered"] == [
        {"route": out.route, "because": out.because} for out in decision.not_offered
    ]
