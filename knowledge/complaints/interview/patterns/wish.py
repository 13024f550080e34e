"""Words for what should come of it."""

from __future__ import annotations

from knowledge.complaints.interview.patterns.shape import Answer, Words

ALL_OF_THEM = r"^(all|everything|all of (it|them|these|those|this|the above)|the lot|every one of them|each of them)$"
WANT = Words(
    pick="all",
    skip=(
        (r"^(nothing|nothing really|not really|nothing much|none|no|nowt|nothing now|nothing else|dont mind|"
         r"i dont mind|anything|whatever|not bothered)$"),
        (r"^(no |ok )?(that is|thats|thatll be|that will be) (all|it|everything|enough)( for)?( now| today|"
         r" thanks?| thank you| then)*$"),
        r"^(im|i am|were|we are)? ?(done|finished)( now| here)?$",
    ),
    answers=(
        Answer("want-further", {"want": ["complaint"]},
               words=(r"further", r"(next|last) (step|stage)"), anywhere=(r"take (it|this|my complaint|things) (\w+ )?further",)),
        Answer("want-explanation", {"want": ["explanation_apology"]},
               words=(
                   (r"(explain\w*|explanation|apolog\w*|sorry|answers?|why|admit\w*|truth|understand|what happened|"
                    r"accountab\w+|justice|responsib\w+|own up|hold (them|someone|somebody|him|her) to account|"
                    r"held to account|face up|honest\w*|acknowledg\w*|put (it|things) in writing)"),
                   ALL_OF_THEM,
                   r"(know|knew|understand|see|realise|feel) (how|what) (it|they|i|we|he|she) \w+",
               ),
               anywhere=(
                   r"(want|wants|need|needs|after|like) (an? |some )?(explanation|apology|answers?)",
                   r"(to )?say sorry",
               )),
        Answer("want-stop", {"want": ["quick_fix"]},
               words=(
                   ALL_OF_THEM,
                   (r"(so |that |make sure |for )?(nobody|no one|noone|none|no other|others? (dont|do not)|other (people|"
                    r"patients|families)|anyone|anybody|someone|somebody) (else )?(\w+ ){0,3}(go(es)? through|suffers?|has to|"
                    r"have to|been through|treated|goes? thro?u?g?h?)"),
                   r"for (other|the next) (people|patients?|person|families|ones?)",
                   r"lessons?( are)?( learnt| learned)?",
                   r"train(ed|ing)",
                   (r"(stop|stopped|stops|again|quick(ly)?|put right|sort(ed)?( it)?( out)?|fix(ed)?|never happen|changes?|"
                    r"improve\w*|better|care plan)"),
               ),
               anywhere=(
                   r"(want|wants|need|needs) (it|this|them|things) to (stop|change)",
                   r"(make|making) (it|this|them) stop",
                   r"(doesnt|does not|dont|wont|never) happens? again",
               )),
        Answer("want-safe", {"want": ["safe_now"]},
               words=(
                   r"(be|feel|keep (me|him|her|them)|kept) safe",
                   r"protect(ed|ion)?",
                   r"safety",
               ),
               anywhere=(
                   r"(want|need|wants|needs) to (be|feel) safe",
               )),
        Answer("want-rule", {"want": ["change_rule"]},
               words=(
                   r"(rules?|policy|blanket|ban(ned)?|(my|our|his|her|their|the) phones?( back)?)",
               ),
               anywhere=(
                   r"(ward|blanket|house) (rule|ban|policy)s?",
                   r"rules? (changed|scrapped|lifted)",
                   r"(took|taken|take|removed|confiscated) (all )?(my|our|his|her|their|everyones) phones?",
               )),
        Answer("want-crime", {"want": ["report_crime"]},
               words=(
                   r"(?<!about )(?<!about the )(?<!by the )police",
                   r"(crime|criminal|assault(ed)?|abuse[ds]?|charged|prosecut\w*|arrest\w*|safeguarding|jail|prison)",
               ),
               anywhere=(
                   r"report (it |this |them )?(to the police|a crime|an assault|the abuse|abuse)",
                   r"press(ing)? charges",
               )),
        Answer("want-worker", {"want": ["report_professional"]},
               words=(
                   (r"(sacked|sack|fired|suspended|struck off|nmc|gmc|hcpc|disciplin\w*|lose (his|her|their) (job|licence)|"
                    r"registration)"),
                   r"report (him|her|them)",
                   (r"report (the|that|a|one|this) (nurse|doctor|worker|person|member|psychiatrist|hca|healthcare assistant|"
                    r"therapist|psychologist|paramedic|social worker)"),
                   r"one (worker|nurse|doctor|member of staff)",
                   r"taken off the register",
               ),
               anywhere=(
                   r"(sacked|struck off|lose (his|her|their) job)",
                   r"report (the|that|a|one|this) (nurse|doctor|worker|psychiatrist|psychologist|social worker|therapist)",
               )),
        Answer("want-records", {"want": ["records"]},
               words=(
                   r"(records?|notes|cctv|footage|video|copy|copies|paperwork)",
                   r"(my|his|her|their|the) files?",
               ),
               anywhere=(
                   (r"(want|need|see|get|copy of|copies of) (my|his|her|the|their|all) (\w+ )?(notes|records|cctv|footage|"
                    r"files?)"),
               )),
        Answer("want-regulator", {"want": ["tell_regulator"]},
               words=(
                   ALL_OF_THEM,
                   (r"(someone|somebody|people|everyone|the world|the public|others?|anyone) (to know|to find out|should know|"
                    r"needs? to know|knows)( about (it|this|them))?"),
                   r"(cqc|hiw|regulators?|inspect\w*|care quality|warn others|others? (to )?know|ciw)",
               ),
               anywhere=(
                   r"(tell|report (it |this |them )?to) (the )?(cqc|hiw|regulators?|inspectors?)",
               )),
        Answer("want-money", {"want": ["money"]},
               words=(
                   r"(money|compensat\w*|sue|suing|legal|court|solicitor|damages|payment|payout|payoff|refund)",
               ),
               anywhere=(
                   r"compensation",
                   r"sue (them|the hospital|the nhs|the trust)",
                   r"(take|taking) legal action",
               )),
        Answer("want-leave", {"want": ["leave_section"]},
               words=(
                   r"(get|let) (me |him |her |them )?(out|home)",
                   r"leave",
                   r"off (the |my |his |her |their |this )?section",
                   r"tribunal",
                   r"discharged?",
                   r"(go|come|going|coming) home",
                   r"freed?",
                   r"freedom",
                   r"^out$",
               ),
               anywhere=(
                   r"get (me |him |her |them )?(off|out of) (the |my |this |his |her |their )?(section|hospital)",
                   r"leave (the )?hospital",
                   r"appeal (against )?(my|the|his|her|their|a) section",
                   r"off my section",
               )),
        Answer("want-police", {"want": ["complain_about_police"]},
               words=(
                   r"(complain|complaint) about (the )?(police|officers?)",
                   r"(the )?officers?",
                   r"by the police",
                   r"^about the police$",
               ),
               anywhere=(
                   r"(complain|complaint) about (the )?police",
                   r"police officers? (hurt|restrained|tasered|held|hit)",
               )),
        Answer("want-moj", {"want": ["complain_about_moj"]},
               words=(
                   r"(ministry of justice|moj|mhcs|mental health casework (section|team)|casework (section|team)|"
                   r"(justice secretary|secretary of state)|home office)",
               )),
        Answer("want-listen", {"want": ["listening"]},
               words=(
                   (r"(listen\w*|be heard|hear me|talk|believed?|someone to hear|understood|taken seriously|tell (my|"
                    r"our) (side|story))"),
               )),
    ))
