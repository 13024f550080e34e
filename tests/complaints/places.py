"""Places that many cases share, and the routes of a decision by their ids."""

from __future__ import annotations

from knowledge.complaints import Decision

NHS_E = {"hospital_country": "england", "setting": "nhs_ward", "funder": "nhs_england_side"}
NHS_W = {"hospital_country": "wales", "setting": "nhs_ward", "funder": "nhs_wales"}
PRIVATE = {"hospital_country": "england", "setting": "indep_hospital", "funder": "private"}
CARE_E = {"hospital_country": "england", "setting": "social_care", "funder": "council"}
CARE_W = {"hospital_country": "wales", "setting": "social_care", "funder": "council"}


def routes(decision: Decision) -> set[str]:
    """The ids of the steps."""
    return {step.route for step in decision.steps}


def out(decision: Decision) -> set[str]:
    """The ids of what is left out."""
    return {left.route for left in decision.not_offered}
