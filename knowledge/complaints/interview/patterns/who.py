"""Words for who asks, how old the person is, and whether they agreed."""

from __future__ import annotations

from knowledge.complaints.interview.patterns.shape import Answer, Words

ASKER = Words(
    answers=(
        Answer("asker-me", {"asker": "patient", "age": "adult"},
               words=(
                   r"~(?<!let )(?<!give )(?<!tell )(?<!help )(?<!close to )(?<!told )(me|myself)",
                   r"^(mine|self|patient|the patient|i am|i was|its about me)$",
               )),
        Answer("asker-self", {"asker": "patient"},
               narrows=("asker-me",),
               anywhere=(
                   (r"(restrained|held|pinned|secluded|injected|dragged|grabbed|hurt|hit|locked|jabbed|strapped|kicked|"
                    r"punched|tasered|handcuffed|forced|sat on|knelt on) me"),
                   r"(hold|holding|pin|pinning|restrain|restraining|drag|dragging|inject|injecting) me",
                   (r"~i (was|got|have been|was being|had been|get|keep getting|am being) (\w+ )?(restrained|held|pinned|"
                    r"secluded|injected|dragged|locked|put in|kept in|sectioned|tasered|handcuffed|forced|jabbed|strapped)"),
                   r"(i am|im) (a |the )?(detained |informal |voluntary |inpatient )?patient",
                   r"(on|to) my own (arms?|legs?|back)",
               )),
        Answer("asker-me-young", {"asker": "patient", "age": "under_18"},
               narrows=("asker-me", "asker-self",),
               words=(
                   r"(me|myself) .*under (18|eighteen)",
               ),
               anywhere=(
                   r"(im|i am) (only |just )?under (18|eighteen)",
                   r"(im|i am) (a )?(teenager|minor)",
               )),
        Answer("asker-me-teen", {"asker": "patient", "age": "16_17"},
               narrows=("asker-me", "asker-self", "asker-me-young"),
               words=(
                   r"(me|myself) .*1[67]",
               ),
               anywhere=(
                   r"(im|i am) (only |just )?1[67](?! (of|staff|days?|weeks?|months?|hours?))",
               )),
        Answer("asker-me-child", {"asker": "patient", "age": "under_16"},
               narrows=("asker-me", "asker-self", "asker-me-young"),
               words=(
                   r"(me|myself) .*(under (16|sixteen)|1[0-5])",
               ),
               anywhere=(
                   r"(im|i am) (only |just )?(1[0-5](?! (of|staff|days?|weeks?|months?|hours?))|under (16|sixteen))",
               )),
        Answer("asker-relative", {"asker": "carer"},
               words=(
                   (r"(carer|relative|family|friend|brother|sister|son|daughter|cousin|nephew|niece|boyfriend|girlfriend|"
                    r"someone else|somebody else|another person|other person|loved one|next of kin)"),
                   r"~(him|her|them)",
               ),
               anywhere=(
                   (r"my (\w+ )?(son|daughter|brother|sister|friend|mate|boyfriend|girlfriend|cousin|nephew|niece|loved one|"
                    r"relative|lad|grandson|granddaughter|stepson|stepdaughter)s?"),
                   r"(i am|im) (his|her|their) (\w+ )?(sister|brother|friend|carer|cousin|girlfriend|boyfriend)",
               )),
        Answer("asker-carer", {"asker": "carer", "age": "adult"},
               narrows=("asker-relative",),
               words=(
                   (r"(husband|wife|partner|mum|mam|mom|mother|dad|father|nan|gran|grandma|grandad|grandmother|grandfather|"
                    r"aunt|auntie|uncle)"),
                   r"adult",
                   r"grown up",
               ),
               anywhere=(
                   (r"my (\w+ )?(mum|mam|mom|mother|dad|father|husband|wife|partner|nan|gran|grandma|grandad|grandmother|"
                    r"grandfather|aunt|auntie|uncle|ex|mother in law|father in law)s?"),
                   r"my ([2-9]\d|1[89]) ?(year|yr|yo)",
                   r"my (son|daughter|brother|sister|friend|cousin) (is|whos|who is|aged?|hes|shes) (only )?([2-9]\d|1[89])",
               )),
        Answer("asker-carer-child", {"asker": "carer", "age": "under_16"},
               narrows=("asker-relative", "asker-carer",),
               words=(
                   r"(child|kid|teenager|young person|boy|girl|little one|little boy|little girl|toddler|pupil)",
               ),
               anywhere=(
                   r"my (child|kid|teenager|teenage \w+|(little|baby|young) (boy|girl|brother|sister|son|daughter))",
                   r"my (\d|1[0-5]) ?(year|yr|yo)",
                   r"my (son|daughter|brother|sister|child|kid|cousin) (is|whos|who is|aged?|hes|shes) (only )?(\d|1[0-5])",
               )),
        Answer("asker-carer-teen", {"asker": "carer", "age": "16_17"},
               narrows=("asker-relative", "asker-carer", "asker-carer-child",),
               anywhere=(
                   r"my 1[67] ?(year|yr|yo)",
                   r"my (son|daughter|brother|sister|child|kid|cousin|teenager) (is|whos|who is|aged?|hes|shes) (only )?1[67]",
               )),
        Answer("asker-bereaved", {"asker": "bereaved", "consent": "died"},
               narrows=("asker-relative", "asker-carer", "asker-carer-child", "asker-carer-teen",),
               words=(
                   (r"(?<!nearly )(?<!almost )(died|passed away|passed on|deceased|bereaved|bereavement|is dead|hes dead|"
                    r"shes dead)"),
                   r"(somebody|someone) who (has )?(died|passed)",
               ),
               anywhere=(
                   r"(my|our) (\w+ ){1,6}(died|passed away|was killed)",
                   (r"(?<!his )(?<!her )my late (\w+ )?(husband|wife|mother|mum|father|dad|brother|sister|son|daughter|"
                    r"partner|friend|nan|gran)"),
                   (r"(death of|lost) (my|our) (\w+ )?(husband|wife|mother|mum|father|dad|brother|sister|son|daughter|partner|"
                    r"friend|nan|gran|child)"),
                   r"took (his|her|their) own life",
               )),
        Answer("asker-advocate", {"asker": "advocate"},
               narrows=("asker-relative", "asker-me", "asker-staff",),
               words=(
                   r"(?<!my )(?<!need an )(?<!want an )(?<!have an )(?<!get an )(?<!no )(?<!an )(advocate|imha|imca)",
                   r"(i am|im) an? (\w+ )?(advocate|imha|imca)",
                   r"(my|a) clients?",
                   r"advocacy (worker|service)",
                   r"their solicitor",
                   r"(i am|im) (a|his|her|their|the) solicitor",
               ),
               anywhere=(
                   r"(i am|im) (his|her|their|the patients|the clients|my clients) (\w+ )?(advocate|imha|imca)",
                   r"\b(the |my )?client (is|was|on|under|detained|has|consents|lacks)\b",
                   r"(i am|im|as|speaking as) an? (\w+ ){0,2}(advocate|imha|imca)",
                   r"my client",
                   r"for a client",
                   r"(advocate|imha) here",
                   (r"(i am|im) (\w+ )?(his|her|their|my clients) (\w+ )?(social worker|support worker|key worker|keyworker|"
                    r"care coordinator|care co ordinator|cpn|community nurse|counsellor|therapist|gp)"),
                   r"(social worker|care coordinator|key worker) (for|of) (him|her|them|a patient|the patient|the person)",
               )),
        Answer("asker-attorney", {"asker": "attorney_deputy"},
               narrows=("asker-relative", "asker-carer", "asker-me",),
               words=(
                   r"(attorney|deputy|lpa|poa)",
               ),
               anywhere=(
                   r"lasting power of attorney",
                   r"(i have|with|hold|holding) (\w+ )?power of attorney",
                   r"court appointed deputy",
                   r"(i am|im) (his|her|their|the) (\w+ )?(attorney|deputy)",
               )),
        Answer("asker-staff", {"asker": "staff"},
               narrows=("asker-me", "asker-relative",),
               words=(
                   (r"^(a |the |im |i am |its |as )*(member of )?(\w+ ){0,2}(staff|nurse|hca|employee|worker|ward manager|"
                    r"healthcare assistant|support worker|doctor|psychiatrist)( member)?( (here|there|myself))?( (on|at|"
                    r"in) (the|a|an|this|that|my|our) (\w+ ){0,2}(ward|unit|hospital|home|team|shift))?$"),
                   (r"(i work|we work|work(er)? (there|here)|employee|agency (nurse|worker|staff)|bank (nurse|worker|staff)|"
                    r"student nurse|on the staff)"),
               ),
               anywhere=(
                   r"i work (on|at|in|there|here|for)",
                   (r"(im|i am) (an? )?(\w+ )?(nurse|hca|support worker|healthcare assistant|staff member|member of staff|"
                    r"student nurse|psychiatrist|ward doctor)"),
                   r"my colleagues?",
                   r"whistleblow\w*",
               )),
    ))

