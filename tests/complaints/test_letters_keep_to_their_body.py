"""No letter to one body quotes another setting's rules, and only letters that fit the complaint are offered."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Any

import pytest

from knowledge.complaints import decide, load_table, read_case
from knowledge.complaints.condition import Case
from tests.complaints.every_letter import TODAY, content, drafted

WARD_RULES = r"NG10|mental health unit in England must keep|outside the ward"
COUNCIL_LAW = r"Local Authority Social Services and NHS"
NHS_PROCEDURE = (r"NHS complaint|Listening to People|Putting Things Right|"
                 r"integrated care board|health board|PALS")
ENGLAND = r"Use of Force\) Act|Code of Practice \(England\)|Regulated Activities|CQC|Care Quality Commission"
WALES = r"Welsh Government|Healthcare Inspectorate Wales|listening discussion"
POLICE = r"officers|Independent Office for Police Conduct|police force"


def _setting(case: Case) -> str:
    return case.facts.setting.value if case.facts.setting else ""


def _nation(case: Case) -> str:
    return case.facts.hospital_country.value if case.facts.hospital_country else ""


Fits = Callable[[Case], bool]
# (letters, which cases, what must not stand in them)
KEPT_APART: list[tuple[set[str], Fits, str]] = [
    ({"police"}, lambda _: True, rf"{WARD_RULES}|{NHS_PROCEDURE}|{COUNCIL_LAW}|Regulated Activities|ISCAS|care plan in hospital"),
    ({"private"}, lambda _: True, rf"{NHS_PROCEDURE}|{COUNCIL_LAW}|Ombudsman|{POLICE}"),
    ({"private"}, lambda case: case.route == "CARE_PROVIDER", "ISCAS"),
    ({"moj", "mp"}, lambda _: True, rf"{WARD_RULES}|{NHS_PROCEDURE}|{ENGLAND}|{WALES}|ISCAS|{POLICE}|CCTV"),
    ({"mp"}, lambda _: True, r"Health Service Ombudsman|PHSO"),
    ({"council-england", "council-wales", "lgsco"}, lambda _: True, rf"{NHS_PROCEDURE}|ISCAS|{POLICE}"),
    ({"nhs-england", "nhs-england-commissioner", "phso"}, lambda _: True, r"health board|Listening to People|ISCAS"),
    ({"nhs-wales", "psow"}, lambda _: True, r"integrated care board|PALS|ISCAS|2009"),
    ({"nhs-wales", "psow", "hiw", "council-wales"}, lambda case: _nation(case) == "wales", ENGLAND),
    ({"nhs-england", "phso", "cqc-mha", "lgsco", "council-england"}, lambda case: _nation(case) == "england", WALES),
    ({"nhs-england", "nhs-wales", "private", "council-england", "council-wales", "nhs-england-commissioner", "phso", "psow",
      "lgsco"}, lambda case: _setting(case) in ("community", "social_care"), WARD_RULES),
    ({"nhs-england", "nhs-england-commissioner", "phso", "psow", "nhs-wales", "private", "cqc-mha"},
     lambda case: _setting(case) == "emergency_dept", r"mental health unit in England must keep|record of the use of force"),
    ({"records"}, lambda _: True, rf"{WARD_RULES}|{NHS_PROCEDURE}|What should have happened"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("names", "fits", "never"), KEPT_APART)
def test_no_letter_quotes_another_settings_rules(names: set[str], fits: Fits, never: str) -> None:
    pattern = re.compile(never)
    letters = [(case, letter) for name in sorted(names) for case, letter in drafted().get(name, ()) if fits(case)]
    assert letters
    wrong = (f"{found[0]}: {case.route} {case.facts}" for case, letter in letters if (found := pattern.search(letter.text)))
    assert list(islice(wrong, 3)) == []


PATIENT = {"asker": "patient", "age": "adult"}
OFFERED: list[tuple[dict[str, Any], list[str]]] = [
    ({"hospital_country": "england", "setting": "police_contact", "want": ["complain_about_police"]}, ["police"]),
    ({"hospital_country": "wales", "setting": "police_contact", "want": ["complain_about_police"]}, ["police"]),
    ({"hospital_country": "england", "setting": "indep_hospital", "funder": "private"}, ["private"]),
    ({"hospital_country": "wales", "setting": "indep_hospital", "funder": "private"}, ["private"]),
    ({"hospital_country": "england", "setting": "social_care", "funder": "council"}, ["council-england", "lgsco"]),
    ({"hospital_country": "wales", "setting": "social_care", "funder": "council"}, ["council-wales", "psow"]),
    ({"hospital_country": "england", "setting": "social_care", "funder": "private"}, ["private", "lgsco"]),
    ({"hospital_country": "england", "setting": "nhs_ward", "legal_status": "s37/41", "want": ["complain_about_moj"]},
     ["moj", "mp"]),
    ({"hospital_country": "england", "setting": "nhs_ward", "legal_status": "s37/41", "want": ["complain_about_moj"],
      "stage": "final_reply"}, ["mp"]),
    ({"hospital_country": "wales", "setting": "nhs_ward", "legal_status": "s3"}, ["nhs-wales", "hiw", "psow"]),
    ({"hospital_country": "england", "setting": "nhs_ward", "legal_status": "s3"},
     ["nhs-england", "nhs-england-commissioner", "cqc-mha", "phso"]),
    ({"asker": "staff", "hospital_country": "england"}, []),
]


@pytest.mark.parametrize(("facts", "letters"), OFFERED)
def test_the_letters_offered_fit_the_complaint(facts: dict[str, Any], letters: list[str]) -> None:
    takes = {route.id: route.takes_letter for route in content().routes if route.takes_letter}
    steps = decide(read_case({**PATIENT, **facts}), load_table(), TODAY).steps
    assert list(dict.fromkeys(takes[step.card] for step in steps if step.card in takes)) == letters
