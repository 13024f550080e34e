"""A pretend front door for the page alone: the contract, the headers and the templates, without Rasa.

Words in a message make it fail on purpose: 'slow' waits, 'broken' is a 500, 'nonsense' is no JSON, 'silence' is no
message, 'too many' is a 429. Run it to look at the page: python -m tests.browser.fake_server
"""

from __future__ import annotations

import gzip
import json
import re
import secrets
import threading
import time
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from channels.web.telephone_links import telephone_links
from tests.browser import canned

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "channels" / "page"
PREFIX = "/webhooks/chat"
PERSONAL = "no-store, max-age=0"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json"}
TOLD_TO_WAIT = 3


@lru_cache
def strings(language: str) -> dict[str, str]:
    """The page's words: English, with the Welsh of welsh.yml over them."""
    words: dict[str, str] = json.loads((PAGE / "strings.en.json").read_text(encoding="utf-8"))
    if language == "cy":
        welsh = yaml.load((ROOT / "knowledge" / "content" / "welsh.yml").read_bytes(), yaml.CSafeLoader)
        words.update({key: entry["cy"] for key, entry in welsh.items() if key in words})
    return words


class ManyAtOnce(ThreadingHTTPServer):
    """A server for browsers, which open many connections in one breath."""

    daemon_threads = True
    request_queue_size = 64


@lru_cache
def templates() -> Environment:
    """The page's templates, set up as the real server does."""
    made = Environment(loader=FileSystemLoader(PAGE), undefined=StrictUndefined, autoescape=True,
                       trim_blocks=True, lstrip_blocks=True)
    made.filters["telephone_links"] = telephone_links
    made.globals.update(prefix=PREFIX, asset=lambda name: f"{PREFIX}/assets/{name}?v=1")
    return made


