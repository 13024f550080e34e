"""One admitted turn: a choice, an empty or over-long message, or words for Rasa; and the apology when it breaks."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rasa.core.channels.channel import UserMessage

from channels.bot import Bot, Collected
from channels.contract import Asked, shape
from channels.errors import UrgentReply, hold, urgent_or_none
from channels.notices import Notice, Notices
from channels.session.tokens import find_choice, read_payload, read_payloads, typed_choice
from channels.session.tracker_store import forgetting, reading_once
from channels.settings import Settings
from channels.text_cleaning import clean, has_words

logger = logging.getLogger(__name__)
LOOK_BACK_SECONDS = 1.0
Shaped = dict[str, Any]


@dataclass(frozen=True)
class Answered:
    """What goes back: the session, the messages in the contract's shape, the HTTP status."""

    session: str
    messages: list[Shaped]
    status: int = 200

    def as_json(self) -> dict[str, Any]:
        """The body of the answer."""
        return {"session": self.session, "messages": self.messages}


@dataclass
class Turn:
    """A turn on its way; what was said so far stays here if it breaks."""

    asked: Asked
    session: str
    text: str = ""
    said: list[Mapping[str, Any]] = field(default_factory=list)


class Conversing:
    """Takes a turn that has its place and its session to itself."""

    def __init__(self, bot: Bot, notices: Notices, urgent: UrgentReply, settings: Settings) -> None:
        """Everything a turn needs."""
        self.bot, self.notices, self.urgent, self.settings = bot, notices, urgent, settings

    async def read(self, turn: Turn, forgotten: bool) -> Answered:
        """Answer; when the chat was ``forgotten`` say so, since the answer cannot lean on what went before."""
        with reading_once():
            return await self._answer(turn, forgotten)

    async def _answer(self, turn: Turn, forgotten: bool) -> Answered:
        if turn.asked.id and not forgotten and (said := await self.bot.answered(turn.session, turn.asked.id)):
            return Answered(turn.session, shape(turn.session, said))
        if forgotten and (turn.asked.choice or turn.asked.choices):
            return self._notice(Notice.FORGOTTEN, turn)
        answered = await self._read(turn)
        if not forgotten:
            return answered
        first = [each for each in answered.messages if each["kind"] == "urgent"]
        rest = [each for each in answered.messages if each["kind"] != "urgent"]
        told = self._notice(Notice.FORGOTTEN, turn).messages
        return Answered(answered.session, [*first, *told, *rest], answered.status)

    async def converse(self, turn: Turn, parsed: dict[str, Any] | None = None) -> Answered:
        """Have Rasa answer typed words, or a choice that is understood already; an apology when it does not."""
        failing = await self.bot.send(_message(turn, parsed))
        shaped = shape(turn.session, turn.said)
        if shaped and not failing:
            return Answered(turn.session, shaped)
        logger.error("no whole answer; failing actions: %s", ", ".join(failing) or "none")
        return await self.apologise(turn, remembered=True)

    async def without_memory(self, turn: Turn) -> Answered:
        """While nothing can be remembered: answer what stands by itself and say so; otherwise the apology."""
        shaped: list[Shaped] = []
        if turn.text and has_words(turn.text) and not turn.asked.choice and len(turn.text) <= self.settings.longest_message:
            forgetting.set(True)
            await self.bot.send(_message(turn, None))
            shaped = [{**each, "buttons": []} for each in shape(turn.session, turn.said) if each["kind"] in ("answer", "urgent")]
        if shaped:
            return Answered(turn.session, shaped + self._notice(Notice.NO_MEMORY, turn).messages)
        turn.said = []
        return await self.apologise(turn, remembered=False)

    async def apologise(self, turn: Turn, remembered: bool) -> Answered:
        """What was said before it broke, one message with help, and the question that is still open, with its buttons.

        The help is the urgent reply when that is needed. A button of a message that is not remembered cannot be honoured, so it
        is not offered; nor is a question, whose answer would be taken for that of the question before it.
        """
        said = shape(turn.session, turn.said)
        if not any(message["kind"] == "urgent" for message in said):
            urgent = await urgent_or_none(self.urgent, turn.text, turn.asked.setting)
            if urgent and remembered:
                await self.bot.add_said(turn.session, urgent)
            broken = self.notices.say(Notice.BROKEN, turn.asked.setting, turn.asked.language)
            said += shape(turn.session, [urgent or broken])
        if not remembered:
            said = [{**each, "buttons": []} for each in said if each["kind"] != "question"]
        return Answered(turn.session, said + await self._open_question(turn, said))

    async def _open_question(self, turn: Turn, said: Sequence[Shaped]) -> list[Shaped]:
        """The question that the memory holds open: what is said next is taken for its answer, so it is the one to be seen."""
        if forgetting.get() or any(message["kind"] == "question" for message in said):
            return []
        held = await hold(self.bot.open_question(turn.session), LOOK_BACK_SECONDS, "looking back")
        return shape(turn.session, [held.value]) if held.value else []

    async def _read(self, turn: Turn) -> Answered:
        if turn.asked.choice:
            return await self._choose(turn, turn.asked.choice)
        if turn.asked.choices:
            return await self._choose_several(turn, turn.asked.choices)
        if not turn.text:
            return self._notice(Notice.EMPTY, turn)
        if not has_words(turn.text):
            return self._notice(Notice.NO_WORDS, turn)
        if len(turn.text) > self.settings.longest_message:
            return await self._shorten(turn)
        typed = typed_choice(turn.text, await self.bot.said_last(turn.session))
        return await self.converse(turn, read_payload(typed) if typed else None)

    async def _choose(self, turn: Turn, value: str) -> Answered:
        choice = find_choice(turn.session, value, await self.bot.said(turn.session))
        if choice is None:
            return self._notice(Notice.OLD_CHOICE, turn)
        parsed = read_payload(choice)
        turn.text = clean(choice.title if parsed else choice.payload)
        return await self.converse(turn, parsed)

    async def _choose_several(self, turn: Turn, values: Sequence[str]) -> Answered:
        """Several buttons of one question, ticked together: one message with the entities of each."""
        said = await self.bot.said(turn.session)
        choices = [choice for value in values if (choice := find_choice(turn.session, value, said))]
        parsed = read_payloads(choices) if len(choices) == len(values) else None
        if parsed is None:
            return self._notice(Notice.OLD_CHOICE, turn)
        turn.text = clean(parsed["text"])
        return await self.converse(turn, parsed)

    async def _shorten(self, turn: Turn) -> Answered:
        """Too long to answer, not too long to be heard: the urgent matcher reads its beginning and its end first."""
        urgent = await urgent_or_none(self.urgent, turn.text, turn.asked.setting)
        if urgent:
            await self.bot.add_said(turn.session, urgent)
            turn.said.append(urgent)
        turn.said.append(self.notices.say(Notice.TOO_LONG, turn.asked.setting, turn.asked.language))
        return Answered(turn.session, shape(turn.session, turn.said))

    def _notice(self, notice: Notice, turn: Turn) -> Answered:
        message = self.notices.say(notice, turn.asked.setting, turn.asked.language)
        return Answered(turn.session, shape(turn.session, [message]), notice.status)


def _message(turn: Turn, parsed: dict[str, Any] | None) -> UserMessage:
    """What Rasa gets: typed words to understand, or choices that are understood already."""
    return UserMessage(turn.text, Collected(turn.said), turn.session, parse_data=parsed, input_channel="chat",
                       metadata=turn.asked.metadata())
