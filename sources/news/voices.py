"""Whose account a sentence relays: the claimant's name before or after it, or carried over from the sentence before."""

# ruff: noqa: E501 - a row of a table is a line

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sources.records import Side
from sources.regions import Place


@dataclass(frozen=True, slots=True)
class Voice:
    """A claimant as a text names it; `claimant` is `None` for a voice that is no claimant here and carries no claim."""

    claimant: str | None
    side: Side | None
    start: int
    end: int
    is_pronoun: bool = False


_RU = r"(?:russia'?s?'?|russian|moscow'?s?|the\s+russian|rf)"
_UA = r"(?:ukraine'?s?'?|ukrainian|kyiv'?s?|kiev'?s?|the\s+ukrainian)"
_SAID = r"(?:has\s+|have\s+|had\s+|also\s+|later\s+)*(?:said|says|say|claims?|claimed|reports?|reported|announce[sd]?|stated|added|confirmed|told|wrote|boasts?|adds?)"
_DEFENCE = r"(?:defen[cs]e\s+ministry|ministry\s+of\s+defen[cs]e|mod\b|defen[cs]e\s+(?:department|officials)|defen[cs]e\s+minister)"
_LOCAL = (
    r"(?:(?:acting|interim|regional|local|city|municipal|deputy|lieutenant|lt\.?|the\s+region's|the\s+city's|oblast|district)\s+)*"
    r"(?:governors?|govs?\b\.?|mayors?|head\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:regional|city|oblast|region|republic|administration|military|district|council|territory|border)(?:\s+\w+)?|"
    r"(?:regional|city|municipal|oblast|local|district)\s+(?:state\s+|military\s+|civil\s+|defen[cs]e\s+)*(?:administration|authorities|officials|government|council|head|leaders?|chief|leadership|governor)|"
    r"(?:local|regional|city|municipal|emergency|occupation|russian-installed|moscow-installed|kremlin-installed|russia-installed|moscow-backed)\s+(?:\w+\s+)?(?:officials?|authorities|authority|governor|services?|workers|head|leader|mayor)|"
    r"military\s+administration|operational\s+headquarters|(?:regional\s+|emergency\s+)?task\s+force|emergenc(?:y|ies)\s+(?:service|ministry|situations\s+ministry|crews|officials)s?|state\s+emergency\s+service|prosecutor(?:'?s'?\s+office|s)?|police|rescuers|regional\s+chief|crisis\s+(?:centre|center|headquarters)|civil\s+defen[cs]e)"
)
_VOICES = re.compile(
    # Looked at first, for it is several times faster: letters that such words begin with.
    r"(?<!\w)(?=russia|moscow|the\s|rf\b|ukrain|kiev|kyiv|air\s|southern|eastern|western|central|military|army|armed|general|defen|mini|mod\b|acting|interim|regional|local|city|municipal|deputy|lieut|lt|oblast|district|gov|mayor|head\s|emerg|occup|kremlin|operat|task|state\s|prosec|police|resc|crisis|civil|official|author|admin|its\s|his\s|accord|zelen|volod|putin|peskov|presid|secur|sbu|hur\b|country|nation|sources|intell|gur\b|prime|foreign|energy|interior|deeps|instit|isw|anal|expert|blog|milb|think|pent|idf|isr|nato|budan|syrsk|svyr|umer|fedor|command|u\.s|white|csis|nafto|ukren|dtek|media|newsp|tass|monit|it\s|they\s|he\s|she\s)(?:"
    rf"(?P<command>\bair\s+command\s+[\"“']?(?P<cd>south|east|west|cent(?:er|re))\b|\b(?P<cda>southern|eastern|western|central)\s+air\s+command)"
    rf"|(?P<staff>\b(?:{_UA}\s+)?(?:military(?:'s)?\s+|army(?:'s)?\s+|armed\s+forces(?:'|'s)?\s+)?general\s+staff\b)"
    rf"|(?P<uamod>\b{_UA}\s+{_DEFENCE})"
    rf"|(?P<mod>\b{_RU}\s+{_DEFENCE}|\b{_RU}\s+(?:military|armed\s+forces|army)\b(?!\s+(?:blog|industr|facilit|target|base|airfield|equipment|site|suppl|milblog|said\s+nothing|depot|personnel|unit|command\b|plant))|\b{_DEFENCE}\s+(?:of\s+(?:the\s+)?(?:{_RU}|russian\s+federation)|in\s+moscow))"
    rf"|(?P<airforce>\b(?:{_UA}\s+|the\s+|(?:the\s+)?(?:country|nation)'s\s+|(?<!'s\s)(?<!russian\s)(?<!polish\s)(?<!romanian\s)(?<!u\.s\.\s)(?<!israeli\s))air\s+force(?:s)?(?:\s+command|\s+spokes\w+)?\b(?!\s+base)|\b{_UA}\s+(?:military|armed\s+forces|army|air\s+defen[cs]e\s+(?:command|forces))\b(?!\s+(?:industr|facilit|target|base|intelligence|administration|equipment|site|suppl|depot|personnel|unit|expert|analyst))|\bair\s+defen[cs]e\s+(?={_SAID})|\bukrainian\s+(?:forces|defen[cs]es?|air\s+defen[cs]es?)\s+(?={_SAID}))"
    rf"|(?P<local>\b{_LOCAL}(?!\w))"
    rf"|(?P<officials>\b(?:officials|authorities|administration)\b)"
    rf"|(?P<bare>\b(?:the|its|his)\s+(?:\w+\s+)?(?:ministry|mod)\b|\b{_DEFENCE})"
    rf"|(?P<ru>\b(?:russia|moscow|the\s+kremlin)\s+(?:on\s+\w+\s+|also\s+)?{_SAID}\b|\baccording\s+to\s+(?:russia|moscow)\b(?!\s+(?:mayor|region))|\brussian\s+(?:officials|authorities)\b|\brussian\s+(?:forces|air\s+defen[cs]es?)\s+(?={_SAID}))"
    rf"|(?P<ua>\b(?:ukraine|kyiv|kiev)\s+(?:on\s+\w+\s+|also\s+)?{_SAID}\b|\baccording\s+to\s+(?:ukraine|kyiv)\b(?!\s+(?:mayor|region))|\bukrainian\s+(?:officials|authorities)\b)"
    rf"|(?P<other>\b(?:(?:russian|ukrainian|local|security)\s+sources|sources|zelensk\w*|volodymyr\s+zelensk\w+|putin|peskov|president\s+\w+|security\s+service|sbu\b|hur\b|military\s+intelligence|intelligence|gur\b|prime\s+minister|foreign\s+minist\w+|energy\s+minist\w+|interior\s+minist\w+|deepstate|institute\s+for\s+the\s+study|isw\b|analysts?|experts?|bloggers?|milbloggers?|think\s+tank|pentagon|idf\b|israel\w*|nato\b|budanov|syrskyi|svyrydenko|umerov|fedorov\s+said|commander-in-chief|u\.s\.|white\s+house|csis|ministry\s+of\s+(?:energy|internal|foreign|health)\w*|general\s+prosecutor|naftogaz|ukrenergo|dtek|media|newspaper|tass\s+calculat\w+|monitoring)\b)"
    rf"|(?P<pronoun>\b(?:it|they|he|she|the\s+statement|the\s+post|the\s+report|the\s+command|the\s+military|the\s+official|the\s+agency)\s+{_SAID}\b)"
    r")"
)
HEADS: dict[str, tuple[str, str | None]] = {
    # Well-known heads of regions and cities: whose they are, where the text does not say.
    "sobyanin": ("ru_authorities", "RU-MOW"), "gladkov": ("ru_authorities", "RU-BEL"), "bogomaz": ("ru_authorities", "RU-BRY"),
    "khinshtein": ("ru_authorities", "RU-KRS"), "drozdenko": ("ru_authorities", "RU-LEN"), "vorobyov": ("ru_authorities", "RU-MOS"),
    "slyusar": ("ru_authorities", "RU-ROS"), "kondratyev": ("ru_authorities", "RU-KDA"), "kondratiev": ("ru_authorities", "RU-KDA"),
    "busargin": ("ru_authorities", "RU-SAR"), "bocharov": ("ru_authorities", "RU-VGG"), "gusev": ("ru_authorities", "RU-VOR"),
    "razvozhayev": ("ru_authorities", "UA-40"), "razvozhaev": ("ru_authorities", "UA-40"), "aksyonov": ("ru_authorities", "UA-43"),
    "milyaev": ("ru_authorities", "RU-TUL"), "dyumin": ("ru_authorities", "RU-TUL"), "anokhin": ("ru_authorities", "RU-SMO"),
    "shapsha": ("ru_authorities", "RU-KLU"), "artamonov": ("ru_authorities", "RU-LIP"), "khabirov": ("ru_authorities", "RU-BA"),
    "fedorishchev": ("ru_authorities", "RU-SAM"), "pervyshov": ("ru_authorities", "RU-TAM"), "balitsky": ("ru_authorities", "UA-23"),
    "saldo": ("ru_authorities", "UA-65"), "pushilin": ("ru_authorities", "UA-14"), "klychkov": ("ru_authorities", "RU-ORL"),
    "malkov": ("ru_authorities", "RU-RYA"), "beglov": ("ru_authorities", "RU-SPE"), "starovoit": ("ru_authorities", "RU-KRS"),
    "klitschko": ("ua_authorities", "UA-30"), "tkachenko": ("ua_authorities", "UA-30"), "popko": ("ua_authorities", "UA-30"),
    "kalashnyk": ("ua_authorities", "UA-32"), "syniehubov": ("ua_authorities", "UA-63"), "synehubov": ("ua_authorities", "UA-63"),
    "terekhov": ("ua_authorities", "UA-63"), "kiper": ("ua_authorities", "UA-51"), "trukhanov": ("ua_authorities", "UA-51"),
    "lysak": ("ua_authorities", "UA-12"), "vilkul": ("ua_authorities", "UA-12"), "filatov": ("ua_authorities", "UA-12"),
    "prokudin": ("ua_authorities", "UA-65"), "fedorov": ("ua_authorities", "UA-23"), "chaus": ("ua_authorities", "UA-74"),
    "hryhorov": ("ua_authorities", "UA-59"), "artiukh": ("ua_authorities", "UA-59"), "filashkin": ("ua_authorities", "UA-14"),
    "kozytskyi": ("ua_authorities", "UA-46"), "sadovyi": ("ua_authorities", "UA-46"), "haivanenko": ("ua_authorities", "UA-12"),
    "kim": ("ua_authorities", "UA-48"), "tiurin": ("ua_authorities", "UA-68"), "kohut": ("ua_authorities", "UA-53"),
}  # fmt: skip
OFFICIALS = re.compile(rf"\b(?:{'|'.join(HEADS)})\b")
_COMMANDS = {
    "south": "ua_air_command_south", "southern": "ua_air_command_south", "east": "ua_air_command_east", "eastern": "ua_air_command_east",
    "west": "ua_air_command_west", "western": "ua_air_command_west", "central": "ua_air_command_centre", "center": "ua_air_command_centre",
    "centre": "ua_air_command_centre",
}  # fmt: skip
_ATTACKED = re.compile(
    r"\s+(?:has\s+|have\s+|had\s+|also\s+|overnight\s+|on\s+\w+\s+)*(?:launch|fire|attack|struck|used|sent|hit|shell|target|unleash|strik|pound|bombard|is\s+|was\s+)"
)
NATIONAL = frozenset(("ru_mod", "ua_air_force"))
_RU_INSTALLED = re.compile(
    r"(?:russian|russia|moscow|kremlin)-(?:installed|appointed|backed|imposed)|occupation (?:authorit|official)|russian-held"
)
_HEARD = re.compile(
    _SAID
    + r"\b|according to|\b(?:statement|telegram|reports|reporting|saying|briefing|noted|warned|specified|posted|published|emphasi[sz]ed|noted|calculat)\b|[:–]"
)


