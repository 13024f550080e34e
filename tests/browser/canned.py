"""What the pretend server answers: one message of every kind and state the page can meet.

The facts are those of the knowledge base; the words are short, because here only the page is tested. `plain_*` are
messages of a server that names no parts, which the page must lay out too.
"""

from __future__ import annotations

from typing import Any

from tests.browser.canned_routes import letter, routes, token

Message = dict[str, Any]

NICE = {"title": "Violence and aggression: NG10 (NICE, 2015)", "pinpoint": "section 1.4, manual restraint",
        "url": "https://www.nice.org.uk/guidance/ng10", "nation": "both", "checked": "2026-11-22"}
GUIDE = {"title": "Restraint in mental health services: what the guidance says (Mind and NSUN, 2016)",
         "pinpoint": "Physical (manual) restraint", "url": "https://www.mind.org.uk/", "nation": "both",
         "checked": "2026-11-22"}
ACT = {"title": "Mental Health Units (Use of Force) Act 2018 (Parliament, 2018)", "pinpoint": "section 6",
       "url": "https://www.legislation.gov.uk/ukpga/2018/27/section/6", "nation": "england", "checked": "2026-11-22"}

FORCE = "This is guidance: staff should follow it, or explain why not."
FACE_DOWN = (
    "Staff should avoid it. If you are taken to the floor, you should be face up if possible. If face down cannot be "
    "avoided, it should be for as short a time as possible. It is not banned outright.")
MUST_NOT = ("A hold must not make it hard to breathe, see, hear or speak:\n- no pressing on your neck, ribs or stomach\n"
            "- nothing over your mouth, nose or eyes")
NEXT = ("Write down how long you were face down, where, and who was there. Ask why it was needed and what the record "
        "says.")


def answer() -> Message:
    """The answer about being held face down: two parts, what to do, two sources, four buttons."""
    return {"kind": "answer", "heading": "Being held face down", "extract": "face-down", "text": (
        f"Being held face down\n\n{FACE_DOWN}\n{FORCE}\n\n{MUST_NOT}\n\nWhat you can do: {NEXT}"),
        "parts": [
            _part("answer", FACE_DOWN, force="guidance", force_text=FORCE),
            _part("also", MUST_NOT, force="guidance", force_text=FORCE, next=NEXT)],
        "more": "NICE says that staff should not use any hold that stops somebody breathing, whatever the position.",
        "buttons": _buttons("Tell me more", "Where does it say that?", "How do I complain?", "Who can help me?",
                            "Who can help me?"),
        "sources": [NICE, GUIDE, NICE]}


def plain_answer() -> Message:
    """The same of a server that names no parts."""
    return {name: value for name, value in answer().items() if name not in ("heading", "parts", "more", "extract")}


def both_nations() -> Message:
    """An answer for both nations that asks which one counts."""
    england = "A mental health unit must keep a record of each use of force that is more than negligible."
    wales = "In Wales: that Act does not apply. Ask the health board what it writes down."
    ask = "Is the hospital in England or in Wales?"
    return {"kind": "answer", "heading": "A record of the force used", "extract": "record-of-force",
            "text": f"A record of the force used\n\nIn England: {england}\n\n{wales}\n\n{ask}",
            "parts": [
                _part("answer", england, nation="england", label="In England", force="law",
                      force_text="This is the law: it must be followed."),
                _part("answer", wales, nation="wales", label="In Wales", force="advice", next="Ask for it in writing."),
                _part("ask_nation", ask)],
            "buttons": _buttons("The hospital is in England", "The hospital is in Wales"), "sources": [ACT]}


def plain_both_nations() -> Message:
    """The same of a server that names no parts."""
    return {name: value for name, value in both_nations().items() if name not in ("heading", "parts", "extract")}


NUMBERS = {
    "emergency": [{"name": "999", "phone": "999", "text": "", "note": ""}],
    "urgent": [{"name": "Emergency services", "phone": "999", "text": "", "note": "in danger now"},
               {"name": "Police", "phone": "101", "text": "", "note": "not in danger now"},
               {"name": "Childline", "phone": "0800 1111", "text": "", "note": "under 19"}],
    "support": [{"name": "Samaritans", "phone": "116 123", "text": "", "note": "free, day or night"},
                {"name": "NHS", "phone": "111", "text": "", "note": "then option 2"},
                {"name": "Shout", "phone": "", "text": "SHOUT to 85258", "note": "free, day or night"},
                {"name": "Samaritans in Welsh", "phone": "0808 164 0123", "text": "", "note": "check the hours"}],
}
HEADINGS = {"emergency": "Call 999 or tell a nurse now", "urgent": "Get safe first, then report it",
            "support": "Talk to someone now"}


