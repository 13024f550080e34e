"""The supervisor on small programs instead of Rasa: what dies, hangs or is left alone; and what is refused at the start."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from channels.off_switch import OffSwitch
from channels.process import ORPHANED, end_with_parent
from channels.serve.checks import unusable_folder, wrong_setting
from channels.serve.parts import Part
from channels.serve.probing import Probe, probe
from channels.serve.rotating_log import RotatingLog
from channels.serve.supervisor import Supervisor
from tests.channels.server import free_port
from tests.conftest import ROOT

SERVES = textwrap.dedent("""
    import http.server, os, pathlib, sys
    pathlib.Path(sys.argv[2]).open("a").write(f"{os.getpid()}\\n")
    print("serving", flush=True)
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self): self.send_response(503); self.send_header("content-length", "0"); self.end_headers()
        def log_message(self, *_): pass
    http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
""")


def small_part(folder: Path) -> tuple[Part, Path]:
    port, pids = free_port(), folder / "pids"
    return Part("small", [sys.executable, "-c", SERVES, str(port), str(pids)], {}, f"http://127.0.0.1:{port}/"), pids


def pids_in(path: Path) -> list[int]:
    return [int(line) for line in path.read_text().split()] if path.exists() else []


async def until(well: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not well():
        await asyncio.sleep(0.05)
    return well()


def gone(pid: int) -> bool:
    try:
        return "Z" in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1][:3]
    except OSError:
        return True


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP], ids=["dies", "hangs"])
def test_a_part_that_dies_or_hangs_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: signal.Signals) -> None:
    monkeypatch.setattr("channels.serve.supervisor.PROBE_EVERY", 0.2)
    monkeypatch.setattr("channels.serve.probing.PROBE_SECONDS", 0.3)
    monkeypatch.setattr("channels.serve.supervisor.SILENT_FOR", 1.0)
    part, pids = small_part(tmp_path)

    async def run() -> tuple[list[int], int]:
        supervisor = Supervisor([part], tmp_path / "logs")
        running = asyncio.create_task(supervisor.run())
        assert await until(lambda: len(pids_in(pids)) == 1)
        await asyncio.sleep(1)
        os.kill(pids_in(pids)[0], how)
        assert await until(lambda: len(pids_in(pids)) == 2)
        supervisor.stop()
        await running
        return pids_in(pids), stat.S_IMODE((tmp_path / "logs" / "small.log").stat().st_mode)

    seen, mode = asyncio.run(run())
    assert all(gone(pid) for pid in seen) and mode == 0o600


def test_a_busy_part_that_misses_many_probes_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.serve.supervisor.PROBE_EVERY", 0.05)
    monkeypatch.setattr("channels.serve.probing.PROBE_SECONDS", 0.1)
    part, pids = small_part(tmp_path)

    async def run() -> None:
        supervisor = Supervisor([part], tmp_path / "logs")
        running = asyncio.create_task(supervisor.run())
        assert await until(lambda: len(pids_in(pids)) == 1)
        await asyncio.sleep(1)
        os.kill(pids_in(pids)[0], signal.SIGSTOP)
        await asyncio.sleep(2)
        os.kill(pids_in(pids)[0], signal.SIGCONT)
        await asyncio.sleep(0.5)
        supervisor.stop()
        await running

    asyncio.run(run())
    assert len(pids_in(pids)) == 1


def test_a_part_that_replaces_its_own_crashed_child_is_given_the_time_to_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody listens for longer than a silence may last; then it serves again, and it is still the same process."""
    monkeypatch.setattr("channels.serve.supervisor.PROBE_EVERY", 0.1)
    monkeypatch.setattr("channels.serve.supervisor.SILENT_FOR", 0.5)
    port, pids = free_port(), tmp_path / "pids"
    program = textwrap.dedent("""
        import os, subprocess, sys, time
        open(sys.argv[2], "a").write(f"{os.getpid()}\\n")
        serve = [sys.executable, "-c", sys.argv[3], sys.argv[1], os.devnull]
        for pause in (0, 2.5):
            time.sleep(pause)
            child = subprocess.Popen(serve)
            time.sleep(1.5)
            child.kill() if pause == 0 else child.wait()
    """)
    part = Part("small", [sys.executable, "-c", program, str(port), str(pids), SERVES], {}, f"http://127.0.0.1:{port}/")

    async def run() -> None:
        supervisor = Supervisor([part], tmp_path / "logs")
        running = asyncio.create_task(supervisor.run())
        await asyncio.sleep(3)
        assert probe(part.alive) is Probe.ABSENT
        assert await until(lambda: probe(part.alive) is Probe.ANSWERS, 20)
        supervisor.stop()
        await running

    asyncio.run(run())
    assert len(pids_in(pids)) == 1


