"""Rasa's reply generator: cited answers made in-process; everything else is read from domain.yml."""

from __future__ import annotations

import copy
import logging
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from knowledge.answers import Asked, answer_with, for_nation
from knowledge.messages import Message, Wording, answer_message
from knowledge.model import Extract, Nation, Reader
from knowledge.store.read import KnowledgeMissingError
from pipeline.answering import Turn, answer_to, nearest
from pipeline.chat_so_far import ChatSoFar
from pipeline.ranking import ranker
from pipeline.welsh import in_welsh

WHO_HELPS = "who-can-help-england"
MISSES_BEFORE_A_PERSON = 3
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z'])")
logger = logging.getLogger(__name__)


def today() -> date:
    """The day to answer for: AS_OF (YYYY-MM-DD) when set, else the system's date."""
    as_of = os.environ.get("AS_OF", "")
    return date.fromisoformat(as_of) if as_of else date.today()


def fixed_reply(variations: Sequence[Mapping[str, Any]], slots: Mapping[str, Any]) -> Message | None:
    """The variation whose conditions all hold; of several the one with most conditions. None when none holds."""
    fitting = [one for one in variations
               if all(slots.get(need["name"]) == need["value"] for need in one.get("condition", ()))]
    if not fitting:
        return None
    best = max(fitting, key=lambda one: len(one.get("condition", ())))
    return {name: copy.deepcopy(best[name]) for name in ("text", "buttons", "custom") if name in best}


def _led_in_welsh(message: Message, chat: ChatSoFar) -> Message:
    """An answer in English, led in for somebody whose page is in Welsh."""
    lead = in_welsh("utter_english_follows") if chat.language == "cy" else None
    made_here = (message.get("custom") or {}).get("language") != "cy"
    return {**message, "text": f"{lead}\n\n{message['text']}"} if lead and made_here else message


