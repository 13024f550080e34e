"""The decision table as one page to read and print: rules in the order people see the routes."""

from __future__ import annotations

from html import escape

from knowledge.complaints.map_words import KINDS, PLACES, conditions, deadline
from knowledge.complaints.routing.table import Basis, Kind, Row, Table

STYLE = """body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color:#1a1a1a}
table{border-collapse:collapse;width:100%}
caption,h2{text-align:left;font-size:1.25rem;font-weight:600;margin:2rem 0 .5rem}
th,td{border:1px solid #767676;padding:.4rem .5rem;vertical-align:top;text-align:left}
th{background:#f0f4f5}.recalled{background:#fff3d6}ul{margin:0;padding-left:1.1rem}
@media print{body{margin:0;font-size:11px}thead{display:table-header-group}tr{break-inside:avoid}}"""
HEADINGS = ("Rule", "Does", "Route", "When", "Deadline", "Why, as people read it", "Source", "Basis")
INTRO = (
    "Each row is one rule of knowledge/content/decision_table.csv. The first row that fits offers a route; a "
    "row that leaves it out wins. Rules on an amber ground are only recalled: somebody has to check them."
)


def page(table: Table) -> str:
    """The whole table as HTML."""
    sections = "".join(_section(heading, rows) for heading, rows in _sections(table))
    counts = ", ".join(f"{sum(row.basis is basis for row in table.rows)} {basis.value}" for basis in Basis)
    return (
        f'<!doctype html>\n<html lang="en-GB">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>The ways to complain: every rule</title>'
        f"<style>{STYLE}</style></head>\n<body><main><h1>The ways to complain: every rule</h1>"
        f"<p>{escape(INTRO)}</p><p>{len(table.rows)} rules: {counts}.</p>\n{sections}</main></body>\n</html>\n"
    )


def _sections(table: Table) -> list[tuple[str, list[Row]]]:
    offers = [
        (f"{place}. {name}", [row for row in table.rows if row.kind is Kind.OFFER and row.place == place])
        for place, name in PLACES.items()
    ]
    clocks = [(PLACES[11], [row for row in table.rows if row.kind is Kind.CLOCK])]
    others = [
        ("Left out, with the reason", [row for row in table.rows if row.kind in (Kind.EXCLUDE, Kind.ONLY)])
    ]
    return [(heading, rows) for heading, rows in (*offers, *clocks, *others) if rows]


def _section(heading: str, rows: list[Row]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in HEADINGS)
    body = "\n".join(_row(row) for row in rows)
    return (
        f"<table><caption>{escape(heading)}</caption><thead><tr>{head}</tr></thead>\n"
        f"<tbody>{body}</tbody></table>\n"
    )


def _row(row: Row) -> str:
    when = "".join(f"<li>{escape(line)}</li>" for line in conditions(row))
    marked = ' class="recalled"' if row.basis is Basis.RECALLED else ""
    cells = (KINDS[row.kind], ", ".join(row.routes), f"<ul>{when}</ul>" if when else "always")
    told = " ".join(filter(None, (row.because, row.when_passed and f"[When passed: {row.when_passed}]")))
    return (
        f'<tr{marked}><th scope="row">{escape(row.rule)}</th><td>{escape(cells[0])}</td>'
        f"<td>{escape(cells[1])}</td><td>{cells[2]}</td><td>{escape(deadline(row))}</td>"
        f"<td>{escape(told)}</td><td>{escape(row.source)}</td><td>{row.basis.value}</td></tr>"
    )
