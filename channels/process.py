"""What a process of ours asks of the operating system: no core dumps, enough open files, an end with its parent."""

from __future__ import annotations

import ctypes
import os
import resource
import signal

SET_PARENT_DEATH_SIGNAL, SET_DUMPABLE = 1, 4
ORPHANED = 70


def no_core_dumps() -> None:
    """A crash writes no memory to the disk, which would hold what people typed; nor may a debugger attach."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _ask(SET_DUMPABLE, 0)


def open_many_files() -> None:
    """As many open files, and so connections, as this user may have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 65536)), hard))


def end_with_parent(parent: int) -> None:
    """Be ended when ``parent``, the process that started this one, ends, however it ends. Linux only; nothing elsewhere.

    When it had ended before this was asked for, no signal will come: then this process ends at once.
    """
    _ask(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(ORPHANED)


def _ask(option: int, value: int) -> None:
    system = ctypes.CDLL(None)
    if hasattr(system, "prctl"):
        system.prctl(option, value, 0, 0, 0)
