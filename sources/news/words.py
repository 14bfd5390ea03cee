"""The words by which English news tells of drone attacks: RULES for what a number counts, and the tokens of a sentence."""

# ruff: noqa: E501 - a row of a table is a line

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sources.numerals import NUMBER, parse_number
from sources.records import Qualifier, WeaponClass
from sources.regions import Place


def words_of(*lines: str) -> frozenset[str]:
    """The words of some lines."""
    return frozenset(" ".join(lines).split())


class Act(StrEnum):
    """What a verb says was done with what is counted."""

    LAUNCHED = "launched"
    SHOT = "shot"
    INTERCEPTED = "intercepted"
    SUPPRESSED = "suppressed"
    MISSED = "missed"
    HIT = "hit"
    DEBRIS = "debris"
    AIRBORNE = "airborne"


KILLS = frozenset((Act.SHOT, Act.INTERCEPTED, Act.SUPPRESSED))
OF_SUBJECT = frozenset((Act.MISSED, Act.HIT, Act.AIRBORNE))
"""What the weapons do themselves: their number stands before the verb, as its subject."""


class Form(StrEnum):
    """What an act's words are: a verb in the past ("launched") or another form, or a noun ("attack")."""

    PAST = "past"
    OTHER = "other"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that say what a number counts, with an example of their form; "|" parts the phrases."""

    name: str
    act: Act
    form: Form
    phrases: str
    example: str


RULES = (
    Rule("launched", Act.LAUNCHED, Form.PAST, "launched|included|counted|fired|sent|unleashed|deployed|used|employed|directed|released|dispatched|hurled|lobbed|detected|recorded|tracked|registered|spotted|identified|involved|were involved|featured|comprised|consisted of|flew", "Russia launched 90 drones"),
    Rule("launches", Act.LAUNCHED, Form.OTHER, "launches|includes|launch|launching|fires|firing|sends|sending|unleashes|unleashing|deploys|deploying|uses|using|involving|comprising|consisting of|featuring", "Russia launches 90 drones"),
    Rule("attacked with", Act.LAUNCHED, Form.PAST, "attacked|targeted|pounded|bombarded|pummeled|pummelled|hammered|assaulted|raided", "Russia attacked with 90 drones"),
    Rule("attacks with", Act.LAUNCHED, Form.OTHER, "attacks|attacking", "Russia attacks Ukraine with 90 drones"),
    Rule("attack of", Act.LAUNCHED, Form.NOUN, "attack|strike|strikes|assault|barrage|barrages|salvo|salvos|wave|waves|raid|swarm|fleet|bombardment|onslaught", "an attack with 90 drones"),
    Rule("shot down", Act.SHOT, Form.PAST, "shot down|downed|destroyed|eliminated|brought down|taken down|took down|gunned down|knocked down|shot", "60 drones were shot down"),
    Rule("shoots down", Act.SHOT, Form.OTHER, "defenses down|defences down|systems down|forces down|units down|destroy|shoots down|downs|downing|destroys|destroying|shooting down|bringing down|brings down|taking down|takes down|downing of|destruction of|eliminating|eliminates|shoot down|to destroy|to down|shootdown of", "Kyiv downs 60 drones"),
    Rule("stopped", Act.INTERCEPTED, Form.PAST, "intercepted|neutralized|neutralised|repelled|repulsed|thwarted|stopped|foiled|fended off|countered|nullified|incapacitated", "60 drones were neutralized"),
    Rule("stops", Act.INTERCEPTED, Form.OTHER, "intercepts|intercepting|neutralizes|neutralises|neutralizing|neutralising|repels|repelling|thwarts|thwarting|stopping|interception of|intercept|neutralize|neutralise|neutralization of|neutralisation of", "Kyiv intercepts 60 drones"),
    Rule("jammed", Act.SUPPRESSED, Form.PAST, "jammed|lost track of|suppressed|electronically suppressed|suppressed electronically|electronically jammed|electronically disabled|electronically neutralized|electronically neutralised|disabled", "two drones were jammed"),
    Rule("jams", Act.SUPPRESSED, Form.OTHER, "jamming|suppressing|disabling|jams|suppresses", "jamming two drones"),
    Rule("lost from radar", Act.SUPPRESSED, Form.PAST, "lost|locationally lost|lost from radar|lost from radars|lost from the radar|lost from the radars|lost on radar|lost off radar|disappeared from radar|disappeared from radars|disappeared from the radar|disappeared from radar screens|disappeared off radar|disappeared off radars|vanished from radar|vanished from radars|went missing|missing|disappeared", "21 drones were lost from radar"),
    Rule("fell short", Act.MISSED, Form.PAST, "failed to reach|did not reach|didn't reach|never reached|fell short|missed|not reach|failing to reach|not reaching", "three missiles did not reach their targets"),
    Rule("still airborne", Act.AIRBORNE, Form.PAST, "remained in the air|remain in the air|remains in the air|remaining in the air|still in the air|still airborne|remained airborne|remain airborne|still in flight|still in the airspace|still in ukrainian airspace|remained in ukrainian airspace|remain in ukrainian airspace|still flying", "five drones remained in the air"),
    Rule("hit", Act.HIT, Form.PAST, "struck|hit|hits|hitting|striking|reached|reaching|impacted|got through|making it through|broke through|breaking through|penetrated|breached|made it through|reached their targets|direct hits|direct hit|impacts|impact", "nine drones hit targets at five sites"),
    Rule("debris", Act.DEBRIS, Form.NOUN, "debris|wreckage|fragments|remnants|remains|debris from|downed drones fell|intercepted drones fell|downed drones crashed", "debris fell at three sites"),
)  # fmt: skip
"""What a number counts, by the words that it goes with."""

WEAPONS: tuple[tuple[WeaponClass | None, str], ...] = (
    # Boats, rockets of rocket launchers and the small drones of the front are counted by nobody as an attack's drones.
    (None, "naval drones|naval drone|sea drones|sea drone|maritime drones|surface drones|drone boats|drone boat|unmanned boats|unmanned boat|uncrewed boats|unmanned surface vessels|unmanned surface vessel|uncrewed surface vessels|ground drones|fpv drones|fpv drone|fpvs|first-person-view drones|interceptor drones|interceptor drone|interceptors|drone interceptors|rockets|rocket|shells|air-to-air missiles|interceptor missiles|air defense missiles|patriot missiles|kamikaze boats|heavy drones|mavic drones|quadcopters|quadcopter|drone crews|drone operators|drone pilots"),
    (WeaponClass.RECON_DRONE, "reconnaissance drones|reconnaissance drone|reconnaissance uavs|reconnaissance uav|reconnaissance unmanned aerial vehicles|recon drones|surveillance drones|surveillance drone|spy drones|orlan-10|orlan-10 drones|orlan drones|zala drones|supercam drones|supercam|orlan-30"),
    (WeaponClass.LOITERING_MUNITION, "loitering munitions|loitering munition|lancets|lancet drones|lancet|lancet uavs"),
    (WeaponClass.CRUISE, "cruise missiles|cruise missile|kalibr missiles|kalibr missile|kalibr|kalibrs|kh-101|kh-101s|kh-101 missiles|kh-555|kh-59|kh-69|kh-59 missiles|kh-69 missiles|kh-59/69|kh-55sm|iskander-k|iskander-ks|iskander-k missiles|storm shadow missiles|storm shadow missile|storm shadows|storm shadow|flamingo missiles|banderol|banderol missiles|x-101|x-59|x-69"),
    (WeaponClass.BALLISTIC, "ballistic missiles|ballistic missile|aeroballistic missiles|aeroballistic missile|iskander-m|iskander-ms|iskander-m missiles|iskander missiles|iskander missile|kh-47m2|kh-47m2s|x-47m2|kh-47|kinzhal|kinzhals|kinzhal missiles|kinzhal missile|kn-23|kn-23s|s-300|s-400|s-300s|s-300 missiles|s-400 missiles|s-300 missile|atacms|atacms missiles|oreshnik|tochka-u|tochka-u missiles|iskanders|ballistics"),
    (WeaponClass.ANTI_SHIP, "zircon|zircons|zircon missiles|zircon missile|tsirkon|tsirkon missiles|oniks|oniks missiles|kh-22|kh-32|kh-35|kh-22 missiles|kh-32 missiles|anti-ship missiles|anti-ship missile"),
    (WeaponClass.MISSILE, "missiles|missile|kh-31|kh-31p"),
    (WeaponClass.GLIDE_BOMB, "guided bombs|guided bomb|glide bombs|glide bomb|guided aerial bombs|guided aerial bomb|aerial bombs|aerial bomb|gliding bombs|air bombs|kabs|kab|guided air bombs|smart bombs"),
    (WeaponClass.ALL, "aerial targets|aerial target|air targets|air target|aerial objects|air attack weapons|aerial weapons|air weapons|aerial attack weapons|air attack assets|air assault weapons|means of air attack|means of aerial attack|weapons of air attack|aerial threats|air threats|targets|projectiles|aerial assets|air attack vehicles|aerial attack assets|aerial attack means|air attack means|aerial vehicles"),
    (WeaponClass.DRONE, "drones|drone|uavs|uav|uas|unmanned aerial vehicles|unmanned aerial vehicle|unmanned aerial systems|unmanned aircraft|unmanned aircraft systems|unmanned aircraft vehicles|unmanned vehicles|uncrewed aerial vehicles|unmanned aerial drones|shaheds|shahed|gerans|geran|gerberas|gerbera|shahed-136|shahed-131|shahed-136/131|shahed-131/136|geran-2|decoys|imitators|simulators|kamikazes|unmanned aerial vehicles (uavs)|dummies"),
)  # fmt: skip
"""Weapon nouns by class. `None` is a weapon that the claims do not count."""

_ADJECTIVES = (
    "ukrainian|russian|enemy|hostile|attack|strike|combat|kamikaze|suicide|one-way|one-way-attack|long-range|explosive|explosive-laden|iranian|iranian-made"
    "|iranian-designed|iranian-built|decoy|imitation|simulator|dummy|fake|imitator|fixed-wing|winged|jet-powered|jet|unmanned|aerial|air|incoming|other|suspected"
    "|ukraine-launched|russia-launched|ukrainian-launched|russian-launched|different|various|types|type|kinds|so-called|modern|large|similar|new|exploding"
    "|armed|ballistic|cruise|hypersonic|known|shahed|gerbera|italmas|parody|parodiya|geran|guided|air-launched|sea-launched|ground-launched|north|korean|airplane-type|anti-radar|bomber"
    "|aircraft-type|plane-type|assault|supersonic|anti-aircraft|surface-to-air|air-to-surface|tactical|1|136|131|136/131|131/136|imitating|aviation|russia's|ukraine's|separate|deadly|additional|more|further|unidentified|quasi-ballistic|shahed-like|iskander|kalibr|aeroballistic|simulated|air-based|sea-based|land-based|ground-based"
)
_MARKS = (
    ("S", "of which|of them|of these|of those|out of which|out of them|of whom|among them|among these|among those|among which|including|amongst them"),
    ("E", "all but|all except|all except for|all bar|every one but"),
    ("Z", "dozens|scores|hundreds|thousands|dozens of|scores of|hundreds of|thousands of|tens of|several|several dozen|several hundred|numerous|multiple|many|a few|few|a number of|a large number of|a handful of|a couple|a couple of|most|most of|half|half of|the majority of|majority of|majority|the vast majority of|swarms of|an unspecified number of|some of|part of|a third of|two-thirds of|two thirds of|a quarter of|any|no|more than half|nearly half|almost half"),
    ("e", "each|apiece"),
    ("Q", "all|both|none|the rest|the remaining|the others|every|the entire"),
    ("C", "locations|location|sites|site|places|place|spots|areas|settlements|addresses|different locations|different places|separate locations|impact sites|impact locations|others|other locations|other sites"),
    ("R", "regions|oblasts|provinces|region|cities|districts|republics"),
    ("b", "were|was|been|being|are|is|be|got|weren't|wasn't"),
    ("h", "has|have|had|having"),
    ("m", "failed to|unable to|without|could not|unsuccessfully|will|would|could|may|might|should|must|can|cannot|can't|won't|if|unless|potentially|threatened to|plans to|planned to|planning to|wants to|intends to|able to launch|capable of|aims to|expected to|likely to|trying to|prepared to|preparing to|ready to"),
    ("k", "managed to|able to|were able to|was able to|succeeded in|helped|continue to|continued to|used to"),
    ("o", "out of|of|from among|out"),
    ("p", "over|above|across|throughout|in|inside|within|into|around|in the skies over|in the airspace of|in the sky over|in the skies above"),
    ("t", "from|at|on|near|towards|toward|against|outside|heading for|heading to|heading towards|heading toward|approaching|to|via|flying towards|flying toward|en route to|bound for"),
    (";", "while|whereas|but|although|though|as|when|after|before|because|since|where|who|however|that|following|amid|despite|causing|sparking|killing|injuring|wounding|damaging|triggering|forcing|leaving|prompting|disrupting|setting|injured|killed|said|says|adding|added"),
    ("w", "with"),
    ("f", "in midflight|in mid-flight|in mid-air|in midair|mid-air|midflight|also|then|later|reportedly|successfully|allegedly|the|its|their|his|our|a|an|total|record|in total|in all|overall|altogether|subsequently|either|alone|just|only|already|either|likely|reported as|by|not|presumably|confirmed|still|together|combined|further"),
    ("&", "and|or|plus|as well as|along with|alongside|together with|and/or|in addition to|and also|and then"),
)  # fmt: skip
"""Small words, by kind. S: what follows is a part; E: all but; Z: no number; e: each; Q: all, both; C: places that were
hit; R: regions counted; b, h: auxiliaries; m: what may or shall be; o: of; p, t: prepositions (over, towards); ";": a new
clause; f: filler; &: and."""

_MODELS = (
    # Words that name a model, and the name under which `sources.weapons` keeps it.
    ("kalibr", "Kalibr"), ("101", "X-101/X-555"), ("555", "X-101/X-555"), ("59/69", "X-59/X-69"), ("kh-59", "X-59"), ("x-59", "X-59"), ("kh-69", "X-69"), ("x-69", "X-69"),
    ("iskander-m", "Iskander-M"), ("iskander-k", "Iskander-K"), ("kinzhal", "X-47 Kinzhal"), ("kh-47", "X-47 Kinzhal"), ("kn-23", "KN-23"), ("s-300", "C-300"),
    ("s-400", "C-400"), ("zircon", "3M22 Zircon"), ("tsirkon", "3M22 Zircon"), ("oniks", "P-800 Oniks"), ("kh-22", "X-22"), ("kh-32", "X-32"), ("kh-35", "X-35"),
    ("kh-31", "X-31"), ("banderol", "Banderol"),
)  # fmt: skip


def model_of(words: str) -> str | None:
    """The model that a weapon's noun names; `None` for "missiles" and the like."""
    return next((model for word, model in _MODELS if word in words), None)


