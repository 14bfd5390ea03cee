"""Incidents: what local authorities and the General Staff say happened on the ground, in a few words of our own.

The paraphrase is put together from the tables below and never holds a sentence of the text.
"""

# ruff: noqa: E501 - a row of a table is a line

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sources.numerals import NUMBER, parse_number
from sources.records import Incident
from sources.regions import REGIONS, Place

OBJECTS: tuple[tuple[str, str], ...] = (
    # What was hit, in our words; the pattern of how texts name it.
    ("an oil refinery", r"oil\s+refiner(?:y|ies)|refiner(?:y|ies)"),
    ("an oil depot", r"(?:oil|fuel)\s+(?:depots?|terminals?|storage|tanks?|reservoirs?|facilit(?:y|ies)|transshipment)|tank\s+farm"),
    ("an industrial plant", r"(?:industrial|chemical|metallurgical|steel|gas\s+processing|manufacturing|defen[cs]e|aircraft|fertilizer|electronics)\s+(?:plants?|facilit(?:y|ies)|enterprises?|sites?|complex|zone)|(?:an?|the|two|three)\s+(?:plants?|factor(?:y|ies)|enterprises?)\b"),
    ("a power facility", r"(?:power|energy|electrical|electricity)\s+(?:plants?|stations?|substations?|facilit(?:y|ies)|infrastructure|grid)|substations?|thermal\s+power"),
    ("a port", r"(?:sea\s?)?ports?\b(?:\s+(?:infrastructure|facilit(?:y|ies)))?|berths?|ships?\b|vessels?\b|tankers?"),
    ("an airfield", r"airfields?|air\s?bases?|airports?"),
    ("an ammunition depot", r"(?:ammunition|arms|weapons|munitions)\s+(?:depots?|warehouses?|storage)|arsenals?"),
    ("a railway", r"railways?|rail\s+(?:stations?|lines?|infrastructure|yards?)|trains?\b|locomotives?"),
    ("a residential building", r"residential\s+(?:buildings?|houses?|areas?|blocks?|complex)|apartment\s+(?:buildings?|blocks?)|apartments?|(?:private\s+|multi-stor(?:y|ey)\s+|high-rise\s+)?(?:houses?|homes?|high-rises?|tower\s+blocks?)\b|dwellings?"),
    ("a warehouse", r"warehouses?|storage\s+facilit(?:y|ies)"),
    ("civilian infrastructure", r"civilian\s+infrastructure|infrastructure|schools?|hospitals?|kindergartens?|shops?\b|offices?|dormitor(?:y|ies)|buildings?|cars?\b|vehicles\b"),
)  # fmt: skip
_OBJECT_PATTERNS = tuple((words, re.compile(rf"\b(?:{pattern})\b")) for words, pattern in OBJECTS)
_NUMBERED = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:\w+\s+)?(?:$)")
_DEBRIS = re.compile(r"\b(?:debris|fragments?|wreckage|remnants?)\b")
_FIRE = re.compile(
    r"\b(?:fires?\b(?!\s*(?:ed|at|on\s+ukraine))|blazes?|caught\s+fire|ablaze|burn(?:ed|ing|t)|ignited|flames)"
)
_OUT = re.compile(r"\b(?:extinguished|put\s+out|contained|doused|localized|localised)\b")
_STRUCK = re.compile(r"\b(?:targeted|struck|hit|attacked|strike|attack|targeting|destroyed|hits)\b")
_DAMAGED = re.compile(r"\b(?:damag\w+|shattered|blown\s+out)\b")
_N = NUMBER["en"]
_PEOPLE = r"(?:people|persons?|civilians?|residents?|men|women|man|woman|workers?|employees?|locals|others|firefighters|children|child|girl|boy|teenagers?|passengers?)"
_HARMED = {
    "injured": re.compile(
        rf"(?<!\w)(?P<n>{_N}|an?|another)\s+(?:more\s+|other\s+|elderly\s+|local\s+|\d+-year-old\s+)*(?:{_PEOPLE}\s+)?(?:(?:were|was|have\s+been|has\s+been|had\s+been|being|are|is|got|sustained|suffered|received)\s+)?(?:also\s+|slightly\s+|seriously\s+|lightly\s+)*(?:injured|wounded|hurt|hospitali[sz]ed|injuries)"
        rf"|(?:injur(?:ing|ed)|wound(?:ing|ed)|hurting)\s+(?:at\s+least\s+|about\s+)?(?P<m>{_N}|an?)\b(?!\s+(?:number|drone|missile))"
    ),
    "killed": re.compile(
        rf"(?<!\w)(?P<n>{_N}|an?|another)\s+(?:more\s+|other\s+|elderly\s+|local\s+|\d+-year-old\s+)*(?:{_PEOPLE}\s+)?(?:(?:were|was|have\s+been|has\s+been|had\s+been|are|is)\s+)?(?:also\s+)?(?:killed|dead|died)\b"
        rf"|(?:killing|killed)\s+(?:at\s+least\s+|about\s+)?(?P<m>{_N}|an?)\b(?!\s+(?:number|drone|missile|half))"
    ),
}
_NOBODY = re.compile(
    r"\bno\s+(?:casualties|injuries|one|deaths|damage|victims)|\bnobody\b|without\s+casualties|not\s+(?:injured|hurt)"
)
_NOT_DRONES = re.compile(
    r"\bshell(?:ing|ed)|artillery|mortar|\bmines?\b|explosive device|glide bombs?|guided (?:aerial )?bombs?|gunfire|sabot"
)
_WEAPON = re.compile(
    r"\b(?:drones?|uavs?|unmanned|missiles?|air\s+(?:raid|attack|defen)|attack(?:ed)?|strikes?|targeted)\b"
)
_NOT_NOW = re.compile(
    r"\b(?:since\s+the\s+(?:start|beginning)|last\s+(?:year|month|week)|a\s+year\s+ago|years?\s+ago|months?\s+ago|will\b|could\b|may\b|plans?\b|during\s+the\s+war|this\s+(?:year|month|week)|(?:over|in)\s+the\s+past\s+(?:week|month|year))"
)


