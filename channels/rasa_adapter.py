"""Rasa as the front door sees it: one message in, whole bot messages out, and no failure unseen."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

from rasa.core.actions.action import ActionExecutionRejection
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException

from channels.notices import Responses
from channels.session.compaction import CARRIED
from channels.session.tracker_store import ConversationStore

failing_actions: ContextVar[list[str]] = ContextVar("failing_actions")


class Collected(OutputChannel):
    """Keeps bot messages whole; Rasa's own collector splits text, buttons and custom apart."""

    def __init__(self, messages: list[Mapping[str, Any]]) -> None:
        """``messages`` takes what is said, so that it is there even if the turn breaks later."""
        self.messages = messages

    @classmethod
    def name(cls) -> str:
        """The channel's name, for responses that are meant for one channel."""
        return "chat"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take a bot message as it is."""
        self.messages.append(dict(message))


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


class Bot:
    """The agent Rasa loaded: made fit for the door the first time it is used."""

    def __init__(self) -> None:
        """No agent yet; Rasa loads it after the channel is made."""
        self.agent: Agent | None = None
        self._fitted: object = None

    def meet(self, agent: Any) -> None:
        """Take this agent; its memory must be ours and not Rasa's fallback, which never forgets."""
        if agent is None:
            return
        known = agent is self.agent
        if known and agent.processor is self._fitted:
            return
        store = _innermost(agent.tracker_store)
        if not isinstance(store, ConversationStore):
            raise RasaException("endpoints.yml: tracker_store needs type: channels.session.tracker_store.ConversationStore")
        agent.tracker_store, self.agent = store, agent
        if agent.processor is not None:
            agent.processor.tracker_store = store
            _watch(agent.processor)
        self._fitted = agent.processor

    @property
    def memory(self) -> ConversationStore:
        """The store of this agent; raises RasaException before there is one."""
        if self.agent is None:
            raise RasaException("no agent is loaded")
        store: ConversationStore = self.agent.tracker_store
        return store

    def responses(self) -> Responses:
        """The domain's responses, or nothing while there is no domain."""
        domain = self.agent.domain if self.agent else None
        responses: Responses = domain.responses if domain else {}
        return responses

    async def send(self, message: UserMessage) -> list[str]:
        """Have Rasa handle a message; returns the actions that failed. Raises whatever Rasa raises."""
        failing: list[str] = []
        failing_actions.set(failing)
        if self.agent is not None:
            await self.agent.handle_message(message)
        return failing

    async def conversation(self, session: str) -> DialogueStateTracker | None:
        """What is remembered of a session."""
        return await self.memory.retrieve(session)

    async def said(self, session: str) -> list[dict[str, Any]]:
        """The bot messages that are remembered, the latest first."""
        tracker = await self.conversation(session)
        events = reversed(tracker.events) if tracker else ()
        return [event.message() for event in events if isinstance(event, BotUttered)]

    async def add_said(self, session: str, message: Mapping[str, Any]) -> None:
        """Remember a bot message that the door itself gave, so that its buttons can be used."""
        if self.agent is not None and self.agent.processor is not None:
            tracker = await self.agent.processor.fetch_tracker_and_update_session(session, Collected([]))
            data = {key: value for key, value in message.items() if key != "text"}
            tracker.update(BotUttered(str(message.get("text") or ""), data))
            await self.memory.save(tracker)

    async def transcript(self, session: str) -> list[tuple[str, dict[str, Any]]]:
        """Both sides in order: ('you' or 'assistant', bot message)."""
        tracker = await self.conversation(session)
        turns: list[tuple[str, dict[str, Any]]] = []
        for event in tracker.events if tracker else ():
            if isinstance(event, UserUttered) and event.text and CARRIED not in event.metadata:
                turns.append(("you", {"text": event.text}))
            elif isinstance(event, BotUttered) and CARRIED not in event.metadata:
                turns.append(("assistant", event.message()))
        return turns


def _innermost(store: TrackerStore) -> TrackerStore:
    """The store inside Rasa's wrappers."""
    while (inner := getattr(store, "_tracker_store", None)) is not None:
        store = inner
    return store


def _watch(processor: Any) -> None:
    """Have every action of this processor run watched."""
    run_action = processor._run_action

    async def run_watched(action: Any, *given: Any, **named: Any) -> Any:
        return await run_action(_Watched(action), *given, **named)

    processor._run_action = run_watched
