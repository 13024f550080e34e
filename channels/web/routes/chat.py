"""The routes of the contract: a message in, an answer out; wiping a chat; the health of the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.contract import Asked, UnreadableError, read_json
from channels.errors import hold
from channels.notices import Notice
from channels.session.tokens import is_session, new_session
from channels.turns import Answered
from channels.web.responses import as_json

if TYPE_CHECKING:
    from channels.web.app import FrontDoor


def routes(door: FrontDoor, site: Blueprint) -> None:
    """Put the contract's routes on the site."""

    @site.post("/webhook")
    async def webhook(request: Request) -> HTTPResponse:
        if not _is_json(request):
            return refused(door, Notice.WRONG_FORM)
        try:
            asked = read_json(request.body)
        except UnreadableError as error:
            return refused(door, error.notice)
        return sent(door, await door.turns.answer(asked, door.address(request)))

    @site.delete("/session", ignore_body=False)
    async def forget(request: Request) -> HTTPResponse:
        return await _forget(door, request)

    @site.post("/session/end")
    async def forget_on_leaving(request: Request) -> HTTPResponse:
        """The same for a page that is closing: sendBeacon can only post."""
        return await _forget(door, request)

    @site.get("/health")
    async def health(_: Request) -> HTTPResponse:
        report = await door.health.report()
        return as_json(report, 200 if report["status"] == "ok" else 503)


async def _forget(door: FrontDoor, request: Request) -> HTTPResponse:
    """Wipe the session that the header X-Session or the body names; wiping twice is no error."""
    try:
        named = request.headers.getone("x-session", "") or read_json(request.body).session
    except UnreadableError as error:
        return refused(door, error.notice)

    async def wiping() -> bool:
        return door.turns.wipe(named)

    held = await hold(wiping(), door.settings.seconds_a_turn, "wipe")
    if held.trouble:
        return as_json({"session": None, "wiped": False, "messages": _words(door, Notice.NOT_WIPED)}, Notice.NOT_WIPED.status)
    notice = Notice.WIPED if held.value else Notice.NOTHING_TO_WIPE
    return as_json({"session": None, "wiped": bool(held.value), "messages": _words(door, notice)})


def _words(door: FrontDoor, notice: Notice) -> list[dict[str, object]]:
    return door.turns.notice(notice, Asked(), "").messages


def refused(door: FrontDoor, notice: Notice, session: object = None) -> HTTPResponse:
    """A notice for a request that never became a turn; the session is echoed when it is one of ours."""
    echoed = str(session) if is_session(session) else new_session()
    return sent(door, door.turns.notice(notice, Asked(), echoed))


def sent(door: FrontDoor, answered: Answered) -> HTTPResponse:
    """An answer of the contract on the wire."""
    headers = {"retry-after": str(door.turns.messages.wait())} if answered.status == 429 else {}
    return as_json(answered.as_json(), answered.status, headers)


def _is_json(request: Request) -> bool:
    kind = request.headers.getone("content-type", "").partition(";")[0].strip().lower()
    return bool(kind == "application/json")