AGE = Words(
    answers=(
        Answer("age-under-16", {"age": "under_16"},
               words=(
                   r"under (16|sixteen)",
                   r"(?<!over )(?<!under )(\d|1[0-5])",
                   r"(six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)",
                   r"primary school",
                   r"little",
               )),
        Answer("age-under-18", {"age": "under_18"}, words=(r"under (18|eighteen)",)),
        Answer("age-16-17", {"age": "16_17"},
               words=(
                   r"(?<!under )(?<!over )(16|17|sixteen|seventeen)",
               )),
        Answer("age-adult", {"age": "adult"},
               words=(
                   r"(?<!under )(18|eighteen|1[89]|[2-9]\d|adult|grown up|pensioner|elderly|middle aged)",
                   r"~over (16|17|18|eighteen|[2-9]\d)",
                   r"(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|nineteen)",
                   r"(early|mid|late) (twenties|thirties|forties|fifties|sixties|seventies)",
                   r"in (his|her|their) \w+(ties|0s)",
               )),
    ))

CONSENT = Words(
    answers=(
        Answer("consent-yes", {"consent": "yes"},
               words=(
                   r"^(yes|yeah|yep|yup|y|ok|sure|they do|he does|she does|they have|he has|she has)",
                   (r"~(agrees?|agreed|consents?|consented|happy (for me|with it|to)|wants me to|want me to|asked me|said yes|"
                    r"gave (his |her |their )?permission|given (his |her |their )?permission|will sign|signed|fine with (it|"
                    r"me)|ok with (it|me)|on board)"),
               ),
               anywhere=(
                   r"(?<!no )(?<!not )(?<!never )(?<!without )\bconsents\b( in writing| to (me|us|this|that))?",
                   r"(he|she|they) agrees?( in writing| to (me|this|us))?$",
                   r"(with|gave|given|has|have) (\w+ )?written consent",
                   r"~(he|she|they) (has |have )?(agreed|consented)(?! to (the|take|have|go|a|an|be|stay|it)\b)",
                   r"(he|she|they) (has |have )?(asked me to|wants? me to) (complain|help|act|do|speak|write)",
                   r"with (his|her|their) (consent|agreement|permission)",
               )),
        Answer("consent-refused", {"consent": "refused"},
               narrows=("consent-yes",),
               words=(
                   r"^(no|nope|they dont|he doesnt|she doesnt|they do not)$",
                   r"(doesnt|dont|does not|do not|didnt|did not) (want|agree|consent)",
                   r"refus(es|ed|ing|e)",
                   r"sa(id|ys|y) no",
                   r"wont (let|agree|sign)",
                   r"(is|are|was|were)? ?against it",
                   r"disagrees?",
                   r"not (happy|ok) with",
                   r"no (he|she|they) (doesnt|dont|does not|do not)( want (it|that|me to|this))?$",
               ),
               anywhere=(
                   r"(he|she|they) (doesnt|does not|dont|do not) want me to (complain|get involved|act|do)",
                   r"refused consent",
                   r"(he|she|they) (has |have )?refused (to agree|consent|permission|to let me)",
               )),
        Answer("consent-capacity", {"consent": "lacks_capacity"},
               narrows=("consent-yes", "consent-refused",),
               words=(
                   (r"(?<!i )(?<!we )(cant|cannot|can not|unable to|not able to|isnt able to) (really )?(decide|agree|say|"
                    r"tell|consent|sign|understand|communicate|speak|talk)"),
                   r"capacity",
                   r"too (ill|unwell|poorly|sick|confused|drugged|sedated)",
                   r"not able",
                   r"unable",
                   r"dementia",
                   r"alzheimers?",
                   r"non ?verbal",
                   r"brain (injury|damage)",
                   r"(doesnt|does not) know what (day|is|hes|shes|theyre)",
                   r"(doesnt|does not) understand",
                   r"not well enough",
                   r"confused",
                   r"unconscious",
                   r"in a coma",
                   r"too unwell to decide",
               ),
               anywhere=(
                   r"lack(s|ing)? (the )?(mental )?capacity",
                   r"(doesnt|does not|do not|dont) have (the )?(mental )?capacity",
               )),
        Answer("consent-child-able", {"consent": "child_able"},
               narrows=("consent-refused", "consent-yes",),
               words=(
                   r"(child|kid|son|daughter) (who )?understands?.*(no|refus\w+|doesnt|dont|not)",
                   r"(child|kid) (says no|refuses|doesnt want)",
                   r"old enough .*(no|doesnt|refus\w+)",
                   r"understands but (\w+ )?(no|refus\w+|doesnt|says no)",
               )),
        Answer("consent-child-not-able", {"consent": "child_not_able"},
               narrows=("consent-capacity", "consent-refused", "consent-yes",),
               words=(
                   r"too (young|little|small)",
                   r"(child|kid) (cant|cannot|is too)",
                   r"not old enough",
                   r"too young to decide",
               )),
    ))
