"""The page and its files; and the same chat as a plain form, for a browser without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.contract import LANGUAGES, Asked, UnreadableError, read_form, shape
from channels.errors import hold
from channels.notices import Notice
from channels.session.tokens import is_session
from channels.text_cleaning import clean, within_bounds
from channels.web.origins import FORM
from channels.web.responses import as_page, squeezed

if TYPE_CHECKING:
    from channels.web.app import FrontDoor

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"
Line = dict[str, Any]


def routes(door: FrontDoor, site: Blueprint) -> None:
    """Put the page, its files and the plain form on the site."""

    async def page(request: Request) -> HTTPResponse:
        return squeezed(request, as_page(_rendered(door, request, asked_for(request), [], "")))

    async def form(request: Request) -> HTTPResponse:
        return await _talk(door, request)

    async def asset(request: Request, name: str) -> HTTPResponse:
        return _file(door, request, name)

    site.add_route(page, "/", methods=["GET", "HEAD"], strict_slashes=False)
    site.add_route(form, "/", methods=["POST"], strict_slashes=False)
    site.add_route(asset, "/assets/<name:path>", methods=["GET", "HEAD"])


async def _talk(door: FrontDoor, request: Request) -> HTTPResponse:
    """One turn by plain form: the whole conversation comes back as a page."""
    try:
        asked = read_form(request.body) if _is_form(request) else None
    except UnreadableError:
        asked = None
    if asked is None:
        return told(door, request, Notice.UNREADABLE)
    if asked.clear:
        return await _cleared(door, request, asked)
    before = await _so_far(door, asked.session)
    if not asked.choice and not clean(within_bounds(asked.message)):
        session = (asked.session or "") if before else ""
        return as_page(_rendered(door, request, asked, before, session, {"problem": "ask.empty"}))
    answered = await door.turns.answer(asked, door.address(request))
    lines = before if answered.session == asked.session else []
    words = asked.message or _title(asked, before)
    lines = [*lines, *([{"who": "you", "text": words}] if words else []), *_assistant(answered.messages)]
    return as_page(_rendered(door, request, asked, lines, answered.session), answered.status)


async def _cleared(door: FrontDoor, request: Request, asked: Asked) -> HTTPResponse:
    """'Finish and clear' by plain form."""

    async def wiping() -> bool:
        return door.turns.wipe(asked.session)

    held = await hold(wiping(), door.settings.seconds_a_turn, "wipe")
    return told(door, request, Notice.NOT_WIPED if held.trouble else Notice.WIPED, asked)


def told(door: FrontDoor, request: Request, notice: Notice, asked: Asked | None = None) -> HTTPResponse:
    """A notice as a page."""
    asked = asked or asked_for(request)
    answered = door.turns.notice(notice, asked, "")
    return as_page(_rendered(door, request, asked, _assistant(answered.messages), ""), notice.status)


async def _so_far(door: FrontDoor, session: str | None) -> list[Line]:
    """The conversation as it is remembered, or nothing when it cannot be read."""
    if session is None or not is_session(session):
        return []
    held = await hold(door.bot.transcript(session), door.settings.seconds_a_turn, "transcript")
    lines: list[Line] = []
    for who, message in held.value or []:
        mine = who == "you"
        lines += [{"who": "you", "text": message["text"]}] if mine else _assistant(shape(session, [message]))
    return lines


def _assistant(messages: list[Line]) -> list[Line]:
    return [{"who": "assistant", **message} for message in messages]


def _title(asked: Asked, before: list[Line]) -> str:
    """What the button said that was pressed."""
    for line in before:
        for button in line.get("buttons", ()):
            if asked.choice and button["choice"] == asked.choice:
                return str(button["title"])
    return ""


def _rendered(door: FrontDoor, request: Request, asked: Asked, lines: list[Line], session: str,
              more: Mapping[str, str] | None = None) -> str:
    """The page with a conversation in it; channels/page/chat.html says what it is given."""
    given = surroundings(door, request, asked)
    return door.look.page(asked.language or "en", {**given, "lines": lines, "session": session, **(more or {})})


def surroundings(door: FrontDoor, request: Request, asked: Asked) -> dict[str, Any]:
    """What every page's template is given, beside language and strings."""
    settings = door.settings
    return {
        "mode": asked.setting or "", "embedded": request.args.get("embedded") == "1",
        "minutes": door.minutes, "longest": settings.longest_message,
        "idle_warning": settings.idle_warning, "idle_clear": settings.idle_clear,
        **({"exit_url": settings.exit_url} if settings.exit_url else {}),
    }


def asked_for(request: Request) -> Asked:
    """The mode and language an address asks for: ?mode=ward, ?language=cy."""
    mode, language = request.args.get("mode"), request.args.get("language") or request.args.get("lang")
    known = language if language in LANGUAGES else None
    return Asked(setting="ward" if mode == "ward" else None, language=known)


def _file(door: FrontDoor, request: Request, name: str) -> HTTPResponse:
    asset = door.look.assets.get(name)
    if asset is None:
        return told(door, request, Notice.NO_SUCH_PAGE)
    etag = f'"{asset.etag}"'
    keep = FOREVER if request.args.get("v") == asset.etag[:10] else ASK_AGAIN
    headers = {"etag": etag, "cache-control": keep, "cross-origin-resource-policy": "cross-origin"}
    if request.headers.getone("if-none-match", "").removeprefix("W/") == etag:
        return HTTPResponse(status=304, headers=headers)
    whole = HTTPResponse(asset.body, headers=headers, content_type=asset.content_type)
    return squeezed(request, whole, asset.packed)


def _is_form(request: Request) -> bool:
    return bool(request.headers.getone("content-type", "").partition(";")[0].strip().lower() == FORM)
