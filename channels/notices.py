"""What the front door itself says: the words are in domain.yml, with a copy for when that is gone.

A response may have a version for a setting: 'utter_sorry_broken_ward'. In another language the words are
among that language's strings, as 'utter_sorry_broken' or 'utter_sorry_broken.ward'.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

Responses = Mapping[str, Sequence[Mapping[str, Any]]]
Strings = Callable[[str], Mapping[str, str]]
FALLBACK = Path(__file__).with_name("notices.json")


class Notice(Enum):
    """Each reason to answer without the assistant: the domain's response, and the HTTP status."""

    BROKEN = "utter_sorry_broken", 200
    EMPTY = "utter_sorry_empty", 200
    NO_WORDS = "utter_sorry_no_words", 200
    TOO_LONG = "utter_sorry_long", 200
    OLD_CHOICE = "utter_sorry_choice", 200
    UNREADABLE = "utter_sorry_unreadable", 400
    WRONG_TYPE = "utter_sorry_wrong_type", 400
    NOT_ALLOWED = "utter_sorry_not_allowed", 403
    NO_SUCH_PAGE = "utter_sorry_no_page", 404
    NO_SUCH_METHOD = "utter_sorry_no_page", 405
    TOO_BIG = "utter_sorry_too_big", 413
    WRONG_FORM = "utter_sorry_unreadable", 415
    TOO_MANY = "utter_sorry_too_many", 429
    BUSY = "utter_sorry_busy", 503
    NOT_WELL = "utter_sorry_broken", 503
    OFF = "utter_switched_off", 503
    FORGOTTEN = "utter_forgotten", 200
    NO_MEMORY = "utter_no_memory", 200
    WIPED = "utter_wiped", 200
    NOT_WIPED = "utter_not_wiped", 503
    NOTHING_TO_WIPE = "utter_wiped_already", 200

    @property
    def response(self) -> str:
        """The name of the response in domain.yml."""
        return str(self.value[0])

    @property
    def status(self) -> int:
        """The HTTP status it is sent with."""
        return int(self.value[1])


@lru_cache(maxsize=1)
def fallback_words() -> dict[str, str]:
    """The copy of the words that needs neither model nor domain; read once."""
    words: dict[str, str] = json.loads(FALLBACK.read_text(encoding="utf-8"))
    return words


class Notices:
    """Finds the words of a notice: the language's own, else the domain's, else the copy."""

    def __init__(self, responses: Callable[[], Responses], strings: Strings) -> None:
        """``responses``: the domain's as they are now, maybe none; ``strings``: the words of a language."""
        self._responses, self._strings = responses, strings

    def say(self, notice: Notice, setting: str | None = None, language: str | None = None) -> dict[str, Any]:
        """The bot message of a notice for this reader."""
        own = self._in(language, notice, setting) if language and language != "en" else None
        return own or self._from_domain(notice, setting) or {
            "text": fallback_words()[notice.response], "custom": {"kind": "notice"}}

    def _in(self, language: str, notice: Notice, setting: str | None) -> dict[str, Any] | None:
        words = self._strings(language)
        text = words.get(f"{notice.response}.{setting}") or words.get(notice.response)
        return {"text": text, "custom": {"kind": "notice", "language": language}} if text else None

    def _from_domain(self, notice: Notice, setting: str | None) -> dict[str, Any] | None:
        for name in (f"{notice.response}_{setting}", notice.response):
            for variation in self._responses().get(name) or ():
                if variation.get("text") and not variation.get("condition"):
                    return {**variation, "custom": {"kind": "notice", **(variation.get("custom") or {})}}
        return None
