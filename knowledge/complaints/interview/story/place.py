"""Where it happened, who pays, and how the person was held, from a story in any words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from knowledge.complaints.interview.story.hospitals import NHS_NAMED, PRIVATE_NAMED
from knowledge.complaints.interview.story.people import first, pattern

Fact = tuple[str, Any, bool]
PAYS = (r"(?:pay|pays|paid|paying|funds?|funded|funding|foots?|footing|covers|picks up|stumps up|stumping up|commissions?|"
        r"commissioned)")
NHS = r"(?:nhs|icb|integrated care board|health board|trust)"
NOT_PRIVATE = r"(?<!not )(?<!isnt )(?<!no )"
PRIVATE = tuple(map(pattern, (
    (rf"{NOT_PRIVATE}(private|independent)(ly)? (\w+ ){{0,3}}(hospitals?|units?|wards?|clinics?|place|places|ones?|rehab|company|"
     r"run|provider|adolescent|firm)"), r"run by (a|an|some) (private |big |american )?(company|firm|provider)",
    r"(private|privately run|independent) (hospital|company)", (
         rf"(its|it is|was|is|in|in a|unit|^) {NOT_PRIVATE}private\b(?! (room|word|matter|life|bathroom|conversation|"
         r"toilet))"))))
NHS_BED = tuple(map(pattern, (
    r"ysbyty \w+", r"(acute|elderly|older peoples|admissions?|mental health|psychiatric) ward( \w+){0,3} (health board|"
    r"trust|infirmary)",
    r"national health (service )?(hospital|ward|unit)", r"(ward|hospital|unit)( \w+){0,6} belongs to the nhs",
    r"health boards? (\w+ )?(hospital|ward|unit)",
    rf"nhs(?! (\w+ )?{PAYS}) (\w+ ){{0,4}}?(ward|hospital|trust|unit|picu|bed|place|one|it is|camhs)", (
         rf"(ward|hospital|unit|picu)( \w+){{0,3}}? nhs\b(?! (in england )?{PAYS})"), (
              rf"(?<!pays )(?<!by the )(?<!the )\bnhs\b(?! (\w+ )?{PAYS})(?! (in )?(england|wales)\b)"))))
CARE = tuple(map(pattern, (r"(care|nursing|residential|rest) home", r"supported living", r"sheltered housing")))
CELLS = tuple(map(pattern, (r"police (station|cells?|custody|car|van)", r"in (the )?(cells|custody)", r"in (a )?(cell|custody) ")))
EMERGENCY = tuple(map(pattern, (r"a (and|n) e", r"a ?& ?e", r"\bin a e\b", r"an? a e\b", r"casualty", (
     r"emergency (department|dept|room)"))))
OUTSIDE = tuple(map(pattern, (
    r"ambulance( crew)?|paramedics?", r"(crisis|community|home treatment)( mental health)? team|cmht", (
         r"(at|in) (my|his|her|their|our)( own)? (home|flat|house)(?! now)"), (
              r"(?<!care )(happened|was|were|came|come|it was) (\w+ ){0,3}(at home|to (the|my|our|his|her) (house|flat|"
              r"home))"),
    r"in the (street|community)|supermarket|on the street")))
WITH_TASER = pattern(r"taser\w*")
WARD = pattern(r"ward|unit|hospital|picu")
POLICE_FORCE = pattern(
     r"(police|officers?|coppers?|cops)( \w+){0,6}? (restrained|held|tasered|handcuffed|cuffed|cuffs|dragged|hurt|pinned|"
     r"hit|arrested|jumped|knelt|sat on|piled|shoved|pushed)|tasered by|cuffed by (the )?police|by the police")
ALONG = pattern(r"with (the |two |some |\w+ )?police")
BOTH_PAY = pattern(
     r"both (the )?(nhs|icb|health board) and (the )?council|both (the )?council and (the )?(nhs|icb|health board)|(nhs|"
     rf"icb|health board) and (the )?council( both)? {PAYS}|half (nhs|council).*half (nhs|council)|joint(ly)? funded")
COUNCIL = pattern(
     rf"council (run |owned |arranged )?(care|nursing|residential) home|"
     rf"(council|social services|local authority) (\w+ )?({PAYS}|arranged|arranges|placed)|(paid|funded|"
     rf"arranged) (for )?by (the )?(council|"
     r"social services|local authority)")
ENGLISH_NHS = pattern(
     rf"(english (icb|nhs)|nhs (in )?england|icb)( \w+)? {PAYS}|(paid|funded) (for )?by (an |the |my )?(english )?(icb|"
     r"nhs england|nhs in england)|my english icb")
WELSH_NHS = pattern(
     rf"(welsh nhs|nhs (in )?wales|health board|wales)( \w+){{0,2}} {PAYS}|(paid|funded) (for )?by (a |the |my |our |his |"
     r"her )?(\w+ )?(health board|nhs wales|welsh nhs)|health boards? (money|bill)")
SOME_NHS = pattern(rf"(?<!not )(?<!no )nhs( \w+){{0,2}} {PAYS}|(paid|funded) (for )?by (the )?nhs|nhs funded|nhs (money|bill)")
OWN_MONEY = pattern(
    rf"self ?(pay|paying|fund|funded|funding|funder)|{PAYS} (for )?(it |this |her |his )?(all )?(herself|himself|"
     r"themselves|myself|ourselves|privately|out of|from (the|my|her|his))|"
    r"(we|i|me i|family|parents|mum and dad) (are |am )?(pay|paid|paying)( for)? (it|this|that|the (bed|care|stay|place)|"
     r"my own|privately|myself|ourselves)|were paying for it|me i paid|i paid$|"
    r"(health|medical|private|my|company|works?) insurance|bupa\b|axa\b|vitality\b|insurer|paid for (my|his|her|our|"
     r"their) own|(she|he|they) pays? (for )?(it |this )?(herself|himself|themselves)|pays for herself|pays for himself|"
     r"out of (my|our|her|his) (own )?(money|savings|pension)|of (my|our|his|her|their) own (money|pocket|savings)")


def where_it_was(said: str, nation: str) -> Iterator[Fact]:
    """The facts about the place: (fact, value, whether it was said outright)."""
    named = nation or _nation(said)
    if named:
        yield "hospital_country", named, True
    setting, sure = _setting(said)
    if setting:
        yield "setting", setting, sure
    if POLICE_FORCE.search(said):
        yield "want", ["complain_about_police"], False
    payer = _payer(said, named)
    if payer:
        yield "funder", payer, True


def _nation(said: str) -> str:
    """The nation named in words; where somebody lives is not where the hospital is. The last of a correction counts."""
    england, wales = re.search(r"(?<!not )(?<!nhs )\b(in |its |it is |so |^)england\b", said), re.search((
         r"(?<!not )(?<!nhs )\b(in |its |it is |so |south |north |west |mid |no |^)wales\b(?! pays)"), said)
    if england and wales:
        return "wales" if re.search(r"\b(no|sorry|actually|hang on)\b.*\bwales\b", said) else "england" if re.search((
             r"\b(no|sorry|actually|hang on)\b.*\bengland\b"), said) else ""
    return "england" if england else "wales" if wales else ""


def _setting(said: str) -> tuple[str, bool]:
    if first(EMERGENCY, said):
        return "emergency_dept", True
    if first(CARE, said):
        return "social_care", True
    private = first(PRIVATE, said) or PRIVATE_NAMED.search(said)
    if private and not re.search(r"\bscrap that\b.*\bnhs\b|\bno\b.{0,12}\bnhs\b", said):
        return "indep_hospital", True
    if WITH_TASER.search(said) and not WARD.search(said):
        return "police_contact", True
    if first(CELLS, said) and not WARD.search(said):
        return "police_contact", True
    if first(NHS_BED, said) or NHS_NAMED.search(said):
        return "nhs_ward", True
    if first(OUTSIDE, said) and not re.search(r"\b(ward|held on|unit)\b", said):
        return "community", True
    if re.search(r"\b(home|flat) now\b|own flat\b", said) and re.search(r"\bcto\b|community treatment", said):
        return "community", True
    if POLICE_FORCE.search(said) and not WARD.search(said):
        return ("police_contact", True) if not ALONG.search(said) else ("", True)
    return "", True


def _payer(said: str, nation: str) -> str:
    if BOTH_PAY.search(said):
        return "shared"
    for value, found in (("nhs_england_side", ENGLISH_NHS), ("nhs_wales", WELSH_NHS), ("council", COUNCIL), ("private", OWN_MONEY)):
        if found.search(said):
            return value
    if SOME_NHS.search(said):
        return {"england": "nhs_england_side", "wales": "nhs_wales"}.get(nation, "nhs")
    return ""
