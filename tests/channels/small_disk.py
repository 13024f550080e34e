"""A file system of a few megabytes, to be filled."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


@contextmanager
def disk(megabytes: int) -> Iterator[Path]:
    """A small file system in memory; skips, loudly, where none may be mounted."""
    folder = Path(tempfile.mkdtemp(prefix="small-disk-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)], check=False,
                             capture_output=True)
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("no file system may be mounted here: the full disk was NOT tested")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


@contextmanager
def full(folder: Path) -> Iterator[Callable[[], None]]:
    """Nothing more can be written there, until it is left; what is given fills up again what has been freed meanwhile."""
    filler = folder / "filler"

    def fill() -> None:
        with filler.open("ab", buffering=0) as file, suppress(OSError):
            while True:
                file.write(b"x" * 4096)

    fill()
    try:
        yield fill
    finally:
        filler.unlink()
