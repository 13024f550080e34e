"""Asks the trained model one question in this process, and writes the answer for a terminal."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import skops.io  # type: ignore[import-untyped]  # noqa: F401 - first of all: see channels/serve/preloaded.py
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.utils.endpoints import EndpointConfig

from channels import log_redaction
from channels.serve.training import MODEL


class _Heard(CollectingOutputChannel):  # type: ignore[misc]
    """Keeps whole messages."""

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.messages.append(message)


def ask_once(question: str) -> str:
    """The answer as text, with its sources. Needs a trained model."""
    log_redaction.quieten()
    logging.disable(logging.WARNING)
    agent = Agent.load(str(MODEL), generator=EndpointConfig.from_dict({"type": "pipeline.replies.generator.ReplyGenerator"}))
    heard = _Heard()
    asyncio.run(agent.handle_message(UserMessage(question, heard, "terminal")))
    return "\n\n".join(_written(message) for message in heard.messages)


def _written(message: dict[str, Any]) -> str:
    sources = (message.get("custom") or {}).get("sources") or []
    lines = [str(message.get("text") or "")]
    lines += [f"  - {one['title']}, {one['pinpoint']} ({one['nation']}; checked {one['checked']}) {one['url']}"
              for one in sources]
    lines += [f"  [{one['title']}]" for one in message.get("buttons") or []]
    return "\n".join(line for line in lines if line)
