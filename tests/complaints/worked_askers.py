"""The worked cases that turn on who asks: carers, families, parents, staff, somebody in danger."""

from __future__ import annotations

from tests.complaints.worked_case import Worked

ENGLAND = "england"
NHS_E = {"hospital_country": ENGLAND, "setting": "nhs_ward", "funder": "nhs_england_side"}

ASKERS = (
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
        {"PI": "2032-03-04"},
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
    Worked(
        "36",
        {"hospital_country": ENGLAND, "setting": "nhs_ward", "want": "safe_now", "event_date": "2026-11-20"},
        {"SAFE": None},
        leaves_out=("NHS_PROV_E", "PHSO", "CQC_FB", "RECORD_NOW"),
        nowhere=("WARD",),
    ),
)
