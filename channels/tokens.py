"""Session ids and the tokens of choices: made here, kept nowhere, checked by making them again.

A token is a keyed hash of a button's payload under the session's id. It is good when, and only when, a
bot message of that session still holds a button with that payload; so it survives a restart, needs no
table, and nobody can make one for a command that was not offered.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SESSION = re.compile(r"[A-Za-z0-9_-]{32}", re.ASCII)
TOKEN = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)
PAYLOAD = re.compile(r"/(?P<intent>[\w.+-]+)(?P<entities>\{.*\})?", re.DOTALL)


@dataclass(frozen=True)
class Choice:
    """A button the assistant offered: what it says, and what it stands for."""

    title: str
    payload: str


def new_session() -> str:
    """A new session id: 192 random bits, 32 characters safe in a form and in JSON."""
    return secrets.token_urlsafe(24)


def is_session(value: object) -> bool:
    """True when this has the form of an id made here; it may still be unknown or expired."""
    return isinstance(value, str) and SESSION.fullmatch(value) is not None


def token(session: str, payload: str) -> str:
    """The token of a payload in one session (128 bits)."""
    digest = hmac.new(session.encode(), payload.encode("utf-8", "replace"), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")


def buttons_of(message: Mapping[str, Any]) -> list[Choice]:
    """The well-formed buttons of a Rasa bot message, in order."""
    found = message.get("buttons") or []
    return [
        Choice(str(each["title"]), str(each["payload"]))
        for each in found
        if isinstance(each, Mapping) and each.get("title") and each.get("payload")
    ]


def find_choice(session: str, value: str, messages: Iterable[Mapping[str, Any]]) -> Choice | None:
    """The button that ``value`` was issued for in the session's bot messages, or None."""
    if not TOKEN.fullmatch(value):
        return None
    for message in messages:
        for choice in buttons_of(message):
            if hmac.compare_digest(token(session, choice.payload), value):
                return choice
    return None


def read_payload(choice: Choice) -> dict[str, Any] | None:
    """Rasa's parse data for a payload '/intent{"entity": "value"}'; None when it is plain text."""
    match = PAYLOAD.fullmatch(choice.payload.strip())
    if match is None:
        return None
    given = json.loads(_once(match["entities"] or "{}"))
    return {
        "text": choice.title,
        "intent": {"name": match["intent"], "confidence": 1.0},
        "entities": [{"entity": name, "value": value} for name, value in given.items()],
        "choice": True,
    }


def _once(entities: str) -> str:
    """Braces as JSON has them: domain.yml doubles them, and so does a response taken straight from it."""
    return entities[1:-1] if entities.startswith("{{") and entities.endswith("}}") else entities
