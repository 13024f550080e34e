"""The decision table as a picture (SVG): one band for each place in the order, one box for each route."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from textwrap import wrap

from knowledge.complaints.map_words import PLACES, conditions, deadline
from knowledge.complaints.routing.table import Basis, Belongs, Kind, Row, Table

WIDTH, COLUMNS, GAP, LINE, PAD = 1560, 4, 20, 16, 12
BOX = (WIDTH - GAP * (COLUMNS + 1)) // COLUMNS
CHARACTERS = 60
FILL = {Belongs.ENGLAND: "#e3effa", Belongs.WALES: "#e4f4e4", Belongs.BOTH: "#f4f4f4"}
LEGEND = (
    "Blue: England. Green: Wales. Grey: both. A star marks a rule that is only recalled and must be checked."
)


@dataclass(frozen=True)
class Box:
    """One route with the rules that offer it, as lines of text."""

    title: str
    lines: tuple[str, ...]
    belongs: Belongs

    @property
    def height(self) -> int:
        """Its height in pixels."""
        return PAD * 2 + LINE * (len(self.lines) + 1)


def picture(table: Table) -> str:
    """The whole table as one SVG image."""
    y, parts = 90, []
    for place, name in PLACES.items():
        boxes = _boxes(table, place)
        if boxes:
            band, y = _band(f"{place}. {name}", boxes, y)
            parts.append(band)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}" '
        f'role="img" aria-labelledby="map-title map-desc" font-family="sans-serif" font-size="12">'
        f'<title id="map-title">The ways to complain, in the order shown</title>'
        f'<desc id="map-desc">{escape(LEGEND)} The page route-map.html has the same rules as a table.</desc>'
        f'<rect width="{WIDTH}" height="{y}" fill="#fff"/>'
        f"{_text(GAP, 36, 'The ways to complain, in the order shown', 24, bold=True)}"
        f"{_text(GAP, 62, LEGEND, 14)}{''.join(parts)}</svg>\n"
    )


def _boxes(table: Table, place: int) -> list[Box]:
    kind = Kind.CLOCK if place == max(PLACES) else Kind.OFFER
    by_route: dict[str, list[Row]] = {}
    for row in table.rows:
        if row.kind is kind and (kind is Kind.CLOCK or row.place == place):
            by_route.setdefault(row.route, []).append(row)
    return [
        Box(route, tuple(line for row in rows for line in _lines(row)), rows[0].belongs)
        for route, rows in by_route.items()
    ]


def _lines(row: Row) -> list[str]:
    star = "*" if row.basis is Basis.RECALLED else ""
    told = f"{row.rule}{star}: {'; '.join(conditions(row)) or 'always'}"
    by = [f"   by {deadline(row)}"] if row.limit else []
    return [piece for text in (told, *by) for piece in wrap(text, CHARACTERS, subsequent_indent="   ")]


def _band(heading: str, boxes: list[Box], y: int) -> tuple[str, int]:
    """One place of the order: its heading, and its boxes filled into the shortest column."""
    parts = [_text(GAP, y + 18, heading, 18, bold=True)]
    bottoms = [y + 34] * COLUMNS
    for box in boxes:
        column = bottoms.index(min(bottoms))
        parts.append(_box(box, GAP + column * (BOX + GAP), bottoms[column]))
        bottoms[column] += box.height + GAP // 2
    return "".join(parts), max(bottoms) + GAP


def _box(box: Box, x: int, y: int) -> str:
    lines = "".join(
        _text(x + PAD, y + PAD + LINE * (at + 2) - 4, line, 12) for at, line in enumerate(box.lines)
    )
    return (
        f'<rect x="{x}" y="{y}" width="{BOX}" height="{box.height}" rx="6" fill="{FILL[box.belongs]}" '
        f'stroke="#4c6272"/>{_text(x + PAD, y + PAD + LINE - 4, box.title, 14, bold=True)}{lines}'
    )


def _text(x: int, y: int, text: str, size: int, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x}" y="{y}" font-size="{size}"{weight} fill="#212b32" xml:space="preserve">'
        f"{escape(text)}</text>"
    )
