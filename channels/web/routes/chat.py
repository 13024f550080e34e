"""The routes of the contract: a message in, an answer out; wiping a chat; the health of the chain."""

from __future__ import annotations

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.contract import Asked, UnreadableError, read_json, read_useful
from channels.errors import hold
from channels.notices import Notice
from channels.web.encoding import as_json
from channels.web.responses import refused, sent
from channels.web.services import Services


def routes(services: Services, site: Blueprint) -> None:
    """Put the contract's routes on the site, and those for who watches the server."""

    @site.post("/webhook")
    async def webhook(request: Request) -> HTTPResponse:
        if not _is_json(request):
            return refused(services, Notice.WRONG_FORM)
        try:
            asked = read_json(request.body)
        except UnreadableError as error:
            return refused(services, error.notice)
        return sent(services, await services.turns.answer(asked, services.address(request)))

    @site.delete("/session", ignore_body=False)
    async def forget(request: Request) -> HTTPResponse:
        return await _forget(services, request)

    @site.post("/session/end")
    async def forget_on_leaving(request: Request) -> HTTPResponse:
        """The same for a page that is closing: sendBeacon can only post."""
        return await _forget(services, request)

    @site.post("/useful")
    async def useful(request: Request) -> HTTPResponse:
        """'Was this useful?': counted, when the answer was given in this chat; nothing else is kept."""
        try:
            session, extract, value = read_useful(request.body)
        except UnreadableError as error:
            return refused(services, error.notice)
        await hold(services.turns.useful(session, extract, value), services.settings.seconds_a_turn, "counting")
        return HTTPResponse(status=204)

    _watched(services, site)


def _watched(services: Services, site: Blueprint) -> None:
    """Put the two routes for those who watch the server on the site."""

    @site.get("/alive")
    async def alive(_: Request) -> HTTPResponse:
        """The process answers; whether the chain behind it is well is a question for /health."""
        return as_json({"status": "ok"})

    @site.get("/health")
    async def health(_: Request) -> HTTPResponse:
        if services.off.is_on:
            return as_json({"status": "off", "checks": {}}, 503)
        report = await services.health.report()
        return as_json(report, 200 if report["status"] == "ok" else 503)


async def _forget(services: Services, request: Request) -> HTTPResponse:
    """Wipe the session that the header X-Session or the body names; wiping twice is no error."""
    try:
        named = request.headers.getone("x-session", "") or read_json(request.body).session
    except UnreadableError as error:
        return refused(services, error.notice)

    held = await hold(services.turns.wipe(named), services.settings.seconds_a_turn, "wipe")
    if held.trouble:
        return as_json({"session": None, "wiped": False, "messages": _words(services, Notice.NOT_WIPED)}, Notice.NOT_WIPED.status)
    notice = Notice.WIPED if held.value else Notice.NOTHING_TO_WIPE
    return as_json({"session": None, "wiped": bool(held.value), "messages": _words(services, notice)})


def _words(services: Services, notice: Notice) -> list[dict[str, object]]:
    return services.turns.notice(notice, Asked(), "").messages


def _is_json(request: Request) -> bool:
    kind = request.headers.getone("content-type", "").partition(";")[0].strip().lower()
    return bool(kind == "application/json")
