"""Tokens to items: each number of weapons with what was done to them and where."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from sources.records import WeaponClass
from sources.ru_mod.words import COUNTED_VERBS, NOUNS, SEPARATORS, VERBS, Kind, Token

_ADJECTIVE = r"[а-яё-]+(?:ых|их|ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ыми|ими|ому|ему|ым|им)"
_SMALL = r"над|в|во|на|из|у|к|с|были|был|было|была|территори\w+|акватори\w+|небе|воздухе|типа|еще|ещё|уже|по|мск|соответственно"
_BETWEEN = re.compile(rf"[\s«»\"()–-]*(?:(?:{_ADJECTIVE}|{_SMALL})[\s«»\"()–-]*){{0,6}}")
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
    is_each: bool = False
    is_part_of: bool = False
    is_subset: bool = False
    has_noun: bool = False
    opens_sentence: bool = False

    @property
    def count(self) -> int:
        """The weapons of all its places together: "two each over A and B" are four."""
        return (self.value or 0) * (max(1, len(self.codes)) if self.is_each else 1)

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
    attackers: Token | None = None
    """The number of drones that the attempt was made with."""
    attempt_places: list[Token] = field(default_factory=list)


def merged(tokens: list[Token]) -> list[Token]:
    """The tokens with lists of places joined into one, and verbs that stand together into neighbours."""
    out: list[Token] = []
    for at, token in enumerate(tokens):
        if token.kind in (Kind.COMMA, Kind.AND) and out and at + 1 < len(tokens):
            after = tokens[at + 1]
            if after.kind is Kind.COMMA or (after.kind is Kind.AND and token.kind is Kind.COMMA):
                after = tokens[at + 2] if at + 2 < len(tokens) else after
            if out[-1].kind is Kind.PLACE and after.kind is Kind.PLACE:
                continue
            if out[-1].kind in VERBS and after.kind in VERBS:
                continue
        if token.kind is Kind.PLACE and out and out[-1].kind is Kind.PLACE and token.start - out[-1].end < 120:
            before = out[-1]
            if token.is_near and not before.is_near:
                out[-1] = replace(before, end=token.end)
            else:
                codes = tuple(dict.fromkeys((*before.codes, *token.codes)))
                out[-1] = replace(before, end=token.end, codes=codes, is_near=before.is_near and token.is_near)
            continue
        out.append(token)
    return out


def items_of(block: Block) -> list[Item]:
    """All counts of a block in its order."""
    items: list[Item] = []
    for sentence in block.sentences:
        items.extend(_items_of_sentence(block, sentence, items))
    return items


def _items_of_sentence(block: Block, sentence: list[Token], before: list[Item]) -> list[Item]:
    heads = _heads(block, sentence)
    if not heads:
        _place_crash(sentence, before)
        return []
    cuts = [0, *(_cut(sentence, first, second) for first, second in zip(heads, heads[1:], strict=False)), len(sentence)]
    found: list[Item] = []
    for at, head in enumerate(heads):
        segment = sentence[cuts[at] : cuts[at + 1]]
        separators = _separators(sentence, heads[at - 1] if at else None, head)
        if at == 0 and before:
            separators |= {Kind.STOP}
        item = _item(block, segment, sentence[head], separators)
        item.opens_sentence = at == 0
        found.append(item)
    _inherit(found, before)
    return _joined(_placed_in_brackets(found, sentence, heads))


def _separators(sentence: list[Token], previous: int | None, head: int) -> frozenset[Kind]:
    between = sentence[0 if previous is None else previous + 1 : head]
    return frozenset(token.kind for token in between if token.kind in SEPARATORS or token.kind is Kind.OPEN)


def _heads(block: Block, sentence: list[Token]) -> list[int]:
    """The tokens that count something: numbers of weapons, "all", and a noun in the singular without a number."""
    heads: list[int] = []
    for at, token in enumerate(sentence):
        after = sentence[at + 1] if at + 1 < len(sentence) else None
        before = sentence[at - 1] if at else None
        if token.kind is Kind.NUMBER:
            gap = block.text[token.end : after.start] if after else block.text[token.end : token.end + 80].split(".")[0]
            if token.end < len(block.text) and _BETWEEN.fullmatch(gap):
                heads.append(at)
        elif token.kind is Kind.ALL:
            if after is not None and after.kind in (Kind.DRONE, Kind.TARGETS):
                heads.append(at)
        elif token.kind in NOUNS and not (before is not None and before.kind in (Kind.NUMBER, Kind.ALL)):
            if _is_single(sentence, at):
                heads.append(at)
    if not heads:
        heads.extend(at for at, token in enumerate(sentence) if token.kind is Kind.DRONE and _has_verb(sentence))
        del heads[1:]
    return heads


def _has_verb(sentence: list[Token]) -> bool:
    return any(token.kind in COUNTED_VERBS for token in sentence)


def _is_single(sentence: list[Token], at: int) -> bool:
    """Whether a noun without a number stands for one: by its own form, or by its verb's («БПЛА уничтожен»)."""
    token = sentence[at]
    if token.kind in (Kind.TARGETS, Kind.NO_WEAPON) or token.is_one is False:
        return False
    nearest = _nearest_verb(sentence, at)
    if nearest is None:
        return False
    if token.is_one:
        return True
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


