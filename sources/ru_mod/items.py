"""Tokens to items: each number of weapons with what was done to them and where."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sources.records import Qualifier, WeaponClass
from sources.ru_mod.words import COUNTED_VERBS, NOUNS, SEPARATORS, VERBS, Kind, Token

SENTENCE_END = re.compile(r"[.!?](?=\s|$|•)")
_ADJECTIVE = r"[а-яё-]+(?:ых|их|ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ыми|ими|ому|ему|ым|им)"
_SMALL = (
    r"над|в|во|на|из|у|к|с|были|был|было|была|территори\w+|акватори\w+|республик\w+|полуостров\w*|город\w*|небе|воздухе|типа"
    r"|еще|ещё|уже|по|мск|соответственно"
)
_BETWEEN = re.compile(
    rf"[\s«»\"()–-]*(?:(?:{_ADJECTIVE}|{_SMALL}|(?<=«)[^«»]{{1,30}}(?=»))[\s«»\"()–-]*){{0,6}}"
    r"|[\s–-]*(?:(?:были?|был[ао])\s+)?(?:над|в|на|у)\s[а-яё\s-]{0,60}"
)
"""What may stand between a count and the next token; any other word is the noun of something else («три волны»)."""


@dataclass(slots=True)
class Item:
    """One count: `value` of `weapon`, from `start` to `end` of the cleaned text; `None` where no number is stated.

    `before` are the kinds of the separators between the count before it and this one. `is_part_of` is set by "N of
    which": such a count without a place is a part of the one before and says nothing of its own.
    """

    value: int | None
    start: int
    end: int
    weapon: WeaponClass | None = None
    verbs: frozenset[Kind] = frozenset()
    places: list[Token] = field(default_factory=list)
    before: frozenset[Kind] = frozenset()
    listed: list[Token] = field(default_factory=list)
    """Places of its sentence that stand in a list of parts, without a number that could be read."""
    is_each: bool = False
    is_part_of: bool = False
    is_subset: bool = False
    has_noun: bool = False
    has_own_noun: bool = False
    has_own_verb: bool = False
    opens_sentence: bool = False
    sentence: int = 0
    counts_first: bool = False
    """The number stands before its verb: such counts come one after another without a total."""
    is_place_first: bool = False
    is_bracketed: bool = False
    is_total: bool = False
    hedge: Qualifier | None = None
    upper: int | None = None
    """The upper number of a range («15–17»)."""
    children: list[Item] = field(default_factory=list)
    """Its own parts, in brackets after its places: «пять над Брянской (3) и Тульской (2)»."""

    @property
    def is_listed(self) -> bool:
        """Whether another count stands before it."""
        return bool(self.before - {Kind.MORE, Kind.ALSO})

    @property
    def count(self) -> int:
        """The weapons of all its places together: "two each over A and B" are four."""
        return (self.value or 0) * (max(1, len(self.codes)) if self.is_each else 1)

    @property
    def most(self) -> int:
        """The upper number of a range, else the number."""
        return self.upper if self.upper is not None else self.value or 0

    @property
    def codes(self) -> tuple[str, ...]:
        """The regions that it names, each once; a place that only lies near counts where no other is named."""
        there = [place for place in self.places if not place.is_near] or self.places
        return tuple(dict.fromkeys(code for place in there for code in place.codes))


@dataclass(slots=True)
class Block:
    """The tokens of one report, in sentences, and what its preamble says."""

    text: str
    sentences: list[list[Token]]
    is_open: bool = False
    """The text is cut before the report was complete."""
    attackers: Token | None = None
    """The number of drones that the attempt was made with."""
    missiles: Token | None = None
    """The number of missiles that the attempt was made with."""
    missile: WeaponClass | None = None
    """Their class, where the preamble names but one."""
    names_drones: bool = False
    attempt_places: list[Token] = field(default_factory=list)
    has_launchers: bool = False
    """The attempt was made with rocket launchers too, so a plain "rocket" may be one of theirs."""


_GOVERNED = re.compile(r"(?<!\w)(?:над|в|на)\s(?:(?:территори|акватори|неб)\w+\s)?(?:(?:республик|город)\w+\s)?\Z")


def merged(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with lists of places joined into one, and verbs that stand together into neighbours."""
    out: list[Token] = []
    for at, token in enumerate(tokens):
        if token.kind in (Kind.COMMA, Kind.AND) and out and at + 1 < len(tokens):
            after = tokens[at + 1]
            if after.kind is Kind.COMMA or (after.kind is Kind.AND and token.kind is Kind.COMMA):
                after = tokens[at + 2] if at + 2 < len(tokens) else after
            if out[-1].kind is Kind.PLACE and after.kind is Kind.PLACE and not _begins_clause(text, tokens, at, after):
                continue
            if out[-1].kind in VERBS and after.kind in VERBS:
                continue
        if token.kind is Kind.PLACE and out and out[-1].kind is Kind.PLACE and token.start - out[-1].end < 120:
            before = out[-1]
            if token.is_near and not before.is_near:
                out[-1] = before._replace(end=token.end)
            else:
                named = (*before.named, *token.named)
                out[-1] = before._replace(end=token.end, named=named, is_near=before.is_near and token.is_near)
            continue
        out.append(token)
    return out


