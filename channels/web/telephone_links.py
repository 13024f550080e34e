"""Telephone numbers in plain text as links, for pages that must work without JavaScript."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

NUMBER = re.compile(r"SHOUT to 85258|(?<![\d.£/-])\b(?:999|111|101|116 123|0(?: ?\d){9,10})\b")
NO_NUMBER = re.compile(r"\b(?:sections?|s|regulation|reg|paragraph|para|article|art|rule|page|chapter)\.? $", re.IGNORECASE)


def telephone_links(text: str) -> Markup:
    """The text, escaped, with every telephone number a link; 'section 117' and '2018/999' are none."""
    made, at = Markup(""), 0
    for found in NUMBER.finditer(text):
        if NO_NUMBER.search(text[:found.start()]):
            continue
        made += escape(text[at:found.start()]) + _link(found[0])
        at = found.end()
    return made + escape(text[at:])


def _link(words: str) -> Markup:
    address = "sms:85258?&body=SHOUT" if words.startswith("SHOUT") else "tel:" + words.replace(" ", "")
    return Markup('<a class="tel" href="{}">{}</a>').format(address, words)
