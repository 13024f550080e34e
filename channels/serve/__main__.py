"""Starts the assistant, trains it, or asks it one question.

    python -m channels.serve run | train | ask "can they hold me face down?"
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import signal
import sys

from channels.serve.supervisor import Supervisor, parts, port_is_free, wait_until_well
from channels.serve.training import MODEL, TrainingFailedError, is_our_model, train_if_needed

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "5005"))
ACTIONS_PORT = int(os.environ.get("ACTIONS_PORT", "5055"))
LEAST_FREE_BYTES = 300 * 1024 * 1024
WELL_WITHIN = 300.0


def _obstacle() -> str | None:
    """What stands in the way of starting, with its remedy; None when nothing does."""
    for port, name in ((PORT, "PORT"), (ACTIONS_PORT, "ACTIONS_PORT")):
        if not port_is_free(HOST, port):
            return f"Port {port} is taken. Stop what uses it, or choose another: make run {name}={port + 1000}"
    if shutil.disk_usage(".").free < LEAST_FREE_BYTES:
        return "The disk is nearly full: free at least 300 MB and run make run again."
    if not is_our_model():
        return "The model is not the one trained here. Remove the folder 'models' and run make run again."
    return None


async def _serve() -> int:
    supervisor = Supervisor(parts(HOST, PORT, ACTIONS_PORT, MODEL))
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(wanted, supervisor.stop)
    running = asyncio.create_task(supervisor.run())
    address = f"http://{HOST}:{PORT}"
    print("  starting (the first start takes about a minute) ...", flush=True)
    seen = await wait_until_well(address, WELL_WITHIN, supervisor)
    if seen and all(value == "ok" for value in seen.values()):
        print(f"\n  Ready. Open {address}/webhooks/chat/\n  Ward tablet: {address}/webhooks/chat/?mode=ward\n"
              f"  Advocates:   {address}/webhooks/chat/reference\n  Stop with Ctrl-C.\n", flush=True)
    elif not running.done():
        poor = ", ".join(name for name, value in (seen or {"everything": ""}).items() if value != "ok")
        print(f"  Not well after {WELL_WITHIN:.0f} s: {poor}. See .state/logs/", flush=True)
    await running
    print("  Stopped.", flush=True)
    return 0


def _run(_: argparse.Namespace) -> int:
    obstacle = _obstacle()
    if obstacle:
        print(obstacle, file=sys.stderr)
        return 1
    return asyncio.run(_serve())


def _train(_: argparse.Namespace) -> int:
    try:
        train_if_needed()
    except TrainingFailedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _ask(arguments: argparse.Namespace) -> int:
    from channels.serve.asking import ask_once

    print(ask_once(" ".join(arguments.words)))
    return 0


def main(words: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m channels.serve", description=__doc__)
    parser.add_argument("command", choices=["run", "train", "ask"])
    parser.add_argument("words", nargs="*")
    arguments = parser.parse_args(words)
    return {"run": _run, "train": _train, "ask": _ask}[arguments.command](arguments)


if __name__ == "__main__":
    sys.exit(main())
