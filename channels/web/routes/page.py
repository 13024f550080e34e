"""The page; and the same chat as a plain form, for a browser without JavaScript."""

from __future__ import annotations

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.contract import Asked, UnreadableError, read_form, shape
from channels.errors import hold
from channels.notices import Notice
from channels.session.tokens import is_session
from channels.text_cleaning import clean, within_bounds
from channels.web.encoding import as_page, squeezed
from channels.web.origins import FORM
from channels.web.responses import Line, as_lines, asked_for, rendered, told
from channels.web.services import Services


def routes(services: Services, site: Blueprint) -> None:
    """Put the page and the plain form on the site."""

    async def page(request: Request) -> HTTPResponse:
        return squeezed(request, as_page(rendered(services, request, asked_for(request), [], "")))

    async def form(request: Request) -> HTTPResponse:
        return await _talk(services, request)

    site.add_route(page, "/", methods=["GET", "HEAD"], strict_slashes=False)
    site.add_route(form, "/", methods=["POST"], strict_slashes=False)


async def _talk(services: Services, request: Request) -> HTTPResponse:
    """One turn by plain form: the whole conversation comes back as a page."""
    try:
        asked = read_form(request.body) if _is_form(request) else None
    except UnreadableError:
        asked = None
    if asked is None:
        return told(services, request, Notice.UNREADABLE)
    if asked.clear:
        return await _cleared(services, request, asked)
    before = await _so_far(services, asked.session)
    if not (asked.choice or asked.choices) and not clean(within_bounds(asked.message)):
        session = (asked.session or "") if before else ""
        return as_page(rendered(services, request, asked, before, session, {"problem": "ask.empty"}))
    answered = await services.turns.answer(asked, services.address(request))
    lines = before if answered.session == asked.session else []
    words = asked.message or _title(asked, before)
    lines = [*lines, *([{"who": "you", "text": words}] if words else []), *as_lines(answered.messages)]
    return as_page(rendered(services, request, asked, lines, answered.session), answered.status)


async def _cleared(services: Services, request: Request, asked: Asked) -> HTTPResponse:
    """'Finish and clear' by plain form."""
    held = await hold(services.turns.wipe(asked.session), services.settings.seconds_a_turn, "wipe")
    return told(services, request, Notice.NOT_WIPED if held.trouble else Notice.WIPED, asked)


async def _so_far(services: Services, session: str | None) -> list[Line]:
    """The conversation as it is remembered, or nothing when it cannot be read."""
    if session is None or not is_session(session):
        return []
    held = await hold(services.bot.transcript(session), services.settings.seconds_a_turn, "transcript")
    lines: list[Line] = []
    for who, message in held.value or []:
        mine = who == "you"
        lines += [{"who": "you", "text": message["text"]}] if mine else as_lines(shape(session, [message]))
    return lines


def _title(asked: Asked, before: list[Line]) -> str:
    """What the button said that was pressed, or each of those that were ticked."""
    chosen = asked.choices or (asked.choice,)
    titles = {button["choice"]: str(button["title"]) for line in before for button in line.get("buttons", ())}
    return ", ".join(titles[choice] for choice in chosen if choice in titles)


def _is_form(request: Request) -> bool:
    return bool(request.headers.getone("content-type", "").partition(";")[0].strip().lower() == FORM)
