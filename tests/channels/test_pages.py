"""Files and templates of the page: only what may be served, always escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from channels.web.static_files import Assets
from channels.web.templates import Templates

GIVEN: dict[str, Any] = {
    "lines": [], "session": "", "mode": "", "minutes": 60, "idle_warning": 120, "idle_clear": 180, "longest": 2000,
    "embedded": False,
}


def other_words(language: str) -> dict[str, str]:
    """The words of another language, as they are plugged in."""
    return {"a": "un", "utter_x": "not for a page"} if language == "cy" else {}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page folder with things that may and things that may not be served."""
    page = tmp_path / "page"
    (page / "assets" / "icons").mkdir(parents=True)
    (page / "assets" / "chat.css").write_text("body{}")
    (page / "assets" / "icons" / "a.svg").write_text("<svg/>")
    (page / "assets" / ".hidden.css").write_text("x")
    (page / "strings.en.json").write_text('{"a": "one", "b": "two"}')
    (page / "secret.html").write_text("template")
    (tmp_path / "outside.css").write_text("outside")
    (page / "assets" / "link.css").symlink_to(tmp_path / "outside.css")
    return page


@pytest.mark.parametrize(("name", "served"), [
    ("chat.css", True), ("icons/a.svg", True), ("strings.en.json", True), (".hidden.css", False),
    ("secret.html", False), ("../outside.css", False), ("link.css", False), ("icons/../chat.css", False),
    ("/chat.css", False), ("icons", False), ("", False), ("chat.css\n", False), ("missing.css", False),
    ("..%2foutside.css", False), ("chat.css\x00.css", False),
])
def test_only_files_of_the_page_are_served(folder: Path, name: str, served: bool) -> None:
    assert (Assets(folder).get(name) is not None) is served


def test_a_changed_file_gets_a_new_fingerprint_and_address(folder: Path) -> None:
    assets = Assets(folder)
    first, address = assets.get("chat.css"), assets.address("chat.css", "/x")
    (folder / "assets" / "chat.css").write_text("body{color:red}")
    assert first is not None
    assert assets.get("chat.css") != first
    assert assets.address("chat.css", "/x") != address
    assert assets.address("missing.css", "/x") == "/x/assets/missing.css"


def test_strings_of_a_language_lie_over_the_english(folder: Path) -> None:
    look = Templates("/x", other_words, folder)
    assert look.strings("cy") == {"a": "un", "b": "two"}
    assert look.strings("en") == {"a": "one", "b": "two"}


def test_a_page_that_cannot_be_made_gives_way_to_the_plain_one(folder: Path) -> None:
    (folder / "index.html").write_text("{{ nothing_like_this }}")
    assert "Get help now" in Templates("/x", other_words, folder).page("en", GIVEN)
    (folder / "index.html").write_text("{% if %}")
    assert "Get help now" in Templates("/x", other_words, folder).page("en", GIVEN)
    (folder / "index.html").write_text("real {{ asset('chat.css') }} {{ strings.a }} {{ longest }}")
    assert Templates("/x", other_words, folder).page("cy", GIVEN).startswith("real /x/assets/chat.css?v=")


def test_words_are_escaped_wherever_they_stand(folder: Path) -> None:
    bad = '<script>alert("1")</script>'
    source = {"title": bad, "url": 'https://x.example/"><b>', "pinpoint": bad, "checked": bad, "nation": bad}
    button = {"title": bad, "choice": '"><b>'}
    lines = [{"who": "you", "text": bad},
             {"who": "assistant", "kind": "answer", "text": bad, "sources": [source], "buttons": [button]}]
    page = Templates("/x", other_words, folder).page("en", {**GIVEN, "lines": lines, "session": '"><b>', "mode": '"><b>'})
    assert "<script" not in page and "<b>" not in page
    assert page.count("&lt;script&gt;") >= 6
