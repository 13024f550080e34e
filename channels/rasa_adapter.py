"""Every touch of what is private in Rasa 3.6, in one file; tests/channels/test_rasa_adapter.py fails when its inside changes."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from functools import lru_cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from jsonschema.validators import validator_for
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.core.tracker_store import TrackerStore
from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.events import Event

failing_actions: ContextVar[list[str]] = ContextVar("failing_actions")


class _Watched:
    """An action whose failure is noted: Rasa itself logs it, drops it and says nothing."""

    def __init__(self, action: Any) -> None:
        self._action = action

    def __getattr__(self, name: str) -> Any:
        return getattr(self._action, name)

    async def run(self, *given: Any, **named: Any) -> Any:
        """Run the action; its name stays among the failing ones unless it ends well or refuses on purpose."""
        failing = failing_actions.get([])
        failing.append(self._action.name())
        try:
            events = await self._action.run(*given, **named)
        except ActionExecutionRejection:
            failing.pop()
            raise
        failing.pop()
        return events


def watch_actions(processor: Any) -> None:
    """Have every action of this processor run watched; ``failing_actions`` then names those that failed in this turn."""
    run_action = processor._run_action

    async def run_watched(action: Any, *given: Any, **named: Any) -> Any:
        return await run_action(_Watched(action), *given, **named)

    processor._run_action = run_watched


class InOrder(GraphRunner):
    """Runs a loaded graph's nodes one after the other, each once what it needs is there, as Rasa's runner does with one thread.

    Rasa's goes through dask, which plans the graph anew for each message and each prediction: a tenth of the work of an answer.
    """

    def __init__(self, schema: GraphSchema, nodes: Mapping[str, GraphNode]) -> None:
        """Keep the graph with its components as they were loaded."""
        self._schema, self._nodes = schema, nodes
        self._orders: dict[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]] = {}

    @classmethod
    def create(cls, graph_schema: GraphSchema, model_storage: ModelStorage, execution_context: ExecutionContext,
               hooks: list[GraphNodeHook] | None = None) -> InOrder:
        """A runner whose components are loaded as Rasa loads them."""
        return cls(graph_schema, DaskGraphRunner.create(graph_schema, model_storage, execution_context, hooks)._instantiated_nodes)

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """The output of each target by its name; raises what a component raises."""
        wanted = tuple(targets or self._schema.target_names)
        made: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, needs in self._order_of(wanted):
            made[name] = self._nodes[name](*(made.get(one, one) for one in needs))
        return dict(made[name] for name in wanted)

    def _order_of(self, wanted: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each node that the targets need, with what it needs, after all of that; found once for the same targets."""
        if wanted not in self._orders:
            needs = {name: tuple(node.needs.values())
                     for name, node in self._schema.minimal_graph_schema(list(wanted)).nodes.items()}
            before = {name: {one for one in needed if one in needs} for name, needed in needs.items()}
            self._orders[wanted] = tuple((name, needs[name]) for name in TopologicalSorter(before).static_order())
        return self._orders[wanted]


def run_nodes_in_order(processor: Any) -> None:
    """Have this processor's loaded graph run without dask."""
    runner = processor.graph_runner
    if isinstance(runner, DaskGraphRunner):
        processor.graph_runner = InOrder(runner._graph_schema, runner._instantiated_nodes)


def read_the_schema_once() -> None:
    """Have an action's answer checked as Rasa does, against the same schema, but read that schema once.

    Rasa reads and checks the schema itself anew for every answer: that was seven tenths of the assistant's work in a walk step.
    """

    def checked(_: RemoteAction, result: Mapping[str, Any]) -> bool:
        _answer_schema().validate(result)
        return True

    RemoteAction._validate_action_result = checked


@lru_cache(maxsize=1)
def _answer_schema() -> Any:
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def innermost_store(store: TrackerStore) -> TrackerStore:
    """The tracker store inside Rasa's wrappers (its wrapper falls back to a memory that never forgets)."""
    while (inner := getattr(store, "_tracker_store", None)) is not None:
        store = inner
    return store


def event_from(kept: Mapping[str, Any]) -> Event:
    """The event that ``Event.as_dict`` wrote."""
    return _event_class(kept["event"])._from_parameters(dict(kept))


@lru_cache(maxsize=64)
def _event_class(name: str) -> type[Event]:
    """Rasa walks all its classes to find one by its name; doing that once took half the time of a turn away."""
    found: type[Event] = Event.resolve_by_type(name)
    return found


def close_rasas_cors(app: Any) -> None:
    """Take away the CORS rules Rasa puts on its server; ours are in channels/web/headers.py."""
    if hasattr(app.ctx, "sanic_cors"):
        app.ctx.sanic_cors.resources = []


def model_file(processor: Any) -> Path | None:
    """The archive the loaded model came from; None while none is loaded."""
    if processor is None:
        return None
    path = Path(processor.model_path)
    return path if path.is_file() else path / processor.model_filename
