"""Who asks, how old the person is, and whether they agreed, from a story in any words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from knowledge.complaints.interview.story.people import (
    BODY,
    FORCED,
    GROWN,
    IS,
    KIN,
    MINE,
    TENS,
    THEIR,
    THEY,
    YEARS,
    age_of,
    first,
    number_of,
    one_of,
    pattern,
)

Fact = tuple[str, Any, bool]
JOB = (r"(?:(?:\w+ ){0,2}nurse|hca|rmn|rgn|rnld|cpn|health ?care assistant|support worker|care assistant|psychiatrist|"
r"ward manager|member of staff|"
       r"staff|healthcare|occupational therapist|ot|agency worker|care worker)")
STAFF = tuple(map(pattern, (
    rf"(im|i am|i was|im just|we are|were|as) (an? |the |only an? )?{JOB}( here| there| on| at| in|$)", (
         rf"^(\w+ ){{0,3}}(student nurse|{JOB}) here"),
    (r"^(an? )?(student nurse|support worker|hca|healthcare assistant|bank nurse|agency nurse|staff nurse)( on| in| at|"
     r" placement| here|$)"),
    r"(actually |scrap that |well )(im|i am) staff", r"i work (on|at|in|there|here)\b",
    r"i (am|was) employed (on|at|in|by|as)\b", r"(im|i am) (\w+ ){0,2}?employee (of|at|"
    r"on)\b", r"my colleagues?", r"whistle ?blow\w*")))
ADVOCATE = tuple(map(pattern, (
    r"(im|i am|as|speaking as|were) an? (\w+ ){0,3}(advocate|imha|imca)", r"(advocate|imha|imca) here",
    r"(my|for a|the) clients?\b",
    r"(non )?instructed (me|advoca\w+)|instructs me", r"\bclient\b", r"advocate for", (
         r"(as|from) (an |the |his |her |their )?(imha|advoca\w+)"),
    r"i (support|am supporting|represent|am representing|act for|am acting for) (a|an|the|this|my|his|her|mr|ms|mrs)\b",
    r"i (do|am doing) (the )?advocacy", (
         rf"(im|i am) (\w+ )?{THEIR} (\w+ )?(advocate|imha|social worker|support worker|care coordinator|solicitor)"))))
ATTORNEY = pattern(
     r"(i|we) (\w+ )?(hold|have|got|am given|was given|been given) (an? |the |his |her |their )?(\w+ ){0,2}?(power of attorney|lpa|"
     r"deputyship)|(i am|im|as|acting as) (an? |the |his |her |their |my \w+s? )?(\w+ ){0,2}?(attorney|deputy)\b(?! manager)|"
     r"(lasting|enduring) power of attorney (for|over)")
DIED = r"(?:died|passed( away| on)?|was killed|has gone|is dead|took (his|her|their) own life)"
BEREAVED = tuple(map(pattern, (
    rf"{MINE} (\w+ ){{0,2}}{KIN}( \w+){{0,3}} {DIED}", rf"{KIN}s? {DIED}", rf"(lost|losing|death of) ({MINE} )?(\w+ )?{KIN}\b",
    r"(we|i|they) lost (him|her|our [a-z]+)\b", rf"(hes|shes|{THEY})( has| have)? (died|passed (away|on)|passed (in|last|on|at)\b)",
    rf"their (\w+ ){{0,2}}{KIN}( \d+)? died", rf"{MINE} late (\w+ )?{KIN}", (
         rf"{MINE} (\w+ )?{KIN}s (died|passed( away| on)?|dead|gone)\b"))))
NOT_DEAD = pattern(
     r"(nearly|almost|could have|couldve|might have|thought (he|she|i|they)( had|d)?) died|passed (out|me|him|her|over)")
PARENT = r"(?:(?:step)?(?:mum|mam|mom|dad|mother|father)|parent|guardian)"
ABOUT_KIN = tuple(map(pattern, (
    rf"(im|i am|im only|as|its)( a| the)? {PARENT} (to|of) ", rf"(im|i am) the {PARENT}\b", r"(dd|ds|dh|dw)s?\b",
    r"(he|she|hes|shes) (is )?(now )?(at )?home with me", rf"i (write|am writing|speak|ring) for {MINE} (\w+ ){{0,2}}{KIN}",
    (r"(this|this one|this ones|its|it is|im (writing|asking|ringing|here|complaining|calling|typing)|writing|ringing|"
     r"complain\w*|speaking|"
    rf"it was|happened)( is| was)?( now)?( to| about| for| on behalf of)? {MINE} (\w+ ){{0,2}}{KIN}s?\b(?! (said|told|rang))"),
    rf"(im|i am|im only|as) (\w+ )?{THEIR} (\w+ ){{0,2}}({KIN}|carer)\b", (
         rf"(im|i am) (\w+ )?(married to|the {KIN}|{MINE} \w+s {KIN}|next of kin)"),
    r"i (look|looks) after (him|her|them)", rf"{MINE} (\w+ ){{0,2}}{KIN} (is|was|s) the patient")))
CARE = (
     r"(?:section\w*|sect|ward|hospital|unit|patient|informal|voluntar\w+|cto|detained|care home|on a \w+|seclusion|"
     r"put in|locked|home|"
        rf"{FORCED}|aged?|{YEARS})")
KIN_SUBJECT = tuple(map(pattern, (
    rf"{MINE} (?:\w+ ){{0,2}}{KIN}s?(?! (?:said|told|rang|asked|wants me|complained))(?: \w+){{0,8}}? {CARE}", (
         rf"^(and |so |right |hi |um |please )*{KIN}s? (?:\w+ ){{0,8}}?{CARE}"),
    rf"\b(our|we) [a-z]+ (shes|hes) {YEARS}", rf"({IS})( \w+){{0,2}} (on|under|in) (a )?(section|hospital|ward|unit|\w+ hospital)",
    rf"({FORCED}|hurt|hurting|had) {MINE} (\w+ )?{KIN}\b", rf"{MINE} {KIN}\b")))
ME = tuple(map(pattern, (
    r"(im|i am|i was|me|ive been|i got|i get|ime) (\w+ ){0,3}?(on|under) (a |an |the )?(section|sect|sec|cto|\d+|two|three)\b",
    (rf"(?<!told )(?<!asked )({FORCED}|sectioned|kept|arrested|detained|restraining|holding|pinning) me\b(?! (waiting|"
     r"informed|updated|back|out))"),
    r"(put|took|had|got|brought|sent|moved) me (\w+ )?(down|on|in|to|face|into|onto|there|away|up)\b", (
         r"(sit|kneel|knelt|sat|jumped) on me"),
    (rf"i (was|got|have been|was being|had been|keep getting|am being) (\w+ ){{0,2}}({FORCED}|sectioned|put in|kept in|"
     r"forced|in seclusion)"),
    r"(im|i am|i was) (a |an |the |only a )?(\w+ ){0,2}patient\b", r"(ex|former) patient", (
         r"^(informal|voluntary|detained) patient"),
    r"(i )?(came|come|went) in(to)? (\w+ ){0,4}?(voluntar\w*|voluntry|informal\w*|myself|on my own|of my own)",
    r"nobody sectioned me",
    r"(sectioned|section \d+) me\b|^me section", r"(sent|gave|give) me (a )?\d+", (
         r"on my own (ward|bed)|my own (stay|bed|care|treatment)\b|my bed\b|my room\b|my ward\b|my section\b"),
    (r"(to|at|against) me (and|on|when|in|by|last|yesterday)\b|(it was|its|it happened to|happened to|"
     r"was done to) me\b(?! who| that)"), r"i was in (\w+ ){0,3}(hospital|on a section|a private)",
    r"(two|three|four) of them (had|got) me", r"section \w+ (nhs )?ward day", (
         r"(hold|holding|pin|restrain|touch|hurt)(ing)? me\b"), r"i am$")))
FORCE = one_of("hold grab drag push pull lock inject pin tie force jump hit kick punch "
     "throw strap cuff restrain hurt touch search strip "
               "beat choke squeeze tackle seclude jab".split())
FORCE_ON_ME = tuple(map(pattern, (
    r"(im|i am|i was) (\w+ ){0,6}?(a|an|the|this) (\w+ )?patient\b", r"it is i\b|i who (am|was)",
    r"i was (brought|taken|admitted|sent|moved|transferred) (to|in|into|on|here)\b",
    rf"({FORCE}|{FORCED})(s|ed|ing|ned|ning|ged|ging)? (on )?me\b", rf"{MINE} (left |right |own )?{BODY}\b",
    r"(im|i am|i was|i been|ive been|ime|me) (still |now |just |currently )?(in|on) (a |an |the |this |my )?(\w+ ){0,3}?"
    r"(ward|unit|hospital|seclusion|picu|cto|section)\b", (
         r"(sectioned|detained|kept|secluded|restrained) me\b|me (sectioned|detained|informal)"))))
NOT_ME = pattern(r"not me\b|not for me|nothing to do with me")
NOT_YEARS = (r"(?! ?(?:minutes?|hours?|days?|weeks?|months?|years? ago|staff|nurses?|men|people|of them|times|st\b|nd\b|rd\b|th\b|"
     r"am|pm|"
             r"officers?|to one|section|beds?|miles))")
NAME = rf"(?!{one_of(TENS)}\b)\w+"
WHOLE_AGE = tuple(map(pattern, (
    rf"(?P<years>{YEARS}),? not {YEARS}\b", rf"no (?:she|he) (?:isnt|is not|wasnt|was not) (?:hes |shes )?(?P<years>{YEARS})\b",
    (rf"(?:im|i am|ime|{IS}|aged?|turned|{KIN}s?(?: {NAME})?(?: is| was)?) (?:only |just |now |turned |nearly |all of |"
      r"about |like |is )*"
     rf"(?P<years>{YEARS})\b{NOT_YEARS}"),
    (r"\b(?!it\b|there\b|that\b|this\b|time\b|section\b|ward\b|room\b|which\b|what\b|bed\b|number\b)[a-z]+ (?:is|was|age|"
      r"turned|aged) "
     rf"(?:only |just |now |a )*(?P<years>{YEARS})\b{NOT_YEARS}(?! (?:of|or|to|at|in the|and a half|other))"),
    rf"(?:man|woman|lady|girl|boy|lad|patient|client|person) (?:of|aged) (?P<years>{YEARS})\b", rf"\bage (?P<years>{YEARS})\b",
    r"(?P<years>[1-9]\d) ?(?:f|m|female|male)\b",
    rf"(?P<years>{YEARS}) ?(?:years?|yrs?|y) ?(?:old|o)\b", rf"(?P<years>{YEARS}) ?yo\b", rf"(?P<years>{YEARS}) odd\b",
    rf"(?:{MINE}|his|her|their|a|the) (?:\w+ )?(?P<years>{YEARS}) (?:year|yr)\b(?! ago)",
    (rf"^(?:no |sorry |actually |shes |hes |well |hang on )*(?P<years>{YEARS}) "
     r"(?:last (?:month|week)|he was|she was|in \w+|til \w+)"),
    rf"(?:birthday|turns out)(?: \w+){{0,3}} (?P<years>{YEARS})$", r"^(?:(?:she|he)s? )?(?P<years>1[0-9]) sorry")))
BRACKETED = re.compile(r"\((?:aged? )?(\d{1,2})\)|(?<=[A-Za-z]), (?:aged )?([1-9]\d),")
ACT = r"(?:complain\w*|do|speak|help|act|write|put|take|sort|be|go|deal|make|raise|report)"
AGREES = tuple(map(pattern, (
    rf"(?<!not )(?<!nt )(would|d|{THEY}d) (like|love|prefer) (me|us) to {ACT}\b", rf"(want|wants|wanted|like|likes) (me|us) {ACT}",
    r"(he|she|they|hes|shes|theyve) (has |have )?(says?|said|told) (to )?(me|us) (to )?(please )?(you )?"
    r"(complain|go ahead|(get|do|sort|take) (it|this|that)( \w+)?)\b(?! (away|off|out))",
    rf"{THEY} agrees? (that )?(i|we|me)\b",
    r"(is|was|are) (\w+ )?agreeable", r"(has|have) said (that )?(i|we) (may|can)\b",
    (r"(?<!no )(?<!not )(?<!without )(consents?\b(?! to (the|treatment|it))|consented|consent (is |was )?(given|obtained|"
     r"in place|form|signed))"),
    r"(says|say|said|tells me|told me) (that )?(i|we) (can|should|could|must|may)\b", (
         r"(give|gave|given|gives) (me |us )?(\w+ )?permission"),
    r"(?<!not )(?<!doesnt )(?<!dont )(he|she|they) wants? (me|us|my help|to complain|this complaint)\b", (
         r"agrees? (i|we|that i|for me|to me)\b"),
    (rf"({THEY}|[a-z]+) (has |have )?(says?|said|told me|told us|give me|gave me)( \w+)? (yes|go ahead|go on|to go ahead|"
     r"ok|okay|crack on)\b"),
    r"(?<!not )(?<!doesnt )(?<!dont )wants? (me|us) to (complain|do|speak|help|act|write|put|take|sort|be|go)", (
         r"(asked|asks|begged) (me|us) to (complain|do|speak|help|act|write|put|take|sort)\b"),
    r"happy (for|with|about) (me|us|it)\b(?! (not|stopping))", (
         rf"(with|got|have|had|ive) (\w+ )?{THEIR} (\w+ )?(permission|consent|agreement|say so|blessing|signature|"
         r"authority)"),
    rf"{THEY} (has |have )?(agreed?|agrees|consents?|consented)( that)? (i|to me|for me|in writing|we|with me)\b", (
         rf"^{THEY} (has |have )?(agreed?|agrees|consents?|consented)$"),
    rf"(hes|shes|theyve|{THEY}( has| have)?) (\w+ )?signed (a|the|it|his|her|their|some)\b", (
         r"(hes|shes|theyre) (fine|ok|okay|happy|on board|all for it)( with)?( me| it)?\b"),
    r"(says|said|tells me) (go on|go ahead|do it)\b|do it for me\b|sort it out mum", r"he agreed$|she agreed$|they agreed$")))
REFUSES = tuple(map(pattern, (
    r"(do ?nt|does ?nt|do not|does not|did ?nt|did not|wouldnt|would not) (want|wish|like) (me|us) (to )?(\w+ing|"
    r"make a fuss|kick|cause|"
    r"stir|say|tell|do|complain|act|raise|put|take)\b",
    r"(promised|sworn|swore|agreed) (him |her |them )?(not to|i would not|i wouldnt|id not) (act|complain|say|tell|do|make)",
    r"(told|asked|begged) (me|us) (\w+ ){0,4}?(not to|i am not to|im not to) (complain|make|say|do|tell)",
    (r"(does ?nt|doesnt|does not|dont|do not|didnt|did not) want (me|us|anyone|anybody|nobody|no one|it|"
     r"them) (to )?(complain\w*|get involved|act|do|say|interfer\w*|making)"),
    (rf"{THEY} (\w+ )?(dont|doesnt|does not|didnt) want (me to|to complain|a complaint|any complaint|it)\b(?! (again|"
     r"anymore|to happen))"),
    rf"{THEY} (has |have )?(sa(?:id|ys|y) no|told me not to|wont let me|refused (consent|permission|to let me|to agree))", (
         r"(hes|shes|theyre) (dead )?against (it|me|complaining)"),
    rf"{THEY}s? (has )?changed {THEIR} mind", r"asked me not to (complain|say)", r"refus(es|ed) (to )?(consent|permission|agree)", (
         r"without (his|her|their) (consent|permission|agreement)"))))
UNABLE = tuple(map(pattern, (
    r"(lack|lacks|lacking|no|not got|hasnt got|doesnt have|not have|havent got)( the)?( mental)? capacity", (
         r"(has|have|got|with|is|its) (\w+ )?(dementia|alzheimers?)"), r"dementia|alzheimers?",
    (r"(?<!i )(?<!we )(cant|cannot|can not|couldnt|unable to|not able to) (really )?(decide|consent|follow|understand|"
     r"say yes or no|make (these|the|any|\w+) decisions?|agree to|speak for|be asked)"),
    r"(dont|doesnt|does not) (know|understand) (if|what|where|whether) (its|it|day|is|a|he|she)\b", (
         r"too (ill|unwell|poorly|confused|sedated|drugged|sick) to (decide|ask|agree|say|consent|understand|complain)"),
    r"not with it( enough)?")))


def who_is_told_of(said: str, raw: str) -> Iterator[Fact]:
    """The facts about people: (fact, value, whether it was said outright)."""
    asker, sure = _asker(said)
    if asker:
        yield "asker", asker, sure
    if asker == "bereaved":
        yield "consent", "died", True
    age = _age(said, raw, asker)
    if age:
        yield "age", age, True
    if asker not in ("patient", "bereaved"):
        yield from _consent(said)


def _asker(said: str) -> tuple[str, bool]:
    """Who asks; a story with signs of two is only half understood."""
    if first(BEREAVED, said) and not NOT_DEAD.search(said):
        return "bereaved", True
    if first(ADVOCATE, said):
        return "advocate", True
    if ATTORNEY.search(said):
        return "attorney_deputy", True
    if first(STAFF, said):
        return "staff", True
    if first(ABOUT_KIN, said):
        return "carer", True
    me, kin = first((*FORCE_ON_ME, *ME), said), first(KIN_SUBJECT, said)
    if kin and (not me or NOT_ME.search(said)):
        return "carer", True
    if me and kin and first(FORCE_ON_ME, said):
        return "patient", True
    if me and kin:
        return ("carer", False) if kin.start() < me.start() else ("patient", True)
    return ("patient", True) if me else ("", True)


def _age(said: str, raw: str, asker: str) -> str:
    """The age group: in years, or because only grown-ups are husbands and grandmothers."""
    bracketed = BRACKETED.search(raw)
    years = number_of(bracketed[1] or bracketed[2]) if bracketed else 0
    found = first(WHOLE_AGE, said)
    years = years or (number_of(found["years"]) if found else 0)
    if years:
        return age_of(years)
    grown = re.search(rf"\b(?:{MINE} (?:\w+ )?|^){GROWN}s?\b", said) if asker in ("carer", "bereaved") else None
    return "adult" if grown and not re.search(rf"\b(im|i am) {THEIR} {GROWN}", said) else ""


def _consent(said: str) -> Iterator[Fact]:
    """Whether the person agreed; a refusal said beside an agreement wins when it comes later."""
    yes, no, unable = first(AGREES, said), first(REFUSES, said), first(UNABLE, said)
    if no and (not yes or no.start() > yes.start()):
        yield "consent", "refused", not yes
    elif unable:
        yield "consent", "lacks_capacity", not yes
    elif yes:
        yield "consent", "yes", True
