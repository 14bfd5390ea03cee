"""The Russian MoD's posts: its reports of drones and missiles intercepted, read into claims.

`parse_statement` is pure: no clock, no network. What it reads by is the table `RULES`; how: the text is cleaned, its
time words are found (`sources.windows`), the rest is cut into tokens, tokens are joined to counts with their places,
and the counts to a whole with its parts.

What a report says of drones becomes `intercepted` of the whole claim and of each region. Where it tells shot down and
suppressed apart, `shot_down` and `suppressed` stand beside `intercepted`, which is their sum. A region's number is its
own only where the text gives it: a total over several regions names them (`named`). A total that repeats what earlier
reports said ("in all since the evening") is no claim of its own and is left out, as is a tally of several days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from sources.claimants import MOSCOW
from sources.cleaned import Cleaned, clean
from sources.records import Claim, Reading, Side, Status, WeaponClass, Window
from sources.regions import Place, find_places, unknown_places
from sources.ru_mod.figures import Reader, account_of
from sources.ru_mod.items import Block, Item, items_of, merged
from sources.ru_mod.words import COUNTED_VERBS, RULES, Kind, Rule, Token, blanked, tokens_of
from sources.windows import Timing, find_timings, resolve

__all__ = ["PARSER_VERSION", "RULES", "Rule", "parse_statement"]

CLAIMANT = "ru_mod"
PARSER_VERSION = "ru_mod-1"

NOTHING = Reading(Status.NOTHING)
LONGEST_WINDOW = timedelta(hours=36)
"""A report of a longer time is a tally over days that other reports have told of."""
LATEST_REPORT = timedelta(days=2)
EARLIEST_REPORT = timedelta(minutes=15)

_WEAPON_WORD = re.compile(r"(?i)бпла|беспил|дрон|ракет|бомб|аппарат|аtacms|atacms|цел[иь]")
_VERB_WORD = re.compile(r"(?i)уничто|перехв|подавл|сбит|обезвр|нейтрал|поражен")
_DUTY = r"(?:(?:дежурн|российск|огнев|имеющ)\w+\s{1,3}){0,2}(?:средств|сил|расч[её]т)\w*\s{1,3}(?:российск\w+\s{1,3})?(?:пво|противовоздушн|радиоэлектр|рэб|войск\s{1,3}пво)"
_REPORT = re.compile(
    rf"(?<!\w)(?:{_DUTY}|дежурными\s{{1,3}}(?:средств|сил)\w+|попытк\w+[^.]{{0,40}}киевск\w+|киевск\w+\s{{1,3}}режим\w*"
    r"|террористическ\w+\s{1,3}атак\w*|украинск\w+\s{1,3}(?:бпла|беспилотн\w+)|самол[её]тного\s{1,3}типа)"
)
_NO_REPORT = re.compile(
    r"сводк[аи]\s|главное\s{1,3}за\s|заявлени[ея]\s|о\s{1,3}ходе\s{1,3}(?:проведения|отражения\s{1,3}попытк|специальной)"
    r"|минист\w+\s{1,3}обороны[^.]{0,40}\sо\s{1,3}ходе|продолжают\s{1,3}отражать|(?:за|в\s{1,3}течение)\s{1,3}(?:недел|сут|месяц|год)"
    r"|с\s{1,3}начала\s{1,3}(?:проведения\s{1,3})?(?:специальной|сво|года)"
)
_ACTIVE = re.compile(r"(?:расч[её]т\w*|экипаж\w*|боец|бойц\w+|оператор\w*|зенитчик\w*|военнослужащ\w*|подразделен\w+|десантник\w*)\s")
_FOOTER = re.compile(
    r"(?:•\s*)?(?:минобороны\s{1,3}россии(?=\s*$|\s*[•\n(\[])|\[минобороны|подписаться\s{1,3}на|мы\s{1,3}в\s{1,3}м[аa][хx]|канал\s{1,3}минобороны"
    r"|#оперативно|\[?м[аa][хx]\s*(?:\[?–|\[)|курс\s{1,3}на\s{1,3}м[аa][хx]|\[мы\s{1,3}в)"
)
_AFTERMATH = re.compile(r"пострадавш|разрушени[йя]|жертв|пожар|не\s{1,3}допущен")
_PREAMBLE = re.compile(r"пресечен[аоы]?\b|предпринят[аы]\b|при\s{1,3}(?:попытк|отражени)|в\s{1,3}ходе\s{1,3}(?:отражени|попытк)|(?<!\w)попытк\w+|атаковал\w*\b")
_DUTY_STARTS = re.compile(rf"(?<!\w)(?:{_DUTY}|дежурн\w+\s)")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$|•)")
_RECAP_SPAN = re.compile(r"за\s{1,3}(?:\w+\s{1,3})?(?:ноч|сут|ден|вечер|утр|период)|в\s{1,3}ночное|с\s{1,3}начала")


def parse_statement(text: str, published_at: datetime, *, is_cut: bool = False) -> Reading:
    """Reads one post of the Russian MoD.

    Args:
        text: The post as received.
        published_at: Aware moment of publication.
        is_cut: The text we hold ends before the post did. A text that breaks off within a list is taken for cut anyway.

    Returns:
        `read` or `flagged` (read, with problems) with one claim for each reporting window; `nothing` where the post
        makes no such claim; `unreadable`, without claims, where it makes one that could not be read. Offsets are of
        `text` as given.

    Raises:
        ValueError: `published_at` has no time zone.
    """
    if published_at.tzinfo is None:
        raise ValueError(f"published_at has no time zone: {published_at.isoformat()}; give an aware datetime")
    if not (_VERB_WORD.search(text) and _WEAPON_WORD.search(text)):
        return NOTHING
    cleaned = clean(text)
    if not _is_report(cleaned.lower):
        return NOTHING
    return _read(cleaned, published_at, is_cut=is_cut)


def _is_report(lower: str) -> bool:
    """Whether the text has a report's words and is none of the summaries and stories that also speak of drones."""
    return _REPORT.search(lower) is not None and _NO_REPORT.search(lower, 0, 260) is None


