"""The action server is run so that an action which breaks while it holds somebody's words logs none of them."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.channels.server import free_port

CANARY = "canary-in-an-action"
BREAKS = '''
from rasa_sdk import Action

class Breaks(Action):
    def name(self):
        return "breaks"

    def run(self, dispatcher, tracker, domain):
        raise ValueError("could not read " + tracker.latest_message["text"])
'''


def _ask(port: int) -> int:
    """The status of a request to run the broken action; 0 while nobody listens."""
    body = {"next_action": "breaks", "version": "3.6", "domain": {}, "tracker": {
        "sender_id": "s", "slots": {}, "events": [], "latest_message": {"text": CANARY}, "paused": False, "latest_event_time": 0}}
    wanted = urllib.request.Request(f"http://127.0.0.1:{port}/webhook", json.dumps(body).encode(),
                                    {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(wanted, timeout=10) as reply:
            return int(reply.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


@pytest.mark.slow
@pytest.mark.parametrize("quietly", [True, False], ids=["quietly", "as the SDK would"])
def test_an_action_that_breaks_leaves_its_place_in_the_log_and_no_words(tmp_path: Path, quietly: bool) -> None:
    (tmp_path / "breaking.py").write_text(BREAKS)
    port, log = free_port(), tmp_path / "log"
    how = ["channels.serve.quietly", "rasa_sdk"] if quietly else ["rasa_sdk"]
    path = f"{Path.cwd()}:{tmp_path}"
    with log.open("wb") as written:
        running = subprocess.Popen([sys.executable, "-m", *how, "--actions", "breaking", "--port", str(port)],
                                   stdout=written, stderr=written, env={"PYTHONPATH": path, "SANIC_HOST": "127.0.0.1"})
        try:
            until, status = time.monotonic() + 60, 0
            while status == 0 and time.monotonic() < until:
                time.sleep(0.3)
                status = _ask(port)
        finally:
            running.terminate()
            running.wait(20)
    assert status >= 500
    told = log.read_text()
    assert (CANARY in told) is not quietly, told
    assert "ValueError" in told
