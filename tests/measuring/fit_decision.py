"""Fits the decision's two probabilities and its thresholds, and writes them into settings/understanding.yml.

    python -m tests.measuring.fit_decision

Trains a model and a ranking without the voices named in HELD_OUT, and fits on those. Nothing of ``voices/blind`` is read.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml
from rasa.core.agent import Agent
from sklearn.linear_model import LogisticRegression

from pipeline.decision.decide import decide
from pipeline.decision.evidence import LIMIT, Evidence, evidence_of
from pipeline.decision.intents import FOLLOWS, OWN_ACTIONS, REPLIES
from pipeline.decision.plan import Kind, WalkTurn
from pipeline.decision.reading import Danger, Reading
from pipeline.decision.settings import DecisionSettings
from pipeline.decision.state import ChatState
from pipeline.retrieval import questions
from pipeline.settings import FILE
from tests.measuring import fit_told
from tests.measuring.fit_leaning import best_leaning, leaned
from tests.measuring.voices import Said, current, voices

FIT = Path(".build/fit")
READINGS, AGAIN = FIT / "readings.pickle", "--again"
HELD_OUT = ("speech", "older", "plainwords", "forumparent", "caretaker", "gran", "courier", "dictated", "uni",
            "auntie", "retired", "sixthformer")
FITTED_ON = "voices " + ", ".join(HELD_OUT) + ", held out of training"
ANSWERED = ("question", "own_case", "about_complaining")
SETS = (*ANSWERED, "outside", "chat", "statement", "complain", "story", "follow_up")
COSTS = {"right_answer_withheld": 7.0,  # at which about 96 of 100 questions that have an answer are kept
         "answer_to_what_is_outside": 1.0, "wrong_answer_told_as_sure": 1.0, "doubt_where_right": 1.5}
BY_NAME = ("disagree", "thanks", "after_card")
FINER = {"privacy": {"utter_is_it_watched", "utter_will_you_tell", "utter_can_you_see_me"}, "bot_challenge": {"utter_who_made_you"},
         "where_am_i": {"utter_who_made_you", "utter_wants_home"}, "feeling": {"utter_kind_word", "utter_wants_home"}}
TURNS_AWAY = {"utter_miss", "utter_daily_life"}
WEIGHT = {"question": 3.0, "about_complaining": 2.0, "own_case": 2.0}
COVERAGES = (0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
STEPS = [n / 100 for n in range(2, 99)]


@dataclass(frozen=True)
class Seen:
    """One labelled message and its reading."""

    said: Said
    reading: Reading

    @property
    def evidence(self) -> Evidence:
        """The evidence in it."""
        return evidence_of(self.reading)

    @property
    def inside(self) -> bool:
        """True when there is an answer to it."""
        return self.said.set in ANSWERED

    @property
    def right(self) -> bool:
        """True when the first topic answers it."""
        return bool(self.reading.ranking) and self.reading.ranking[0].id in current(self.said.topics)


def train_without(voices: Sequence[str]) -> str:
    """A model, and in BUILD_DIR a ranking, that have read nothing of these voices; returns the model's path."""
    shutil.rmtree(FIT, ignore_errors=True)
    for file in [*Path("data").rglob("*"), Path(".build/nlu/asked_as.yml")]:
        if file.is_file() and file.stem not in voices:
            target = FIT / "data" / (file.relative_to("data") if file.is_relative_to("data") else file.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
    os.environ["BUILD_DIR"] = str(FIT)
    for built in Path(".build").glob("*.onnx*"):
        shutil.copy(built, FIT)
    questions.FOLDER = FIT / "data" / "questions"
    subprocess.run([sys.executable, "-m", "rasa", "train", "--data", str(FIT / "data"), "--out", str(FIT),
                    "--fixed-model-name", "fit", "--force"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return str(FIT / "fit.tar.gz")


async def read_all(model: str, said: Sequence[Said]) -> list[Seen]:
    """Every message as this model reads it."""
    agent = Agent.load(model)
    return [Seen(one, Reading.of(one.text, await agent.parse_message(one.text))) for one in said]


def fitted(rows: Sequence[Seen], labels: Sequence[bool]) -> tuple[list[float], float]:
    """Weights and bias of a plain logistic regression over the evidence."""
    model = LogisticRegression(C=3.0, max_iter=2000).fit([one.evidence.numbers() for one in rows], labels)
    return [round(float(one), 3) for one in model.coef_[0]], round(float(model.intercept_[0]), 3)


def chance(one: Seen, weights: Sequence[float], bias: float) -> float:
    """The fitted probability."""
    return float(1 / (1 + np.exp(-(bias + np.dot(one.evidence.numbers(), weights)))))


def cheapest(yes: Sequence[float], no: Sequence[float], missed: float, false: float) -> float:
    """The threshold at which ``missed`` times the yes below it and ``false`` times the no above it cost least."""
    return min(STEPS, key=lambda at: missed * np.mean([one < at for one in yes]) + false * np.mean([one >= at for one in no]))


def main() -> None:
    """Read, fit, print the figures, write the settings; with '--again' on the readings of the last time."""
    if AGAIN not in sys.argv:
        said = [one for one in voices("tune", HELD_OUT) if one.set in SETS]
        answers = [Said("", "answer", (text,), "answer", (), {}) for text in fit_told.answers_of_the_walk()]
        seen = asyncio.run(read_all(train_without(HELD_OUT), [*said, *answers]))
        READINGS.write_bytes(pickle.dumps(seen))
    os.environ["BUILD_DIR"], questions.FOLDER = str(FIT), FIT / "data" / "questions"
    fit(pickle.loads(READINGS.read_bytes()))


def fit(every: Sequence[Seen]) -> None:
    """Fit on these readings and write the settings."""
    seen = [one for one in every if one.said.set in (*ANSWERED, "outside")]
    inside, outside = [one for one in seen if one.inside], [one for one in seen if not one.inside]
    scope = fitted(seen, [one.inside for one in seen])
    ordinary = [one for one in inside if one.reading.ranking and not one.reading.ranking[0].id.startswith(LIMIT)]
    right = fitted(ordinary + outside, [one.right for one in ordinary] + [False] * len(outside))
    yes = [chance(one, *scope) for one in inside]
    no = [chance(one, *scope) for one in outside if not one.reading.ranking[0].id.startswith(LIMIT)]
    surely = [chance(one, *right) for one in ordinary]
    told_right = [p for p, one in zip(surely, ordinary, strict=True) if one.right]
    told_wrong = [p for p, one in zip(surely, ordinary, strict=True) if not one.right]
    risk(surely, [one.right for one in ordinary])
    values = {
        "scope_weights": scope[0], "scope_bias": scope[1], "right_weights": right[0], "right_bias": right[1],
        "in_scope": cheapest(yes, no, COSTS["right_answer_withheld"], COSTS["answer_to_what_is_outside"]),
        "sure": cheapest(told_right, told_wrong, COSTS["doubt_where_right"], COSTS["wrong_answer_told_as_sure"]),
    }
    print(f"in scope kept {np.mean([p >= values['in_scope'] for p in yes]):.3f}, "
          f"outside, where no limit is told, turned away {np.mean([p < values['in_scope'] for p in no]):.3f} "
          f"at {values['in_scope']}")
    print(f"first topic right {np.mean([one.right for one in ordinary]):.3f}; sure from {values['sure']}: "
          f"{np.mean([p >= values['sure'] for p in surely]):.3f} of answers")
    for low, high in ((0, .2), (.2, .4), (.4, .6), (.6, .8), (.8, 1.01)):
        rows = [one.right for p, one in zip(surely, ordinary, strict=True) if low <= p < high]
        print(f"  told with {low:.1f} to {high:.1f}: {len(rows)}, right {np.mean(rows) if rows else 0:.2f}")
    write(values)
    write(told(every, numbers_now()))
    write(best_leaning([leaned(one.said, one.reading) for one in every if one.said.set == "follow_up" and one.said.topics]))
    write(best_thresholds([one for one in every if one.said.set in SETS]))


def risk(chances_right: Sequence[float], right: Sequence[bool]) -> None:
    """Print how often the first topic is wrong when only the surest shares of the questions are answered (risk and coverage)."""
    order = np.argsort(-np.array(chances_right), kind="stable")
    wrong = 1 - np.array(right, dtype=float)[order]
    for coverage in COVERAGES:
        kept = max(1, round(coverage * len(wrong)))
        print(f"  the surest {coverage:.0%}: wrong {wrong[:kept].mean():.3f}, from {np.array(chances_right)[order][kept - 1]:.2f}")


def told(every: Sequence[Seen], numbers: DecisionSettings) -> dict[str, object]:
    """The thresholds of what is told, each by the cost of its mistakes."""
    rows = [(one.said, one.reading) for one in every if one.said.set in (*ANSWERED, "outside")]
    inside = [(said, reading) for said, reading in rows if said.set in ANSWERED]
    outside = [(said, reading) for said, reading in rows if said.set == "outside"]
    answers = [one.reading for one in every if one.said.set == "answer"]
    values: dict[str, object] = {
        "offer": fit_told.offer(rows, numbers), "limit": fit_told.limit([*inside, *outside]),
        "own_case": fit_told.own_case(inside), "near": fit_told.near(inside),
        "asks_in_walk": fit_told.asks_in_walk(inside, answers, numbers)}
    print("told", values)
    return values


def numbers_now() -> DecisionSettings:
    """The numbers as the settings file holds them at this moment."""
    return DecisionSettings(**{name: tuple(each["value"]) if isinstance(each["value"], list) else each["value"]
                               for name, each in yaml.safe_load(FILE.read_text(encoding="utf-8"))["decision"].items()})


def expected(said: Said) -> set[str]:
    """The actions that are right for a labelled message; empty when it is not judged here."""
    if said.set in ANSWERED:
        return {"utter_answer"}
    if said.set == "outside":
        return TURNS_AWAY | {"limit"}
    if said.set in ("complain", "story"):
        return {"complaint_form"}
    if said.set == "statement":
        return {"utter_noted", "utter_nation"}
    named = {REPLIES.get(said.label, ""), FOLLOWS.get(said.label, ""), OWN_ACTIONS.get(said.label, "")} - {""}
    named |= FINER.get(said.label, set())
    return named if said.set == "chat" or said.label in BY_NAME else set()


def share_right(rows: Sequence[Seen], numbers: DecisionSettings) -> float:
    """The mean over the sets of what messages are worth: 1 for a right action, 0 for another, and below nought what it costs where
    the walk begins on a question, or a set reply about the assistant meets it; danger is left aside."""
    by_set: dict[str, list[float]] = {}
    for one in rows:
        if wanted := expected(one.said):
            by_set.setdefault(one.said.set, []).append(worth(one, wanted, numbers))
    return float(np.mean([np.mean(each) * WEIGHT.get(name, 1.0) for name, each in by_set.items()]))


def worth(one: Seen, wanted: set[str], numbers: DecisionSettings) -> float:
    """What the plan for one message is worth."""
    state = ChatState(last_topic="any", card_before=one.said.label == "after_card" or one.said.set == "chat")
    plan = decide(replace(one.reading, danger=Danger()), state, numbers)
    if one.inside and plan.walk is WalkTurn.BEGIN:
        return -fit_told.COSTS["question_swallowed_by_the_walk"]
    if one.inside and plan.parts[0].kind is Kind.REPLY and not set(plan.actions()) & {"utter_answer", *TURNS_AWAY}:
        return -fit_told.COSTS["question_met_with_a_set_reply"]
    limit = any(topic.startswith(LIMIT) for part in plan.parts for topic in part.topics[:1])
    away = plan.parts[0].name in TURNS_AWAY
    return float(limit if one.said.set == "outside" and not away else bool(wanted & set(plan.actions())))


def best_thresholds(rows: Sequence[Seen]) -> dict[str, object]:
    """The thresholds of small talk, statements and the walk's start at which most messages get a right action."""
    numbers = numbers_now()
    values: dict[str, object] = {}
    for _ in range(2):
        for name in ("reply", "reply_over_answer", "complain", "story", "wish", "statement"):
            found = max(np.arange(0.2, 0.95, 0.05),
                        key=lambda at, name=name: share_right(rows, replace(numbers, **{name: float(at)})))
            values[name] = round(float(found), 2)
            numbers = replace(numbers, **{name: values[name]})
    print("thresholds", values, f"right action, mean over the sets: {share_right(rows, numbers):.3f}")
    return values


def write(values: dict[str, object]) -> None:
    """Put the values into the section 'decision' of the settings, each with what it was fitted on."""
    text = FILE.read_text(encoding="utf-8")
    head = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    settings = yaml.safe_load(text)
    for name, value in values.items():
        settings["decision"][name].update(value=value, fitted_on=FITTED_ON)
    settings.setdefault("costs", {})["decision"] = {"value": {**COSTS, **fit_told.COSTS}, "unit": "cost of one mistake",
                                                    "meaning": "what the thresholds weigh", "fitted_on": "set by hand"}
    FILE.write_text(head + "\n" + yaml.safe_dump(settings, sort_keys=False, width=200, allow_unicode=True), encoding="utf-8")


if __name__ == "__main__":
    main()
