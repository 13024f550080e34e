"""Every touch of what is private in Rasa 3.6, in one file; tests/channels/test_rasa_adapter.py fails when its inside changes."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema.validators import validator_for
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.core.tracker_store import TrackerStore
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
