"""A charity's page on another site, with its own strict policy, that embeds the chat with one script tag."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler
from types import TracebackType
from typing import Any

from tests.browser.fake_server import ManyAtOnce

SITE_STYLE = (
    "body{margin:0;font:18px/1.6 Georgia,'Liberation Serif',serif;color:#2b2440;background:#faf8ff}"
    "header{padding:1.2rem 3rem;background:#4b3a78;color:#fff;font-size:1.3rem}main{max-width:34rem;padding:2rem 3rem}"
    "a{color:#4b3a78}@media(max-width:30rem){header,main{padding:1rem}}")


class HostPage:
    """Serves one page at http://localhost:PORT/; the chat is at 127.0.0.1, so the two are different sites."""

    def __init__(self) -> None:
        """Nothing is served before it is entered."""
        self.chat_origin = ""
        self.attributes = ""
        host = self

        class Handler(_Handler):
            hosting = host

        self._http = ManyAtOnce(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def origin(self) -> str:
        """Where it is."""
        return f"http://localhost:{self._http.server_port}"

    def __enter__(self) -> HostPage:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._http.shutdown()
        self._http.server_close()

    def page(self) -> str:
        """The charity's page: some words, a link, the one script tag."""
        return (
            "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A charity for carers</title>"
            "<link rel='stylesheet' href='/site.css'></head><body><header>A charity for carers</header><main>"
            "<h1>When somebody you love is on a ward</h1><p>You are not alone, at any hour. Here is what other carers "
            "found useful, and who can help you tonight.</p><p><a href='#' id='before'>Talk to another carer</a></p>"
            "<div id='place'></div></main>"
            f"<script src='{self.chat_origin}/webhooks/chat/assets/embed.js' {self.attributes} defer></script>"
            "</body></html>")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hosting: HostPage

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged."""

    def do_GET(self) -> None:
        """The page, with a policy that allows the chat's address and nothing inline; and its style."""
        kind, text = ("css", SITE_STYLE) if self.path == "/site.css" else ("html", self.hosting.page())
        body = text.encode()
        chat = self.hosting.chat_origin
        self.send_response(200 if self.path in ("/", "/site.css") else 404)
        self.send_header("Content-Type", f"text/{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy",
                         "default-src 'none'; style-src 'self'; "
                         f"script-src {chat}; frame-src {chat}; connect-src {chat}")
        self.end_headers()
        self.wfile.write(body)
