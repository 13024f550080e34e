"""What a message of danger says of what happened: closed classes of words, each a fact that its card takes up or needs.

A card that is given in fear must fit. So a card for a death needs a death in the words, one for something swallowed a swallowing;
and a wound that bleeds, a blow to the head, a person who does not drink, a baby are answered in a line of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.danger.folding import fold
from pipeline.danger.person import calls_from_outside, child_speaks, names_a_baby, names_a_child, speaks_of_another

TAKEN = re.compile(r"\b(?:took|taken|tooken|tuk|tookn?|takn|had|have|having|swallow\w*|swalo\w*|neck(?:ed|d)?|drank|drunk|drinking|ate|"
                   r"eaten|popped|downed|emptied|overdosed?|od|oded|injected|given|gave|inside (?:me|him|her)|em(?:p)?ty (?:packets?|bottles?|strips?|boxe?s?)|"
                   r"g?[cy]m(?:ryd|yd|res|ris|rodd)|ll?yncu\w*|lyncais|yfed|yfais|gorddos)\b")
BEFORE = r"(?:would|will|wil|could|should|going|gonna|gona|gna|want|wanna|wana|need|plan\w*|about|bout|how many|what dose|enough|to)"
NOT_YET = re.compile(rf"\b(?:how (?:many|much)|what dose|which (?:pills|tablets)|is it true|enough|if (?:i|you|u|someone) (?:take|took)|"
                     rf"{BEFORE} (?:to )?(?:\w+ )?(?:take|swallow|finish|kill|do it)|faint o)\b")
POISON = re.compile(r"\b(?:poison\w*|drugging|spik(?:ed|ing)|doctored|ngwenwyn\w*|gwenwyn\w*|in (?:my|his|her|our) (?:food|drink|tea|juice|dinner))\b")
BY_ONESELF = re.compile(r"\bi(?:ve| have)? (?:just )?(?:took|taken|tuk|swallow\w*|drank|drunk|ate|eaten|necked|downed)\b")
DIED = re.compile(r"\b(?:di(?:e|ed|es)|bod(?:y|ies)|coffin|surviv\w+|found hanging|(?:hes|shes|she is|he is|is|had|and) gone|lost (?:him|her|a|mum|dad)|dead|death|dying|passed(?: away| on)?|kill(?:ed)?|killing|lost (?:my|our)|losing (?:my|our)|"
                  r"(?:took|taken) (?:his|her|their) (?:own )?life|hang(?:ed)?|hung|inquest|coroner|post ?mortem|bury|buried|burial|"
                  r"funeral|morgue|mortuary|cremat\w+|didnt make it|never woke|stopped breathing|late (?:son|daughter|husband|wife|"
                  r"mother|father|brother|sister)|gone now|"
                  r"marw|farw|fu farw|bu farw|angladd|gynhebrwng|cynhebrwng|crwner|cwest|golli|colli|gladdu|claddu)\b")
OF_CARE = re.compile(r"\b(?:inquests?|coroners?|post ?mortem|custody|patients?|pt|client|bed \w+|room \d+|restrain\w*|restraint|seclu\w+|"
                     r"section\w*|detain\w*|held|obs|constant watch|one to one|1 ?to ?1|sedat\w*|inpatient|"
                     r"kill(?:ed)? (?:my|our|him|her)|crwner|cwest|claf)\b")
AT_A_PLACE = re.compile(r"\b(?:on|in|at|from|ar|yn|ir|o)(?: (?:the|a|an|your|that|this|our|my|his|her|one of|mental health|y|yr))* "
                        r"(?:wards?|units?|hospitals?|psych\w*|clinic|there|here|care|their care|uned|ysbyty)\b")
NEAR = re.compile(r"\b(?:he|hes|she|shes|him|her|(?:my|our) \w*(?:son|daughter|boy|girl|lad|lass|child|baby|brother|sister|husband|wife|partner|"
                  r"mum|mam|mother|dad|father|friend|mate|roommate|student)s?|they|staff|police|security|someone|somebody|"
                  r"mab|merch|brawd|chwaer|gwr|ngwr|gwraig|mam|dad|mhlentyn|ffrind)\b")
FAREWELL = re.compile(r"\b(?:funerals?|burial|bury|buried|service|cremat\w+|wake|leave|angladd|gynhebrwng|cynhebrwng)\b")
HURT = re.compile(r"\b(?:hurt\w*|hrt|hert|attack\w*|beat\w*|assault\w*|punch\w*|kick\w*|hit\w*|kill\w*|stop (?:them|him|her|it|this)|"
                  r"stop dem|get (?:them|him|her|em|off)|brif\w*|frif\w*)\b")
DEEP = re.compile(r"\b(?:too|to|so|really|rly|very|right|way too|far too|way to) (?:deep|far|bad)\b|\bdeep (?:cut|gash|wound|one)s?\b|\b(?:it|cut) "
                  r"(?:\w+ )?deep\b|\bsee (?:the )?(?:fat|bone|muscle|inside)\b|\bwont close\b|\bhit (?:a|an|my) (?:vein|artery)\b")
MUCH_BLOOD = re.compile(r"\b(?:blood|bleed\w*|gwaed\w*|waed\w*|ngwaedu)\b.*\b(?:everywhere|lots?|loads?|pour\w*|soak\w*|stop|over|out|gush\w*|"
                        r"spurt\w*|down|badly|heavily|much|bobman|pobman|llawer)\b|\b(?:pour\w*|soak\w*|gush\w*|so much|all this|losing) "
                        r"(?:\w+ )?(?:blood|towels?)\b|\bsoaking (?:the|my|his|her) \w+")
WOUND_BEFORE = re.compile(r"\b(?:last night|yesterday|earlier|this morning|stopped bleeding|bleeding (?:has |is |have )?stopped|neithiwr|ddoe)\b")
HEAD = re.compile(r"\b(?:head|hed|skull|forehead|pen|mhen|phen)\b")
HEAD_SIGNS = re.compile(r"\b(?:sick|vomit\w*|throw\w* up|puk\w*|see|seeing|vision|sight|blurr\w*|double|dizzy|confus\w*|muddled|drows\w*|"
                        r"sleepy|awake|passed out|knocked out|blacked out|faint\w*|cant talk|slurr\w*|chwydu|gweld|cysglyd|drysu)\b")
STRUCK = re.compile(r"\b(?:hit|hits|bang\w*|bump\w*|knock\w*|struck|smack\w*|smash\w*|crack\w*|drop\w*|fell|fall|slam\w*|blow|taro|bwrw|ddisgyn)\b")
NO_DRINK = re.compile(r"\b(?:stop\w*|not|refus\w*|nothing|no|without|havent|hasnt|hadnt|never|cant|wont|dont|any|since|heb|dim|gwrthod)\b.*"
                      r"\b(?:drink\w*|drunk|water|sips?|fluids?|lips|yfed|dwr|ddwr)\b|\b(?:drink\w*|drunk|water) (?:nothing|or eat\w*|anything)\b")
EATS_NOT = re.compile(r"\b(?:stop\w*|refus\w*|given up|giving up) (?:\w+ ){0,2}(?:drink\w*|fluids?|water|every drink)\b")


@dataclass(frozen=True)
class Facts:
    """``child``: the speaker says an age under 18; ``of_child``: somebody's is said, or a child is named; ``another``: the danger is
    somebody else's; ``outside``: the speaker tells of a call from where that person is; ``not_taken``: it is asked or said of what may be swallowed, and nothing was yet;
    ``poison``: somebody believes in being poisoned; ``died`` and ``in_care``: a death, and a place or people of care; ``hurt``:
    somebody is being hurt; ``wound``, ``old_wound``, ``head``, ``no_drink``, ``baby``: facts that a line of the card takes up."""

    child: bool = False
    of_child: bool = False
    another: bool = False
    outside: bool = False
    not_taken: bool = False
    poison: bool = False
    died: bool = False
    in_care: bool = False
    hurt: bool = False
    wound: bool = False
    old_wound: bool = False
    head: bool = False
    no_drink: bool = False
    baby: bool = False


def facts_of(text: str) -> Facts:
    """The facts in a message of danger."""
    said = fold(text)
    bad_wound = bool(DEEP.search(said) or MUCH_BLOOD.search(said))
    return Facts(child=child_speaks(text), of_child=names_a_child(text), another=speaks_of_another(text),
                 outside=calls_from_outside(text), not_taken=bool(NOT_YET.search(said)) and not TAKEN.search(said),
                 poison=bool(POISON.search(said)) and not BY_ONESELF.search(said), died=bool(DIED.search(said)), in_care=_in_care(said),
                 hurt=bool(HURT.search(said)), wound=bad_wound and not WOUND_BEFORE.search(said),
                 old_wound=bad_wound and bool(WOUND_BEFORE.search(said)),
                 head=bool(HEAD.search(said) and STRUCK.search(said) and HEAD_SIGNS.search(said)),
                 no_drink=bool(NO_DRINK.search(said) or EATS_NOT.search(said)), baby=names_a_baby(text))


def _in_care(said: str) -> bool:
    """True when a death was in care: words of an inquest, of being held or of a patient. Or, where no funeral or leave is the
    matter, a place of care, or one of those that people here ask about: no grandparent, aunt or neighbour."""
    if OF_CARE.search(said):
        return True
    return not FAREWELL.search(said) and bool(AT_A_PLACE.search(said) or NEAR.search(said))
