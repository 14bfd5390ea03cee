"""The Ukrainian Air Force's posts of 2022 to 2026, and texts that repeat them: what they claim of one night or day.

A post is read as tokens (`sources.ukrainian.tokens`). RULES finds the words that tell which measure a number is of; the
numbers of weapons around them are then given to the nearest of these words in the sentence. Figures of one measure and
weapon class add up: where a post gives a total and its parts, either the total or the parts become figures, never both
(`all`, the total over drones and missiles, stands apart). A headline is read only for what the body does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sources.cleaned import Cleaned, clean
from sources.records import Claim, Figure, LaunchArea, Measure, Reading, Side, Status, WeaponClass
from sources.ukrainian.parts import KILLS, Mention, Rule, Rules
from sources.ukrainian.sentences import SentenceReader
from sources.ukrainian.settling import settle
from sources.ukrainian.splitting import headline_of, sentences_of
from sources.ukrainian.tokens import tokenise
from sources.ukrainian.windows import Times, find_times, merge, resolve, tells_another

CLAIMANT = "ua_air_force"
PARSER_VERSION = "ua_air_force 3"
GENERAL_STAFF = "ua_general_staff"
RULES = (
    Rule("fell by themselves", Measure.MISSED, r"Vb|bV", "both", "5 БпЛА впали самостійно"),
    Rule("debris", Measure.DEBRIS_LOCATIONS, r"V[KEUWZc()/]*F?|U(?:[pq]?[KWEV])*F?", "right", "уламки на 4 локаціях"),
    Rule("short, lost", Measure.SUPPRESSED, r"n[xu]?gW?,?\(?l?v[/,c]?E?", "both", "9 не досягли (локаційно втрачені)"),
    Rule("not shot down", None, r"n[xu]?[KEZ]", "left", "ракети не збито"),
    Rule("fell short", Measure.MISSED, r"n[xu]?g|(?<=[xuW])gn", "both", "2 ракети не досягли цілей"),
    Rule("lost", Measure.SUPPRESSED, r"lv(?:[/,c]?E)?|vl|E[/,c]?lv?|vpG", "both", "31 БпЛА локаційно втрачено"),
    Rule("stopped", Measure.INTERCEPTED, r"K[/c,](?:E|lv)(?:[/c]lv)?|E[/c]K", "both", "збито/подавлено 40 БпЛА"),
    Rule("neutralised", Measure.INTERCEPTED, r"Z", "both", "знешкоджено 40 БпЛА"),
    Rule("suppressed", Measure.SUPPRESSED, r"E", "both", "подавлено РЕБ 7 БпЛА"),
    # To count a plain «збито» as `intercepted`, change the measure in this line.
    Rule("shot down", Measure.SHOT_DOWN, r"K", "both", "збито 22 «шахеди»"),
    Rule("hits", Measure.HITS, r"F?H(?:[xu]?W?F(?!W|N[uy]*W))?", "both", "зафіксовано влучання 6 БпЛА на 5 локаціях"),
    Rule("detected in the air", Measure.LAUNCHED, r"F[pu]*S", "both", "виявлено в повітряному просторі 90 БпЛА"),
    Rule("still airborne", Measure.STILL_AIRBORNE, r"S", "both", "в повітряному просторі перебувають 5 БпЛА"),
    Rule("crossed the border", Measure.CROSSED_BORDER, r"B", "both", "один БпЛА полетів у напрямку білорусі"),
    Rule("launched", Measure.LAUNCHED, r"L", "both", "противник атакував 90 ударними БпЛА"),
    Rule("detected", Measure.LAUNCHED, r"FP?|P", "both", "усього зафіксовано 90 БпЛА"),
    Rule("no figure", None, r"X", "none", "повітряний напад відбивали авіація та зенітні ракетні війська"),
)  # fmt: skip
"""Patterns are of the token codes in `sources.ukrainian.words.CODES`. The order decides: of rules that match at the
same token the first counts."""
_RULES = Rules(RULES)
LONGEST = 30_000
"""Telegram's posts hold 4,096 characters; what is longer than this is no statement, and costs no time."""
MOST_MENTIONS = 200
"""Bounds on tokens and numbers that keep the time linear; the longest posts have a third of them."""
NOT_A_CLAIM: tuple[tuple[str, str], ...] = (
    # (what it is, the words that tell it), looked for in the whole text where one of the words coded "I" or "v" occurs.
    (
        "a correction of an earlier post: for a person to read",
        r"\b(?:уточнення|виправлення|поправка|помилк[аову]\w*)\b|спростуван|коригуван"
        r"|(?:уточнен|оновлен)(?:а інформація|і дані|ими даними|ою інформацією)|\bуточнено\b|^\W*оновлено\b"
        r"|раніше повідомля\w+ про \d"
        r"|(?:інформація|дані) (?:уточнен|оновлен|виправлен)",
    ),
    ("a tally of losses", r"втрати (?:противник|ворог|окупант|рф|рос|особ)|бойові втрати|особового складу"),
    ("a rebuttal of a false report", r"\bфейк|дезінформац|не відповідає дійсності"),
    ("another country's defence", r"\bнато\b|\bтуск\b|над польщею"),
    ("another war", r"\bізраїл|\bхусит|\bєменськ"),
    ("a tally of equipment", r"\bтанк(?:и|ів|а)?\b|артсистем|\bббм\b"),
    ("a Russian claim", r"міноборони (?:рф|росії)|міністерств\w+ оборони (?:рф|росії)"),
    ("a General Staff summary", r"бойов\w+ зіткнен|боєзіткнен|оперативна інформація"),
    ("a call for donations", r"\bмонобанк|\bзбір\b|\bдонат"),
)
_NOT_A_CLAIM = tuple((reason, re.compile(words)) for reason, words in NOT_A_CLAIM)
_NOT_BUT = re.compile(r"nq*NW?,uq*N")
"""«Збито не 23, а 24»: a correction too."""
_REGIONAL = re.compile(r"(?:повітрян\w{1,3} командуванн\w{1,2}|\bпвк)\W{0,4}(південь|схід|захід|центр)")
_TWO_COMMANDS = re.compile(
    r"командуванн\w{1,2}\W{0,4}(?:південь|схід|захід|центр)\W{1,4}(?:та|і|й)\W{1,4}(?:південь|схід|захід|центр)"
)
_COUNTRY = re.compile(r"атакува\w+ (?:територію )?україн")
_PRESIDENT = re.compile(r"зеленськ|президент")
_LOCAL = re.compile(
    r"сил\w* оборони півдня|\bова\b|\bода\b|\bк?мва\b|військов\w+ адміністрац|\bмер\b (?:міста|києва)"
    r"|оперативн\w+ командуванн"
    r"|\b(?:гуменюк|братчук|плетенчук|синєгубов|терехов|кличко|вілкул|лисак|прокудін|кіпер|федоров|хоренко|мерія)\b"
)
_REGIONAL_MANY = re.compile(r"повітряних командувань|повітряними командуваннями")
_UNIT = re.compile(r"сил\w{0,3} безпілотних систем|\bукраїнськ\w+ дрон")
"""Who tells of their own share, not of the whole country's night."""
_CUMULATIVE = re.compile(
    r"(?:з|від|із) (?:самого )?початку|(?:за|протягом|впродовж|упродовж) (?:\w+ )?(?:тижд|тижн|місяц|рок[уи]\b"
    r"|рік\b|квартал|півр[оі]|зим|літ[ао]|весн|осен|осін)"
    r"|(?:минулого|цього|попереднього) (?:тижня|місяця|року)|за останн(?!ю добу|ю ніч)|за весь час|за \d+ (?:дн|діб"
    r"|тижн|місяц|рок)|щодня|щоночі|щомісяц|щотиж"
    r"|\bу (?:січні|лютому|березні|квітні|травні|червні|липні|серпні|вересні|жовтні|листопаді|грудні)\b"
    r"|за (?:січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень)\b"
    r"|підсум\w+ (?:тижня|місяця|року|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня"
    r"|листопада|грудня)|повномасштабн"
)
_PAST_OR_FUTURE = re.compile(
    r"нагада|умовно|навчан|(?:росіяни|окупанти|в росії|у росії|москві) заяв|рік тому|рок\w+ тому|тижд\w+ тому"
    r"|місяц\w+ тому|річниц|\bможе\b|\bможуть\b|\bготу[єю]|\bплану[єю]|\bкошту[єю]|\bціна\b|виповню|прогноз"
    r"|[ій]мовірні пуск|\bочіку|накопич|\bздатн|вироб(?:ля|ник)|замов"
)
_PRESENT = re.compile(r"атаку(?:є|ють)|застосову(?:є|ють)|запуска(?:є|ють)|зафіксовані? пуски \d|повітряна тривога")
_FRONT_LINE = re.compile(
    r"обстріл\w*|\bfpv|рсзв|авіаудар|авіаційних удар|штурм|\d \d{3} дрон\w*-камікадзе|\d{4} дрон\w*-камікадзе"
)
_PART_OF_COMMAND = re.compile(r"\b(?:з|із) (?:них|яких)\b[^.]{0,60}командуван")
"""«Збито 37, з них 26 – повітряним командуванням «Південь»»: the command's part of what the Air Force tells."""
_GENERAL_STAFF = re.compile(r"генеральн\w{1,3} штаб|генштаб")
_BY_AREA = re.compile(
    # «Чотири знищено на півдні, один – на сході»
    r"\b(?:збито|знищено|подавлено|знешкоджено)(?: (?:на|над|в|у) [\w-]+){1,2}(?: област\w+)?,"
    r" (?:а |та |ще |й |і )*[\w'-]+ ?[–-]? ?(?:на|над|в|у) \w"
)
_SHAHED = re.compile(r"ш[ао]х[еі]д|shahed|геран|ракет")


