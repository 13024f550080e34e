"""The web application: Rasa's input channel 'chat' with its routes, and what runs beside them.

Each group of routes is a module with ``routes(services, site)``; credentials.yml may name more under ``pages``.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic

from channels import log_redaction
from channels.bot import Bot
from channels.errors import hold, nothing_urgent, urgent_or_none
from channels.health import Health
from channels.notices import Notices
from channels.off_switch import OffSwitch
from channels.process import no_core_dumps
from channels.session.rate_limit import limit
from channels.settings import Settings, plugged_in, read_settings
from channels.turns import Turns
from channels.web.connections import Connections
from channels.web.middleware import Middleware
from channels.web.origins import Origins
from channels.web.routes import assets, chat, page, static_pages
from channels.web.services import Services
from channels.web.templates import Templates

PREFIX = "/webhooks/chat"
LONGEST_TIDY, SELF_TEST_SECONDS = 60.0, 15.0


class ChatChannel(InputChannel):
    """Builds the services from the settings and puts every route on the site."""

    def __init__(self, settings: Settings) -> None:
        """Plug in what the settings name; raises BadSettingError when it is not there."""
        self.services = services_for(settings)
        self._routes = [chat, page, assets, static_pages, *map(import_module, settings.pages)]

    @classmethod
    def name(cls) -> str:
        """The channel's name, and so its place: /webhooks/chat."""
        return "chat"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> ChatChannel:
        """The channel as credentials.yml and the environment set it."""
        return cls(read_settings(credentials, os.environ))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Every route, behind the middleware. Rasa's own callback is not used: it would drop the answer."""
        site = _Site(self.services)
        for group in self._routes:
            group.routes(self.services, site)
        return site


def services_for(settings: Settings) -> Services:
    """The parts the routes share, plugged together; raises BadSettingError when a dotted path leads nowhere."""
    bot = Bot()
    strings = plugged_in(settings.strings) if settings.strings else _no_strings
    notices = Notices(bot.responses, strings)
    urgent = plugged_in(settings.urgent_reply) if settings.urgent_reply else nothing_urgent
    knowledge = plugged_in(settings.knowledge_check) if settings.knowledge_check else None
    turns = Turns(bot, notices, urgent, settings)
    return Services(settings, bot, turns, notices, Health(bot, turns, settings, knowledge), Templates(PREFIX, strings),
                    Origins(settings.allowed_sites, settings.own_origin), OffSwitch(Path(settings.off_file)),
                    limit("pages", settings.pages_a_minute, settings.redis_url),
                    limit("searches", settings.searches_a_minute, settings.redis_url))


class _Site(Blueprint):
    """A blueprint that also guards the rest of the server it is put on."""

    def __init__(self, services: Services) -> None:
        super().__init__("chat", url_prefix=PREFIX)
        self.ctx.services = services

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Put the routes on the app, and the middleware before everything it answers."""
        super().register(app, options)  # type: ignore[no-untyped-call]
        services: Services = self.ctx.services
        log_redaction.quieten()
        connections = Connections(services.settings.seconds_a_request, services.settings.most_connections)
        Middleware(services, PREFIX, connections).stand_before(app)

        async def begin(app: Sanic, _: Any) -> None:
            services.bot.meet(app.ctx.agent)
            log_redaction.withhold()
            no_core_dumps()
            await urgent_or_none(services.turns.urgent, "a first message", None)
            await hold(services.health.report(), SELF_TEST_SECONDS, "self-test")
            app.ctx.beside = [asyncio.ensure_future(_keep_tidy(services)), asyncio.ensure_future(connections.keep_closing())]

        async def end(app: Sanic, _: Any) -> None:
            for task in app.ctx.beside:
                task.cancel()

        app.register_listener(begin, "after_server_start")
        app.register_listener(end, "before_server_stop")


async def _keep_tidy(services: Services) -> None:
    """For as long as the server runs: erase chats whose time is over, forget full buckets."""
    while True:
        services.pages.tidy()
        services.searches.tidy()
        await hold(services.turns.tidy(), LONGEST_TIDY, "sweep")
        if not services.turns.well:
            await hold(services.health.report(), SELF_TEST_SECONDS, "self-test")
        await asyncio.sleep(services.settings.sweep_every)


def _no_strings(_: str) -> dict[str, str]:
    """The words of other languages where none are plugged in."""
    return {}
