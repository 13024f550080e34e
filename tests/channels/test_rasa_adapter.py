"""Each private touch of Rasa, tried on Rasa itself: a new Rasa whose inside is different fails here and not on a ward."""

from __future__ import annotations

import asyncio
import inspect
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.core.agent import Agent
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import AwaitableTrackerStore, FailSafeTrackerStore, InMemoryTrackerStore
from rasa.engine.exceptions import GraphComponentException
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, BotUttered, SlotSet, UserUttered

from channels.rasa_adapter import (
    InOrder,
    close_rasas_cors,
    event_from,
    failing_actions,
    innermost_store,
    model_file,
    read_the_schema_once,
    run_nodes_in_order,
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


class Add(GraphComponent):
    """Adds what it is given; a graph of these shows in which order nodes run and what each is given."""

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: Any, resource: Any, execution_context: Any) -> Add:
        return cls()

    def add(self, left: int, right: int) -> int:
        if right < 0:
            raise ValueError("less than nothing")
        return left + right


def _graph(model: Path) -> tuple[GraphSchema, LocalModelStorage, ExecutionContext]:
    def node(left: str, right: str, target: bool = False) -> SchemaNode:
        return SchemaNode(needs={"left": left, "right": right}, uses=Add, fn="add", constructor_name="create", config={},
                          eager=True, is_target=target)

    schema = GraphSchema({"last": node("second", "first", target=True), "second": node("first", "b"), "first": node("a", "b"),
                          "unneeded": node("a", "c")})
    return schema, LocalModelStorage(model), ExecutionContext(schema, "model")


def test_a_graph_run_in_order_gives_what_rasas_runner_gives(tmp_path: Path) -> None:
    parts = _graph(tmp_path)
    asked: list[tuple[dict[str, Any], list[str] | None]] = [
        ({"a": 1, "b": 2}, None), ({"a": 5, "b": 0}, ["second"]), ({"a": 1, "b": 2, "c": 3}, ["unneeded", "last"])]
    for inputs, targets in asked:
        assert InOrder.create(*parts).run(inputs, targets) == DaskGraphRunner.create(*parts).run(inputs, targets)
    processor = SimpleNamespace(graph_runner=DaskGraphRunner.create(*parts))
    run_nodes_in_order(processor)
    assert isinstance(processor.graph_runner, InOrder) and processor.graph_runner.run({"a": 1, "b": 2}) == {"last": 8}


def test_a_component_that_fails_in_order_raises_as_in_rasas_runner(tmp_path: Path) -> None:
    for runner in (InOrder, DaskGraphRunner):
        with pytest.raises(GraphComponentException):
            runner.create(*_graph(tmp_path)).run({"a": 1, "b": -1})
