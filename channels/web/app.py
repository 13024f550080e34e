"""The front door: Rasa's input channel 'chat', and everything that stands around it.

Each group of routes is a module with ``routes(door, site)``; credentials.yml may name more under ``pages``.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request

from channels import log_redaction
from channels.errors import hold, nothing_urgent, urgent_or_none
from channels.health import Health
from channels.notices import Notices
from channels.rasa_adapter import Bot
from channels.settings import Settings, plugged_in, read_settings
from channels.turns import Turns
from channels.web.middleware import Guard
from channels.web.origins import Origins
from channels.web.routes import chat, page, static_pages
from channels.web.templates import Look

PREFIX = "/webhooks/chat"


class FrontDoor(InputChannel):
    """What the routes share: settings, the bot, turns, health, the look of pages."""

    def __init__(self, settings: Settings) -> None:
        """Plug in what the settings name; raises BadSettingError when it is not there."""
        self.settings = settings
        self.bot = Bot()
        strings = plugged_in(settings.strings) if settings.strings else _no_strings
        self.notices = Notices(self.bot.responses, strings)
        self.origins = Origins(settings.allowed_sites, settings.own_origin)
        self.look = Look(PREFIX, strings)
        urgent = plugged_in(settings.urgent_reply) if settings.urgent_reply else nothing_urgent
        knowledge = plugged_in(settings.knowledge_check) if settings.knowledge_check else None
        self.turns = Turns(self.bot, self.notices, urgent, settings)
        self.health = Health(self.bot, self.turns, settings, knowledge)
        self._pages = [chat, page, static_pages, *map(_page, settings.pages)]

    @classmethod
    def name(cls) -> str:
        """The channel's name, and so its place: /webhooks/chat."""
        return "chat"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> FrontDoor:
        """The door as credentials.yml and the environment set it."""
        return cls(read_settings(credentials, os.environ))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Every route, behind the guard. Rasa's own callback is not used: it would drop the answer."""
        site = _Site(self)
        for group in self._pages:
            group.routes(self, site)
        return site

    def address(self, request: Request) -> str:
        """The client's address, as far as it can be trusted; used for a limit, never logged."""
        return str(request.remote_addr or request.ip)

    @property
    def minutes(self) -> int:
        """How long a chat is kept, in whole minutes rounded up; 60 before the memory is open."""
        return -(-int(self.bot.memory.seconds) // 60) if self.bot.agent else 60

    async def keep_tidy(self) -> None:
        """For as long as the server runs: erase chats whose time is over, forget full buckets."""
        while True:
            await hold(self._tidy(), self.settings.sweep_every, "sweep")
            await asyncio.sleep(self.settings.sweep_every)

    async def _tidy(self) -> None:
        if self.bot.agent:
            self.turns.wipe_again()
            self.bot.memory.sweep()
        self.turns.messages.tidy()
        self.turns.new_chats.tidy()


class _Site(Blueprint):
    """A blueprint that also guards the rest of the server it is put on."""

    def __init__(self, door: FrontDoor) -> None:
        super().__init__("chat", url_prefix=PREFIX)
        self.ctx.door = door

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Put the routes on the app, and the guard before everything it answers."""
        super().register(app, options)  # type: ignore[no-untyped-call]
        door: FrontDoor = self.ctx.door
        log_redaction.quieten()
        Guard(door, PREFIX).stand_before(app)

        async def begin(app: Sanic, _: Any) -> None:
            door.bot.meet(app.ctx.agent)
            log_redaction.withhold()
            await urgent_or_none(door.turns.urgent, "a first message", None)
            app.ctx.keeping_tidy = asyncio.ensure_future(door.keep_tidy())

        async def end(app: Sanic, _: Any) -> None:
            app.ctx.keeping_tidy.cancel()

        app.register_listener(begin, "after_server_start")
        app.register_listener(end, "before_server_stop")


def _no_strings(_: str) -> dict[str, str]:
    """The words of other languages where none are plugged in."""
    return {}


def _page(module: str) -> Any:
    """A page's module; raises ImportError at the start rather than a 404 later."""
    return import_module(module)
