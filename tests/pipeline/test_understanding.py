"""The decisions of the pipeline, as tables."""

from __future__ import annotations

from datetime import date

import pytest
from pipeline.gates import Evidence, Gates, final_intent
from pipeline.message_facts import facts_of
from pipeline.urgent_policy import next_action

from knowledge.complaints.interview.dates.reading import day_said
from pipeline.ranking import asks_for_a_meaning, clauses
from pipeline.replies import fixed_reply

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(("seen", "intent"), [
    (Evidence("greet", 0.9, 0.9, 0.2), "greet"),
    (Evidence("greet", 0.1, 0.9, 0.2), "out_of_scope"),
    (Evidence("greet", 0.9, 0.2, 0.2), "out_of_scope"),
    (Evidence("thanks", 0.9, 0.5, 0.3), "thanks"),
    (Evidence("ask_rights", 0.9, 0.0, 0.7), "ask_rights"),
    (Evidence("ask_rights", 0.9, 0.0, 0.45), "out_of_scope"),
    (Evidence("feeling", 0.5, 0.6, 0.9), "ask_rights"),
    (Evidence("ask_rights", 0.9, 0.0, 0.8, complains=True), "complain"),
    (Evidence("ask_rights", 0.9, 0.0, 0.95, complains=True), "ask_rights"),
    (Evidence("ask_rights", 0.9, 0.0, 0.9, language="cy"), "welsh"),
    (Evidence("greet", 0.9, 0.9, 0.2, language="other"), "not_english"),
    (Evidence("ask_rights", 0.9, 0.0, 0.9, language="cy", urgency="certain"), "urgent"),
    (Evidence("ask_rights", 0.9, 0.0, 0.9, urgency="perhaps"), "ask_rights"),
    (Evidence("ask_rights", 0.9, 0.0, 0.9, complains=True, wants=True), "complain"),
    (Evidence("ask_rights", 0.9, 0.0, 0.7, urgency="both", danger="abuse"), "ask_rights"),
    (Evidence("ask_rights", 0.9, 0.0, 0.55, urgency="both", danger="abuse"), "urgent"),
    (Evidence("ask_rights", 0.9, 0.0, 0.7, urgency="both", danger="suicide"), "urgent"),
    (Evidence("ask_rights", 0.9, 0.0, 0.2, urgency="both", danger="injury"), "urgent"),
    (Evidence("feeling", 0.9, 0.9, 0.2, urgency="both", danger="suicide"), "urgent"),
    (Evidence("feeling", 0.9, 0.9, 0.2, urgency="both", danger="abuse"), "feeling"),
    (Evidence("complain", 0.9, 0.9, 0.2, urgency="both", danger="restraint_now"), "complain"),
    (Evidence("ask_rights", 0.9, 0.0, 0.5, urgency="both", danger="injury", long_story=True), "ask_rights"),
    (Evidence("ask_rights", 0.9, 0.0, 0.2, urgency="both", danger="injury", long_story=True), "urgent"),
    (Evidence("state_nation", 0.9, 0.9, 0.7, says_more=True), "ask_rights"),
    (Evidence("state_nation", 0.9, 0.9, 0.7, says_more=False), "state_nation"),
    (Evidence("state_nation", 0.9, 0.9, 0.2, says_more=True), "state_nation"),
])
def test_the_two_gates(seen: Evidence, intent: str) -> None:
    assert final_intent(seen, Gates()) == intent


@pytest.mark.parametrize(("text", "nation"), [
    ("im in wales", "wales"), ("the hospital is in England", "england"), ("a ward in Swansea", "wales"),
    ("moved from Leeds to Cardiff", None), ("england or wales?", None), ("new south wales law", None),
    ("Betsi Cadwaladr", "wales"), ("can they hold me", None),
])
def test_the_nation_a_message_names(text: str, nation: str | None) -> None:
    assert facts_of(text).nation == nation


@pytest.mark.parametrize(("text", "more"), [
    ("im in wales", False), ("the hospital is in England", False), ("Cardiff", False), ("candour wales", True),
    ("im in wales and they pinned me", True), ("", False), ("im on a section 3 in Leeds", False),
    ("he's in Leeds, he lives here", False),
])
def test_a_message_that_says_more_than_the_nation(text: str, more: bool) -> None:
    assert facts_of(text).says_more is more


