"""Words that belong to no one question: passing over, going, and how it happened in time."""

from __future__ import annotations

SKIP = (
    r"not sure",
    r"dont know",
    r"do not know",
    r"no idea",
    r"unsure",
    r"rather not",
    r"prefer not",
    r"skip( it| this)?",
    r"pass",
    r"dunno",
    r"idk",
    r"(cant|cannot|dont) remember",
    r"forgot",
    r"forgotten",
    r"not say",
    r"(dont|do not) want to (say|answer)",
    r"does it matter",
    r"doesnt matter",
    r"^n a$",
    r"^next( question| one)?$",
    r"none of (these|those|them)",
    r"no comment",
    r"havent (got )?a clue",
    r"no clue",
    r"^((i|we) )?((really|just) )?cant say( for sure)?$",
    r"^dk$",
    r"not certain",
    r"i m not certain",
    r"unknown",
)
LEAVING = (
    (r"^(ok(ay)? |right |well )?(thanks?|thank you|cheers|ta|thx)?( very much| so much| a lot)? ?(good ?bye|"
     r"bye|bye bye|ta ra|tara|cheerio|see (you|ya)( later)?|good ?night|night night)( now| then| for now)?$"),
    (r"^(ok(ay)? |right |well |no )?(that is|thats|thatll be|that will be) (all|it|everything|"
     r"enough)( for)?( now| today| thanks?| thank you| then)*$"),
    (r"^((maybe|perhaps|ok(ay)?) )?(later|another (time|day)|some other time|not today|tomorrow)( maybe| then|"
     r" thanks?| please)?$"),
    (r"^(sorry |ok(ay)? )*((im|i am|i feel|feeling|just|getting) )*((so|too|very|really|a bit) )*(tired|"
     r"exhausted|worn out|knackered|shattered|drained)( now| today| tonight| for (this|now))*( maybe| perhaps|"
     r" sorry)*( (later|another time|tomorrow|bye|sorry|not now))*$"),
    (r"^(ok(ay)? |maybe |thanks? )*(ill|i will|can i|let me|i can|i might|we will) (come|be) back (to (it|"
     r"this) )?(later|tomorrow|another (day|time)|soon)"),
    (r"^(ok(ay)? |maybe )*(ill|i will|i might|can i|let me) (do|finish|carry on|go on|continue)( (it|this|"
     r"with (it|this)))? (later|tomorrow|another (day|time))"),
    (r"^(sorry |ok(ay)? |right |i |ive |we |weve )*(got to|gotta|have to|need to|must) (go|run|dash|sleep|"
     r"rest)( now| there)?$"),
    r"^(thats |that is )?(enough|all) for (now|today|tonight)",
    r"^(i |can i |sorry i |i think i )?(need|have|want) (a|to have a) (break|rest)$",
    r"^(its |this is |i )?(too much|cant do this) (for me )?(now|today|right now)",
)
SAME_DAY = (
    r"(the )?(that|same|very same) (day|time|night|moment|minute|morning|afternoon|evening)",
    r"straight ?away",
    r"right ?away",
    r"immediately",
    r"at once",
    r"at the time",
    r"(there|then) and (then|there)",
    r"as (it|they|he|she) (was |were )?(happen\w*|did)",
    r"when it (was )?happen\w*",
    r"while it (was )?happen\w*",
    r"(i|we) (was|were) (there|present|with (him|her|them))",
    r"(i|we) saw it",
    r"(i|we) (always )?knew( (it|then|already|all along))?$",
    r"it happened to me",
    r"^(the )?same$",
    r"on the day",
    r"the day it happened",
    r"instantly",
    r"from the (start|beginning)",
    r"it was me",
)
ONGOING = (
    (r"(still|keeps?( on)?|carr(y|ies) on|carrying on|continu(es|ing)|goes on|going on) (happening|going( on)?|"
     r"doing (it|this|that)|being done)"),
    r"(still|its|it is|this is|thats) (going on|ongoing|on ?going)",
    r"^(it |this )?(goes|keeps) on( and on)?",
    r"still (goes|keeps) on",
    r"^(its |it is )?(still )?(ongoing|on going|continuing|continuous)( now)?$",
    r"^(it |this )?(still (is|does)|continues)$",
    r"^still$",
    (r"(happens|happening|goes on|going on|do (it|this|that)|does (it|this|that)|doing (it|this|that)|"
     r"done) (to (me|him|her|them) )?(all the time|again and again|over and over|now|daily|constantly|always|"
     r"most days|most nights|(nearly |almost )?(every|each) (single )?\w+)"),
    (r"^(nearly |almost |just about |its |it is |like )*(every|each) (single )?(day|night|morning|evening|week|"
     r"shift|time|month|few days|other day)"),
    (r"^(its |it is |like )*(all the time|most (days|nights|weeks)|daily|constantly|over and over|"
     r"again and again|always)"),
    r"(has not|hasnt|have not|havent|not|never) (ever )?(stopped|stops?)( yet)?$",
    r"always (do|does|doing|happens?) (it|this|that)?",
)
STOPPING = (
    r"^(please )?(stop|cancel|exit|quit|end)( this| now| here)?( please)?$", r"i want to stop( now| here)?$", r"leave me alone\b",
    r"(stop|end) (asking|the questions|questions|the chat|this chat|the form)\b",
    r"(dont|do not) want to (do this|go on|carry on|continue)\b",
)
GIVING_UP = (
    (r"^(oh |no |nah |just |well |actually |sorry |ok |right )*(forget (it|this|about it)|never ?mind|nvm|"
     r"leave it( there| out)?|not now|(ive )?changed my mind|drop it|scrap it|skip the whole thing|no thanks?( you)?|dont bother|"
     r"no point)( then| now| for now| thanks?)*$"),
    (r"^(oh |no |nah |actually |well |sorry )*(i )?(really )?(dont|do not) (really )?want to( any ?more| now|"
     r" complain( now| any ?more)?)?$"),
    r"(cant|cannot|cant really) be (bothered|arsed|dealing with it)", r"^(i )?(give|am giving|im giving) up( on (this|it))?$",
    r"^(ive|i have) had enough( of (this|it|these questions))?( for (now|today))?$", (
         r"^(its|this is) (pointless|a waste of time|no use)$"),
)
LATER_DAYS = (r"^((maybe|perhaps) )?(tomorrow|next (week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday))$",)
HOW_TO = (r"^(ok(ay)? |so |and |well |right |please |then )*how (do|can|would|should|could) (i|we|you) (go about )?"
          r"(make a |put in a |start a )?(complain|complaint|complaining)( about (it|this|that|them))?( then| please| now)?$",)
