"""What the routes share. A route is given this record and nothing else, so no route imports the application."""

from __future__ import annotations

from dataclasses import dataclass

from sanic.request import Request

from channels.bot import Bot
from channels.health import Health
from channels.notices import Notices
from channels.off_switch import OffSwitch
from channels.session.rate_limit import Limit
from channels.settings import Settings
from channels.turns import Turns
from channels.web.origins import Origins
from channels.web.templates import Templates


@dataclass(frozen=True)
class Services:
    """Settings, the bot, turns, notices, health, templates, the list of sites that may call, the off switch, limits of pages."""

    settings: Settings
    bot: Bot
    turns: Turns
    notices: Notices
    health: Health
    templates: Templates
    origins: Origins
    off: OffSwitch
    pages: Limit
    searches: Limit

    @property
    def minutes(self) -> int:
        """How long a chat is kept, in whole minutes rounded up; 60 before the tracker store is open."""
        return -(-int(self.bot.memory.seconds) // 60) if self.bot.agent else 60

    def address(self, request: Request) -> str:
        """The client's address, as far as it can be trusted; used for a limit, never logged."""
        return str(request.remote_addr or request.ip)
