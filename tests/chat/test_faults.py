"""Never silent: parts that die, hang or are missing."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.chat.conftest import Chat, Server

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def breakable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own, with a copy of the knowledge base that may be lost."""
    state = tmp_path_factory.mktemp("faults")
    shutil.copy("knowledge.db", state / "knowledge.db")
    server = Server(state, settings={"KNOWLEDGE_DB": str(state / "knowledge.db")})
    server.start()
    yield server
    server.stop()


def eventually(said: Callable[[], bool], seconds: float = 90.0, pause: float = 1.0) -> bool:
    """True once it holds, asked every ``pause`` seconds; False when the time is over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if said():
                return True
        except (OSError, subprocess.CalledProcessError):
            pass
        time.sleep(pause)
    return False


def test_a_killed_action_server_is_apologised_for_and_comes_back(breakable: Server) -> None:
    chat = Chat(breakable)
    os.kill(breakable.pid_of("actions"), signal.SIGKILL)
    text = chat.say("i want to complain")
    assert "116 123" in text or "Did it happen to you" in text
    chat.say("can they hold me face down?")
    assert "answer" in chat.kinds
    assert eventually(lambda: "Did it happen to you" in Chat(breakable).say("i want to complain"))


def test_a_hung_action_server_is_not_waited_for(breakable: Server) -> None:
    chat = Chat(breakable)
    pid = breakable.pid_of("actions")
    os.kill(pid, signal.SIGSTOP)
    try:
        assert "116 123" in chat.say("i want to complain")
        assert "116 123" in chat.say("i want to kill myself")
        assert chat.kinds == ["urgent"]
    finally:
        os.kill(pid, signal.SIGCONT)
    assert eventually(lambda: "Did it happen to you" in Chat(breakable).say("i want to complain"))


def serving_pid(server: Server) -> int:
    """The process that serves: the child of the one that has imported everything; 0 while there is none."""
    found = subprocess.run(["pgrep", "-P", str(server.pid_of("assistant"))], capture_output=True, text=True, check=False)
    return int((found.stdout.split() or ["0"])[0])


def gone(pid: int) -> bool:
    """True once the process has ended. The child of a killed one answers on until the kernel has cleared its parent away."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] in "ZX"
    except OSError:
        return True


def test_a_dead_assistant_is_started_again_and_leaves_no_orphan(breakable: Server) -> None:
    killed, orphan = breakable.pid_of("assistant"), serving_pid(breakable)
    os.kill(killed, signal.SIGKILL)
    assert eventually(lambda: gone(killed) and gone(orphan), 20)
    assert eventually(lambda: "face" in Chat(breakable).say("can they hold me face down?"), 180)


def test_a_crash_of_the_serving_process_loads_only_the_model_anew_and_chats_go_on(breakable: Server) -> None:
    chat = Chat(breakable)
    chat.say("i want to complain")
    parent, serving = breakable.pid_of("assistant"), serving_pid(breakable)
    os.kill(serving, signal.SIGKILL)
    killed = time.monotonic()
    assert eventually(lambda: serving_pid(breakable) not in (0, serving) and breakable.health().get("status") == "ok", 120, 0.1)
    print(f"from the crash to service: {time.monotonic() - killed:.1f} s")
    assert breakable.pid_of("assistant") == parent
    assert eventually(lambda: bool(chat.say("it happened to me")), 60)
    assert chat.messages and "erased" not in chat.text


def test_an_assistant_that_hangs_is_replaced(breakable: Server) -> None:
    serving = serving_pid(breakable)
    os.kill(serving, signal.SIGSTOP)
    assert eventually(lambda: serving_pid(breakable) not in (0, serving) and breakable.health().get("status") == "ok", 180)


def test_an_action_server_that_hangs_is_replaced(breakable: Server) -> None:
    hung = breakable.pid_of("actions")
    os.kill(hung, signal.SIGSTOP)
    assert eventually(lambda: "Did it happen to you" in Chat(breakable).say("i want to complain"))
    assert breakable.pid_of("actions") != hung


def test_the_logs_are_their_owners_alone_and_hold_no_words(breakable: Server) -> None:
    Chat(breakable).say("canary-in-the-logs can they hold me face down?")
    logs = list((breakable.state / "logs").iterdir())
    assert logs and all(stat.S_IMODE(log.stat().st_mode) == 0o600 and b"canary-in-the-logs" not in log.read_bytes() for log in logs)


def test_without_the_knowledge_base_danger_and_people_are_still_there(breakable: Server) -> None:
    (breakable.state / "knowledge.db").unlink()
    os.kill(breakable.pid_of("assistant"), signal.SIGKILL)
    assert eventually(lambda: "116 123" in Chat(breakable).say("i want to kill myself"), 180)
    assert "999" in Chat(breakable).say("can they hold me face down?")