class ReplyGenerator(TemplatedNaturalLanguageGenerator):  # type: ignore[misc]
    """Answers from the knowledge base; needs no action server, so a question is never met with silence."""

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        """Rasa sets ``responses`` again once it has read the model's domain."""
        super().__init__(domain.responses)
        self._made: dict[str, Callable[[ChatSoFar], Message | None]] = {
            "utter_answer": self._answer, "utter_answer_anyway": self._answer_anyway, "utter_miss": self._miss,
            "utter_more": self._more, "utter_where": self._where, "utter_other_nation": self._other_nation,
            "utter_reader": self._reader, "utter_chosen": self._chosen, "utter_neither": self._neither,
            "utter_nation": self._nation, "utter_who_can_help": self._who_can_help,
            "utter_scared": self._scared, "utter_record_sheet": self._record_sheet,
        }

    @property
    def _words(self) -> Wording:
        """The fixed phrases of the domain as it is now."""
        return Wording.from_responses(self.responses)

    async def generate(self, utter_action: str, tracker: DialogueStateTracker, output_channel: str,
                       **kwargs: Any) -> Message | None:
        """The message for this action: made from the knowledge base, or as domain.yml has it."""
        chat = ChatSoFar(tracker)
        make = self._made.get(utter_action)
        try:
            message = make(chat) if make else None
        except KnowledgeMissingError as error:
            logger.error("no knowledge base: %s", error)
            message = None
        return _led_in_welsh(message, chat) if message else self._fixed(utter_action, chat)

    def _fixed(self, name: str, chat: ChatSoFar) -> Message | None:
        message = fixed_reply(self.responses.get(name, ()), chat.slots)
        if message is not None:
            custom = message.setdefault("custom", {"kind": "notice"})
            custom["reply"] = name
            welsh = in_welsh(name, chat.slots.get("read_on")) if chat.language == "cy" else None
            if welsh:
                message["text"], custom["language"] = welsh, "cy"
        return message

    def _asked(self, chat: ChatSoFar, reader: Reader | None = None) -> Asked:
        return Asked(chat.nation, reader or chat.reader, today())

    def _answer(self, chat: ChatSoFar) -> Message | None:
        found = answer_to(Turn(chat, self._asked(chat), self._words))
        return found or self._miss(chat)

    def _answer_anyway(self, chat: ChatSoFar) -> Message | None:
        """The answer that the urgent reply put off; people who can help when there is none."""
        found = answer_to(Turn(chat, self._asked(chat), self._words))
        return found or self._who_can_help(chat)

    def _miss(self, chat: ChatSoFar) -> Message | None:
        """Nothing fits: try it as a follow-up, else say so; the third time in a row give people to turn to."""
        known = ranker()
        found = answer_to(Turn(chat, self._asked(chat), self._words)) if known and chat.last_question else None
        if found is not None:
            return found
        third = chat.misses_in_a_row() + 1 >= MISSES_BEFORE_A_PERSON
        return self._fixed("utter_three_misses" if third else "utter_nothing_found", chat)

    def _told(self, extract: Extract | None, chat: ChatSoFar, reader: Reader | None = None) -> Message | None:
        """This extract, for this person; asks what is meant when there is none."""
        if extract is None:
            return self._fixed("utter_no_topic", chat)
        extracts = ranker().knowledge.extracts
        fit = for_nation(extract, extracts, chat.nation) or extract
        asked = self._asked(chat, reader)
        return answer_message(answer_with(fit, extracts, asked), self._words)

    def _about(self, chat: ChatSoFar) -> Extract | None:
        """The extract a button names, else the one last told."""
        return ranker().knowledge.extracts.get(chat.entity("extract") or chat.last_extract or "")

    def _more(self, chat: ChatSoFar) -> Message | None:
        deeper = Reader.EXACT if chat.last_reader is Reader.FULLER else Reader.FULLER
        return self._told(self._about(chat), chat, deeper)

    def _where(self, chat: ChatSoFar) -> Message | None:
        return self._told(self._about(chat), chat, Reader.EXACT)

    def _reader(self, chat: ChatSoFar) -> Message | None:
        if chat.last_kind == "routes":
            return self._fixed("utter_routes_shorter", chat)
        about = self._about(chat)
        if about is None:
            return self._fixed("utter_reader_set", chat)
        again = chat.reader is Reader.SHORT and chat.last_reader is Reader.SHORT
        return self._in_a_sentence(about, chat) if again else self._told(about, chat)

    def _in_a_sentence(self, about: Extract, chat: ChatSoFar) -> Message | None:
        """Nothing is written more simply: the first sentence alone, and who can talk it through."""
        fit = for_nation(about, ranker().knowledge.extracts, chat.nation) or about
        if chat.nation is not None or fit.nation is Nation.BOTH:
            fit = replace(fit, short=SENTENCE_END.split(fit.short, maxsplit=1)[0], next_steps="")
        told = self._told(fit, chat)
        return self._with_lead("utter_simplest", told, chat)

    def _chosen(self, chat: ChatSoFar) -> Message | None:
        return self._told(self._about(chat), chat)

    def _neither(self, chat: ChatSoFar) -> Message | None:
        return self._fixed("utter_nothing_found", chat)

    def _other_nation(self, chat: ChatSoFar) -> Message | None:
        """The same topic in the other nation, or in the one just named."""
        about = self._about(chat)
        if about is None:
            return self._fixed("utter_nation", chat)
        extracts = ranker().knowledge.extracts
        named = chat.entity("compared_nation")
        other = extracts.get(about.pair)
        told = for_nation(about, extracts, Nation(named)) if named else other
        if told is None or told.nation is Nation.BOTH:
            return self._with_lead("utter_same_rule", self._told(about, chat), chat)
        asked = Asked(told.nation, chat.reader, today())
        return answer_message(answer_with(told, extracts, asked), self._words)

    def _with_lead(self, name: str, message: Message | None, chat: ChatSoFar) -> Message | None:
        lead = self._fixed(name, chat)
        if message and lead:
            message["text"] = f"{lead['text']}\n\n{message['text']}"
        return message

    def _nation(self, chat: ChatSoFar) -> Message | None:
        """The nation is known now: the last answer again, for that nation; else what to ask."""
        about = self._about(chat)
        if about is not None and chat.nation_was_asked:
            return self._told(about, chat)
        named = f"utter_nation_noted_{chat.nation.value}" if chat.nation else "utter_nation_noted"
        return self._fixed(named, chat)

    def _who_can_help(self, chat: ChatSoFar) -> Message | None:
        return self._told(ranker().knowledge.extracts.get(WHO_HELPS), chat)

    def _scared(self, chat: ChatSoFar) -> Message | None:
        """What protects people who complain, with its honest limit."""
        extract = nearest("I am scared they will treat me worse if I complain", chat.nation)
        return self._told(extract, chat) if extract else None

    def _record_sheet(self, chat: ChatSoFar) -> Message | None:
        """What to write down now, as a list to keep."""
        sheet = ranker().knowledge.letters.get("record-sheet")
        return {"text": sheet, "buttons": [], "custom": {"kind": "notice"}} if sheet else None
