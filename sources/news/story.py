"""A text read sentence after sentence: whose words and what time it last was carries over to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sources.claimants import CLAIMANTS
from sources.cleaned import Cleaned
from sources.news.clauses import Clause, clauses_of, sentences
from sources.news.counts import MISSILES, Count, counts_of
from sources.news.events import Event, event_at
from sources.news.figures import LARGEST, Account, figures_of
from sources.news.no_claims import tells_no_attack
from sources.news.telling import believable, resolve_all, with_wholes
from sources.news.times import When, find_whens, window_of
from sources.news.voices import NATIONAL, Voice, defender_of, region_of_official, voices_of
from sources.news.words import KILLS, Act, tokens_of
from sources.records import Claim, Incident, Reading, Side, Status, WeaponClass, Window
from sources.regions import REGIONS, Place, find_places, unknown_places

OLDEST = timedelta(days=21)
"""News tells of an attack within days; an older one is looked back upon, and its figures are not news."""
LATEST = timedelta(hours=30)
LONGEST_SENTENCE = 2500
INCIDENT_CLAIMANTS = frozenset(("ru_authorities", "ua_authorities", "ua_general_staff"))
OCCUPIED = ("UA-43", "UA-40", "UA-09", "UA-14", "UA-23", "UA-65")
UNNAMED = "the text does not name who says so"

WEAPON = re.compile(
    r"drone|uav|unmanned|uncrewed|missile|shahed|\bgerans?\b|general\s+staff|aerial\s+target|air\s+target|kalibr|iskander",
    re.IGNORECASE,
)
"""Without one of these words a text tells of no drones or missiles."""

_COUNTABLE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|all|both"
    r"|an?\s+(?:[\w-]+\s+){0,4}(?:drone|missile|uav|vehicle))(?!\w)"
)
_YEAR = re.compile(r".*\b(?:in|since|of|until|by|from|before|after)\s(?:19|20)\d\d", re.DOTALL)
"""A year: "the largest since the offensive began in 2022"."""
_HISTORY = re.compile(
    r"(?:previous\s+(?:record|high|largest)|(?:up|down|rising|rose|increase)\s+from|compared\s+(?:with|to)|surpass\w*"
    r"|exceed\w*|eclips\w*|beating|topp\w+|break\w*\s+(?:the|a)|earlier\s+record|record\s+set)[^.;]{0,60}$"
)
_KILLED = re.compile(r"\b(?:shot|down|destroy|intercept|neutrali|repel|suppress|jam)")
_HARM = re.compile(r"\b(?:killed|killing|injur\w+|wounded|wounding|hurt|dead|died)\b")
_PLACE_NOUN = re.compile(r"\b(?:regions?|oblasts?|krai|kray|territory|province|republic)\b")
_STRUCK = re.compile(r"\b(?:hit|struck|targeted|attacked)\b")


@dataclass(slots=True)
class _Group:
    """The counts and incidents of one claimant in one window."""

    claimant: str
    attacker: Side
    window: Window
    account: Account
    events: list[Event] = field(default_factory=list)

    def tells_of(self, claimant: str, attacker: Side, window: Window) -> bool:
        """Whether it is of the same claimant, attacker and report date."""
        return (self.claimant, self.attacker, self.window.report_date) == (claimant, attacker, window.report_date)


class Story:
    """Reads a text sentence after sentence; whose words and what time it last was carries over."""

    def __init__(self, cleaned: Cleaned, published_at: datetime, *, is_cut: bool) -> None:
        self.cleaned = cleaned
        self.lower = cleaned.lower
        self.published_at = published_at
        self.is_cut = is_cut
        self.groups: list[_Group] = []
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

    def read(self) -> Reading:
        """The whole text."""
        bounds = list(sentences(self.cleaned))
        for index, (start, end) in enumerate(bounds):
            if end - start <= LONGEST_SENTENCE:
                following = bounds[index + 1] if index + 1 < len(bounds) else None
                self._sentence(start, end, following)
        claims = []
        for group in self.groups:
            figures, doubts = figures_of(group.account, self.cleaned)
            incidents = tuple(self._incidents(group))
            if figures or incidents:
                self.problems += doubts
                claims.append(Claim(group.claimant, group.attacker, group.window, tuple(figures), (), incidents))
        if not claims:
            unread = Reading(Status.UNREADABLE, (), ("its count could not be read",))
            return unread if self.has_unread else Reading(Status.NOTHING)
        problems = tuple(dict.fromkeys(self.problems))
        return Reading(Status.FLAGGED if problems else Status.READ, tuple(claims), problems)

    @staticmethod
    def _incidents(group: _Group) -> Iterator[Incident]:
        for event in group.events:
            if event.are_about_drones:
                yield event.incident()

    # --- one sentence ---

    def _sentence(self, start: int, end: int, following: tuple[int, int] | None) -> None:
        part = self.lower[start:end]
        places = _shifted(find_places(part, "en"), start)
        voices = voices_of(self.lower, start, end, places, self.context)
        self.place = self.next_place
        self.next_place = next((place.code for place in places if place.code[:2] in ("RU", "UA")), None)
        may_tell = any(voice.claimant in INCIDENT_CLAIMANTS or voice.claimant == "ua_air_force" for voice in voices)
        if _COUNTABLE.search(part) is None and not may_tell:
            self._hear(voices, start, part)
            return
        whens = self._whens(start, part)
        said = next((when for when in whens if when.is_said), None)
        times = [when for when in whens if not when.is_said]
        for clause in clauses_of(self.lower, start, end, voices):
            clause.whens = [when for when in times if clause.start <= when.start < clause.end] or times
            clause.said = said
            clause.nearby = places
            clause.places = [place for place in places if clause.start <= place.start < clause.end]
            if clause.voice is not None:
                # "Moscow's Defense Ministry" is no place.
                own = range(clause.voice.start, clause.voice.end)
                clause.places = [place for place in clause.places if place.start not in own]
            self._clause(clause, [(when.start, when.end) for when in whens], following)

    def _whens(self, start: int, part: str) -> list[When]:
        day = self.published_at.astimezone(CLAIMANTS["ua_air_force"].zone).date()
        whens = find_whens(part, day)
        for when in whens:
            when.start += start
            when.end += start
        return whens

    def _hear(self, voices: Sequence[Voice], start: int, part: str) -> None:
        """Remembers who spoke, and of what time, in a sentence without numbers."""
        voice = next((voice for voice in voices if not voice.is_pronoun), None)
        if voice is not None and voice.claimant is None and voices[1:]:
            voice = None
        if voice is None and WEAPON.search(part) is None:
            return
        self.context = voice or self.context
        whens = self._whens(start, part)
        times = [when for when in whens if not when.is_said]
        self.said = next((when for when in whens if when.is_said), self.said)
        if times:
            self.when, self.when_of = times[0], voice.claimant if voice else None

    def _clause(self, clause: Clause, times: Sequence[tuple[int, int]], following: tuple[int, int] | None) -> None:
        part = self.lower[clause.start : clause.end]
        voice = clause.voice if clause.voice is not None and not clause.voice.is_pronoun else None
        if tells_no_attack(part) or (voice is not None and voice.claimant is None):
            self.context = voice or self.context
            return
        counts = self._counts(clause, times)
        speaker = self._speaker(clause, following, counts)
        if voice is not None:
            self.context = voice
            if clause.said is not None or (speaker is not None and speaker.claimant != self.when_of):
                self.said = clause.said
        if clause.whens:
            self.when, self.when_of = clause.whens[0], speaker.claimant if speaker else None
        if speaker is None or speaker.claimant is None:
            return
        told = [count for count in counts if count.act is not None or count.is_whole_of]
        self._doubt_places(clause, told)
        left = [count for count in counts if count.act is None and not (count.is_whole_of or count.has_noun)]
        if any(count.act in KILLS for count in told):
            self.problems += [f"what the number {count.value} counts is not clear" for count in left]
        if told:
            self._tell(clause, speaker, told)
        elif clause.voice is not None and any(count.has_noun for count in counts) and _KILLED.search(part):
            self.has_unread = True
        if clause.voice is not None:
            self._happen(clause, speaker)

    def _is_year(self, count: Count) -> bool:
        return _YEAR.fullmatch(self.lower, max(0, count.start - 7), count.end) is not None

    def _counts(self, clause: Clause, times: Sequence[tuple[int, int]]) -> list[Count]:
        inside = [(first, last) for first, last in times if clause.start <= first and last <= clause.end]
        tokens = tokens_of(self.lower, clause.start, clause.end, clause.places, inside)
        counts = [count for count in counts_of(tokens) if not _HISTORY.search(self.lower[clause.start : count.start])]
        counts = [count for count in counts if count.has_noun or not self._is_year(count)]
        if self.is_cut:
            counts = [count for count in counts if count.end < len(self.lower.rstrip())]
        return with_wholes(tokens, counts)

    def _doubt_places(self, clause: Clause, counts: Sequence[Count]) -> None:
        """A number said of a place that is not known is not given to the known one beside it."""
        if not any(count.act in KILLS for count in counts):
            return
        part = self.lower[clause.start : clause.end]
        places = _shifted(clause.places, -clause.start)
        nouns = _PLACE_NOUN.finditer(part)
        if all(any(place.start <= noun.start() < place.end for place in places) for noun in nouns):
            return
        for first, last in unknown_places(part, "en", places):
            self.problems.append(f"the place {part[first:last]!r} is not known")
            for count in counts:
                count.is_spread = count.is_spread or bool(count.places)

    def _speaker(self, clause: Clause, following: tuple[int, int] | None, counts: Sequence[Count]) -> Voice | None:
        """Who tells a clause: its own voice, the one carried over, or the side whose air defence it is about."""
        if clause.voice is not None and clause.voice.claimant is not None:
            return clause.voice
        if not counts or (self.context is not None and self.context.claimant is None):
            return None
        side = defender_of(self.lower, clause.start, clause.end)
        speaks_for_all = self.context is not None and self.context.claimant in (*NATIONAL, "other", "ua_general_staff")
        if self.context is not None and (side is None or (side is self.context.side and speaks_for_all)):
            return self.context
        if side is None:
            return None
        later = voices_of(self.lower, *following, (), None) if following is not None else []
        named = next((voice for voice in later if voice.claimant in NATIONAL and voice.side is side), None)
        if named is None and UNNAMED not in self.problems:
            self.problems.append(UNNAMED)
        return named or Voice("ru_mod" if side is Side.RU else "ua_air_force", side, clause.start, clause.start)

    # --- what is told ---

    def _tell(self, clause: Clause, speaker: Voice, counts: Sequence[Count]) -> None:
        """Puts the counts of a clause to the claims of their claimant and window."""
        claimant = speaker.claimant or "other"
        resolve_all(counts)
        counts = believable(self.lower, clause.start, clause.end, claimant, speaker.side, counts)
        self._name_weapons(counts)
        for count, when in zip(counts, self._times(clause, claimant, counts), strict=True):
            group = self._group(claimant, speaker.side, when, clause.said or self.said)
            if group is not None:
                group.account.counts.append(count)

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

    def _times(self, clause: Clause, claimant: str, counts: Sequence[Count]) -> list[When | None]:
        """The time of each count: one right after it where a clause has several, else the clause's, else the last."""
        whens = clause.whens
        if len({tuple(when.days) for when in whens if when.days}) > 1:
            found: list[When | None] = []
            for count in counts:
                near = next((when for when in whens if self._adjoins(count, when)), None)
                before = found[-1] if found else next((when for when in whens if when.start < count.start), whens[0])
                found.append(near or before)
            return found
        return [whens[0] if whens else self._inherited(claimant)] * len(counts)

    def _adjoins(self, count: Count, when: When) -> bool:
        between = self.lower[count.end : when.start]
        return 0 <= when.start - count.end <= 24 and not any(char.isdigit() for char in between)

    def _inherited(self, claimant: str) -> When | None:
        """The last time told; the hours that one claimant states are not another's."""
        if self.when is None or self.when_of in (claimant, None):
            return self.when
        return None if self.when.clocks or claimant not in NATIONAL | INCIDENT_CLAIMANTS else self.when

    def _group(self, claimant: str, side: Side | None, when: When | None, said: When | None) -> _Group | None:
        """The claim of a claimant and window; `None` for a time that is not this news'."""
        attacker = Side.UA if side is Side.RU else Side.RU
        if when is not None and when.is_past_day and claimant in ("ru_mod", "ua_general_staff"):
            return None
        day = said.days[-1] if said is not None and said.days else None
        window = window_of(when, day, self.published_at, CLAIMANTS[claimant].zone)
        if self.published_at - window.end > OLDEST or window.end - self.published_at > LATEST:
            return None
        # Words without a time belong to the window that this claimant has spoken of already.
        is_timeless = when is None or (
            not (when.days or when.parts) and all(clock[2] == "as_of" for clock in when.clocks)
        )
        for known in self.groups:
            is_alike = known.window.kind is window.kind and known.window.basis is window.basis
            if known.tells_of(claimant, attacker, window) and (is_timeless or is_alike or known.window.start is None):
                return known
        self.groups.append(_Group(claimant, attacker, window, Account(side, window.report_date)))
        return self.groups[-1]

    # --- what happened on the ground ---

    def _happen(self, clause: Clause, speaker: Voice) -> None:
        """Keeps an incident of local authorities or the General Staff, or adds to theirs."""
        claimant = speaker.claimant or ""
        if claimant == "ua_air_force" and self._struck_in_russia(clause, speaker):
            claimant = "ua_general_staff"  # "Ukraine's military said it hit": the General Staff speaks for it.
        if claimant not in INCIDENT_CLAIMANTS:
            return
        if speaker.is_pronoun and self.event is not None and self.event_of == claimant:
            self.event.add(self.lower[clause.start : clause.end])
            return
        for first, last in self._scenes(clause):
            scene = [place for place in clause.places if first <= place.start < last]
            self._keep_event(first, last, claimant, clause, scene or clause.nearby)

    def _struck_in_russia(self, clause: Clause, speaker: Voice) -> bool:
        who = self.lower[speaker.start : speaker.end]
        in_russia = any(place.code.startswith("RU") or place.code == "UA-43" for place in clause.places)
        return in_russia and "air" not in who and _STRUCK.search(self.lower, clause.start, clause.end) is not None

    def _scenes(self, clause: Clause) -> list[tuple[int, int]]:
        """The parts of a sentence that tell of different regions: "killed one in Lviv and injured 15 in Mukachevo"."""
        start, end, places = clause.start, clause.end, clause.places
        firsts = [place for at, place in enumerate(places) if at == 0 or place.code != places[at - 1].code]
        if len({place.code for place in firsts}) < 2 or len(_HARM.findall(self.lower, start, end)) < 2:
            return [(start, end)]
        opens_with_place = firsts[0].start - start < 20
        cuts = [place.start for place in firsts[1:]] if opens_with_place else [place.end for place in firsts[:-1]]
        return list(zip([start, *cuts], [*cuts, end], strict=True))

    def _keep_event(self, start: int, end: int, claimant: str, clause: Clause, near: Sequence[Place]) -> None:
        """One incident of a clause, as its own or as more of the last one."""
        sentence = self.lower[start:end]
        code = region_of_official(self.lower, start, end) or self.place
        fallback = (REGIONS[code].name_en, code) if code else None
        event = event_at(near, self.cleaned.text[start:end], fallback)
        if event is None or not event.add(sentence):
            return
        is_near_drones = WEAPON.search(self.lower, max(0, start - 400), end) is not None
        event.are_about_drones = event.are_about_drones or claimant == "ua_general_staff" or is_near_drones
        when = self._times(clause, claimant, [Count(start, end, 0)])[0]
        group = self._group(claimant, _attacked_side(claimant, event.region), when, clause.said or self.said)
        if group is None:
            return
        if self.event in group.events and self.event is not None and self.event.region == event.region:
            self.event.add(sentence)
            return
        group.events.append(event)
        self.event, self.event_of = event, claimant


def _shifted(places: Sequence[Place], by: int) -> list[Place]:
    return [Place(place.code, place.start + by, place.end + by, place.surface, place.is_city) for place in places]


def _attacked_side(claimant: str, region: str | None) -> Side:
    """Whose territory an incident struck: the General Staff tells of its own strikes on Russia and occupied places."""
    if claimant == "ua_general_staff":
        is_theirs = (region or "RU").startswith(("RU", "sea")) or region in OCCUPIED
        return Side.RU if is_theirs else Side.UA
    return Side.UA if claimant == "ua_authorities" else Side.RU
