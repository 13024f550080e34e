"""Keeps the parts running together: starts them, replaces one that dies or hangs, stops all cleanly."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from channels.process import end_with_parent, no_core_dumps
from channels.serve.parts import LOGS, Part
from channels.serve.probing import Probe, health, probe
from channels.serve.rotating_log import RotatingLog

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
STEADY_AFTER = 60.0
STOP_WITHIN = 10.0
PROBE_EVERY, FAILED_PROBES, SILENT_FOR = 2.0, 3, 45.0
START_WITHIN = 300.0


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
    """Runs the parts until told to stop. ``may_start`` says why a part must not be started, or nothing."""

    def __init__(self, parts: Sequence[Part], logs: Path = LOGS, may_start: Callable[[Part], str] = lambda _: "") -> None:
        """Nothing is started yet; each part writes to its own log file."""
        self._parts, self._logs, self._may_start = parts, logs, may_start
        self._stopping = asyncio.Event()
        self.running: dict[str, asyncio.subprocess.Process] = {}

    def stop(self) -> None:
        """Ask every part to end."""
        self._stopping.set()

    @property
    def is_stopping(self) -> bool:
        """True once it was asked to stop."""
        return self._stopping.is_set()

    async def run(self) -> None:
        """Start every part and keep it running; returns when stopped and all have ended."""
        self._logs.mkdir(parents=True, exist_ok=True, mode=0o700)
        keepers = [asyncio.create_task(self._keep(part)) for part in self._parts]
        await self._stopping.wait()
        await asyncio.gather(*(self._end(process) for process in self.running.values()))
        for keeper in keepers:
            keeper.cancel()
        await asyncio.gather(*keepers, return_exceptions=True)

    async def _keep(self, part: Part) -> None:
        pause = FIRST_PAUSE
        while not self.is_stopping:
            if reason := self._may_start(part):
                print(f"  {part.name} is not started: {reason}", flush=True)
                await asyncio.sleep(LONGEST_PAUSE)
                continue
            began = time.monotonic()
            status = await self._once(part)
            if self.is_stopping:
                return
            print(f"  {part.name} ended ({status}); starting it again in {pause:.1f} s "
                  f"(see {self._logs / part.name}.log)", flush=True)
            await asyncio.sleep(pause)
            pause = next_pause(pause, time.monotonic() - began)

    async def _once(self, part: Part) -> int:
        """Run the part until it ends by itself or is ended because it hangs; returns its exit status."""
        process = await asyncio.create_subprocess_exec(
            *part.command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, stdin=asyncio.subprocess.DEVNULL,
            env={**os.environ, **part.environment}, start_new_session=True, preexec_fn=partial(_before_start, os.getpid()))
        self.running[part.name] = process
        beside = [asyncio.create_task(self._log(part, process)), asyncio.create_task(self._watch(part, process))]
        status = await process.wait()
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
        return status

    async def _log(self, part: Part, process: asyncio.subprocess.Process) -> None:
        log = RotatingLog(self._logs / f"{part.name}.log")
        try:
            while process.stdout is not None and (data := await process.stdout.read(65536)):
                log.write(data)
        finally:
            log.close()

    async def _watch(self, part: Part, process: asyncio.subprocess.Process) -> None:
        """End a part that is silent for long though it listens, or that is not heard within its time to start.

        Busy is not silent: on a machine that does much else a probe may be late, so it takes several misses in a row and a
        silence of ``SILENT_FOR`` seconds. Nor is a part that nobody listens for: it starts, or replaces its own serving process,
        which crashed, and loads the model; ending it then would only make it start all over. A part that listens has loaded.
        """
        loop, silent = asyncio.get_running_loop(), 0
        heard = not_silent = time.monotonic()
        while part.alive:
            await asyncio.sleep(PROBE_EVERY)
            found, now = await loop.run_in_executor(None, probe, part.alive), time.monotonic()
            heard = now if found is Probe.ANSWERS else heard
            silent, not_silent = (silent + 1, not_silent) if found is Probe.SILENT else (0, now)
            hangs = silent >= FAILED_PROBES and now - not_silent >= SILENT_FOR
            if hangs or now - heard > START_WITHIN:
                print(f"  {part.name} does not answer; it is ended and started again", flush=True)
                process.kill()
                return

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


def _before_start(supervisor: int) -> None:
    """In the new process, before its program: it ends when the supervisor does, and leaves no core dump."""
    end_with_parent(supervisor)
    no_core_dumps()


async def wait_until_well(address: str, seconds: float, supervisor: Supervisor) -> dict[str, str] | None:
    """The checks once all are 'ok'; the last ones seen when the time is over."""
    until = time.monotonic() + seconds
    seen: dict[str, str] | None = None
    while time.monotonic() < until and not supervisor.is_stopping:
        seen = await asyncio.get_running_loop().run_in_executor(None, health, address) or seen
        if seen and all(value == "ok" for value in seen.values()):
            return seen
        await asyncio.sleep(0.5)
    return seen
