"""Answers of the contract and notices, as JSON or as a page: what every route and the middleware say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

from channels.contract import LANGUAGES, Asked
from channels.conversing import Answered
from channels.notices import Notice
from channels.session.tokens import is_session, new_session
from channels.web.encoding import as_json, as_page
from channels.web.services import Services

Line = dict[str, Any]
WAIT_WHEN_BUSY = 30


def refused(services: Services, notice: Notice, session: object = None) -> HTTPResponse:
    """A notice for a request that never became a turn; the session is echoed when it is one of ours."""
    echoed = str(session) if is_session(session) else new_session()
    return sent(services, services.turns.notice(notice, Asked(), echoed))


def sent(services: Services, answered: Answered) -> HTTPResponse:
    """An answer of the contract on the wire."""
    waits = {429: services.turns.messages.wait(), 503: WAIT_WHEN_BUSY}
    headers = {"retry-after": str(waits[answered.status])} if answered.status in waits else {}
    return as_json(answered.as_json(), answered.status, headers)


def told(services: Services, request: Request, notice: Notice, asked: Asked | None = None) -> HTTPResponse:
    """A notice as a page."""
    asked = asked or asked_for(request)
    answered = services.turns.notice(notice, asked, "")
    return as_page(rendered(services, request, asked, as_lines(answered.messages), ""), notice.status)


def as_lines(messages: list[Line]) -> list[Line]:
    """The assistant's messages as lines of the plain form's page."""
    return [{"who": "assistant", **message} for message in messages]


def rendered(services: Services, request: Request, asked: Asked, lines: list[Line], session: str,
              more: Mapping[str, str] | None = None) -> str:
    """The page with a conversation in it; channels/page/chat.html says what it is given."""
    given = surroundings(services, request, asked)
    return services.templates.page(asked.language or "en", {**given, "lines": lines, "session": session, **(more or {})})


def surroundings(services: Services, request: Request, asked: Asked) -> dict[str, Any]:
    """What every page's template is given, beside language and strings."""
    settings = services.settings
    return {
        "mode": asked.setting or "", "embedded": request.args.get("embedded") == "1",
        "minutes": services.minutes, "longest": settings.longest_message,
        "idle_warning": settings.idle_warning, "idle_clear": settings.idle_clear,
        **({"exit_url": settings.exit_url} if settings.exit_url else {}),
    }


def asked_for(request: Request) -> Asked:
    """The mode and language an address asks for: ?mode=ward, ?language=cy."""
    mode, language = request.args.get("mode"), request.args.get("language") or request.args.get("lang")
    known = language if language in LANGUAGES else None
    return Asked(setting="ward" if mode == "ward" else None, language=known)
