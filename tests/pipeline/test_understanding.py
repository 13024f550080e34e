"""What is read of a message besides its meaning, as tables."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.components.decision_policy import next_action
from pipeline.decision.plan import Kind, Part, Plan, WalkTurn
from pipeline.language.detect import language_of
from pipeline.language.facts import facts_said
from pipeline.language.places import nation_of, nation_of_bodies
from pipeline.replies.fixed import fixed_reply
from pipeline.retrieval.meanings import asks_for_a_meaning

TODAY = date(2026, 11, 22)
CARD, ANSWER = Part(Kind.DANGER, "utter_urgent_injury", "danger"), Part(Kind.ANSWER, "utter_answer", "likeliest")


@pytest.mark.parametrize(("text", "nation"), [
    ("im in wales", "wales"), ("the hospital is in England", "england"), ("a ward in Swansea", "wales"),
    ("moved from Leeds to Cardiff", None), ("england or wales?", None), ("new south wales law", None),
    ("Betsi Cadwaladr", "wales"), ("can they hold me", None),
])
def test_the_nation_a_message_names(text: str, nation: str | None) -> None:
    assert nation_of(text) == nation


@pytest.mark.parametrize(("text", "nation"), [
    ("what does Llais do", "wales"), ("PSOW twelve weeks", "wales"), ("is HIW the same as the police", "wales"),
    ("putting things right, how long", "wales"), ("WSI 2011/704", "wales"), ("the health board will not answer", "wales"),
    ("how do i ring the cqc", "england"), ("PHSO", "england"), ("Use of Force Act section 5", "england"), ("ask PALS", "england"),
    ("can my icb help", "england"), ("lgsco or phso", "england"), ("CQC or HIW?", None), ("can they hold me", None),
    ("what is an ombudsman", None), ("the hospital board", None),
])
def test_the_nation_whose_body_a_message_names(text: str, nation: str | None) -> None:
    assert nation_of_bodies(text) == nation
    assert nation_of(text) is None, "the chat's nation is not settled by it"


@pytest.mark.parametrize(("text", "language"), [
    ("Dwi eisiau cwyno am y ward", "cy"), ("Sut mae gwneud cwyn?", "cy"), ("can they hold me down", "en"),
    ("fe wnaethon nhw fy nal i lawr", "cy"), ("ga i weld fy nodiadau", "cy"),
    ("我想投诉", "other"), ("i was in the y block", "en"), ("", "en"),
])
def test_the_language_of_a_message(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(("text", "facts"), [
    ("im on a section 3", {"legal_status": "s3"}), ("i am an IMHA", {"asker": "advocate"}),
    ("can they hold me face down", {}), ("they held me down", {}),
])
def test_the_facts_a_message_states(text: str, facts: dict[str, Any]) -> None:
    assert facts_said(text, TODAY) == facts


@pytest.mark.parametrize(("plan", "done", "wanted"), [
    (Plan((CARD, ANSWER)), [], "utter_urgent_injury"),
    (Plan((CARD, ANSWER)), ["utter_urgent_injury"], "utter_answer"),
    (Plan((CARD, ANSWER)), ["utter_urgent_injury", "utter_answer"], "action_listen"),
    (Plan((CARD,), WalkTurn.TAKE), [], "utter_urgent_injury"),
    (Plan((CARD,), WalkTurn.TAKE), ["utter_urgent_injury"], None),
    (Plan((), WalkTurn.TAKE), [], None),
    (Plan((Part(Kind.DO, "complaint_form", "wants to"),), WalkTurn.BEGIN), [], "complaint_form"),
    (Plan((Part(Kind.DO, "complaint_form", "wants to"),), WalkTurn.BEGIN), ["complaint_form"], None),
])
def test_the_policy_says_the_parts_in_their_order(plan: Plan, done: list[str], wanted: str | None) -> None:
    assert next_action(plan, done) == wanted


def test_the_wording_that_fits_best_is_chosen() -> None:
    ward = [{"name": "read_on", "value": "ward"}]
    variations = [{"text": "plain"}, {"text": "ward", "condition": ward},
                  {"text": "ward in wales", "condition": [*ward, {"name": "nation", "value": "wales"}]}]
    assert fixed_reply(variations, {})["text"] == "plain"
    assert fixed_reply(variations, {"read_on": "ward"})["text"] == "ward"
    assert fixed_reply(variations, {"read_on": "ward", "nation": "wales"})["text"] == "ward in wales"
    assert fixed_reply([], {}) is None


@pytest.mark.parametrize(("text", "asks"), [("what does imha mean", True), ("imha", True),
                                            ("they never told me about my review after it happened", False)])
def test_asking_for_a_meaning(text: str, asks: bool) -> None:
    assert asks_for_a_meaning(text) is asks
