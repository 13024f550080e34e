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


def test_a_classifier_judges_as_before_it_was_kept(tmp_path: Path) -> None:
    storage, resource = LocalModelStorage.create(tmp_path), Resource("intents")
    config = IntentClassifier.get_default_config()
    made = IntentClassifier(config, "intents", storage, resource)
    seen = csr_matrix(np.random.default_rng(0).random((30, 12)))
    made.clf.fit(seen, ["greet", "deny", "thanks"] * 10)
    made.persist()
    kept = IntentClassifier.load(config, storage, resource, ExecutionContext(GraphSchema({}), node_name="intents"))
    assert kept.clf.coef_.flags.f_contiguous and not made.clf.coef_.flags.f_contiguous
    assert np.allclose(kept.clf.predict_proba(seen), made.clf.predict_proba(seen))
