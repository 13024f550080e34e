"""A real Rasa server with our front door, on a loopback port, with the fixture assistant."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import requests

ROOT = Path(__file__).resolve().parents[2]
PLUGS = "tests.channels.plugs"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """Start, ask, stop, start again; what it prints is kept in files."""

    def __init__(self, folder: Path, model: Path, actions_url: str) -> None:
        self.folder, self.model, self.actions_url = folder, model, actions_url
        self.port = free_port()
        self.db = folder / "chats.db"
        self.knows = folder / "knowledge-is-here"
        self.credentials: dict[str, Any] = {
            "seconds_a_turn": 1.5, "new_chats_a_minute": 100000, "sweep_every": 0.3,
            "pages_a_minute": 100000, "searches_a_minute": 100000, "off_file": str(folder / "off"),
            "urgent_reply": f"{PLUGS}.urgent", "knowledge_check": f"{PLUGS}.knowledge", "golden_question": "golden",
            "strings": f"{PLUGS}.strings",
            "pages": [f"{PLUGS}"],
        }
        self.store: dict[str, Any] = {}
        self.other_channels: dict[str, Any] = {}
        self.environment: dict[str, str] = {}
        self.process: subprocess.Popen[bytes] | None = None
        self.logs: list[Path] = []

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def base(self) -> str:
        return f"{self.root}/webhooks/chat"

    def start(self, *more: str) -> None:
        self._write_settings()
        log = self.folder / f"server-{len(self.logs)}.log"
        self.logs.append(log)
        cache = str(Path(tempfile.gettempdir()) / "front-door-tests-pycache")
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": cache,
                       "PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false", "KNOWS": str(self.knows),
                       **self.environment}
        command = [sys.executable, "-m", "rasa", "run", "--model", str(self.model), "--port", str(self.port),
                   "--interface", "127.0.0.1", "--credentials", str(self.folder / "credentials.yml"),
                   "--endpoints", str(self.folder / "endpoints.yml"), "--log-file", str(self.folder / "rasa.log"),
                   *more]
        with log.open("wb") as out:
            self.process = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=out, stderr=out)

    def wait(self, seconds: float = 300) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            assert self.process is not None
            assert self.process.poll() is None, self.logs[-1].read_text()[-3000:]
            try:
                requests.get(f"{self.base}/", timeout=1)
                return
            except (requests.ConnectionError, requests.Timeout):
                time.sleep(0.1)
        self.stop(signal.SIGKILL)
        raise AssertionError(self.logs[-1].read_text()[-3000:] or f"nothing listens after {seconds:.0f} s")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(20)
            self.process = None

    def post(self, body: Any, **more: Any) -> requests.Response:
        return requests.post(f"{self.base}/webhook", json=body, timeout=20, **more)

    def say(self, message: Any, session: str | None = None, **more: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self.post({"message": message, "session": session, "choice": None, **more}).json()
        return answer

    def printed(self) -> bytes:
        return b"".join(path.read_bytes() for path in self.folder.glob("*.log"))

    def bytes_kept(self) -> bytes:
        return b"".join(path.read_bytes() for path in self.folder.glob("chats.db*"))

    def _write_settings(self) -> None:
        self.folder.joinpath("credentials.yml").write_text(
            json.dumps({**self.other_channels, "channels.web.app.ChatChannel": self.credentials}))
        self.folder.joinpath("endpoints.yml").write_text(json.dumps({
            "action_endpoint": {"url": self.actions_url},
            "tracker_store": self.store or {"type": "channels.session.sqlite_store.SqliteConversationStore", "db": str(self.db),
                                            "minutes": 60},
        }))


def texts(answer: dict[str, Any]) -> str:
    return "\n".join(message["text"] for message in answer["messages"])
