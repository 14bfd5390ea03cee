"""Where a post ends, and what a text that is cut may have lost."""

from __future__ import annotations

import re

from sources.ru_mod.gate import VERB_WORDS
from sources.ru_mod.items import SENTENCE_END, Block, Item
from sources.ru_mod.words import COUNTED_VERBS, Kind, Token

_FOOTER = re.compile(
    r"(?<!\w)(?:•\s*(?:\[|(?:мин|подп|кана)\w*\s*\Z|мин\w+\s{1,3}россии|под\w+\s{1,3}на|мы\s{1,3}в\s|кан\w+\s{1,3}мин"
    r"|[мm][аa][хx]\s|курс\s{1,3}на)|минобороны\s{1,3}россии(?=\s*(?:\Z|[•\n(\[]))|\[минобороны|подписаться\s{1,3}на"
    r"|\[?мы\s{1,3}в\s{1,3}[мm][аa][хx]|канал\s{1,3}минобороны|#оперативно)"
    r"|(?<=\.)\s*•\s*\Z"
)
"""The lines of the channel itself below a post."""
LONGEST_FOOTER = 160
CUT_AT = 400
"""The known table of the channel's posts ends its texts after this many characters. A text of just this length is
taken for cut: of 5,927 posts 3,305 have it, where the lengths beside it have ten each."""
_AFTERMATH = re.compile(
    r"в\s{1,3}результате\s{1,3}(?:пресеч|неудав|отраж)|пострадавш|разрушени[йя]|жертв|пожар|не\s{1,3}допущен"
)
_BROKEN = re.compile(
    r"(?:[,;:–(•-]|(?<!\w)(?:и|над|в|на|по|а|территори\w*|акватори\w*|област?|обла?|облас|кра|мор|республик\w*))\s*\Z"
)
_WHOLE_ADJECTIVE = re.compile(r"\A\S+(?:ой|ого|ому|ым|им|ом)(?:\s|\Z)")
_OVER = re.compile(r"(?<!\w)над?(?!\w)")
_NOUN_LESS = re.compile(r"\s*(?!над\s|был|уничтож|сбит|перехв|подавл)(?:\w+\s*){0,3}")


def end_of_report(lower: str) -> int:
    """Where the channel's own lines begin that close a post."""
    verb = min((at for at in map(lower.find, VERB_WORDS) if at >= 0), default=0)
    footer = _FOOTER.search(lower, max(verb, len(lower) - LONGEST_FOOTER))
    return footer.start() if footer else len(lower)


def breaks_off(text: str, tokens: list[Token]) -> bool:
    """Whether a text ends within a list: with a comma, a dash, a small word, or a last count without its place."""
    if _BROKEN.search(text[-40:]) is not None:
        return True
    if not tokens or is_closed(text) or tokens[-1].kind not in (Kind.NUMBER, Kind.DRONE):
        return False
    return sum(token.kind is Kind.NUMBER for token in tokens) > 1


def is_closed(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return text.rstrip().endswith((".", "!", "?", "…", ")", "»"))


def is_complete(text: str, tokens: list[Token]) -> bool:
    """Whether a text that is cut has told its counts: a sentence about the aftermath follows them."""
    last = max((token.end for token in tokens if token.kind in COUNTED_VERBS or token.kind is Kind.PLACE), default=0)
    return _AFTERMATH.search(text, last) is not None


def without_broken_end(text: str, tokens: list[Token]) -> list[Token]:
    """Drops what the cut may have shortened: a number ("1" of "12"), a place («Новгород» of «Новгородской»)."""
    if not tokens:
        return tokens
    last = tokens[-1]
    if last.end < len(text.rstrip()) or len(text.rstrip()) < len(text):
        return tokens
    if last.kind is Kind.NUMBER or (last.kind is Kind.PLACE and _may_go_on(text, last)):
        return tokens[:-1]
    return tokens


def _may_go_on(text: str, place: Token) -> bool:
    """Whether a place's last name may be the beginning of another: a city's that of a region («Новгород»)."""
    return place.named[-1].is_city and _WHOLE_ADJECTIVE.search(text[place.start : place.end]) is None


def without_broken_items(block: Block, items: list[Item]) -> list[Item]:
    """Drops a last count of each weapon that the cut robbed of its noun, or of its place.

    Without the noun it may be of anything; without the place it may be a part of a first count that has none either;
    "another three" without a verb of their own may have come through.
    """
    broken = []
    for weapon in {item.weapon for item in items}:
        own = [item for item in items if item.weapon is weapon]
        last = own[-1]
        if (last.places and not last.is_place_first) or SENTENCE_END.search(block.text, last.end) is not None:
            continue
        is_bare = not last.has_own_noun and _NOUN_LESS.fullmatch(block.text, last.end) is not None
        is_added = bool(last.before & {Kind.MORE, Kind.ALSO})
        has_fate = last.has_own_verb or _OVER.search(block.text, last.end) is not None
        is_certain = last.verbs & COUNTED_VERBS == {Kind.SUPPRESSED} or is_added
        if len(own) > 1 and (
            is_bare or (is_added and not has_fate) or not (own[0].places or last.places or is_certain)
        ):
            broken.append(last)
    return [item for item in items if item not in broken]


def what_follows(lower: str, block: Block, items: list[Item]) -> tuple[bool, bool]:
    """Whether a number, and whether the word "another", stands after the last count that was read."""
    last = max(item.end for item in items)
    after = [token.kind for sentence in block.sentences for token in sentence if token.start >= last]
    return Kind.NUMBER in after or lower[-12:].rstrip()[-1:].isdigit(), Kind.MORE in after