@dataclass(slots=True)
class Part:
    """The sentences that tell of one window."""

    times: Times
    mentions: list[Mention] = field(default_factory=list)
    areas: list[LaunchArea] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def parse_statement(text: str, published_at: datetime, *, is_cut: bool = False) -> Reading:
    """Reads one statement of the Ukrainian Air Force, or a text that repeats one.

    Args:
        text: The statement as given; offsets of the figures are of this text.
        published_at: Aware moment of publication; exactly 00:00 UTC stands for a bare date.
        is_cut: Whether the text we hold ends before the statement did; a number at the cut is then not read.

    Returns:
        One claim for each reporting window that the text tells of. `nothing` where it makes no such claim, with the
        reason where it looks like one (a correction, a regional command's report).

    Raises:
        ValueError: `published_at` has no time zone.
    """
    if published_at.tzinfo is None:
        raise ValueError(f"published_at has no time zone: {published_at.isoformat()}; give an aware datetime")
    if len(text) > LONGEST:
        return Reading(Status.NOTHING, problems=(f"longer than {LONGEST:,} characters: no statement is",))
    cleaned = clean(text)
    if not _may_claim(cleaned.lower):
        return Reading(Status.NOTHING)
    return _Reader(cleaned, published_at, is_cut=is_cut).read()


