"""Rasa's reply generator: renders the plan's parts from the knowledge base; everything else is read from domain.yml."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from knowledge.answers import Asked, answer_about, answer_with, for_nation, offered
from knowledge.answers.render import Manner, answer_message, choice_message, says_more, was_said
from knowledge.messages import Message, Wording
from knowledge.model import Answer, Extract, Nation, Reader
from knowledge.store.read import KnowledgeMissingError
from pipeline.clock import today
from pipeline.danger.asking import question_in
from pipeline.danger.cards import CARD, CardReader, card, is_card
from pipeline.decision.plan import Kind, Plan
from pipeline.language.welsh import in_welsh
from pipeline.replies.chat_history import ChatHistory
from pipeline.replies.fixed import fixed_reply
from pipeline.replies.leads import led, led_in_welsh
from pipeline.replies.limits import too_late, with_limits
from pipeline.replies.meant import you_means
from pipeline.replies.noted import noted_words
from pipeline.replies.planning import plan_for, ranked_beside_a_card
from pipeline.replies.welsh_draft import welsh_above
from pipeline.retrieval.ranking import ranker
from pipeline.retrieval.sentences import sentence_index

WHO_HELPS = "who-can-help-england"
MISSES_BEFORE_A_PERSON, MOST_CHOICES = 3, 3
ADVOCATE = "advocate"
AGAIN, THIRD = "_again", "_third"
WELSH = frozenset({"welsh", "cymraeg", "gymraeg"})
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z'])")
logger = logging.getLogger(__name__)
Maker = Callable[[ChatHistory, Plan], Message | None]


class ReplyGenerator(TemplatedNaturalLanguageGenerator):  # type: ignore[misc]
    """Answers from the knowledge base; needs no action server, so a question is never met with silence."""

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        """Rasa sets ``responses`` again once it has read the model's domain."""
        super().__init__(domain.responses)
        self._made: dict[str, Maker] = {
            "utter_answer": self._answer, "utter_answer_anyway": self._answer_anyway, "utter_miss": self._miss,
            "utter_choices": self._choices, "utter_more": self._more, "utter_where": self._where,
            "utter_other_nation": self._other_nation, "utter_reader": self._reader, "utter_chosen": self._chosen,
            "utter_neither": lambda chat, plan: self._fixed("utter_nothing_found", chat), "utter_nation": self._nation,
            "utter_who_can_help": self._who_can_help, "utter_scared": self._scared, "utter_record_sheet": self._record_sheet,
            "utter_noted": self._noted, "utter_disagree": self._disagree, "utter_other_language": self._other_language,
            "utter_what_now": self._what_now,
            "utter_too_late": lambda chat, plan: self._fixed(too_late(chat.text, today()), chat),
        }

    @property
    def _words(self) -> Wording:
        """The fixed phrases of the domain as it is now."""
        return Wording.from_responses(self.responses)

    async def generate(self, utter_action: str, tracker: DialogueStateTracker, output_channel: str,
                       **kwargs: Any) -> Message | None:
        """The message for this action: made from the knowledge base, or as domain.yml has it."""
        chat = ChatHistory(tracker)
        make = self._made.get(utter_action)
        try:
            message = make(chat, plan_for(tracker)) if make else None
        except KnowledgeMissingError as error:
            logger.error("no knowledge base: %s", error)
            message = None
        message = with_limits(message, chat.text, today(), self._words)
        return led_in_welsh(message, chat) if message else self._fixed(utter_action, chat)

    def _card(self, name: str, chat: ChatHistory) -> Message | None:
        reader = CardReader(str(chat.slots.get("read_on") or ""), chat.nation.value if chat.nation else "", chat.danger_language,
                        chat.child, chat.danger_of_another, chat.danger_lines)
        return card(name.removeprefix(CARD), reader, self.responses)

    def _fixed(self, name: str, chat: ChatHistory) -> Message | None:
        if is_card(name):
            return self._card(name, chat)
        said = self._not_said_yet(name, chat)
        message = fixed_reply(self.responses.get(said, ()), chat.slots)
        if message is not None:
            custom = message.setdefault("custom", {"kind": "notice"})
            custom["reply"] = name
            welsh = in_welsh(name, chat.slots.get("read_on")) if chat.language == "cy" else None
            if welsh:
                message["text"], custom["language"] = welsh, "cy"
        return message

    def _not_said_yet(self, name: str, chat: ChatHistory) -> str:
        """The reply by this name, or what domain.yml has for when it is said again ('..._again', the third time '..._third')."""
        times = 0 if chat.language == "cy" else chat.times_said(name)
        later = [one for one in (f"{name}{AGAIN}", f"{name}{THIRD}")[:times] if one in self.responses]
        return later[-1] if later else name

    def _asked(self, chat: ChatHistory, reader: Reader | None = None) -> Asked:
        return Asked(chat.asked_of, reader or chat.reader, today())

    def _said(self, answer: Answer, chat: ChatHistory, nation: Nation | None, plan: Plan | None = None,
              offer: tuple[Extract, ...] = (), said: str = "") -> Message:
        """The answer as a message: corrections and doubt before it, its Welsh above it; ``nation``: the one it is for; ``plan``:
        what it answers by, when typed words ask for it; ``said``: what was said before of a topic that was told already."""
        corrected = noted_words(chat, self._words, corrections_only=True)
        note = chat.named_note if plan and plan.part(Kind.ANSWER) else ""
        unsure = self._words.say("unsure") if plan and plan.unsure else ""
        above = welsh_above(answer, bool(unsure)) if chat.language == "cy" and answer.reader is Reader.SHORT else ()
        asks = plan is not None and bool(chat.text) and not chat.pressed
        near = sentence_index().likeness(chat.text, (part.extract for part in answer.every_part())) if asks else {}
        meant = you_means(answer.parts[0], chat)
        whom = self._words.say("you_means").replace("[person]", meant) if meant else ""
        manner = Manner(chat.explained, bool(plan and plan.own_case), tuple(one for one in (corrected, note, unsure, whom) if one),
                        offer, above, near, chat.text if asks else "", said)
        message = answer_message(answer, self._words, manner)
        message["custom"] |= {"told_in": nation.value if nation else "", "you_means": meant}
        return message

    def _answer(self, chat: ChatHistory, plan: Plan) -> Message | None:
        """The topics of the plan; what nothing can be said of in this nation is a miss."""
        part = plan.part(Kind.ANSWER)
        extracts, asked = ranker().knowledge.extracts, self._asked(chat, Reader.EXACT if chat.names_a_place else None)
        answer = answer_about(part.topics, extracts, asked, plan.own_case) if part else None
        if part is None or answer is None:
            return self._miss(chat, plan)
        choices = offered((*part.topics, *part.offered), extracts, asked, answer) if plan.unsure or chat.names_a_place else ()
        told = asked.reader is Reader.SHORT and answer.parts[0].extract.id in chat.told_in_short
        if told and not says_more(answer, chat.said):
            fuller = answer_about(part.topics, extracts, replace(asked, reader=Reader.FULLER), plan.own_case)
            if fuller and not was_said(fuller, chat.said):  # an address, which is no sentence by itself
                return self._said(fuller, chat, asked.nation, plan, choices)
            near = offered((*part.topics[1:], *part.offered), extracts, asked, answer)
            return self._with_choices(self._fixed("utter_nothing_more", chat), near)
        return self._said(answer, chat, asked.nation, plan, choices, chat.said if told else "")

    def _choices(self, chat: ChatHistory, plan: Plan) -> Message | None:
        part = plan.part(Kind.CHOICES)
        found = offered(part.offered, ranker().knowledge.extracts, self._asked(chat)) if part else ()
        return choice_message(found, self._words) if found else self._miss(chat, plan)

    def _answer_anyway(self, chat: ChatHistory, plan: Plan) -> Message | None:
        """The answer that a danger card put off; people who can help when there is none."""
        ranking = ranked_beside_a_card(question_in(chat.put_off) or chat.put_off) if chat.put_off else []
        asked = self._asked(chat)
        answer = answer_about([one.id for one in ranking[:1]], ranker().knowledge.extracts, asked)
        return self._said(answer, chat, asked.nation) if answer else self._who_can_help(chat, plan)

    def _miss(self, chat: ChatHistory, plan: Plan) -> Message | None:
        """Nothing fits: said so, with topics that may be near; the third time in a row with people to turn to. Raises
        KnowledgeMissingError where nothing could be looked up."""
        extracts, part = ranker().knowledge.extracts, plan.part(Kind.MISS) if plan else None
        third = chat.misses_in_a_row() + 1 >= MISSES_BEFORE_A_PERSON
        message = led(self._fixed("utter_three_misses" if third else "utter_nothing_found", chat), chat.named_note)
        near = offered(part.offered, extracts, self._asked(chat)) if part and not third else ()
        return self._with_choices(message, near)

    def _with_choices(self, message: Message | None, choices: Sequence[Extract]) -> Message | None:
        """The message with up to three topics to choose from before its own buttons."""
        if message and choices:
            message["buttons"] = [*choice_message(choices[:MOST_CHOICES], self._words)["buttons"][:-2],
                                  *(message.get("buttons") or [])]
        return message

    def _told(self, extract: Extract | None, chat: ChatHistory, reader: Reader | None = None) -> Message | None:
        """This extract, for this person; asks what is meant when there is none. What was told last is told on for its nation."""
        if extract is None:
            return self._fixed("utter_no_topic", chat)
        extracts, asked = ranker().knowledge.extracts, self._asked(chat, reader)
        if extract.id == chat.last_extract and chat.told_in and not chat.entity("nation"):
            asked = replace(asked, nation=chat.told_in)
        fit = for_nation(extract, extracts, asked.nation) or extract
        return self._said(answer_with(fit, extracts, asked), chat, asked.nation)

    def _about(self, chat: ChatHistory) -> Extract | None:
        """The extract a button names, else the one last told."""
        return ranker().knowledge.extracts.get(chat.entity("extract") or chat.last_extract)

    def _more(self, chat: ChatHistory, plan: Plan) -> Message | None:
        deeper = Reader.EXACT if chat.last_reader is Reader.FULLER else Reader.FULLER
        return self._told(self._about(chat), chat, deeper)

    def _where(self, chat: ChatHistory, plan: Plan) -> Message | None:
        return self._told(self._about(chat), chat, Reader.EXACT)

    def _reader(self, chat: ChatHistory, plan: Plan) -> Message | None:
        if chat.last_kind == "routes":
            return self._fixed("utter_routes_shorter", chat)
        about = self._about(chat)
        if not about:
            return self._fixed("utter_reader_set", chat)
        if chat.reader is not Reader.SHORT or chat.last_reader is not Reader.SHORT:
            return self._told(about, chat)
        return self._fixed("utter_no_simpler", chat) if chat.last_simplest else self._in_a_sentence(about, chat)

    def _in_a_sentence(self, about: Extract, chat: ChatHistory) -> Message | None:
        """Nothing is written more simply: the first sentence alone, and who can talk it through."""
        nation = chat.told_in or chat.nation
        fit = for_nation(about, ranker().knowledge.extracts, nation) or about
        if nation is not None or fit.nation is Nation.BOTH:
            fit = replace(fit, short=SENTENCE_END.split(fit.short, maxsplit=1)[0], next_steps="")
        message = self._with_lead("utter_simplest", self._told(fit, chat), chat)
        if message:
            message["custom"] = {**message["custom"], "simplest": True}
            message["custom"].pop("more", None)
        return message

    def _chosen(self, chat: ChatHistory, plan: Plan) -> Message | None:
        return self._told(self._about(chat), chat)

    def _other_nation(self, chat: ChatHistory, plan: Plan) -> Message | None:
        """The same topic in the other nation, or in the one just named; asks which topic when none was told."""
        about = self._about(chat)
        if about is None:
            return self._fixed("utter_no_topic", chat)
        extracts = ranker().knowledge.extracts
        named = chat.entity("compared_nation") or chat.entity("nation")
        other = extracts.get(about.pair)
        told = for_nation(about, extracts, Nation(named)) if named else other
        if told is None or told.nation is Nation.BOTH:
            return led(self._fixed("utter_same_rule", chat), about.heading)
        asked = Asked(told.nation, chat.reader, today())
        return self._said(answer_with(told, extracts, asked), chat, told.nation)

    def _with_lead(self, name: str, message: Message | None, chat: ChatHistory) -> Message | None:
        return led(message, lead["text"]) if message and (lead := self._fixed(name, chat)) else message

    def _nation(self, chat: ChatHistory, plan: Plan) -> Message | None:
        """The nation is known now: the last answer to a question again, for that nation; else what it may be about."""
        about = ranker().knowledge.extracts.get(chat.entity("extract") or chat.last_asked_for)
        if about is not None and chat.answered_lately and chat.nation:
            return led(self._told(about, chat), noted_words(chat, self._words))
        named = f"utter_nation_noted_{chat.nation.value}" if chat.nation else "utter_nation_noted"
        return led(self._fixed(named, chat), noted_words(chat, self._words))

    def _noted(self, chat: ChatHistory, plan: Plan) -> Message | None:
        """What somebody said of a person, read back; then the question before it answered anew, or what it may be about."""
        if (chat.parsed.get("said", {}).get("hospital_country") or chat.entity("nation")) and not self._anew(chat, plan):
            return self._nation(chat, plan)
        noted = noted_words(chat, self._words)
        if answer := self._anew(chat, plan):
            message = self._said(answer, chat, chat.asked_of, plan)
            message["custom"]["of_a_fact"] = True
            return led(message, noted)
        if chat.parsed.get("said", {}).get("asker") == ADVOCATE:
            return led(self._fixed("utter_noted_advocate", chat), noted)
        part = plan.part(Kind.REPLY)
        near = offered(part.offered, ranker().knowledge.extracts, self._asked(chat)) if part else ()
        return led(self._with_choices(self._fixed("utter_noted", chat), near), noted)

    def _anew(self, chat: ChatHistory, plan: Plan) -> Answer | None:
        """The answer to the question before, read with the facts just said, where it is another than was told."""
        part = plan.part(Kind.REPLY)
        if part is None or not part.topics or not chat.answered_lately:
            return None
        answer = answer_about(part.topics, ranker().knowledge.extracts, self._asked(chat))
        return answer if answer and answer.parts[0].extract.id not in chat.told_before else None

    def _other_language(self, chat: ChatHistory, plan: Plan) -> Message | None:
        """Asked to say it in another language: the Welsh of the last answer where there is some, else what can be done."""
        about = self._about(chat)
        if not WELSH & set(chat.text.lower().replace("?", " ").split()):
            return self._fixed("utter_other_language", chat)
        answer = answer_with(about, ranker().knowledge.extracts, self._asked(chat)) if about else None
        above = welsh_above(answer) if answer else ()
        if not answer or not above:
            return self._fixed("utter_no_welsh" if about else "utter_some_welsh", chat)
        return answer_message(answer, self._words, Manner(chat.explained, above=above))

    def _disagree(self, chat: ChatHistory, plan: Plan) -> Message | None:
        before = [one["id"] for one in chat.parsed_before().get("ranking") or []]
        extracts, asked = ranker().knowledge.extracts, self._asked(chat)
        choices = offered(before, extracts, asked, answer_about(chat.last_topics, extracts, asked))
        return self._with_choices(self._fixed("utter_disagree", chat), choices)

    def _what_now(self, chat: ChatHistory, plan: Plan) -> Message | None:
        """What to do about what was last told, then where most people start."""
        about = self._about(chat) if chat.answered_lately else None
        fit = for_nation(about, ranker().knowledge.extracts, chat.told_in or chat.nation) if about else None
        steps = f"{fit.heading}: {fit.next_steps}" if fit and fit.next_steps else ""
        return led(self._fixed("utter_what_now", chat), steps)

    def _who_can_help(self, chat: ChatHistory, plan: Plan) -> Message | None:
        return self._told(ranker().knowledge.extracts.get(WHO_HELPS), chat)

    def _scared(self, chat: ChatHistory, plan: Plan) -> Message | None:
        near = ranker().rank("I am scared they will treat me worse if I complain")
        return self._told(ranker().knowledge.extracts[near[0].id], chat) if near else None

    def _record_sheet(self, chat: ChatHistory, plan: Plan) -> Message | None:
        """What to write down now, as a list to keep."""
        sheet = ranker().knowledge.letters.get("record-sheet")
        return {"text": sheet, "buttons": [], "custom": {"kind": "notice"}} if sheet else None
