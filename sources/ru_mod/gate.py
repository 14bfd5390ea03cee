"""Which posts are reports of interceptions: a first look at the words, before anything is counted."""

from __future__ import annotations

import re

_WEAPON_WORDS = ("бпла", "беспил", "дрон", "ракет", "бомб", "atacms", "аппарат", "воздушные цел")
VERB_WORDS = ("уничто", "перехв", "подавл", "сбит", "сбил", "обезвр", "нейтрал", "поражен")

DUTY = (
    r"(?:(?:дежурн|российск|огнев|имеющ)\w+\s{1,3}){0,2}(?:средств|сил|расч[её]т)\w*\s{1,3}(?:российск\w+\s{1,3})?"
    r"(?:пво|противовоздушн|радиоэлектр|рэб|войск\s{1,3}пво)"
)
"""The air defence as the subject of a report: «дежурными средствами ПВО»."""
_REPORT = re.compile(
    rf"(?<!\w)(?:{DUTY}|дежурн\w+\s{{1,3}}(?:огнев\w+\s{{1,3}})?(?:средств|сил)\w+"
    r"|(?:пресеч|предприн|соверш|при\s{1,3}попытк|отраж)\w*[^.]{0,60}(?:киевск|террористич)\w*"
    r"|(?:(?:киевск|украинск)\w+\s{1,3}(?:режим|сторон)\w+|всу|вооруж\w+\s{1,3}сил\w+\s{1,3}украины)"
    r"[^.]{0,60}(?:предприн|соверш|попытк|атак)\w*)"
)
"""Words of the air defence, or of an attempt that was thwarted."""
_SHORT_REPORT = re.compile(
    r"(?:украинск\w+\s{1,3}|вражеск\w+\s{1,3}|ещ[её]\s[^.]{0,20})(?:бпла|беспилот)(?:[^.]|\.\d){0,120}(?<!\w)над\s"
    r"|(?<!\w)над\s(?:[^.]|\.\d){0,120}(?:бпла|беспилот)"
    r"|\A\W{0,12}(?:минобороны\s[^.]{0,20})?"
    r"(?:за|в\sтечени\w|сегодня|около|ночью|утром|дн[её]м|вечером|с\s\d|в\sпериод|в\sночь)\s"
    r"(?:[^.]|\.\d){0,120}(?:уничтожен|перехвачен|сбит|подавлен)\w*\s[^.]{0,40}украинск\w+\s(?:бпла|беспилотн|дрон)"
)
"""A report without such words names what the drones were over, or begins with its time."""
_SUMMARY = re.compile(
    r"(?<!\w)(?:сводк[аи]\s|главное\s{1,3}за\s|заявлени[ея]\s"
    r"|о\s{1,3}ходе\s{1,3}(?:проведения|отражения\s{1,3}попытк|специальной)"
    r"|минист\w+\s{1,3}обороны[^.]{0,40}\sо\s{1,3}ходе|продолжают\s{1,3}отражать"
    r"|(?:за|в\s{1,3}течение)\s{1,3}(?:(?:прошедш|последн|минувш|прошл|одн|эт)\w+\s{1,3}){0,2}(?:\d+\s{1,3})?"
    r"(?:недел|сут|месяц|год|дежурств)"
    r"|с\s{1,3}начала\s{1,3}(?:проведения\s{1,3})?(?:специальной|сво|года))"
)
"""Words of the summaries, digests and tallies, which count what reports have told of."""
_SUMMARY_STEMS = (
    "сводк", "главное", "заявлени", "ходе", "продолжают", "недел", "сут", "месяц", "год", "дежурств", "начала",
)  # fmt: skip
"""What every summary's words have in them: looked for first, which is quick."""
_STORY = re.compile(
    r"(?<!\w)(?:искандер|позывн|барражир|склад|опорн\w+\s{1,3}пункт"
    r"|направлении\b(?!\s{1,3}(?:город|г\.|москв|столиц|крым|росси|сторон))"
    r"|(?:экипаж|оператор|дроновод|зенитчик|десантник|бойц|разведчик)\w*\s)"
)
"""Words of the stories from the front, which speak of drones shot down too."""
_STORY_STEMS = (
    "искандер", "позывн", "барражир", "склад", "опорн", "направлении", "экипаж", "оператор", "дроновод", "зенитчик",
    "десантник", "бойц", "разведчик",
)  # fmt: skip
_CERTAIN = re.compile(r"(?<!\w)дежурн\w+\s{1,3}(?:огнев\w+\s{1,3})?(?:средств|сил)\w+\s{1,3}(?:пво|противовозд)")
"""Words that no story has."""


def may_report(text: str) -> str | None:
    """A quick first look: the text in lower case without its marks, or `None` where no weapon or no verb is in it."""
    for mark in "*_`\u200b\u00ad\u2060\ufeff":
        if mark in text:
            text = text.replace(mark, "")
    plain = text.lower()
    if any(word in plain for word in (*VERB_WORDS, "пресеч")) and any(word in plain for word in _WEAPON_WORDS):
        return plain
    return None


def is_report(lower: str) -> bool:
    """Whether the text has a report's words and none of a summary's or a story's."""
    if any(stem in lower for stem in _SUMMARY_STEMS) and _SUMMARY.search(lower) is not None:
        return False
    is_story = any(stem in lower for stem in _STORY_STEMS) and _STORY.search(lower) is not None
    if is_story and _CERTAIN.search(lower) is None:
        return False
    return _REPORT.search(lower) is not None or _SHORT_REPORT.search(lower) is not None
