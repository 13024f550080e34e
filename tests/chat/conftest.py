"""Whole chats over HTTP, against the real server: the trained model, the action server, the front door."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
WELL_WITHIN = 240.0


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """The whole assistant under its supervisor, with a state folder of its own."""

    state: Path
    port: int = field(default_factory=free_port)
    actions_port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where the chat is."""
        return f"http://127.0.0.1:{self.port}/webhooks/chat"

    def start(self) -> None:
        """Start the parts and wait until the whole chain is well."""
        environment = {**os.environ, "PORT": str(self.port), "ACTIONS_PORT": str(self.actions_port),
                       "STATE_DIR": str(self.state), "PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3",
                       **self.settings}
        self.process = subprocess.Popen([sys.executable, "-m", "channels.serve", "run"], cwd=ROOT, env=environment,
                                        stdout=(self.state / "supervisor.log").open("ab"), stderr=subprocess.STDOUT)
        self.wait_until_well()

    def wait_until_well(self, seconds: float = WELL_WITHIN) -> dict[str, Any]:
        """The health once every part is well; fails the test, with what was poor, when time is over."""
        until, seen = time.monotonic() + seconds, {}
        while time.monotonic() < until:
            seen = self.health()
            if seen.get("status") == "ok":
                return seen
            assert self.process is None or self.process.poll() is None, (self.state / "supervisor.log").read_text()
            time.sleep(0.5)
        pytest.fail(f"not well after {seconds} s: {seen}")

    def health(self) -> dict[str, Any]:
        """What the door says of itself; empty while it does not answer."""
        try:
            with urllib.request.urlopen(f"{self.address}/health", timeout=10) as reply:
                return dict(json.loads(reply.read()))
        except urllib.error.HTTPError as failing:
            return dict(json.loads(failing.read()))
        except (OSError, ValueError):
            return {}

    def stop(self) -> None:
        """Ctrl-C, and wait for everything to end."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=30)
        self.process = None

    def pid_of(self, part: str) -> int:
        """The process of a part of the supervisor: 'actions' or 'assistant'. Raises CalledProcessError while there is none."""
        assert self.process is not None
        mark = {"actions": f"--port {self.actions_port}", "assistant": f"--port {self.port}"}[part]
        found = subprocess.run(["pgrep", "-P", str(self.process.pid), "-f", "--", mark], capture_output=True, text=True, check=True)
        return int(found.stdout.split()[0])


@dataclass
class Chat:
    """One person's chat."""

    server: Server
    session: str | None = None
    messages: list[dict[str, Any]] = field(default_factory=list)

    def say(self, text: str | None, choice: str | None = None, **more: str) -> str:
        """Say something; returns every text of the reply, button titles and sources included, as one string."""
        body = json.dumps({"message": text, "session": self.session, "choice": choice, **more}).encode()
        request = urllib.request.Request(f"{self.server.address}/webhook", data=body,
                                         headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as reply:
            answer = json.loads(reply.read())
        self.session, self.messages = answer["session"], answer["messages"]
        return self.text

    def press(self, title: str, **more: str) -> str:
        """Press the button with this title (or the first that starts with it)."""
        found = self.button(title)
        return self.say(found["title"], found["choice"], **more)

    def button(self, title: str) -> dict[str, str]:
        """The first button of the last reply whose title starts so; fails the test when there is none."""
        buttons: list[dict[str, str]] = [one for message in self.messages for one in message.get("buttons", [])]
        found = next((one for one in buttons if one["title"].startswith(title)), None)
        assert found, f"no button {title!r} among {[one['title'] for one in buttons]}"
        return found

    @property
    def text(self) -> str:
        """Everything the last reply says, what the page folds among it."""
        parts = []
        for message in self.messages:
            parts.append(message["text"])
            parts += [message["more"]] if message.get("more") else []
            parts += [one["title"] for one in message.get("buttons", [])]
            parts += [f"{one['title']} {one['pinpoint']}" for one in message.get("sources", [])]
        return "\n".join(parts)

    @property
    def kinds(self) -> list[str]:
        """The kinds of the last reply's messages."""
        return [message["kind"] for message in self.messages]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all chats that do not break it."""
    made = Server(tmp_path_factory.mktemp("state"))
    made.start()
    yield made
    made.stop()


@pytest.fixture
def chat(server: Server) -> Chat:
    """A new chat."""
    return Chat(server)
