"""Pages that hold nothing of anybody: the sheet to print, the accessibility statement, the strings."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.contract import LANGUAGES
from channels.notices import Notice
from channels.page_routes import ASK_AGAIN, asked_for, surroundings, told
from channels.sending import as_json, as_page, squeezed

if TYPE_CHECKING:
    from channels.front_door import FrontDoor

LEAVES = ("record-sheet", "accessibility")


def routes(door: FrontDoor, site: Blueprint) -> None:
    """Put each leaf, and the strings of each language, on the site."""

    def leaf(name: str) -> None:
        async def page(request: Request) -> HTTPResponse:
            return _leaf(door, request, name)

        site.add_route(page, f"/{name}", methods=["GET", "HEAD"], name=name.replace("-", "_"))

    for name in LEAVES:
        leaf(name)

    async def strings(request: Request, file: str) -> HTTPResponse:
        return _strings(door, request, file.removesuffix(".json"))

    site.add_route(strings, "/strings/<file:str>", methods=["GET", "HEAD"], name="strings")


def _leaf(door: FrontDoor, request: Request, name: str) -> HTTPResponse:
    asked = asked_for(request)
    try:
        page = door.look.render(f"{name}.html", asked.language or "en", **surroundings(door, request, asked))
    except TemplateNotFound:
        return told(door, request, Notice.NO_SUCH_PAGE)
    return squeezed(request, as_page(page))


def _strings(door: FrontDoor, request: Request, language: str) -> HTTPResponse:
    """The words of a language, those of the printed sheet left out; asked for again only when they have changed."""
    if language not in LANGUAGES:
        return told(door, request, Notice.NO_SUCH_PAGE)
    words = {key: said for key, said in door.look.strings(language).items() if not key.startswith("sheet.")}
    etag = '"' + hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()[:20] + '"'
    headers = {"etag": etag, "cache-control": ASK_AGAIN, "cross-origin-resource-policy": "cross-origin"}
    if request.headers.getone("if-none-match", "").removeprefix("W/") == etag:
        return HTTPResponse(status=304, headers=headers)
    return squeezed(request, as_json(words, headers=headers))
