"""Words for how far a complaint has got."""

from __future__ import annotations

from knowledge.complaints.interview.patterns.shape import Answer, Words

STAGE = Words(
    pick="last",
    answers=(
        Answer("stage-none", {"stage": "none"},
               words=(
                   (r"^(no )?(nobody|no one|noone|none of us|not us|we|i) ?(has|have|havent|hasnt|did|didnt)?( no| yet|"
                    r" so far)*$"),
                   (r"^(no|nope|nah|none|nothing|never|not|nobody|no one|noone|not yet|no not yet|no complaint|never did|"
                    r"didnt|i didnt|we didnt|havent)( yet| so far| really| at all)?$"),
                   (r"(i|we) never (did|have|got round|got around|managed|dared|made one|bothered)\b(?!.*(repl|answer|respon|"
                    r"heard))"),
                   r"^(no )?(i |we )?(couldnt|darent|didnt dare)( (to|because|as|i|we) .*| (i|we) .*)?$",
                   (r"^(no )?(i |we )?(never|didnt|couldnt|havent) (did|have|had|got round|got around|dare|dared|felt able|"
                    r"able|manage|managed|bother|bothered|know how|have the (strength|energy))\b(?!.*(repl|answer|respon|"
                    r"heard))"),
                   (r"(too (ill|unwell|scared|frightened|afraid|poorly|tired|drugged)|afraid|scared|frightened) to( complain|"
                    r" say anything| speak up)?"),
                   (r"(not|havent|hasnt|never|didnt|did not|nobody has|no one has|nobody|noone has) (\w+ )?(complained?|"
                    r"complaint|said anything|told anyone|reported)"),
                   r"not yet",
                   r"first time",
                   r"nothing (yet|so far)",
                   r"no complaints?( yet| made)?",
               ),
               anywhere=(
                   r"no complaint (yet|made|so far)",
                   r"(not|havent|hasnt|have not|never) (yet )?complained",
                   r"not complained yet",
               )),
        Answer("stage-informal", {"stage": "informal"},
               words=(
                   (r"~(told|spoke|spoken|talked|mentioned|raised it|pals|informal(ly)?|verbally|out loud|"
                    r"complained to (the )?(ward|staff|nurse|manager|doctor))"),
                   r"(told|to) (the )?(ward manager|manager|staff|nurse|doctor|consultant)",
               ),
               anywhere=(
                   (r"~(told|spoke to|spoken to|been to|went to|talked to|complained to|raised it with) (the )?(ward manager|"
                    r"manager|pals|staff|nurses?|nurse in charge|consultant)"),
               )),
        Answer("stage-open", {"stage": "formal_open"},
               words=(
                   r"^(yes|yeah|yep|yup)$",
                   (r"~(?<!want to make a )(?<!make a )(waiting|pending|in progress|ongoing|submitted|put (one|"
                    r"a complaint) in|sent (it|one|a complaint|a letter|an email|off|in)|wrote|written|emailed|made (one|"
                    r"a complaint)|formal complaint|complaint is in|complaint in|filed|lodged)"),
                   (r"(no|not|without|havent|hasnt|never|still no) (\w+ ){0,4}(reply|replied|answer|answered|response|"
                    r"responded|heard|final)"),
                   (r"(i|we|she|he|they|mum|dad|family|somebody|someone) (have |has |already )?complained(?! to (the )?(ward|"
                    r"staff|nurse|manager|pals|doctor))"),
               ),
               anywhere=(
                   r"waiting for (a|an|their|the) (\w+ )?(reply|answer|response)",
                   r"~(sent|made|put|submitted) (in )?(a|my|our|the) (\w+ )?complaint",
                   r"complaint (is )?(open|pending|in progress)",
                   r"no (reply|answer|response) to (my|the|our) complaint",
               )),
        Answer("stage-final", {"stage": "final_reply"},
               words=(
                   (r"^(?!.*(no|not|without|waiting|havent|hasnt|hadnt|never|still|yet|until) .*final).*final (reply|response|"
                    r"answer|letter)"),
                   r"~(got|had|received|have) (a|an|the|their) (final )?(reply|response|answer|letter)",
                   r"they (replied|answered|responded|wrote back)",
                   (r"~(they|trust|hospital|board|ward|manager|unit) (sent|wrote|gave|emailed) (\w+ ){0,5}(saying|that said|"
                    r"and said|back)"),
                   r"(letter|reply|answer|response) (from them )?(saying|that said|said) (no|they|sorry|there|nothing|it)",
                   r"said (no|they did nothing wrong|it was (fine|justified|lawful|necessary))$",
                   r"(fobbed|brushed) (me|us|him|her) off",
                   r"(rejected|dismissed|not upheld|partly upheld|upheld|turned down|threw it out|deadlock)",
                   r"(?<!no )(?<!not )(?<!nt )(?<!never )(replied|answered)$",
                   r"^(a |the )?(final )?(reply|answer|response)$",
                   r"(with|gone to|waiting for|asked|sent to|complained to) (the )?(ombudsman|phso|psow)",
               ),
               anywhere=(
                   r"~(got|had|received) (a|their|the) final (reply|response|answer|letter)",
                   r"~(complaint was|was|been) (rejected|dismissed|not upheld)",
                   r"not upheld",
               )),
        Answer("stage-ombudsman", {"stage": "ombudsman_decision"},
               words=(
                   r"(ombudsman|phso|psow) (has |have )?(decided|said|rejected|decision|refused|closed|upheld|didnt|turned)",
                   r"decision (from|of|by) (the )?(ombudsman|phso|psow)",
                   r"^(the )?(ombudsman|phso|psow)$",
               ),
               anywhere=(
                   r"(ombudsman|phso|psow) (has )?(decided|said|rejected|decision|refused)",
               )),
        Answer("stage-pre-action", {"stage": "pre_action"},
               words=(
                   r"letter (before|of) (claim|action)",
                   r"pre ?action",
                   r"solicitors? (has |have )?(sent|wrote|written)",
               ),
               anywhere=(
                   r"~letter (before|of) claim",
                   r"pre ?action (letter|protocol)",
               )),
        Answer("stage-court", {"stage": "court_issued"},
               words=(
                   (r"^(?!.*(not|havent|hasnt|never|no|dont|want to) .*(court|sue|claim)).*(court|claim issued|"
                    r"issued (a claim|proceedings)|suing|sued|proceedings)"),
               ),
               anywhere=(
                   r"~court claim",
                   r"~issued (a )?(claim|proceedings)",
                   r"started (a )?court",
               )),
    ))