def _begins_clause(text: str, tokens: list[Token], at: int, place: Token) -> bool:
    """Whether the place after a comma opens the next count: «три над А, над Б сбиты два», and lists no more places."""
    if _GOVERNED.search(text[max(0, place.start - 40) : place.start]) is None:
        return False
    following = tokens[tokens.index(place, at) + 1 :][:1]
    opens = bool(following) and (following[0].kind in VERBS or following[0].kind is Kind.NUMBER)
    return opens and any(token.kind is Kind.NUMBER for token in _sentence_before(tokens, at))


def _sentence_before(tokens: list[Token], at: int) -> list[Token]:
    start = at
    while start and tokens[start - 1].kind is not Kind.STOP:
        start -= 1
    return tokens[start:at]


def items_of(block: Block) -> list[Item]:
    """All counts of a block in its order."""
    items: list[Item] = []
    for at, sentence in enumerate(block.sentences):
        found = _items_of_sentence(block, sentence, items)
        for item in found:
            item.sentence = at
        items.extend(found)
    for item in items:
        if item.weapon is WeaponClass.MISSILE and block.missile is not None:
            item.weapon = block.missile
    for item in items:
        # «Все три уничтожены»: those of the attempt.
        if not item.has_noun and block.attackers is not None and item.value == block.attackers.value:
            item.weapon = WeaponClass.DRONE
    if block.has_launchers:
        items = [item for item in items if item.weapon is not WeaponClass.MISSILE]
    return items


def _items_of_sentence(block: Block, sentence: list[Token], before: list[Item]) -> list[Item]:
    heads = _heads(block, sentence)
    if not heads:
        _place_crash(block.text, sentence, before)
        return []
    cuts = [0, *(_cut(sentence, first, second) for first, second in pairwise(heads)), len(sentence)]
    found: list[Item] = []
    for at, head in enumerate(heads):
        segment = sentence[cuts[at] : cuts[at + 1]]
        separators = _separators(sentence, heads[at - 1] if at else None, head)
        if at == 0:
            separators = separators | {Kind.STOP} if before else separators & {Kind.MORE, Kind.ALSO}
        after = sentence[head + 1] if head + 1 < len(sentence) else None
        is_count = sentence[head].kind is not Kind.NUMBER or _counts(block.text, sentence[head], after)
        is_single = _is_single(sentence, head)
        item = _item(block, segment, sentence[head], separators, is_single=is_single, is_count=is_count)
        item.opens_sentence = at == 0
        found.append(item)
    _inherit(found, before)
    return _joined(_placed_in_brackets(found, sentence, heads))


