"""What the rules look at: the answers themselves, and what follows from them.

A feature has a name, the answers it needs, its possible values and a pure function. A yes/no feature is a
condition of the table's ``also`` column; the others have a column of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

UNKNOWN = "unknown"
YES, NO = "yes", "no"
WARDS = ("nhs_ward", "indep_hospital")
HELD = ("detained", "short_power")
MOJ, COMPLAINT = "complain_about_moj", "complaint"
BESIDE_MOJ = frozenset((MOJ, "leave_section", "explanation_apology", "quick_fix", "listening"))
HELPERS = ("carer", "advocate", "attorney_deputy", UNKNOWN)
Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Feature:
    """One thing the rules look at. ``needs`` names the answers (or dates) it is worked out from."""

    name: str
    needs: tuple[str, ...]
    work: Callable[[Answers], str]
    meaning: str = ""


def _same(name: str, column: str = "") -> Feature:
    return Feature(column or name, (name,), lambda a: str(a[name]))


def _flag(name: str, needs: tuple[str, ...], test: Callable[[Answers], bool], meaning: str) -> Feature:
    return Feature(name, needs, lambda a: YES if test(a) else NO, meaning)


def _payer(a: Answers) -> str:
    """Who pays, as said; if not said, the council for social care, else the NHS of the hospital's nation.

    In a private hospital, with the police, or in an unknown nation it stays unsure.
    """
    said = {"nhs_england_side": "england", "nhs_wales": "wales", "private": "private", "council": "council"}
    if a["funder"] in said:
        return said[a["funder"]]
    nation = a["hospital_country"]
    if a["funder"] == "shared" and nation != UNKNOWN:
        return str(nation)
    if a["setting"] == "social_care":
        return "council"
    if a["setting"] in ("nhs_ward", "community", "emergency_dept", UNKNOWN) and nation != UNKNOWN:
        return str(nation)
    return "unsure" if nation == UNKNOWN else f"unsure_{nation}"


def _kind_of_place(a: Answers) -> str:
    """An emergency department answers as an NHS ward does, save for what mental health units alone must do."""
    return "nhs_ward" if a["setting"] == "emergency_dept" else str(a["setting"])


def _only(want: str) -> Callable[[Answers], bool]:
    """The one wish, and no complaint beside it."""
    return lambda a: bool(a["want"] == frozenset((want,)))


def _died(a: Answers) -> bool:
    return bool(a["consent"] == "died" or a["asker"] == "bereaved")


def _no_consent(a: Answers) -> bool:
    """Somebody else asks, and the person (or a child who understands) has not agreed."""
    return a["asker"] in HELPERS and a["consent"] in ("refused", "child_able")


def _inpatient(a: Answers) -> bool:
    in_bed = a["setting"] == UNKNOWN and a["group"] in (*HELD, "informal")
    return a["setting"] in WARDS or in_bed


def _mixed_care(a: Answers) -> bool:
    """Health and council parts together (England), aftercare of somebody who was detained among them."""
    if a["hospital_country"] != "england":
        return False
    council_pays = a["funder"] == "council" and a["setting"] in ("community", *WARDS)
    nhs_pays = a["funder"] == "nhs_england_side" and a["setting"] == "social_care"
    aftercare = (
        a["setting"] == "community"
        and a["group"] == "was_detained"
        and a["funder"] in ("nhs_england_side", UNKNOWN)
    )
    return council_pays or nhs_pays or aftercare or a["funder"] == "shared"


def _cross_border(a: Answers) -> bool:
    return (a["hospital_country"], a["funder"]) in (("england", "nhs_wales"), ("wales", "nhs_england_side"))


def _only_moj(a: Answers) -> bool:
    """The Ministry of Justice is complained of, and no wish beside it needs the hospital."""
    return MOJ in a["want"] and a["want"] <= BESIDE_MOJ | {COMPLAINT}


def _force_likely(a: Answers) -> bool:
    """Not where a rule alone is meant, nor leaving the section when nothing is complained of."""
    rule_or_leave = a["want"] and a["want"] <= {"change_rule", "leave_section"}
    return not (rule_or_leave or a["want"] == {"change_rule", COMPLAINT} or _only_moj(a))


COLUMNS: tuple[Feature, ...] = (
    _same("hospital_country", "nation"),
    Feature("payer", ("hospital_country", "funder", "setting"), _payer),
    Feature("setting", ("setting",), _kind_of_place),
    _same("legal_status"),
    _same("age"),
    _same("asker"),
    _same("consent"),
    _same("stage"),
)
FLAGS: tuple[Feature, ...] = (
    _flag(
        "under_18", ("age",), lambda a: a["age"] in ("16_17", "under_16", "under_18"), "the person treated is under 18"
    ),
    _flag("died", ("consent", "asker"), _died, "the person treated has died"),
    _flag(
        "no_consent",
        ("asker", "consent"),
        _no_consent,
        "somebody else asks, and the person or a child who understands has not agreed",
    ),
    _flag(
        "helper",
        ("asker", "consent"),
        lambda a: a["asker"] in HELPERS[:3] and a["consent"] in ("yes", UNKNOWN),
        "somebody asks for a person who can agree",
    ),
    _flag("general_hospital", ("setting",), lambda a: a["setting"] == "emergency_dept", "an emergency department"),
    _flag("inpatient", ("setting", "group"), _inpatient, "in a hospital bed, as far as said"),
    _flag(
        "force_likely",
        ("want",),
        _force_likely,
        "the wishes are not only about a rule or leaving the section",
    ),
    _flag(
        "mixed_care",
        ("hospital_country", "funder", "setting", "group"),
        _mixed_care,
        "health and council care together in England, aftercare among it",
    ),
    _flag(
        "cross_border",
        ("hospital_country", "funder"),
        _cross_border,
        "one nation pays, the other has the bed",
    ),
    _flag("only_safe_now", ("want",), _only("safe_now"), "the one wish is to be safe"),
    _flag("only_leave_section", ("want",), _only("leave_section"), "the one wish is to leave the section"),
    _flag("only_records", ("want",), _only("records"), "the one wish is to see the records"),
    _flag(
        "only_police",
        ("want", "setting"),
        lambda a: a["want"] - {COMPLAINT} == {"complain_about_police"} or a["setting"] == "police_contact",
        "it is about the police only",
    ),
    _flag("only_moj", ("want",), _only_moj, "it is about the Ministry of Justice only"),
    _flag(
        "recent_31_days",
        ("recent_31_days",),
        lambda a: a["recent_31_days"],
        "it happened in the last 31 days",
    ),
    _flag(
        "within_14_days",
        ("within_14_days",),
        lambda a: a["within_14_days"],
        "section 2's 14 days from the day of admission are not over",
    ),
    _flag(
        "admission_known",
        ("admission_known",),
        lambda a: a["admission_known"],
        "the day the section began is known",
    ),
    _flag("event_known", ("event_known",), lambda a: a["event_known"], "the day it happened is known"),
    _flag("continuing", ("continuing",), lambda a: a["continuing"], "it is still going on"),
    _flag(
        "no_reply_6_months",
        ("no_reply_6_months",),
        lambda a: a["no_reply_6_months"],
        "the complaint is open and its 6 months are over",
    ),
    _flag(
        "second_chance",
        ("second_chance",),
        lambda a: a["second_chance"],
        "the year is over, but the board was told within it and has answered",
    ),
    _flag("injured", ("injured",), lambda a: a["injured"], "somebody was hurt"),
    _flag("clock_soon", ("clock_soon",), lambda a: a["clock_soon"], "a court limit runs out within 28 days"),
    _flag("minor_then", ("minor_then",), lambda a: a["minor_then"], "under 18 when it happened"),
    _flag("birthday_known", ("birthday_known",), lambda a: a["birthday_known"], "the date of birth is known"),
)
FEATURES: tuple[Feature, ...] = (*COLUMNS, *FLAGS)
DATE_FLAGS: tuple[str, ...] = tuple(flag.name for flag in FLAGS if flag.needs == (flag.name,))