_SIGNS = {",": ",", ";": ";", "/": "&", "&": "&", ":": ":", "–": "–", "(": "(", ")": ")", '"': '"', "“": '"', "”": '"'}
_ATTRIBUTED = words_of(
    "attack attacks attacking strike strikes assault assaults raid raids barrage barrages debris fragments ",
    "fragment wreckage crash crashes production operators pilots crews crew units unit force forces ",
    "manufacturing manufacturer factory factories plant plants maker makers programme program industry ",
    "warfare war threat threats alert alerts danger launches incursion incursions impact specialists ",
    "component components parts site sites base bases depot depots defence defense defences defenses arsenal ",
    "stockpile stockpiles system systems technology fire deliveries supplies sightings swarm swarms salvo ",
    "salvos wave waves campaign launch launchers launcher hit activity remnants workshop line lines boats ",
    "boat interceptors offensive assembly bombardment",
)
"""After these a weapon's noun only describes: "drone attack", "missile strikes"."""


@dataclass(slots=True)
class Token:
    """A word, phrase or number of a sentence. `kind` is one letter: N number, V act, W weapon, l place, or see `_MARKS`."""

    kind: str
    start: int
    end: int
    word: str = ""
    act: Act | None = None
    form: Form = Form.OTHER
    value: int = 0
    upper: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    weapon: WeaponClass | None = None
    is_plural: bool = True
    is_more: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    kind: str
    act: Act | None = None
    form: Form = Form.OTHER
    weapon: WeaponClass | None = None


