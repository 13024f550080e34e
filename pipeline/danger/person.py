"""Who a message of danger speaks of: closed classes of pronouns, relations and ages, in English and Welsh."""

from __future__ import annotations

import re

from pipeline.danger.folding import fold

KIN = (r"(?:son|daughter|mum|mam|mother|dad|father|brother|sister|husband|wife|partner|nan|nana|nain|gran|grandma|grandad|taid|"
       r"grandson|granddaughter|boyfriend|girlfriend|uncle|aunt|auntie|cousin|nephew|niece|lad|lass|boy|girl|sis|bro|gf|bf|hubby)")
ONE_OTHER = (r"(?:he|hes|she|shes|him|her|himself|herself|themself|themselves|man|woman|bloke|lady|chap|fella|patient|pt|client|"
             rf"friend|freind|mate|m8|butty|someone|somebody|caller|roommate|colleague|{KIN})")
OTHERS = rf"(?:they|theyre|them|{ONE_OTHER})"
KIN_FIRST = re.compile(rf"^(?:\w+ ){{0,3}}(?:my|our|a|an|the|another|one of the|this) (?:\w+ )?{OTHERS}\b")
OTHER = re.compile(rf"\b{OTHERS}s?\b")
ONE = re.compile(rf"\b{ONE_OTHER}s?\b")
OWN = re.compile(rf"\b(?:i|im|ive|id|ill|me|myself|meself|mysen|my (?!(?:\w+ )?{ONE_OTHER}s?\b)\w+)\b")
OWN_AS_WITNESS = re.compile(r"\b(?:i (?:think|saw|seen|found|heard|can hear|can see|know|believe|dont know|"
                            r"just found|cant wake|cant lift|cant rouse)|"
                            r"i am worried|im worried|im scared|tell me|told me|says to me|said to me|to me|text me|texted me|"
                            r"rung me|"
                            r"rang me|ringed me|phoned me|called me|showed me|gave me|given me|with me|"
                            r"do i|what do i|should i|can i do|asked me)\b")
CALLED_UPON = re.compile(r"\b(?:someone|somebody|sum1) (?:please )?(?:stop|get|help|send|come|call|make|do|tell|talk)\b")
OWN_I = re.compile(r"\bi(?:m|ve)?\b")
CALLED = re.compile(r"(?<!nobody )(?<!no one )(?<!never )(?<!didnt )\b"
                    r"(?:(?:rang|rung|ringing|phoned|phoning|called|calling|texted|texting|messaged|facetimed)"
                    r"(?: (?:me|us|home))?|"
                    r"(?:on|down|over) the (?:phone|telephone|line)|hung up|(?:hundred )?miles away|"
                    r"from the (?:ward|unit|hospital)|"
                    r"ffoni(?:o|odd|wyd)|ffonodd|ar y ffon)\b")
NUMBER_WORDS = ("five six seven eight nine ten eleven twelve thirteen fourteen forteen fifteen sixteen seventeen").split()
AGE = rf"(?:[5-9]|1[0-7]|{'|'.join(NUMBER_WORDS)})"
NOT_AN_AGE = (r"(?! ?(?:st|stone|lb|weeks?|wks?|months?|days?|hours?|hrs?|mins?|minutes?|times|of|and a half (?:hours|weeks)|"
              r"percent|pm|am|foot|ft|miles|people|staff|tablets|pills|in the morning|people|men|on one|to one))")
CHILD = re.compile(rf"\b(?:im|i am|iam|am|i m|me im) (?:only |just |still |nearly |a |actually )*{AGE}\b{NOT_AN_AGE}|"
                   rf"\bas a {AGE} (?:years?|yrs?|yr) ?old\b|\bi(?:ll| will) be {AGE} (?:next|in|on|this)\b|"
                   rf"\b(?:im|i am) (?:in|a) (?:year (?:[5-9]|1[01]|nine|ten|seven|eight)|child|kid|minor)\b|"
                   rf"\b(?:dwin|dwi n|dwi yn|rwyn|rwy n|wyn|fin|fi n|dim ond) (?:dim ond )?{AGE}(?: oed)?\b{NOT_AN_AGE}|"
                   r"\b(?:dwin|rwyn|wyn|fin|dwi yn) (?:ddeg|un ar ddeg|ddeuddeg|dair ar ddeg|dri ar ddeg|bedair ar ddeg|bymtheg)\b")
BABY = re.compile(r"\b(?:bab(?:y|ies|ys)|newborn|infant|babi|fabi|mabi)\b")


def speaks_of_another(text: str) -> bool:
    """True when the danger is clearly somebody else's: another person is named, and the speaker only as a witness. 'They' alone
    names nobody: they may be those who do it."""
    folded = CALLED_UPON.sub(" ", fold(text))
    if not ONE.search(folded):
        return False
    as_victim = OWN.search(OWN_AS_WITNESS.sub(" ", folded))
    return not as_victim or bool(KIN_FIRST.search(folded) and not OWN_I.search(folded))


def child_speaks(text: str) -> bool:
    """True when somebody says in the first person that they are under 18."""
    return bool(CHILD.search(fold(text)))


def names_a_baby(text: str) -> bool:
    """True when a baby is named."""
    return bool(BABY.search(fold(text)))


def calls_from_outside(text: str) -> bool:
    """True when somebody outside tells of a person who rang or wrote from where they are."""
    return speaks_of_another(text) and bool(CALLED.search(fold(text)))