_CLAIM_WORDS = (
    "збит",
    "збил",
    "знищ",
    "подавл",
    "знешк",
    "перехоп",
    "нейтрал",
    "атак",
    "застос",
    "пуст",
    "пуск",
    "зафікс",
)


def _may_claim(lower: str) -> bool:
    """Whether any word of a claim occurs at all: most texts that claim nothing end here."""
    return any(stem in lower for stem in (*_CLAIM_WORDS, "використ", "задія", "локаційно", "завда", "ліквід"))


def _tells_launched(parts: Sequence[Part]) -> bool:
    """Whether any part states how many were launched."""
    return any(m.measure is Measure.LAUNCHED and m.value is not None for part in parts for m in part.mentions)


class _Reader:
    """The reading of one statement."""

    def __init__(self, cleaned: Cleaned, published_at: datetime, *, is_cut: bool) -> None:
        self.cleaned = cleaned
        self.lower = cleaned.lower
        self.tokens = tokenise(cleaned)
        self.sentences = SentenceReader(cleaned, self.tokens, _RULES, is_cut=is_cut)
        self.codes = self.sentences.codes
        self.published_at = published_at
        self.is_cut = is_cut

    def read(self) -> Reading:
        """The whole reading."""
        if (reason := self._no_claim()) is not None:
            return Reading(Status.NOTHING, problems=(reason,))
        headline_end = headline_of(self.tokens, self.codes, self.cleaned.text)
        headline = self.sentences.mentions(0, headline_end, 0) if headline_end else []
        parts = self._parts(headline_end)
        if parts is None:
            return Reading(Status.NOTHING, problems=("a summary of many days, or no statement at all",))
        if self._is_regional(parts):
            return Reading(Status.NOTHING, problems=("a regional air command's report, not a claim of the Air Force",))
        return self._reading(parts, headline)

    def _no_claim(self) -> str | None:
        """Why the text as a whole makes no claim, by its words; `None` where nothing speaks against one."""
        if _NOT_BUT.search(self.codes):
            return NOT_A_CLAIM[0][0]
        if "I" not in self.codes and "v" not in self.codes:
            return None
        return next((reason for reason, words in _NOT_A_CLAIM if words.search(self.lower)), None)

    def _is_regional(self, parts: Sequence[Part]) -> bool:
        """Whether a regional air command or a local office speaks, and not the Air Force for the whole country."""
        if "I" not in self.codes and not any(word in self.lower for word in ("командуван", "пвк", "оборони півдня")):
            return False
        is_of_country = _tells_launched(parts) and _COUNTRY.search(self.lower) is not None
        if self._names_office(is_of_country=is_of_country):
            return True
        if "командуван" not in self.lower and "пвк" not in self.lower:
            return False
        match = _REGIONAL.search(self.lower)
        if match is None or self._names_several_commands() or _PART_OF_COMMAND.search(self.lower):
            return False
        if is_of_country and match.start() > 60 and re.search(r"\d", self.lower[match.end() :]):
            # «Ворог атакував Україну … У зоні відповідальності ПвК «Південь» знищено 10 із 12 дронів.»
            return False
        return not _tells_launched(parts) or match.start() < 150 or len(self.lower) - match.end() < 60

    def _names_several_commands(self) -> bool:
        many = _REGIONAL_MANY.search(self.lower) or _TWO_COMMANDS.search(self.lower)
        return many is not None or len({found[1] for found in _REGIONAL.finditer(self.lower)}) > 1

    def _names_office(self, *, is_of_country: bool) -> bool:
        """Whether a local office or the president speaks; one may be quoted beside an attack on the whole country."""
        if "I" not in self.codes and "оборони півдня" not in self.lower:
            return False
        if "повітряних сил" in self.lower or "повітряні сили" in self.lower:
            return False
        return _PRESIDENT.search(self.lower) is not None or (
            not is_of_country and _LOCAL.search(self.lower) is not None
        )

    def _parts(self, headline_end: int) -> list[Part] | None:
        """The text's sentences by window; `None` for a summary over many days, or for noise."""
        parts = [Part(Times())]
        ahead: Times | None = None
        for number, (start, end) in enumerate(
            sentences_of(self.tokens, self.codes, headline_end, self.cleaned.text), 1
        ):
            codes = self.codes[start:end]
            is_odd = "Y" in codes or "A" in codes or "f" in codes
            words = self.lower[self.tokens[start].start : self.tokens[end - 1].end] if is_odd else ""
            times = find_times(self.tokens, self.codes, start, end)
            # «Наймасованіша атака з початку вторгнення» tells of one night all the same.
            if "Y" in codes and _CUMULATIVE.search(words) and not (times.is_firm and "най" in words):
                if not parts[-1].times.is_firm:
                    return None
                continue
            if "A" in codes and _PAST_OR_FUTURE.search(words):
                continue
            if "f" in codes and _FRONT_LINE.search(words) and not _SHAHED.search(words):
                continue
            areas: list[LaunchArea] = []
            mentions = self.sentences.mentions(start, end, number, areas)
            is_other = tells_another(parts[-1].times, times)
            if is_other and not parts[-1].mentions:
                # «Минулої доби … 7 ударів. Цієї ночі збито …»: nothing was counted of the first.
                parts[-1].times, is_other = times if mentions else parts[-1].times, False
            if is_other and not mentions:
                # «Атакували й 1 грудня.» tells of when, the next sentence of what.
                ahead = times
                continue
            if mentions and ahead is not None and not times.is_anchored:
                times, is_other = ahead, True
            ahead = None if mentions else ahead
            if is_other:
                parts.append(Part(times))
            elif mentions or not parts[-1].times.is_firm:
                parts[-1].times = merge(parts[-1].times, times)
            parts[-1].mentions.extend(mentions)
            if len(parts[-1].mentions) > MOST_MENTIONS:
                return None
            parts[-1].areas.extend(area for area in areas if area not in parts[-1].areas)
        return parts

    def _reading(self, parts: Sequence[Part], headline: list[Mention]) -> Reading:
        claims: list[Claim] = []
        with_kills = [part for part in parts if any(m.measure in KILLS and m.value is not None for m in part.mentions)]
        host = with_kills[-1] if with_kills else parts[-1]
        is_unreadable = False
        for part in parts:
            own = headline if part is host else []
            self._drop_sum_by_area(part)
            figures, problems = settle(part.mentions, own, is_cut=self.is_cut)
            if not self._is_claim(part, figures):
                continue
            resolved = resolve(part.times, self.published_at)
            self.sentences.problems.extend(problems + part.problems + resolved.problems)
            if not part.times.is_anchored:
                # A text that contradicts itself and has no date is more likely none of the Air Force's.
                is_unreadable = is_unreadable or bool(problems)
                self.sentences.problems.append("the text does not say of when it is")
            if resolved.window is None:
                is_unreadable = True
                continue
            claims.append(Claim(self._claimant(), Side.RU, resolved.window, self._spans(figures), tuple(part.areas)))
        problems_told = tuple(dict.fromkeys(self.sentences.problems))
        if is_unreadable:
            return Reading(Status.UNREADABLE, problems=problems_told)
        if not claims:
            return Reading(Status.NOTHING)
        return Reading(Status.FLAGGED if problems_told else Status.READ, tuple(claims), problems_told)

    def _drop_sum_by_area(self, part: Part) -> None:
        """«Чотири знищено на півдні, один – на сході»: neither number is the whole, and no sum is stated."""
        told = _BY_AREA.search(self.lower)
        if told is None:
            return
        near = range(max(self.lower.rfind(mark, 0, told.start()) for mark in ".\n:;") + 1, told.start())
        kept = [one for one in part.mentions if one.measure not in KILLS or one.region or one.start not in near]
        if len(kept) < len(part.mentions):
            part.mentions[:] = kept
            part.problems.append(f"numbers by area without their sum: “{told[0]}…”")

    def _claimant(self) -> str:
        """Who speaks: the General Staff where the text opens with it and names no Air Force."""
        if _GENERAL_STAFF.search(self.lower, 0, 160) is None or "повітрян" in self.lower:
            return CLAIMANT
        return GENERAL_STAFF

    def _is_claim(self, part: Part, figures: Sequence[Mention]) -> bool:
        """Whether the figures make a claim on a window, not an alert, a caption or one crew's report."""
        launched = any(f.measure is Measure.LAUNCHED and f.value is not None for f in figures)
        stopped = any(f.measure in KILLS and f.value is not None and f.region is None for f in figures)
        if launched and stopped:
            if part.times.is_anchored:
                return True
            return "m" not in self.codes and part.times.as_of is None and not _PRESENT.search(self.lower)
        if not part.times.is_firm and not (stopped and part.times.is_anchored):
            return False
        if not launched and _PRESENT.search(self.lower):
            return False
        return (launched or stopped) and "m" not in self.codes and not _UNIT.search(self.lower)

    def _spans(self, mentions: Iterable[Mention]) -> tuple[Figure, ...]:
        figures = []
        for mention in mentions:
            start, end = self.cleaned.span(mention.start, mention.end)
            figures.append(
                Figure(
                    mention.measure,
                    mention.weapon_class or WeaponClass.DRONE,
                    mention.value,
                    mention.qualifier,
                    mention.upper,
                    mention.region,
                    mention.model,
                    start,
                    end,
                )
            )
        return tuple(figures)
