"""Words for where it happened and who pays."""

from __future__ import annotations

from knowledge.complaints.interview.patterns.shape import Answer, Words


def _hospital_in(nation: str, other: str) -> Answer:
    """Where the hospital is said to be, also when the other nation is named beside it as where somebody lives."""
    return Answer(
        f"country-{nation}-hospital", {"hospital_country": nation}, narrows=(f"country-{other}",),
        words=(r"~(hospital|unit|ward|clinic|home|bed|service|place|it|happened|was|been|were|got|taken|sent|moved|"
               r"placed|held|treated)( is| was|s| being)?( (just |over |up |down |out |all )?in| to|"
               rf" over the border in) {nation}",
               rf"(?<!not )in {nation} (but|and|though|although) (\w+ ){{0,4}}(live|lives|living|from|home|family|address|"
               r"gp)\b.*"))


BOTH_NATIONS = (r"both", r"(one|half) (of|in) each", r"(england|english) and (wales|welsh)", r"(wales|welsh) and (england|english)")
PRISON = r"(prison|jail|gaol|young offenders?( institution)?|hmp \w+|hmp|yoi|immigration (removal|detention) centre)"
IN_PRISON = (rf"(?<!not )(in|at|inside) (a |the |an? \w+ )?{PRISON}", rf"^(a |the |his |her |my )?{PRISON}$", r"prison(s)? "
             r"(health ?care |hospital |health )?(wing|officers?|nurses?|staff|cell|healthcare)")
FROM_PRISON = (rf"(from|out of|before|after|left) (a |the )?{PRISON}",
               rf"(was|were|been|used to be) in {PRISON} (before|until|till|then)", r"(section|s) ?(35|36|37|38|45a|47|48)",
               r"(sacked|jailed|locked up|put|sent|go|end up|want\w*) (\w+ ){0,3}?(to|in) (prison|jail)")

HOSPITAL_COUNTRY = Words(
    pick="only",
    skip=(
        r"(near|on|by|close to) the border",
        r"neither",
    ),
    elsewhere=(
        (r"^(its |it is |it was |was |hes |shes |im |up |over )?(in )?(scotland|scottish|northern ireland|"
         r"n ?ireland|ireland|eire|isle of man|jersey|guernsey|glasgow|edinburgh|aberdeen|dundee|inverness|belfast|"
         r"derry|londonderry|dublin|france|spain|america|the usa?|abroad)( hospital| nhs| actually| though|"
         r" i think| sorry)*$"),
        (r"(hospital|unit|ward|happened|it (is|was|happened)|its|was) (\w+ ){0,3}in (scotland|northern ireland|"
         r"n ireland|ireland|glasgow|edinburgh|aberdeen|dundee|inverness|belfast|derry|dublin)"),
        r"neither (its|it was|scotland|northern ireland|ireland).*",
    ),
    answers=(
        Answer("country-england", {"hospital_country": "england"},
               words=(
                   r"~(?<!not in )(england|english|eng)",
               )),
        _hospital_in("england", "wales"),
        Answer("country-wales", {"hospital_country": "wales"},
               words=(
                   r"~(?<!not in )(wales|welsh|cymru)",
               )),
        _hospital_in("wales", "england"),
    ))

SETTING = Words(
    skip=(
        r"(rehab|rehabilitation)( (unit|ward|centre|place|hospital))?",
        (r"(?<!nhs )(low secure|medium secure|high secure|secure|forensic|locked|acute|assessment|"
         r"eating disorders?|mother and baby|detox)( (unit|place|hospital|service))?"),
        r"unit",
    ),
    elsewhere=(
        (r"^(its |it is |it was |was |at |in |his |her |my |their |a |the )*(primary |secondary |high |special |"
         r"boarding |infant )?(school|college|nursery|prison|jail|young offenders?( institution)?|"
         r"immigration (removal|detention) centre|detention centre)s?$"),
        r"(happened|was|it was) (\w+ ){0,2}(at|in) (\w+ )?(school|college|nursery|prison|jail)",
    ),
    answers=(
        Answer("setting-nhs", {"setting": "nhs_ward"},
               words=(
                   r"~(nhs|trust|health board)",
                   r"(?<!secure )(?<!rehab )ward",
                   (r"(?<!private )(?<!independent )(hospital|psych unit|picu|a and e|a e|inpatient unit|"
                    r"mental health unit)"),
               ),
               anywhere=(
                   r"nhs (\w+ ){0,3}(ward|hospital|trust|unit|picu)",
                   r"health board (ward|hospital|unit)",
               )),
        Answer("setting-private", {"setting": "indep_hospital"},
               narrows=("setting-nhs",),
               words=(
                   r"~(private|privately run|independent|charity hospital|run by a company)",
                   r"(cygnet|priory|elysium|st andrews)",
               ),
               anywhere=(
                   r"~(private|independent) (\w+ ){0,2}(hospital|unit|ward|clinic)",
                   r"(cygnet|priory|elysium)",
               )),
        Answer("setting-care", {"setting": "social_care"},
               narrows=("setting-community",),
               words=(
                   r"(care|nursing|residential|group|childrens) home",
                   r"(residential|supported living|social care|sheltered housing|council care|council arranged)",
                   r"^(the )?council$",
               ),
               anywhere=(
                   r"(care|nursing|residential) home",
                   r"supported living",
               )),
        Answer("setting-community", {"setting": "community"},
               words=(
                   (r"(community|home treatment|crisis team|at home|home|my house|my flat|(his|her|their) (house|flat|home)|"
                    r"aftercare|outpatients?|cmht|street|ambulance( crew)?|paramedics?|supermarket|in public|day centre|"
                    r"gp surgery)"),
               ),
               anywhere=(
                   r"(crisis team|community (mental health )?team|cmht|home treatment team)",
                   r"(section|s) ?117",
               )),
        Answer("setting-emergency", {"setting": "emergency_dept"},
               narrows=("setting-nhs",),
               words=(
                   r"(a ?(and|n) ?e|an? a e|a e|casualty|emergency (department|dept|room))",
               )),
        Answer("setting-police", {"setting": "police_contact", "want": ["complain_about_police"]},
               words=(
                   r"~(?<!told the )(?<!called the )(?<!tell the )(police|police cell|custody|cops?)",
                   r"by (police )?officers?",
               ),
               anywhere=(
                   (r"(police|coppers?|cops) (officers? )?(have |had |just )?(restrained|held|tasered|handcuffed|cuffed|"
                    r"dragged|hurt|pinned|hit|arrested|jumped)"),
                   r"by the police",
                   (r"(the )?police (officers? )?(restrained|held|tasered|handcuffed|dragged|hurt|pinned|hit|arrested|were on|"
                    r"sat on)"),
                   r"police (custody|cell|van|car)",
               )),
    ))

