"""One cited answer through the real server beside the stock `rasa init` bot's greeting, in one run, by turns.

    python -m tests.measuring.bench

Every question is asked once, in a chat of its own, so that no vector is remembered from before; the greeting too opens a
chat each time. Only answers with a source count. Run it while nothing else runs.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.chat.conftest import Server, free_port
from tests.measuring.cases import questions

ROUNDS, WARM_UP = 120, 10
GREETING = "hello"


def stock_bot(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    """The bot `rasa init` makes, trained and served as it comes, over its REST channel."""
    folder.mkdir()
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
    environment.pop("PYTHONPATH", None)
    rasa = [sys.executable, "-m", "rasa"]
    with (folder.parent / "stock.log").open("wb") as log:
        subprocess.run([*rasa, "init", "--no-prompt", "--init-dir", str(folder)], check=True, env=environment, cwd=folder,
                       stdout=log, stderr=log)
        port = free_port()
        process = subprocess.Popen([*rasa, "run", "--port", str(port), "-i", "127.0.0.1"], cwd=folder, env=environment,
                                   stdout=log, stderr=log)
    return process, port


def timed(url: str, body: dict[str, object]) -> tuple[float, Any]:
    """Milliseconds for one reply, and the reply."""
    request = urllib.request.Request(url, data=json.dumps(body).encode(), headers={"Content-Type": "application/json"})
    began = time.perf_counter()
    with urllib.request.urlopen(request, timeout=60) as reply:
        read = reply.read()
    return (time.perf_counter() - began) * 1000, json.loads(read)


def wait_for(url: str, body: dict[str, object], seconds: float = 180.0) -> None:
    """Until somebody answers; raises OSError when nobody does in time."""
    until = time.monotonic() + seconds
    while True:
        try:
            timed(url, body)
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(1)


def family(pid: int) -> Iterator[int]:
    """This process and every process it started."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def memory_mb(pid: int, of: str) -> float:
    """MB of a process and all it started: 'Pss' shares out what is shared also with strangers, 'Rss' counts it every time."""
    rollups = [Path(f"/proc/{one}/smaps_rollup").read_text() for one in family(pid)]
    return sum(int(line.split()[1]) for text in rollups for line in text.splitlines() if line.startswith(f"{of}:")) / 1024


def is_cited(reply: dict[str, Any]) -> bool:
    """True for an answer that names a source."""
    return any(one["kind"] == "answer" and one.get("sources") for one in reply["messages"])


def by_turns(ours: str, theirs: str) -> tuple[list[float], list[float]]:
    """Milliseconds of each cited answer and of each greeting, after a warm-up."""
    asked = [one.text for one in questions() if one.kind == "rights"][::2][:ROUNDS]
    answers, greetings = [], []
    for n, question in enumerate(asked):
        greeting, said = timed(theirs, {"sender": f"s{n}", "message": GREETING})
        answer, reply = timed(ours, {"message": question, "session": None})
        if n >= WARM_UP and said and is_cited(reply):
            greetings.append(greeting)
            answers.append(answer)
    return answers, greetings


def main() -> None:
    """Print both medians, their ratio, and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        stock, port = stock_bot(Path(folder) / "stock")
        try:
            server.start()
            theirs = f"http://127.0.0.1:{port}/webhooks/rest/webhook"
            wait_for(theirs, {"sender": "warm", "message": GREETING})
            answers, greetings = by_turns(f"{server.address}/webhook", theirs)
            a, b = statistics.median(answers), statistics.median(greetings)
            print(f"cited answer {a:.1f} ms, stock greeting {b:.1f} ms: ratio {a / b:.2f} "
                  f"(medians of {len(answers)}, by turns, every question new)")
            print(f"ninth in ten: {statistics.quantiles(answers, n=10)[-1]:.1f} ms and "
                  f"{statistics.quantiles(greetings, n=10)[-1]:.1f} ms")
            assert server.process is not None
            for name, pid in (("all our processes", server.process.pid), ("the stock bot", stock.pid)):
                print(f"memory of {name}: {memory_mb(pid, 'Pss'):.0f} MB, at most {memory_mb(pid, 'Rss'):.0f} MB "
                      "with what is shared counted in each")
        finally:
            stock.terminate()
            stock.wait(timeout=30)
            server.stop()


if __name__ == "__main__":
    main()
