"""A log file for its owner's eyes only, that never grows past a size: the older half is one file back."""

from __future__ import annotations

import os
from io import FileIO
from pathlib import Path

MOST_BYTES = 5 * 1024 * 1024
KEPT = 2


class RotatingLog:
    """``path``, and ``path.1`` and ``path.2`` behind it; each readable by the owner alone."""

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        """Open the file to write at its end."""
        self._path, self._most = path, most_bytes
        self._file = _opened(path)

    def write(self, data: bytes) -> None:
        """Write, and begin a new file when this one is full. A full disk loses the lines and nothing else."""
        try:
            self._file.write(data)
            if self._file.tell() > self._most:
                self._rotate()
        except OSError:
            return

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def _rotate(self) -> None:
        self._file.close()
        for n in range(KEPT, 0, -1):
            older = self._path.with_name(f"{self._path.name}.{n - 1}") if n > 1 else self._path
            if older.exists():
                older.replace(self._path.with_name(f"{self._path.name}.{n}"))
        self._file = _opened(self._path)


def _opened(path: Path) -> FileIO:
    """The file at its end, unbuffered; its rights are set also when it was there before."""
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    os.fchmod(descriptor, 0o600)
    return os.fdopen(descriptor, "ab", buffering=0)
