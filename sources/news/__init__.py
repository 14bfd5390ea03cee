"""English news that relays either side's claim: its sentences read into claims of whoever they quote.

`parse_statement` is pure: no clock, no network. A text is cut into sentences, and a sentence that quotes two claimants
into clauses. Of each it is asked who speaks (`voices`), of when (`times`), whether it tells of one attack at all
(`NO_CLAIMS`), which numbers are of what (`words` with the table RULES, `counts`), and what happened on the ground
(`events`). The counts of one claimant and window become one claim (`figures`).
"""

# ruff: noqa: E501 - a row of a table is a line

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sources.claimants import CLAIMANTS
from sources.cleaned import Cleaned, clean
from sources.news.counts import MISSILES, Count, counts_of
from sources.news.events import Event, event_at
from sources.news.figures import LARGEST, Account, figures_of
from sources.news.times import When, find_whens, window_of
from sources.news.voices import NATIONAL, OFFICIALS, Voice, attacks, defender_of, region_of_official, voices_of
from sources.news.words import KILLS, RULES, Act, Rule, Token, tokens_of
from sources.records import Claim, Incident, Reading, Side, Status, WeaponClass, Window
from sources.regions import REGIONS, Place, find_places, unknown_places
import itertools

__all__ = ["NO_CLAIMS", "PARSER_VERSION", "RULES", "Rule", "parse_statement"]

PARSER_VERSION = "news-1"
NOTHING = Reading(Status.NOTHING)
OLDEST = timedelta(days=21)
"""News tells of an attack within days; an older one is looked back upon, and its figures are not news."""
LATEST = timedelta(hours=30)
LONGEST_SENTENCE = 2500

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
_NO_CLAIMS = re.compile("|".join(f"(?:{words})" for _, words in NO_CLAIMS))

_BESIDE = re.compile(
    r"(?:(?:in|the|one\s+of\s+the|a|its|their|his|russia's|ukraine's|moscow's|by\s+far|marking|making|,|–)\s+)*\b(?:largest|biggest|heaviest|deadliest|highest|most\s+\w+|worst|record(?!s)|fiercest|longest|second-largest|second-biggest)\b(?!\s+\d)[^,.;:–]*"
    r"|\b(?:more|fewer|less|higher|lower|larger|bigger)\b[^,.;]{0,60}\bthan\s+(?:has|have|had|in|on|at|during|the|any)\b[^,.;]*|\bin\s+recent\s+\w+|\bfor\s+the\s+(?:\w+)\s+time\b[^,.;]*|\bfirst\s+(?:time|attack|such)\b[^,.;]*"
)
"""Asides that compare an attack with others: their time words are not the attack's."""

_GATE = re.compile(
    r"(?i)drone|uav|unmanned|uncrewed|missile|shahed|\bgerans?\b|general\s+staff|aerial\s+target|air\s+target|kalibr|iskander"
)
_COUNTABLE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|all|both|an?\s+(?:[\w-]+\s+){0,4}(?:drone|missile|uav|vehicle))(?!\w)"
)
INCIDENT_CLAIMANTS = frozenset(("ru_authorities", "ua_authorities", "ua_general_staff"))
_HERE = re.compile(
    r"(?i)russia|ukrain|kyiv|kiev|moscow|kremlin|shahed|crimea|belgorod|bryansk|krasnodar|odes|kharkiv|black sea|azov|air force|general staff"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|u\.s|u\.k|u\.n|gov|gen|lt|col|maj|brig|sgt|capt|mr|mrs|ms|dr|st|no|approx|rep|sen|vs|e\.g|i\.e|[a-z])|\b[ap]\.m)\.$"
)
_SENTENCE_END = re.compile(r"\n+|(?<=[.!?…])[\"”'»)]*\s+(?=[\"“'«(]?[A-Z0-9])")
_SPLITS = re.compile(r";|,?\s(?:while|whereas|but|meanwhile|and|as)\s|,\s|\s–\s|\.\s")
_HISTORY = re.compile(
    r"(?:previous\s+(?:record|high|largest)|(?:up|down|rising|rose|increase)\s+from|compared\s+(?:with|to)|surpass\w*|exceed\w*|eclips\w*|beating|topp\w+|break\w*\s+(?:the|a)|earlier\s+record|record\s+set)[^.;]{0,60}$"
)
_KILLED = re.compile(r"\b(?:shot|down|destroy|intercept|neutrali|repel|suppress|jam)")
_HARM = re.compile(r"\b(?:killed|killing|injur\w+|wounded|wounding|hurt|dead|died)\b")
_PLACE_NOUN = re.compile(r"\b(?:regions?|oblasts?|krai|kray|territory|province|republic)\b")
_STRUCK = re.compile(r"\b(?:hit|struck|targeted|attacked)\b")


