"""Rasa policy: danger before everything, also in the middle of a form."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

PERHAPS_ACTION = "utter_urgent_perhaps"
SORROW = "death"
URGENT = "urgent"
SHORT_ANSWER = 8


def next_action(urgency: str, kind: str, done: list[str], in_walk: bool = False) -> str | None:
    """What the lane wants next, given what was done since the person spoke; None leaves it to the rules.

    Certain: the reply of its kind, then listen. Perhaps: after the answer, the numbers, then listen. Both: after the
    answer, the reply of its kind, which the front door puts first.
    A death told in the middle of the walk is met with sympathy, and the walk goes on with it.
    """
    if urgency == "certain" and kind == SORROW and in_walk:
        return f"utter_urgent_{kind}" if not done else None
    if urgency == "certain":
        return f"utter_urgent_{kind}" if not done else str(ACTION_LISTEN_NAME)
    if urgency in ("perhaps", "both") and done:
        wanted = PERHAPS_ACTION if urgency == "perhaps" else f"utter_urgent_{kind}"
        if done[-1] == wanted:
            return str(ACTION_LISTEN_NAME)
        if done[-1].startswith("utter_") or (done[-1].endswith("_form") and in_walk):
            return wanted
    return None


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class UrgentPolicy(Policy):
    """Predicts the urgent reply with certainty; stands above RulePolicy by its priority."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Above RulePolicy's priority of 6."""
        return {"priority": 10}

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Nothing is learnt here."""
        return self._resource

    def predict_action_probabilities(self, tracker: DialogueStateTracker, domain: Domain,
                                     rule_only_data: dict[str, Any] | None = None, **kwargs: Any) -> PolicyPrediction:
        """Certainty for what the lane wants next; nothing when the message is not urgent."""
        wanted = self._wanted(tracker)
        result = self._default_predictions(domain)
        if wanted is not None and wanted in domain.action_names_or_texts:
            result[domain.index_for_action(wanted)] = 1.0
            return self._prediction(result, is_no_user_prediction=True)
        return self._prediction(result)

    def _wanted(self, tracker: DialogueStateTracker) -> str | None:
        done: list[str] = []
        events = list(tracker.events)
        for n, event in reversed(list(enumerate(events))):
            if isinstance(event, UserUttered):
                in_walk = bool(tracker.active_loop_name) or _in_walk(events[:n])
                return next_action(*_noted(event, in_walk), done[::-1], in_walk)
            if isinstance(event, ActionExecuted) and event.action_name not in ("action_extract_slots", None):
                done.append(event.action_name)
        return None


def _in_walk(before: list[Event]) -> bool:
    """Whether a walk stood open after these events."""
    return next((bool(event.name) for event in reversed(before) if isinstance(event, ActiveLoop)), False)


def _noted(event: UserUttered, in_walk: bool) -> tuple[str, str]:
    """How urgent the message is and which danger; a short answer in the walk counts only with a clear sign of danger."""
    noted = (event.parse_data or {}).get("urgent") or {}
    urgency, kind = str(noted.get("urgency", "no")), str(noted.get("kind", ""))
    if in_walk and not noted.get("clear", True) and len((event.text or "").split()) <= SHORT_ANSWER:
        return "no", ""
    return ("certain" if event.intent_name == URGENT and urgency == "both" else urgency), kind
