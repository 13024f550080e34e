"""The worked cases of hospitals and services in Wales, as the later check of the law changed them."""

from __future__ import annotations

from tests.complaints.worked_case import Worked

WALES = "wales"
NHS_W = {"hospital_country": WALES, "setting": "nhs_ward", "funder": "nhs_wales"}

WELSH = (
    Worked(
        "23b",
        {"hospital_country": WALES, "want": "records", "complaint_date": "2026-11-23"},
        {"SAR": "2026-12-23", "ICO": None},
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
)
