"""Starts the assistant, trains it, asks it one question, switches it off and on, tells what was counted.

    python -m channels.serve run | train | ask "can they hold me face down?" | off | on | stats [days]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from pathlib import Path

from channels.off_switch import OffSwitch
from channels.process import no_core_dumps
from channels.serve.checks import obstacle
from channels.serve.parts import STATE, Part, parts
from channels.serve.supervisor import Supervisor, wait_until_well
from channels.serve.training import MODEL, TrainingFailedError, is_our_model, train_if_needed
from channels.statistics import Row, counts_in, table

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "5005"))
ACTIONS_PORT = int(os.environ.get("ACTIONS_PORT", "5055"))
WELL_WITHIN = 300.0


def _may_start(part: Part) -> str:
    """A model that was changed while the assistant ran is not loaded by a restart."""
    return "" if part.name != "assistant" or is_our_model() else "the model is not the one trained here; run make train"


async def _serve() -> int:
    supervisor = Supervisor(parts(HOST, PORT, ACTIONS_PORT, MODEL), may_start=_may_start)
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
    elif not running.done() and not supervisor.is_stopping:
        poor = ", ".join(name for name, value in (seen or {"everything": ""}).items() if value != "ok")
        print(f"  Not well after {WELL_WITHIN:.0f} s: {poor}. See .state/logs/", flush=True)
    await running
    print("  Stopped.", flush=True)
    return 0


def _run(_: argparse.Namespace) -> int:
    in_the_way = obstacle(HOST, {"PORT": PORT, "ACTIONS_PORT": ACTIONS_PORT}, STATE)
    if in_the_way:
        print(in_the_way, file=sys.stderr)
        return 1
    no_core_dumps()
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


def _switch(arguments: argparse.Namespace) -> int:
    """Off and on: works at once on a running assistant that uses the same state folder."""
    switch = OffSwitch(Path(os.environ.get("OFF_FILE", STATE / "off")))
    if arguments.command == "off":
        switch.turn_off()
        print("  Switched off: the page and the chat give the telephone numbers and nothing else. On again: make on")
    else:
        switch.turn_on()
        print("  Switched on.")
    return 0


def _stats(arguments: argparse.Namespace) -> int:
    url = os.environ.get("DATABASE_URL", "")
    rows = asyncio.run(_rows_of(url)) if url else counts_in(STATE / "conversations.db")
    print(table(rows, by_day="days" in arguments.words))
    return 0


async def _rows_of(url: str) -> list[Row]:
    from channels.session.postgres_store import PostgresConversationStore

    store = PostgresConversationStore(url=url)
    try:
        return await store.counted()
    finally:
        await store.close()


def main(words: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m channels.serve", description=__doc__)
    parser.add_argument("command", choices=["run", "train", "ask", "off", "on", "stats"])
    parser.add_argument("words", nargs="*")
    arguments = parser.parse_args(words)
    return {"run": _run, "train": _train, "ask": _ask, "off": _switch, "on": _switch, "stats": _stats}[arguments.command](arguments)


if __name__ == "__main__":
    sys.exit(main())
