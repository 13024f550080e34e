"""``python -m knowledge.complaints.route_map --out FOLDER``: the decision table as a picture and as a page.

For complaints experts, who check the rules without reading code: ``route-map.svg`` shows the routes in the
order people see them with the rules behind each, ``route-map.html`` lists every rule, conditions and source.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from knowledge.complaints.map_page import page
from knowledge.complaints.map_picture import picture
from knowledge.complaints.routing.loading import CONTENT, load_table


def main() -> None:
    """Write both files into the folder given."""
    parser = argparse.ArgumentParser(prog="knowledge.complaints.route_map", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder to write into")
    parser.add_argument("--content", type=Path, default=CONTENT, help="the content folder with the table")
    given = parser.parse_args()
    for file in write_map(given.content, given.out):
        print(file)


def write_map(content: Path, folder: Path) -> tuple[Path, Path]:
    """Write the picture and the page of a content folder's table; TableError when the table has a fault."""
    table = load_table(content)
    folder.mkdir(parents=True, exist_ok=True)
    files = folder / "route-map.svg", folder / "route-map.html"
    for file, text in zip(files, (picture(table), page(table)), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


if __name__ == "__main__":
    main()