def voices_of(lower: str, start: int, stop: int, places: Sequence[Place], context: Voice | None) -> list[Voice]:
    """The voices that a sentence names, in order; local ones take their side from names and places around them."""
    voices: list[Voice] = []
    for match in _VOICES.finditer(lower, start, stop):
        voice = _voice(match, lower, start, stop, places, context)
        if voice is not None:
            voices.append(voice)
    if not any(voice.claimant for voice in voices) and _HEARD.search(lower, start, stop):
        name = OFFICIALS.search(lower, start, stop)
        if name is not None and name[0] != "kim" and not any(voice.claimant is None for voice in voices):
            claimant = HEADS[name[0]][0]
            voices.append(Voice(claimant, _side_of(claimant), name.start(), name.end()))
    return voices


def region_of_official(lower: str, start: int, stop: int) -> str | None:
    """The region that a well-known head of one, named in a sentence, speaks for."""
    name = OFFICIALS.search(lower, start, stop)
    return HEADS[name[0]][1] if name is not None and name[0] not in ("kim", "fedorov") else None


def _side_of(claimant: str) -> Side | None:
    return Side.RU if claimant.startswith("ru_") else Side.UA if claimant.startswith("ua_") else None


def _voice(  # noqa: PLR0911, PLR0917 - one case a kind of word
    match: re.Match[str], lower: str, start: int, stop: int, places: Sequence[Place], context: Voice | None
) -> Voice | None:
    first, last = match.span()
    if match["command"]:
        return Voice(_COMMANDS[match["cd"] or match["cda"]], Side.UA, first, last)
    if match["staff"]:
        return Voice(None if lower.startswith("russia", first) else "ua_general_staff", Side.UA, first, last)
    if match["mod"]:
        return None if _ATTACKED.match(lower, last, stop) else Voice("ru_mod", Side.RU, first, last)
    if match["uamod"]:
        return Voice("other", Side.UA, first, last)
    if match["airforce"]:
        return Voice("ua_air_force", Side.UA, first, last)
    if match["ru"]:
        claimant = "ru_authorities" if re.match(r"russian\s+[oa][fu]", match[0]) else "ru_mod"
        return Voice(claimant, Side.RU, first, last)
    if match["ua"]:
        return Voice("ua_authorities" if match[0].startswith("ukrainian") else "ua_air_force", Side.UA, first, last)
    if match["local"] or match["officials"]:
        return _local(match, lower, start, stop, places, context)
    if match["bare"]:
        return _bare(match, lower, start, stop, context)
    if match["other"]:
        return _other(match, lower, start, stop)
    if context is None:
        return None
    return Voice(context.claimant, context.side, first, last, is_pronoun=True)


