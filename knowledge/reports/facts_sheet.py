"""Writes the sentences as a page to print and sign, and as a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from knowledge.reports.facts import Sentence

COLUMNS = ("kind", "id", "part", "nation", "sentence", "source", "address", "status", "last checked",
           "right? (yes, no, mend)", "signed", "on")
HEADS = '<tr><th scope="col">For</th><th scope="col">Sentence</th><th scope="col">Signed, on</th></tr>'
STYLE = """
body { font: 1rem/1.5 sans-serif; margin: 1rem auto; max-width: 75rem; padding: 0 1rem; color: #111; background: #fff; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; }
th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; }
th:nth-child(3), td:nth-child(3) { width: 12rem; }
h3 { margin-bottom: 0; } p { margin: .2rem 0; }
@media print { section { break-inside: avoid; } }
"""


def as_csv(sentences: Iterable[Sentence]) -> str:
    """One line a sentence, the last three columns empty for the fact-checker."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows([one.kind, one.name, one.part, one.nation, one.text, one.grounds.source, one.grounds.address,
                     one.grounds.status, one.grounds.checked_on, "", "", ""] for one in sentences)
    return text.getvalue()


def as_html(sentences: Sequence[Sentence], day: str) -> str:
    """One page: for each text what it rests on, then its sentences with a box to sign."""
    counts = Counter(one.kind for one in sentences)
    index = "".join(f'<li><a href="#{escape(kind)}">{escape(kind)}</a>: {count}</li>' for kind, count in counts.items())
    body = "".join(_kind(kind, list(group)) for kind, group in groupby(sentences, key=lambda one: one.kind))
    return ('<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>Every sentence, with its source</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
            f"<h1>Every sentence, with its source</h1>\n<p>Made on {escape(day)}: {len(sentences)} sentences. Open the "
            "address, compare, and sign each row that is right.</p>\n"
            f"<ul>{index}</ul>\n{body}</body>\n</html>\n")


def _kind(kind: str, group: Sequence[Sentence]) -> str:
    texts = "".join(_text(list(of_text)) for _, of_text in groupby(group, key=lambda one: (one.name, one.grounds)))
    return f'<h2 id="{escape(kind)}">{escape(kind.capitalize())}</h2>\n{texts}'


def _text(group: Sequence[Sentence]) -> str:
    first = group[0]
    rows = "".join(_row(one) for one in group)
    return (f"<section>\n<h3>{escape(first.name)} ({escape(first.nation)})</h3>\n{''.join(_grounds(first))}"
            f"<table><thead>{HEADS}</thead>\n<tbody>{rows}</tbody></table>\n</section>\n")


def _row(one: Sentence) -> str:
    language = f' lang="{one.language}"' if one.language != "en" else ""
    return f"<tr><td>{escape(one.part)}</td><td{language}>{escape(one.text)}</td><td></td></tr>\n"


def _grounds(one: Sentence) -> Iterator[str]:
    """The source, its addresses as links, how well it is known."""
    yield f"<p>{escape(one.grounds.source)}</p>\n"
    for address in one.grounds.address.split():
        yield f'<p><a href="{escape(address)}" rel="noreferrer">{escape(address)}</a></p>\n'
    if one.grounds.status or one.grounds.checked_on:
        yield f"<p>{escape(', '.join(filter(None, (one.grounds.status, one.grounds.checked_on))))}</p>\n"
