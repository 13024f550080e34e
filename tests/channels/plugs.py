"""What the door is plugged into in these tests: an urgent matcher, a knowledge check, a page of its own."""

from __future__ import annotations

import os
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.web.encoding import as_page


def urgent(text: str, setting: str | None) -> dict[str, Any] | None:
    if "matcher breaks" in text:
        raise ValueError(text)
    if "cannot breathe" not in text:
        return None
    where = "Press the call button." if setting == "ward" else "Call 999."
    go_on = {"title": "Go on", "payload": '/choose{{"nation": "wales"}}'}
    return {"text": f"Urgent words. {where}", "buttons": [go_on]}


def strings(language: str) -> dict[str, str]:
    return {"utter_sorry_broken": "Ymddiheuriad. 999, 111, 116 123.", "lang.note": "Nodyn."} if language == "cy" else {}


def knowledge() -> bool:
    return os.path.exists(os.environ.get("KNOWS", "/nowhere"))


def routes(services: Any, site: Blueprint) -> None:
    async def extra(request: Request) -> HTTPResponse:
        if request.args.get("break"):
            raise ValueError(f"canary-in-a-page {request.args.get('break')}")
        return as_page("<p>extra page</p>")

    site.add_route(extra, "/extra", methods=["GET"])
