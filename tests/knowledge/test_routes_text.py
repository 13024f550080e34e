"""What a person reads at the end of the walk: for many cases, every route, its day, its sources, its buttons."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.complaints import Decision, decide, load_table, read_case
from knowledge.complaints.interview.read_back import read_back
from knowledge.complaints.routing.decision import State
from knowledge.complaints.routing.table import Due
from knowledge.messages import Message, Wording
from knowledge.routes_library import Library, short_date
from knowledge.routes_text import Understood, cards, route_details, routes_message
from knowledge.store.checks import ENGLISH_ONLY, NEVER, WELSH_ONLY
from knowledge.store.content import read_content
from tests.complaints.walks import interview

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).parents[2]
PATIENT: dict[str, Any] = {"asker": "patient", "age": "adult", "setting": "nhs_ward", "legal_status": "detained",
                           "stage": "none", "event_date": "2026-11-21"}
CASES: dict[str, dict[str, Any]] = {
    "patient england": {**PATIENT, "hospital_country": "england", "want": ["explanation_apology", "quick_fix"]},
    "patient wales": {**PATIENT, "hospital_country": "wales", "want": ["explanation_apology"]},
    "nation unknown": {**PATIENT},
    "nothing known": {},
    "phone rule": {**PATIENT, "hospital_country": "england", "legal_status": "informal", "want": ["change_rule"]},
    "carer refused": {**PATIENT, "hospital_country": "england", "asker": "carer", "consent": "refused"},
    "carer refused wales": {**PATIENT, "hospital_country": "wales", "asker": "carer", "consent": "refused"},
    "no capacity": {**PATIENT, "hospital_country": "england", "asker": "carer", "consent": "lacks_capacity"},
    "child": {**PATIENT, "hospital_country": "wales", "asker": "carer", "age": "under_16", "consent": "child_not_able"},
    "final answer": {**PATIENT, "hospital_country": "england", "event_date": "2025-12-10", "stage": "final_reply",
                     "stage_date": "2026-11-02"},
    "long ago": {**PATIENT, "hospital_country": "england", "event_date": "2021-05-01", "want": ["money"]},
    "long ago wales": {**PATIENT, "hospital_country": "wales", "event_date": "2021-05-01", "want": ["report_crime"]},
    "complaint in": {**PATIENT, "hospital_country": "england", "stage": "formal_open", "complaint_date": "2026-11-20",
                     "event_date": "2026-11-01"},
    "self pay": {**PATIENT, "hospital_country": "england", "setting": "indep_hospital", "funder": "private",
                 "legal_status": "informal", "event_date": "2026-06-10"},
    "section 2": {**PATIENT, "hospital_country": "england", "legal_status": "s2", "event_date": "2026-11-16",
                  "admission_date": "2026-11-16", "want": ["leave_section"]},
    "section 2 over": {**PATIENT, "hospital_country": "wales", "legal_status": "s2", "event_date": "2026-10-01",
                       "admission_date": "2026-10-01", "want": ["leave_section"]},
    "assault": {**PATIENT, "hospital_country": "england", "want": ["report_crime", "safe_now"]},
    "bereaved": {"asker": "bereaved", "consent": "died", "hospital_country": "england", "setting": "nhs_ward",
                 "event_date": "2026-08-31", "stage": "none"},
    "staff": {"asker": "staff", "hospital_country": "wales"},
    "records": {**PATIENT, "hospital_country": "wales", "want": ["records"]},
    "police": {**PATIENT, "hospital_country": "england", "setting": "police_contact", "want": ["complain_about_police"]},
    "care home wales": {**PATIENT, "hospital_country": "wales", "setting": "social_care", "funder": "council"},
    "claim": {**PATIENT, "hospital_country": "wales", "stage": "pre_action", "stage_date": "2026-11-20",
              "event_date": "2026-11-01"},
    "court limit close": {**PATIENT, "hospital_country": "england", "event_date": "2026-08-25"}}
every_case = pytest.mark.parametrize("name", CASES)


@lru_cache(maxsize=1)
def _library() -> Library:
    content = read_content()
    responses = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
    return Library({route.id: route for route in content.routes}, content.contacts, Wording.from_responses(responses))


@cache
def _told(name: str) -> tuple[Decision, Message]:
    decision = decide(read_case(CASES[name]), load_table(), TODAY)
    return decision, routes_message(decision, _library(), TODAY)


@every_case
def test_every_route_is_told_once_in_order_with_its_reason(name: str) -> None:
    decision, message = _told(name)
    groups, text = cards(decision.steps), message["text"]
    places = [text.index(f"\n{number}. {_library().routes[group[0].card].title}\n")
              for number, group in enumerate(groups, 1)]
    assert places == sorted(places)
    assert all(group[0].because in text for group in groups)
    assert not re.search(rf"^{len(groups) + 1}\. ", text, re.MULTILINE)


@every_case
def test_no_sign_of_the_making_is_left(name: str) -> None:
    assert re.findall(r"\[\w+\]|[{}]|\bNone\b|_[A-Z]|\n{3}| $", _told(name)[1]["text"], re.MULTILINE) == []


@every_case
def test_a_limit_that_has_passed_is_never_too_late(name: str) -> None:
    decision, message = _told(name)
    assert NEVER.search(message["text"]) is None
    for group in cards(decision.steps):
        step = group[0]
        if step.state is State.PASSED and step.aim_by and step.by and step.due is not Due.LAW:
            assert f"The usual last day was {short_date(step.by)}." in message["text"]
            assert f"The last day I work out is {short_date(step.by)}." not in _entry_of(step.card, message)


def _entry_of(card: str, message: Message) -> str:
    """The part of the text that tells of this card."""
    title = re.escape(_library().routes[card].title)
    return next(part for part in message["text"].split("\n\n") if re.match(rf"\d+\. {title}\n", part))


@every_case
def test_every_day_still_to_come_is_told_with_the_day_to_aim_for(name: str) -> None:
    decision, message = _told(name)
    for group in cards(decision.steps):
        step = group[0]
        if step.by and step.aim_by and step.state is not State.PASSED:
            told = _entry_of(step.card, message)
            assert short_date(step.by) in told
            assert short_date(step.aim_by) in told
        if step.due in (Due.THEIRS, Due.KEPT):
            assert "The last day I work out" not in _entry_of(step.card, message)


@every_case
def test_what_runs_out_soonest_stands_first(name: str) -> None:
    decision, message = _told(name)
    own = [step for step in decision.steps if step.due not in (Due.THEIRS, Due.KEPT)]
    soon = [timed.by for timed in (*own, *decision.clocks) if timed.soon and timed.by]
    head = re.split(r"^\d+\. ", message["text"], maxsplit=1, flags=re.MULTILINE)[0]
    nearest = message["custom"].get("nearest")
    mine = [step for step in own if step.state is not State.PASSED and step.by and step.route != "LEGAL_LINE"]
    every = [timed.by for timed in (*mine, *decision.clocks) if timed.by and timed.state is State.OPEN]
    if soon:
        assert nearest["day"] == min(soon).isoformat() and short_date(min(soon)) in head
    assert not every or short_date(min(every)) in head, "the nearest of all is named, of whatever kind"
    assert ("This runs out first." in head) is bool(nearest and nearest["day"] <= min(every, default=date.max).isoformat())
    if nearest:
        assert nearest["title"] in head and nearest["do"] in head and nearest["days"] >= 0
    assert ("A court time limit is close." in message["text"]) == decision.legal_advice_soon


@every_case
def test_every_route_carries_its_sources(name: str) -> None:
    decision, message = _told(name)
    shown = {(one["title"], one["pinpoint"]) for one in message["custom"]["sources"]}
    for step in decision.steps:
        for cited in _library().routes[step.card].citations:
            title = f"{cited.source.title} ({cited.source.publisher}, {cited.source.year})"
            assert (title, cited.pinpoint) in shown
    assert all(one["url"].startswith("http") and one["checked"] for one in message["custom"]["sources"])


@every_case
def test_nothing_of_the_other_nation_is_told(name: str) -> None:
    nation, text = CASES[name].get("hospital_country"), _told(name)[1]["text"]
    if nation == "wales":
        assert ENGLISH_ONLY.search(text) is None
    if nation == "england":
        assert WELSH_ONLY.search(text) is None


@every_case
def test_the_buttons_offer_letters_that_there_are(name: str) -> None:
    decision, message = _told(name)
    letters = [json.loads(one["payload"][len("/write_letter"):])["route"] for one in message["buttons"]
               if one["payload"].startswith("/write_letter")]
    taken = [group[0].card for group in cards(decision.steps) if _library().routes[group[0].card].takes_letter]
    assert letters == taken[:2]
    assert [one["payload"] for one in message["buttons"]][-3:] == ["/record_sheet", "/scared", "/change_fact"]


@every_case
def test_ways_told_shortly_have_a_button_for_the_rest(name: str) -> None:
    decision, message = _told(name)
    later = [group[0].card for group in cards(decision.steps) if group[0].place > 3]
    asked = [json.loads(one["payload"][len("/route_details"):])["route"] for one in message["buttons"]
             if one["payload"].startswith("/route_details")]
    assert asked == later[2:]
    assert all(_library().routes[card].how in message["text"] for card in later[:2])


@every_case
def test_the_page_gets_every_step_as_data(name: str) -> None:
    decision, message = _told(name)
    steps = message["custom"]["steps"]
    assert [one["route"] for one in steps] == [group[0].route for group in cards(decision.steps)]
    for one in steps:
        assert {"title", "because", "by", "aim_by", "state", "soon", "how", "contacts"} <= one.keys()
        assert one["by"] is None or date.fromisoformat(one["by"])
    assert json.loads(json.dumps(message)) == message


@pytest.mark.parametrize("name, said", [
    ("section 2 over", "The normal limit for this period has passed. Ask a solicitor today"),
    ("long ago", "Human rights claim: the normal limit was 30 April 2022. A court can sometimes allow more time"),
    ("long ago wales", "The normal 2 years have passed. More time is given only in exceptional circumstances."),
    ("bereaved", "The human rights limit counts from the act complained of, not from the death, so an earlier act has an"),
    ("final answer", "Human rights claim. The day is 9 December 2026, in 17 days."),
    ("patient england", "Aim to send it by 20 November 2027. The last day I work out is 21 November 2027.")])
def test_limits_are_told_with_what_may_still_be_done(name: str, said: str) -> None:
    assert said in _told(name)[1]["text"]


@pytest.mark.parametrize("name, unsaid", [
    ("section 2 over", "It can sometimes be longer for a good reason"), ("staff", "This runs out first"),
    ("staff", "Court time limits"), ("staff", "Please check these dates")])
def test_what_is_not_so_is_not_told(name: str, unsaid: str) -> None:
    assert unsaid not in _told(name)[1]["text"]


def test_every_route_can_be_told_in_full() -> None:
    for card in _library().routes.values():
        message = route_details(card, _library())
        assert message["text"].startswith(card.title)
        assert card.how in message["text"]
        assert len(message["custom"]["sources"]) == len(card.citations) > 0


def test_what_was_understood_is_read_back_line_by_line() -> None:
    known = CASES["patient england"]
    understood = [Understood(name, value) for name, value in read_back(interview(), known)]
    decision = decide(read_case(known), load_table(), TODAY)
    message = routes_message(decision, _library(), TODAY, understood)
    facts = message["text"].split("\n\n")[-1].splitlines()
    assert facts[0] == _library().words.say("read_back") and message["text"].count(facts[1]) == 1
    assert [f"- {one['label']}: {one['value']}" for one in message["custom"]["understood"]] == facts[1:]
    assert facts[1:] == [
        "- Who: it happened to you", "- Age: 18 or over", "- Nation: the hospital or service is in England",
        "- Where: on an NHS ward", "- Section: under section (detained), not one of the short powers",
        "- When it happened: Saturday 21 November 2026", "- So far: no complaint has been made yet",
        "- What you want: an explanation or an apology; for it to stop or be put right quickly"]
