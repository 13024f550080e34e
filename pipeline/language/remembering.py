"""Remembers what was read of the last few texts, by a keyed hash of each, so that no words are kept."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
REMEMBERED = 256


class Remembering(Generic[T]):
    """The last readings. A message is read for danger while it waits and again in its turn; the second time costs nothing."""

    def __init__(self, most: int = REMEMBERED) -> None:
        """Nothing is remembered, and never more than the ``most`` last; the key of the hash is drawn anew in each process and never
        leaves it."""
        self._known: OrderedDict[bytes, T] = OrderedDict()
        self._most = most
        self._key, self._lock = secrets.token_bytes(), threading.Lock()

    def of(self, text: str, read: Callable[[], T], *beside: object) -> T:
        """What ``read`` gives for this text; remembered as long as all that the reading depends on ``beside`` it is the same.

        The reading itself is done outside the lock: two threads may do the same work, but none waits for another's.
        """
        told = "\0".join([*map(str, beside), text]).encode("utf-8", "surrogatepass")
        name = hashlib.blake2b(told, key=self._key).digest()
        with self._lock:
            if name in self._known:
                self._known.move_to_end(name)
                return self._known[name]
        found = read()
        with self._lock:
            self._known[name] = found
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        return found
