"""What every request meets first and every answer last: which paths, who may call, which headers."""

from __future__ import annotations

import logging

from sanic import Sanic
from sanic.exceptions import InvalidUsage, MethodNotSupported, NotFound, PayloadTooLarge, SanicException
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse

from channels import log_redaction
from channels.notices import Notice
from channels.web.headers import dress
from channels.web.responses import refused
from channels.web.services import Services

logger = logging.getLogger(__name__)
MOST_DIGITS = 12


class Middleware:
    """Stands before the whole server: Rasa's own routes are not reachable past it."""

    def __init__(self, services: Services, prefix: str) -> None:
        """``prefix``: the only path that is served."""
        self.services, self.prefix = services, prefix

    def stand_before(self, app: Sanic) -> None:
        """Take the post: limits on size, no access log, no CORS but ours, our words for every error."""
        app.config.REQUEST_MAX_SIZE = self.services.settings.largest_body
        app.config.ACCESS_LOG = False
        app.config.PROXIES_COUNT = self.services.settings.proxies or None
        if hasattr(app.ctx, "sanic_cors"):
            app.ctx.sanic_cors.resources = []
        app.register_middleware(self.before, "request")
        app.register_middleware(self.after, "response")
        app.error_handler.add(Exception, self.on_error)
        app.add_signal(_refuse_doubtful_length, "http.lifecycle.request")

    async def before(self, request: Request) -> HTTPResponse | None:
        """Answer what goes no further: other paths, preflights, browsers of sites that are not listed."""
        log_redaction.withhold()
        self.services.bot.meet(getattr(request.app.ctx, "agent", None))
        if request.method == "NONE":
            return None
        if request.path == "/" and request.method in ("GET", "HEAD"):
            return HTTPResponse(status=303, headers={"location": f"{self.prefix}/"})
        if request.path != self.prefix and not request.path.startswith(f"{self.prefix}/"):
            return refused(self.services, Notice.NO_SUCH_PAGE)
        if request.method == "OPTIONS":
            return HTTPResponse(status=204)
        return None if self.services.origins.may(request) else refused(self.services, Notice.NOT_ALLOWED)

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