@dataclass(slots=True)
class _Sentence:
    """A sentence or clause with all that is known before its numbers are read."""

    start: int
    end: int
    voice: Voice | None
    when: When | None
    said: When | None
    is_claim: bool


@dataclass(slots=True)
class _Group:
    """The counts and incidents of one claimant in one window."""

    claimant: str
    attacker: Side
    window: Window
    account: Account
    events: list[Event] = field(default_factory=list)


def parse_statement(text: str, published_at: datetime, *, is_cut: bool = False) -> Reading:
    """Reads one English news text.

    Args:
        text: The text as received: a sentence, a headline or a whole article.
        published_at: Aware moment of publication.
        is_cut: The text we hold ends before the article did; a number at its very end is not trusted.

    Returns:
        `read` or `flagged` (read, with problems) with one claim for each claimant and reporting window; `nothing` where the
        text makes no such claim; `unreadable`, without claims, where it makes one that could not be read. Offsets are of
        `text` as given.

    Raises:
        ValueError: `published_at` has no time zone.
    """
    if published_at.tzinfo is None:
        raise ValueError(f"published_at has no time zone: {published_at.isoformat()}; give an aware datetime")
    if not _GATE.search(text):
        return NOTHING
    cleaned = clean(text)
    if not (_HERE.search(text) or find_places(cleaned.lower, "en") or OFFICIALS.search(cleaned.lower)):
        return NOTHING
    return _Story(cleaned, published_at, is_cut=is_cut).read()


def _sentences(cleaned: Cleaned) -> Iterator[tuple[int, int]]:
    """The spans of the sentences; an abbreviation's full stop ends none."""
    text, lower, start = cleaned.text, cleaned.lower, 0
    for match in _SENTENCE_END.finditer(text):
        before = lower[max(start, match.start() - 12) : match.start()]
        if "\n" not in match[0] and _ABBREVIATED.search(before):
            continue
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


