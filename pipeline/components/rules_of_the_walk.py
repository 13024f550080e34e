"""Rasa policy: the rules, asked only where the plan leaves the turn to them."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from pipeline.components.decision_policy import wanted_by_plan


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class RulesOfTheWalk(RulePolicy):
    """Rasa's rules. Outside a loop they say nothing that counts once DecisionPolicy is certain, and reading every turn of a chat
    for them is work that grows with it."""

    def predict_action_probabilities(self, tracker: DialogueStateTracker, domain: Domain,
                                     rule_only_data: dict[str, Any] | None = None, **kwargs: Any) -> PolicyPrediction:
        """Nothing where the plan is certain and no loop is active; Rasa's prediction elsewhere."""
        if not tracker.active_loop and wanted_by_plan(tracker, domain) is not None:
            return self._prediction(self._default_predictions(domain))
        return super().predict_action_probabilities(tracker, domain, rule_only_data, **kwargs)