def _item(block: Block, segment: list[Token], head: Token, separators: frozenset[Kind]) -> Item:
    at = segment.index(head)
    rest = segment[at + 1 :]
    kinds = [token.kind for token in rest]
    noun = head if head.kind in NOUNS else next((token for token in rest if token.kind in NOUNS), None)
    item = Item(
        value=head.value if head.kind is Kind.NUMBER else 1,
        start=head.start,
        end=head.end,
        weapon=noun.weapon if noun is not None else None,
        verbs=frozenset(token.kind for token in segment if token.kind in VERBS),
        places=[token for token in segment if token.kind is Kind.PLACE],
        before=separators,
        is_each=head.is_each,
        is_part_of=bool(kinds) and kinds[0] is Kind.SUBSET,
        is_subset=Kind.SUBSET in separators,
        has_noun=noun is not None,
    )
    if head.kind is Kind.ALL:
        _count_all(block, item, noun)
    elif head.kind is Kind.DRONE and not _is_single(segment, at):
        _count_all(block, item, noun, is_said=False)
    return item


def _count_all(block: Block, item: Item, noun: Token | None, *, is_said: bool = True) -> None:
    """The number of "all drones" stands in the preamble; "both" is two by itself."""
    item.weapon, item.has_noun = WeaponClass.DRONE, True
    if block.attackers is not None:
        item.value, item.start, item.end = block.attackers.value, block.attackers.start, block.attackers.end
    elif is_said and block.text.startswith("об", item.start):
        item.value = 2
    else:
        item.value = None
        item.end = noun.end if noun is not None else item.end


def _inherit(items: list[Item], before: list[Item]) -> None:
    """Gives an elliptical count the weapon and the verb of the count before it, else of the one after it."""
    for at, item in enumerate(items):
        earlier = items[at - 1] if at else (before[-1] if before else None)
        later = items[at + 1] if at + 1 < len(items) else None
        if not item.has_noun:
            source = earlier if earlier is not None else next((other for other in items[at + 1 :] if other.has_noun), None)
            if source is not None:
                item.weapon, item.has_noun = source.weapon, source.has_noun
        if not item.verbs:
            if earlier is not None and earlier.verbs & COUNTED_VERBS:
                item.verbs = earlier.verbs
            elif later is not None:
                item.verbs = next((other.verbs for other in items[at + 1 :] if other.verbs), frozenset())


def _placed_in_brackets(items: list[Item], sentence: list[Token], heads: list[int]) -> list[Item]:
    """Gives a count in brackets the last place named before them, and to it alone: «Курской (4 БПЛА)»."""
    for item, head in zip(items, heads, strict=True):
        if head and sentence[head - 1].kind is Kind.OPEN:
            place = next((token for token in reversed(sentence[:head]) if token.kind is Kind.PLACE), None)
            if place is None:
                continue
            for other in items:
                other.places = [token for token in other.places if token is not place]
            item.places = [replace(place, codes=place.codes[-1:])]
    return items


def _joined(items: list[Item]) -> list[Item]:
    """Counts that share one place: "nine destroyed and eight intercepted over A" are seventeen over A."""
    out: list[Item] = []
    for item in items:
        last = out[-1] if out else None
        if last is None or last.places or not item.places or last.is_part_of or Kind.AND not in item.before:
            out.append(item)
            continue
        if item.before - {Kind.AND, Kind.MORE}:
            out.append(item)
        elif last.weapon is item.weapon and last.value is not None and item.value is not None:
            out[-1] = replace(
                item,
                value=last.value + item.value,
                start=last.start,
                verbs=last.verbs | item.verbs,
                before=last.before,
                opens_sentence=last.opens_sentence,
            )
        else:
            last.places = item.places
            out.append(item)
    return out


def _place_crash(sentence: list[Token], before: list[Item]) -> None:
    """A sentence without a count tells where the drones of the one before came down."""
    if before and not before[-1].places and any(token.kind is Kind.CRASHED for token in sentence):
        before[-1].places = [token for token in sentence if token.kind is Kind.PLACE]
