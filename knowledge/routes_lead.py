"""What stands at the head of the ways: the answer to the case, the next step at its stage, and what runs out first. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.complaints.facts import Age, Asker, ComplaintFacts, Consent, LegalStatus, Stage, Want
from knowledge.complaints.routing.decision import SOON_DAYS, Clock, Decision, State, Step, Timed
from knowledge.complaints.routing.table import Due

HELPERS = (Asker.CARER, Asker.ADVOCATE, Asker.ATTORNEY_DEPUTY)
NOT_AGREED = (Consent.REFUSED, Consent.CHILD_ABLE)
CHILDREN = (Age.UNDER_16, Age.SIXTEEN_SEVENTEEN, Age.UNDER_18)
LAST_STAGES = (Stage.FINAL_REPLY, Stage.OMBUDSMAN_DECISION)
WITH_LAWYERS = (Stage.PRE_ACTION, Stage.COURT_ISSUED)
AFTER_A_REPLY = ("PHSO", "PSOW", "LGSCO", "PHSO_MP", "POLICE_COMPLAINT", "PRIV_PROC", "ISCAS")
OMBUDSMEN = ("PHSO", "PSOW", "LGSCO", "PHSO_MP", "JOINT_OMBUDSMAN")
BEFORE_A_COMPLAINT = (None, Stage.NONE, Stage.INFORMAL)
COMPLAINT_PLACE = 6
ADVICE, POLICE = "LEGAL_LINE", "POLICE_COMPLAINT"
LONGEST_SECTION_2 = timedelta(days=28)
NOBODY_HELD = (Asker.BEREAVED, Asker.STAFF)
WISH_OF = {"TRIB": Want.LEAVE_SECTION, "CICA": Want.REPORT_CRIME}


@dataclass(frozen=True)
class Lead:
    """``phrase``: the name of the words for the case; ``step``: the way they speak of, or that one begins with."""

    phrase: str = ""
    step: Step | None = None


def lead_of(decision: Decision, facts: ComplaintFacts) -> Lead:
    """The answer to the case and its next step: whose complaint it can be first, then how far it has got."""
    helps = facts.asker in HELPERS
    step = next_step(decision, facts)
    if helps and facts.consent in NOT_AGREED:
        return Lead("lead_refused_advocate" if facts.asker is Asker.ADVOCATE else "lead_refused", step)
    if helps and facts.consent is None and facts.age not in CHILDREN:
        return Lead("lead_ask_first", step)
    if step is None:
        return Lead()
    phrases = {Stage.FINAL_REPLY: "lead_final_reply", Stage.OMBUDSMAN_DECISION: "lead_decided", Stage.INFORMAL: "lead_told_staff",
               Stage.FORMAL_OPEN: "lead_open"}
    return Lead(phrases.get(facts.stage, "") if facts.stage else "", step)


def next_step(decision: Decision, facts: ComplaintFacts) -> Step | None:
    """The step that is next at this stage; the first of all when somebody must be safe first, or none fits."""
    steps: Sequence[Step] = decision.steps
    if not steps or facts.want >= {Want.SAFE_NOW}:
        return steps[0] if steps else None
    if facts.stage in LAST_STAGES:
        fitting = [step for step in steps if step.route in AFTER_A_REPLY]
    elif facts.stage in WITH_LAWYERS:
        fitting = [step for step in steps if step.route == "SOLICITOR"]
    else:
        fitting = [step for step in steps if step.place == COMPLAINT_PLACE or step.route == POLICE]
    return fitting[0] if fitting else None


def runs_out_first(decision: Decision, facts: ComplaintFacts, today: date) -> Timed | None:
    """The limit that stands first: the nearest of the person's own, and of those courts' and tribunals' that run out within the
    days of the rule (28; facts sheet 9.2) or fit a wish. Somebody else's claims never stand first, nor does an Ombudsman where
    nobody has complained yet and another way comes before it. None without any."""
    steps = [step for step in decision.steps if step.due not in (Due.THEIRS, Due.KEPT) and step.route != ADVICE]
    if facts.stage in BEFORE_A_COMPLAINT and any(step.by and step.route not in OMBUDSMEN for step in steps):
        steps = [step for step in steps if step.route not in OMBUDSMEN]
    clocks = [clock for clock in decision.clocks if clock_leads(clock, facts, today)]
    still = [one for one in (*clocks, *steps) if one.by and one.state is not State.PASSED]
    return min(still, key=lambda one: max(one.by or date.max, today)) if still else None


def clock_leads(clock: Clock, facts: ComplaintFacts, today: date) -> bool:
    """True for a court's or tribunal's limit that may stand first for this person. One that is close only by the earliest day of a
    stretch of time ('two months ago') does not: it is told beside what leads."""
    if theirs(facts):
        return False
    wished = Want.MONEY in facts.want or WISH_OF.get(clock.clock) in facts.want
    surely = clock.until is None or (clock.until - today).days <= SOON_DAYS
    return wished or (clock.soon and surely and clock.state is not State.MAYBE)


def sooner_in_court(decision: Decision, leads: Timed | None, today: date) -> Clock | None:
    """The court's or other claim's limit that runs out before the one that leads; None when that one is the nearest of all."""
    still = [clock for clock in decision.clocks if clock.by and clock.state is not State.PASSED]
    nearest = min(still, key=lambda one: max(one.by or date.max, today), default=None)
    first = max(leads.by, today) if leads and leads.by else date.max
    return nearest if nearest and nearest.by and max(nearest.by, today) < first else None


def ask_for_the_day(facts: ComplaintFacts, today: date) -> bool:
    """True when a section 2 may be running and the day it began is not known: the Tribunal's 14 days count from it.

    It lasts 28 days at most, so what happened longer ago was under one that is over. (MHA 1983 s 2(4), 66(2)(a).)
    """
    may_run = facts.continuing or facts.event_date is None or today - facts.event_date < LONGEST_SECTION_2
    held = facts.legal_status is LegalStatus.S2 and facts.asker not in NOBODY_HELD
    return held and facts.admission_date is None and may_run


def theirs(facts: ComplaintFacts) -> bool:
    """True when the claims of the courts are another person's, who has not agreed that somebody acts for them."""
    return facts.asker in HELPERS and facts.consent in (*NOT_AGREED, None)
