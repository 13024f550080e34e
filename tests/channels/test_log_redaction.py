"""Log lines lose every word that somebody may have typed, whoever writes them."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator

import pytest
import structlog

from channels import log_redaction

CANARY = "canary-in-a-log"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything logging would print, with the process put back as it was afterwards."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter("%(name)s|%(levelname)s|%(message)s"))
    root = logging.getLogger()
    names = [*log_redaction.TALKATIVE, *log_redaction.OUR_ROOMS, "rasa.core.processor"]
    before = {name: (logging.getLogger(name).level, logging.getLogger(name).propagate) for name in names}
    factory, level, disabled = logging.getLogRecordFactory(), root.level, root.manager.disable
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    for name in names:
        logging.getLogger(name).propagate = True
    log_redaction.quieten()
    yield written
    root.removeHandler(handler)
    root.setLevel(level)
    logging.setLogRecordFactory(factory)
    logging.disable(disabled)
    logging.captureWarnings(False)
    structlog.reset_defaults()
    for name, (old, propagate) in before.items():
        logging.getLogger(name).setLevel(old)
        logging.getLogger(name).propagate = propagate


def failing(message: str) -> None:
    try:
        int(message)
    except ValueError as error:
        raise RuntimeError(f"while reading {message}") from error


def test_once_serving_other_rooms_lines_keep_place_and_level_only(log: io.StringIO) -> None:
    log_redaction.withhold()
    log_redaction.withhold()
    logging.getLogger("rasa.core.processor").error(f"could not handle '{CANARY}'")
    logging.getLogger("rasa.core.processor").warning("could not handle %s", CANARY)
    logging.getLogger("sanic.error").exception(CANARY)
    logging.getLogger("some.library").critical("%s", {"text": CANARY})
    written = log.getvalue()
    assert CANARY not in written
    assert "rasa.core.processor ERROR at tests/channels/test_log_redaction.py:" in written
    assert written.count(log_redaction.WITHHELD) == 4


@pytest.mark.parametrize("name", ["rasa.core.processor", "channels.errors", "sanic.error", "asyncio"])
def test_an_error_is_told_by_type_and_place(log: io.StringIO, name: str) -> None:
    log_redaction.withhold()
    try:
        failing(CANARY)
    except RuntimeError:
        logging.getLogger(name).exception("it broke")
    written = log.getvalue()
    assert CANARY not in written
    assert "RuntimeError at tests/channels/test_log_redaction.py:" in written
    assert "from ValueError" in written


def test_our_own_lines_are_kept(log: io.StringIO) -> None:
    log_redaction.withhold()
    logging.getLogger("channels.errors").error("%s took %.1f s", "turn", 5)
    assert "turn took 5.0 s" in log.getvalue()


def test_before_the_first_request_a_failing_start_can_be_read(log: io.StringIO) -> None:
    logging.getLogger("rasa.core.agent").error("no model at models/")
    assert "no model at models/" in log.getvalue()


@pytest.mark.parametrize("serving", [False, True])
def test_debug_lines_and_structlog_never_tell_words(log: io.StringIO, capsys: pytest.CaptureFixture[str],
                                                    serving: bool) -> None:
    if serving:
        log_redaction.withhold()
    for name in ("rasa.core.processor", "channels.turns", "sanic.access"):
        logging.getLogger(name).setLevel(logging.DEBUG)
        logging.getLogger(name).debug(CANARY)
    structured = structlog.get_logger("rasa.core.processor")
    structured.debug("processor.message.parse", parse_data_text=CANARY)
    structured.warning("message.parsing.failed", user_text=CANARY)
    structured.error("some.error", text=CANARY)
    printed = capsys.readouterr()
    assert CANARY not in log.getvalue() + printed.out + printed.err
    assert serving or "message.parsing.failed" in log.getvalue()


def test_warnings_go_the_same_way(log: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    log_redaction.withhold()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        log_redaction.quieten()
        warnings.warn(f"could not read {CANARY}", stacklevel=1)
    printed = capsys.readouterr()
    assert CANARY not in log.getvalue() + printed.out + printed.err


def test_the_place_of_an_error_names_no_folder_of_the_machine() -> None:
    try:
        failing(CANARY)
    except RuntimeError as error:
        told = log_redaction.place_of(error)
    assert CANARY not in told
    assert "/home" not in told and not told.startswith("/")
    assert log_redaction.place_of(None) == ""
