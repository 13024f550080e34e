"""The worked cases of the complaint fact sheet, with the answers that the later check of the law changed.

Each names the facts, the routes that must be shown with their last day (None: shown without a day), the
court clocks, what must be left out with a reason, and routes whose order matters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

ENGLAND, WALES = "england", "wales"
NHS_E = {"hospital_country": ENGLAND, "setting": "nhs_ward", "funder": "nhs_england_side"}
PRIVATE_E = {"hospital_country": ENGLAND, "setting": "indep_hospital"}
NHS_W = {"hospital_country": WALES, "setting": "nhs_ward", "funder": "nhs_wales"}
DAY = str | None


@dataclass(frozen=True)
class Worked:
    """One worked case: its number in the sheet (a letter for another way to tell it)."""

    number: str
    facts: dict[str, Any]
    shows: dict[str, DAY]
    clocks: dict[str, DAY] = field(default_factory=dict)
    leaves_out: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()


WORKED = (
    Worked(
        "1",
        {
            **NHS_E,
            "legal_status": "s3",
            "age": "adult",
            "asker": "patient",
            "event_date": "2026-11-21",
            "want": ["explanation_apology", "quick_fix"],
            "stage": "none",
        },
        {
            "SAFE": None,
            "RECORD_NOW": None,
            "USE_OF_FORCE": "2029-11-21",
            "ADV_IMHA_E": None,
            "WARD": None,
            "PALS_E": None,
            "NHS_PROV_E": "2027-11-21",
            "NHS_COMM_E": "2027-11-21",
            "CQC_MHA": None,
            "CQC_FB": None,
            "PHSO": "2027-11-21",
        },
        {"HRA": "2027-11-20", "EQA": "2027-05-20", "JR": "2027-02-21", "PI": "2029-11-21"},
        ("PSOW", "HIW", "HIW_MHA", "LLAIS"),
        (
            "SAFE",
            "RECORD_NOW",
            "USE_OF_FORCE",
            "ADV_IMHA_E",
            "WARD",
            "PALS_E",
            "NHS_PROV_E",
            "CQC_MHA",
            "CQC_FB",
            "PHSO",
        ),
    ),
    Worked(
        "2",
        {**NHS_E, "legal_status": "informal", "want": "change_rule", "event_date": "2026-11-15"},
        {
            "ADV_NHS_E": None,
            "WARD": None,
            "PALS_E": None,
            "NHS_PROV_E": "2027-11-15",
            "CQC_FB": None,
            "PHSO": "2027-11-15",
        },
        leaves_out=("CQC_MHA", "ADV_IMHA_E"),
        order=("ADV_NHS_E", "WARD", "PALS_E", "NHS_PROV_E", "CQC_FB", "PHSO"),
    ),
    Worked(
        "4",
        {
            **NHS_E,
            "legal_status": "detained",
            "age": "adult",
            "asker": "carer",
            "consent": "refused",
            "event_date": "2026-08-22",
            "want": ["explanation_apology", "records"],
        },
        {"NHS_PROV_E": "2027-08-22", "CQC_FB": None, "SG_E": None, "ADV_IMHA_E": None},
        leaves_out=("NHS_FOR_PATIENT", "PHSO", "SAR", "USE_OF_FORCE", "WARD", "PALS_E", "CQC_MHA"),
    ),
    Worked(
        "5",
        {**NHS_E, "asker": "carer", "consent": "lacks_capacity", "event_date": "2026-09-30"},
        {"SG_E": None, "IMCA": None, "CARE_ACT": None, "NHS_PROV_E": "2027-09-30", "PHSO": "2027-09-30"},
        {"HRA": "2027-09-29", "JR": "2026-12-30"},
        nowhere=("NHS_FOR_PATIENT",),
        order=("SG_E", "NHS_PROV_E", "PHSO"),
    ),
    Worked(
        "6",
        {**NHS_E, "event_date": "2025-12-10", "stage": "final_reply", "stage_date": "2026-11-02"},
        {"PHSO": "2026-12-10", "LEGAL_LINE": "2026-12-09"},
        {"HRA": "2026-12-09"},
        ("NHS_PROV_E", "NHS_COMM_E", "PALS_E"),
    ),
    Worked(
        "8",
        {**PRIVATE_E, "funder": "nhs_england_side", "legal_status": "detained", "event_date": "2026-11-01"},
        {
            "ADV_IMHA_E": None,
            "USE_OF_FORCE": "2029-11-01",
            "NHS_PROV_E": "2027-11-01",
            "NHS_COMM_E": "2027-11-01",
            "CQC_MHA": None,
            "PHSO": "2027-11-01",
        },
        leaves_out=("ISCAS",),
        nowhere=("PRIV_PROC",),
    ),
    Worked(
        "9",
        {**PRIVATE_E, "funder": "private", "legal_status": "informal", "event_date": "2026-06-10"},
        {"PRIV_PROC": "2026-12-10", "ISCAS": "2026-12-10", "CQC_FB": None, "LEGAL_LINE": "2026-12-09"},
        {"EQA": "2026-12-09", "PI": "2029-06-10"},
        ("PHSO", "LGSCO", "ADV_NHS_E", "CQC_MHA", "NHS_PROV_E", "NHS_COMM_E"),
    ),
    Worked(
        "11",
        {
            "hospital_country": ENGLAND,
            "setting": "social_care",
            "funder": "nhs_england_side",
            "event_date": "2026-07-01",
        },
        {"NHS_PROV_E": "2027-07-01", "PHSO": "2027-06-30", "LGSCO": "2027-06-30"},
        {"EQA": "2026-12-31"},
        ("COUNCIL_E",),
    ),
    Worked(
        "11b",
        {
            "hospital_country": ENGLAND,
            "setting": "community",
            "legal_status": "was_detained",
            "event_date": "2026-07-01",
        },
        {"NHS_PROV_E": "2027-07-01", "PHSO": "2027-06-30", "LGSCO": "2027-06-30"},
        {"EQA": "2026-12-31"},
        ("COUNCIL_E",),
    ),
    Worked(
        "11c",
        {
            "hospital_country": ENGLAND,
            "setting": "community",
            "funder": "council",
            "event_date": "2026-07-01",
        },
        {"COUNCIL_E": "2027-07-01", "PHSO": "2027-06-30", "LGSCO": "2027-06-30"},
        {"EQA": "2026-12-31"},
        ("NHS_PROV_E", "NHS_COMM_E"),
    ),
    Worked(
        "12",
        {
            **NHS_E,
            "legal_status": "detained",
            "want": ["safe_now", "report_crime"],
            "event_date": "2026-11-22",
        },
        {
            "SAFE": None,
            "RECORD_NOW": None,
            "ADV_IMHA_E": None,
            "POLICE": None,
            "SG_E": None,
            "NHS_PROV_E": "2027-11-22",
            "CQC_MHA": None,
            "CQC_FB": None,
            "CICA": "2028-11-22",
        },
        {"HRA": "2027-11-21", "CICA": "2028-11-22"},
        ("PALS_E",),
        ("SAFE", "RECORD_NOW", "ADV_IMHA_E", "POLICE", "SG_E", "NHS_PROV_E", "CQC_MHA", "CQC_FB", "CICA"),
    ),
    Worked(
        "14",
        {
            "hospital_country": ENGLAND,
            "legal_status": "s2",
            "want": "leave_section",
            "event_date": "2026-11-16",
        },
        {"TRIB_E": "2026-11-29", "SOLICITOR": None, "ADV_IMHA_E": None, "MANAGERS": None},
        {"TRIB": "2026-11-29"},
        ("NHS_PROV_E", "NHS_COMM_E", "PHSO"),
        ("TRIB_E", "SOLICITOR", "MANAGERS"),
    ),
    Worked(
        "14b",
        {
            "hospital_country": ENGLAND,
            "legal_status": "detained",
            "want": ["leave_section"],
            "event_date": "2026-11-16",
        },
        {"TRIB_E": "2026-11-29", "SOLICITOR": None, "ADV_IMHA_E": None, "MANAGERS": None},
        {"TRIB": "2026-11-29"},
        ("NHS_PROV_E",),
    ),
    Worked(
        "15",
        {"hospital_country": ENGLAND, "legal_status": "s5(2)", "event_date": "2026-11-21"},
        {"ADV_NHS_E": None, "WARD": None, "NHS_PROV_E": "2027-11-21"},
        leaves_out=("ADV_IMHA_E", "TRIB_E"),
    ),
    Worked(
        "16",
        {
            "hospital_country": ENGLAND,
            "setting": "community",
            "funder": "nhs_england_side",
            "legal_status": "cto",
            "event_date": "2026-09-30",
        },
        {"ADV_IMHA_E": None, "NHS_PROV_E": "2027-09-30", "CQC_MHA": None, "PHSO": "2027-09-30"},
        {"JR": "2026-12-30"},
    ),
    Worked(
        "18",
        {
            **NHS_E,
            "legal_status": "detained",
            "asker": "bereaved",
            "consent": "died",
            "event_date": "2026-08-31",
        },
        {
            "INQUEST": None,
            "CORONER": None,
            "SOLICITOR": None,
            "NHS_PROV_E": "2027-08-31",
            "AHRA": "2027-01-01",
            "LEGAL_LINE": "2026-11-30",
        },
        {"HRA": "2027-08-30", "JR": "2026-11-30", "PI": "2029-08-31"},
        ("ADV_IMHA_E",),
        ("INQUEST", "CORONER", "SOLICITOR", "NHS_PROV_E", "AHRA"),
        ("SAR", "NHS_FOR_PATIENT", "WARD"),
    ),
    Worked(
        "20",
        {
            **NHS_E,
            "legal_status": "informal",
            "age": "under_16",
            "birth_date": "2011-03-05",
            "asker": "carer",
            "consent": "refused",
            "event_date": "2026-11-15",
        },
        {"NHS_PROV_E": "2027-11-15", "CQC_FB": None, "CHILD_SERVICES": None, "CHILD": None},
        {"PI": "2032-03-05"},
        ("NHS_FOR_PATIENT", "PHSO", "SG_E"),
    ),
    Worked(
        "20b",
        {
            **NHS_E,
            "legal_status": "informal",
            "age": "under_16",
            "asker": "carer",
            "consent": "child_able",
            "event_date": "2026-11-15",
        },
        {"NHS_PROV_E": "2027-11-15", "CQC_FB": None, "CHILD_SERVICES": None},
        leaves_out=("NHS_FOR_PATIENT", "PHSO"),
    ),
    Worked(
        "21",
        {"hospital_country": ENGLAND, "setting": "nhs_ward", "asker": "staff"},
        {"WHISTLE": None, "SG_E": None, "NMC": None},
        leaves_out=("NHS_PROV_E",),
        order=("WHISTLE", "SG_E", "NMC"),
        nowhere=("PHSO", "PALS_E", "CQC_FB"),
    ),
    Worked("23", {"want": "records"}, {"SAR": "2026-12-23", "ICO": None}),
    Worked(
        "23b",
        {"hospital_country": WALES, "want": "records", "complaint_date": "2026-11-23"},
        {"SAR": "2026-12-23", "ICO": None},
    ),
    Worked(
        "24",
        {
            "hospital_country": ENGLAND,
            "setting": "nhs_ward",
            "stage": "formal_open",
            "stage_date": "2026-11-16",
        },
        {"NHS_PROV_E": "2026-11-19", "ADV_NHS_E": None},
        leaves_out=("PALS_E", "NHS_COMM_E"),
    ),
    Worked(
        "26",
        {**NHS_W, "legal_status": "s3", "event_date": "2026-11-01"},
        {"ADV_IMHA_W": None, "LLAIS": None, "NHS_W": "2027-11-01", "HIW_MHA": None, "PSOW": "2027-10-31"},
        {"HRA": "2027-10-31", "EQA": "2027-04-30", "JR": "2027-02-01", "PI": "2029-11-01"},
        ("PALS_E", "NHS_COMM_E", "NHS_PROV_E", "CQC_MHA", "CQC_FB", "PHSO", "USE_OF_FORCE"),
        ("ADV_IMHA_W", "LLAIS", "NHS_W", "HIW_MHA", "PSOW"),
    ),
    Worked(
        "27",
        {
            "hospital_country": WALES,
            "setting": "nhs_ward",
            "legal_status": "informal",
            "event_date": "2026-11-15",
        },
        {
            "ADV_IMHA_W": None,
            "LLAIS": None,
            "WARD": None,
            "NHS_W": "2027-11-15",
            "HIW": None,
            "PSOW": "2027-11-14",
        },
        leaves_out=("CQC_FB", "CQC_MHA"),
        order=("ADV_IMHA_W", "LLAIS", "WARD", "NHS_W", "HIW", "PSOW"),
    ),
    Worked(
        "29",
        {**NHS_W, "stage": "court_issued", "stage_date": "2026-11-10"},
        {"SOLICITOR": None, "PSOW": None, "LLAIS": None},
        leaves_out=("NHS_W",),
    ),
    Worked(
        "30",
        {
            "hospital_country": WALES,
            "setting": "indep_hospital",
            "funder": "private",
            "event_date": "2026-07-01",
        },
        {"PRIV_PROC": "2027-01-01", "ISCAS": "2027-01-01", "HIW": None},
        {"EQA": "2026-12-31"},
        ("PSOW", "NHS_W"),
    ),
    Worked(
        "32",
        {
            "hospital_country": WALES,
            "setting": "indep_hospital",
            "funder": "nhs_england_side",
            "legal_status": "detained",
            "event_date": "2026-10-31",
        },
        {
            "ADV_IMHA_W": None,
            "NHS_PROV_E": "2027-10-31",
            "NHS_COMM_E": "2027-10-31",
            "HIW_MHA": None,
            "PHSO": "2027-10-31",
            "SG_W": None,
        },
        leaves_out=("CQC_MHA", "PSOW", "USE_OF_FORCE", "NHS_W"),
    ),
    Worked(
        "33",
        {
            "hospital_country": WALES,
            "setting": "social_care",
            "funder": "council",
            "event_date": "2026-09-30",
        },
        {"SG_W": None, "COUNCIL_W": "2027-09-30", "CIW": None, "LLAIS": None, "PSOW": "2027-09-29"},
        leaves_out=("LGSCO", "CQC_FB", "CQC_MHA"),
        order=("SG_W", "COUNCIL_W", "CIW", "PSOW"),
    ),
    Worked(
        "35",
        {
            "hospital_country": ENGLAND,
            "legal_status": "s37/41",
            "want": "leave_section",
            "event_date": "2026-07-01",
        },
        {"MOJ_MHCS": "2027-01-01", "PHSO": None, "TRIB_E": None},
        {"TRIB": None},
        ("NHS_PROV_E", "NHS_COMM_E"),
        ("MOJ_MHCS", "PHSO", "TRIB_E"),
    ),
    Worked(
        "36",
        {"hospital_country": ENGLAND, "setting": "nhs_ward", "want": "safe_now", "event_date": "2026-11-20"},
        {"SAFE": None},
        leaves_out=("NHS_PROV_E", "PHSO", "CQC_FB", "RECORD_NOW"),
        nowhere=("WARD",),
    ),
    Worked(
        "38",
        {"hospital_country": WALES, "stage": "ombudsman_decision", "stage_date": "2026-11-02"},
        {"PSOW": "2026-11-30"},
        leaves_out=("NHS_W",),
    ),
    Worked(
        "39",
        {**NHS_W, "stage": "pre_action", "stage_date": "2026-11-20"},
        {"SOLICITOR": None, "LLAIS": None},
        leaves_out=("NHS_W",),
    ),
    Worked(
        "40",
        {**PRIVATE_E, "funder": "nhs_wales", "legal_status": "detained", "event_date": "2026-11-01"},
        {
            "NHS_W": "2027-11-01",
            "PSOW": "2027-10-31",
            "CQC_MHA": None,
            "USE_OF_FORCE": "2029-11-01",
            "ADV_IMHA_E": None,
        },
        leaves_out=("NHS_PROV_E", "NHS_COMM_E", "PHSO"),
    ),
    Worked(
        "41",
        {
            "hospital_country": ENGLAND,
            "setting": "police_contact",
            "want": "complain_about_police",
            "event_date": "2025-09-22",
        },
        {"POLICE_COMPLAINT": None},
        leaves_out=("NHS_PROV_E",),
    ),
)