def test_a_part_that_hangs_as_soon_as_it_listens_again_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was absent a moment ago and has not been heard since: that gives it no more time than any other silence."""
    monkeypatch.setattr("channels.serve.supervisor.PROBE_EVERY", 0.1)
    monkeypatch.setattr("channels.serve.probing.PROBE_SECONDS", 0.2)
    monkeypatch.setattr("channels.serve.supervisor.SILENT_FOR", 0.5)
    port, pids = free_port(), tmp_path / "pids"
    deaf = textwrap.dedent("""
        import os, socket, sys, time
        open(sys.argv[2], "a").write(f"{os.getpid()}\\n")
        time.sleep(0.5)
        with socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=50):
            time.sleep(60)
    """)
    part = Part("small", [sys.executable, "-c", deaf, str(port), str(pids)], {}, f"http://127.0.0.1:{port}/")

    async def run() -> None:
        supervisor = Supervisor([part], tmp_path / "logs")
        running = asyncio.create_task(supervisor.run())
        assert await until(lambda: len(pids_in(pids)) == 2)
        supervisor.stop()
        await running

    asyncio.run(run())


def test_a_part_that_may_not_start_is_not_started(tmp_path: Path) -> None:
    part, pids = small_part(tmp_path)

    async def run() -> None:
        supervisor = Supervisor([part], tmp_path / "logs", may_start=lambda _: "not ours")
        running = asyncio.create_task(supervisor.run())
        await asyncio.sleep(0.5)
        supervisor.stop()
        await running

    asyncio.run(run())
    assert pids_in(pids) == []


def test_the_parts_end_with_a_supervisor_that_is_killed_and_may_write_no_core(tmp_path: Path) -> None:
    part, pids = small_part(tmp_path)
    script = (f"import asyncio\nfrom pathlib import Path\nfrom channels.serve.parts import Part\n"
              f"from channels.serve.supervisor import Supervisor\n"
              f"asyncio.run(Supervisor([Part('small', {list(part.command)!r})], Path({str(tmp_path)!r})).run())")
    supervisor = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert asyncio.run(until(lambda: len(pids_in(pids)) == 1))
    [pid] = pids_in(pids)
    assert "Max core file size        0                    0" in Path(f"/proc/{pid}/limits").read_text()
    supervisor.kill()
    supervisor.wait(10)
    assert asyncio.run(until(lambda: gone(pid), 5))


def test_a_child_whose_parent_had_ended_before_it_could_ask_ends_too() -> None:
    child = os.fork()
    if child == 0:
        end_with_parent(os.getppid() + 1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == ORPHANED


def test_a_log_rotates_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.log"
    path.write_text("old")
    path.chmod(0o644)
    log = RotatingLog(path, most_bytes=100)
    for _ in range(30):
        log.write(b"x" * 40)
    log.close()
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["x.log", "x.log.1", "x.log.2"]
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 and file.stat().st_size <= 140 for file in files)


@pytest.mark.parametrize(("name", "value", "says"), [
    ("CHAT_MINUTES", "0", "CHAT_MINUTES"), ("CHAT_MINUTES", "nan", "CHAT_MINUTES"), ("CHAT_MINUTES", "inf", "CHAT_MINUTES"),
    ("CHAT_MINUTES", "abc", "CHAT_MINUTES"), ("ALLOWED_SITES", "*", "origin"), ("PUBLIC_ORIGIN", "nonsense", "origin"),
    ("PROXIES", "many", "proxies"), ("NEW_CHATS_A_MINUTE", "nan", "new_chats_a_minute"),
])
def test_a_setting_that_cannot_be_used_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str,
) -> None:
    monkeypatch.chdir(ROOT)
    told = wrong_setting({name: value})
    assert says in told and "\n" not in told
    assert wrong_setting({"CHAT_MINUTES": "60"}) == ""


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "cannot be written to" in unusable_folder(tmp_path / "file" / "state")
    assert unusable_folder(tmp_path / "new") == ""


def test_a_record_of_the_model_that_is_empty_is_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from channels.serve import training

    monkeypatch.setattr(training, "MODEL", tmp_path / "m")
    monkeypatch.setattr(training, "SHA256", tmp_path / "m.sha256")
    (tmp_path / "m").write_bytes(b"model")
    (tmp_path / "m.sha256").write_text("")
    assert not training.is_our_model()


def test_the_switch_is_a_file_that_the_command_makes_and_takes_away(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "STATE_DIR": str(tmp_path)}
    for command, is_on in (("off", True), ("off", True), ("on", False), ("on", False)):
        subprocess.run([sys.executable, "-m", "channels.serve", command], cwd=ROOT, env=environment, check=True,
                       stdout=subprocess.DEVNULL)
        assert OffSwitch(tmp_path / "off").is_on is is_on
