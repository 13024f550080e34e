"""The facts of a complaint, as ONE table: everything else (case, slots, questions, columns, conditions) loops over FACTS.

A new fact is one row here, one field of ComplaintFacts, and its words. None means unknown, and every fact may be unknown.
No reading, no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

Known = Mapping[str, Any]
HELPERS = ("carer", "advocate", "attorney_deputy")


class Country(str, Enum):
    """Where the hospital or service stands."""

    ENGLAND = "england"
    WALES = "wales"


class Funder(str, Enum):
    """Who pays for the care; ``nhs_england_side`` is an ICB, NHS England or a provider collaborative, ``shared`` the NHS and
    the council together."""

    NHS_ENGLAND_SIDE = "nhs_england_side"
    NHS_WALES = "nhs_wales"
    PRIVATE = "private"
    COUNCIL = "council"
    SHARED = "shared"


class Setting(str, Enum):
    """The kind of place it happened in."""

    NHS_WARD = "nhs_ward"
    INDEP_HOSPITAL = "indep_hospital"
    SOCIAL_CARE = "social_care"
    COMMUNITY = "community"
    POLICE_CONTACT = "police_contact"
    EMERGENCY_DEPT = "emergency_dept"


class LegalStatus(str, Enum):
    """How the person was held: a group (``detained``, ``short_power``...) or a section of that group."""

    DETAINED = "detained"
    S2 = "s2"
    S3 = "s3"
    S35 = "s35"
    S36 = "s36"
    S37 = "s37"
    S37_41 = "s37/41"
    S38 = "s38"
    S45A = "s45a"
    S47 = "s47"
    S47_49 = "s47/49"
    S48 = "s48"
    S48_49 = "s48/49"
    SHORT_POWER = "short_power"
    S4 = "s4"
    S5_2 = "s5(2)"
    S5_4 = "s5(4)"
    S135 = "s135"
    S136 = "s136"
    CTO = "cto"
    GUARDIANSHIP = "guardianship"
    COND_DISCHARGE = "cond_discharge"
    INFORMAL = "informal"
    DOLS = "dols"
    WAS_DETAINED = "was_detained"

    @property
    def group(self) -> LegalStatus:
        """The value of the question this belongs to: s2 is ``detained``, s136 is ``short_power``."""
        if self in _SHORT:
            return LegalStatus.SHORT_POWER
        return LegalStatus.DETAINED if self in _LONG else self


_SHORT = (
    LegalStatus.SHORT_POWER,
    LegalStatus.S4,
    LegalStatus.S5_2,
    LegalStatus.S5_4,
    LegalStatus.S135,
    LegalStatus.S136,
)
_LONG = (
    LegalStatus.S2,
    LegalStatus.S3,
    LegalStatus.S35,
    LegalStatus.S36,
    LegalStatus.S37,
    LegalStatus.S37_41,
    LegalStatus.S38,
    LegalStatus.S45A,
    LegalStatus.S47,
    LegalStatus.S47_49,
    LegalStatus.S48,
    LegalStatus.S48_49,
)


class Age(str, Enum):
    """How old the person treated is; ``under_18`` for somebody young who did not say more."""

    ADULT = "adult"
    UNDER_18 = "under_18"
    SIXTEEN_SEVENTEEN = "16_17"
    UNDER_16 = "under_16"


class Asker(str, Enum):
    """Who is asking."""

    PATIENT = "patient"
    CARER = "carer"
    ADVOCATE = "advocate"
    ATTORNEY_DEPUTY = "attorney_deputy"
    BEREAVED = "bereaved"
    STAFF = "staff"


class Consent(str, Enum):
    """Whether the person treated has agreed to somebody acting for them."""

    YES = "yes"
    REFUSED = "refused"
    LACKS_CAPACITY = "lacks_capacity"
    DIED = "died"
    CHILD_ABLE = "child_able"
    CHILD_NOT_ABLE = "child_not_able"
    NOT_NEEDED = "not_needed"


class Want(str, Enum):
    """What the person wants to come of it; several may be chosen. ``complaint``: that it is complained of at all, which
    whoever walks the ways to complain wants beside any other wish. ``complain_about_moj``: a decision or delay of the
    Ministry of Justice, which restricted patients need for leave, a move or discharge."""

    COMPLAINT = "complaint"
    SAFE_NOW = "safe_now"
    QUICK_FIX = "quick_fix"
    EXPLANATION_APOLOGY = "explanation_apology"
    CHANGE_RULE = "change_rule"
    LEAVE_SECTION = "leave_section"
    MONEY = "money"
    REPORT_CRIME = "report_crime"
    REPORT_PROFESSIONAL = "report_professional"
    RECORDS = "records"
    TELL_REGULATOR = "tell_regulator"
    COMPLAIN_ABOUT_POLICE = "complain_about_police"
    COMPLAIN_ABOUT_MOJ = "complain_about_moj"
    LISTENING = "listening"


class Stage(str, Enum):
    """How far a complaint has got; ``pre_action`` is a solicitor's letter of claim."""

    NONE = "none"
    INFORMAL = "informal"
    FORMAL_OPEN = "formal_open"
    FINAL_REPLY = "final_reply"
    OMBUDSMAN_DECISION = "ombudsman_decision"
    PRE_ACTION = "pre_action"
    COURT_ISSUED = "court_issued"


