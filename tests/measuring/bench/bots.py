"""The two bots of the bench, each behind the same few calls: train, start, ask, stop."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from tests.chat.conftest import ROOT, Server, free_port

GREETING = "hello"
WELL_WITHIN = 300.0
RASA = [sys.executable, "-m", "rasa"]
UNLIMITED = {"PROXIES": "1", "MESSAGES_A_MINUTE": "100000"}  # each person of a load run has an address of their own
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}


class Bot(Protocol):
    """A bot that can be trained, started, asked and stopped."""

    name: str

    def train(self) -> float:
        """Train from nothing; returns seconds."""

    def start(self) -> float:
        """Start and wait for the first healthy answer; returns seconds."""

    def stop(self) -> None:
        """End every process of the bot."""

    @property
    def pid(self) -> int:
        """The process that started all the others."""


def post(url: str, body: dict[str, Any], address: str = "") -> tuple[float, Any]:
    """Milliseconds for one reply, and the reply; raises OSError for a refusal or no answer."""
    headers = {"Content-Type": "application/json", **({"X-Forwarded-For": address} if address else {})}
    request = urllib.request.Request(url, data=json.dumps(body).encode(), headers=headers)
    began = time.perf_counter()
    with urllib.request.urlopen(request, timeout=90) as reply:
        read = reply.read()
    return (time.perf_counter() - began) * 1000, json.loads(read)


@dataclass
class Stock:
    """The bot `rasa init` makes, trained and served as it comes, over its REST channel."""

    folder: Path
    name: str = "stock"
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where messages are posted."""
        return f"http://127.0.0.1:{self.port}/webhooks/rest/webhook"

    @property
    def pid(self) -> int:
        """The server's process; raises AssertionError before it is started."""
        assert self.process is not None
        return self.process.pid

    def make(self) -> None:
        """Write the project's files; nothing is trained."""
        from rasa.cli.scaffold import create_initial_project

        create_initial_project(str(self.folder))

    def make_if_missing(self) -> None:
        """Make and train it, unless a trained one of this version is kept in the folder."""
        kept = self.folder / "made-with.txt"
        if kept.exists() and kept.read_text() == version("rasa"):
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.make()
        self.train()
        kept.write_text(version("rasa"))

    def train(self) -> float:
        """Train as `rasa train` does in a new project; returns seconds."""
        shutil.rmtree(self.folder / "models", ignore_errors=True)
        began = time.perf_counter()
        self._run([*RASA, "train", "--force"])
        return time.perf_counter() - began

    def start(self) -> float:
        """Start the server; returns the seconds until it greets."""
        began = time.perf_counter()
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen([*RASA, "run", "--port", str(self.port), "-i", "127.0.0.1"], cwd=self.folder,
                                            env=_environment(), stdout=log, stderr=log)
        while not self._greets():
            assert self.process.poll() is None and time.perf_counter() - began < WELL_WITHIN, "the stock bot does not start"
            time.sleep(0.25)
        return time.perf_counter() - began

    def stop(self) -> None:
        """End the server."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=60)
            self.process = None

    def _greets(self) -> bool:
        try:
            return bool(post(self.url, {"sender": "first", "message": GREETING})[1])
        except OSError:
            return False

    def _run(self, command: list[str]) -> None:
        with (self.folder / "training.log").open("wb") as log:
            subprocess.run(command, check=True, env=_environment(), cwd=self.folder, stdout=log, stderr=log)


@dataclass
class Ours:
    """The assistant under its supervisor, with a state folder of its own; each caller names an address (PROXIES=1)."""

    folder: Path
    name: str = "ours"
    settings: dict[str, str] = field(default_factory=dict)
    server: Server | None = None

    @property
    def url(self) -> str:
        """Where messages are posted."""
        assert self.server is not None
        return f"{self.server.address}/webhook"

    @property
    def pid(self) -> int:
        """The supervisor's process; raises AssertionError before it is started."""
        assert self.server is not None and self.server.process is not None
        return self.server.process.pid

    def train(self) -> float:
        """Train from the same files as `make train`, into a folder of its own; returns seconds."""
        out = self.folder / "models"
        shutil.rmtree(out, ignore_errors=True)
        command = [*RASA, "train", "--data", "data", *([".build/nlu"] if (ROOT / ".build/nlu").exists() else []),
                   "--config", "config.yml", "--domain", "domain.yml", "--out", str(out), "--force"]
        began = time.perf_counter()
        with (self.folder / "training.log").open("wb") as log:
            subprocess.run(command, check=True, cwd=ROOT, stdout=log, stderr=log,
                           env={**os.environ, **QUIET, "PYTHONPATH": str(ROOT)})
        return time.perf_counter() - began

    def start(self) -> float:
        """Start all parts; returns the seconds until the health check, a cited answer included, is well."""
        state = self.folder / "state"
        state.mkdir(exist_ok=True)
        began = time.perf_counter()
        self.server = Server(state, settings={**UNLIMITED, **self.settings})
        self.server.start()
        return time.perf_counter() - began

    def stop(self) -> None:
        """End the supervisor and its parts."""
        if self.server is not None:
            self.server.stop()


def _environment() -> dict[str, str]:
    """The stock bot's environment: none of our modules on its path."""
    given = {**os.environ, **QUIET}
    given.pop("PYTHONPATH", None)
    return given


if __name__ == "__main__":
    Stock(Path(".build") / "stock-bot").make_if_missing()