class FakeServer:
    """The server and what it has seen; used as a context manager."""

    def __init__(self, framed_by: str = "", idle: tuple[int, int] = (120, 180)) -> None:
        """``framed_by``: an origin that may embed the page. ``idle``: seconds to the warning and the clearing."""
        self.framed_by, self.idle = framed_by, idle
        self.sessions: set[str] = set()
        self.wiped: list[str] = []
        self.bodies: list[dict[str, Any]] = []
        self.useful: list[dict[str, Any]] = []
        self.fails = 0
        server = self

        class Handler(_Handler):
            fake = server

        self._http = ManyAtOnce(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def origin(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._http.server_port}"

    @property
    def chat(self) -> str:
        """The page's address."""
        return f"{self.origin}{PREFIX}/"

    def render(self, name: str, query: dict[str, str], **given: Any) -> str:
        """A page."""
        language = query.get("language", "en") if query.get("language") in ("en", "cy") else "en"
        mode = "ward" if "ward" in (query.get("mode"), query.get("setting")) else ""
        return templates().get_template(name).render(
            language=language, strings=strings(language), mode=mode, embedded=query.get("embedded") == "1",
            minutes=60, longest=2000, idle_warning=self.idle[0], idle_clear=self.idle[1],
            exit_url=f"{self.origin}/neutral", **given)

    def __enter__(self) -> FakeServer:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._http.shutdown()
        self._http.server_close()


class _Handler(BaseHTTPRequestHandler):
    """The routes."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    fake: FakeServer

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged."""

    def do_GET(self) -> None:
        """The page, its files, its words, the sheet, a neutral page."""
        address = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        path = address.path
        if path == "/neutral":
            weather = "<!doctype html><title>Weather</title><link rel='icon' href='data:,'><h1>Weather</h1>"
            return self._send(200, "text/html", weather, "no-store")
        if path in (PREFIX, f"{PREFIX}/"):
            return self._page(self.fake.render("chat.html", query, lines=[], session=""))
        for name in ("record-sheet", "accessibility"):
            if path == f"{PREFIX}/{name}":
                return self._page(self.fake.render(f"{name}.html", query))
        found = re.fullmatch(f"{PREFIX}/strings/(en|cy).json", path)
        if found:
            return self._send(200, "application/json", json.dumps({key: said for key, said in strings(found[1]).items()
                                                                 if not key.startswith("sheet.")}), "public, no-cache")
        return self._asset(path.removeprefix(f"{PREFIX}/assets/"))

    def do_POST(self) -> None:
        """A message, a plain form, a page that closes."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path == f"{PREFIX}/webhook":
            return self._webhook(json.loads(body))
        if self.path == f"{PREFIX}/session/end":
            return self._wipe(json.loads(body)["session"])
        if self.path == f"{PREFIX}/useful":
            self.fake.useful.append(json.loads(body))
            return self._send(204, "text/plain", "", PERSONAL)
        if urlsplit(self.path).path == f"{PREFIX}/":
            return self._form(parse_qs(body.decode()), parse_qs(urlsplit(self.path).query))
        return self._send(404, "text/plain", "nothing here", PERSONAL)

    def do_DELETE(self) -> None:
        """Wipe a session."""
        self._wipe(json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))["session"])

    def _webhook(self, asked: dict[str, Any]) -> None:
        self.fake.bodies.append(asked)
        words = asked["message"].lower()
        if self.fake.fails:
            self.fake.fails -= 1
            words = "broken"
        if "slow" in words:
            time.sleep(1.5)
        if "broken" in words:
            return self._send(500, "text/plain", "oops", PERSONAL)
        if "nonsense" in words:
            return self._send(200, "application/json", "{", PERSONAL)
        session = self._session(asked["session"])
        messages = [] if "silence" in words else canned.reply(
            asked["message"], asked.get("choice"), asked["language"], asked.get("choices"))
        status = 429 if "too many" in words else 200
        body = json.dumps({"session": session, "messages": messages})
        return self._send(status, "application/json", body, PERSONAL, {"Retry-After": str(TOLD_TO_WAIT)})

    def _form(self, fields: dict[str, list[str]], query: dict[str, list[str]]) -> None:
        """A plain form, as the real server takes it; what the address says of the door counts too."""
        asked = {name: values[0] for name, values in {**query, **fields}.items()}
        if "clear" in asked:
            self.fake.wiped.append(asked.get("session", ""))
            lines = [{"who": "assistant", **canned.notice("This chat has been erased.")}]
            return self._page(self.fake.render("chat.html", asked, lines=lines, session=""))
        ticked = fields.get("choices", [])
        if not asked.get("message", "").strip() and "choice" not in asked and not ticked:
            given = {"lines": [], "session": asked.get("session", ""), "problem": "ask.empty"}
            return self._page(self.fake.render("chat.html", asked, **given))
        said = asked.get("choice", ", ".join(ticked)).split("-", 1)[-1] or asked["message"]
        messages = canned.reply(asked.get("message", ""), asked.get("choice"), asked.get("language", "en"), ticked)
        lines = [{"who": "you", "text": said}, *({"who": "assistant", **message} for message in messages)]
        session = self._session(asked.get("session"))
        return self._page(self.fake.render("chat.html", asked, lines=lines, session=session))

    def _session(self, known: str | None) -> str:
        session = known if known in self.fake.sessions else secrets.token_urlsafe(24)
        self.fake.sessions.add(session)
        return session

    def _wipe(self, session: str) -> None:
        self.fake.wiped.append(session)
        self.fake.sessions.discard(session)
        self._send(200, "application/json", json.dumps({"session": None, "wiped": True, "messages": []}), PERSONAL)

    def _asset(self, name: str) -> None:
        path = PAGE / "assets" / name
        if not re.fullmatch(r"[a-z-]+\.(css|js|svg)", name) or not path.is_file():
            return self._send(404, "text/plain", "nothing here", PERSONAL)
        return self._send(200, TYPES[path.suffix], path.read_text(encoding="utf-8"), "public, no-cache")

    def _page(self, html: str) -> None:
        self._send(200, "text/html", html, PERSONAL)

    def _send(self, status: int, kind: str, body: str, kept: str, more: dict[str, str] | None = None) -> None:
        raw = body.encode()
        zipped = "gzip" in self.headers.get("Accept-Encoding", "") and len(raw) > 600
        raw = gzip.compress(raw, 6) if zipped else raw
        self.send_response(status)
        headers = {
            "Content-Type": f"{kind}; charset=utf-8", "Cache-Control": kept,
            **({} if status == 204 else {"Content-Length": str(len(raw))}),
            "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            f"img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'self' {self.fake.framed_by}",
            "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff", "Vary": "Origin, Accept-Encoding",
            "Cross-Origin-Resource-Policy": "cross-origin" if "assets" in self.path else "same-origin",
            **({"Content-Encoding": "gzip"} if zipped else {}), **(more or {}),
        }
        if self.fake.framed_by and self.headers.get("Origin") == self.fake.framed_by:
            headers["Access-Control-Allow-Origin"] = self.fake.framed_by
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)


if __name__ == "__main__":
    with FakeServer() as running:
        print(running.chat, f"{running.chat}?mode=ward", sep="\n", flush=True)
        threading.Event().wait()