def urgent(level: str) -> Message:
    """One of the three cards."""
    words = {
        "emergency": "Tell them: not breathing well, collapsed, or chest pain. Stay with the person if you can.",
        "urgent": "I am sorry. What you describe should never happen to anybody, and it can be reported.",
        "support": "I am so sorry for your loss. You do not have to be alone with it.",
    }
    return {"kind": "urgent", "level": level, "heading": HEADINGS[level], "numbers": NUMBERS[level],
            "text": f"{HEADINGS[level]}\n\n{words[level]}", "buttons": _buttons("Answer my question"), "sources": []}


def plain_urgent() -> Message:
    """A card of a server that lists no numbers."""
    return {"kind": "urgent", "level": "emergency", "sources": [], "buttons": [],
            "text": "This is an emergency. Call 999 now, or shout for a member of staff straight away.\n\n"
                    "For somebody to talk to: Samaritans: 116 123. Text SHOUT to 85258."}


def question() -> Message:
    """The first question of the complaint walk."""
    return {"kind": "question", "text": "Where is the hospital?", "sources": [], "progress": {"now": 1, "of": 6},
            "back": "", "stop": token("stop"), "buttons": _buttons("England", "Wales", "I do not know")}


def wishes() -> Message:
    """A question of the walk where more than one answer may be ticked."""
    return {"kind": "question", "text": "What would you like to come of it? You can tick more than one.", "sources": [],
            "progress": {"now": 5, "of": 6}, "back": token("back"), "stop": token("stop"), "multiple": True,
            "buttons": _buttons("To be safe now", "An explanation or an apology", "A rule changed", "Money",
                                "To report one member of staff", "I do not know")}


def notice(text: str, language: str = "en") -> Message:
    """A short remark."""
    return {"kind": "notice", "text": text, "buttons": [], "sources": [], "language": language}


def _part(role: str, text: str, **more: str) -> dict[str, str]:
    empty = {"heading": "", "nation": "", "label": "", "force": "", "force_text": "", "more": "", "next": ""}
    return {"role": role, "text": text, **empty, **more}


def _buttons(*titles: str) -> list[dict[str, str]]:
    return [{"title": title, "choice": token(title)} for title in titles]


WALK = {"England": wishes, "Wales": question, "I do not know": routes, "Write a letter": letter, "letter": letter,
        "back": question, "stop": lambda: notice("I have stopped asking. What you told me is kept for this chat.")}
WORDS: tuple[tuple[str, Any], ...] = (
    ("complain", question), ("plain nations", plain_both_nations), ("which nation", both_nations),
    ("plain danger", plain_urgent), ("plain", plain_answer), ("wishes", wishes), ("letter", letter),
    ("ways to go", routes), ("cannot breathe", lambda: urgent("emergency")), ("abuse", lambda: urgent("urgent")),
    ("died", lambda: urgent("support")),
)


def reply(message: str, choice: str | None, language: str, choices: list[str] | None = None) -> list[Message]:
    """The messages for what was typed, pressed or ticked."""
    if choices:
        return [routes()]
    if choice:
        key = choice.split("-", 1)[-1]
        return [(WALK.get(key) or WALK.get(key.split("-")[0]) or answer)()]
    if language == "cy" and "ydw i" in message:
        return [notice("Am y tro, yn Saesneg yn unig y mae fy atebion am hawliau.", "cy")]
    if language == "cy" and "led in" in message:
        led = plain_answer()
        return [{**led, "text": f"Mae'r ateb sy'n dilyn yn Saesneg.\n\n{led['text']}"}]
    if "welsh draft" in message:
        told = answer()
        above = [{"role": "welsh", "language": "cy", "label": "Drafft: heb ei wirio eto", "text": "Dim ond fel y dewis olaf."},
                 {"role": "lead", "language": "cy", "text": "Mae'r ateb sy'n dilyn yn Saesneg."}]
        return [{**told, "parts": [*above, *(told.get("parts") or [{"role": "answer", "text": told["text"]}])]}]
    if message.startswith("The hospital is in"):
        return [notice("Thank you. I will use the rules for that nation. What would you like to know?")]
    for words, made in WORDS:
        if words in message.lower():
            return [made()]
    return [answer()]
