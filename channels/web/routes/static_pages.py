"""Pages that hold nothing of anybody: the sheet to print, the accessibility statement."""

from __future__ import annotations

from jinja2 import TemplateNotFound
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.notices import Notice
from channels.web.encoding import as_page, squeezed
from channels.web.responses import asked_for, surroundings, told
from channels.web.services import Services

LEAVES = ("record-sheet", "accessibility")


def routes(services: Services, site: Blueprint) -> None:
    """Put each of them on the site."""

    def leaf(name: str) -> None:
        async def page(request: Request) -> HTTPResponse:
            return _leaf(services, request, name)

        site.add_route(page, f"/{name}", methods=["GET", "HEAD"], name=name.replace("-", "_"))

    for name in LEAVES:
        leaf(name)


def _leaf(services: Services, request: Request, name: str) -> HTTPResponse:
    asked = asked_for(request)
    try:
        page = services.templates.render(f"{name}.html", asked.language or "en", **surroundings(services, request, asked))
    except TemplateNotFound:
        return told(services, request, Notice.NO_SUCH_PAGE)
    return squeezed(request, as_page(page))