def _bare(match: re.Match[str], lower: str, start: int, stop: int, context: Voice | None) -> Voice | None:
    """As in "The ministry": the Russian one where the text has spoken of Russia's, or speaks of Ukrainian drones."""
    if context is not None and context.claimant == "ru_mod":
        return Voice("ru_mod", Side.RU, *match.span(), is_pronoun=True)
    if context is None and _RU_DEFENDS.search(lower, start, stop) and not _UA_DEFENDS.search(lower, start, stop):
        return Voice("ru_mod", Side.RU, *match.span())
    if re.search(r"defen[cs]e|\bmod\b", match[0]) and re.search(
        r"ukrainian|russian\s+(?:air|region|territor)|in russia", lower[start:stop]
    ):
        return Voice("ru_mod", Side.RU, *match.span())
    if context is None and re.search(
        r"ukrainian\s+(?:\w+\s+)?(?:drones|uavs)|russian\s+air\s+defen|downed\s+over\s+russia", lower[start:stop]
    ):
        return Voice("ru_mod", Side.RU, *match.span())
    if context is None:
        return None
    return Voice(context.claimant, context.side, *match.span(), is_pronoun=True)


def _other(match: re.Match[str], lower: str, start: int, stop: int) -> Voice | None:
    """Presidents, services and analysts, where they are the ones who speak."""
    near = lower[match.end() : min(stop, match.end() + 60)]
    before = lower[max(start, match.start() - 40) : match.start()]
    if not (
        re.match(
            rf"(?:[\w\s'.-]{{0,40}}?)\b(?:{_SAID}|observed|assess\w*|estimate\w*|calculat\w*|counted|noted|believe\w*|shows?|showed)\b",
            near,
        )
        or re.search(r"according to|said|by\s+(?:the\s+)?$", before)
        or near.startswith(("'s", ":"))
    ):
        return None
    side = (
        Side.UA
        if re.match(
            r"zelensk|volodymyr|sbu|hur|security|military intell|umerov|svyryd|syrskyi|budanov|commander", match[0]
        )
        else None
    )
    claimant = "other" if re.match(r"zelensk|volodymyr", match[0]) else None
    return Voice(claimant, side, *match.span())


