"""An action server to break things with: each action behaves as its name says."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class ActionServer:
    """Answers as rasa-sdk would; ``release`` lets hanging actions go; ``gone`` hangs up."""

    def __init__(self) -> None:
        self.release = threading.Event()
        self.well = True
        self.gone = False
        self.asked: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/webhook"

    def stop(self) -> None:
        self.release.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, call: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        name = str(call["next_action"])
        self.asked.append(name)
        if name == "action_hang":
            self.release.wait(20)
        if name == "action_fail":
            typed = call["tracker"]["latest_message"]["text"]
            return 500, {"error": f"could not handle {typed}", "action_name": name}
        return 200, {"events": [], "responses": []}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                call = json.loads(self.rfile.read(int(self.headers["content-length"])))
                if outer.gone:
                    self.connection.close()
                    return
                self._send(*outer.answer(call))

            def do_GET(self) -> None:
                self._send(200 if outer.well else 500, {"status": "ok" if outer.well else "failing"})

            def _send(self, status: int, body: dict[str, Any]) -> None:
                data = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        return Handler
