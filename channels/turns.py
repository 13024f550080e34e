"""One turn of a chat: what was asked, through limits and memory to Rasa, to an answer that is never empty."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rasa.core.channels.channel import UserMessage

from channels.contract import Asked, shape
from channels.errors import UrgentReply, hold, urgent_or_none
from channels.notices import Notice, Notices
from channels.rasa_adapter import Bot, Collected
from channels.session.lock import OneAtATime
from channels.session.rate_limit import Limit
from channels.session.tokens import find_choice, is_session, new_session, read_payload, read_payloads
from channels.settings import Settings
from channels.text_cleaning import clean, has_words, within_bounds

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answered:
    """What goes back: the session, the messages in the contract's shape, the HTTP status."""

    session: str
    messages: list[dict[str, Any]]
    status: int = 200

    def as_json(self) -> dict[str, Any]:
        """The body of the answer."""
        return {"session": self.session, "messages": self.messages}


@dataclass
class _Turn:
    """A turn on its way; what was said so far stays here if it breaks."""

    asked: Asked
    session: str
    text: str
    said: list[Mapping[str, Any]] = field(default_factory=list)


class Turns:
    """Answers requests, one at a time in a session, many sessions at once."""

    def __init__(self, bot: Bot, notices: Notices, urgent: UrgentReply, settings: Settings) -> None:
        """Everything a turn needs; the limits start empty."""
        self.bot, self.notices, self.urgent, self.settings = bot, notices, urgent, settings
        self.messages = Limit(settings.messages_a_minute)
        self.new_chats = Limit(settings.new_chats_a_minute)
        self._sessions = OneAtATime()
        self._to_wipe: set[str] = set()

    async def answer(self, asked: Asked, address: str) -> Answered:
        """Answer one request from ``address``; whatever fails, there is an answer, and it carries help."""
        session = str(asked.session) if is_session(asked.session) else new_session()
        turn = _Turn(asked, session, clean(within_bounds(asked.message)))
        held = await hold(self._answer(turn, address), self.settings.seconds_a_turn, "turn")
        return held.value or await self._apologise(turn, remembered=False)

    def notice(self, notice: Notice, asked: Asked, session: str) -> Answered:
        """A notice as an answer."""
        message = self.notices.say(notice, asked.setting, asked.language)
        return Answered(session, shape(session, [message]), notice.status)

    def wipe(self, session: object) -> bool:
        """Erase a conversation at once, also under a turn still running; False when there was none.

        Raises whatever the memory raises when it cannot: the session is then closed, and ``wipe_again`` erases it.
        """
        if not is_session(session):
            return False
        self._to_wipe.add(str(session))
        erased = self.bot.memory.wipe(str(session))
        self._to_wipe.discard(str(session))
        return erased

    async def tidy(self) -> None:
        """Erase chats whose time is over and those that could not be erased when it was asked for; forget full buckets."""
        self.messages.tidy()
        self.new_chats.tidy()
        if self.bot.agent:
            for session in tuple(self._to_wipe):
                self.wipe(session)
            self.bot.memory.sweep()

    async def rehearse(self, question: str) -> Answered:
        """Ask a question in a chat of its own that leaves nothing behind: for the health check."""
        session = new_session()
        try:
            return await self._converse(_Turn(Asked(question), session, clean(question)))
        finally:
            self.bot.memory.wipe(session)

    async def _answer(self, turn: _Turn, address: str) -> Answered:
        known = await self._is_known(turn.session)
        limit, key = (self.messages, turn.session) if known else (self.new_chats, address)
        if not limit.allows(key):
            return self.notice(Notice.TOO_MANY, turn.asked, turn.session)
        async with self._sessions.alone(turn.session):
            await self._remember(turn)
            return await self._read(turn)

    async def _is_known(self, session: str) -> bool:
        """True while the chat is remembered, and nobody has asked to erase it."""
        return session not in self._to_wipe and await self.bot.memory.exists(session)

    async def _remember(self, turn: _Turn) -> None:
        """Start the chat's time anew; an id that is not known (any more) gets a new chat of its own."""
        if await self._is_known(turn.session):
            self.bot.memory.touch(turn.session)
        else:
            turn.session = new_session()
            self.messages.allows(turn.session)
            self.bot.memory.open(turn.session)

    async def _read(self, turn: _Turn) -> Answered:
        if turn.asked.choice:
            return await self._choose(turn, turn.asked.choice)
        if turn.asked.choices:
            return await self._choose_several(turn, turn.asked.choices)
        if not turn.text:
            return self.notice(Notice.EMPTY, turn.asked, turn.session)
        if not has_words(turn.text):
            return self.notice(Notice.NO_WORDS, turn.asked, turn.session)
        if len(turn.text) > self.settings.longest_message:
            return await self._shorten(turn)
        return await self._converse(turn)

    async def _choose(self, turn: _Turn, value: str) -> Answered:
        choice = find_choice(turn.session, value, await self.bot.said(turn.session))
        if choice is None:
            return self.notice(Notice.OLD_CHOICE, turn.asked, turn.session)
        turn.text = clean(choice.title)
        parsed = read_payload(choice)
        if parsed is None:
            turn.text = clean(choice.payload)
        return await self._converse(turn, parsed)

    async def _choose_several(self, turn: _Turn, values: Sequence[str]) -> Answered:
        """Several buttons of one question, ticked together: one message with the entities of each."""
        said = await self.bot.said(turn.session)
        choices = [choice for value in values if (choice := find_choice(turn.session, value, said))]
        parsed = read_payloads(choices) if len(choices) == len(values) else None
        if parsed is None:
            return self.notice(Notice.OLD_CHOICE, turn.asked, turn.session)
        turn.text = clean(parsed["text"])
        return await self._converse(turn, parsed)

    async def _shorten(self, turn: _Turn) -> Answered:
        """Too long to answer, not too long to be heard: the urgent matcher reads its beginning and its end first."""
        urgent = await urgent_or_none(self.urgent, turn.text, turn.asked.setting)
        if urgent:
            await self.bot.add_said(turn.session, urgent)
            turn.said.append(urgent)
        turn.said.append(self.notices.say(Notice.TOO_LONG, turn.asked.setting, turn.asked.language))
        return Answered(turn.session, shape(turn.session, turn.said))

    async def _converse(self, turn: _Turn, parsed: dict[str, Any] | None = None) -> Answered:
        failing = await self.bot.send(_message(turn, parsed))
        shaped = shape(turn.session, turn.said)
        if shaped and not failing:
            return Answered(turn.session, shaped)
        logger.error("no whole answer; failing actions: %s", ", ".join(failing) or "none")
        return await self._apologise(turn, remembered=True)

    async def _apologise(self, turn: _Turn, remembered: bool) -> Answered:
        """What was said before it broke, then one message with help: the urgent reply when that is needed.

        A button of a message that is not remembered cannot be honoured, so it is not offered.
        """
        said = shape(turn.session, turn.said)
        if not any(message["kind"] == "urgent" for message in said):
            urgent = await urgent_or_none(self.urgent, turn.text, turn.asked.setting)
            if urgent and remembered:
                await self.bot.add_said(turn.session, urgent)
            broken = self.notices.say(Notice.BROKEN, turn.asked.setting, turn.asked.language)
            said += shape(turn.session, [urgent or broken])
        return Answered(turn.session, said if remembered else [{**each, "buttons": []} for each in said])


def _message(turn: _Turn, parsed: dict[str, Any] | None) -> UserMessage:
    """What Rasa gets: typed words to understand, or choices that are understood already."""
    return UserMessage(turn.text, Collected(turn.said), turn.session, parse_data=parsed, input_channel="chat",
                       metadata=turn.asked.metadata())