def _local(  # noqa: PLR0917 - all of them say where it is
    match: re.Match[str], lower: str, start: int, stop: int, places: Sequence[Place], context: Voice | None
) -> Voice | None:
    """Local authorities, with the side of their region."""
    first, last = match.span()
    near = [place for place in places if first - 45 <= place.start < last + 45 and start <= place.start < stop]
    is_of_place = any(first - 12 <= place.end + 1 and place.end < first for place in near)
    if match["officials"] and not is_of_place and not lower.startswith(" in ", last):
        return None
    name = OFFICIALS.search(lower, max(start, first - 40), min(stop, last + 60))
    if _RU_INSTALLED.search(lower, start, stop):
        claimant: str | None = "ru_authorities"
    elif name is not None and (name[0] != "kim" or "vitali" in lower[start:stop]):
        claimant = HEADS[name[0]][0]
    else:
        inside = (
            near
            or [place for place in places if start <= place.start < stop]
            or [place for place in places if place.start < start][-1:]
        )
        code = min(inside, key=lambda place: abs(place.start - first)).code if inside else ""
        claimant = "ru_authorities" if code.startswith("RU") else "ua_authorities" if code.startswith("UA") else None
        if code in ("UA-43", "UA-40"):
            claimant = "ru_authorities"
        if claimant is None and context is not None and context.claimant in ("ru_authorities", "ua_authorities"):
            claimant = context.claimant
        if claimant is None and context is not None and context.side is not None:
            claimant = "ru_authorities" if context.side is Side.RU else "ua_authorities"
    if claimant is None:
        return Voice(None, None, first, last)
    return Voice(claimant, _side_of(claimant), first, last)


