"""The words of every question, by the name of its fact."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.complaints.interview.patterns import general, place, progress, section, who, wish
from knowledge.complaints.interview.patterns.shape import Signs, Words

WORDS: Mapping[str, Words] = {
    "asker": who.ASKER, "age": who.AGE, "consent": who.CONSENT, "hospital_country": place.HOSPITAL_COUNTRY,
    "setting": place.SETTING, "funder": place.FUNDER, "legal_status": section.LEGAL_STATUS, "stage": progress.STAGE,
    "want": wish.WANT}
SKIP, LEAVING = Signs(general.SKIP), Signs(general.LEAVING)
STOPPING, GIVING_UP, LATER_DAYS = Signs(general.STOPPING), Signs(general.GIVING_UP), Signs(general.LATER_DAYS)
SAME_DAY, ONGOING = Signs(general.SAME_DAY), Signs(general.ONGOING)
BOTH_NATIONS = Signs(place.BOTH_NATIONS)
IN_PRISON, FROM_PRISON = Signs(place.IN_PRISON), Signs(place.FROM_PRISON)
HOW_TO = Signs(general.HOW_TO)