def _lexicon() -> dict[str, list[_Entry]]:
    """The phrases by their first word, the longest first; earlier tables win."""
    entries: list[_Entry] = []
    for weapon, phrases in WEAPONS:
        entries += [_Entry(_split(phrase), "W", weapon=weapon) for phrase in phrases.split("|")]
    for rule in RULES:
        entries += [_Entry(_split(phrase), "V", rule.act, rule.form) for phrase in rule.phrases.split("|")]
    for kind, phrases in _MARKS:
        entries += [_Entry(_split(phrase), kind) for phrase in phrases.split("|")]
    entries += [_Entry(_split(phrase), "a") for phrase in _ADJECTIVES.split("|")]
    lexicon: dict[str, list[_Entry]] = {}
    for entry in entries:
        lexicon.setdefault(entry.words[0], []).append(entry)
    for listed in lexicon.values():
        listed.sort(key=lambda entry: -len(entry.words))
    return lexicon


_RAW = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['-][^\W_]+)*(?:/\d+)?|[^\w\s]")


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(_RAW.findall(phrase))


_LEXICON = _lexicon()
_ADJECTIVE_WORDS = frozenset(_ADJECTIVES.split("|"))
_TYPED = re.compile(r"[a-z0-9]+(?:-[a-z0-9/]+)*-(?:type|style|class|made|designed|laden|like|launched)(?!\w)")

_QUALIFIERS: tuple[tuple[Qualifier, str], ...] = (
    (Qualifier.AT_LEAST, r"at\s+least|no\s+fewer\s+than|no\s+less\s+than|not\s+less\s+than|not\s+fewer\s+than|a\s+minimum\s+of|(?:slightly\s+|well\s+)?more\s+than|(?:just\s+|well\s+)?over|upwards\s+of|in\s+excess\s+of"),
    (Qualifier.ABOUT, r"nearly|almost|about|around|some|roughly|approximately|close\s+to|an?\s+estimated|up\s+to|as\s+many\s+as|just\s+under|fewer\s+than|less\s+than|under|circa"),
)  # fmt: skip
_BEFORE = r"(?:(?:a|the)\s+total(?:\s+number)?\s+of|a\s+combined|a\s+record|a\s+total|the\s+record|a\s+whopping|another|an\s+additional|a\s+further|an\s+unprecedented)"
_QUALIFIED = re.compile(
    rf"(?:(?P<more>another|an\s+additional|a\s+further|additional|further)\s+)?(?:{_BEFORE}\s+)?"
    rf"(?:(?:{'|'.join(f'(?P<{qualifier.value}>{words})' for qualifier, words in _QUALIFIERS)})\s+)?(?:{_BEFORE}\s+)?(?=[\w])"
)
_QUALIFIER_STARTS = words_of(
    "at no not a an slightly well more just over upwards in nearly almost about around some roughly ",
    "approximately close up as under fewer less circa another additional further the between from",
)
_MODEL = re.compile(r"[\s-]?(?:136|131|238)(?:\s*(?:/|and|or|,)\s*(?:shahed[\s-])?(?:136|131|238))*(?!\w)")
_NUMBER = re.compile(NUMBER["en"])
_HIGHER = re.compile(rf"\s*(?:[-–]\s*|(?:to|or)\s+)(?P<high>\d[\d,]*(?![\w%])(?!\.\d)|{NUMBER['en']})")
_AND_HIGHER = re.compile(rf"\s+and\s+(?P<high>{NUMBER['en']})")
_LOW = re.compile(
    r"(?<![\w.,:/$€£#№-])\d{1,5}(?=\s?[-–]\s?\d)(?!\s?[-–]\s?\d+[-–/])|(?<![\w.,:/$€£#№-])\d{1,4}(?=-plus\b)"
)
_BETWEEN = re.compile(r"(?:between|from)\s+")
_AFTER = re.compile(
    r"(?P<more>\s+or\s+more\b|\+|\s+plus\b|-plus\b)|(?P<percent>\s?%|\s+per\s?cent\b|-per\s?cent\b)|(?P<other>-\w|\s?(?:°|km\b|kg\b|m\b|mm\b))"
)
_ROUND = re.compile(r"dozen|^(?:a|one|several)?\s*(?:hundred|thousand)$")
_SINGULAR_ENDINGS = ("drone", "missile", "uav", "vehicle", "target", "bomb", "munition", "object", "boat")
_NUMBER_WORDS = words_of(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ",
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred a half",
)
_COUNTING = _NUMBER_WORDS - {"a", "half"} | {"dozen", "thousand"}
_NUMBERED = re.compile(r"(?:kh|x|kn|s)-\d")
_ARTICLES = frozenset(("a", "an", "another", "the"))
_ORDINALS = words_of("second third fourth fifth sixth seventh eighth ninth tenth")
_AFTER_ORDINAL = words_of("was drone uav missile one fell crashed hit")
_SINGULARS = words_of(
    "drone uav missile bomb shahed kalibr kinzhal zircon lancet iskander-m iskander-k oreshnik vehicle ", "munition"
)


def _number_at(lower: str, at: int, stop: int) -> Token | None:
    """The number, with its qualifier, that begins at an offset; a percentage has kind Z."""
    qualified = _QUALIFIED.match(lower, at, stop)
    begin = qualified.end() if qualified else at
    between = _BETWEEN.match(lower, begin, stop)
    if between:
        begin = between.end()
    low = _LOW.match(lower, begin, stop) or _NUMBER.match(lower, begin, stop)
    if low is None:
        return None
    end = low.end()
    high = _HIGHER.match(lower, end, stop) or (_AND_HIGHER.match(lower, end, stop) if between else None)
    if between and not high:
        return None
    token = Token("N", low.start(), end, value=_value(low[0]))
    if high and _value(high["high"]) > token.value:
        token.upper, token.qualifier, token.end = _value(high["high"]), Qualifier.RANGE, high.end()
    elif high and low[0].isdigit() and "-" in lower[end : high.end()]:
        # "30-4" is no range: two numbers that belong to something else.
        return Token("x", at, high.end())
    token.word = lower[token.start : token.end]
    if qualified and token.upper is None:
        for qualifier, _ in _QUALIFIERS:
            if qualified[qualifier.value]:
                token.qualifier, token.start = qualifier, qualified.start(qualifier.value)
    if token.qualifier is Qualifier.EXACT and _ROUND.search(low[0]):
        token.qualifier = Qualifier.ABOUT
    token.is_more = bool(qualified and (qualified["more"] or lower.startswith("another", at)))
    after = _AFTER.match(lower, token.end, stop)
    if after is not None and after["percent"]:
        token.kind, token.end = "Z", after.end()
    elif after is not None and after["other"]:
        return Token("x", at, after.end())
    elif after is not None and token.upper is None:
        token.qualifier, token.end = Qualifier.AT_LEAST, after.end()
    return token


def _number_near(raw: Sequence[re.Match[str]], index: int) -> bool:
    """Whether one of the next words begins a number, so that a qualifier may stand here."""
    for match in raw[index + 1 : index + 6]:
        word = match[0]
        if word[0].isdigit() or word.partition("-")[0] in _COUNTING:
            return True
    return False


def _value(words: str) -> int:
    try:
        return parse_number(words.strip(" "), "en")
    except ValueError:
        digits = words.replace(",", "").strip()
        return int(digits) if digits.isdigit() else 0


def tokens_of(
    lower: str, start: int, stop: int, places: Sequence[Place], times: Sequence[tuple[int, int]]
) -> list[Token]:
    """The tokens of `lower[start:stop]`; times are one token T each, places one token l each."""
    fixed = [Token("l", place.start, place.end, place=place) for place in places]
    fixed += [Token("T", first, last) for first, last in times]
    fixed.sort(key=lambda token: token.start)
    tokens: list[Token] = []
    at = start
    for known in fixed:
        if known.start < at:
            continue
        tokens.extend(_words(lower, at, known.start))
        tokens.append(known)
        at = known.end
    tokens.extend(_words(lower, at, stop))
    return _merged(tokens)


def _words(lower: str, start: int, stop: int) -> Iterator[Token]:
    """The tokens between two fixed ones."""
    raw = list(_RAW.finditer(lower, start, stop))
    if not raw:
        return
    index = 0
    done = start
    while index < len(raw):
        match = raw[index]
        word = match[0]
        if match.start() < done:
            index += 1
            continue
        first = word.partition("-")[0]
        if word[0].isdigit() or first in _NUMBER_WORDS or (word in _QUALIFIER_STARTS and _number_near(raw, index)):
            number = _number_at(lower, match.start(), stop)
            if number is not None:
                yield number
                done = number.end
                index += 1
                continue
        if word in ("shahed", "shaheds", "geran") and (model := _MODEL.match(lower, match.end(), stop)):
            yield Token("W", match.start(), model.end(), word, weapon=WeaponClass.DRONE)
            done = model.end()
            index += 1
            continue
        if word in _ARTICLES:
            token = _article(lower, raw, index)
            if token is not None:
                yield token
                done = token.end
                index += 1
                continue
        token, used = _phrase(lower, raw, index)
        yield token
        index += used


def _article(lower: str, raw: Sequence[re.Match[str]], index: int) -> Token | None:
    """An article that says "one": "a cruise missile", "the missile"; "a drone attack" is none."""
    if index + 2 < len(raw) and raw[index + 1][0] in _ORDINALS and raw[index + 2][0] in _AFTER_ORDINAL:
        return Token(
            "N",
            raw[index].start(),
            raw[index + 1].end(),
            lower[raw[index].start() : raw[index + 1].end()],
            value=1,
            is_more=True,
        )
    for at in range(index + 1, min(index + 7, len(raw))):
        word = raw[at][0]
        following = raw[at + 1][0] if at + 1 < len(raw) else ""
        if word in _SINGULARS and following not in _ATTRIBUTED:
            if following in _SINGULARS or following in _ADJECTIVE_WORDS:
                continue
            if following.startswith(("'", "-")):
                return None
            is_more = raw[index][0] == "another"
            return Token("N", raw[index].start(), raw[index].end(), raw[index][0], value=1, is_more=is_more)
        if (
            word not in _ADJECTIVE_WORDS
            and not _NUMBERED.match(word)
            and not _TYPED.fullmatch(word)
            and word not in _SINGULARS
            and word != "single"
        ):
            return None
    return None


def _phrase(lower: str, raw: Sequence[re.Match[str]], index: int) -> tuple[Token, int]:
    match = raw[index]
    word = match[0]
    for entry in _LEXICON.get(word, ()):
        length = len(entry.words)
        if length > 1 and not _follow(raw, index, entry.words):
            continue
        end = raw[index + length - 1].end()
        following = raw[index + length][0] if index + length < len(raw) else ""
        if entry.kind == "W" and following in _ATTRIBUTED and entry.words[-1].endswith(_SINGULAR_ENDINGS):
            break
        if entry.kind == "V" and word in _ADJECTIVE_WORDS and length == 1 and _describes(raw, index):
            return Token("a", match.start(), end, word), 1
        token = Token(
            entry.kind, match.start(), end, lower[match.start() : end], entry.act, entry.form, weapon=entry.weapon
        )
        token.is_plural = not token.word.endswith(_SINGULAR_ENDINGS)
        return token, length
    if _TYPED.match(word):
        return Token("a", match.start(), match.end(), word), 1
    kind = "x" if word[0].isalnum() else _SIGNS.get(word, ".")
    return Token(kind, match.start(), match.end(), word), 1


def _follow(raw: Sequence[re.Match[str]], index: int, words: tuple[str, ...]) -> bool:
    """Whether these words stand from an index on."""
    if index + len(words) > len(raw):
        return False
    return all(raw[index + at][0] == words[at] for at in range(1, len(words)))


def _describes(raw: Sequence[re.Match[str]], index: int) -> bool:
    """Whether "attack" or "strike" describes a weapon that follows: "attack and decoy drones"."""
    for match in raw[index + 1 : index + 7]:
        word = match[0]
        entries = _LEXICON.get(word, ())
        if any(entry.kind == "W" for entry in entries):
            return True
        if word not in _ADJECTIVE_WORDS and word not in ("and", "or", ",", "/") and not _TYPED.match(word):
            return False
    return False


_WAVES = frozenset(("electronic", "jamming", "ew", "electronically", "electromagnetic"))


def _merged(tokens: list[Token]) -> list[Token]:
    """Joins "shot down or suppressed" to one act, and "suppressed by electronic warfare"."""
    merged: list[Token] = []
    for token in tokens:
        if token.word in _WAVES and token.kind in ("x", "V") and merged and _by_waves(merged, token):
            continue
        if token.kind == "V" and token.act in KILLS:
            before = len(merged) - 1
            gap = []
            while before >= 0 and (merged[before].kind in "&fb" or merged[before].kind == ","):
                gap.append(merged[before].kind)
                before -= 1
            earlier = merged[before] if before >= 0 else None
            if (
                earlier is not None
                and earlier.kind == "V"
                and earlier.act in KILLS
                and "&" in gap
                and len(gap) <= 4
                and earlier.form is token.form
            ):
                if earlier.act is not token.act or earlier.act is Act.INTERCEPTED:
                    earlier.act = Act.INTERCEPTED
                earlier.end, earlier.word = token.end, earlier.word
                del merged[before + 1 :]
                continue
        merged.append(token)
    return merged


def _by_waves(merged: list[Token], token: Token) -> bool:
    """Marks the act before "by electronic warfare" as suppressed, unless it is a joined one; True if it was one."""
    for earlier in merged[-1:-6:-1]:
        if earlier.kind == "V":
            if (
                earlier.act in (Act.SHOT, Act.MISSED)
                or (
                    earlier.word.startswith(("neutral", "disab", "stopp", "intercept", "jam", "suppress"))
                    and earlier.act is not Act.INTERCEPTED
                )
            ) or (
                earlier.act is Act.INTERCEPTED
                and " " not in earlier.word
                and "by" in (piece.word for piece in merged[-3:])
                and earlier.end + 6 > merged[-1].start
            ):
                earlier.act = Act.SUPPRESSED
            return token.word != "electronically"
        if earlier.kind not in "ftp&wxW":
            return False
    return False
