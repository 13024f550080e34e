"""Each private touch of Rasa, tried on Rasa itself: a new Rasa whose inside is different fails here and not on a ward."""

from __future__ import annotations

import asyncio
import inspect
from types import SimpleNamespace
from typing import Any

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.core.agent import Agent
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import AwaitableTrackerStore, FailSafeTrackerStore, InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, BotUttered, SlotSet, UserUttered

from channels.rasa_adapter import (
    close_rasas_cors,
    event_from,
    failing_actions,
    innermost_store,
    model_file,
    read_the_schema_once,
    watch_actions,
)


def test_the_store_inside_both_wrappers_is_found() -> None:
    inner = InMemoryTrackerStore(Domain.empty())
    assert innermost_store(FailSafeTrackerStore(inner)) is inner
    assert innermost_store(AwaitableTrackerStore(inner)) is inner
    assert innermost_store(inner) is inner


@pytest.mark.parametrize("event", [
    UserUttered("hi", {"name": "greet", "confidence": 1.0}, [], metadata={"id": "m"}), SlotSet("a", [1]), ActiveLoop("walk"),
    BotUttered("x", {"buttons": [{"title": "t", "payload": "/p"}], "custom": {"kind": "answer"}}),
])
def test_an_event_comes_back_from_what_it_was_written_as(event: Any) -> None:
    again = event_from(event.as_dict())
    assert type(again) is type(event) and again.as_dict() == event.as_dict()


def test_rasa_still_runs_each_action_through_the_method_that_is_watched() -> None:
    assert list(inspect.signature(MessageProcessor._run_action).parameters)[1] == "action"
    assert "_run_action(" in inspect.getsource(MessageProcessor._run_prediction_loop) + inspect.getsource(MessageProcessor)


@pytest.mark.parametrize(("ends", "failing"), [
    (None, []), (ValueError("x"), ["action_x"]), (ActionExecutionRejection("action_x"), []),
])
def test_a_watched_action_is_named_only_when_it_fails(ends: Exception | None, failing: list[str]) -> None:
    class Action:
        def name(self) -> str:
            return "action_x"

        async def run(self) -> list[Any]:
            if ends:
                raise ends
            return []

    async def run_action(action: Any) -> None:
        assert action.name() == "action_x"
        try:
            await action.run()
        except (ValueError, ActionExecutionRejection):
            return

    processor = SimpleNamespace(_run_action=run_action)
    watch_actions(processor)

    async def turn() -> list[str]:
        seen: list[str] = []
        failing_actions.set(seen)
        await processor._run_action(Action())
        return seen

    assert asyncio.run(turn()) == failing


def test_the_models_file_and_the_cors_rules_are_where_they_are_looked_for() -> None:
    assert {"model_path", "model_filename"} <= set(inspect.getsource(MessageProcessor.__init__).replace(",", " ").replace(
        "self.", " ").split())
    assert "action_endpoint" in inspect.getsource(Agent.__init__) and model_file(None) is None
    app = SimpleNamespace(ctx=SimpleNamespace(sanic_cors=SimpleNamespace(resources=["*"])))
    close_rasas_cors(app)
    assert app.ctx.sanic_cors.resources == []


ANSWERS = [
    {"events": [], "responses": []}, {"events": [{"event": "slot", "name": "a", "value": [1]}], "responses": [{"text": "x"}]}, {},
    {"events": [{"event": "no-such-event"}]}, {"events": [{"event": "slot", "name": 5}]}, {"events": {}}, {"responses": ["x"]}, [],
]


def accepted(answer: Any) -> bool:
    try:
        return RemoteAction("action_x", None)._validate_action_result(answer)
    except ValidationError:
        return False


def test_an_actions_answer_is_judged_as_rasa_judges_it(monkeypatch: pytest.MonkeyPatch) -> None:
    as_rasa = [accepted(answer) for answer in ANSWERS]
    monkeypatch.setattr(RemoteAction, "_validate_action_result", RemoteAction._validate_action_result)
    read_the_schema_once()
    assert [accepted(answer) for answer in ANSWERS] == as_rasa and set(as_rasa) == {True, False}
    assert "_validate_action_result(" in inspect.getsource(RemoteAction.run)