def _read(cleaned: Cleaned, published_at: datetime, *, is_cut: bool) -> Reading:
    lower = cleaned.lower
    end = _end_of_report(lower)
    timings = find_timings(lower, "ru", until=end)
    text = blanked(lower[:end], [(timing.start, timing.end) for timing in timings])
    places = find_places(text, "ru")
    tokens = _without_broken_end(text, tokens_of(text, places), is_cut=is_cut and end == len(lower))
    end = _start_of_recap(text, tokens, timings)
    tokens = [token for token in tokens if token.start < end]
    is_open = end == len(text) == len(lower) and (is_cut or _breaks_off(lower)) and not _is_complete(text, tokens)
    claims: list[Claim] = []
    problems: list[str] = []
    has_claimed = False
    for timing, start, stop in _blocks(text, timings, end):
        block = _block(text, [token for token in tokens if start <= token.start < stop], start, stop)
        items = [item for item in items_of(block) if item.weapon is not None and item.verbs & COUNTED_VERBS]
        if not items:
            has_claimed = has_claimed or _speaks_of_drones(block)
            continue
        window = resolve(timing, published_at, MOSCOW)
        if window.start is not None and window.end - window.start > LONGEST_WINDOW:
            continue
        _place_by_preamble(block, items)
        reader = Reader(cleaned, is_open)
        for weapon in WeaponClass:
            account = account_of(items, weapon)
            if account is not None:
                reader.add(account)
        problems.extend(reader.problems)
        problems.extend(_timing_problems(window, published_at))
        if reader.figures:
            claims.append(Claim(CLAIMANT, Side.UA, window, tuple(reader.figures)))
    problems.extend(_unknown(text, end, places, is_open=is_open))
    if not claims:
        return Reading(Status.UNREADABLE, (), ("its count could not be read",)) if has_claimed else NOTHING
    return Reading(Status.FLAGGED if problems else Status.READ, tuple(claims), tuple(problems))


def _end_of_report(lower: str) -> int:
    """Where the channel's own lines begin that close a post."""
    verb = _VERB_WORD.search(lower)
    footer = _FOOTER.search(lower, verb.end() if verb else 0)
    return footer.start() if footer else len(lower)


def _breaks_off(lower: str) -> bool:
    """Whether a text ends within a list: with a comma, a dash, a colon, a bracket, a small word, or a bullet's number."""
    return re.search(r"(?:[,;:–(•-]|(?<!\w)(?:и|над|в|на|по|а|территори\w*|акватори\w*|област\w{0,1}|кра|мор|республик\w*))\s*\Z", lower[-40:]) is not None


def _is_complete(text: str, tokens: list[Token]) -> bool:
    """Whether a text that is cut has told its counts: a sentence about the aftermath follows them."""
    last = max((token.end for token in tokens if token.kind in COUNTED_VERBS or token.kind is Kind.PLACE), default=0)
    return _AFTERMATH.search(text, last) is not None


def _without_broken_end(text: str, tokens: list[Token], *, is_cut: bool) -> list[Token]:
    """Drops a number, and a place's beginning, that the cut may have shortened: "1" of "12", «Новгород» of «Новгородской»."""
    if not tokens or not (is_cut or _breaks_off(text)):
        return tokens
    last = tokens[-1]
    if last.end < len(text.rstrip()) or len(text.rstrip()) < len(text):
        return tokens
    if last.kind is Kind.NUMBER or (last.kind is Kind.PLACE and not re.search(r"(?:ой|ого|ому|ом|ом регионом|области|областей|края|моря|крым)\Z", text[last.start : last.end])):
        return tokens[:-1]
    return tokens