def _separators(sentence: list[Token], previous: int | None, head: int) -> frozenset[Kind]:
    between = sentence[0 if previous is None else previous + 1 : head]
    return frozenset(token.kind for token in between if token.kind in SEPARATORS or token.kind is Kind.OPEN)


_FATES = {Kind.DETECTED, Kind.HIT, Kind.CRASHED}
"""What happens to a drone that none has shot down."""


def _is_bare(block: Block, sentence: list[Token], at: int) -> bool:
    """Whether "all" or "both" stands for the drones of the attempt: «Оба уничтожены»."""
    has_count = any(token.kind is Kind.NUMBER or token.kind in NOUNS for token in sentence)
    has_missiles = block.missile is not None or block.missiles is not None or block.has_launchers
    return sentence[at + 1].kind in COUNTED_VERBS and not has_count and block.names_drones and not has_missiles


_OUT_OF = re.compile(r"(?<!\w)из\s\Z")


def _is_of_attackers(text: str, sentence: list[Token], at: int) -> bool:
    """Whether a number says of how many the next one is a part: «из 16 БПЛА уничтожены 14»."""
    number, after = sentence[at], sentence[at + 1 : at + 2]
    return (
        bool(after)
        and after[0].kind is Kind.DRONE
        and _OUT_OF.search(text[max(0, number.start - 4) : number.start]) is not None
    )


def _heads(block: Block, sentence: list[Token]) -> list[int]:
    """The tokens that count something: numbers of weapons, "all", and a noun in the singular without a number."""
    heads: list[int] = []
    for at, token in enumerate(sentence):
        after = sentence[at + 1] if at + 1 < len(sentence) else None
        before = sentence[at - 1] if at else None
        if token.kind is Kind.NUMBER:
            if not _is_of_attackers(block.text, sentence, at):
                heads.append(at)
        elif token.kind is Kind.ALL:
            if after is not None and (
                after.kind in (Kind.DRONE, Kind.WEAPON, Kind.TARGETS) or _is_bare(block, sentence, at)
            ):
                heads.append(at)
        elif before is not None and before.kind in (Kind.NUMBER, Kind.ALL):
            continue
        elif token.kind in NOUNS and _is_single(sentence, at):
            heads.append(at)
    if not heads:
        plural = (Kind.DRONE, Kind.WEAPON)
        heads.extend(at for at, token in enumerate(sentence) if token.kind in plural and _has_verb(sentence))
        del heads[1:]
    return heads


def _counts(text: str, number: Token, after: Token | None) -> bool:
    """Whether a number counts weapons: no other noun follows it, but for one that the text's end cuts off."""
    gap = text[number.end : after.start] if after is not None else text[number.end : number.end + 80].partition(".")[0]
    if after is None and number.end + len(gap) == len(text):
        gap = re.sub(r"(?:бп|бесп|укр)[а-яё]*\Z", "", gap)
    return _BETWEEN.fullmatch(gap) is not None


def _has_verb(sentence: list[Token]) -> bool:
    return any(token.kind in COUNTED_VERBS for token in sentence)


def _is_single(sentence: list[Token], at: int) -> bool:
    """Whether a noun without a number stands for one: by its own form, or by its verb's («БПЛА уничтожен»)."""
    token = sentence[at]
    if token.kind in (Kind.TARGETS, Kind.NO_WEAPON) or token.is_one is False:
        return False
    if token.is_one:
        return _has_verb(sentence)
    nearest = _nearest_verb(sentence, at)
    if nearest is None:
        return False
    return token.kind is Kind.DRONE and bool(nearest.is_one)


def _nearest_verb(sentence: list[Token], at: int) -> Token | None:
    """The nearest counting verb of a noun, with no number between them."""
    best: Token | None = None
    distance = 10**9
    for other, token in enumerate(sentence):
        if token.kind not in COUNTED_VERBS:
            continue
        low, high = sorted((at, other))
        if any(between.kind is Kind.NUMBER for between in sentence[low + 1 : high]):
            continue
        apart = max(token.start - sentence[at].end, sentence[at].start - token.end)
        if apart < distance:
            best, distance = token, apart
    return best


