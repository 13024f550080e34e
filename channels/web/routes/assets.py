"""The page's files and the strings of each language: nothing of anybody is in them, so browsers may keep them."""

from __future__ import annotations

import hashlib
import json

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.contract import LANGUAGES
from channels.notices import Notice
from channels.web.encoding import ASK_AGAIN, FOREVER, as_json, squeezed
from channels.web.responses import told
from channels.web.services import Services


def routes(services: Services, site: Blueprint) -> None:
    """Put the files and the strings on the site."""

    async def asset(request: Request, name: str) -> HTTPResponse:
        return _file(services, request, name)

    async def strings(request: Request, file: str) -> HTTPResponse:
        return _strings(services, request, file.removesuffix(".json"))

    site.add_route(strings, "/strings/<file:str>", methods=["GET", "HEAD"], name="strings")
    site.add_route(asset, "/assets/<name:path>", methods=["GET", "HEAD"])


def _file(services: Services, request: Request, name: str) -> HTTPResponse:
    asset = services.templates.assets.get(name)
    if asset is None:
        return told(services, request, Notice.NO_SUCH_PAGE)
    etag = f'"{asset.etag}"'
    keep = FOREVER if request.args.get("v") == asset.etag[:10] else ASK_AGAIN
    headers = {"etag": etag, "cache-control": keep, "cross-origin-resource-policy": "cross-origin"}
    if request.headers.getone("if-none-match", "").removeprefix("W/") == etag:
        return HTTPResponse(status=304, headers=headers)
    whole = HTTPResponse(asset.body, headers=headers, content_type=asset.content_type)
    return squeezed(request, whole, asset.packed)


def _strings(services: Services, request: Request, language: str) -> HTTPResponse:
    """The words of a language, those of the printed sheet left out; asked for again only when they have changed."""
    if language not in LANGUAGES:
        return told(services, request, Notice.NO_SUCH_PAGE)
    words = {key: said for key, said in services.templates.strings(language).items() if not key.startswith("sheet.")}
    etag = '"' + hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()[:20] + '"'
    headers = {"etag": etag, "cache-control": ASK_AGAIN, "cross-origin-resource-policy": "cross-origin"}
    if request.headers.getone("if-none-match", "").removeprefix("W/") == etag:
        return HTTPResponse(status=304, headers=headers)
    return squeezed(request, as_json(words, headers=headers))
