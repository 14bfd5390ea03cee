"""The forms of place names in Russian and Ukrainian, from the name and its ending.

Forms that do not exist are made too and do no harm: nobody writes them.
"""

from __future__ import annotations

RU_FEMININE = ("ая", "ой", "ую", "ою")
RU_MASCULINE = ("ий", "ого", "ому", "им", "ом")
UK_FEMININE = ("а", "ої", "ій", "у", "ою")
UK_MASCULINE = ("ий", "ого", "ому", "им", "ім")

_NOUN_ENDINGS = {
    "ru": (
        ("ия", ("ия", "ии", "ию", "ией")),
        ("ея", ("ея", "еи", "ее", "ею", "еей")),
        ("ая", ("ая", "ой", "ую", "ою")),
        ("я", ("я", "и", "е", "ю", "ей", "ею")),
        ("а", ("а", "ы", "и", "е", "у", "ой", "ою", "ей", "ею")),
        ("ль", ("ль", "ля", "лю", "лем", "ле", "ли", "лью")),
        ("ь", ("ь", "и", "ью")),
        ("ье", ("ье", "ья", "ью", "ьем")),
        ("кое", ("кое", "кого", "кому", "ким", "ком")),
        ("о", ("о", "а", "у", "ом", "е")),
        ("ый", ("ый", "ого", "ому", "ым", "ом")),
        ("кий", ("кий", "кого", "кому", "ким", "ком")),
        ("ай", ("ай", "ая", "аю", "аем", "ае")),
        ("ой", ("ой", "оя", "ою", "оем", "ое")),
        ("", ("", "а", "у", "ом", "ем", "е")),
    ),
    "uk": (
        ("ія", ("ія", "ії", "ію", "ією")),
        ("ия", ("ия", "иї", "ию", "иєю")),
        ("ея", ("ея", "еї", "ею", "еєю")),
        ("'я", ("'я", "'ю", "'ям", "'ї")),
        ("я", ("я", "і", "ю", "ею", "ям")),
        ("а", ("а", "и", "і", "у", "ою", "ею")),
        ("ь", ("ь", "я", "ю", "еві", "ем", "і")),
        ("ське", ("ське", "ського", "ському", "ським")),
        ("о", ("о", "а", "у", "ом", "і")),
        ("е", ("е", "ого", "ому", "им", "а", "у", "ом", "і")),
        ("ий", ("ий", "ого", "ому", "им", "ім")),
        ("й", ("й", "я", "ю", "єві", "єм", "ї")),
        ("", ("", "а", "у", "ові", "еві", "ом", "ем", "і", "'ю")),
    ),
}
_UK_SOFTENED = {"к": "ц", "г": "з", "х": "с"}

_FIXED_TAILS = ("-на-дону", "-на-амуре", "-на-кубани", "-на-кубані")
_ADJECTIVE_TAILS = ("-камчатский", "-камчатський", "-днестровский", "-дністровський", "-сіверський")


def declined(name: str, language: str) -> set[str]:
    """All forms of a city's, republic's or country's name, in lower case.

    Args:
        name: the nominative; "name/stem" where the other cases have another stem, "form=form" for all forms as such.
        language: "ru" or "uk".
    """
    if "=" in name:
        return set(name.split("="))
    adjective, space, noun = name.partition(" ")
    if space:
        return {
            f"{first} {last}" for first in _declined_adjective(adjective, language) for last in declined(noun, language)
        }
    city, hyphen, rest = name.partition("-")
    if name.endswith(_FIXED_TAILS):
        return {f"{form}-{rest}" for form in declined(city, language)}
    if hyphen and name.endswith(_ADJECTIVE_TAILS):
        return {f"{first}-{last}" for first in declined(city, language) for last in declined(rest, language)}
    return _declined_noun(name, language)


def _declined_adjective(adjective: str, language: str) -> set[str]:
    stem = adjective.removesuffix("ий").removesuffix("ій").removesuffix("ой")
    hard, soft = (RU_MASCULINE, ("его", "ему", "ем")) if language == "ru" else (UK_MASCULINE, ("ього", "ьому", "ім"))
    return {adjective, *(stem + ending for ending in (*hard, *soft))}


def _declined_noun(name: str, language: str) -> set[str]:
    nominative, has_stem, stem = name.partition("/")
    ending, endings = next(row for row in _NOUN_ENDINGS[language] if nominative.endswith(row[0]))
    root = stem if has_stem else nominative.removesuffix(ending)
    forms = {nominative, *(root + other for other in endings if not has_stem or other != ending)}
    if language == "uk":
        forms |= {root[:-1] + _UK_SOFTENED.get(root[-1], root[-1]) + "і", root + root[-1] + "ю"}
    return forms