@pytest.mark.parametrize(("text", "language"), [
    ("Dwi eisiau cwyno am y ward", "cy"), ("Sut mae gwneud cwyn?", "cy"), ("can they hold me down", "en"),
    ("我想投诉", "other"), ("i was in the y block", "en"), ("", "en"),
])
def test_the_language_of_a_message(text: str, language: str) -> None:
    assert facts_of(text).language == language


@pytest.mark.parametrize(("text", "own"), [
    ("they sat on my legs was that legal", True), ("is prone restraint legal", False), ("tell me about seclusion", False),
])
def test_a_case_of_ones_own(text: str, own: bool) -> None:
    assert facts_of(text).own_case is own


@pytest.mark.parametrize(("text", "complains"), [
    ("who do we complain to", True), ("i want to make a formal complaint", True), ("will they punish me for complaining", False),
    ("how long do i have to complain", False), ("what is pals", False),
])
def test_wanting_to_complain(text: str, complains: bool) -> None:
    assert facts_of(text).complains is complains


@pytest.mark.parametrize(("words", "day"), [
    ("last tuesday", "2026-11-17"), ("yesterday", "2026-11-21"), ("about two weeks ago", "2026-11-05"),
    ("in march", "2026-03-01"), ("Christmas", "2025-12-25"), ("3/5/26", "2026-05-03"), ("11.10.2026", "2026-10-11"),
    ("2026-11-01", "2026-11-01"), ("14 months ago", "2025-09-01"), ("on the 3rd of nov", "2026-11-03"),
    ("last night", "2026-11-21"), ("in the summer of 2025", "2025-06-01"),
    ("may i ask", None), ("he sat on me", None), ("dunno", None), ("12 december 2031", None),
])
def test_days_as_people_say_them(words: str, day: str | None) -> None:
    said = day_said(words, TODAY)
    assert (said.day.isoformat() if said else None) == day


@pytest.mark.parametrize(("urgency", "kind", "done", "in_walk", "wanted"), [
    ("certain", "suicide", [], False, "utter_urgent_suicide"),
    ("certain", "suicide", ["utter_urgent_suicide"], True, "action_listen"),
    ("certain", "death", [], True, "utter_urgent_death"),
    ("certain", "death", ["utter_urgent_death"], True, None),
    ("perhaps", "injury", [], False, None),
    ("perhaps", "injury", ["utter_answer"], False, "utter_urgent_perhaps"),
    ("perhaps", "injury", ["complaint_form"], True, "utter_urgent_perhaps"),
    ("perhaps", "injury", ["complaint_form"], False, None),
    ("perhaps", "injury", ["utter_answer", "utter_urgent_perhaps"], False, "action_listen"),
    ("both", "injury", [], False, None),
    ("both", "injury", ["utter_answer"], False, "utter_urgent_injury"),
    ("both", "injury", ["complaint_form"], True, "utter_urgent_injury"),
    ("both", "injury", ["utter_answer", "utter_urgent_injury"], False, "action_listen"),
    ("no", "", ["utter_answer"], False, None),
])
def test_what_the_urgent_lane_wants_next(urgency: str, kind: str, done: list[str], in_walk: bool,
                                         wanted: str | None) -> None:
    assert next_action(urgency, kind, done, in_walk) == wanted


def test_the_wording_that_fits_best_is_chosen() -> None:
    ward = [{"name": "read_on", "value": "ward"}]
    variations = [{"text": "plain"}, {"text": "ward", "condition": ward},
                  {"text": "ward in wales", "condition": [*ward, {"name": "nation", "value": "wales"}]}]
    assert fixed_reply(variations, {})["text"] == "plain"
    assert fixed_reply(variations, {"read_on": "ward"})["text"] == "ward"
    assert fixed_reply(variations, {"read_on": "ward", "nation": "wales"})["text"] == "ward in wales"
    assert fixed_reply([], {}) is None


def test_only_a_long_message_is_heard_clause_by_clause() -> None:
    assert clauses("can they hold me face down") == []
    told = clauses("they dragged me to the room, nobody said a word to me for an hour and is that meant to go in my notes")
    assert told[-1] == "is that meant to go in my notes"


@pytest.mark.parametrize(("text", "asks"), [("what does imha mean", True), ("imha", True),
                                            ("they never told me about my review after it happened", False)])
def test_asking_for_a_meaning(text: str, asks: bool) -> None:
    assert asks_for_a_meaning(text) is asks
