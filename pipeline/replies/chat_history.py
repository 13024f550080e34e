"""What was said in a chat before the last message: read from Rasa's tracker, never written."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from knowledge.model import Nation, Reader
from pipeline.decision.state import ChatState
from pipeline.retrieval.thread import leant_on

HELP_BELOW = "utter_urgent_perhaps"
PATIENT = "patient"
UNDER_18 = frozenset({"under_16", "16_17", "under_18"})
MISSES = ("utter_nothing_found", "utter_three_misses")
FORM = "complaint_form"
LAST_REPLY, LATELY = 2, 3
FILLERS = frozenset(f"utter_{name}" for name in (
    "thanks", "affirm", "greet", "deny", "insult", "names_person", "feeling", "good_news", "daily_life", "can_you_see_me",
    "is_it_watched", "will_you_tell", "who_made_you", "trust_you", "believe_me", "other_language", "bot_challenge", "privacy",
    "capabilities", "goodbye"))
LEANING = ("leans", "repair")
WORDS_OF_A_STORY = 12
CLEARED = "starts_empty"
GROUPS = ("detained", "short_power")
SPEAKS_OF_ONESELF = ("statement", "greet", "tells_story")


class ChatHistory:
    """The last message and the chat before it."""

    def __init__(self, tracker: DialogueStateTracker) -> None:
        """Look at the tracker as it stands."""
        self._tracker = tracker
        self.slots: dict[str, Any] = tracker.current_slot_values()
        latest = tracker.latest_message
        self.text: str = (latest.text if latest else "") or ""
        self._metadata: dict[str, Any] = (latest.metadata if latest else None) or {}
        self.parsed: dict[str, Any] = (latest.parse_data if latest else None) or {}

    @property
    def nation(self) -> Nation | None:
        """The nation of the conversation, when known."""
        value = self.slots.get("nation")
        return Nation(value) if value in (Nation.ENGLAND.value, Nation.WALES.value) else None

    @property
    def asked_of(self) -> Nation | None:
        """The nation to answer for: that of the chat; while that is not known, that of a body which the message names, or that
        of the answer which it leans on."""
        named = (self.parsed.get("facts") or {}).get("asked_of")
        leans = (self.parsed.get("intent") or {}).get("name") in LEANING
        return self.nation or (Nation(named) if named else self.told_in if leans else None)

    @property
    def told_in(self) -> Nation | None:
        """The nation the last answer was for; None when for both."""
        return Nation(self._last_answer["told_in"]) if self._last_answer.get("told_in") else None

    @property
    def reader(self) -> Reader:
        """Who reads: as somebody asked for, else exact for an advocate, else a patient."""
        value = self.slots.get("reader")
        if value in [one.value for one in Reader]:
            return Reader(value)
        return Reader.EXACT if self.known.get("asker") == "advocate" else Reader.SHORT

    @property
    def language(self) -> str:
        """'cy' when the page is in Welsh, or the message, or the message before a short one; else 'en'."""
        said = self._language_of(self.parsed)
        if "cy" in (said, self._metadata.get("language")):
            return "cy"
        before = self._language_of(self._users[1].parse_data or {}) if len(self._users) > 1 else "en"
        return "cy" if before == "cy" and len(self.text.split()) <= 2 and said == "en" else "en"

    @property
    def pressed(self) -> bool:
        """True when the last message is a button."""
        return bool(self.parsed.get("choice"))

    @property
    def read(self) -> dict[str, tuple[Any, float]]:
        """The facts of a complaint that the learnt reader heard in the last message, each with its certainty."""
        return {name: (value, float(sure)) for name, (value, sure) in (self.parsed.get("told") or {}).items()}

    @property
    def named_note(self) -> str:
        """What is said first of a place in a law of which nothing is held; '' when none was named."""
        return str((self.parsed.get("named") or {}).get("note") or "")

    @property
    def names_a_place(self) -> bool:
        """True when the message is a place in a law or guideline: who writes so wants the words to quote."""
        return bool((self.parsed.get("named") or {}).get("how") == "place")

    @property
    def danger_language(self) -> str:
        """The language of a danger card: Welsh as soon as any Welsh is in the message."""
        return "cy" if "cy" in (self.language, (self.parsed.get("urgent") or {}).get("language")) else "en"

    @property
    def danger_of_another(self) -> bool:
        """True when the last message tells of the danger of somebody else."""
        return bool((self.parsed.get("urgent") or {}).get("another"))

    @property
    def danger_lines(self) -> tuple[str, ...]:
        """The facts of the last message that a danger card takes up, by name."""
        return tuple((self.parsed.get("urgent") or {}).get("lines") or ())

    @property
    def child(self) -> bool:
        """True when an age under 18 was said in the first person anywhere in the chat, or chosen for oneself in the walk."""
        said = any(((event.parse_data or {}).get("urgent") or {}).get("child") for event in self._users)
        return said or (self.slots.get("asker") == PATIENT and self.slots.get("age") in UNDER_18)

    @staticmethod
    def _language_of(parsed: dict[str, Any]) -> str:
        return str((parsed.get("facts") or {}).get("language") or "en")

    def entity(self, name: str) -> str | None:
        """The value of an entity of the last message."""
        return next((str(one["value"]) for one in self.parsed.get("entities") or [] if one["entity"] == name), None)

    @cached_property
    def _users(self) -> list[UserUttered]:
        return [event for event in reversed(self._tracker.events) if isinstance(event, UserUttered)]

    @cached_property
    def _bot(self) -> list[dict[str, Any]]:
        """The custom parts of what the assistant said before the last message, last first."""
        events = list(self._tracker.events)
        last = max((n for n, event in enumerate(events) if isinstance(event, UserUttered)), default=len(events))
        return [event.data.get("custom") or {} for event in reversed(events[:last]) if isinstance(event, BotUttered)]

    @cached_property
    def _last_answer(self) -> dict[str, Any]:
        return next((one for one in self._bot if one.get("extract")), {})

    @property
    def last_kind(self) -> str:
        """The kind of the last thing said: 'answer', 'routes'..."""
        return str(self._bot[0].get("kind") or "") if self._bot else ""

    @property
    def last_extract(self) -> str:
        """The id of the extract last told; '' when none was."""
        return str(self._last_answer.get("extract") or "")

    @property
    def last_asked_for(self) -> str:
        """The id of the extract last told in answer to a question, not to a fact said after it; '' when none was."""
        return next((str(one["extract"]) for one in self._bot if one.get("extract") and not one.get("of_a_fact")), "")

    @property
    def last_topics(self) -> tuple[str, ...]:
        """Every extract told in the last answer."""
        return tuple(self._last_answer.get("topics") or ())

    @property
    def last_reader(self) -> Reader:
        """How it was told."""
        return Reader(self._last_answer.get("reader", Reader.SHORT.value))

    @property
    def last_simplest(self) -> bool:
        """True when it was told in its one plainest sentence."""
        return bool(self._last_answer.get("simplest"))

    @property
    def answered_lately(self) -> bool:
        """True when one of the last few things said was an answer: 'in Wales', said a little later, still speaks of it."""
        return any(one.get("extract") for one in self._bot[:LATELY])

    @cached_property
    def told_before(self) -> frozenset[str]:
        """Every extract that an answer of this chat began with."""
        return frozenset(str(one["extract"]) for one in self._bot if one.get("extract"))

    @cached_property
    def said(self) -> str:
        """All that was said in the chat, in one text with single blanks."""
        said = (event.text or "" for event in self._tracker.events if isinstance(event, BotUttered))
        return " ".join(" ".join(said).split())

    def times_said(self, reply: str) -> int:
        """How often this fixed reply was said before the last message."""
        return sum(one.get("reply") == reply for one in self._bot)

    @cached_property
    def told_in_short(self) -> frozenset[str]:
        """Every extract that an answer of this chat began with in its short text, whole."""
        return frozenset(str(one["extract"]) for one in self._bot if one.get("extract")
                         and one.get("reader", Reader.SHORT.value) == Reader.SHORT.value and not one.get("simplest"))

    @property
    def said_whom_you_means(self) -> bool:
        """True when it was said in the chat already whom 'you' means."""
        return any(one.get("you_means") for one in self._bot)

    @cached_property
    def explained(self) -> frozenset[str]:
        """The kinds of force whose sentence was said whole in this chat."""
        return frozenset(force for one in self._bot for force in one.get("forces") or ())

    @cached_property
    def _questions(self) -> list[str]:
        """What the person typed before the last message, last first; buttons and what says nothing ('ok', 'ta') left out."""
        return [event.text or "" for event in self._users[1:]
                if not (event.parse_data or {}).get("choice") and not _is_filler(event.parse_data or {})]

    @property
    def last_question(self) -> str:
        """What this message may lean on: the question before it, and while that is short, those before that, at most three."""
        return leant_on(self._questions)

    @property
    def told_a_story(self) -> bool:
        """True when something long enough to be a story was typed before the last message."""
        return any(len(said.split()) >= WORDS_OF_A_STORY for said in self._questions)

    @property
    def put_off(self) -> str:
        """What the person had typed when a danger card spoke first."""
        return self._questions[0] if self._questions else ""

    def parsed_before(self) -> dict[str, Any]:
        """What the pipeline made of the typed message before the last one."""
        return next((event.parse_data or {} for event in self._users[1:] if not (event.parse_data or {}).get("choice")), {})

    @cached_property
    def known_before(self) -> dict[str, Any]:
        """The facts said in the chat before the last message, the later ones in the place of the earlier."""
        return self._facts(self._users[1:])

    @cached_property
    def known(self) -> dict[str, Any]:
        """The facts said in the chat, the last message among them."""
        return self._facts(self._users)

    @staticmethod
    def _facts(users: list[UserUttered]) -> dict[str, Any]:
        known: dict[str, Any] = {}
        for event in reversed(users):
            parsed = event.parse_data or {}
            said = dict(parsed.get("said") or {})
            if (parsed.get("intent") or {}).get("name") not in SPEAKS_OF_ONESELF:
                said.pop("asker", None)
            if said.get("legal_status") in GROUPS and known.get("legal_status"):
                said.pop("legal_status")
            known = {} if parsed.get(CLEARED) else known
            known.update(said)
        return known

    def misses_in_a_row(self) -> int:
        """How many of the last replies found nothing."""
        count = 0
        for one in (said for said in self._bot if said.get("reply") != HELP_BELOW):
            if one.get("reply") not in MISSES:
                break
            count += 1
        return count

    def state(self, answers_it: float) -> ChatState:
        """The state of the chat for the decision; ``answers_it``: how surely the message answers the open question."""
        in_walk = self._tracker.active_loop_name == FORM
        return ChatState(nation=self.nation.value if self.nation else "", in_walk=in_walk,
                         open_question=self.open_question, answers_it=answers_it, walked=self.walked,
                         last_topic=self.last_extract, last_kind=self.last_kind, last_question=self.last_question,
                         card_before=any(one.get("kind") == "urgent" for one in self._bot[:LAST_REPLY]),
                         told_before=self.told_before, known=self.known, misses=self.misses_in_a_row(),
                         language=self.language)

    @property
    def walked(self) -> bool:
        """True when a walk was begun in this chat."""
        return bool(self.slots.get("walk"))

    @property
    def open_question(self) -> str:
        """The question of the walk that stands open; '' when none does."""
        in_walk = self._tracker.active_loop_name == FORM
        return str(self.slots.get("requested_slot") or "") if in_walk else ""


def _is_filler(parsed: dict[str, Any]) -> bool:
    """True when nothing but a nod was said to this message."""
    said = [str(part.get("name")) for part in (parsed.get("plan") or {}).get("parts") or ()]
    return bool(said) and FILLERS.issuperset(said)