NHS_HERE = (r"~nhs", r"^(yes|yeah)$", r"government")
NHS_PAYS = (r"nhs (funded|paid|bed|funding)", r"(paid|funded) (for )?by (the )?nhs", r"nhs pays")
FUNDER = Words(
    skip=(
        r"(nobody|no one|noone|they never|they didnt) (ever )?(told|said|told (me|us))",
        r"how would i know",
    ),
    answers=(
        Answer("funder-nhs-england", {"funder": "nhs_england_side"}, narrows=("funder-nhs",),
               words=(
                   r"nhs (in )?england",
                   r"english nhs",
                   r"icb",
                   r"integrated care board",
                   r"provider collaborative",
               ),
               anywhere=(
                   r"icb (pays|paid|funds|funded|placed)",
                   r"(paid|funded) (for )?by (the )?(icb|nhs england|nhs in england)",
                   r"nhs england (pays|funds|placed)",
               )),
        Answer("funder-nhs-here-england", {"funder": "nhs_england_side"}, where="england", narrows=("funder-nhs",),
               words=NHS_HERE, anywhere=NHS_PAYS),
        Answer("funder-nhs-wales", {"funder": "nhs_wales"},
               narrows=("funder-nhs", "funder-nhs-england", "funder-nhs-here-england",),
               words=(
                   r"nhs (in )?wales",
                   r"(the )?health board",
                   r"welsh nhs",
                   r"betsi cadwaladr",
                   r"swansea bay",
                   r"hywel dda",
                   r"aneurin bevan",
                   r"cwm taf",
               ),
               anywhere=(
                   r"health board (pay|pays|paid|funds|funded|is paying|placed)",
                   r"nhs (in )?wales (pays|funds|funded|placed)",
                   r"(paid|funded) (for )?by (a |the |his |her |my |our |their )?(\w+ )?health board",
               )),
        Answer("funder-nhs-here-wales", {"funder": "nhs_wales"}, where="wales",
               narrows=("funder-nhs-wales", "funder-nhs"),
               words=NHS_HERE, anywhere=NHS_PAYS),
        Answer("funder-nhs", {"funder": "nhs"}, words=(r"~(?<!not the )nhs",), anywhere=NHS_PAYS),
        Answer("funder-private", {"funder": "private"},
               words=(
                   (r"~(private(?! (hospital|unit|ward|clinic|place|home|one|room|rehab))|"
                    r"privately|insurance|insurer|insured|we pay|i pay|(i|we) paid|we do|i do|"
                    r"self ?pay(ing)?|self fund(ed|ing)|"
                    r"bupa|axa|vitality|the family|family pays?|myself|ourselves|my parents|my savings)"),
               ),
               anywhere=(
                   r"self ?pay(ing)?",
                   r"paid (for it )?privately",
                   r"pay(ing)? privately",
                   r"(health|medical) insurance",
                   r"bupa",
                   r"(i|we) paid for (it|the (bed|stay|care)) (myself|ourselves)",
               )),
        Answer("funder-shared", {"funder": "shared"},
               narrows=("funder-council", "funder-nhs", "funder-nhs-here-england", "funder-nhs-here-wales", "funder-nhs-england",
                        "funder-nhs-wales"),
               words=(
                   r"both (the )?(nhs|icb|health board|council) and (the )?(nhs|council|icb|health board)",
                   r"(nhs|icb|health board) and (the )?council|council and (the )?(nhs|icb|health board)|half (and|each) .*",
               )),
        Answer("funder-council", {"funder": "council"},
               words=(
                   r"~(council|social services|local authority)",
               ),
               anywhere=(
                   r"council (pays|paid|funds|funded|arranged)",
                   r"(paid|funded) (for )?by (the )?council",
               )),
    ))
