"""What makes a sentence no claim of one attack: totals over a time, production, other wars, forecasts."""

# ruff: noqa: E501 - a row of a table is a line

from __future__ import annotations

import re

_PERIOD = r"(?:week|weeks|month|months|year|years|quarter|season|winter|summer|spring|autumn|fall|decade|days)"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
NO_CLAIMS: tuple[tuple[str, str], ...] = (
    # (what it is, the words that tell it); looked for in each sentence.
    ("a total since a day", r"\bsince\s+(?:the\s+)?(?:start|beginning|outbreak|launch|invasion|february|full-scale|its|\w+\s+20\d\d|20\d\d|last\s|\w+day\b(?!\s+(?:night|evening|morning))|early\s+\w+ber|"
        + _MONTH + r"\b(?!\s+\d))|\bsince\s+then\b(?=.*\b(?:total|launched)\b)|\bso\s+far\b(?!\s+(?:tonight|today|overnight))|\bto\s+date\b|\bduring\s+(?:the|its)\s+(?:\S+\s+)?(?:war|invasion)\b|\binvasion\s+began|\bof\s+the\s+war\s+so\s+far"),
    ("a total over a period", rf"\b(?:this|last|past|previous|each|every|per|a|one)\s+(?:calendar\s+)?(?:week|month|year|quarter|winter|summer|spring|autumn)\b(?!\s+(?:ago|earlier|before|after|old|later|into))|\b(?:over|in|during|within|for|of)\s+(?:just\s+)?(?:the\s+)?(?:past|last|previous|first|coming|next)\s+(?:\w+\s+){{0,2}}{_PERIOD}\b|\bin\s+(?:just\s+)?(?!recent|several)\w+\s+(?:weeks|months|years|days)\b|\b(?:weekly|monthly|yearly|annual(?:ly)?)\b|\bfor\s+(?:\w+\s+)?months\b|\b\w+\s+(?:consecutive|straight)\s+(?:nights|days)\b.{0,40}\btotal|\bmonth-long|\bweek-long|\b(?:two|three|four|five|six|seven|\d)\s+(?:days|nights|weeks)\s+of\b|\b(?:during|over|throughout|within|in|for)\s+(?:the|a)\s+(?:whole\s+|entire\s+|reporting\s+)?(?:week|weekend|month|year)\b(?!\s+(?:ago|earlier|after|before))"),
    ("a total of a month or year", rf"\b(?:in|during|throughout|for)\s+(?:early\s+|late\s+|mid-|all\s+of\s+|the\s+(?:whole\s+)?month\s+of\s+)?{_MONTH}\b(?!\s+\d)|\bin\s+20\d\d\b|\b{_MONTH}\s+(?:saw|alone|has\s+seen|20\d\d\s+saw)\b|\bmonth\s+of\s+{_MONTH}"),
    ("a rate", r"\b(?:per|a|each|every)\s+(?:day|night|hour)\b(?!\s+(?:after|before|earlier|later|ago|when|of|that|in\s+which|with|on\s+which))|\bdaily\b|\bnightly\b|\bon\s+average\b|\ban\s+average\b|\baverag\w+|\bregularly\b|\btypically\b|\busually\b"),
    ("production, purchases, aid", r"\bproduc(?:e|es|ed|ing|tion)\b|\bmanufactur\w+|\bpurchas\w+|\bbuy(?:s|ing)?\b|\bbought\b|\border(?:s|ed)\s+(?:\d|for|more)|\bdeliver(?:s|ed|ies|y|ing)?\b(?!\s+(?:a\s+)?(?:strike|blow|attack))|\bsuppl(?:y|ies|ying)\s+(?:of|ukraine|russia|\d)|\bcontracts?\b|\bprocure\w*|\bdonat\w+|\bassembl(?:e|ed|y)\b|\bstockpil\w+|\bshipment|\bexport\w*|\breceiv(?:e|ed|es|ing)\b(?=.{0,40}\b(?:drones|missiles|uavs)\b)|\btrain(?:s|ed|ing)?\s+\d|\brecruit|\bworth\s+of\b|\bpledg\w+|\bmilitary\s+aid\b|\bpackage\b|\bsanction\w*\s+(?:on|against|package)"),
    ("losses of materiel", r"\blosses\b|\blost\s+(?:some\s+|about\s+|around\s+)?[\d,]+\s+(?:troops|soldiers|tanks|personnel)|\bpersonnel\b.{0,60}\btanks\b|\b(?:troops|soldiers)\s+and\s+[\d,]+\s+drones|\btanks\b.{0,80}\bartillery\s+systems"),
    ("a forecast or plan", r"\b(?:plans?|planned|planning|intends?|intended|aims?|hopes?|prepar(?:es|ing|ed)|ready|expect(?:s|ed)?|wants?|threatens?|capable|could|might|would)\s+(?:to\s+|of\s+|soon\s+)?(?:be\s+able\s+to\s+)?(?:launch|fire|attack|produc|increas|use|send|deploy|strik)\w*"),
    ("a front-line summary", r"\bcombat\s+(?:engagements?|clashes)|\bspecial\s+(?:military\s+)?operation\s+(?:zone|area)|\bguided\s+(?:aerial\s+)?bombs?\b.{0,120}\bshell(?:ing|ings|ed)\b|\bshellings\b|\bairstrikes\b.{0,100}\bkamikaze\b|\bkamikaze\s+drones?\b.{0,100}\b(?:shelling|airstrikes)|\bartillery\s+(?:attacks|shells|fire)\b"),
    ("looking back", r"\b(?:years?|months?|weeks?)\s+(?:ago|earlier|before)\b|\blast\s+(?:year|month|week|summer|winter|autumn|spring|january|february|march|april|may|june|july|august|september|october|november|december)\b|\banniversary\b|\bprevious\s+record\b.{0,12}$|\bin\s+the\s+same\s+period|\bthroughout\s+the\s+war\b|\bsignificant\s+increase\s+from\b"),
    ("another war", r"\bisrael\w*|\bgaza\b|\bhezbollah|\bhamas\b|\bhouthis?\b|\byemen\w*|\bsudan\w*|\bkhartoum|\bpakistan\w*|\bindian?\b|\btehran\b|\bidf\b|\bsaudi|\blebanon|\bsyria\w*|\biraq\w*|\bazerbaijan\w*|\barmenia\w*|\bred\s+sea\b|\bnagorno|\bpentagon\b|\bmyanmar|\bqatar\b|\bemirates\b|\biran(?:'s)?\s+(?:launched|fired|attacked|said|has|had|sent|struck)|\biran's\b.{0,30}\battack|\bamerican\s+(?:destroyers|aircraft)|\bu\.?s\.?\s+(?:navy|forces|military)\b"),
    ("the front's small drones", r"\bfpv\b(?!.{0,60}\bshahed)|\bunmanned\s+systems\s+forces\b|\binterceptor\s+drones?\s+(?:have\s+)?(?:destroyed|shot|downed)|\bdrone\s+(?:units|crews|operators)\b"),
    ("no attack but words on one", r"\bquestion\b|\bpoll\b|\bcost(?:s|ing)?\b|\bprice\b|\bmillion\b.{0,20}\bdrones|\bexercise|\bdrills?\b|\bprisoners|\bcorrection\b|\bfalse(?:ly)?\b|\bdenied\b|\bsimulat(?:ed|ion)\s+attack|\bvideo\s+game|\bfilm\b|\bairspace\s+of\s+(?:poland|romania)|\bpolish\s+airspace|\bromanian\s+airspace"),
)  # fmt: skip
_ANY = re.compile("|".join(f"(?:{words})" for _, words in NO_CLAIMS))

_BESIDE = re.compile(
    r"(?:(?:in|the|one\s+of\s+the|a|its|their|his|russia's|ukraine's|moscow's|by\s+far|marking|making|,|–)\s+)*\b(?:largest|biggest|heaviest|deadliest|highest|most\s+\w+|worst|record(?!s)|fiercest|longest|second-largest|second-biggest)\b(?!\s+\d)[^,.;:–]*"
    r"|\b(?:more|fewer|less|higher|lower|larger|bigger)\b[^,.;]{0,60}\bthan\s+(?:has|have|had|in|on|at|during|the|any)\b[^,.;]*|\bin\s+recent\s+\w+|\bfor\s+the\s+(?:\w+)\s+time\b[^,.;]*|\bfirst\s+(?:time|attack|such)\b[^,.;]*"
)
"""Asides that compare an attack with others: their time words are not the attack's."""


def tells_no_attack(sentence: str) -> bool:
    """Whether a sentence (in lower case) is of such a kind; asides that compare do not count."""
    return _ANY.search(sentence) is not None and _ANY.search(_BESIDE.sub(" ", sentence)) is not None
