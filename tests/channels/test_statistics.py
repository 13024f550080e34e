"""Counts: by kind, subject and nation; small numbers are not told."""

from __future__ import annotations

from channels.statistics import Statistics, table


def test_what_was_said_is_counted_by_what_it_is_and_never_by_its_words() -> None:
    counts = Statistics()
    counts.answered([{"kind": "answer", "extract": "pets", "text": "canary", "sources": [{"nation": "wales"}]},
                     {"kind": "urgent", "level": "emergency", "text": "canary"}])
    counts.useful({"extract": "pets", "sources": [{"nation": "wales"}, {"nation": "england"}]}, "yes")
    taken = counts.take()
    assert taken == {("answer", "pets", "wales"): 1, ("urgent", "emergency", ""): 1, ("useful: yes", "pets", "both"): 1}
    assert counts.take() == {}
    counts.put_back(taken)
    assert counts.take() == taken


def test_a_number_under_five_is_not_told_nor_to_be_found_from_a_total() -> None:
    rows = [("2027-01-01", "answer", "pets", "wales", 4), ("2027-01-02", "answer", "pets", "wales", 3),
            ("2027-01-01", "answer", "post", "england", 2)]
    assert table(rows).splitlines() == ["answer\tpets\twales\t7", "answer\tpost\tengland\tfewer than 5",
                                        "total of the numbers told\t7"]
    assert table(rows, by_day=True).splitlines()[-1] == "total of the numbers told\t0"