@dataclass(frozen=True)
class ComplaintFacts:
    """One case: ``stage_date`` is when the stage was reached, ``complaint_date`` when the provider got it.

    ``known_date`` is when the person treated found out, if that was after ``event_date``. ``admission_date`` is when the
    section began: a Tribunal's time runs from it, and from no other day. Of a day told as a stretch of time the first day
    stands in its field, and the last in ``latest``.
    """

    hospital_country: Country | None = None
    funder: Funder | None = None
    setting: Setting | None = None
    legal_status: LegalStatus | None = None
    age: Age | None = None
    asker: Asker | None = None
    consent: Consent | None = None
    want: frozenset[Want] = frozenset()
    event_date: date | None = None
    known_date: date | None = None
    continuing: bool | None = None
    stage: Stage | None = None
    stage_date: date | None = None
    complaint_date: date | None = None
    birth_date: date | None = None
    admission_date: date | None = None
    injury: bool | None = None
    latest: Mapping[str, date] = field(default_factory=dict)

    @property
    def clock(self) -> date | None:
        """The day complaint limits count from: the later of the event and of finding out."""
        return max((day for day in (self.event_date, self.known_date) if day), default=None)

    @property
    def received(self) -> date | None:
        """The day a formal complaint reached the provider, if one did."""
        if self.complaint_date is not None:
            return self.complaint_date
        return self.stage_date if self.stage is Stage.FORMAL_OPEN else None

    def stage_on(self, today: date) -> Stage | None:
        """The stage as said; if not said, a complaint that has reached the provider is open.

        With records as the one wish, the day is when they were asked for.
        """
        reached = self.complaint_date is not None and self.complaint_date <= today
        if self.stage is None and reached and self.want != {Want.RECORDS}:
            return Stage.FORMAL_OPEN
        return self.stage


@dataclass(frozen=True)
class Fact:
    """One row of the table.

    ``kind`` is the enum of its values, ``date`` or ``bool``; ``many``: several values at once. ``asked``: the walk has a
    question for it, in the order of the table. ``matters`` says from what is known whether the question can matter.
    ``unsettles`` names the facts that no longer hold when this one changes.
    """

    name: str
    kind: type[Any]
    many: bool = False
    asked: bool = True
    matters: Callable[[Known], bool] = lambda known: known.get("asker") != "staff"
    unsettles: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """Its values as words; none for a date or a yes and no."""
        return tuple(str(one.value) for one in self.kind) if issubclass(self.kind, Enum) else ()


def _always(_: Known) -> bool:
    return True


def _told_by_others(known: Known) -> bool:
    """Somebody else may have found out later than it happened; the patient was there."""
    return known.get("asker") in (*HELPERS, "bereaved")


def _asked_for_somebody(*askers: str) -> Callable[[Known], bool]:
    return lambda known: known.get("asker") in askers


def _held(known: Known) -> bool:
    """A section matters in hospital and in the community, and not after a death."""
    outside = known.get("setting") in ("police_contact", "social_care")
    return not outside and known.get("asker") not in ("bereaved", "staff")


def _reached(*stages: str) -> Callable[[Known], bool]:
    return lambda known: known.get("asker") != "staff" and known.get("stage") in stages


def _may_have_a_tribunal(known: Known) -> bool:
    """The Tribunal matters to somebody who wishes to leave, or who may be within the short time of section 2."""
    leaving = "leave_section" in (known.get("want") or ())
    return known.get("asker") != "staff" and (leaving or known.get("legal_status") == "s2")


FACTS: tuple[Fact, ...] = (
    Fact("asker", Asker, matters=_always, unsettles=("age", "consent")),
    Fact("age", Age, matters=_asked_for_somebody("carer", "attorney_deputy"), unsettles=("birth_date",)),
    Fact("consent", Consent, matters=_asked_for_somebody(*HELPERS)),
    Fact("hospital_country", Country, matters=_always),
    Fact("setting", Setting, unsettles=("funder",)),
    Fact("funder", Funder, matters=lambda known: known.get("asker") != "staff"
         and known.get("setting") in ("indep_hospital", "social_care")),
    Fact("legal_status", LegalStatus, matters=_held, unsettles=("admission_date",)),
    Fact("event_date", date, unsettles=("known_date", "continuing")),
    Fact("known_date", date, matters=_told_by_others),
    Fact("stage", Stage, unsettles=("stage_date", "complaint_date")),
    Fact("stage_date", date, matters=_reached("final_reply", "ombudsman_decision", "court_issued", "pre_action")),
    Fact("complaint_date", date, matters=_reached("formal_open", "final_reply")),
    Fact("want", Want, many=True),
    Fact("admission_date", date, matters=_may_have_a_tribunal),
    Fact("continuing", bool, asked=False),
    Fact("injury", bool, asked=False),
    Fact("birth_date", date, asked=False),
)
BY_NAME: Mapping[str, Fact] = {fact.name: fact for fact in FACTS}
FIELDS: tuple[str, ...] = tuple(BY_NAME)
CHOICES: tuple[Fact, ...] = tuple(fact for fact in FACTS if fact.values)
DATES: tuple[str, ...] = tuple(fact.name for fact in FACTS if fact.kind is date and fact.asked)
ASKED: tuple[str, ...] = tuple(fact.name for fact in FACTS if fact.asked)
