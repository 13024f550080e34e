"""A real PostgreSQL and a real Redis in folders of their own, on free loopback ports; ended with the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from tests.channels.server import free_port

BINARIES = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), Path("/usr/bin"))
REDIS = shutil.which("redis-server") or ""


def listening(port: int, seconds: float = 15) -> None:
    """Wait until something listens there."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nothing listens on {port}")


def as_postgres() -> dict[str, int]:
    """PostgreSQL will not run as root; then it runs as the user its package made."""
    if os.getuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    return {"user": user.pw_uid, "group": user.pw_gid}


class Postgres:
    """One cluster, trusted on loopback, with nothing asked of the disk that a test can do without."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.log = folder.with_suffix(".log")
        self.process: subprocess.Popen[bytes] | None = None
        owner = as_postgres()
        if owner:
            os.chown(folder, owner["user"], owner["group"])
        folder.chmod(0o700)
        subprocess.run([str(BINARIES / "initdb"), "-D", str(folder), "-U", "test", "-A", "trust", "-E", "UTF8", "--no-sync"],
                       check=True, stdout=subprocess.DEVNULL, cwd="/", **owner)

    @property
    def url(self) -> str:
        return f"postgresql://test@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(BINARIES / "postgres"), "-D", str(self.folder), "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
                 "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "shared_buffers=16MB", "-c", "log_statement=none"],
                stdout=log, stderr=log, cwd="/", **as_postgres())
        listening(self.port)
        self._until_ready()

    def _until_ready(self) -> None:
        for _ in range(100):
            ready = subprocess.run([str(BINARIES / "pg_isready"), "-h", "127.0.0.1", "-p", str(self.port)], check=False,
                                   stdout=subprocess.DEVNULL)
            if ready.returncode == 0:
                return
            time.sleep(0.1)
        raise AssertionError(self.log.read_text()[-2000:])

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT: PostgreSQL's fast shutdown; SIGQUIT: as in a crash."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(20)
            self.process = None

    def bytes_kept(self) -> bytes:
        """Every byte on the disk: tables, dead rows, the write-ahead log."""
        return b"".join(path.read_bytes() for path in self.folder.rglob("*") if path.is_file()) + self.log.read_bytes()


class Redis:
    """One Redis that keeps nothing on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        self.process = subprocess.Popen([REDIS, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
                                         "--dir", str(self.folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        listening(self.port)

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)
            self.process = None