_RU_DEFENDS = re.compile(
    r"russia's\s+air\s+defen|ukrainian[\s-](?:(?!air\b|forces|troops|defen|military|army|regions?\b|border|territor|side\b|ministry|and\b|says|said|shot|down|shoot|destroy|intercept|operation|attack\s+on)[\w-]+\s+){0,4}?(?:drones?|uavs?|unmanned|missiles?)|ukraine'?s\s+(?:drones|uavs|missiles)|russian\s+air\s+defen|russian\s+(?:forces|troops|military|defen[cs]es)\s+(?:have\s+|had\s+)?(?:shot|down|destroy|intercept|repel|neutral)"
    r"|(?:^|\W)russia\s+(?:has\s+|had\s+|also\s+|says\s+it\s+)?(?:shot|shoots|downs|downed|destroy|intercept|repel|neutral|jam)|ukraine[\s-]launched|over\s+(?:russia|russian)\b|in\s+russia\b|downed\s+over\s+russia|drone\s+attack\s+on\s+(?:moscow|russia)"
)
_UA_DEFENDS = re.compile(
    r"russian\s+(?:(?!air\b|forces|troops|defen|military|army|regions?\b|border|territor|side\b|ministry|and\b|says|said|shot|down|shoot|destroy|intercept|operation|attack\s+on)[\w-]+\s+){0,4}?(?:drones?|uavs?|unmanned|missiles?)|russia'?s\s+(?:drones|missiles|uavs)|ukrain(?:e's|ian)\s+(?:air\s+)?(?:defen|forces|military|air|troops)|shahed|geran|(?:^|\W)russia(?:n\s+(?:forces|troops|military|army|invaders|occupiers))?\s+(?:has\s+|had\s+|also\s+|overnight\s+|again\s+)?(?:launch|fire|attack|sent|unleash|us(?:es|ed)|target|pound|struck|hit|deploy|hurl|strik|bombard|pummel|send)"
    r"|(?:^|\W)(?:ukraine|kyiv)\s+(?:has\s+|had\s+|also\s+)?(?:shot|shoots|downs|downed|destroy|intercept|repel|neutral|says\s+it\s+(?:shot|down|destr|interc))|at\s+ukraine|on\s+ukraine|against\s+ukraine|(?:launched|fired|sent)\s+by\s+(?:russia|moscow)|\benemy\b|\bthe\s+russians\b|\boccupiers\b|over\s+ukraine|\bthe\s+invaders\b|attacks?\s+ukraine"
)
_UA_ATTACKS = re.compile(
    r"(?:^|\W)(?:ukraine|kyiv|ukrainian\s+(?:forces|military|troops|army|drones|special\w*|armed\s+forces)|sbu|hur)\s+(?:has\s+|had\s+|also\s+|overnight\s+)?(?:launched|fired|sent|attacked|struck|hit|targeted|used|unleashed|deployed|launches|attacks|fires|sends)|launched\s+by\s+(?:ukraine|kyiv)|ukraine-launched|ukrainian\s+(?:drone\s+)?(?:attack|strike)"
)
_RU_ATTACKS = re.compile(
    r"(?:^|\W)(?:russia|moscow|russian\s+(?:forces|military|troops|army))\s+(?:has\s+|had\s+|also\s+)?(?:launched|fired|sent|attacked|struck|hit|used|unleashed)|russia\w*\s+(?:massive\s+|group\s+)?strikes?\b"
)


def defender_of(lower: str, start: int, stop: int) -> Side | None:
    """Whose air defence a sentence is about, by its words; `None` where they do not tell or tell both."""
    part = lower[start:stop]
    russian, ukrainian = _RU_DEFENDS.search(part) is not None, _UA_DEFENDS.search(part) is not None
    if russian == ukrainian:
        return None
    return Side.RU if russian else Side.UA


def attacks(lower: str, start: int, stop: int, side: Side) -> bool:
    """Whether a sentence tells of what a side launched itself."""
    return (_UA_ATTACKS if side is Side.UA else _RU_ATTACKS).search(lower[start:stop]) is not None
