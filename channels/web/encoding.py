"""How an answer is put on the wire: JSON, a page or a file, smaller when the browser can take it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

SMALL = 600
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"
SQUEEZABLE = ("text/", "application/json", "application/javascript", "image/svg+xml", "application/manifest")


def as_json(body: Mapping[str, Any], status: int = 200,
            headers: Mapping[str, str] | None = None) -> HTTPResponse:
    """A JSON answer; ASCII only, so that no odd letter can break it."""
    return HTTPResponse(json.dumps(body), status=status, headers=dict(headers or {}),
                        content_type="application/json; charset=utf-8")


def as_page(html: str, status: int = 200, headers: Mapping[str, str] | None = None) -> HTTPResponse:
    """A page; letters that cannot be sent are replaced."""
    return HTTPResponse(html.encode("utf-8", "replace"), status=status, headers=dict(headers or {}),
                        content_type="text/html; charset=utf-8")


def squeezed(request: Request, response: HTTPResponse, packed: bytes = b"") -> HTTPResponse:
    """The same answer gzipped (``packed``, if that is done already), if that is understood and worth it.

    Not for an answer that holds both a session id and what somebody typed: its size would tell of both.
    """
    body = response.body or b""
    kind = response.content_type or ""
    if len(body) < SMALL or not kind.startswith(SQUEEZABLE) or not accepts_gzip(request):
        return response
    response.body = packed or pack(body)
    response.headers["content-encoding"] = "gzip"
    return response


def pack(body: bytes) -> bytes:
    """The body gzipped; the same body always gives the same bytes."""
    return gzip.compress(body, 9, mtime=0)


def accepts_gzip(request: Request) -> bool:
    """True when the browser says it takes gzip."""
    for part in request.headers.getone("accept-encoding", "").lower().split(","):
        name, _, weight = part.strip().partition(";")
        if name.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
