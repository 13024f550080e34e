"""What the operator may set, read once at the start: credentials.yml first, the environment over it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from importlib import import_module
from typing import Any

from rasa.shared.exceptions import RasaException

SITE = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?", re.ASCII)
FROM_ENVIRONMENT = {"allowed_sites": "ALLOWED_SITES", "own_origin": "PUBLIC_ORIGIN", "proxies": "PROXIES", "redis_url": "REDIS_URL",
                    "off_file": "OFF_FILE", "new_chats_a_minute": "NEW_CHATS_A_MINUTE",
                    "messages_a_minute": "MESSAGES_A_MINUTE"}


class BadSettingError(RasaException):
    """A setting that cannot be used; the message says which and what to write instead."""


@dataclass(frozen=True)
class Settings:
    """Every key of the channel in credentials.yml, with its meaning and unit.

    ``allowed_sites``: origins that may embed the page (ALLOWED_SITES, split by commas or spaces).
    ``own_origin``: this server's public origin, only where a proxy changes the Host header (PUBLIC_ORIGIN).
    ``proxies``: how many proxies of our own add to X-Forwarded-For; 0 trusts none of it (PROXIES).
    ``longest_message``: characters. ``largest_body``: bytes. ``seconds_a_turn``: the whole of one answer.
    ``messages_a_minute``: for one session (MESSAGES_A_MINUTE). ``new_chats_a_minute``: for one address (a ward shares one).
    ``urgent_reply``: dotted path of an ``UrgentReply``. ``knowledge_check``: dotted path of a ``() -> bool``.
    ``strings``: dotted path of a ``(language) -> {key: words}`` for the page and the notices.
    ``exit_url``: the neutral page that Exit leads to; empty leaves that to the page.
    ``model_record``: file with the model's SHA-256; empty means '<model>.sha256' beside it.
    ``golden_question``: asked by the health check; ``golden_kind``: the kind its answer must have.
    ``redis_url``: where limits are counted for several processes together; empty: in this process (REDIS_URL).
    ``off_file``: while this file is there the assistant is switched off (OFF_FILE).
    ``pages_a_minute``, ``searches_a_minute``: for one address, each page with its files counted as one.
    ``turns_at_once``: answers worked on together, ``turns_at_once_for_one`` of one address; ``turns_waiting`` behind them,
    ``turns_waiting_for_one`` of one address.
    ``seconds_a_request``: for a request to arrive whole; ``most_connections``: the slowest are closed above this.
    ``sweep_every``: seconds between two looks for chats whose time is over.
    ``pages``: modules with ``routes(door, site)``. ``idle_warning`` and ``idle_clear``: seconds, ward mode.
    """

    allowed_sites: tuple[str, ...] = ()
    own_origin: str = ""
    proxies: int = 0
    longest_message: int = 2000
    largest_body: int = 64 * 1024
    seconds_a_turn: float = 5.0
    messages_a_minute: float = 30.0
    new_chats_a_minute: float = 120.0
    urgent_reply: str = ""
    knowledge_check: str = ""
    strings: str = ""
    exit_url: str = ""
    model_record: str = ""
    golden_question: str = ""
    golden_kind: str = "answer"
    sweep_every: float = 15.0
    pages: tuple[str, ...] = field(default=())
    idle_warning: int = 120
    idle_clear: int = 180
    redis_url: str = ""
    off_file: str = ".state/off"
    pages_a_minute: float = 600.0
    searches_a_minute: float = 120.0
    turns_at_once: int = 4
    turns_at_once_for_one: int = 2
    turns_waiting: int = 64
    turns_waiting_for_one: int = 32
    seconds_a_request: float = 10.0
    most_connections: int = 2000


def read_settings(credentials: Mapping[str, Any] | None, environment: Mapping[str, str]) -> Settings:
    """Settings from both places; raises BadSettingError for an unknown key or an unusable value."""
    given = dict(credentials or {})
    for key, name in FROM_ENVIRONMENT.items():
        if environment.get(name):
            given[key] = environment[name]
    known = {each.name: each for each in fields(Settings)}
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise BadSettingError(f"credentials.yml: unknown key {unknown[0]!r}; known: {', '.join(known)}")
    return Settings(**{key: _value(key, value, known[key].default) for key, value in given.items()})


def _value(key: str, value: Any, default: Any) -> Any:
    if isinstance(default, tuple):
        names = value.replace(",", " ").split() if isinstance(value, str) else map(str, value or ())
        return tuple(_site(name) for name in names) if key == "allowed_sites" else tuple(names)
    if isinstance(default, str):
        text = str(value or "").strip()
        return _site(text) if key == "own_origin" and text else text
    try:
        number = type(default)(value)
    except (TypeError, ValueError):
        raise BadSettingError(f"credentials.yml: {key} must be a number, not {value!r}") from None
    if not math.isfinite(number) or number < 0 or (number == 0 and key != "proxies"):
        raise BadSettingError(f"credentials.yml: {key} must be more than 0, not {value!r}")
    return number


def _site(name: str) -> str:
    """An origin and nothing else: 'https://charity.example', no path, no star."""
    origin = name.strip().rstrip("/").lower()
    if not SITE.fullmatch(origin):
        raise BadSettingError(f"{name!r} is not an origin; write it like 'https://www.charity.example'")
    return origin


def plugged_in(path: str) -> Any:
    """The object a dotted path names; raises BadSettingError when there is none."""
    module, _, name = path.rpartition(".")
    try:
        return getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise BadSettingError(f"credentials.yml: cannot find {path!r} ({error})") from error
