"""The real pages of the reference over real content, without Rasa and without the encoder; headers as in service.

Run it to look at the pages: python -m tests.reference.serving
"""

from __future__ import annotations

import asyncio
import socket
import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, cast

from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse

from channels.settings import Settings
from channels.web.encoding import squeezed
from channels.web.headers import dress
from channels.web.origins import Origins
from channels.web.routes import reference as pages
from channels.web.templates import Templates
from knowledge.model import Ranked
from knowledge.store.read import Knowledge
from pipeline.retrieval.ranking import Ranker

PREFIX = "/webhooks/chat"
PATIENCE = 60.0
DATABASE = Path(__file__).resolve().parents[2] / "knowledge.db"


class ByWords:
    """A ranker that knows words only: what the real one adds to meaning, without the encoder."""

    def __init__(self, knowledge: Knowledge) -> None:
        """``knowledge``: the content to rank."""
        self.knowledge = knowledge

    def extracts(self, question: str, keep: int) -> list[Ranked]:
        """Those that share words, best first; scores between 0.3 and 1."""
        found = self.knowledge.search(question, keep)
        return [Ranked(one.id, 0.3 + 0.7 * one.score / found[0].score) for one in found]


@dataclass
class Door:
    """As much of the front door as the pages look at."""

    templates: Templates = field(default_factory=lambda: Templates(PREFIX, lambda language: {}))
    settings: Settings = field(default_factory=Settings)
    minutes: int = 60


class Serving:
    """The pages at a port of their own; used as a context manager."""

    def __init__(self, port: int = 0) -> None:
        """``port``: 0 takes any that is free."""
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def address(self) -> str:
        """The first page."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}{PREFIX}/reference"

    def __enter__(self) -> Serving:
        self._thread.start()
        try:
            asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(PATIENCE)
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._socket.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    async def _start(self) -> None:
        app = _app(f"reference_{self._socket.getsockname()[1]}")
        server = await app.create_server(sock=self._socket, return_asyncio_server=True, access_log=False)
        assert server is not None
        await server.startup()
        await server.start_serving()


class _Site(Sanic):
    """Started again and again in one process. Outside test mode Sanic rewrites the methods of its own classes when an app starts,
    and the next app cannot read their source any more: KeyError: 'read'."""

    test_mode = True


def _app(name: str) -> Sanic:
    """The site: the pages, their files, the headers."""
    door, known = Door(), cast(Ranker, ByWords(Knowledge(DATABASE)))
    app, site = _Site(name, configure_logging=False), Blueprint("chat", url_prefix=PREFIX)
    pages.routes(cast(Any, door), site, lambda: known)

    async def asset(request: Request, name: str) -> HTTPResponse:
        found = door.templates.assets.get(name)
        assert found is not None, name
        return squeezed(request, HTTPResponse(found.body, content_type=found.content_type), found.packed)

    async def dressed(request: Request, response: BaseHTTPResponse) -> None:
        dress(request, response, Origins(()))

    site.add_route(asset, "/assets/<name:path>", methods=["GET"])
    app.blueprint(site)
    app.register_middleware(dressed, "response")
    return app


if __name__ == "__main__":
    with Serving(8123) as served:
        print(served.address)
        threading.Event().wait()
