"""Writes the review list as a content editor works through it: a spreadsheet and a text to print."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from datetime import date

from knowledge.reports.review import Item, Urgency

COLUMNS = ("urgency", "why it is in the list", "what", "file", "line", "why", "address to open", "what to edit", "due",
           "done by", "done on")


def summary(items: Iterable[Item]) -> list[str]:
    """One line for each urgency: how many."""
    counts = Counter(item.urgency for item in items)
    return [f"{counts[urgency]:4}  {urgency.label}" for urgency in Urgency]


def as_csv(items: Iterable[Item]) -> str:
    """The list for a spreadsheet, with empty columns for who did it and when."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows([int(item.urgency), item.urgency.label, item.what, item.where.file, item.where.line, item.why,
                     item.address, item.edit, item.due or "", "", ""] for item in items)
    return text.getvalue()


def as_text(items: Iterable[Item], today: date) -> str:
    """The list to read or print; what to edit is said once for items that follow each other."""
    listed = list(items)
    lines = [f"To check, as on {today}", "", *summary(listed)]
    for urgency in Urgency:
        of_urgency = [item for item in listed if item.urgency is urgency]
        lines += ["", "", f"{int(urgency)}. {urgency.label}"] if of_urgency else []
        edit = ""
        for item in of_urgency:
            lines += ["", f"   What to do: {item.edit}"] if item.edit != edit else []
            lines += ["", f"[ ] {item.what}", f"    where: knowledge/content/{item.where}", f"    why:   {item.why}",
                      f"    open:  {item.address}"]
            edit = item.edit
    return "\n".join(lines) + "\n"
