"""How pages are made: Jinja templates of channels/page, escaped always, with a plain page behind them."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, select_autoescape

from channels.log_redaction import place_of
from channels.notices import Strings
from channels.web.static_files import PAGE, Assets
from channels.web.telephone_links import telephone_links

logger = logging.getLogger(__name__)
PLAIN = Path(__file__).parent


class Templates:
    """Renders templates; every one knows ``asset(name)``, ``prefix`` and ``strings``."""

    def __init__(self, prefix: str, other: Strings, folder: Path = PAGE) -> None:
        """``prefix``: the path of the channel; ``other``: the words of a language that is not English."""
        self.prefix, self.folder, self.assets, self._other = prefix, folder, Assets(folder), other
        self._templates = Environment(
            loader=FileSystemLoader([folder, PLAIN]), undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True, autoescape=select_autoescape(default_for_string=True, default=True),
        )
        self._templates.filters["telephone_links"] = telephone_links
        self._templates.globals["prefix"] = prefix
        self._templates.globals["asset"] = lambda name: self.assets.address(name, prefix)

    def page(self, language: str, given: Mapping[str, Any]) -> str:
        """The chat's page; the plain one when the real one is missing or cannot be made."""
        try:
            return self.render("index.html", language, **given)
        except TemplateError as error:
            logger.error("index.html: %s; the plain page is served", place_of(error))
            return self.render("plain.html", language, **given)

    def render(self, template: str, language: str, **given: Any) -> str:
        """The page; ``language`` is 'en' or 'cy' and picks the strings."""
        found = self._templates.get_template(template)
        return found.render(language=language, strings=self.strings(language), **given)

    def strings(self, language: str) -> Mapping[str, str]:
        """The page's words: English, with the language's own over them."""
        path = self.folder / "strings.en.json"
        words: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        own = self._other(language) if language != "en" else {}
        return {key: own.get(key) or english for key, english in words.items()}
