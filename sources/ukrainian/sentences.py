"""What one sentence says, measure by measure: its verbs, its numbers, and the places beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sources.cleaned import Cleaned
from sources.gazetteer import find_places
from sources.records import LaunchArea, Measure, Qualifier, WeaponClass
from sources.ukrainian.giving import give, give_in_brackets
from sources.ukrainian.parts import KILLS, MISSILES, Cue, Item, Mention, Rule, Rules
from sources.ukrainian.splitting import depths_of
from sources.ukrainian.summaries import without_nested, without_summary
from sources.ukrainian.tokens import BOTH, MISSILES_OF_ANY_KIND, Token, Weapon, codes_of
from sources.unknown_places import unknown_places

_TARGET = re.compile(r"напрямок удару|у напрямку|в напрямку|по території|об'єкт")
_WORDS = re.compile("[xude]")
_COUNTABLE = re.compile("[NWa]|H:")
_OUT_OF_WORDS = frozenset(("з", "із", "зі"))
_OUT_OF = re.compile(r"pN(?=[.,;:!\ncp)]|$)")
_STOPPED_IN = re.compile("[KZ]pu?$")
_STOPPED_AT = re.compile("[KZ][xuN-]{0,3}p")
_WHERE = re.compile("[xuN-]{0,3}p")
_FIRST_COUNT = re.compile("[,-]?q*N[uy]*W")
_OF_THEM = re.compile("pt[-:]?q*N[uy]*W")
_STRIKES = frozenset(("удар", "удару", "атака", "атаки"))
_IN_ALL = frozenset(("усього", "всього", "загалом", "разом"))
_OUT_OF_MISSILES = re.compile(r"pN[uy]?W")
_COUNT_AFTER = re.compile(r"W[-:]q?(N)(?=[,;.\n•)]|x[,;.\n]|$)")
_ALL_STOPPED = re.compile("[xut]{0,2}[KEZ]")
_KEPT_BACK = re.compile(
    r"\s?[(–,-]?\s?(?:їх(?:ня)? |точн\w+ )?(?:кількість|число) (?:\w+ )?не"
    r" (?:розголош|уточню|повідомл|назива|розкрива|надає)"
)
"""«ракетами (кількість не розголошується)»."""
_GENITIVE = re.compile(r"(?:\w+ )*(?:ракет|дронів|безпілотників|бпла)")
_JOINT = re.compile(r"(?:[\s,]|\b(?:та|і|й|на|в|у|над|області|обл)\b|\.)*")
_RELATIVE = frozenset(("якими", "які", "яких", "який", "якого", "якою", "яку", "котрими", "котрі"))
_RELATIVE_WORD = re.compile(r", (?:[знву]\w? )?(?:як(?:ими|і|их|ий|ого|ою|у)|котр(?:ими|і))\b")
_LOCATIVE = (
    "щині",
    "ччині",
    "щиною",
    "ччиною",
    "області",
    "областях",
    "областю",
    "областями",
    "півдні",
    "півночі",
    "сході",
    "заході",
)
_ROUND = frozenset(("десяток", "десятка", "сотня", "сотню", "сотні"))
_ORIGIN = re.compile(r"(?:\bз|\bіз|\bзі|напрямк\w+|\bбік|\bпо|\bдо|простору|пуск\w*|курсом на)(?: \w+ськ\w+)?$")
_LINK = re.compile(r"\s?[-–:(]\s?")
_COUNT_OVER = re.compile(r"(\d+)(?: [а-яіїєґ'a-z/0-9-]+){0,3}(?: [-–])?,? (?:на|в|у|над|по)(?: межах| районі)? ?$")
_OWN_FORCES = frozenset(("оборони", "зсу", "сбу", "гур", "україна", "українські"))
_ENEMY = (
    "ворог",
    "ворож",
    "противник",
    "рос",
    "окупант",
    "загарбник",
    "рф",
    "москв",
    "фіксу",
    "зафікс",
    "радіо",
    "військ",
)
_ADDING = frozenset(("крім", "окрім", "також", "ще", "додатково", "плюс"))
_AT_LEAST = ("понад", "більш", "щонайменше", "мінімум", "не менше", "якнайменше")


class SentenceReader:
    """Reads the sentences of one text. `problems` gathers what it cannot place."""

    def __init__(self, cleaned: Cleaned, tokens: list[Token], rules: Rules, *, is_cut: bool) -> None:
        self.cleaned = cleaned
        self.lower = cleaned.lower
        self.tokens = tokens
        self.codes = codes_of(tokens)
        self.rules = rules
        self.is_cut = is_cut
        self.problems: list[str] = []
        self.cue_count = 0
        self.clauses: list[tuple[int, int]] = []
        """Relative clauses of the sentence that is read: no number and no place in them counts."""
        self.total_rule: Rule | None = None
        """The rule of the sentence before, where all that it counts is a number of targets shot down."""
        self.has_relative = _RELATIVE_WORD.search(cleaned.lower) is not None
        self.is_launch_open = False
        """Whether an attack was told of, and nothing yet of what was shot down."""

    def mentions(self, start: int, end: int, sentence: int, areas: list[LaunchArea] | None = None) -> list[Mention]:
        """What the tokens from `start` to `end` say, measure by measure."""
        tells_launch = self.codes.find("L", start, end) >= 0
        if _COUNTABLE.search(self.codes, start, end) is None and _STOPPED_AT.search(self.codes, start, end) is None:
            self.is_launch_open = self.is_launch_open or tells_launch
            return []
        depths = depths_of(self.codes, start, end)
        cues = self._cues(start, end, depths)
        if all(cue.rule.measure is None for cue in cues):
            opening = self._opening_total(start, end, cues)
            if opening is None:
                return []
            cues = [opening]
        items = self._items(start, end, depths)
        self._whole_of_brackets(items)
        cues = self._without_relative(cues, items, end)
        cues = give_in_brackets(items, cues, depths, self.codes, start)
        if not cues:
            return []
        outer = [cue for cue in cues if not depths[cue.start - start]]
        if outer:
            own = len(outer)
            give(items, outer, self.codes, (start, end), self.rules.rule_of(Measure.INTERCEPTED))
            cues = sorted([*cues, *outer[own:]], key=lambda cue: cue.start) if len(outer) > own else cues
        self._counts_before_colon(items, cues, start, end)
        self._whole_before(items, cues)
        mentions: list[Mention] = []
        adds = self._adds(start, cues)
        for at, cue in enumerate(cues):
            self.cue_count += 1
            until = cues[at + 1].start if at + 1 < len(cues) else end
            found = self._of_cue(cue, start if at == 0 else cue.start, until)
            for mention in found:
                mention.cue, mention.sentence, mention.adds = self.cue_count, sentence, adds
            mentions.extend(found)
            if areas is not None and cue.rule.measure is Measure.LAUNCHED:
                self._launch_areas(cue.start, until, areas)
        self._follow(mentions, tells_launch=tells_launch)
        kinds = {mention.weapon_class for mention in mentions if mention.measure in KILLS}
        self.total_rule = cues[-1].rule if kinds == {WeaponClass.ALL} and cues[-1].rule.measure in KILLS else None
        return mentions

    def _follow(self, mentions: Sequence[Mention], *, tells_launch: bool) -> None:
        """Keeps in mind whether a total without a verb would be one of what was launched."""
        if any(mention.measure in KILLS for mention in mentions):
            self.is_launch_open = False
        elif tells_launch:
            self.is_launch_open = not any(mention.measure is Measure.LAUNCHED and mention.value for mention in mentions)

    def _without_relative(self, cues: list[Cue], items: Sequence[Item], end: int) -> list[Cue]:
        """Takes out «…, якими ворог атакував Україну», which counts nothing of its own; «усі 10, якими» are all."""
        self.clauses = []
        if len(cues) < 2 or not self.has_relative:
            return cues
        kept = []
        for cue in cues:
            clause = self._relative_clause(cue, cues, end)
            if clause is None or any(clause[0] <= item.start < clause[1] and item.number for item in items):
                kept.append(cue)
                continue
            self.clauses.append(clause)
            for item in items:
                if item.end == clause[0] and item.number is not None and "a" in self.codes[item.start - 1 : item.start]:
                    item.of = item.number
        return kept if any(cue.rule.measure is not None for cue in kept) else cues

    def _relative_clause(self, cue: Cue, cues: Sequence[Cue], end: int) -> tuple[int, int] | None:
        """The tokens of the relative clause that a verb of launching stands in, with its commas."""
        if cue.rule.measure is not Measure.LAUNCHED:
            return None
        before = max((other.end for other in cues if other.start < cue.start), default=0)
        opens = self.codes.rfind(",", max(before, cue.start - 8), cue.start)
        if opens < 0:
            return None
        first = opens + 1 if self.codes[opens + 1] != "p" else opens + 2
        if self.tokens[first].word not in _RELATIVE:
            return None
        closes = cue.end
        while closes < end and self.codes[closes] not in ",:;.":
            closes += 1
        return opens, closes

    def _whole_before(self, items: Sequence[Item], cues: Sequence[Cue]) -> None:
        """«Із 75 «шахедів» збито 74»: the whole stands before the verb, its part after it."""
        for cue in cues:
            part = next((item for item in cue.items if item.number is not None), None)
            if cue.rule.measure not in KILLS or part is None or part.start != cue.end or part.weapon or part.of:
                continue
            for item in items:
                is_whole = item.end == cue.start and not item.used and item.weapon and item.number is not None
                if is_whole and item.start and self.tokens[item.start - 1].word in _OUT_OF_WORDS:
                    part.of, part.weapon = item.number, item.weapon

    def _counts_before_colon(self, items: Sequence[Item], cues: Sequence[Cue], start: int, end: int) -> None:
        """«415 БпЛА та 40 ракет: у ніч на 10 вересня ворог атакував Україну»: the head's numbers are of the attack."""
        colon = self.codes.find(":", start, end)
        if colon < 0 or len(cues) != 1 or cues[0].rule.measure is not Measure.LAUNCHED or cues[0].start < colon:
            return
        head = [item for item in items if item.end <= colon and item.weapon is not None]
        has_number = any(item.number is not None for item in cues[0].items)
        if head and head[0].number is not None and head[0].start - start <= 1 and not has_number:
            cues[0].items[:0] = [item for item in head if not item.used]
            for item in head:
                item.used = True

    def _whole_of_brackets(self, items: Sequence[Item]) -> None:
        """«Збито 270 (268 БпЛА та 2 ракети)»: what the brackets take apart is of drones and missiles together."""
        for at, item in enumerate(items):
            if (
                item.number is None
                or item.weapon is not None
                or item.depth
                or self.codes[item.end : item.end + 1] != "("
            ):
                continue
            inside = [part for part in items[at + 1 :] if part.depth and part.number is not None and part.weapon]
            kinds = {part.weapon.weapon_class for part in inside if part.weapon}
            told = sum(part.number.value or 0 for part in inside if part.number)
            if WeaponClass.DRONE in kinds and not kinds.isdisjoint(MISSILES) and told == item.number.value:
                item.weapon = Weapon(WeaponClass.ALL, None, is_generic=True, is_singular=False, is_instrumental=False)
                for part in inside:
                    part.depth = 0

    def _opening_total(self, start: int, end: int, cues: Sequence[Cue]) -> Cue | None:
        """«Загалом 70 крилатих ракет та 5 дронів»: a total without a verb, right after an attack was told of."""
        launched = self.rules.rule_of(Measure.LAUNCHED)
        if cues or launched is None:
            return None
        if self.total_rule is not None and _OF_THEM.match(self.codes, start, end):
            # «Збито 88 цілей. З них 80 БпЛА та 8 ракет.»
            return Cue(self.total_rule, start, start + 2)
        if self.is_launch_open and self.tokens[start].word in _IN_ALL:
            return Cue(launched, start, start + 1) if _FIRST_COUNT.match(self.codes, start + 1, end) else None
        colon = self.codes.find(":", start, min(start + 14, end))
        if colon > start and _FIRST_COUNT.match(self.codes, colon + 1, end) and self._names_strike(start, colon):
            # «Масований удар у ніч на 1 червня: 53 ракети та 47 дронів.»
            return Cue(launched, colon, colon + 1)
        return None

    def _names_strike(self, start: int, end: int) -> bool:
        words = [token.word for token in self.tokens[start:end]]
        return any(word in _STRIKES for word in words) and not any(word in _OWN_FORCES for word in words)

    def _adds(self, start: int, cues: Sequence[Cue]) -> bool:
        """Whether the sentence says that its numbers come on top of those before («крім того», «ще», «також»)."""
        return not _ADDING.isdisjoint([token.word for token in self.tokens[start : cues[0].end + 2]])

    def _cues(self, start: int, end: int, depths: Sequence[int]) -> list[Cue]:
        cues = []
        for match in self.rules.expression.finditer(self.codes, start, end):
            at = match.start()
            rule = self.rules.of(match)
            if depths[at - start] and rule.measure not in KILLS:
                continue
            if rule.measure is Measure.STILL_AIRBORNE and not self._is_airborne(match):
                continue
            if rule.measure is Measure.STILL_AIRBORNE and _STOPPED_IN.search(self.codes, start, at) is not None:
                # «Збито у повітряному просторі Києва»
                continue
            if match[0] in ("P",) and at and self.tokens[at - 1].word.startswith("район"):
                continue
            if rule.measure is Measure.LAUNCHED and self._is_own_attack(start, at):
                continue
            if match[0] == "B" and not self._leaves(match.end(), end):
                continue
            if match[0] == "X" and self.tokens[at].word == "інформації":
                continue
            cues.append(Cue(rule, at, match.end()))
        return cues

    def _is_own_attack(self, start: int, at: int) -> bool:
        """Whether Ukraine's own forces are who attacks («Сили оборони атакували 50 дронами аеродром»)."""
        words = {token.word for token in self.tokens[max(start, at - 6) : at]}
        return not words.isdisjoint(_OWN_FORCES) and not any(word.startswith(_ENEMY) for word in words)

    def _is_airborne(self, match: re.Match[str]) -> bool:
        last = self.tokens[match.end() - 1].word
        before = self.tokens[max(match.end() - 2, 0)].word
        return last != "просторі" or before.startswith(("повітрян", "нашому", "українськ"))

    def _leaves(self, at: int, end: int) -> bool:
        """Whether a verb of motion tells of leaving Ukraine's airspace."""
        words = self.lower[self.tokens[at - 1].start : self.tokens[min(end, at + 8) - 1].end]
        return bool(
            re.search(
                r"білорус|молдов|румун|польщ|угорщ|словач|росі[їюя]|\bрф\b|кордон|повітряний простір|назад|тот\b"
                r"|окупован",
                words,
            )
        )

    def _items(self, start: int, end: int, depths: Sequence[int]) -> list[Item]:
        """The numbers and weapons of a sentence, in order."""
        items: list[Item] = []
        taken = start
        for match in _COUNTABLE.finditer(self.codes, start, end):
            at = match.start()
            if at < taken:
                continue
            item: Item | None = None
            if match[0] == "N":
                item = self._number(at, end)
            elif match[0] == "W":
                item = self._counted_after(at, end) or Item(at, at + 1, None, self.tokens[at].weapon)
            elif match[0] == "a":
                item = self._all(at, end)
            if item is not None:
                item.depth = depths[at - start]
                if item.weapon is None and item.number is not None and not item.is_location:
                    self._noun_before(item, items)
                items.append(item)
                taken = item.end
        return items

    def _noun_before(self, item: Item, before: Sequence[Item]) -> None:
        """Adds the weapon named before to «10 із яких» and to «у кількості 20 одиниць»."""
        last = next((other for other in reversed(before) if other.weapon is not None), None)
        if last is None:
            return
        if self.codes[item.end - 2 : item.end] == "pt" and self.tokens[item.end - 1].word == "яких":
            item.weapon = last.weapon
        elif (
            last.number is None
            and self.tokens[item.end : item.end + 1]
            and self.tokens[item.end].word.startswith("одиниц")
        ):
            item.weapon, item.end = last.weapon, item.end + 1

    def _counted_after(self, at: int, end: int) -> Item | None:
        """«Х-101 – 7; Shahed – 30»: the number after its weapon."""
        match = _COUNT_AFTER.match(self.codes, at, end)
        if match is None:
            return None
        number = match.start(1)
        _, qualifier = self._qualifier(number)
        return Item(at, number + 1, self.tokens[number], self.tokens[at].weapon, qualifier)

    def _all(self, at: int, end: int) -> Item | None:
        """«Усі ворожі дрони», «всі» beside a verb of shooting down."""
        step = at + 1
        while step < end and self.codes[step] in "u" and step - at < 3:
            step += 1
        if step < end and self.codes[step] == "W":
            return Item(at, step + 1, self.tokens[at], self.tokens[step].weapon, is_all=True)
        if step < end and self.codes[step] in "N%":
            # «Усі 15 збито»: the number counts.
            return None
        # «Усі збито», «всі вони були збиті», «збито всі».
        if any(code in self.codes[max(at - 1, 0) : at] for code in "KEZ") or _ALL_STOPPED.match(
            self.codes, at + 1, end
        ):
            return Item(at, at + 1, self.tokens[at], None, is_all=True)
        return None

    def _number(self, at: int, end: int) -> Item | None:
        """A number with what it counts."""
        codes = self.codes
        if "N" in (codes[at - 1 : at], codes[at + 1 : at + 2]):
            # Two numbers side by side: which of them counts cannot be said.
            return Item(at, at + 1, None, None)
        number, step = self._whole_number(at, end)
        if codes[step : step + 1] == "%" or (step < end and self.tokens[step].word.startswith("відсот")):
            return self._percent(at, step + 1, end)
        if self.is_cut and number.end >= len(self.lower.rstrip(" .…")):
            return None
        of, step = self._out_of(step, end)
        start, qualifier = self._qualifier(at)
        if codes[step : step + 1] == "+" and self.tokens[step].start == number.end:
            qualifier, step = Qualifier.AT_LEAST, step + 1
        is_subset = self._follows_subset(start) or codes[step : step + 2] == "pt"
        if codes[step : step + 2] == "pt":
            step += 2
        item = Item(start, step, number, None, qualifier, is_subset, of=of)
        if number.upper is not None:
            item.qualifier = Qualifier.RANGE
        self._find_noun(item, at, end)
        return item

    def _whole_number(self, at: int, end: int) -> tuple[Token, int]:
        """The number at `at`, as a range where a dash joins it to a second one, and the token after it."""
        token = self.tokens[at]
        if self.codes[at + 1 : at + 3] == "-N" and at + 2 < end and self._is_range(at):
            second = self.tokens[at + 2]
            return token._replace(upper=second.value, end=second.end), at + 3
        return token, at + 1

    def _out_of(self, step: int, end: int) -> tuple[Token | None, int]:
        """The second number of «58 із 59» and "58/59", and the token after it."""
        link = self.codes[step : step + 2]
        if step + 1 < end and (link == "/N" or (link == "pN" and self.tokens[step].word in _OUT_OF_WORDS)):
            return self.tokens[step + 1], step + 2
        return None, step

    def _find_noun(self, item: Item, at: int, end: int) -> None:
        """Adds to a number the weapon or the places that it counts."""
        codes = self.codes
        gap = item.end
        while gap < end and codes[gap] in "uy" and gap - item.end < 3:
            gap += 1
        if codes[gap : gap + 2] == "-W" and gap + 1 < end and codes[at - 1 : at] in ("", ":", ";", ",", "c", "•", "\n"):
            # «5 – Shahed» in a list.
            gap += 1
        if gap >= end or any(token.word.startswith("українськ") for token in self.tokens[item.end : gap]):
            return
        if codes[gap] == "C":
            item.is_location, item.end = True, gap + 1
        elif codes[gap] == "W":
            item.weapon, item.end = self._shared_noun(self.tokens[gap].weapon, gap + 1, end)
            if item.of is None and self._is_out_of(item, end):
                # «93 БпЛА зі 100.»
                item.of, item.end = self.tokens[item.end + 1], item.end + 2
            self._out_of_the_same(item, end)

    def _is_out_of(self, item: Item, end: int) -> bool:
        """Whether «зі 100» follows, and not «з 3 на півночі»."""
        if _OUT_OF.match(self.codes, item.end, end) is None or self.tokens[item.end].word not in _OUT_OF_WORDS:
            return False
        own = item.number.value if item.number is not None else None
        return (self.tokens[item.end + 1].value or 0) >= (own or 0)

    def _out_of_the_same(self, item: Item, end: int) -> None:
        """«3 крилаті ракети Калібр із 6 ракет»: the noun may stand once more."""
        match = _OUT_OF_MISSILES.match(self.codes, item.end, end)
        if item.of is not None or match is None or self.tokens[item.end].word not in _OUT_OF_WORDS:
            return
        again = self.tokens[match.end() - 1].weapon
        if again is None or item.weapon is None:
            return
        if again.weapon_class is item.weapon.weapon_class or (
            again.is_generic and item.weapon.weapon_class in MISSILES
        ):
            item.of, item.end = self.tokens[item.end + 1], match.end()

    def _shared_noun(self, weapon: Weapon | None, step: int, end: int) -> tuple[Weapon | None, int]:
        """«29 балістичних (в т.ч. …) ракет»: the noun after the brackets belongs to the adjective before them."""
        if self.codes[step : step + 1] == "(":
            close = self.codes.find(")", step, min(end, step + 12))
            if close > 0 and self.codes[close + 1 : close + 2] == "W":
                after = self.tokens[close + 1].weapon
                if after is not None and after.is_generic and weapon is not None and not weapon.is_generic:
                    return weapon, close + 2
        return weapon, step

    def _is_range(self, at: int) -> bool:
        first, dash, second = self.tokens[at : at + 3]
        return (
            first.end == dash.start
            and dash.end == second.start
            and (first.value or 0) < (second.value or 0)
            and first.upper is None
        )

    def _percent(self, at: int, step: int, end: int) -> Item | None:
        """«100 % дронів» is all of them; any other share is not a count."""
        if self.tokens[at].value != 100:
            return None
        gap = step
        while gap < end and self.codes[gap] in "u" and gap - step < 3:
            gap += 1
        has_weapon = gap < end and self.codes[gap] == "W"
        weapon = self.tokens[gap].weapon if has_weapon else None
        return Item(at, gap + 1 if has_weapon else step, self.tokens[at], weapon, is_all=True)

    def _qualifier(self, at: int) -> tuple[int, Qualifier]:
        """How the number at `at` is meant, and where the words that say so begin."""
        start = at
        while start and self.codes[start - 1] == "q" and at - start < 3:
            start -= 1
        if start and start < at and self.tokens[start - 1].word == "не":
            start -= 1
        if start == at:
            return at, Qualifier.ABOUT if self.tokens[at].word in _ROUND else Qualifier.EXACT
        words = " ".join(token.word for token in self.tokens[start:at])
        return start, Qualifier.AT_LEAST if words.startswith(_AT_LEAST) else Qualifier.ABOUT

    def _follows_subset(self, start: int) -> bool:
        """Whether «з них», «зокрема», «у тому числі», «в т.ч.» stands right before."""
        at = start - 1
        while at >= 0 and self.codes[at] in "-:" and start - at < 3:
            at -= 1
        if at < 0 or (self.codes[at + 1 : start] == ":"):
            return False
        word = self.tokens[at].word
        if self.codes[at] == "t" and at and self.codes[at - 1] in "ps":
            return True
        if word in ("зокрема", "числі"):
            return True
        return word == "." and at > 1 and self.tokens[at - 1].word == "ч" and self.tokens[at - 3].word == "т"

    def _of_cue(self, cue: Cue, start: int, end: int) -> list[Mention]:
        measure = cue.rule.measure
        if measure is None:
            return []
        if measure is Measure.HITS:
            return self._hits(cue, end)
        if measure is Measure.DEBRIS_LOCATIONS:
            return self._debris(cue)
        mentions = self._counts(cue, measure)
        if measure in KILLS:
            mentions.extend(self._regions(cue, measure, start, end, mentions))
        return mentions

    def _mention(self, measure: Measure, item: Item, weapon: Weapon | None, value: int | None = None) -> Mention:
        number = item.number
        first = number or self.tokens[item.start]
        return Mention(
            measure,
            weapon.weapon_class if weapon else None,
            value if value is not None else (number.value if number else None),
            first.start,
            first.end if number else self.tokens[item.end - 1].end,
            item.qualifier,
            number.upper if number and item.qualifier is Qualifier.RANGE else None,
            weapon.model if weapon else None,
            is_generic=bool(weapon and weapon.is_generic and weapon.weapon_class is WeaponClass.MISSILE),
            is_all=item.is_all,
            is_both=number is not None and number.word in BOTH,
        )

    def _counts(self, cue: Cue, measure: Measure) -> list[Mention]:
        """The numbers that a cue of launching, shooting down, losing or missing governs."""
        items = without_nested(without_summary(cue.items, self.codes), self.codes)
        mentions: list[Mention] = []
        last_weapon: Weapon | None = None
        for at, item in enumerate(items):
            if item.is_location:
                continue
            if item.number is not None:
                if not self._counts_something(item, cue):
                    continue
                weapon = item.weapon or last_weapon
                weapon = self._shared(item, items[at + 1 : at + 2]) or weapon
                if weapon is not None and weapon.weapon_class is WeaponClass.DRONE and _is_mixed(items, at):
                    weapon = weapon._replace(model=None)
                last_weapon = item.weapon or last_weapon
                if item.is_subset and not self._is_direct(item, cue) and not _is_of_all(items[:at]):
                    continue
                mentions.append(self._mention(measure, item, weapon))
                if item.of is not None and item.of.value is not None and measure in KILLS:
                    total = replace(mentions[-1], measure=Measure.LAUNCHED, value=item.of.value, is_all=False)
                    total.start, total.end = item.of.start, item.of.end
                    total.qualifier, total.upper = Qualifier.EXACT, None
                    mentions.append(total)
                continue
            weapon = item.weapon
            if weapon is not None and not item.depth and self._is_kept_back(item):
                mentions.append(replace(self._mention(measure, item, weapon), qualifier=Qualifier.WITHHELD))
                continue
            if (
                weapon is None
                or item.depth
                or item.is_subset
                or self._is_part_of(weapon, items[:at])
                or self._is_vague(item)
            ):
                continue
            if weapon.is_singular and weapon.weapon_class is not WeaponClass.ALL:
                mentions.append(self._mention(measure, item, weapon, 1))
            elif self._is_means(measure, weapon, item):
                mentions.append(replace(self._mention(measure, item, weapon), qualifier=Qualifier.WITHHELD))
        return mentions

    def _is_means(self, measure: Measure, weapon: Weapon, item: Item) -> bool:
        """Whether missiles without a number are what the attack was made with («ракетами», in a list «ракети»)."""
        if measure is not Measure.LAUNCHED or weapon.weapon_class not in MISSILES:
            return False
        return weapon.is_instrumental or (weapon.is_plural and self.codes[item.start - 1] in "•-:L")

    def _counts_something(self, item: Item, cue: Cue) -> bool:
        """Whether a number is one of the cue's: with a noun or in its place; «Пуски: 0» tells of no attack."""
        if cue.rule.measure is Measure.LAUNCHED and item.number is not None and item.number.value == 0:
            return False
        return item.weapon is not None or item.of is not None or item.is_all or self._is_bare_count(item, cue)

    def _shared(self, item: Item, following: Sequence[Item]) -> Weapon | None:
        """What one number of two weapons is of («158 ракет і дронів», «40 крилатих і балістичних ракет»), if it is."""
        if not following or item.weapon is None or following[0].weapon is None or following[0].number is not None:
            return None
        second = following[0]
        if self.codes[item.end : second.start] != "c":
            return None
        classes = (item.weapon.weapon_class, following[0].weapon.weapon_class)
        words = [self.tokens[part.end - 1].word for part in (item, second)]
        if set(classes) == {WeaponClass.DRONE, WeaponClass.MISSILE} and all(map(_GENITIVE.fullmatch, words)):
            return Weapon(WeaponClass.ALL, None, is_generic=True, is_singular=False, is_instrumental=False)
        is_kind = classes[0] is not classes[1] and all(one in MISSILES for one in classes)
        return MISSILES_OF_ANY_KIND if is_kind and words[0].endswith(("их", "ими")) else None

    def _is_kept_back(self, item: Item) -> bool:
        """Whether the text says that it does not tell how many there were."""
        return _KEPT_BACK.match(self.lower, self.tokens[item.end - 1].end) is not None

    def _is_bare_count(self, item: Item, cue: Cue) -> bool:
        """Whether a number without a noun counts all the same, right beside the verb («15 – збито», «збито 15.»)."""
        if item.end <= cue.start:
            return cue.start - item.end <= (4 if cue.rule.measure is Measure.STILL_AIRBORNE else 2)
        after = self.codes[item.end : item.end + 1]
        between = self.codes[cue.end : item.start]
        return between in ("", "-", ":") and after != "" and after in ".,;:\n!()"

    def _is_direct(self, item: Item, cue: Cue) -> bool:
        """Whether a number «of them» stands right beside the verb («16 з них збито», «з них збито 16»)."""
        if item.end <= cue.start:
            return all(code in "xuW-t" for code in self.codes[item.end : cue.start]) and cue.start - item.end <= 3
        return item.start == cue.end

    def _is_part_of(self, weapon: Weapon, before: Sequence[Item]) -> bool:
        """Whether an unnumbered weapon only continues the list of a number («90 БпЛА типу Shahed, Гербера …»)."""
        if weapon.weapon_class in MISSILES:
            # «Вдарив «Іскандером-К»: ракету не збили.»
            return weapon.is_generic and any(item.weapon and item.weapon.weapon_class in MISSILES for item in before)
        counted = {item.weapon.weapon_class for item in before if item.weapon is not None and item.number is not None}
        if weapon.weapon_class in (WeaponClass.RECON_DRONE, WeaponClass.LOITERING_MUNITION) and weapon.is_singular:
            return False
        if weapon.weapon_class is WeaponClass.RECON_DRONE:
            return True
        return WeaponClass.DRONE in counted or WeaponClass.LOITERING_MUNITION in counted

    def _is_vague(self, item: Item) -> bool:
        """Whether "several", "part of", "the rest" stands before the weapon."""
        at = item.start - 1
        steps = 0
        while at >= 0 and self.codes[at] in "uO" and steps < 3:
            if self.codes[at] == "O":
                return True
            at, steps = at - 1, steps + 1
        return False

    def _hits(self, cue: Cue, end: int) -> list[Mention]:
        """Hits by weapon, and the number of places after each group of them."""
        mentions: list[Mention] = []
        classes: list[WeaponClass | None] = []
        for item in cue.items:
            if item.depth or item.is_subset:
                continue
            if item.is_location:
                kinds = set(classes)
                weapon_class = kinds.pop() if len(kinds) == 1 else (WeaponClass.ALL if kinds else None)
                mentions.append(self._mention(Measure.HIT_LOCATIONS, item, None))
                mentions[-1].weapon_class = weapon_class
                classes = []
                continue
            if item.number is not None and item.weapon is None:
                if item.end <= cue.start and self._is_bare_count(item, cue):
                    mentions.append(self._mention(Measure.HITS, item, None))
                continue
            if item.weapon is None:
                continue
            classes.append(item.weapon.weapon_class)
            if item.number is not None and not item.is_all:
                mentions.append(self._mention(Measure.HITS, item, item.weapon))
            elif item.number is None and not self._is_vague(item) and self._is_one_hit(item):
                mentions.append(self._mention(Measure.HITS, item, item.weapon, 1))
        if not mentions and self.codes[cue.end : cue.end + 1] == ":":
            for place in self._places(cue.end, end):
                mentions.append(Mention(Measure.HITS, None, None, place[1], place[2], Qualifier.NAMED, region=place[0]))
        return mentions

    def _is_one_hit(self, item: Item) -> bool:
        """«Влучання ракети» is one: the plural would be «ракет»."""
        weapon = item.weapon
        word = self.tokens[item.start].word.split(" ")[0]
        return bool(weapon and weapon.weapon_class is not WeaponClass.ALL and (weapon.is_singular or word == "ракети"))

    def _debris(self, cue: Cue) -> list[Mention]:
        """Places where debris fell; the word "places" may be left out («на 8.»)."""
        named = [self.tokens[at].weapon for at in range(cue.start, cue.end) if self.codes[at] == "W"]
        named.extend(item.weapon for item in cue.items if item.number is None and item.weapon is not None)
        weapon_class = named[0].weapon_class if named and named[0] is not None else None
        for item in cue.items:
            if item.depth or item.number is None:
                continue
            bare = item.weapon is None and self.tokens[item.start - 1].word in ("на", "в", "у", "по")
            if item.is_location or (bare and self.codes[item.end : item.end + 1] in (".", ",", ";", "\n", "!")):
                mention = self._mention(Measure.DEBRIS_LOCATIONS, item, None)
                mention.weapon_class = weapon_class
                return [mention]
        return []

    def _places(self, start: int, end: int) -> list[tuple[str, int, int]]:
        """The regions named among the tokens from `start` to `end`: code and place in the cleaned text."""
        if _WORDS.search(self.codes, start, end) is None:
            return []
        first, last = self.tokens[start].start, self.tokens[end - 1].end
        words = self.lower[first:last]
        found = find_places(words, "uk")
        if ("област" in words or "щин" in words) and not self.is_cut:
            for begin, stop in unknown_places(words, "uk", found):
                self.problems.append(f"a place that is not known: {words[begin:stop][:40]}")
        places = [(place.code, first + place.start, first + place.end) for place in found]
        return [place for place in places if not self._is_in_clause(place[1])] if self.clauses else places

    def _is_in_clause(self, at: int) -> bool:
        return any(self.tokens[first].start <= at < self.tokens[last - 1].end for first, last in self.clauses)

    def _regions(self, cue: Cue, measure: Measure, start: int, end: int, counts: Sequence[Mention]) -> list[Mention]:
        """Regions of interception: named, or with the number that stands beside each."""
        if not counts:
            return self._named_only(cue, measure, end)
        told_before = len(self.problems)
        places = self._places(cue.end, end)
        if not places and any(
            token.word == "над" or token.word.endswith(_LOCATIVE) for token in self.tokens[start : cue.start]
        ):
            places = self._places(start, cue.start)
        named = places
        places = [
            place for place in places if place[0][:3].lower() in ("ua-", "ua:", "sea") and not self._is_origin(place[1])
        ]
        if not places:
            return []
        classes = [count.weapon_class for count in counts if count.measure is measure]
        weapon_class = WeaponClass.DRONE if WeaponClass.DRONE in classes else classes[0]
        numbers = {
            item.number.start: item
            for item in cue.items
            if item.number is not None and not item.is_all and not item.is_location
        }
        mentions = []
        seen: set[str] = set()
        totals = [count for count in counts if count.measure is measure and not count.is_all]
        own = [count for count in counts if count.measure is measure and count.start > self.tokens[cue.end - 1].start]
        # «Збито 18 БпЛА на Одещині та 17 ракет на Полтавщині»: each place is of the number before it.
        is_mixed = any(places[0][1] < count.start for count in own)
        for at, (code, first, last) in enumerate(places):
            if code in seen:
                continue
            if is_mixed:
                weapon_class = next((c.weapon_class for c in reversed(own) if c.start < first), weapon_class)
            seen.add(code)
            item = self._beside(first, last, numbers)
            if item is not None and (self._is_joint(places, at) or _is_between(item, first, named, self.tokens)):
                item = None
            is_only = len(named) == 1 and len(totals) == 1 and len(self.problems) == told_before
            if item is None and is_only and totals[0].value is not None:
                mentions.append(replace(totals[0], region=code))
                totals[0].is_local = True
            elif item is not None and item.number is not None:
                mention = self._mention(measure, item, item.weapon)
                mentions.append(replace(mention, region=code, weapon_class=mention.weapon_class or weapon_class))
            else:
                mentions.append(Mention(measure, weapon_class, None, first, last, Qualifier.NAMED, region=code))
        return mentions

    def _named_only(self, cue: Cue, measure: Measure, end: int) -> list[Mention]:
        """«Збиття – в областях: …», «знищено в межах …»: regions of what another sentence counts."""
        if measure is Measure.SUPPRESSED or any(item.weapon is not None or item.is_all for item in cue.items):
            return []
        if _WHERE.match(self.codes, cue.end, end) is None:
            return []
        return [
            Mention(measure, None, None, first, last, Qualifier.NAMED, region=code)
            for code, first, last in self._places(cue.end, end)
            if code[:3].lower() in ("ua-", "ua:", "sea") and not self._is_origin(first)
        ]

    def _is_joint(self, places: Sequence[tuple[str, int, int]], at: int) -> bool:
        """Whether a place shares the number before it with the next one («10 ракет над Дніпром і Києвом»)."""
        if at + 1 >= len(places) or _LINK.match(self.lower, places[at][2]) is not None:
            return False
        return _JOINT.fullmatch(self.lower, places[at][2], places[at + 1][1]) is not None

    def _is_origin(self, at: int) -> bool:
        """Whether a place is where something came from («з півночі») or a target («у напрямку …»)."""
        before = self.lower[max(at - 24, 0) : at].rstrip()
        return _ORIGIN.search(before) is not None

    def _beside(self, first: int, last: int, numbers: dict[int, Item]) -> Item | None:
        """The number that belongs to the place: «на Сумщині – 3», «3 – на Сумщині», «3 БпЛА на Сумщині»."""
        after = _LINK.match(self.lower, last)
        if after is not None and after.end() in numbers:
            return numbers[after.end()]
        if len(numbers) < 2:
            return None
        since = max(first - 40, 0)
        match = _COUNT_OVER.search(self.lower[since:first])
        return None if match is None else numbers.get(since + match.start(1))

    def _launch_areas(self, start: int, end: int, areas: list[LaunchArea]) -> None:
        """Adds the places after «із напрямків», «район пуску», «із повітряного простору» and the like."""
        origin = next((at for at in range(start, end) if self._opens_origin(at)), None)
        if origin is None:
            return
        first, last = self.tokens[origin].end, self.tokens[end - 1].end
        target = _TARGET.search(self.lower, first, last)
        for place in find_places(self.lower[first : target.start() if target else last], "uk"):
            name = self.cleaned.text[first + place.start : first + place.end].strip(" .,")
            area = LaunchArea(name, place.code)
            if area not in areas and len(areas) < 40:
                areas.append(area)

    def _opens_origin(self, at: int) -> bool:
        word = self.tokens[at].word
        return word.startswith(("напрямк", "район", "акваторі")) or (
            word in ("з", "із") and self.codes[at + 1 : at + 2] in "xuped"
        )


def _is_of_all(before: Sequence[Item]) -> bool:
    """«92 цілі, з них 55 БпЛА …»: the kinds of all targets, not a subset of one kind."""
    last = next((item for item in reversed(before) if item.number is not None), None)
    return last is not None and last.weapon is not None and last.weapon.weapon_class is WeaponClass.ALL


def _is_between(item: Item, first: int, places: Sequence[tuple[str, int, int]], tokens: Sequence[Token]) -> bool:
    """Whether another place stands between a number and a place («14 ракет на підступах до столиці та на …»)."""
    return any(tokens[item.start].start < place[1] < first for place in places)


def _is_mixed(items: Sequence[Item], at: int) -> bool:
    """Whether other kinds of drones are listed after the number, so that no one model can be named."""
    following = items[at + 1 :]
    for item in following:
        if item.number is not None:
            return False
        if item.weapon is not None and item.weapon.weapon_class in (WeaponClass.DRONE, WeaponClass.LOITERING_MUNITION):
            return True
    return False
