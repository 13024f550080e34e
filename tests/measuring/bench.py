"""One cited answer through the real server beside the stock `rasa init` bot's greeting, in one run, by turns.

    python -m tests.measuring.bench
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
from pathlib import Path

from tests.chat.conftest import Server, free_port

ROUNDS = 60
QUESTIONS = ("can they hold me face down?", "how long can seclusion last", "what is an imha",
             "can they take my phone away from everybody", "must they write down that they used force")


def stock_bot(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    """The bot `rasa init` makes, trained and served as it comes, over its REST channel."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
    rasa = [sys.executable, "-m", "rasa"]
    subprocess.run([*rasa, "init", "--no-prompt", "--init-dir", str(folder)], check=True, env=environment, **quiet)
    port = free_port()
    process = subprocess.Popen([*rasa, "run", "--port", str(port), "-i", "127.0.0.1"], cwd=folder, env=environment, **quiet)
    return process, port


def timed(url: str, body: dict[str, object]) -> float:
    """Milliseconds for one answer."""
    request = urllib.request.Request(url, data=json.dumps(body).encode(), headers={"Content-Type": "application/json"})
    began = time.perf_counter()
    with urllib.request.urlopen(request, timeout=60) as reply:
        reply.read()
    return (time.perf_counter() - began) * 1000


def memory_mb(server: Server) -> float:
    """Proportional set size of the supervisor, the assistant and the action server together, in MB."""
    assert server.process is not None
    pids = [server.process.pid, server.pid_of("assistant"), server.pid_of("actions")]
    rollups = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in pids]
    return sum(int(line.split()[1]) for text in rollups for line in text.splitlines() if line.startswith("Pss:")) / 1024


def main() -> None:
    """Print both medians, their ratio, and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        stock, port = stock_bot(Path(folder) / "stock")
        try:
            server.start()
            theirs_url = f"http://127.0.0.1:{port}/webhooks/rest/webhook"
            until = time.monotonic() + 120
            while time.monotonic() < until:
                try:
                    timed(theirs_url, {"sender": "warm", "message": "hi"})
                    break
                except OSError:
                    time.sleep(1)
            ours, theirs = [], []
            for n in range(ROUNDS):
                theirs.append(timed(theirs_url, {"sender": f"s{n}", "message": "hello"}))
                ours.append(timed(f"{server.address}/webhook", {"message": QUESTIONS[n % len(QUESTIONS)], "session": None}))
            a, b = statistics.median(ours[5:]), statistics.median(theirs[5:])
            print(f"cited answer {a:.1f} ms, stock greeting {b:.1f} ms: ratio {a / b:.2f} (medians of {ROUNDS - 5}, by turns)")
            print(f"memory of all our processes: {memory_mb(server):.0f} MB")
        finally:
            stock.terminate()
            server.stop()


if __name__ == "__main__":
    main()
