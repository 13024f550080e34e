"""Who a message of danger speaks of, and whether a child speaks: closed classes of pronouns, relations and ages."""

from __future__ import annotations

import re

from pipeline.danger.folding import fold

OTHERS = (r"(?:he|hes|she|shes|they|theyre|him|her|them|himself|herself|girl|lad|lass|boy|man|woman|bloke|lady|chap|patient|"
          r"friend|freind|mate|butty|someone|somebody|caller|roommate|"
          r"son|daughter|mum|mam|mother|dad|father|brother|sister|husband|wife|partner|nan|nana|gran|grandad|"
          r"grandson|granddaughter|boyfriend|girlfriend|uncle|aunt|auntie|cousin|nephew|niece)")
KIN_FIRST = re.compile(rf"^(?:\w+ ){{0,3}}(?:my|our|a|an|the|another|one of the|this) (?:\w+ )?{OTHERS}\b")
OTHER = re.compile(rf"\b{OTHERS}s?\b")
OWN = re.compile(r"\b(?:i|im|ive|id|ill|me|myself|meself|mysen)\b")
OWN_AS_WITNESS = re.compile(r"\b(?:i (?:think|saw|seen|found|heard|can hear|can see|know|believe|dont know|"
                            r"just found|cant wake|cant lift)|"
                            r"i am worried|im worried|im scared|tell me|told me|says to me|to me|text me|rung me|phoned me|with me|"
                            r"do i|what do i|should i|asked me)\b")
OWN_I = re.compile(r"\bi(?:m|ve)?\b")
NUMBER_WORDS = ("five six seven eight nine ten eleven twelve thirteen fourteen forteen fifteen sixteen seventeen").split()
AGE = rf"(?:[5-9]|1[0-7]|{'|'.join(NUMBER_WORDS)})"
NOT_AN_AGE = (r"(?! ?(?:st|stone|lb|weeks?|wks?|months?|days?|hours?|hrs?|mins?|minutes?|times|of|and a half (?:hours|weeks)|"
              r"percent|pm|am|foot|ft|miles|people|staff|tablets|pills|in the morning))")
CHILD = re.compile(rf"\b(?:im|i am|iam|am|i m|me im) (?:only |just |still |nearly |a |actually )*{AGE}\b{NOT_AN_AGE}|"
                   rf"\bas a {AGE} (?:years?|yrs?|yr) ?old\b|\bi(?:ll| will) be {AGE} (?:next|in|on|this)\b|"
                   rf"\b(?:im|i am) (?:in|a) (?:year (?:[5-9]|1[01])|child|kid|minor)\b|"
                   rf"\b(?:dwin|dwi n|dwi yn|rwyn|rwy n|wyn|fin|fi n|dim ond) (?:dim ond )?{AGE}(?: oed)?\b{NOT_AN_AGE}|"
                   r"\b(?:dwin|rwyn|wyn|fin|dwi yn) (?:ddeg|un ar ddeg|ddeuddeg|dair ar ddeg|dri ar ddeg|bedair ar ddeg|bymtheg)\b")


def speaks_of_another(text: str) -> bool:
    """True when the danger is clearly somebody else's: another person is named, and the speaker only as a witness."""
    folded = fold(text)
    if not OTHER.search(folded):
        return False
    as_victim = OWN.search(OWN_AS_WITNESS.sub(" ", folded))
    return not as_victim or bool(KIN_FIRST.search(folded) and not OWN_I.search(folded))


def child_speaks(text: str) -> bool:
    """True when somebody says in the first person that they are under 18."""
    return bool(CHILD.search(fold(text)))
