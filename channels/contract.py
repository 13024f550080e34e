"""The front door's contract: what may be asked, read strictly; what is answered, shaped plainly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs

from channels.notices import Notice
from channels.session.tokens import buttons_of, token, with_tokens
from channels.statistics import USEFUL

KINDS = frozenset({"answer", "urgent", "question", "routes", "letter", "notice"})
PASSED_THROUGH = ("extract", "level", "contacts", "letter", "language", "reader", "steps", "more", "heading", "parts", "numbers",
                  "progress", "back", "stop", "multiple", "nearest", "understood", "letters")
MOST_CHOICES = 12
MESSAGE_ID = re.compile(r"[A-Za-z0-9_-]{8,64}", re.ASCII)
SOURCE_FIELDS = ("title", "pinpoint", "url", "nation", "checked")
SETTINGS = frozenset({"ward"})
LANGUAGES = frozenset({"en", "cy"})


@dataclass(frozen=True)
class Asked:
    """One request, well formed: typed text, a choice or several (or, by form, a wish to clear), and who is reading.

    ``id`` names the message: sent again with the same id, it is answered from memory and not taken twice.
    """

    message: str = ""
    session: str | None = None
    choice: str | None = None
    setting: str | None = None
    language: str | None = None
    clear: bool = False
    choices: tuple[str, ...] = ()
    id: str = ""

    def metadata(self) -> dict[str, str]:
        """What travels with the message into Rasa; only values on a list, never free text."""
        pairs = {"setting": self.setting, "language": self.language, "id": self.id}
        return {key: value for key, value in pairs.items() if value}


class UnreadableError(Exception):
    """A request that is not in the contract; carries the notice to answer with, never the request."""

    def __init__(self, notice: Notice) -> None:
        """``notice`` says kindly what was wrong."""
        super().__init__(notice.name)
        self.notice = notice


def read_json(body: bytes) -> Asked:
    """The request in a JSON body; raises UnreadableError when it is not one of ours."""
    return _asked(_object(body))


def _object(body: bytes) -> dict[str, Any]:
    try:
        given = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise UnreadableError(Notice.UNREADABLE) from None
    if not isinstance(given, dict):
        raise UnreadableError(Notice.UNREADABLE)
    return given


def read_useful(body: bytes) -> tuple[object, str, str]:
    """(session, extract, value) of 'was this useful?'; raises UnreadableError when it is not in the contract."""
    given = _object(body)
    extract, value = given.get("extract"), given.get("value")
    if not isinstance(extract, str) or not isinstance(value, str) or value not in USEFUL:
        raise UnreadableError(Notice.WRONG_TYPE)
    return given.get("session"), extract, value


def read_form(body: bytes) -> Asked:
    """The request in a plain form post (no JavaScript); raises UnreadableError as read_json does."""
    try:
        pairs = parse_qs(body.decode("utf-8"), errors="strict", max_num_fields=20)
    except ValueError:
        raise UnreadableError(Notice.UNREADABLE) from None
    ticked = {"choices": pairs["choices"]} if "choices" in pairs else {}
    return replace(_asked({**{name: values[0] for name, values in pairs.items()}, **ticked}), clear="clear" in pairs)


def _asked(given: Mapping[str, Any]) -> Asked:
    message, choice = given.get("message"), given.get("choice")
    if not isinstance(message, str | None) or not isinstance(choice, str | None):
        raise UnreadableError(Notice.WRONG_TYPE)
    session = given.get("session")
    chosen = _chosen(given.get("choices"))
    return Asked(
        message=message or "",
        session=session if isinstance(session, str) else None,
        choice=choice or (chosen[0] if len(chosen) == 1 else None),
        setting=_listed(given.get("setting"), SETTINGS),
        language=_listed(given.get("language"), LANGUAGES),
        choices=() if choice or len(chosen) == 1 else chosen,
        id=given["id"] if isinstance(given.get("id"), str) and MESSAGE_ID.fullmatch(given["id"]) else "",
    )


def _chosen(given: object) -> tuple[str, ...]:
    """The tokens of ``choices``, each once, 1 to 12 of them; raises UnreadableError for anything else that is not null."""
    if given is None:
        return ()
    if not isinstance(given, list) or not all(isinstance(each, str) and each for each in given):
        raise UnreadableError(Notice.WRONG_TYPE)
    if not 1 <= len(given) <= MOST_CHOICES:
        raise UnreadableError(Notice.WRONG_TYPE)
    return tuple(dict.fromkeys(given))


def _listed(value: object, allowed: frozenset[str]) -> str | None:
    return value if isinstance(value, str) and value in allowed else None


def shape(session: str, messages: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Bot messages as the contract has them, danger first; what holds neither text nor a letter is left out."""
    shaped = [_shape_one(session, message) for message in messages]
    return _danger_first([message for message in shaped if message["text"].strip() or message.get("letter")])


def _danger_first(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What to do in danger before the answer; it need not offer the answer when that stands below it."""
    cards = [message for message in messages if message["kind"] == "urgent" and message["buttons"]]
    others = [message for message in messages if message not in cards]
    answered = any(message["kind"] not in ("notice", "urgent") for message in others)
    return [{**card, "buttons": []} if answered else card for card in cards] + others


def _shape_one(session: str, message: Mapping[str, Any]) -> dict[str, Any]:
    custom = message.get("custom")
    custom = custom if isinstance(custom, Mapping) else {}
    return {
        "kind": _listed(custom.get("kind"), KINDS) or "notice",
        "text": str(message.get("text") or ""),
        "buttons": [{"title": b.title, "choice": token(session, b.payload)} for b in buttons_of(message)],
        "sources": [_source(each) for each in custom.get("sources") or [] if isinstance(each, Mapping)],
        **with_tokens(session, {key: custom[key] for key in PASSED_THROUGH if key in custom}),
    }


def _source(given: Mapping[str, Any]) -> dict[str, str]:
    """A source's fields as text; an address that is not on the web is dropped."""
    source = {key: str(given.get(key) or "") for key in SOURCE_FIELDS}
    if not source["url"].startswith(("https://", "http://")):
        source["url"] = ""
    return {**source, "year": str(given["year"])} if given.get("year") else source
