"""Nothing a person types reaches a log: not at debug, not in a warning, not inside an error.

Before the first request other people's log lines pass as they are, so that a failing start can be read.
From then on only our own rooms' lines keep their words; of any other line the logger, level and place
are kept, and of an error its type and place.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog

OUR_ROOMS = ("channels", "pipeline", "knowledge", "actions")
TALKATIVE = ("rasa", "sanic", "sanic.root", "sanic.error", "sanic.access", "asyncio", "aiohttp", "matplotlib",
             "apscheduler", "tensorflow", "urllib3", "py.warnings")
WITHHELD = "(words withheld)"
ExcInfo = tuple[type[BaseException] | None, BaseException | None, TracebackType | None]
_first_factory = logging.getLogRecordFactory()


def quieten() -> None:
    """At the start: no debug line from anybody, and structlog and warnings go through logging too."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    logging.disable(logging.DEBUG)
    logging.captureWarnings(True)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, _only_the_event],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.stdlib.LoggerFactory(),
        context_class=dict,
        cache_logger_on_first_use=False,
    )


def withhold() -> None:
    """From the first request on: other people's lines lose their words. Doing it again changes nothing."""
    if logging.getLogRecordFactory() is _withheld:
        return
    logging.setLogRecordFactory(_withheld)
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.WARNING))
    for name in OUR_ROOMS:
        logging.getLogger(name).setLevel(logging.INFO)


def place_of(error: BaseException | None) -> str:
    """The types and places of an error and what caused it; never its message, which may quote a person."""
    told: list[str] = []
    while error is not None and len(told) < 5:
        frames = traceback.extract_tb(error.__traceback__)
        last = frames[-1] if frames else None
        where = f" at {_short(last.filename)}:{last.lineno} in {last.name}" if last else ""
        told.append(f"{type(error).__name__}{where}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return " from ".join(told)


def _withheld(name: str, level: int, path: str, line: int, msg: object, args: Any, exc_info: ExcInfo | None,
              func: str | None = None, sinfo: str | None = None, **more: Any) -> logging.LogRecord:
    """A log record without words: ours keep their message, nobody's error keeps its message."""
    if name.partition(".")[0] not in OUR_ROOMS:
        msg, args = f"{name} {logging.getLevelName(level)} at {_short(path)}:{line} {WITHHELD}", ()
    error = exc_info[1] if exc_info else None
    if error is not None:
        msg = f"{msg} {place_of(error)}"
    return _first_factory(name, level, path, line, msg, args, None, func, None, **more)


def _only_the_event(_: Any, __: str, event: MutableMapping[str, Any]) -> str:
    return str(event.get("event", ""))


def _short(path: str) -> str:
    """The last three parts of a path: enough to find the line, nothing of the machine."""
    return "/".join(Path(path).parts[-3:])
