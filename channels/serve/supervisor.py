"""Keeps the parts running together: starts them, restarts one that dies, stops all cleanly."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

STATE = Path(os.environ.get("STATE_DIR", ".state"))
LOGS = STATE / "logs"
MINUTES_KEPT = os.environ.get("CHAT_MINUTES", "60")
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
STEADY_AFTER = 60.0
STOP_WITHIN = 10.0


@dataclass(frozen=True)
class Part:
    """One process: its name, its command, and what is set in its environment."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


def port_is_free(host: str, port: int) -> bool:
    """True when nothing listens there."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def next_pause(pause: float, lived: float) -> float:
    """Seconds to wait before starting again: twice as long each time, short again after a steady minute."""
    return FIRST_PAUSE if lived >= STEADY_AFTER else min(pause * 2, LONGEST_PAUSE)


class Supervisor:
    """Runs the parts until told to stop."""

    def __init__(self, parts: Sequence[Part], logs: Path = LOGS) -> None:
        """Nothing is started yet; each part writes to its own log file."""
        self._parts, self._logs = parts, logs
        self._stopping = asyncio.Event()
        self.running: dict[str, asyncio.subprocess.Process] = {}

    def stop(self) -> None:
        """Ask every part to end."""
        self._stopping.set()

    async def run(self) -> None:
        """Start every part and keep it running; returns when stopped and all have ended."""
        self._logs.mkdir(parents=True, exist_ok=True)
        keepers = [asyncio.create_task(self._keep(part)) for part in self._parts]
        await self._stopping.wait()
        await asyncio.gather(*(self._end(process) for process in self.running.values()))
        for keeper in keepers:
            keeper.cancel()
        await asyncio.gather(*keepers, return_exceptions=True)

    async def _keep(self, part: Part) -> None:
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            began = time.monotonic()
            status = await self._once(part)
            if self._stopping.is_set():
                return
            pause = next_pause(pause, time.monotonic() - began)
            print(f"  {part.name} ended ({status}); starting it again in {pause:.0f} s "
                  f"(see {self._logs / part.name}.log)", flush=True)
            await asyncio.sleep(pause)

    async def _once(self, part: Part) -> int:
        with (self._logs / f"{part.name}.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *part.command, stdout=log, stderr=log, stdin=asyncio.subprocess.DEVNULL,
                env={**os.environ, **part.environment}, start_new_session=True)
            self.running[part.name] = process
            return await process.wait()

    async def _end(self, process: asyncio.subprocess.Process) -> None:
        """Ask politely, then insist."""
        if process.returncode is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), STOP_WITHIN)
        except asyncio.TimeoutError:
            process.kill()
            await process.wait()


def health(address: str) -> dict[str, str] | None:
    """What the front door says of each part of the chain; None while nobody answers."""
    try:
        with urllib.request.urlopen(f"{address}/webhooks/chat/health", timeout=10) as reply:
            return dict(json.loads(reply.read())["checks"])
    except urllib.error.HTTPError as failing:
        return dict(json.loads(failing.read()).get("checks", {}))
    except (OSError, ValueError, KeyError):
        return None


async def wait_until_well(address: str, seconds: float, supervisor: Supervisor) -> dict[str, str] | None:
    """The checks once all are 'ok'; the last ones seen when the time is over."""
    until = time.monotonic() + seconds
    seen: dict[str, str] | None = None
    while time.monotonic() < until and not supervisor._stopping.is_set():
        seen = await asyncio.get_running_loop().run_in_executor(None, health, address) or seen
        if seen and all(value == "ok" for value in seen.values()):
            return seen
        await asyncio.sleep(1.0)
    return seen


def parts(host: str, port: int, actions_port: int, model: Path) -> list[Part]:
    """The two processes of the assistant: Rasa with the front door, and the action server."""
    python = sys.executable
    shared = {"PYTHONPATH": os.getcwd(), "SANIC_HOST": "127.0.0.1", "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3",
              "PYTHONWARNINGS": "ignore"}
    return [
        Part("actions", [python, "-m", "channels.serve.quietly", "rasa_sdk", "--actions", "actions", "--port", str(actions_port)],
             shared),
        Part("assistant", [python, "-m", "rasa", "run", "--model", str(model), "--endpoints", "endpoints.yml",
                           "--credentials", "credentials.yml", "-i", host, "--port", str(port)],
             {**shared, "ACTIONS_URL": f"http://127.0.0.1:{actions_port}/webhook", "CHAT_MINUTES": MINUTES_KEPT,
              "CONVERSATIONS_DB": str(STATE / "conversations.db")}),
    ]
