"""Welsh answers: shown while their English stands, marked as drafts until signed off, refused when not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.reports.review import Urgency, review
from knowledge.store.content import read_content
from tests.store.small import TODAY, write

EN = "A hold ends as soon as it can. Ring {contact:line}."
WELSH = f"""- id: hold-new
  en: "{EN}"
  cy: "Daw i ben cyn gynted ag y gall. Ffoniwch {{phone:line}}."
  asked_as: [pryd mae'n dod i ben, am faint gân nhw fy nal, pa mor hir, oes terfyn, pryd ga i fynd]
  review: pending
"""


def folder_with(tmp_path: Path, welsh: str) -> Path:
    folder = write(tmp_path / "knowledge" / "content")
    (folder / "welsh_answers.yml").write_text(welsh, encoding="utf-8")
    return folder


def test_the_draft_is_shown_with_its_number_and_as_a_draft(tmp_path: Path) -> None:
    content = read_content(folder_with(tmp_path, WELSH))
    extract = next(one for one in content.extracts if one.id == "hold-new")
    assert content.problems == ()
    assert extract.welsh_short == "Daw i ben cyn gynted ag y gall. Ffoniwch 0300 000 0001."
    assert not extract.welsh_checked
    assert extract.asked_in_welsh[:2] == ("pryd mae'n dod i ben", "am faint gân nhw fy nal")


def test_it_is_not_shown_once_the_english_has_changed_and_review_says_so(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, WELSH.replace("as soon as it can", "soon"))
    content = read_content(folder)
    assert next(one for one in content.extracts if one.id == "hold-new").welsh_short == ""
    found = [item for item in review(content, folder, TODAY) if item.where.file == "welsh_answers.yml"]
    assert [(item.urgency, item.what) for item in found] == [
        (Urgency.WELSH, "hold-new: the English has changed, so the Welsh is not shown")]


@pytest.mark.parametrize("old, new, said", [
    ("id: hold-new", "id: hold-nwe", "hold-nwe: 'hold-nwe' is not an extract."),
    (f'  en: "{EN}"\n', "", "hold-new: the English it stands for is missing."),
    (", pryd ga i fynd", "", "hold-new: 4 ways of asking in Welsh; at least 5 are needed."),
    ("review: pending", "review: done", "hold-new: 'by' is missing."),
    ("review: pending", "review: maybe", "hold-new: 'review: maybe' is not known."),
])
def test_what_is_not_fit_is_refused(old: str, new: str, said: str, tmp_path: Path) -> None:
    problems = [str(one) for one in read_content(folder_with(tmp_path, WELSH.replace(old, new))).problems]
    assert any(said in one and one.startswith("welsh_answers.yml:1:") for one in problems), problems
