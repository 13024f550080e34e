"""The words of every question, over who asks, where it happened and how far the complaint has got."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Any

import pytest
import yaml

from knowledge.complaints.facts import ASKED, Asker, Setting, Stage
from knowledge.complaints.interview.question_wording import HOSPITALS, VERSIONS, version_of
from knowledge.complaints.interview.questions import next_field
from tests.complaints.walks import ROOT, TODAY, guide, interview

OUTSIDE = tuple(one.value for one in Setting if one.value not in HOSPITALS)
LONG_AGO, STAGE_DAYS = "2025-06-01", ("final_reply", "ombudsman_decision", "pre_action", "court_issued")
TWO_PEOPLE = re.compile(r"\bthey, or you\b|\byou,? or (they|the person)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def responses() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"])


def words(fact: str, **known: Any) -> str:
    """The question as it is put to somebody of whom this much is known."""
    version = version_of(fact, known)
    return " ".join(responses()[f"utter_word_ask_{fact}_{version}" if version else f"utter_ask_{fact}"][0]["text"].split())


ASKERS, SETTINGS, STAGES = ((None, *(one.value for one in kind)) for kind in (Asker, Setting, Stage))
CASES = [{"asker": asker, "setting": setting, "stage": stage} for asker, setting, stage in product(ASKERS, SETTINGS, STAGES)]
SOME_CASES = [one for one in CASES if one["setting"] in (None, "nhs_ward", "social_care")
              and one["stage"] in (None, "none", "final_reply")]


def test_no_question_speaks_of_another_place_or_person_than_was_said() -> None:
    for known in CASES:
        _fits(known)


def _fits(known: dict[str, Any]) -> None:
    asked = {fact: words(fact, **known) for fact in ASKED}
    assert not [fact for fact, text in asked.items() if TWO_PEOPLE.search(text)], known
    if known["setting"] not in HOSPITALS:
        assert "hospital" not in asked["hospital_country"]
    if known["setting"] in OUTSIDE:
        assert not [fact for fact in ("hospital_country", "setting", "event_date", "funder") if "hospital" in asked[fact].lower()]
    own = {fact for fact in ("legal_status", "admission_date") if re.search(r"\b(were you|your section)\b", asked[fact].lower())}
    assert own == ({"legal_status", "admission_date"} if known["asker"] == "patient" else set())
    assert ("they died" in asked["event_date"]) is (known["asker"] == "bereaved")
    assert ("paid for" in asked["funder"]) is (known["asker"] == "bereaved")
    assert (asked["stage_date"] == "When was that? (The next time limit may count from it.)") is (known["stage"] not in STAGE_DAYS)


@pytest.mark.parametrize("known", SOME_CASES, ids=lambda one: "-".join(map(str, one.values())))
def test_no_question_is_put_that_cannot_be_answered(known: dict[str, Any]) -> None:
    said = {"hospital_country": "england", "event_date": LONG_AGO, **{name: value for name, value in known.items() if value}}
    asked: list[str] = []
    skipped: tuple[str, ...] = ()
    while (fact := next_field(interview(), said, skipped, guide().table, TODAY)) is not None:
        asked.append(fact)
        skipped = (*skipped, fact)
    assert not ("known_date" in asked and known["asker"] in (None, "patient", "staff"))
    assert not ("consent" in asked and known["asker"] in (None, "patient", "bereaved", "staff"))
    assert not ("legal_status" in asked and known["asker"] == "bereaved")
    assert not ("stage_date" in asked and known["stage"] not in STAGE_DAYS)


def test_each_version_is_written_and_used() -> None:
    found = ((fact, name.removeprefix(f"utter_word_ask_{fact}_")) for name in responses()
             for fact in sorted(ASKED, key=len, reverse=True) if name.startswith(f"utter_word_ask_{fact}_"))
    written = {one for one in found if not any(f"{one[0]}_{one[1]}".startswith(f"{fact}_") and len(fact) > len(one[0])
                                               for fact in ASKED)}
    assert written == {(fact, version) for fact, versions in VERSIONS.items() for version in versions}


@pytest.mark.parametrize(("known", "part"), [
    ({"asker": "patient", "want": ["complain_about_moj"]}, "still waiting for a decision"),
    ({"asker": "carer", "setting": "nhs_ward"}, "When did it happen?"),
    ({"asker": "bereaved"}, "When did it go wrong?")])
def test_the_day_is_asked_for_in_words_that_fit(known: dict[str, Any], part: str) -> None:
    assert part in words("event_date", **known)
