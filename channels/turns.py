"""Answers requests: through limits, a fair queue and the memory to Rasa, to an answer that is never empty."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Mapping
from contextlib import AsyncExitStack
from datetime import date
from typing import Any, TypeVar, cast

from channels.bot import Bot
from channels.contract import Asked, shape
from channels.conversing import Answered, Conversing, Turn
from channels.errors import UrgentReply, hold, urgent_or_none
from channels.notices import Notice, Notices
from channels.session.admission import Admission, TooBusyError
from channels.session.lock import OneAtATime
from channels.session.rate_limit import limit
from channels.session.tokens import is_session, new_session
from channels.settings import Settings
from channels.statistics import Statistics
from channels.text_cleaning import clean, within_bounds

logger = logging.getLogger(__name__)
T = TypeVar("T")
MEMORY_SECONDS = 1.5
MEMORY_POOR_FOR = 3.0


class MemoryAwayError(Exception):
    """The tracker store cannot be used just now."""


class Turns:
    """Answers requests, one at a time in a session, several sessions at once, nobody behind one busy sender."""

    def __init__(self, bot: Bot, notices: Notices, urgent: UrgentReply, settings: Settings) -> None:
        """Everything a turn needs; the limits start empty."""
        self.bot, self.notices, self.urgent, self.settings = bot, notices, urgent, settings
        self.messages = limit("messages", settings.messages_a_minute, settings.redis_url)
        self.new_chats = limit("new-chats", settings.new_chats_a_minute, settings.redis_url)
        self.statistics = Statistics()
        self.well = True
        self._conversing = Conversing(bot, notices, urgent, settings)
        self._admission = Admission(settings.turns_at_once, settings.turns_waiting, settings.turns_waiting_for_one,
                                    settings.turns_at_once_for_one)
        self._sessions = OneAtATime()
        self._to_wipe: set[str] = set()
        self._memory_failed = float("-inf")

    async def answer(self, asked: Asked, address: str) -> Answered:
        """Answer one request from ``address``; whatever fails, there is an answer, and it carries help."""
        turn = Turn(asked, str(asked.session) if is_session(asked.session) else new_session())
        held = await hold(self._admit(turn, address), self.settings.seconds_a_turn, "turn")
        answered = held.value or await self._conversing.apologise(turn, remembered=False)
        self.statistics.answered(answered.messages)
        return answered

    def notice(self, notice: Notice, asked: Asked, session: str) -> Answered:
        """A notice as an answer."""
        message = self.notices.say(notice, asked.setting, asked.language)
        return Answered(session, shape(session, [message]), notice.status)

    async def wipe(self, session: object) -> bool:
        """Erase a conversation at once, also under a turn still running; False when there was none.

        Raises whatever the memory raises when it cannot: the session is then closed, and ``tidy`` erases it.
        """
        if not is_session(session):
            return False
        self._to_wipe.add(str(session))
        erased = await self.bot.memory.wipe(str(session))
        self._to_wipe.discard(str(session))
        return erased

    async def tidy(self) -> None:
        """Store what was counted, forget full buckets, erase chats whose time is over and those whose wipe failed."""
        self.messages.tidy()
        self.new_chats.tidy()
        if self.bot.agent is None:
            return
        for session in tuple(self._to_wipe):
            await self.wipe(session)
        await self.bot.memory.sweep()
        taken = self.statistics.take()
        if taken and (await hold(self.bot.memory.count(date.today().isoformat(), taken), MEMORY_SECONDS, "counting")).trouble:
            self.statistics.put_back(taken)

    async def rehearse(self, question: str) -> Answered:
        """Ask a question in a chat of its own that leaves nothing behind: for the health check."""
        session = new_session()
        try:
            return await self._conversing.converse(Turn(Asked(question), session, clean(question)))
        finally:
            await self.bot.memory.wipe(session)

    async def useful(self, session: object, extract: str, value: str) -> bool:
        """Count what somebody thought of an answer that was given in this chat; False when it was not."""
        if not is_session(session) or not await self.messages.allows(str(session)) or not await self._is_known(str(session)):
            return False
        for message in shape(str(session), await self.bot.said(str(session))):
            if message.get("extract") == extract:
                self.statistics.useful(message, value)
                return True
        return False

    @property
    def memory_is_poor(self) -> bool:
        """True for some seconds after the memory failed a turn."""
        return time.monotonic() - self._memory_failed < MEMORY_POOR_FOR

    async def _admit(self, turn: Turn, address: str) -> Answered:
        """Limits, the fast lane for danger, then a place in the queue."""
        try:
            known = await self._remembering(self._is_known(turn.session))
        except MemoryAwayError:
            known = False
        if not await (self.messages.allows(turn.session) if known else self.new_chats.allows(address)):
            return self.notice(Notice.TOO_MANY, turn.asked, turn.session)
        turn.text = clean(within_bounds(turn.asked.message))
        if not self.well:
            return await self._only_danger(turn, Notice.NOT_WELL)
        if self._admission.must_wait(address) and (card := await self._danger(turn)):
            return card
        try:
            async with self._sessions.alone(turn.session), self._admission.place(address):
                return await self._take(turn)
        except TooBusyError:
            return await self._only_danger(turn, Notice.BUSY)

    async def _take(self, turn: Turn) -> Answered:
        """Hold the session against other processes, then answer; by itself when nothing can be remembered."""
        async with AsyncExitStack() as held:
            try:
                whole_turn = held.enter_async_context(self.bot.memory.alone(turn.session))
                await self._remembering(whole_turn, self.settings.seconds_a_turn)
                forgotten = await self._remembering(self._remember(turn))
            except MemoryAwayError:
                return await self._conversing.without_memory(turn)
            return await self._conversing.read(turn, forgotten)

    async def _remember(self, turn: Turn) -> bool:
        """Start the chat's time anew. An id that is not known (any more) gets a new chat of its own; True when it was ours."""
        if await self._is_known(turn.session):
            await self.bot.memory.touch(turn.session)
            return False
        turn.session = new_session()
        await self.messages.allows(turn.session)
        await self.bot.memory.open(turn.session)
        return is_session(turn.asked.session)

    async def _is_known(self, session: str) -> bool:
        """True while the chat is remembered, and nobody has asked to erase it."""
        return session not in self._to_wipe and await self.bot.memory.exists(session)

    async def _remembering(self, work: Awaitable[T], seconds: float = MEMORY_SECONDS) -> T:
        """What the memory gives; raises MemoryAwayError when it fails or takes too long."""
        held = await hold(work, seconds, "memory")
        if held.trouble:
            self._memory_failed = time.monotonic()
            raise MemoryAwayError
        return cast(T, held.value)

    async def _danger(self, turn: Turn) -> Answered | None:
        """The danger card alone, without a place in the queue; its buttons would not be remembered."""
        reply: Mapping[str, Any] | None = await urgent_or_none(self.urgent, turn.text, turn.asked.setting) if turn.text else None
        return Answered(turn.session, [{**each, "buttons": []} for each in shape(turn.session, [reply])]) if reply else None

    async def _only_danger(self, turn: Turn, notice: Notice) -> Answered:
        return await self._danger(turn) or self.notice(notice, turn.asked, turn.session)
