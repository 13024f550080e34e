"""What a reply may know of the chat: read from Rasa's tracker, never written."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from knowledge.model import Nation, Ranked, Reader

NUMBERS_BELOW = "utter_urgent_perhaps"
SHORT = 8
MISSES = ("utter_nothing_found", "utter_three_misses")


class ChatSoFar:
    """The last message and what was said before it."""

    def __init__(self, tracker: DialogueStateTracker) -> None:
        """Look at the tracker as it stands."""
        self._tracker = tracker
        self.slots: dict[str, Any] = tracker.current_slot_values()
        latest = tracker.latest_message
        self.text: str = (latest.text if latest else "") or ""
        self._metadata: dict[str, Any] = (latest.metadata if latest else None) or {}
        self._parsed: dict[str, Any] = (latest.parse_data if latest else None) or {}

    @property
    def nation(self) -> Nation | None:
        """The nation of the conversation, when known."""
        value = self.slots.get("nation")
        return Nation(value) if value in (Nation.ENGLAND.value, Nation.WALES.value) else None

    @property
    def reader(self) -> Reader:
        """Who reads; a patient until somebody says otherwise."""
        value = self.slots.get("reader")
        return Reader(value) if value in [one.value for one in Reader] else Reader.SHORT

    @property
    def ranking(self) -> list[Ranked]:
        """The retriever's ranking for the last message."""
        return [Ranked(one["id"], float(one["score"])) for one in self._parsed.get("ranking") or []]

    @property
    def own_case(self) -> bool:
        """True when the last message asks whether what happened to somebody was lawful."""
        return bool((self._parsed.get("facts") or {}).get("own_case"))

    @property
    def language(self) -> str:
        """'cy' when the message is in Welsh or the page is; else 'en'."""
        said = (self._parsed.get("facts") or {}).get("language")
        return "cy" if "cy" in (said, self._metadata.get("language")) else "en"

    def entity(self, name: str) -> str | None:
        """The value of an entity of the last message."""
        return next((str(one["value"]) for one in self._parsed.get("entities") or [] if one["entity"] == name), None)

    @cached_property
    def _bot(self) -> list[dict[str, Any]]:
        """The custom parts of what the assistant said, last first."""
        return [event.data.get("custom") or {} for event in reversed(self._tracker.events)
                if isinstance(event, BotUttered)]

    @cached_property
    def _last_answer(self) -> dict[str, Any]:
        return next((one for one in self._bot if one.get("extract")), {})

    @property
    def last_kind(self) -> str:
        """The kind of the last thing said: 'answer', 'routes'..."""
        return str(self._bot[0].get("kind") or "") if self._bot else ""

    @property
    def last_extract(self) -> str | None:
        """The id of the extract last told."""
        return self._last_answer.get("extract")

    @property
    def last_reader(self) -> Reader:
        """How it was told."""
        return Reader(self._last_answer.get("reader", Reader.SHORT.value))

    @property
    def nation_was_asked(self) -> bool:
        """True when the last thing said was an answer."""
        return bool(self._bot and self._bot[0].get("extract"))

    @cached_property
    def _questions(self) -> list[str]:
        """What the person typed before the last message, last first; buttons left out."""
        said = [event for event in reversed(self._tracker.events) if isinstance(event, UserUttered)]
        return [event.text or "" for event in said[1:] if not (event.parse_data or {}).get("choice")]

    @property
    def last_question(self) -> str:
        """What this message may point back to: the question before it, and if that was short, the one before that;
        '' when there was none."""
        before = self._questions[:2] if self._questions and len(self._questions[0].split()) < SHORT else self._questions[:1]
        return " ".join(reversed(before))

    @property
    def urgent_question(self) -> str:
        """What the person had typed when the urgent lane spoke first."""
        return self._questions[0] if self._questions else ""

    def misses_in_a_row(self) -> int:
        """How many of the last replies found nothing."""
        count = 0
        for one in (said for said in self._bot if said.get("reply") != NUMBERS_BELOW):
            if one.get("reply") not in MISSES:
                break
            count += 1
        return count
