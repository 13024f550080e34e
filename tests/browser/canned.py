"""What the pretend server answers: one message of every kind and state the page can meet.

The facts are those of the knowledge base; the words are short, because here only the page is tested.
"""

from __future__ import annotations

from typing import Any

Message = dict[str, Any]

NICE = {"title": "Violence and aggression: NG10 (NICE, 2015)", "pinpoint": "section 1.4, manual restraint",
        "url": "https://www.nice.org.uk/guidance/ng10", "nation": "both", "checked": "2026-11-22"}
GUIDE = {"title": "Restraint in mental health services: what the guidance says (Mind and NSUN, 2016)",
         "pinpoint": "Physical (manual) restraint", "url": "https://www.mind.org.uk/", "nation": "both",
         "checked": "2026-11-22"}
ACT = {"title": "Mental Health Units (Use of Force) Act 2018 (Parliament, 2018)", "pinpoint": "section 6",
       "url": "https://www.legislation.gov.uk/ukpga/2018/27/section/6", "nation": "england", "checked": "2026-11-22"}


TEMPLATE = (
    "[your name]\n[your address]\n\n[date]\n\nTo the complaints team\n[name of the hospital]\n\n"
    "Formal complaint: use of restraint\n\nI am writing to complain about how I was restrained.\n\n"
    "What happened:\n[what happened]\n\nI would like you to tell me why force was used, who decided it, and what was "
    "done to avoid it. Please keep any CCTV and body-worn video, and send me the record of the use of force.\n\n"
    "Please acknowledge this letter, tell me who is dealing with it, and when I can expect a reply.\n\n"
    "Yours faithfully\n\n[your name]\n")


def answer() -> Message:
    """An answer with two sources and the usual buttons."""
    return {"kind": "answer", "text": (
        "Can staff hold me face down?\n\n"
        "Staff should try hard not to hold you down on the floor at all. If it cannot be avoided, it should be for the "
        "shortest time.\nThis is guidance: staff should follow it and be able to explain if they do not.\n\n"
        "A hold must not make it hard to breathe, see, hear or speak:\n- no pressing on your neck, ribs or stomach\n"
        "- nothing over your mouth, nose, eyes or ears\n\n"
        "What you can do: tell staff at once if you cannot breathe. Afterwards you can ask for the record of what was "
        "done, and for an advocate. Mind's legal line is 0300 466 6463 (check the number and hours on mind.org.uk)."),
        "buttons": _buttons("Tell me more", "Where does it say that?", "How do I complain?", "Who can help me?"),
        "sources": [NICE, GUIDE]}


def both_nations() -> Message:
    """An answer for both nations, labelled, that asks which one counts."""
    return {"kind": "answer", "text": (
        "In England: a mental health unit must keep a record of each use of force that is more than negligible.\n"
        "This is the law: it must be followed.\n\nIn Wales: that Act does not apply. Ask the health board what it "
        "writes down.\n\nIs the hospital in England or in Wales? Then I can give you just the rules that count there."),
        "buttons": _buttons("The hospital is in England", "The hospital is in Wales"), "sources": [ACT]}


def urgent(level: str) -> Message:
    """One of the three care cards."""
    words = {
        "emergency": "This is an emergency. Call 999 now, or shout for a member of staff straight away.\n\n"
                     "Tell them: not breathing well, collapsed, or chest pain. Stay with the person if you can.",
        "urgent": "I am sorry. What you describe should never happen to anybody, and it can be reported.\n\n"
                  "If somebody is in danger now, call 999. If not, you can still tell the police on 101.",
        "support": "I am so sorry for your loss.\n\nTo talk to somebody now: Samaritans: 116 123, free, day or night. "
                   "NHS: 111, then option 2. Text SHOUT to 85258.",
    }
    return {"kind": "urgent", "level": level, "text": words[level], "buttons": _buttons("Answer my question"),
            "sources": []}