class _Story:
    """Reads a text sentence after sentence; whose words and what time it last was carries over."""

    def __init__(self, cleaned: Cleaned, published_at: datetime, *, is_cut: bool) -> None:
        self.cleaned = cleaned
        self.lower = cleaned.lower
        self.published_at = published_at
        self.is_cut = is_cut
        self.groups: dict[tuple[str, Side, datetime | None, datetime], _Group] = {}
        self.problems: list[str] = []
        self.context: Voice | None = None
        self.when: When | None = None
        self.said: When | None = None
        self.when_of: str | None = None
        self.weapon: WeaponClass | None = None
        self.event: Event | None = None
        self.event_of: str | None = None
        self.has_unread = False
        self.missiles: set[WeaponClass] = set()
        self.sent: dict[WeaponClass, int] = {}
        self.place: str | None = None
        self.next_place: str | None = None
        self.place_of = 0

    def read(self) -> Reading:
        """The whole text."""
        bounds = list(_sentences(self.cleaned))
        for index, (start, end) in enumerate(bounds):
            if end - start <= LONGEST_SENTENCE:
                following = bounds[index + 1] if index + 1 < len(bounds) else None
                self._sentence(start, end, following)
        claims = []
        for group in self.groups.values():
            figures, doubts = figures_of(group.account, self.cleaned)
            incidents = tuple(self._incidents(group))
            if figures or incidents:
                self.problems += doubts
                claims.append(Claim(group.claimant, group.attacker, group.window, tuple(figures), (), incidents))
        problems = tuple(dict.fromkeys(self.problems))
        if not claims:
            return Reading(Status.UNREADABLE, (), ("its count could not be read",)) if self.has_unread else NOTHING
        return Reading(Status.FLAGGED if problems else Status.READ, tuple(claims), problems)

    @staticmethod
    def _incidents(group: _Group) -> Iterator[Incident]:
        for event in group.events:
            if event.are_about_drones:
                yield event.incident()

    # --- one sentence ---

    def _sentence(self, start: int, end: int, following: tuple[int, int] | None) -> None:
        part = self.lower[start:end]
        zone_day = self.published_at.astimezone(CLAIMANTS["ua_air_force"].zone).date()
        is_relevant = _COUNTABLE.search(part) is not None
        places = self._shifted(find_places(part, "en"), start)
        voices = voices_of(self.lower, start, end, places, self.context)
        self.place_of = start
        self.place, self.next_place = (
            self.next_place,
            next((place.code for place in places if place.code[:2] in ("RU", "UA")), None),
        )
        if not is_relevant and not any(
            voice.claimant in INCIDENT_CLAIMANTS or voice.claimant == "ua_air_force" for voice in voices
        ):
            spoken = next((voice for voice in voices if not voice.is_pronoun), None)
            if spoken is not None and (spoken.claimant is not None or not voices[1:]):
                self._hear(spoken, start, part)
            elif _GATE.search(part):
                self._hear(None, start, part)
            return
        whens = [self._moved(when, start) for when in find_whens(part, zone_day)]
        clauses = self._clauses(start, end, voices)
        for first, last, voice in clauses:
            own = [when for when in whens if first <= when.start < last] if len(clauses) > 1 else whens
            self._clause(first, last, voice, own or (whens if len(clauses) > 1 else []), places, whens, following)

    def _hear(self, voice: Voice | None, start: int, part: str) -> None:
        """Remembers who spoke, and of what time, in a sentence without numbers."""
        self.context = voice or self.context
        day = self.published_at.astimezone(CLAIMANTS["ua_air_force"].zone).date()
        whens = [self._moved(when, start) for when in find_whens(part, day)]
        times = [when for when in whens if not when.is_said]
        self.said = next((when for when in whens if when.is_said), self.said)
        if times:
            self.when, self.when_of = times[0], voice.claimant if voice else None

    @staticmethod
    def _shifted(places: Sequence[Place], by: int) -> list[Place]:
        return [Place(place.code, place.start + by, place.end + by, place.surface, place.is_city) for place in places]

    @staticmethod
    def _moved(when: When, by: int) -> When:
        when.start += by
        when.end += by
        return when

    def _clauses(self, start: int, end: int, voices: Sequence[Voice]) -> list[tuple[int, int, Voice | None]]:
        """The sentence, or its clauses where it quotes two claimants."""
        known = [voice for voice in voices if voice.claimant is not None and not voice.is_pronoun]
        silent = [voice for voice in voices if voice.claimant is None]
        distinct: list[Voice] = []
        for voice in known:
            if not distinct or distinct[-1].claimant != voice.claimant:
                distinct.append(voice)
        if not distinct:
            pronoun = next((voice for voice in voices if voice.is_pronoun), None)
            return [(start, end, pronoun or (silent[0] if silent else None))]
        if len(distinct) == 1 or (
            len(distinct) == 2
            and distinct[0].side is distinct[1].side
            and NATIONAL & {distinct[0].claimant, distinct[1].claimant}
            and not self._both_tell(start, end, distinct)
        ):
            best = (
                next((voice for voice in distinct if voice.claimant in NATIONAL), distinct[0])
                if len(distinct) > 1
                else distinct[0]
            )
            return [(start, end, best)]
        clauses: list[tuple[int, int, Voice | None]] = []
        first = start
        for voice, after in itertools.pairwise(distinct):
            splits = list(_SPLITS.finditer(self.lower, voice.end, after.start))
            strong = [split for split in splits if re.search(r"while|whereas|but|;|meanwhile|\.", split[0])]
            split = (strong or splits)[-1:]
            if not split:
                continue
            clauses.append((first, split[0].start(), voice))
            first = split[0].end()
        clauses.append((first, end, distinct[-1]))
        return clauses

    def _both_tell(self, start: int, end: int, voices: Sequence[Voice]) -> bool:
        return "while" in self.lower[voices[0].end : voices[1].start]

    def _clause(
        self,
        start: int,
        end: int,
        voice: Voice | None,
        whens: Sequence[When],
        places: Sequence[Place],
        all_whens: Sequence[When],
        following: tuple[int, int] | None,
    ) -> None:
        part = self.lower[start:end]
        if _NO_CLAIMS.search(part) and _NO_CLAIMS.search(_BESIDE.sub(" ", part)):
            if voice is not None and not voice.is_pronoun:
                self.context = voice
            return
        attack_times = [when for when in whens if not when.is_said]
        said = next((when for when in all_whens if when.is_said), None)
        inside = [place for place in places if start <= place.start < end]
        if voice is not None:
            # "Moscow's Defense Ministry" is no place.
            inside = [place for place in inside if not voice.start <= place.start < voice.end]
        tokens = tokens_of(
            self.lower,
            start,
            end,
            inside,
            [(when.start, when.end) for when in all_whens if start <= when.start and when.end <= end],
        )
        counts = [count for count in counts_of(tokens) if not _HISTORY.search(self.lower[start : count.start])]
        counts = self._with_wholes(tokens, counts)
        if voice is not None and voice.claimant is None and not voice.is_pronoun:
            self.context = voice
            return
        speaker = self._speaker(start, end, voice, following, counts)
        if voice is not None and not voice.is_pronoun:
            self.context = voice
            if said is not None:
                self.said = said
            elif speaker is not None and speaker.claimant != self.when_of:
                self.said = None
        if attack_times:
            self.when, self.when_of = attack_times[0], speaker.claimant if speaker else None
        if speaker is None or speaker.claimant is None:
            return
        told = [count for count in counts if count.act is not None or count.is_whole_of]
        self._doubt_places(start, end, inside, told)
        if told:
            self._tell(start, end, speaker, told, tokens, attack_times, said or self.said)
        elif any(count.has_noun for count in counts) and voice is not None and _KILLED.search(part):
            self.has_unread = True
        if voice is not None:
            self._happen(start, end, speaker, inside, places, attack_times, said or self.said)

    @staticmethod
    def _with_wholes(tokens: Sequence[Token], counts: list[Count]) -> list[Count]:
        """ "Of 90 drones, 80 were shot down": what the number after "of" counts was launched."""
        for at, count in enumerate(counts):
            if count.act is None and not count.is_whole_of and count.has_noun and count.at > 0:
                before = count.at - 1
                while before > 0 and tokens[before].kind == "f":
                    before -= 1
                later = [other for other in counts[at + 1 :] if other.act in KILLS]
                if tokens[before].kind == "o" and later:
                    count.act = Act.LAUNCHED
        return counts

    def _doubt_places(self, start: int, end: int, places: Sequence[Place], counts: Sequence[Count]) -> None:
        """A number said of a place that is not known is not given to the known one beside it."""
        if not any(count.act in KILLS for count in counts):
            return
        part = self.lower[start:end]
        known = [(place.start - start, place.end - start) for place in places]
        if all(any(first <= noun.start() < last for first, last in known) for noun in _PLACE_NOUN.finditer(part)):
            return
        for first, last in unknown_places(part, "en", self._shifted(places, -start)):
            self.problems.append(f"the place {part[first:last]!r} is not known")
            for count in counts:
                count.is_spread = count.is_spread or bool(count.places)

    def _speaker(
        self, start: int, end: int, voice: Voice | None, following: tuple[int, int] | None, counts: Sequence[Count]
    ) -> Voice | None:
        """Who tells a clause: its own voice, the one carried over, or the side whose air defence it is about."""
        if voice is not None and voice.claimant is not None and not (voice.is_pronoun and voice.claimant is None):
            return voice
        if not counts:
            return None
        side = defender_of(self.lower, start, end)
        context = self.context
        if context is not None and context.claimant is None:
            return None
        if context is not None and (side is None or side is context.side):
            if context.claimant in NATIONAL or side is None or context.claimant in ("other", "ua_general_staff"):
                return context
        if following is not None:
            later = [
                found
                for found in voices_of(self.lower, *following, (), None)
                if found.claimant in NATIONAL and (side is None or found.side is side)
            ]
            if later and side is not None:
                return later[0]
        if side is None:
            return None
        problem = "the text does not name who says so"
        if problem not in self.problems:
            self.problems.append(problem)
        return Voice("ru_mod" if side is Side.RU else "ua_air_force", side, start, start)

    # --- what is told ---

    def _tell(
        self,
        start: int,
        end: int,
        speaker: Voice,
        counts: Sequence[Count],
        tokens: Sequence[Token],
        whens: Sequence[When],
        said: When | None,
    ) -> None:
        """Puts the counts of a clause to the claims of their claimant and window."""
        claimant, side = speaker.claimant or "other", speaker.side
        self._resolve_all(counts)
        counts = self._believable(start, end, claimant, side, counts)
        if not counts:
            return
        self._name_weapons(counts)
        times = self._times(counts, whens, claimant)
        for count, when in zip(counts, times, strict=True):
            if count.value > LARGEST or (count.upper or 0) > LARGEST:
                return
            group = self._group(claimant, side, when, said)
            if group is not None:
                group.account.counts.append(count)

    @staticmethod
    def _resolve_all(counts: Sequence[Count]) -> None:
        """ "20 drones, all of which were shot down": the number of all of them is the one before."""
        for at, count in enumerate(counts):
            if count.is_all and not count.value and not count.is_but:
                before = next(
                    (
                        other
                        for other in counts[:at]
                        if other.act is Act.LAUNCHED and (count.weapon in (None, other.weapon))
                    ),
                    None,
                )
                same = [other for other in counts[:at] if other.act is Act.LAUNCHED]
                if before is not None and (len(same) == 1 or count.weapon is not None):
                    count.value, count.upper, count.qualifier = before.value, before.upper, before.qualifier
                    count.start, count.end, count.weapon, count.is_all = before.start, before.end, before.weapon, False

    def _believable(
        self, start: int, end: int, claimant: str, side: Side | None, counts: Sequence[Count]
    ) -> list[Count]:
        """The counts that this claimant can tell of: see the rules of the ledger."""
        if any(count.value > LARGEST for count in counts):
            return []
        kept = [count for count in counts if not (self.is_cut and count.end >= len(self.lower.rstrip()))]
        if side is Side.RU:
            kept = [count for count in kept if count.act in KILLS or count.is_whole_of]
            for count in kept:
                if count.is_whole_of and count.act is None and any(other.places for other in kept if other.is_part):
                    count.act = next(other.act for other in kept if other.is_part and other.places)
                    count.is_whole_of = False
                    for other in kept:
                        if other.is_part and other.places:
                            other.is_listed_part = True
            kept = [
                count
                for count in kept
                if (count.act in KILLS and count.weapon is not WeaponClass.ALL)
                or (
                    count.weapon is WeaponClass.ALL
                    and count.act in KILLS
                    and "target" not in self.lower[count.start : count.end + 30]
                )
            ]
            if (
                claimant == "ru_mod"
                and attacks(self.lower, start, end, Side.RU)
                and not defender_of(self.lower, start, end)
            ):
                kept = []
            return kept
        if claimant in ("ua_authorities",) or claimant.startswith("ua_air_command"):
            kept = [count for count in kept if count.act in KILLS]
        if attacks(self.lower, start, end, Side.UA):
            kept = (
                [count for count in kept if count.act in KILLS]
                if defender_of(self.lower, start, end) is Side.UA
                else []
            )
        if defender_of(self.lower, start, end) is Side.RU:
            kept = []
        return [count for count in kept if not (count.verb == "lost" and count.is_listed_part)]

    def _name_weapons(self, counts: Sequence[Count]) -> None:
        """A number without a noun counts what the last number with one did."""
        if any(count.act is Act.LAUNCHED and count.has_noun for count in counts):
            self.sent = {}
        for count in counts:
            if count.are_locations:
                continue
            if count.weapon is WeaponClass.MISSILE and len(self.missiles) == 1:
                count.weapon = next(iter(self.missiles))  # "Both missiles" are those whose kind was told before.
            if count.weapon in MISSILES and count.act in (Act.LAUNCHED, None):
                self.missiles.add(count.weapon)
            if count.weapon is not None:
                self.weapon = count.weapon
                if count.act is Act.LAUNCHED or count.is_whole_of:
                    self.sent[count.weapon] = count.upper or count.value
            elif len(self.sent) > 1 and (
                count.value > self.sent.get(self.weapon or WeaponClass.DRONE, LARGEST)
                or not any(other.act is Act.LAUNCHED for other in counts)
            ):
                count.weapon = WeaponClass.ALL  # "Of these, 249 were shot down", of drones and missiles.
            elif count.is_all and not count.value and self.weapon is None:
                count.weapon = WeaponClass.DRONE
            else:
                count.weapon = (
                    self.weapon or next((other.weapon for other in counts if other.weapon), None) or WeaponClass.DRONE
                )

    def _times(self, counts: Sequence[Count], whens: Sequence[When], claimant: str) -> list[When | None]:
        """The time of each count: a time right after it where a clause has several, else the clause's, else the last."""
        if len(whens) > 1 and len({tuple(when.days) for when in whens if when.days}) > 1:
            found: list[When | None] = []
            current: When | None = None
            for count in counts:
                near = next(
                    (
                        when
                        for when in whens
                        if 0 <= when.start - count.end <= 24
                        and not re.search(r"\d", self.lower[count.end : when.start])
                    ),
                    None,
                )
                current = near or current or next((when for when in whens if when.start < count.start), whens[0])
                found.append(current)
            return found
        if whens:
            return [whens[0]] * len(counts)
        inherited = self.when
        if (
            inherited is not None
            and self.when_of not in (claimant, None)
            and (
                inherited.clocks or claimant not in NATIONAL | {"ru_authorities", "ua_authorities", "ua_general_staff"}
            )
        ):
            inherited = None
        return [inherited] * len(counts)

    def _group(self, claimant: str, side: Side | None, when: When | None, said: When | None) -> _Group | None:
        """The claim of a claimant and window; `None` for a time that is not this news'."""
        attacker = Side.UA if side is Side.RU else Side.RU
        if when is not None and when.is_past_day and claimant in ("ru_mod", "ua_general_staff"):
            return None
        zone = CLAIMANTS[claimant].zone
        day = said.days[-1] if said is not None and said.days else None
        window = window_of(when, day, self.published_at, zone)
        if self.published_at - window.end > OLDEST or window.end - self.published_at > LATEST:
            return None
        if when is None or (not when.days and not when.parts and all(role == "as_of" for _, _, role in when.clocks)):
            # Words without a time belong to the window that this claimant has spoken of already.
            for known in self.groups.values():
                if (
                    known.claimant == claimant
                    and known.attacker is attacker
                    and known.window.report_date == window.report_date
                ):
                    return known
        key = (claimant, attacker, window.start, window.end)
        for known in self.groups.values():
            if (
                known.claimant == claimant
                and known.attacker is attacker
                and known.window.report_date == window.report_date
                and (
                    known.window.start is None
                    or (known.window.kind is window.kind and known.window.basis is window.basis)
                )
            ):
                return known
        if key not in self.groups:
            self.groups[key] = _Group(claimant, attacker, window, Account(side, window.report_date))
        return self.groups[key]

    # --- what happened on the ground ---

    def _struck_in_russia(self, start: int, end: int, speaker: Voice, inside: Sequence[Place]) -> bool:
        who = self.lower[speaker.start : speaker.end]
        in_russia = any(place.code.startswith("RU") or place.code == "UA-43" for place in inside)
        return in_russia and "air" not in who and _STRUCK.search(self.lower[start:end]) is not None

    def _happen(
        self,
        start: int,
        end: int,
        speaker: Voice,
        inside: Sequence[Place],
        places: Sequence[Place],
        whens: Sequence[When],
        said: When | None,
    ) -> None:
        """Keeps an incident of local authorities or the General Staff, or adds to theirs."""
        claimant = speaker.claimant or ""
        if claimant == "ua_air_force" and self._struck_in_russia(start, end, speaker, inside):
            claimant = "ua_general_staff"  # "Ukraine's military said it hit": the General Staff speaks for it.
        if claimant not in INCIDENT_CLAIMANTS:
            return
        sentence = self.lower[start:end]
        if speaker.is_pronoun and self.event is not None and self.event_of == claimant:
            self.event.add(sentence)
            return
        for first, last in self._scenes(start, end, inside):
            scene = [place for place in inside if first <= place.start < last]
            self._keep_event(first, last, claimant, speaker, scene or list(places), whens, said)

    def _scenes(self, start: int, end: int, inside: Sequence[Place]) -> list[tuple[int, int]]:
        """The parts of a sentence that tell of different regions: "killed one in Lviv and injured 15 in Mukachevo"."""
        firsts = [place for at, place in enumerate(inside) if at == 0 or place.code != inside[at - 1].code]
        numbers = len(_HARM.findall(self.lower[start:end]))
        if len({place.code for place in firsts}) < 2 or numbers < 2:
            return [(start, end)]
        cuts = (
            [place.start for place in firsts[1:]]
            if firsts[0].start - start < 20
            else [place.end for place in firsts[:-1]]
        )
        return list(zip([start, *cuts], [*cuts, end], strict=True))

    def _keep_event(
        self,
        start: int,
        end: int,
        claimant: str,
        speaker: Voice,
        near: Sequence[Place],
        whens: Sequence[When],
        said: When | None,
    ) -> None:
        sentence = self.lower[start:end]
        code = region_of_official(self.lower, start, end) or (self.place if self.place_of == start else None)
        fallback = (REGIONS[code].name_en, code) if code else None
        event = event_at(sentence, near, self.cleaned.text[start:end], fallback)
        if event is None or not event.add(sentence):
            return
        event.are_about_drones = (
            event.are_about_drones or claimant == "ua_general_staff" or _GATE.search(self.lower) is not None
        )
        attacker = Side.UA if claimant != "ua_authorities" else Side.RU
        occupied = ("UA-43", "UA-40", "UA-09", "UA-14", "UA-23", "UA-65")
        if claimant == "ua_general_staff" and not (
            (event.region or "RU").startswith(("RU", "sea")) or event.region in occupied
        ):
            attacker = Side.RU
        side = Side.RU if attacker is Side.UA else Side.UA
        when = self._times([Count(start, end, 0)], whens, claimant)[0]
        group = self._group(claimant, side, when, said)
        if group is None:
            return
        if (
            self.event is not None
            and self.event_of == claimant
            and self.event in group.events
            and self.event.region == event.region
        ):
            self.event.add(sentence)
            return
        group.events.append(event)
        self.event, self.event_of = event, claimant