def _cut(sentence: list[Token], first: int, second: int) -> int:
    """Where the segment of the second head begins: at the last separator before it, not one between its own verbs."""
    for at in range(second - 1, first, -1):
        if sentence[at].kind in SEPARATORS and sentence[at].kind is not Kind.MORE:
            return at
    return second


def _item(
    block: Block, segment: list[Token], head: Token, separators: frozenset[Kind], *, is_single: bool, is_count: bool
) -> Item:
    at = segment.index(head)
    rest = segment[at + 1 :]
    kinds = [token.kind for token in rest]
    listed = _listed(segment, at) if block.is_open else []
    noun = head if head.kind in NOUNS else next((token for token in rest if token.kind in NOUNS), None)
    if noun is None and any(_is_of_attackers(block.text, segment, before) for before in range(at - 1)):
        noun = next(token for token in segment if token.kind is Kind.DRONE)
    item = Item(
        value=head.value if head.kind is Kind.NUMBER else 1,
        start=head.start,
        end=head.end,
        weapon=noun.weapon if noun is not None else None,
        verbs=frozenset(token.kind for token in segment if token.kind in VERBS),
        places=[token for token in segment if token.kind is Kind.PLACE and token not in listed],
        listed=listed,
        before=separators,
        is_each=head.is_each,
        is_part_of=bool(kinds) and kinds[0] is Kind.SUBSET,
        is_subset=Kind.SUBSET in separators,
        is_total=any(token.kind is Kind.TOTAL for token in segment[:at]),
        hedge=head.hedge,
        upper=head.upper,
        has_noun=noun is not None,
        has_own_noun=noun is not None,
    )
    item.has_own_verb = bool(item.verbs)
    if head.is_doubtful:
        item.value = None
    if noun is not None and noun.kind is Kind.WEAPON and _is_means(block.text, noun):
        is_count = False
    if not is_count:
        item.weapon, item.has_noun = None, True
    verb = next((token.start for token in segment if token.kind in COUNTED_VERBS), None)
    item.counts_first = verb is not None and head.start < verb
    item.is_place_first = bool(item.places) and all(place.start < head.start for place in item.places)
    if head.kind is Kind.ALL:
        _count_all(block, item, noun)
    elif head.kind in (Kind.DRONE, Kind.WEAPON) and not is_single:
        _count_all(block, item, noun, is_said=False)
    return item


_MEANS = re.compile(r"(?:ракет|бомб)(?:ами|ой)\b")


def _is_means(text: str, noun: Token) -> bool:
    """Whether a weapon is what the drones were shot down with: «уничтожены двумя ракетами»."""
    return _MEANS.search(text, noun.start, noun.end) is not None


def _listed(segment: list[Token], at: int) -> list[Token]:
    """The places after a count where a list of parts began: «пять: • Курская область – …»."""
    marks = (Kind.COLON, Kind.BULLET, Kind.SUBSET, Kind.AMONG)
    begin = next((place for place in range(at + 1, len(segment)) if segment[place].kind in marks), len(segment))
    return [token for token in segment[begin:] if token.kind is Kind.PLACE]


def _count_all(block: Block, item: Item, noun: Token | None, *, is_said: bool = True) -> None:
    """The number of "all drones" stands in the preamble; "both" is two by itself."""
    is_missile = noun is not None and noun.kind is Kind.WEAPON
    item.weapon, item.has_noun = noun.weapon if noun is not None and is_missile else WeaponClass.DRONE, True
    attackers = block.missiles if is_missile else block.attackers
    if attackers is not None:
        item.value, item.start, item.end = attackers.value, attackers.start, attackers.end
    elif is_said and block.text.startswith("об", item.start):
        item.value = 2
    else:
        item.value = None
        item.end = noun.end if noun is not None else item.end


