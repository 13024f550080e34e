"""Ways to complain and a letter as the server words them: as long as a real reply, nine ways and some 850 words."""

from __future__ import annotations

from typing import Any

Message = dict[str, Any]
ACT = {"title": "Mental Health Units (Use of Force) Act 2018 (Parliament, 2018)", "pinpoint": "section 6",
       "url": "https://www.legislation.gov.uk/ukpga/2018/27/section/6", "nation": "england", "checked": "2026-11-22"}
REGULATIONS = {"title": "NHS Complaints (England) Regulations 2009 (Parliament, 2009)", "pinpoint": "regulation 12",
               "url": "https://www.legislation.gov.uk/uksi/2009/309/regulation/12", "nation": "england",
               "checked": "2026-11-22"}

TEMPLATE = (
    "[date]\n\nTo: the complaints team\n[name of the hospital]\n\nFormal complaint: use of restraint\n\n"
    "From: [your name]\nAddress: [your address]\nEmail: [your email address]\nPhone: [your phone number]\n\n"
    "I am writing to complain about how I was restrained.\n\nWhat happened\n1. [what happened]\n2. [how long it lasted]\n\n"
    "What it did to me\n[any injuries]\n\nWho is helping me\n[who is helping you, if anybody]\n\n"
    "I would like you to tell me why force was used, who decided it, and what was done to avoid it. Please keep any CCTV "
    "and body-worn video, and send me the record of the use of force.\n\nWhat I would like to come of it\n"
    "[what you want to come of it]\n\nPlease acknowledge this letter, tell me who is dealing with it, and when I can "
    "expect a reply.\n\nYours faithfully\n\n[your name]\n\n"
    "This letter was drafted with a computer's help. Please check all of it before you send it.\n")

WAYS = (
    ("Talk to the ward manager", "", "A quick talk can put things right. Ask for it to be sorted out within a day.",
     "You can ask for somebody to be with you."),
    ("Complain to the hospital in writing", "2027-11-20",
     "You were treated there, and the hospital must look at a written complaint. Write to the complaints team. Say what "
     "happened, what it did to you, and what you want to come of it.\nAim to send it by 13 November 2027. The last day I "
     "work out is 20 November 2027.",
     "The hospital should say within three working days that it has your complaint."),
    ("Ask for the record of the use of force", "", "A mental health unit in England keeps a record of each use of force "
     "that is more than negligible.", "It is part of your health record, so a copy is free."),
    ("Ask an independent mental health advocate", "", "Somebody detained under most sections has a right to an advocate, "
     "who is not part of the hospital and does not decide anything about you.", "Staff must tell you how to reach one."),
    ("Tell the Care Quality Commission", "", "It looks at how the Mental Health Act is used. It does not settle single "
     "complaints about care, but it may look at the ward.", "It can come without warning."),
    ("The Ombudsman", "2028-11-20", "If you are not happy with the final reply of the hospital.\nThe last day I work out "
     "is 20 November 2028.", "It usually does not look at a complaint that the hospital has not answered."),
    ("Report it to the police", "", "If you think that a crime was done to you. You can report it however long ago it "
     "was.", "You can ask for somebody you trust to be there."),
    ("Human rights claim", "2027-11-19", "A claim in court about a breach of your human rights.\nThe last day I work out "
     "is 19 November 2027.", "Get legal advice first. Legal aid may pay."),
    ("Report one member of staff to their regulator", "", "If somebody is not fit to do the job. It can take a long "
     "time.", "Nurses: the NMC. Doctors: the GMC."),
)
LETTERS = (1, 2, 5)  # the places of the ways that take a letter


def token(title: str) -> str:
    """A token that says what it is for."""
    return f"token-{title}"


def routes() -> Message:
    """All of it: the nearest day, nine ways with their days, what was understood, every letter."""
    blocks = ["This runs out first: 20 December 2026, in 28 days: ask for the video to be kept.", "First, today:"]
    steps = []
    for place, (title, by, words, extra) in enumerate(WAYS):
        if place == 1:
            blocks.append("Then, in this order. You do not have to do all of them.")
        lines = f"{place + 1}. {title}\n{words}\n{extra}"
        blocks.append(lines)
        takes = place in LETTERS
        steps.append({"title": title, "by": by or None, "text": lines, "main": token("Write a letter") if takes else "",
                      "buttons": [{"title": f"More about this way: {title}", "choice": token(f"more-{place}")}],
                      "contacts": [OMBUDSMAN] if place == 5 else [],
                      "who_can": "The person who was treated, or somebody they have asked.",
                      "how_long": "It can take some months. Ask for news after six weeks."})
    blocks.append("Please check these dates with an adviser.")
    facts = (("Where", "England"), ("Kind of place", "NHS ward"), ("Section", "section 3"), ("Who asks", "the patient"),
             ("Age", "18 or over"), ("When", "20 November 2026"), ("What is wanted", "an explanation, an apology"))
    return {"kind": "routes", "text": "\n\n".join(blocks), "sources": [ACT, REGULATIONS], "steps": steps,
            "nearest": {"title": "Video of the ward", "day": "2026-12-20", "days": 28,
                        "do": "Ask the hospital today, in writing, to keep it."},
            "understood": [{"fact": label, "label": label, "value": value, "change": token(f"change-{label}")}
                           for label, value in facts],
            "letters": [{"title": WAYS[place][0], "choice": token(f"letter-{place}")} for place in LETTERS],
            "buttons": [{"title": title, "choice": token(title)}
                        for title in ("What to write down now", "I am scared to complain", "Change an answer")]}


OMBUDSMAN = {"name": "Parliamentary and Health Service Ombudsman", "phone": "0345 015 4033", "email": "",
             "web": "https://www.ombudsman.org.uk", "hours": "check the hours on ombudsman.org.uk", "note": ""}


def letter() -> Message:
    """A letter with fields of all four steps, and one gap that no field names."""
    def field(name: str, label: str, hint: str = "", multiline: bool = False, step: str = "where") -> dict[str, Any]:
        return {"name": name, "label": label, "hint": hint, "multiline": multiline, "step": step}

    return {"kind": "letter", "text": f"Here is a draft. Nothing is sent for you.\n\n{TEMPLATE}", "sources": [],
            "buttons": [{"title": "Who can help me?", "choice": token("Who can help me?")}], "letter": {
                "title": "A complaint about how you were restrained", "template": TEMPLATE,
                "fields": [
                    field("your_name", "Your name"),
                    field("your_address", "Your address", "Where the reply can safely reach you", True),
                    field("your_email_address", "Your email address"), field("your_phone_number", "Your phone number"),
                    field("what_happened", "What happened",
                          "Short points, in order: before, what was done, how long, how you were hurt", True, "happened"),
                    field("how long it lasted", "How long it lasted", step="happened"),
                    field("any injuries", "Any injuries", "", True, "effect"),
                    field("who is helping you, if anybody", "Who is helping you", step="want"),
                    field("what you want to come of it", "What you want to come of it", "", True, "want")]}}