def question() -> Message:
    """A question of the complaint walk."""
    return {"kind": "question", "text": "Where is the hospital?", "sources": [],
            "buttons": _buttons("England", "Wales", "I do not know", "Stop")}


def routes() -> Message:
    """Ways to complain as the server words them: the text is complete, the steps hold what can be folded away."""
    text = (
        "This runs out first: 20 December 2026, in 28 days.\n\n"
        "First, today:\n\n"
        "1. Talk to the ward manager\nA quick talk can put things right.\nAsk for it to be sorted out quickly.\n\n"
        "Then, in this order. You do not have to do all of them.\n\n"
        "2. Complain to the hospital in writing\nYou were treated there.\nWrite to the complaints team.\n"
        "Aim to send it by 13 November 2027. The last day I work out is 20 November 2027.\n\n"
        "3. The Ombudsman\nIf you are not happy with the reply.\n"
        "Parliamentary and Health Service Ombudsman: 0345 015 4033\n\n"
        "Please check these dates with an adviser.")
    ombudsman = {"name": "Parliamentary and Health Service Ombudsman", "phone": "0345 015 4033", "email": "",
                 "web": "https://www.ombudsman.org.uk", "hours": "check the hours on ombudsman.org.uk", "note": ""}
    return {"kind": "routes", "text": text, "sources": [ACT], "buttons": _buttons("Write a letter", "Who can help me?"),
            "steps": [
                {"title": "Talk to the ward manager", "by": None, "contacts": []},
                {"title": "Complain to the hospital in writing", "by": "2027-11-20", "contacts": [],
                 "who_can": "The person who was treated, or somebody they have asked.",
                 "how_long": "The hospital should answer within three working days to say it has your complaint."},
                {"title": "The Ombudsman", "by": None, "contacts": [ombudsman],
                 "what_it_cannot": "It usually does not look at a complaint that the hospital has not answered."}]}


def letter() -> Message:
    """A letter with fields, and one gap that no field names."""
    return {"kind": "letter", "text": f"Here is a draft. Nothing is sent for you.\n\n{TEMPLATE}", "sources": [],
            "buttons": _buttons("Who can help me?"), "letter": {
                "title": "A complaint about how you were restrained", "template": TEMPLATE,
                "fields": [
                    {"name": "your_name", "blank": "[your name]", "label": "Your name", "hint": "", "multiline": False},
                    {"name": "your_address", "label": "Your address", "hint": "Where the reply can safely reach you",
                     "multiline": True},
                    {"name": "what_happened", "label": "What happened",
                     "hint": "Short points, in order: before, what was done, how long, how you were hurt",
                     "multiline": True}]}}


def notice(text: str, language: str = "en") -> Message:
    """A short remark."""
    return {"kind": "notice", "text": text, "buttons": [], "sources": [], "language": language}


def _buttons(*titles: str) -> list[dict[str, str]]:
    return [{"title": title, "choice": f"token-{number}-{title}"} for number, title in enumerate(titles)]


WALK = {"England": routes, "Wales": question, "I do not know": routes, "Write a letter": letter}
WORDS: tuple[tuple[str, Any], ...] = (
    ("complain", question), ("which nation", both_nations), ("letter", letter), ("ways to go", routes),
    ("cannot breathe", lambda: urgent("emergency")), ("abuse", lambda: urgent("urgent")),
    ("died", lambda: urgent("support")),
)


def reply(message: str, choice: str | None, language: str) -> list[Message]:
    """The messages for what was typed or pressed."""
    if choice:
        return [WALK.get(choice.split("-", 2)[-1], answer)()]
    if language == "cy" and "ydw i" in message:
        return [notice("Am y tro, yn Saesneg yn unig y mae fy atebion am hawliau.", "cy")]
    if message.startswith("The hospital is in"):
        return [notice("Thank you. I will use the rules for that nation. What would you like to know?")]
    for words, made in WORDS:
        if words in message.lower():
            return [made()]
    return [answer()]
