"""Every card of the ways to complain, reached by some whole chat through the real server."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from tests.chat.conftest import Chat
from tests.complaints.walks import ROOT, buttons

pytestmark = pytest.mark.slow

CARDS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
         for path in (ROOT / "knowledge" / "content" / "routes").glob("*.yml")}
NEVER_A_STEP = {"NHS_FOR_PATIENT"}  # said only as what cannot be done without agreement
# The answers (ids of buttons, days back from today, or typed words) and the cards that this chat is for.
CHATS: list[tuple[list[Any], list[str]]] = [
    (["asker-carer-child", "consent-capacity", "skip", "setting-private", "funder-nhs-england", "status-cto", 2,
      "stage-pre-action", "want-worker"],
     ["ADV_IMHA_E", "ADV_IMHA_W", "CHILD", "CHILD_SERVICES", "CQC_FB", "CQC_MHA", "GMC", "HCPC", "HIW", "HIW_MHA", "LLAIS",
      "NHS_COMM_E", "NHS_PROV_E", "NMC", "PHSO", "RECORD_NOW", "SAFE", "SCW", "SOLICITOR", "SWE", "USE_OF_FORCE"]),
    (["asker-me", "skip", "setting-care", "skip", 20, "stage-court", "want-leave"],
     ["CARE_ACT", "CIW", "COUNCIL_E", "COUNCIL_W", "LGSCO", "MANAGERS", "PSOW", "SG_E", "SG_W", "TRIB_E", "TRIB_W"]),
    (["asker-bereaved", "skip", "setting-nhs", 20, "stage-informal", "want-crime"],
     ["ADV_NHS_E", "AHRA", "CICA", "CORONER", "INQUEST", "NHS_W", "POLICE", "RECORD_DEATH"]),
    (["asker-me-young", "country-england", "setting-private", "skip", "status-cto", 1200, "stage-none", "want-listen"],
     ["CHILD_E", "ISCAS", "LISTEN", "PRIV_PROC", "WARD"]),
    (["asker-carer-child", "consent-refused", "country-wales", "skip", "status-short", 300, "skip", "want-police"],
     ["CHILD_W", "IMHA_VISIT_W", "NHS_OWN_W", "POLICE_COMPLAINT"]),
    (["asker-advocate", "consent-capacity", "country-wales", "setting-care", "skip", 20, "stage-pre-action", "want-records"],
     ["ICO", "IMCA_W", "SAR"]),
    (["asker-carer", "consent-capacity", "skip", "skip", "status-informal", 300, "stage-open", "skip", "want-explanation"],
     ["IMCA", "NHS_OPEN_E", "NHS_OPEN_W"]),
    (["asker-attorney", "skip", "consent-capacity", "country-england", "setting-community", "status-was", 20, "stage-none",
      "want-police"],
     ["IMCA_E", "JOINT_OMBUDSMAN", "PALS_E"]),
    (["asker-bereaved", "skip", "setting-community", 120, "stage-ombudsman", 120, "want-records"],
     ["PHSO_REVIEW", "PSOW_REVIEW"]),
    (["skip", "country-wales", "setting-nhs", "status-detained", 0, "stage-informal", "want-leave",
      "skip"],
     ["TRIB_W", "MANAGERS"]),
    (["asker-me", "country-england", "setting-nhs", "status-detained", 350, "stage-none", "want-explanation"],
     ["LEGAL_LINE"]),
    (["asker-carer-child", "consent-refused", "country-england", "setting-nhs", "status-detained", 0, "stage-court", "want-rule"],
     ["IMHA_VISIT_E", "NHS_OWN_E"]),
    (["asker-staff", "skip"],
     ["WHISTLE"]),
    (["asker-staff", "country-wales"],
     ["WHISTLE_W"]),
    (["asker-staff", "country-england"],
     ["WHISTLE_E"]),
    (["asker-bereaved", "country-wales", "setting-care", "funder-private", 120, "want-money"],
     ["CARE_PROVIDER"]),
    (["asker-me", "country-england", "setting-nhs", "section 37/41", 20, "skip", "want-leave"],
     ["TRIB_E", "PHSO"]),
    (["asker-me", "country-wales", "setting-nhs", "section 37/41", 20, "stage-none", "it is about the ministry of justice"],
     ["MOJ_MHCS", "PHSO_MP"]),
]


def _answer(chat: Chat, answer: object) -> None:
    """Press the button with this id, type the day, or type the words."""
    titles = {one: title for shown in buttons().values() for title, one in shown if one != "skip"}
    if isinstance(answer, int):
        chat.say(f"{date.today() - timedelta(days=answer):%d %B %Y}")
    elif answer == "skip":
        chat.press("Not sure")
    elif answer in titles:
        chat.press(titles[str(answer)])
    else:
        chat.say(str(answer))


@pytest.mark.parametrize(("answers", "cards"), CHATS, ids=[cards[0] for _, cards in CHATS])
def test_the_chat_reaches_its_cards(chat: Chat, answers: list[Any], cards: list[str]) -> None:
    chat.say("i want to complain")
    for answer in answers:
        assert "routes" not in chat.kinds, answer
        _answer(chat, answer)
    assert "routes" in chat.kinds, chat.text[-400:]
    assert [card for card in cards if CARDS[card]["title"] not in chat.text] == []


def test_no_card_is_left_out() -> None:
    assert {card for _, cards in CHATS for card in cards} == set(CARDS) - NEVER_A_STEP
