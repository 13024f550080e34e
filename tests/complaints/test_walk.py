"""The walk, turn by turn: answers, commands, asides, what is volunteered, and whole walks."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.complaints.interview.walk import Heard, Turn, Walk, begin
from tests.complaints.walks import guide, say, walk_with

COMMON = {"asker": "patient", "age": "adult", "hospital_country": "england", "setting": "nhs_ward",
          "legal_status": "detained", "event_date": "2026-11-21"}


def _begin(text: str = "i want to complain", known: dict[str, Any] | None = None, **heard: Any) -> Any:
    return begin(Heard(text=text, intent="complain", **heard), known or {}, guide())


@pytest.mark.parametrize("text, heard, known, question", [
    ("i want to complain", {}, {}, "asker"),
    ("i was held down and want to complain", {}, {"asker": "patient"}, "hospital_country"),
    ("my son was pinned down", {}, {"asker": "carer"}, "age"),
    ("they had no right, it was in wales", {"nation": "wales"}, {"hospital_country": "wales"}, "asker"),
    ("my mum was dragged last tuesday at cygnet", {"day": "2026-11-17"},
     {"asker": "carer", "age": "adult", "setting": "indep_hospital", "event_date": "2026-11-17"}, "consent"),
    ("i work on the ward and want to report something", {}, {"asker": "staff"}, "hospital_country")])
def test_the_walk_starts_with_what_was_already_said(text: str, heard: dict[str, Any], known: dict[str, Any],
                                                    question: str) -> None:
    outcome = _begin(text, **heard)
    assert (dict(outcome.walk.known), outcome.question) == (known, question)


def test_an_advocates_one_sentence_is_enough() -> None:
    outcome = _begin("advocate here: detained patient s3, NHS ward, England, restrained 3 November 2026, no complaint "
                     "yet, wants an explanation, he agreed", day="2026-11-03", nation="england")
    assert dict(outcome.walk.known) == {
        "asker": "advocate", "consent": "yes", "hospital_country": "england", "setting": "nhs_ward",
        "legal_status": "s3", "event_date": "2026-11-03", "stage": "none", "want": ["explanation_apology"]}
    assert outcome.question is None


def test_the_commonest_case_takes_at_most_seven_questions() -> None:
    answers = {"asker": "asker-me", "hospital_country": "country-england", "setting": "setting-nhs",
               "legal_status": "status-detained", "stage": "stage-none", "want": "want-explanation"}
    outcome, asked = _begin(), 0
    while outcome.question:
        asked += 1
        heard = {"answer": answers[outcome.question]} if outcome.question in answers else {"day": "2026-11-21"}
        outcome = say(outcome.walk, outcome.question, **heard)
    assert asked == 7
    assert dict(outcome.walk.known) == {**COMMON, "stage": "none", "want": ["explanation_apology"]}


@pytest.mark.parametrize(("story", "nation", "day"), [
    ("I was held down on Saturday on an NHS ward in England. I'm on a section 3. I have not complained to anybody yet and I "
     "want an explanation and an apology", "england", "2026-11-21"),
    ("my son is 24 and he agrees to me doing this. he was pinned down on the 14th at an nhs ward in cardiff, he's on a section 2. "
     "nothing done about it so far. i want it to stop", "wales", "2026-11-14"),
    ("It happened to me, I'm 31 and voluntary, NHS ward in Leeds, England, on the second of November, they gave me an injection I "
     "said no to. I've told nobody so far. I want my records and an apology", "england", "2026-11-02"),
])
def test_told_as_one_story_it_takes_at_most_two_questions(story: str, nation: str, day: str) -> None:
    outcome, asked = _begin(story, nation=nation, day=day), []
    while outcome.question:
        asked.append(outcome.question)
        outcome = say(outcome.walk, outcome.question, answer="skip")
        assert len(asked) <= 2, (asked, dict(outcome.walk.known))


@pytest.mark.parametrize("text", ["no, Wales", "sorry I meant Wales", "actually it's Wales", "oh sorry its in Wales",
                                  "it was in Wales",
                                  "it\'s in Wales", "nope, Wales", "not England, Wales", "hang on, Wales"])
@pytest.mark.parametrize("requested", ["setting", "legal_status", "event_date", "stage", "want"])
def test_a_nation_said_again_replaces_the_first_and_is_read_back(text: str, requested: str) -> None:
    order = ["setting", "legal_status", "event_date", "stage", "want"]
    known = {name: COMMON.get(name, "none") for name in ("asker", "age", "hospital_country", *order[:order.index(requested)])}
    outcome = say(walk_with(**known), requested, text, nation="wales")
    assert outcome.walk.known == {**known, "hospital_country": "wales"}
    assert outcome.changed == (("hospital_country", "england", "wales"),)
    assert outcome.question == requested


@pytest.mark.parametrize("text", ["I want to complain about something else now", "i want to make a different complaint",
                                  "can i start another complaint", "I want to complain about somebody else"])
def test_a_complaint_about_something_else_starts_with_nothing(text: str) -> None:
    assert dict(_begin(text, {**COMMON, "stage": "none", "want": ["money"]}).walk.known) == {}
    assert dict(say(walk_with(**COMMON), "stage", text, intent="complain").walk.known) == {}


WHOLE = [
    ("a patient in england, in their own words",
     [("they held me down", {}), ("england", {}), ("on the ward", {}), ("yes", {}), ("last night", {"day": "2026-11-21"}),
      ("no", {"intent": "deny"}), ("sorry", {})],
     {"asker": "patient", "hospital_country": "england", "setting": "nhs_ward", "legal_status": "detained",
      "event_date": "2026-11-21", "stage": "none", "want": ["explanation_apology"]}),
    ("a mother of a child in wales",
     [("my daughter was restrained", {}), ("15", {}), ("too young", {}), ("wales", {}), ("nhs", {}), ("voluntary", {}),
      ("in march", {"day": "2026-03-01"}), ("told the ward manager", {}), ("i want it to stop", {"intent": "stop"})],
     {"asker": "carer", "age": "under_16", "consent": "child_not_able", "hospital_country": "wales",
      "setting": "nhs_ward", "legal_status": "informal", "event_date": "2026-03-01", "stage": "informal",
      "want": ["quick_fix"]}),
    ("a private patient who passes a question over",
     [("me", {}), ("england", {}), ("the priory", {}), ("bupa", {}), ("not sure", {}), ("june", {"day": "2026-06-01"}),
      ("no", {}), ("money", {})],
     {"asker": "patient", "age": "adult", "hospital_country": "england", "setting": "indep_hospital",
      "funder": "private", "event_date": "2026-06-01", "stage": "none", "want": ["money"]}),
    ("somebody with a final answer",
     [("me", {}), ("england", {}), ("nhs", {}), ("section 3", {}), ("10 december last year", {}),
      ("skip", {}), ("they sent a final reply on 2 november", {"day": "2026-11-02"}), ("answers", {})],
     {"asker": "patient", "age": "adult", "hospital_country": "england", "setting": "nhs_ward", "legal_status": "s3",
      "event_date": "2025-12-10", "stage": "final_reply", "stage_date": "2026-11-02",
      "want": ["explanation_apology"]}),
    ("a bereaved sister", [("my brother died there", {}), ("england", {}), ("nhs", {}), ("august", {"day": "2026-08-01"}),
                           ("not yet", {}), ("to know what happened", {})],
     {"asker": "bereaved", "consent": "died", "hospital_country": "england", "setting": "nhs_ward",
      "event_date": "2026-08-01", "stage": "none", "want": ["explanation_apology"]})]


@pytest.mark.parametrize("messages, known", [(messages, known) for _, messages, known in WHOLE],
                         ids=[name for name, _, _ in WHOLE])
def test_whole_walks_in_peoples_own_words(messages: list[tuple[str, dict[str, Any]]], known: dict[str, Any]) -> None:
    first, *rest = messages
    outcome = _begin() if first[0] == "me" else _begin(first[0], **first[1])
    for text, heard in messages if first[0] == "me" else rest:
        assert outcome.question is not None, f"over before '{text}'"
        outcome = say(outcome.walk, outcome.question, text, **heard)
        assert outcome.turn is Turn.NEXT, text
    assert (outcome.question, dict(outcome.walk.known)) == (None, known)


@pytest.mark.parametrize("requested, text, intent, turn", [
    ("stage", "stop", "stop", Turn.STOPPED), ("want", "stop", "", Turn.STOPPED), ("want", "Stop please", "", Turn.STOPPED),
    ("want", "cancel", "", Turn.STOPPED), ("want", "please stop asking me things", "", Turn.STOPPED),
    ("asker", "leave me alone", "", Turn.STOPPED), ("event_date", "I don't want to do this", "", Turn.STOPPED),
    ("stage", "enough of this", "stop", Turn.STOPPED),
    ("want", "for it to stop", "stop", Turn.NEXT), ("want", "i want it to stop", "stop", Turn.NEXT),
    ("want", "stop it happening again", "stop", Turn.NEXT), ("stage", "i just want it to stop", "stop", Turn.NEXT),
    ("asker", "they didn't stop when i said i couldn't breathe", "", Turn.UNCLEAR)])
def test_stop_ends_the_walk_and_for_it_to_stop_does_not(requested: str, text: str, intent: str, turn: Turn) -> None:
    assert say(walk_with(**COMMON), requested, text, intent=intent).turn is turn


def test_stopping_keeps_what_was_said() -> None:
    assert say(walk_with(**COMMON), "want", "stop").walk.known == COMMON


def test_go_back_asks_the_question_before_and_forgets_its_answer() -> None:
    outcome = _begin()
    for answer in ("asker-me", "country-england", "setting-nhs"):
        outcome = say(outcome.walk, outcome.question, answer=answer)
    outcome = say(outcome.walk, outcome.question, "go back", intent="go_back")
    assert outcome.question == "setting"
    assert "setting" not in outcome.walk.known
    outcome = say(outcome.walk, "setting", "back", intent="go_back")
    assert (outcome.question, dict(outcome.walk.known)) == ("hospital_country", {"asker": "patient", "age": "adult"})
    outcome = say(outcome.walk, "hospital_country", "back", intent="go_back")
    assert (outcome.question, dict(outcome.walk.known)) == ("asker", {})
    assert say(outcome.walk, "asker", "back", intent="go_back").question == "asker"


def test_go_back_to_a_question_passed_over_asks_it_again() -> None:
    outcome = say(_begin().walk, "asker", answer="skip")
    outcome = say(outcome.walk, outcome.question, "back", intent="go_back")
    assert (outcome.question, outcome.walk.skipped) == ("asker", ())


@pytest.mark.parametrize("text, heard, question, day", [
    ("change the date", {}, "event_date", None), ("the date is wrong", {}, "event_date", None),
    ("change", {"change": "event_date"}, "event_date", None), ("wrong day", {}, "event_date", None),
    ("change the date, it was 5 november", {"day": "2026-11-05"}, "stage", "2026-11-05"),
    ("change the date to 5 december 2026", {}, "event_date", None)])
def test_the_date_can_be_changed_at_any_time(text: str, heard: dict[str, Any], question: str, day: str | None) -> None:
    outcome = say(Walk(known=COMMON, asked=("stage",)), "stage", text, **heard)
    assert (outcome.question, outcome.walk.known.get("event_date")) == (question, day)


def test_any_fact_can_be_changed_at_the_end() -> None:
    known = {**COMMON, "stage": "none", "want": ["money"]}
    outcome = begin(Heard(change="setting"), known, guide())
    assert (outcome.question, "setting" in outcome.walk.known) == ("setting", False)
    outcome = say(outcome.walk, "setting", "private hospital")
    assert outcome.question == "funder"
    outcome = say(outcome.walk, "funder", "skip")
    assert outcome.question is None
    assert outcome.walk.known["setting"] == "indep_hospital"


def test_start_again_forgets_everything() -> None:
    outcome = say(Walk(known=COMMON, asked=("asker", "stage"), skipped=("want",)), "stage", "start again",
                  intent="start_again")
    assert outcome.walk == Walk(asked=("asker",))
    assert outcome.question == "asker"


def test_carry_on_asks_the_open_question() -> None:
    assert say(walk_with(**COMMON), "stage", "carry on", intent="resume").question == "stage"


def test_after_a_stray_button_the_walk_takes_the_answer_up() -> None:
    outcome = begin(Heard(answer="country-wales", intent="inform"), {}, guide())
    assert outcome.walk.known == {"hospital_country": "wales"}


ASIDES = [
    ("what is an IMHA?", {"intent": "ask_rights", "best": 0.9}, "stage"),
    ("will they punish me", {"intent": "ask_rights", "best": 0.8}, "stage"),
    ("can they see this?", {"intent": "privacy"}, "asker"), ("are you a robot", {"intent": "bot_challenge"}, "asker"),
    ("who can help me", {"intent": "who_can_help"}, "want"), ("thanks", {"intent": "thanks"}, "stage"),
    ("hello", {"intent": "greet"}, "setting"), ("i feel so low", {"intent": "feeling"}, "event_date"),
    ("rights of carers to visit the ward", {"intent": "ask_rights", "best": 0.7}, "stage"),
    ("what can you do", {"intent": "capabilities"}, "funder")]


@pytest.mark.parametrize("text, heard, requested", ASIDES)
def test_an_aside_is_answered_and_the_question_put_again(text: str, heard: dict[str, Any], requested: str) -> None:
    walk = Walk(known={"hospital_country": "england"}, asked=(requested,))
    for _ in range(5):
        outcome = say(walk, requested, text, **heard)
        assert (outcome.turn, outcome.question, outcome.walk.known) == (Turn.ASIDE, requested, walk.known)
        assert (outcome.walk.unclear, outcome.passed) == (0, False)
        walk = outcome.walk


def test_a_question_answered_already_costs_the_open_one_nothing() -> None:
    outcome = say(Walk(known={"hospital_country": "england"}, unclear=1), "stage", "can he have a visitor?", aside=True)
    assert (outcome.turn, outcome.question, outcome.walk.unclear) == (Turn.NEXT, "stage", 1)


def test_the_nation_is_never_passed_over_without_being_told_to() -> None:
    outcome = _begin(known={"asker": "patient"})
    for _ in range(2):
        outcome = say(outcome.walk, "hospital_country", "banana")
        assert outcome.question == "hospital_country"
    assert say(outcome.walk, "hospital_country", "banana").turn is Turn.HUMAN
    assert say(outcome.walk, "hospital_country", "not sure").question == "setting"


@pytest.mark.parametrize("requested, text, heard", [
    ("want", "answers", {"intent": "ask_rights", "best": 0.9}), ("asker", "me", {"intent": "greet"}),
    ("legal_status", "informal", {"intent": "ask_rights", "best": 0.95}), ("want", "an apology", {"intent": "thanks"}),
    ("setting", "nhs ward", {"intent": "ask_rights", "best": 0.9}), ("consent", "he asked me to", {"intent": "feeling"})])
def test_an_answer_is_taken_as_one_whatever_else_it_looks_like(requested: str, text: str, heard: dict[str, Any]) -> None:
    assert say(walk_with(), requested, text, **heard).turn is Turn.NEXT


def test_something_understood_in_between_starts_the_count_again() -> None:
    outcome = say(_begin().walk, "asker", "banana")
    outcome = say(outcome.walk, "asker", "me")
    assert say(outcome.walk, outcome.question, "banana").turn is Turn.UNCLEAR


def test_saying_again_that_one_wants_to_complain_is_not_nonsense() -> None:
    outcome = say(Walk(), "asker", "i want to complain", intent="complain")
    assert (outcome.turn, outcome.question) == (Turn.NEXT, "asker")
    assert say(outcome.walk, "asker", "i want to complain", intent="complain").question != "asker"


VOLUNTEERED = [
    ("asker", "it was last tuesday on an nhs ward in england", {"day": "2026-11-17", "nation": "england"},
     {"event_date": "2026-11-17", "setting": "nhs_ward", "hospital_country": "england"}, "asker"),
    ("hospital_country", "Cardiff", {"nation": "wales"}, {"hospital_country": "wales"}, "asker"),
    ("setting", "i was sectioned", {}, {"asker": "patient", "legal_status": "detained"}, "hospital_country"),
    ("stage", "they sent their final answer on 2 november", {"day": "2026-11-02"},
     {"stage": "final_reply", "stage_date": "2026-11-02"}, "asker"),
    ("stage", "i sent a complaint on 1 october", {"day": "2026-10-01"},
     {"stage": "formal_open", "complaint_date": "2026-10-01"}, "asker"),
    ("asker", "me, on saturday", {"day": "2026-11-21"}, {"asker": "patient", "age": "adult",
                                                         "event_date": "2026-11-21"}, "hospital_country"),
    ("event_date", "yesterday, in england", {"day": "2026-11-21", "nation": "england"},
     {"event_date": "2026-11-21", "hospital_country": "england"}, "asker")]


@pytest.mark.parametrize("requested, text, heard, known, question", VOLUNTEERED)
def test_facts_said_for_other_questions_are_kept(requested: str, text: str, heard: dict[str, Any],
                                                 known: dict[str, Any], question: str) -> None:
    outcome = say(walk_with(), requested, text, **heard)
    assert (dict(outcome.walk.known), outcome.question, outcome.turn) == (known, question, Turn.NEXT)


@pytest.mark.parametrize("requested, text, heard, field", [
    ("stage", "my mum complained for me", {}, "asker"), ("want", "my brother wants answers too", {}, "asker"),
    ("stage", "they answered on 5 november", {"day": "2026-11-05"}, "event_date"),
    ("stage", "not yet, it was on a private ward before", {}, "setting")])
def test_what_is_said_in_passing_does_not_change_an_answer(requested: str, text: str, heard: dict[str, Any],
                                                           field: str) -> None:
    assert say(walk_with(**COMMON), requested, text, **heard).walk.known[field] == COMMON[field]


@pytest.mark.parametrize("text, heard, field, value", [
    ("no it was my son", {}, "asker", "carer"), ("actually it was in wales", {"nation": "wales"}, "hospital_country",
                                                 "wales"),
    ("sorry, a private hospital", {}, "setting", "indep_hospital"), ("i mean i was not sectioned", {}, "legal_status",
                                                                     "informal")])
def test_a_correction_does(text: str, heard: dict[str, Any], field: str, value: str) -> None:
    assert say(walk_with(**COMMON), "stage", text, **heard).walk.known[field] == value
