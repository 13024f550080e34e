"""Rasa as the channel sees it: one message in, whole bot messages out, and no failure unseen."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException

from channels.notices import Responses
from channels.rasa_adapter import (
    event_from,
    failing_actions,
    innermost_store,
    model_file,
    read_the_schema_once,
    run_nodes_in_order,
    watch_actions,
)
from channels.session.compaction import CARRIED
from channels.session.tracker_store import ConversationStore


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


class Bot:
    """The agent Rasa loaded: made fit for the channel the first time it is used."""

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
        store = innermost_store(agent.tracker_store)
        if not isinstance(store, ConversationStore):
            raise RasaException("endpoints.yml: tracker_store needs a type that is a ConversationStore")
        agent.tracker_store, self.agent = store, agent
        if agent.processor is not None:
            agent.processor.tracker_store = store
            watch_actions(agent.processor)
            run_nodes_in_order(agent.processor)
            read_the_schema_once()
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

    @property
    def model(self) -> Path | None:
        """The file the loaded model came from."""
        return model_file(self.agent.processor) if self.agent else None

    @property
    def actions_url(self) -> str:
        """Where the action server is; empty when this assistant has none."""
        endpoint = self.agent.action_endpoint if self.agent else None
        return str(endpoint.url) if endpoint is not None and endpoint.url else ""

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
        return [_message(event) for event in reversed(await self._events(session)) if event["event"] == BotUttered.type_name]

    async def said_last(self, session: str) -> list[dict[str, Any]]:
        """The bot messages since the person last spoke, the latest first."""
        events = reversed(await self._events(session))
        since = itertools.takewhile(lambda event: event["event"] != UserUttered.type_name, events)
        return [_message(event) for event in since if event["event"] == BotUttered.type_name]

    async def answered(self, session: str, message_id: str) -> list[dict[str, Any]]:
        """What was said to the message of this id; empty when it was not, or not lately."""
        said: list[dict[str, Any]] | None = None
        for event in await self._events(session):
            if event["event"] == UserUttered.type_name:
                known = (event.get("metadata") or {}).get("id")
                said = [] if known == message_id else None if said is None else said
                if said is not None and known != message_id:
                    break
            elif event["event"] == BotUttered.type_name and said is not None:
                said.append(_message(event))
        return said or []

    async def _events(self, session: str) -> list[dict[str, Any]]:
        return await self.memory.events(session) or []

    async def open_question(self, session: str) -> dict[str, Any] | None:
        """The question that a form is waiting to have answered, as it was asked; None when there is none."""
        tracker = await self.conversation(session)
        if tracker is None or not tracker.active_loop_name:
            return None
        asked = (event.message() for event in reversed(tracker.events) if isinstance(event, BotUttered))
        return next((one for one in asked if (one.get("custom") or {}).get("kind") == "question"), None)

    async def add_said(self, session: str, message: Mapping[str, Any]) -> None:
        """Remember a bot message that the channel itself gave, so that its buttons can be used."""
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


def _message(event: Mapping[str, Any]) -> dict[str, Any]:
    """The bot message that a kept event stands for."""
    message: dict[str, Any] = cast(BotUttered, event_from(event)).message()
    return message
