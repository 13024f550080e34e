"""Our subclasses of Rasa's components: what they leave out, and that the rest is as Rasa does it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix

from pipeline.components import rules_of_the_walk
from pipeline.components.intent_classifier import IntentClassifier
from pipeline.components.rules_of_the_walk import RulesOfTheWalk


@pytest.mark.parametrize(("wanted", "loop", "asked"), [
    ("utter_answer", {}, False), ("action_listen", {}, False), (None, {}, True),
    ("utter_answer", {"name": "complaint_form"}, True)])
def test_the_rules_are_asked_unless_the_plan_is_certain_outside_a_loop(wanted: str | None, loop: dict[str, str], asked: bool,
                                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def by_rule(*_: Any, **__: Any) -> str:
        calls.append("rules")
        return "by a rule"

    monkeypatch.setattr(rules_of_the_walk, "wanted_by_plan", lambda tracker, domain: wanted)
    monkeypatch.setattr(RulePolicy, "predict_action_probabilities", by_rule)
    monkeypatch.setattr(RulesOfTheWalk, "_default_predictions", lambda self, domain: [0.0])
    monkeypatch.setattr(RulesOfTheWalk, "_prediction", lambda self, probabilities: probabilities)
    policy: Any = object.__new__(RulesOfTheWalk)
    found = policy.predict_action_probabilities(SimpleNamespace(active_loop=loop), object())
    assert (found, bool(calls)) == (("by a rule", True) if asked else ([0.0], False))


def _featurized(row: Any, meaning: Any) -> Message:
    message = Message({TEXT: "a message"})
    message.add_features(Features(csr_matrix(row), FEATURE_TYPE_SENTENCE, TEXT, "letters"))
    message.add_features(Features(meaning[None, :], FEATURE_TYPE_SENTENCE, TEXT, "meaning"))
    return message


@pytest.mark.parametrize("intents", [["greet", "deny", "thanks"], ["greet", "deny"]])
def test_a_classifier_judges_as_rasas_does(tmp_path: Path, intents: list[str]) -> None:
    storage, resource = LocalModelStorage.create(tmp_path), Resource("intents")
    config = IntentClassifier.get_default_config()
    made = IntentClassifier(config, "intents", storage, resource)
    draw = np.random.default_rng(0)
    letters, meanings = draw.random((30, 12)), draw.random((30, 5))
    made.clf.fit(made._create_X([_featurized(*one) for one in zip(letters, meanings, strict=True)]), (intents * 15)[:30])
    made.persist()
    kept = IntentClassifier.load(config, storage, resource, ExecutionContext(GraphSchema({}), node_name="intents"))
    for one in zip(letters, meanings, strict=True):
        ours, rasas = _featurized(*one), _featurized(*one)
        kept.process([ours])
        LogisticRegressionClassifier.process(made, [rasas])
        assert ours.get(INTENT)["name"] == rasas.get(INTENT)["name"]
        assert [each["name"] for each in ours.get(INTENT_RANKING_KEY)] == [each["name"] for each in rasas.get(INTENT_RANKING_KEY)]
        assert np.allclose([each["confidence"] for each in ours.get(INTENT_RANKING_KEY)],
                           [each["confidence"] for each in rasas.get(INTENT_RANKING_KEY)])
