"""Rasa policy: says the parts of the plan in their order, then leaves the turn to the walk's rules or listens."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from pipeline.decision.plan import Kind, Plan, WalkTurn
from pipeline.replies.planning import plan_for

FORM = "complaint_form"
ASK = ("action_ask_complaint_form_", "utter_ask_complaint_form_", "action_ask_", "utter_ask_")


def next_action(plan: Plan, done: list[str]) -> str | None:
    """What the plan wants next, given what was done since the person spoke; None leaves it to the rules.

    The rules carry on where the walk takes the message, where an action of the walk has begun, and for a button.
    """
    wanted = plan.actions()
    if len(done) < len(wanted):
        return wanted[len(done)] if done == wanted[: len(done)] else None
    if plan.walk in (WalkTurn.TAKE, WalkTurn.BEGIN) or not wanted or FORM in done:
        return None
    return str(ACTION_LISTEN_NAME)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class DecisionPolicy(Policy):
    """Stands above the rules by its priority; predicts with certainty or not at all."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Above RulePolicy's priority of 6."""
        return {"priority": 10}

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Nothing is learnt here."""
        return self._resource

    def predict_action_probabilities(self, tracker: DialogueStateTracker, domain: Domain,
                                     rule_only_data: dict[str, Any] | None = None, **kwargs: Any) -> PolicyPrediction:
        """Certainty for the next part of the plan; nothing where the rules go on."""
        wanted = wanted_by_plan(tracker, domain)
        result = self._default_predictions(domain)
        if wanted is not None:
            result[domain.index_for_action(wanted)] = 1.0
            return self._prediction(result, is_no_user_prediction=True)
        return self._prediction(result)


def wanted_by_plan(tracker: DialogueStateTracker, domain: Domain) -> str | None:
    """The action that the plan for the last message is certain of; None where it leaves the turn to the rules."""
    done = done_since_the_person_spoke(tracker)
    wanted = None if done is None else next_action(_with_question(plan_for(tracker), domain), done)
    return wanted if wanted in domain.action_names_or_texts else None


def done_since_the_person_spoke(tracker: DialogueStateTracker) -> list[str] | None:
    """The actions since the last message, in order; None when nobody has spoken."""
    done: list[str] = []
    for event in reversed(list(tracker.events)):
        if isinstance(event, UserUttered):
            return done[::-1]
        if isinstance(event, ActionExecuted) and event.action_name not in ("action_extract_slots", None):
            done.append(event.action_name)
    return None


def _with_question(plan: Plan, domain: Domain) -> Plan:
    """The plan with the open question of the walk named as the action that asks it."""
    def named(name: str) -> str:
        return next((ask + name for ask in ASK if ask + name in domain.action_names_or_texts), name)

    return replace(plan, parts=tuple(replace(part, name=named(part.name)) if part.kind is Kind.OPEN_QUESTION else part
                                     for part in plan.parts))
