"""What every request meets first and every answer last: which paths, who may call, which headers."""

from __future__ import annotations

import logging

from sanic import Sanic
from sanic.exceptions import InvalidUsage, MethodNotSupported, NotFound, PayloadTooLarge, SanicException
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse

from channels import log_redaction
from channels.notices import Notice
from channels.rasa_adapter import close_rasas_cors
from channels.web.connections import Connections
from channels.web.headers import dress
from channels.web.responses import refused, told
from channels.web.services import Services

logger = logging.getLogger(__name__)
MOST_DIGITS = 12
KEEP_ALIVE_SECONDS = 15
OPEN_WHEN_OFF = ("/session", "/health", "/alive", "/assets", "/strings")
UNCOUNTED = ("/webhook", "/useful", "/session", "/health", "/alive", "/assets", "/strings")


class Middleware:
    """Stands before the whole server: Rasa's own routes are not reachable past it."""

    def __init__(self, services: Services, prefix: str, connections: Connections) -> None:
        """``prefix``: the only path that is served; ``connections``: told of every request that has arrived."""
        self.services, self.prefix, self.connections = services, prefix, connections

    def stand_before(self, app: Sanic) -> None:
        """Take the post: limits on size, no access log, no CORS but ours, our words for every error."""
        app.config.REQUEST_MAX_SIZE = self.services.settings.largest_body
        app.config.ACCESS_LOG = False
        app.config.REQUEST_TIMEOUT = self.services.settings.seconds_a_request
        app.config.KEEP_ALIVE_TIMEOUT = KEEP_ALIVE_SECONDS
        app.config.PROXIES_COUNT = self.services.settings.proxies or None
        close_rasas_cors(app)
        app.register_middleware(self.before, "request")
        app.register_middleware(self.after, "response")
        app.error_handler.add(Exception, self.on_error)
        app.add_signal(_refuse_doubtful_length, "http.lifecycle.request")

    async def before(self, request: Request) -> HTTPResponse | None:
        """Answer what goes no further: other paths, preflights, browsers of sites that are not listed."""
        log_redaction.withhold()
        self.connections.meet(request)
        self.services.bot.meet(getattr(request.app.ctx, "agent", None))
        if request.method == "NONE":
            return None
        if request.path == "/" and request.method in ("GET", "HEAD"):
            return HTTPResponse(status=303, headers={"location": f"{self.prefix}/"})
        if request.path != self.prefix and not request.path.startswith(f"{self.prefix}/"):
            return refused(self.services, Notice.NO_SUCH_PAGE)
        if request.method == "OPTIONS":
            return HTTPResponse(status=204)
        if not self.services.origins.may(request):
            return refused(self.services, Notice.NOT_ALLOWED)
        return await self._closed(request)

    async def _closed(self, request: Request) -> HTTPResponse | None:
        """The notice when the assistant is switched off, or this address asks for too many pages; None to go on."""
        place = request.path.removeprefix(self.prefix)
        if self.services.off.is_on and not place.startswith(OPEN_WHEN_OFF):
            return refused(self.services, Notice.OFF) if place.startswith(("/webhook", "/useful")) else \
                told(self.services, request, Notice.OFF)
        if place.startswith(UNCOUNTED) or request.method == "POST":
            return None
        counted = self.services.searches if place.startswith("/reference") else self.services.pages
        return None if await counted.allows(self.services.address(request)) else told(self.services, request, Notice.TOO_MANY)

    async def after(self, request: Request, response: BaseHTTPResponse) -> None:
        """Put the headers on."""
        dress(request, response, self.services.origins)

    async def on_error(self, request: Request, error: Exception) -> HTTPResponse:
        """Our own words for whatever the server refuses, and for whatever breaks outside a turn."""
        if isinstance(error, SanicException) or request.method == "NONE":
            return refused(self.services, _notice_for(error))
        logger.error("route %s failed: %s", getattr(request.route, "name", "?"), log_redaction.place_of(error))
        answer = refused(self.services, Notice.BROKEN)
        answer.status = 500
        return answer


async def _refuse_doubtful_length(request: Request, **_: object) -> None:
    """Refuse a body whose length is not one plain number, before sanic reads it.

    Sanic 21.12 takes whatever ``int()`` takes: with a negative length it loops for ever, and everybody waits. Chunked
    bodies carry lengths of the same kind and no browser sends them, so they are refused too. Raises InvalidUsage.
    """
    lengths = request.headers.getall("content-length", [])
    plain = all(length.isascii() and length.isdigit() and len(length) <= MOST_DIGITS for length in lengths)
    if len(lengths) > 1 or not plain or request.headers.getall("transfer-encoding", []):
        raise InvalidUsage("Bad length")


def _notice_for(error: Exception) -> Notice:
    """The notice that fits a refusal of the server itself."""
    if isinstance(error, PayloadTooLarge):
        return Notice.TOO_BIG
    if isinstance(error, MethodNotSupported):
        return Notice.NO_SUCH_METHOD
    return Notice.NO_SUCH_PAGE if isinstance(error, NotFound) else Notice.UNREADABLE
