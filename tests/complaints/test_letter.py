"""How a letter is made from a template, the facts and the standards."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from jinja2 import TemplateError

from knowledge.complaints import read_case
from knowledge.complaints.condition import Case, faults
from knowledge.complaints.facts import Asker, ComplaintFacts, Country, LegalStatus, Setting
from knowledge.complaints.letter import LetterField, Standard, fields_of, fitting
from knowledge.letters.checking import template_faults
from knowledge.letters.rendering import draft
from knowledge.store.letter_checks import RECORD_SHEET
from tests.complaints.every_letter import TODAY, content

NHS_ENGLAND = "nhs-england"


def _letter(values: dict[str, Any]) -> str:
    """The letter to an English hospital for these facts."""
    letters = content().letters
    standards = tuple(one.standard for one in letters.standards)
    return draft(letters.templates[NHS_ENGLAND], Case(read_case(values), TODAY, "NHS_PROV_E"), standards).text


@pytest.mark.parametrize("values, asked", [
    ({"hospital_country": "england", "setting": "nhs_ward"}, True),
    ({"hospital_country": "england", "setting": "nhs_ward", "event_date": "2022-03-31"}, True),
    ({"hospital_country": "england", "setting": "nhs_ward", "event_date": "2022-03-30"}, False),
    ({"hospital_country": "england", "setting": "indep_hospital"}, True),
    ({"hospital_country": "england", "setting": "social_care"}, False),
    ({"hospital_country": "england", "setting": "nhs_ward", "want": ["change_rule"]}, False),
    ({"hospital_country": "england", "setting": "nhs_ward", "asker": "carer", "consent": "refused"}, False),
    ({"hospital_country": "england", "setting": "nhs_ward", "asker": "bereaved"}, False),
    ({"hospital_country": "wales", "setting": "nhs_ward"}, False),
    ({"setting": "nhs_ward"}, False)])
def test_the_record_of_force_is_asked_for_where_there_is_one(values: dict[str, Any], asked: bool) -> None:
    assert ("give me the record of the use of force" in _letter(values)) == asked


@pytest.mark.parametrize("values, line", [
    ({"asker": "patient"}, "I am the patient."),
    ({"asker": "carer", "consent": "yes"}, "The patient has agreed that I may complain for them"),
    ({"asker": "advocate", "consent": "lacks_capacity"}, "The patient cannot sign, because at present"),
    ({"asker": "carer", "consent": "child_not_able"}, "The patient is a child who is too young"),
    ({"asker": "carer", "consent": "refused"}, "This is my own complaint"),
    ({"asker": "carer", "consent": "child_able"}, "This is my own complaint"),
    ({"asker": "bereaved"}, "Please accept me as a relative or representative of the person who died."),
    ({"asker": "bereaved", "consent": "refused"}, "Please accept me as a relative or representative"),
    ({"asker": "attorney_deputy"}, "I am the patient's attorney or deputy"),
    ({"asker": "carer"}, "[if the patient agrees, and where they have signed]"),
    ({}, "[who you are: the patient, a relative, a friend or a helper]"),
    ({"legal_status": "s3"}, "detained under the Mental Health Act 1983, section 3"),
    ({"legal_status": "s37/41"}, "Mental Health Act 1983, sections 37 and 41"),
    ({"legal_status": "s5(2)"}, "under the Mental Health Act 1983, section 5(2)"),
    ({"legal_status": "detained"}, "Mental Health Act 1983, [which section]"),
    ({"legal_status": "informal"}, "in hospital without a section (informal)"),
    ({"want": ["explanation_apology"]}, "- a full explanation, and an apology"),
    ({"want": ["change_rule"]}, "[the rule you want changed]"),
    ({"event_date": "2026-11-03"}, "on or about Tuesday 3 November 2026"),
    ({"event_date": "2026-01-03", "known_date": "2026-02-01"}, "This became known only on Sunday 1 February 2026.")])
def test_the_facts_choose_the_lines(values: dict[str, Any], line: str) -> None:
    assert line in _letter(values)


def _only(condition: str, text: str = "b") -> str:
    return f"{{% if {condition} %}}\n{text}\n{{% endif %}}\n"


@pytest.mark.parametrize("template, expected", [
    ("a\n" + _only('asker is one_of("patient")') + "c", "a\nb\nc\n"),
    ("a\n" + _only('asker is not one_of("patient")') + "c", "a\nc\n"),
    (_only('asker is one_of("carer", "patient") and stage is one_of("unknown")'), "b\n"),
    (_only('asker is one_of("patient") and stage is one_of("none")'), "\n"),
    (_only('asker is one_of("carer") or stage is one_of("unknown")'), "b\n"),
    (_only('legal_status is one_of("detained")'), "b\n"),
    (_only('legal_status is one_of("s3")'), "b\n"),
    (_only('late("incl 12")'), "\n"),
    (_only('late("incl 6")'), "b\n"),
    (_only('since("2026-01-02")', "a") + _only('since("2026-01-03")'), "a\n"),
    (_only('route is one_of("SAR")', "a") + _only('route is not one_of("SAR")'), "b\n"),
    (_only('topic is one_of("seclusion")', "a"), "a\n"),
    ("on {{ event_date }}, {{ stage_date }}", "on Friday 2 January 2026, [date of their answer]\n"),
    ("a\n\n\n\nb", "a\n\nb\n")])
def test_a_template_is_filled(template: str, expected: str) -> None:
    facts = ComplaintFacts(asker=Asker.PATIENT, legal_status=LegalStatus.S3, event_date=date(2026, 1, 2))
    assert draft(template, Case(facts, TODAY, "NHS_PROV_E", frozenset({"seclusion"})), ()).text == expected


@pytest.mark.parametrize("template", ["{{ nobody }}", _only('nobody is one_of("yes")'), "{{ ''.__class__.__mro__ }}",
                                      "{{ date.__class__.__base__.__subclasses__() }}"])
def test_what_nobody_knows_and_what_leaves_the_sandbox_is_an_error(template: str) -> None:
    with pytest.raises(TemplateError):
        draft(template, Case(ComplaintFacts(), TODAY), ())


@pytest.mark.parametrize("template", [
    "{{ event_date }} [your name]", _only('asker is one_of("carer", "advocate")'), _only('late("starting 12")'),
    _only('since("2022-03-31")'), _only('known_date is not one_of("unknown")'),
    _only('voice is one_of("own") and force is one_of("no")'), "Is this a question?", '{% include "parts/ending.txt" %}'])
def test_a_good_template_has_no_fault(template: str) -> None:
    assert template_faults(template) == ()


@pytest.mark.parametrize("template, line, wrong", [
    ("a\n" + _only('asker is one_of("career")'), 2, "'career' is not a value of 'asker'"),
    (_only('askr is one_of("carer")'), 1, "'askr' is not a fact we know"),
    (_only('late("12")'), 1, "'12' is not a limit such as 'incl 12'"),
    (_only('since("March")'), 1, "'March' is not a date such as 2022-03-31"),
    (_only("asker"), 1, "'asker' is not a condition"),
    (_only("asker is defined"), 1, "'defined' is not a condition"),
    ("{% if asker is one_of('carer') %}\na", 2, "not a template: Unexpected end of template."),
    ("a\nb {{ evnt_date }}", 2, "'{{ evnt_date }}' is not a value we know"),
    ("{{ asker }}", 1, "'{{ asker }}' is not a value we know"),
    ("a\n{% for one in want %}{{ one }}{% endfor %}", 2, "'for' has no place in a letter"),
    ("{% if asker is one_of('carer') %}\na\n{% else %}\nb\n{% endif %}", 1, "'else' has no place in a letter"),
    ("{{ date | upper }}", 1, "'filter' has no place in a letter"),
    ("[" + "x" * 81 + "]", 1, f"'[{'x' * 81}]' is longer than 80 letters")])
def test_a_fault_of_a_template_is_named_with_its_line(template: str, line: int, wrong: str) -> None:
    found = template_faults(template)
    assert any(one.line == line and one.wrong.startswith(wrong) for one in found), found


def test_a_fault_of_a_standards_condition_is_named() -> None:
    assert list(faults("want=change_rules")) == ["'change_rules' is not a value of 'want'"]


def _standard(**values: Any) -> Standard:
    return Standard(**{"id": "x", "text": "Text.", "citation": "Source", "nation": "both", **values})


@pytest.mark.parametrize("standard, country, day, fits", [
    (_standard(), Country.ENGLAND, date(2020, 1, 1), True),
    (_standard(), None, None, True),
    (_standard(nation="england"), Country.ENGLAND, None, True),
    (_standard(nation="england"), Country.WALES, None, False),
    (_standard(nation="england"), None, None, False),
    (_standard(since=date(2021, 7, 19)), Country.WALES, date(2021, 7, 19), True),
    (_standard(since=date(2021, 7, 19)), Country.WALES, date(2021, 7, 18), False),
    (_standard(until=date(2021, 7, 19)), Country.WALES, date(2021, 7, 20), False),
    (_standard(when="setting=unknown force=yes"), None, None, True),
    (_standard(when="setting=nhs_ward"), None, None, False)])
def test_a_standard_fits_a_nation_and_some_days(standard: Standard, country: Country | None, day: date | None,
                                                fits: bool) -> None:
    case = Case(ComplaintFacts(hospital_country=country, event_date=day), TODAY)
    assert (fitting([standard], case) == [standard]) == fits


def test_what_was_asked_about_comes_first() -> None:
    case = Case(ComplaintFacts(hospital_country=Country.ENGLAND, setting=Setting.NHS_WARD), TODAY, "NHS_PROV_E",
                frozenset({"medicine", "seclusion"}))
    chosen = [one.id for one in fitting([one.standard for one in content().letters.standards], case)]
    assert chosen[:2] == ["seclusion-limits", "medicine-views"]
    assert len(chosen) == 10


def _key(words: str) -> str:
    """How the page compares the names of blanks and labels."""
    return re.sub(r"\W+", " ", words.lower()).strip()


def test_no_two_fields_go_by_one_name() -> None:
    fields = content().letters.fields
    labels = [_key(field.label) for field in fields.values()]
    assert len(set(labels)) == len(labels)
    assert [blank for blank, field in fields.items() for other in fields
            if other != blank and _key(field.label) == _key(other)] == []


def test_blanks_become_fields_for_the_page() -> None:
    letter = draft("[your name] [who did it, and what was said]", Case(ComplaintFacts(), TODAY), ())
    found = fields_of(letter, {"your name": LetterField("Your name", "As on a letter", False)})
    assert found[0] == {"name": "your_name", "blank": "[your name]", "label": "Your name", "hint": "As on a letter",
                        "multiline": False, "step": "where"}
    assert (found[1]["name"], found[1]["label"]) == ("who_did_it_and_what_was_said", "Who did it, and what was said")


def test_the_record_sheet_fits_one_page() -> None:
    sheet = content().letters.templates[RECORD_SHEET]
    assert len(sheet.splitlines()) <= 50
    assert max(map(len, sheet.splitlines())) <= 120
    assert [word for word in ("CCTV", "debrief", "In England: the record", "injuries", "advocate", "Names")
            if word not in sheet] == []
