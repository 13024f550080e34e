"""Every letter: nothing left open that should be filled, nothing of the wrong nation, in the order of the sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

import pytest

from knowledge.complaints.condition import Case, holds, said
from knowledge.complaints.letter import Letter, fitting
from knowledge.complaints.routing.deadlines import incl, starting
from knowledge.store.checks import ENGLISH_ONLY, NEVER, WELSH_ONLY
from tests.complaints.every_letter import NAMES, TODAY, content, drafted, templates

pytestmark = pytest.mark.slow

NATION_OF = {"nhs-england": "england", "nhs-england-commissioner": "england", "council-england": "england",
             "phso": "england", "lgsco": "england", "cqc-mha": "england",
             "nhs-wales": "wales", "council-wales": "wales", "psow": "wales", "hiw": "wales"}
LIMITS = {"nhs-england": (incl, 12), "nhs-england-commissioner": (incl, 12), "council-england": (incl, 12),
          "council-wales": (incl, 12), "nhs-wales": (incl, 12), "phso": (incl, 12), "psow": (starting, 12),
          "lgsco": (starting, 12), "private": (incl, 6), "moj": (incl, 6), "mp": (incl, 12)}
NO_STANDARDS = {"records", "moj", "mp"}
LAST_LINE = "This letter was drafted with a computer's help. Please check all of it before you send it."
LATE = re.compile(r"^Why I did not (complain|come to you) sooner$", re.MULTILINE)
LEFT = re.compile(r"[{}]|\?\w+!?=|^\?|\[[^\]]*$|\n{3}| +$|\bNone\b", re.MULTILINE)
BANNED = re.compile(rf"\bdiagnos|\bsue\b|\bsolicitor|\blegal action|\bcourt\b|\bdamages|\bcompensation|{NEVER.pattern}",
                    re.IGNORECASE)
DAY_COUNT = re.compile(r"\d+ (working )?days")
ORDER = [
    ("date", r"\A\w+day \d+ \w+ \d{4}$"),
    ("to", r"^To: "),
    ("heading", r"^Formal complaint$"),
    ("patient", r"^(Patient|Person concerned|About what happened to): \["),
    ("you", r"^From: \[your name\]$"),
    ("reach", r"^Safest way and time to reach me: "),
    ("language", r"^Language or format I need: "),
    ("who", r"^Who I am$"),
    ("consent", r"^I agree to this complaint being shared "),
    ("place", r"^Where and when$"),
    ("when", r"^Date( and time)?: on or about "),
    ("events", r"^What happened\n1\. \["),
    ("standards", r"^What should have happened$"),
    ("people", r"^(Staff|Officers) and witnesses$"),
    ("effect", r"^What it did to "),
    ("evidence", r"^Evidence$"),
    ("questions", r"^Questions I would like answered$"),
    ("outcomes", r"^What I would like to come of it$"),
    ("late", LATE.pattern),
    ("helper", r"^Who is helping me$"),
    ("protection", r"^Keeping people safe$"),
    ("requests", r"^What I ask you to do next$"),
    ("copies", r"^Copies sent to: "),
    ("enclosed", r"^Enclosed \(copies, not originals\): "),
    ("signed", r"^Signed: _+$"),
    ("last", re.escape(LAST_LINE)),
]
MAY_LACK = {"late", "helper"}
WITHOUT = {"records": {"heading", "consent", "place", "when", "events", "standards", "people", "effect", "evidence",
                       "questions", "outcomes", "protection", "copies"},
           "moj": {"standards", "people"}, "mp": {"standards", "people"}}
every_letter = pytest.mark.parametrize("name", NAMES)


def _wrong(name: str, test: Callable[[Case, Letter], str]) -> list[str]:
    """What the test finds wrong in the letters of this name, with the case, at most three."""
    found = (f"{wrong}: {case.route} {case.facts}" for case, letter in drafted()[name]
             if (wrong := test(case, letter)))
    return list(islice(found, 3))


def _found(pattern: re.Pattern[str]) -> Callable[[Case, Letter], str]:
    """A test that finds the pattern wrong."""
    return lambda _, letter: repr(found[0]) if (found := pattern.search(letter.text)) else ""


def test_these_are_all_the_letters() -> None:
    assert templates() == list(NAMES)


@every_letter
def test_many_are_led_to_every_letter(name: str) -> None:
    assert len(drafted().get(name, ())) >= 20


@every_letter
def test_no_sign_of_the_template_is_left(name: str) -> None:
    assert _wrong(name, _found(LEFT)) == []


@every_letter
def test_the_fields_stand_in_the_order_of_the_sheet(name: str) -> None:
    def wrong(_: Case, letter: Letter) -> str:
        places = {field: found.start() for field, pattern in ORDER
                  if (found := re.search(pattern, letter.text, re.MULTILINE))}
        lacking = {field for field, _ in ORDER} - places.keys() - MAY_LACK - WITHOUT.get(name, set())
        ordered = list(places.values()) == sorted(places.values())
        return f"lacks {lacking}" if lacking else "" if ordered else f"not in order: {places}"
    assert _wrong(name, wrong) == []


@every_letter
def test_nothing_of_the_other_nation_stands_in_it(name: str) -> None:
    def wrong(case: Case, letter: Letter) -> str:
        nations = {NATION_OF.get(name), case.facts.hospital_country and case.facts.hospital_country.value}
        english = ENGLISH_ONLY.search(letter.text) if "england" not in nations else None
        welsh = WELSH_ONLY.search(letter.text) if "wales" not in nations else None
        found = english or welsh
        return found[0] if found else ""
    assert _wrong(name, wrong) == []


@every_letter
def test_it_says_why_it_is_late_only_when_it_is(name: str) -> None:
    def wrong(case: Case, letter: Letter) -> str:
        clock, limit = case.facts.clock, LIMITS.get(name)
        late = bool(clock and limit and limit[0](clock, limit[1]) < TODAY)
        return "" if late == bool(LATE.search(letter.text)) else f"late is {late}"
    assert _wrong(name, wrong) == []


@every_letter
def test_the_standards_fit_the_nation_and_the_day(name: str) -> None:
    standards = [one.standard for one in content().letters.standards]

    def wrong(case: Case, letter: Letter) -> str:
        day, country = case.facts.event_date or TODAY, case.facts.hospital_country
        chosen = fitting(standards, case)
        misfits = [one.id for one in chosen if one.nation not in ("both", country and country.value)
                   or (one.since and one.since > day)]
        if misfits or len(chosen) > 10 or (not chosen and holds("force=yes", case)):
            return f"{misfits} of {len(chosen)} standards"
        return "" if all(f"- {one.text} ({one.citation})" in letter.text for one in chosen) else "not all are said"
    assert name in NO_STANDARDS or _wrong(name, wrong) == []


@every_letter
def test_it_ends_with_the_word_to_check_it(name: str) -> None:
    assert _wrong(name, lambda _, letter: "" if letter.text.endswith(f"\n\n{LAST_LINE}\n") else "another end") == []


@every_letter
def test_it_neither_asks_for_a_diagnosis_nor_threatens(name: str) -> None:
    assert _wrong(name, _found(BANNED)) == []


@every_letter
def test_it_counts_no_days(name: str) -> None:
    assert _wrong(name, _found(DAY_COUNT)) == []


@every_letter
def test_every_blank_is_visible_and_has_its_field(name: str) -> None:
    fields = content().letters.fields

    def wrong(_: Case, letter: Letter) -> str:
        unknown = [blank for blank in letter.blanks if blank not in fields]
        hidden = [blank for blank in letter.blanks if f"[{blank}]" not in letter.text]
        needed = [] if "your name" in letter.blanks else ["your name"]
        return ", ".join([*unknown, *hidden, *needed])
    assert _wrong(name, wrong) == []


@every_letter
def test_private_information_is_not_asked_for_without_agreement(name: str) -> None:
    def wrong(case: Case, letter: Letter) -> str:
        asks = re.search(r"give me (a copy of|the record)|Legal status then", letter.text)
        return asks[0] if asks and "own" in said("voice", case) else ""
    assert _wrong(name, wrong) == []


@every_letter
def test_video_is_to_be_kept(name: str) -> None:
    kept = re.compile(r"(keep|that all).*(CCTV|video)")
    assert name in ("moj", "mp") or _wrong(name, lambda _, letter: "" if kept.search(letter.text) else "no word on film") == []
