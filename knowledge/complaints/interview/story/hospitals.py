"""Hospitals for mental health in England and Wales that people call by their name alone: who runs them. A closed class; pure.

Their nation stands with the other places (pipeline/lexicon/places.yml). Names that other places have too are left out.
"""

from __future__ import annotations

from knowledge.complaints.interview.story.people import one_of, pattern

NHS_NAMED = pattern(one_of((
    "bethlem", "maudsley", "broadmoor", "rampton", "ashworth hospital", "highgate mental health centre", "prestwich hospital",
    "littlemore hospital", "warneford", "fulbourn hospital", "hellesdon", "roseberry park", "lynfield mount", "becklin centre",
    "callington road", "blackberry hill", "wonford house", "bowmere hospital", "reaside", "clock view",
    "springfield university hospital", "cefn coed", "caswell clinic", "glanrhyd", "hafan y coed", "heddfan", "hergest unit",
    "ablett unit", "bro cerwyn", "st cadocs", "ty llywelyn", "bryn y neuadd")))
PRIVATE_NAMED = pattern(one_of(("cygnet", "priory", "elysium", "st andrews", "llanarth court")))