def _inherit(items: list[Item], before: list[Item]) -> None:
    """Gives an elliptical count the weapon and the verb of the count before it, else of the one after it."""
    for at, item in enumerate(items):
        earlier = items[at - 1] if at else (before[-1] if before else None)
        if not item.has_noun:
            source = earlier or next((other for other in items[at + 1 :] if other.has_noun), None)
            if source is not None:
                item.weapon, item.has_noun = source.weapon, source.has_noun
        own_fate = {Kind.DETECTED, Kind.HIT} if _goes_on_subset(item, earlier) else _FATES
        if not item.verbs & (COUNTED_VERBS | own_fate):
            later = next((other.verbs for other in items[at + 1 :] if other.verbs), frozenset[Kind]())
            # A new sentence about something without a place may tell of another fate («ещё одна отклонилась»).
            goes_on = earlier is not None and (at > 0 or bool(item.places) or item.is_part_of)
            item.verbs |= earlier.verbs if earlier is not None and goes_on else later
        if not item.places and at and _shares_place(items[at - 1], item):
            item.places = items[at - 1].places


def _goes_on_subset(item: Item, earlier: Item | None) -> bool:
    """Whether a count is of those that were just counted: «подавлены 14, из которых 11 упали в море и ещё три – …»."""
    return item.is_subset or (earlier is not None and earlier.is_subset)


def _shares_place(first: Item, second: Item) -> bool:
    """«Над А уничтожены три ракеты и пять БПЛА»: the place stands before the verb of both."""
    return (
        first.is_place_first
        and first.weapon is not second.weapon
        and Kind.AND in second.before
        and not second.counts_first
        and not second.is_part_of
    )


def _placed_in_brackets(items: list[Item], sentence: list[Token], heads: list[int]) -> list[Item]:
    """Gives a count in brackets the last place named before them, and to it alone: «Курской (4 БПЛА)»."""
    for item, head in zip(items, heads, strict=True):
        if head > 1 and sentence[head - 1].kind is Kind.OPEN and sentence[head - 2].kind is Kind.PLACE:
            place = sentence[head - 2]
            for other in items:
                other.places = [token for token in other.places if token is not place]
            item.places = [place._replace(named=place.named[-1:])]
            item.is_bracketed = True
    return _folded(items)


def _folded(items: list[Item]) -> list[Item]:
    """Counts in brackets as parts of the count that they follow, where they fit into it."""
    out: list[Item] = []
    for item in items:
        parent = out[-1] if out else None
        if item.is_bracketed and parent is not None and not parent.is_bracketed and parent.weapon is item.weapon:
            inside = sum(child.count for child in parent.children) + item.count
            if parent.value is not None and inside <= parent.value:
                parent.children.append(item)
                continue
        out.append(item)
    return out


def _joined(items: list[Item]) -> list[Item]:
    """Counts that share one place: "nine destroyed and eight intercepted over A" are seventeen over A."""
    out: list[Item] = []
    for item in items:
        last = out[-1] if out else None
        if (
            last is None
            or last.places
            or last.children
            or not item.places
            or last.is_part_of
            or Kind.AND not in item.before
        ):
            out.append(item)
            continue
        if item.before - {Kind.AND, Kind.MORE}:
            out.append(item)
        elif last.weapon is item.weapon and last.value is not None and item.value is not None:
            out[-1] = replace(
                item,
                value=last.value + item.value,
                upper=None if last.upper is item.upper is None else last.most + item.most,
                hedge=last.hedge or item.hedge,
                start=last.start,
                verbs=last.verbs | item.verbs,
                before=last.before,
                opens_sentence=last.opens_sentence,
            )
        else:
            last.places = item.places
            out.append(item)
    return out


def _place_crash(text: str, sentence: list[Token], before: list[Item]) -> None:
    """A sentence without a count tells where the drones of the one before came down; where debris fell says nothing."""
    if re.search("обломк|фрагмент", text[max(0, sentence[0].start - 60) : sentence[-1].end]):
        return
    if before and not before[-1].places and any(token.kind is Kind.CRASHED for token in sentence):
        before[-1].places = [token for token in sentence if token.kind is Kind.PLACE]
