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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SESSION = re.compile(r"[A-Za-z0-9_-]{32}", re.ASCII)
TOKEN = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)
PAYLOAD = re.compile(r"/(?P<intent>[\w.+-]+)(?P<entities>\{.*\})?", re.DOTALL)
BEGINS_WALK = "/complain"
FIELDS_OF_ONE_CHOICE = {"back": "Go back", "stop": "Stop", "main": "Write the letter", "change": "Change this answer"}


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
    return [_choice(each) for each in found if isinstance(each, Mapping) and _is_button(each)]


def choices_of(message: Mapping[str, Any]) -> Iterator[Choice]:
    """Every choice a Rasa bot message offers: its buttons, then those inside ``custom`` (back, stop, steps, letters ...)."""
    yield from buttons_of(message)
    custom = message.get("custom")
    if isinstance(custom, Mapping):
        yield from _inside(custom)


def with_tokens(session: str, value: Any) -> Any:
    """The same value with every payload in it turned into its token: {"title", "payload"} into {"title", "choice"}."""
    if isinstance(value, list):
        return [with_tokens(session, each) for each in value]
    if not isinstance(value, Mapping):
        return value
    if _is_button(value):
        choice = _choice(value)
        rest = {key: each for key, each in value.items() if key not in ("title", "payload")}
        return {"title": choice.title, "choice": token(session, choice.payload), **rest}
    return {key: _field_with_tokens(session, key, each) for key, each in value.items()}


def _field_with_tokens(session: str, key: str, value: Any) -> Any:
    """A field of one choice is that choice's token, or '' without one; any other field is looked through."""
    if key not in FIELDS_OF_ONE_CHOICE:
        return with_tokens(session, value)
    payload = value.get("payload") if isinstance(value, Mapping) else value
    return token(session, payload) if isinstance(payload, str) and payload else ""


def _inside(value: Any) -> Iterator[Choice]:
    if isinstance(value, list):
        for each in value:
            yield from _inside(each)
    elif isinstance(value, Mapping):
        if _is_button(value):
            yield _choice(value)
            return
        for key, each in value.items():
            if key in FIELDS_OF_ONE_CHOICE and isinstance(each, str) and each:
                yield Choice(FIELDS_OF_ONE_CHOICE[key], each)
            else:
                yield from _inside(each)


def _is_button(given: Mapping[str, Any]) -> bool:
    return bool(given.get("title") and given.get("payload"))


def _choice(given: Mapping[str, Any]) -> Choice:
    return Choice(str(given["title"]), str(given["payload"]))


def find_choice(session: str, value: str, messages: Iterable[Mapping[str, Any]]) -> Choice | None:
    """The choice that ``value`` was issued for in the session's bot messages, or None."""
    if not TOKEN.fullmatch(value):
        return None
    for message in messages:
        for choice in choices_of(message):
            if hmac.compare_digest(token(session, choice.payload), value):
                return choice
    return None


def typed_choice(text: str, messages: Iterable[Mapping[str, Any]]) -> Choice | None:
    """The button of these messages whose title somebody typed, whatever the case and the stops; None when there is none.

    A button that begins the walk is not among them: who types 'How do I complain?' asks, and is answered.
    """
    typed = _plain(text)
    found = (choice for message in messages for choice in buttons_of(message) if typed and _plain(choice.title) == typed)
    return next((choice for choice in found if not choice.payload.startswith(BEGINS_WALK)), None)


def _plain(text: str) -> str:
    """Letters and digits in lower case, one space between words."""
    return " ".join(re.sub(r"[^\w\s]", "", text.casefold()).split())


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


def read_payloads(choices: Sequence[Choice]) -> dict[str, Any] | None:
    """Rasa's parse data for several ticked choices: one intent, the entities of all; None when they do not go together."""
    read = [read_payload(choice) for choice in choices]
    first = read[0] if read else None
    if first is None or any(each is None or each["intent"] != first["intent"] for each in read):
        return None
    entities = [entity for each in read if each for entity in each["entities"]]
    return {**first, "text": ", ".join(choice.title for choice in choices), "entities": entities}


def _once(entities: str) -> str:
    """Braces as JSON has them: domain.yml doubles them, and so does a response taken straight from it."""
    return entities[1:-1] if entities.startswith("{{") and entities.endswith("}}") else entities