def _start_of_recap(text: str, tokens: list[Token], timings: list[Timing]) -> int:
    """Where a total begins that repeats earlier reports: "in all" with a time of its own, after a report."""
    has_count = False
    for token in tokens:
        has_count = has_count or token.kind in COUNTED_VERBS
        if token.kind is not Kind.TOTAL or not has_count:
            continue
        near = (timing for timing in timings if token.end <= timing.start < token.end + 40)
        if any(timing.has_clock or timing.parts for timing in near) or _RECAP_SPAN.match(text, token.end + 1):
            return token.start
    return len(text)


def _blocks(text: str, timings: list[Timing], end: int) -> Iterator[tuple[Timing | None, int, int]]:
    """The reports of a text: each begins at the sentence, or the words, that state a time of day."""
    if not timings:
        yield None, 0, end
        return
    starts = [(timings[0], 0)]
    for timing in timings[1:]:
        if timing.start >= end or not timing.has_clock or timing.closes and not timing.opens:
            continue
        start = _sentence_start(text, timing.start)
        starts.append((timing, timing.start if start <= starts[-1][0].start else start))
    first = next((timing for timing in timings if timing.has_clock and timing.start < (starts[1][1] if len(starts) > 1 else end)), timings[0])
    starts[0] = (first, 0)
    for (timing, start), stop in zip(starts, [*(start for _, start in starts[1:]), end], strict=True):
        yield timing, start, stop


def _sentence_start(text: str, at: int) -> int:
    start = 0
    for match in _SENTENCE_END.finditer(text, 0, at):
        start = match.end()
    return start


def _block(text: str, tokens: list[Token], start: int, stop: int) -> Block:
    """One report's sentences without its preamble, whose places are targets and whose number is the attackers'."""
    preamble_end = _preamble_end(text, start, stop)
    preamble = [token for token in tokens if token.start < preamble_end]
    if preamble_end and any(token.kind in COUNTED_VERBS for token in preamble):
        preamble = []
    body = merged([token for token in tokens if token.start >= preamble_end] if preamble else tokens)
    sentences: list[list[Token]] = [[]]
    for token in body:
        if token.kind is Kind.STOP:
            sentences.append([])
        else:
            sentences[-1].append(token)
    block = Block(text, [sentence for sentence in sentences if sentence])
    for first, second in zip(preamble, preamble[1:], strict=False):
        if first.kind is Kind.NUMBER and second.kind is Kind.DRONE:
            block.attackers = first
    block.attempt_places = [token for token in preamble if token.kind is Kind.PLACE and token.is_over]
    return block


def _preamble_end(text: str, start: int, stop: int) -> int:
    """Where the words about the attempt end: with their sentence, or before the air defence's own words; 0 for none."""
    preamble = _PREAMBLE.search(text, start, stop)
    if preamble is None:
        return 0
    sentence = _SENTENCE_END.search(text, preamble.end(), stop)
    end = sentence.end() if sentence else stop
    duty = _DUTY_STARTS.search(text, preamble.end(), end)
    return duty.start() if duty else end


def _speaks_of_drones(block: Block) -> bool:
    """Whether a report without a readable count says that drones were shot down."""
    kinds = {token.kind for sentence in block.sentences for token in sentence}
    return Kind.DRONE in kinds and bool(kinds & COUNTED_VERBS)


def _place_by_preamble(block: Block, items: list[Item]) -> None:
    """Where the report itself names no place, the attempt's «над территорией …» is where the drones were met."""
    drones = [item for item in items if item.weapon is WeaponClass.DRONE]
    if len(drones) != 1 or any(item.places for item in items):
        return
    seen = [
        token
        for sentence in block.sentences
        if not any(token.kind in COUNTED_VERBS for token in sentence)
        for token in sentence
        if token.kind is Kind.PLACE and token.is_over
    ]
    drones[0].places = seen or block.attempt_places


def _timing_problems(window: Window, published_at: datetime) -> list[str]:
    if window.end - published_at > EARLIEST_REPORT:
        return [f"the window ends at {window.end:%Y-%m-%d %H:%M}, after the publication"]
    if published_at - window.end > LATEST_REPORT:
        return [f"the window ends at {window.end:%Y-%m-%d %H:%M}, days before the publication"]
    return []


def _unknown(text: str, end: int, places: list[Place], *, is_open: bool) -> list[str]:
    """One problem for each word of a place's shape that the gazetteer does not know."""
    preamble_end = _preamble_end(text, 0, end)
    return [
        f"the place {text[first:last]!r} is not known"
        for first, last in unknown_places(text, "ru", places)
        if preamble_end <= first < end and not (is_open and last >= end - 1)
    ]