@dataclass(slots=True)
class Event:
    """An incident while sentence after sentence adds to it."""

    place: str
    region: str | None
    objects: list[str] = field(default_factory=list)
    has_debris: bool = False
    is_struck: bool = False
    is_damaged: bool = False
    has_fire: bool = False
    is_out: bool = False
    injured: int | None = None
    killed: int | None = None
    are_about_drones: bool = False

    def add(self, sentence: str) -> bool:
        """Takes in what a sentence tells; whether it told of anything."""
        if _NOT_NOW.search(sentence) or _NOT_DRONES.search(sentence):
            return False
        objects = _objects_of(sentence)
        debris, fire = _DEBRIS.search(sentence) is not None, _FIRE.search(sentence) is not None
        struck, damaged = _STRUCK.search(sentence) is not None, _DAMAGED.search(sentence) is not None
        injured, killed = _harmed(sentence, "injured"), _harmed(sentence, "killed")
        tells = debris or fire or damaged or (struck and bool(objects)) or bool(injured or killed)
        if not tells:
            return False
        self.are_about_drones = self.are_about_drones or _WEAPON.search(sentence) is not None
        self.objects += [found for found in objects if found not in self.objects]
        self.has_debris = self.has_debris or debris
        self.has_fire = self.has_fire or fire
        self.is_out = self.is_out or (_OUT.search(sentence) is not None and (fire or self.has_fire))
        self.is_struck = self.is_struck or struck
        self.is_damaged = self.is_damaged or damaged
        self.injured = self.injured if self.injured is not None else injured
        self.killed = self.killed if self.killed is not None else killed
        return True

    def incident(self) -> Incident:
        """The incident with its paraphrase."""
        return Incident(self.place, self._paraphrase(), self.region, self.injured, self.killed)

    def _paraphrase(self) -> str:
        objects = " and ".join(self.objects[:2])
        if self.has_debris:
            parts = [f"Debris came down on {objects}" if objects else "Debris came down"]
        elif self.is_struck and objects:
            parts = [f"{objects[:1].upper()}{objects[1:]} attacked"]
        elif self.is_damaged:
            parts = [f"Damage to {objects}" if objects else "Damage reported"]
        elif self.has_fire:
            parts = [f"Fire at {objects}" if objects else "Fire reported"]
        else:
            parts = ["People hurt in an attack"]
        if self.has_fire and not parts[0].startswith("Fire"):
            parts.append("fires broke out")
        if self.is_out:
            parts.append("fires put out")
        if self.killed:
            parts.append(f"{self.killed} killed")
        if self.injured:
            parts.append(f"{self.injured} injured")
        return "; ".join(dict.fromkeys(parts)).replace("fires broke out; fires put out", "fires put out")


def _objects_of(sentence: str) -> list[str]:
    found: list[str] = []
    taken: list[tuple[int, int]] = []
    for words, pattern in _OBJECT_PATTERNS:
        match = pattern.search(sentence)
        if match is None or any(match.start() < end and start < match.end() for start, end in taken):
            continue
        taken.append(match.span())
        before = _NUMBERED.search(sentence[max(0, match.start() - 24) : match.start()])
        if words == "civilian infrastructure" and found:
            continue
        is_plural = match[0].endswith("s")
        found.append(f"{before[1]} {_plural(words)}" if before else _plural(words) if is_plural else words)
    return found


def _plural(words: str) -> str:
    plural = words.removeprefix("an ").removeprefix("a ")
    if plural.endswith("y") and not plural.endswith("ay"):
        return plural[:-1] + "ies"
    return plural if plural.endswith("s") or plural.endswith("infrastructure") else plural + "s"


def _harmed(sentence: str, how: str) -> int | None:
    match = _HARMED[how].search(sentence)
    if match is None or _NOBODY.search(sentence, max(0, match.start() - 20), match.end()):
        return None
    words = match["n"] or match["m"]
    if words in ("a", "an", "another"):
        return 1
    return parse_number(words, "en")


def event_at(places: Sequence[Place], title: str, fallback: tuple[str, str | None] | None) -> Event | None:
    """An incident at the most exact place that a sentence names (`title` is its raw text); `None` where it names none."""
    cities = [place for place in places if place.is_city]
    regions = [place for place in places if not place.is_city and place.code[:2] in ("RU", "UA")]
    named = re.search(r"(?:city|town|village|settlement) of ([A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+)*)", title)
    code = next((place.code for place in (*cities, *regions)), None)
    if named is not None:
        return Event(named[1], code or (fallback[1] if fallback else None))
    if cities:
        place = cities[0]
        return Event(place.surface.title() if place.surface.islower() else place.surface, place.code)
    if regions:
        return Event(REGIONS[regions[0].code].name_en, regions[0].code)
    return Event(*fallback) if fallback else None
