"""Rules of the page's own files, read as text: nothing inline, from elsewhere or stored; small modules."""

from __future__ import annotations

import json
import re
import statistics
from html import unescape
from pathlib import Path

import pytest
import yaml

from tests.browser.fake_server import PAGE, ROOT

ASSETS = PAGE / "assets"
MODULES = sorted(ASSETS.glob("*.js"))
TEMPLATES = sorted(PAGE.glob("*.html"))
REFERENCE = sorted((PAGE / "reference").glob("*.html"))
SHEETS = sorted(ASSETS.glob("*.css"))
STRINGS: dict[str, str] = json.loads((PAGE / "strings.en.json").read_text(encoding="utf-8"))
NAMES = r"""(?:\bt\(|data-t=|data-t-label=|data-t-placeholder=|strings\[|given\[|lines\()\s*["']([a-z_]+\.\w+)["']"""
MADE_UP = (  # keys that are put together from two parts
    r"(ward|example)\.[1-6](_ask)?", r"welcome\.can_\d", r"level\.\w+", r"nation\.(england|wales|both)",
    r"level\.\w+_do", r"force\.[\w-]+",
    r"nation\.in_(england|wales)", r"useful\.(yes|no|not_asked)", r"letter\.step_\w+", r"(ward|welcome)\.title",
    r"talk\.(answer|question|routes|letter|notice)", r"net\.(offline|error|wait)", r"tools\.(read|copy|print)",
    r"sheet\.(done|asked)_\w+", r"route\.\w+")
STORES = r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker"
AS_HTML = (r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|\.srcdoc"
           r"|createContextualFragment")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_modules_read_nothing_as_html_and_store_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    code = re.sub(r"/\*.*?\*/|(?<!:)//.*", "", text, flags=re.S)
    assert not re.findall(f"{AS_HTML}|{STORES}", code)
    assert "// @ts-check" in text and "/*" in text, "says what it is for, and its types"
    assert not re.findall(r"https?://(?!www\.w3\.org/2000/svg)\w[^\s`'\"]*", code), "nothing from elsewhere"


def test_modules_are_small() -> None:
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES]
    assert statistics.median(sizes) < 150 and max(sizes) <= 300


@pytest.mark.parametrize("path", [*TEMPLATES, *REFERENCE], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_templates_hold_no_inline_script_or_style(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    html = re.sub(r"\{#.*?#\}", "", text, flags=re.S)
    assert not re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:|\|\s*safe\b", html)
    assert not re.findall(r"<script(?![^>]*\ssrc=)", html)
    assert not re.findall(r"(?:src|action|<link[^>]*href)=[\"']https?:", html)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_stylesheets_bring_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.findall(r"@import|@font-face|url\(", text)


@pytest.mark.parametrize("path", [one for one in SHEETS if one.name not in ("tokens.css", "print.css")],
                         ids=lambda path: path.name)
def test_colours_and_sizes_of_type_come_from_the_tokens(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", text), "a colour of its own"
    tokens = set(re.findall(r"(--[\w-]+):", (ASSETS / "tokens.css").read_text(encoding="utf-8")))
    own = set(re.findall(r"(--[\w-]+):", text)) | {"--seen"}
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= tokens | own


def test_every_key_is_there_and_every_string_is_used() -> None:
    text = " ".join(path.read_text(encoding="utf-8") for path in [*MODULES, *TEMPLATES])
    named = {key for key in re.findall(NAMES, text) if not key.endswith("_")}
    assert named <= set(STRINGS), sorted(named - set(STRINGS))
    unused = [key for key in STRINGS if f"'{key}'" not in text and f'"{key}"' not in text
              and not any(re.fullmatch(one, key) for one in MADE_UP)]
    assert unused == []


def _help_words() -> str:
    return " ".join(words for key, words in STRINGS.items() if key.startswith("help."))


def test_numbers_of_the_page_are_those_of_the_contacts() -> None:
    contacts = yaml.safe_load((ROOT / "knowledge/content/contacts.yml").read_text(encoding="utf-8"))
    known = {one.get("phone", "") for one in contacts} | {one.get("text", "").split(" to ")[-1] for one in contacts}
    shown = set(re.findall(r"(?:Call|to) (\d[\d ]*\d)", _help_words()))
    assert shown == {"999", "111", "116 123", "85258", "0808 164 0123", "0300 466 6463"}
    assert shown <= known
    template = (PAGE / "base.html").read_text(encoding="utf-8")
    for number in shown - {"85258"}:
        assert f"tel:{number.replace(' ', '')}'" in template


def test_statement_is_the_same_on_the_page_and_in_the_documents() -> None:
    page = re.sub(r"\{[#%{].*?[#%}]\}", "", (PAGE / "accessibility.html").read_text(encoding="utf-8"), flags=re.S)
    page = page[page.index("<h1>"):page.index('<p><a class="btn')]
    document = (ROOT / "docs/accessibility-statement.md").read_text(encoding="utf-8")
    assert unescape(re.sub(r"<[^>]*>", " ", page)).split() == re.sub(r"^(#+|-) ", "", document, flags=re.M).split()
