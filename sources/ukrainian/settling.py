"""From all that a text says of one window to the figures of one claim, with what contradicts itself.

Figures of one measure and weapon class add up, so totals that are itemised are compared with their parts and left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sources.records import Measure, Qualifier, WeaponClass
from sources.ukrainian.parts import KILLS, MISSILES, PLACES, Mention

LARGEST = 3000
"""More drones or missiles than this in one window is a slip, not a report."""


def settle(
    mentions: Sequence[Mention], headline: Sequence[Mention], *, is_cut: bool
) -> tuple[list[Mention], list[str]]:
    """The figures of one claim out of all that was said, with what contradicts itself."""
    problems: list[str] = []
    mentions = _resolve_all(mentions)
    _give_classes(mentions)
    merged: list[Mention] = []
    for mention in mentions:
        _add(merged, mention, problems)
    merged = _drop_generic(merged, problems, is_cut=is_cut)
    _check_headline(merged, _resolve_all(headline), problems, is_cut=is_cut)
    merged = _drop_withheld(merged)
    context = _context(merged)
    only = _only_class(merged)
    for mention in merged:
        if mention.weapon_class is None:
            mention.weapon_class = context if mention.measure in PLACES else only
    _check(merged, problems, is_cut=is_cut)
    return merged, problems


def _give_classes(mentions: Sequence[Mention]) -> None:
    """Gives a number without a noun («32 із 35») its class: that of what was launched if it is one, else drones'."""
    _give_whole(mentions)
    launched = [m for m in mentions if m.measure is Measure.LAUNCHED and m.weapon_class not in (None, WeaponClass.ALL)]
    _follow_launched(mentions, launched)
    outs = [m for m in mentions if m.weapon_class is None and m.measure is Measure.LAUNCHED and m.value is not None]
    for mention in mentions:
        if mention.is_both and mention.weapon_class is WeaponClass.ALL and len({m.weapon_class for m in launched}) == 1:
            # «Двома Х-59. Обидві цілі знищено.»
            mention.weapon_class = launched[0].weapon_class
        if mention.weapon_class is not None or mention.measure in (*PLACES, Measure.HITS):
            continue
        if mention.qualifier is Qualifier.NAMED:
            counted = [m.weapon_class for m in mentions if m.measure is mention.measure and m.value is not None]
            mention.weapon_class = next((kind for kind in counted if kind is not None), None)
            if WeaponClass.DRONE in counted or mention.weapon_class is None:
                mention.weapon_class = WeaponClass.DRONE
            continue
        of = next((m.value for m in outs if m.cue == mention.cue), None)
        same = {m.weapon_class for m in launched if of is not None and m.value == of}
        mention.weapon_class = same.pop() if len(same) == 1 else _only_class(mentions)


def _follow_launched(mentions: Sequence[Mention], launched: Sequence[Mention]) -> None:
    """«7 крилатих ракет Х-22/32 … збито 3 Х-22/32»: a model keeps the class under which it was launched."""
    classes = {m.model: m.weapon_class for m in launched if m.model}
    for mention in mentions:
        if mention.model in classes and mention.weapon_class in MISSILES and mention.measure is not Measure.LAUNCHED:
            mention.weapon_class = classes[mention.model]


def _give_whole(mentions: Sequence[Mention]) -> None:
    """«Знешкоджено 475 цілей. 249 – збито, 226 – втрачено»: these are of all targets where they make the total."""
    totals = {m.value for m in mentions if m.measure is Measure.INTERCEPTED and m.weapon_class is WeaponClass.ALL}
    if not totals:
        return
    bare = [m for m in mentions if m.weapon_class is None and m.measure in KILLS and m.qualifier is Qualifier.EXACT]
    pair = [next((m for m in bare if m.measure is kind), None) for kind in (Measure.SHOT_DOWN, Measure.SUPPRESSED)]
    both = [m for m in pair if m is not None]
    if len(both) == 2 and _sum(both) in totals and both[0].sentence == both[1].sentence:
        for mention in both:
            mention.weapon_class = WeaponClass.ALL


def _resolve_all(mentions: Sequence[Mention]) -> list[Mention]:
    """Puts the number launched in place of "all": of the same sentence, else of the whole claim."""
    resolved = []
    launched = [m for m in mentions if m.measure is Measure.LAUNCHED and m.value is not None and not m.is_all]
    for mention in mentions:
        if not mention.is_all:
            resolved.append(mention)
            continue
        wanted = mention.weapon_class
        if wanted in (None, WeaponClass.ALL):
            choice = [m for m in launched if m.weapon_class is WeaponClass.ALL] or launched
            if wanted is None:
                # «Застосував 35 БпЛА – усі знищено»: what the same sentence, or the one before, tells of.
                nearest = max((m.sentence for m in choice if m.sentence <= mention.sentence), default=0)
                choice = [m for m in choice if m.sentence == nearest] or choice
            if len({m.weapon_class for m in choice}) > 1:
                continue
        elif mention.is_generic:
            choice = [m for m in launched if m.weapon_class in MISSILES]
        else:
            choice = [m for m in launched if m.weapon_class is wanted]
        choice = [m for m in choice if m.sentence == mention.sentence] or choice
        values = {(m.weapon_class, m.model, m.value) for m in choice}
        if len(values) == 1 or mention.is_generic:
            resolved.extend(
                replace(
                    m, measure=mention.measure, start=mention.start, end=mention.end, cue=mention.cue, adds=mention.adds
                )
                for m in choice[: None if mention.is_generic else 1]
            )
    return resolved


def _add(merged: list[Mention], mention: Mention, problems: list[str]) -> None:
    """Adds a mention unless it repeats or contradicts one before."""
    same = [
        m
        for m in merged
        if m.measure is mention.measure and m.weapon_class is mention.weapon_class and m.region == mention.region
    ]
    if mention.qualifier in (Qualifier.NAMED, Qualifier.WITHHELD):
        if not same:
            merged.append(mention)
        return
    same = [m for m in same if m.value is not None]
    for known in same:
        if known.cue == mention.cue and mention.weapon_class is not WeaponClass.ALL:
            continue
        if (known.value, known.upper) == (mention.value, mention.upper) and (
            known.model is None or mention.model is None or known.model == mention.model
        ):
            return
        if mention.adds or (known.model and mention.model and known.model != mention.model):
            continue
        if mention.weapon_class is WeaponClass.MISSILE and (mention.is_generic or known.is_generic):
            continue
        if known.is_local != mention.is_local:
            # «Понад 60 збито над столицею, загалом – 71»: the smaller number is that of the place alone.
            part, whole = (known, mention) if known.is_local else (mention, known)
            if (part.value or 0) < (whole.value or 0):
                merged[:] = [whole if m is part else m for m in merged]
                return
        if _agree(known, mention) or _agree(mention, known):
            # «Понад 30 … збито 30 із 31»: the exact number says the same, and more.
            exact = mention if mention.qualifier is Qualifier.EXACT else known
            merged[:] = [exact if m is known else m for m in merged]
            return
        problems.append(
            f"{mention.measure.value} {mention.weapon_class or 'in all'}: {known.value} and {mention.value}"
        )
        return
    merged.append(mention)


def _agree(rough: Mention, exact: Mention) -> bool:
    """Whether a rounded number and an exact one can both be true."""
    if exact.qualifier is not Qualifier.EXACT or rough.value is None or exact.value is None:
        return False
    if rough.qualifier is Qualifier.AT_LEAST:
        return rough.value <= exact.value <= rough.value * 1.2
    return rough.qualifier is Qualifier.ABOUT and abs(rough.value - exact.value) <= rough.value * 0.1


def _drop_generic(merged: list[Mention], problems: list[str], *, is_cut: bool) -> list[Mention]:
    """Drops totals of missiles where the missiles are given by kind, after comparing them."""
    dropped: list[Mention] = []
    for measure in {m.measure for m in merged if m.is_generic}:
        counted = [m for m in merged if m.measure is measure and m.value is not None and m.region is None]
        by_kind = sum(m.value or 0 for m in counted if m.weapon_class in MISSILES and not m.is_generic)
        generic = [m for m in counted if m.is_generic]
        if not by_kind:
            continue
        total = next(
            (m for m in generic if m.value == by_kind + sum(o.value or 0 for o in generic if o is not m)), None
        )
        if total is not None:
            dropped.append(total)
            continue
        for mention in generic:
            dropped.append(mention)
            if mention.value != by_kind and not is_cut and mention.qualifier is Qualifier.EXACT:
                problems.append(f"{mention.value} missiles are {measure.value}, by kind {by_kind}")
    return [m for m in merged if not any(m is other for other in dropped)]


def _drop_withheld(merged: list[Mention]) -> list[Mention]:
    """Drops "number kept back" where the number stands elsewhere in the text."""
    counted = {
        (m.measure, m.weapon_class) for m in merged if m.value is not None and m.weapon_class is WeaponClass.DRONE
    }
    models = {m.model for m in merged if m.value is not None and m.model and m.measure is Measure.LAUNCHED}
    if any(m.is_generic and m.value is not None and m.measure is Measure.LAUNCHED for m in merged):
        return [m for m in merged if m.qualifier is not Qualifier.WITHHELD]
    return [
        m
        for m in merged
        if m.qualifier is not Qualifier.WITHHELD
        or (
            (m.measure, m.weapon_class) not in counted
            and not (m.model and m.model in models)
            and not any(_tells_number_of(other, m) for other in merged)
        )
    ]


def _tells_number_of(counted: Mention, kept_back: Mention) -> bool:
    """Whether another sentence gives the number of missiles named without one («ракетами … Загалом 17 ракет»)."""
    if counted.value is None or counted.measure is not Measure.LAUNCHED or counted.sentence == kept_back.sentence:
        return False
    if kept_back.weapon_class is WeaponClass.MISSILE and kept_back.model is None:
        return counted.weapon_class in MISSILES
    return counted.weapon_class is kept_back.weapon_class and counted.model is None


def _context(merged: Sequence[Mention]) -> WeaponClass:
    """The class of what is only called "places" or "hits": drones where the claim tells of drones alone."""
    others = (
        m
        for m in merged
        if m.weapon_class not in (WeaponClass.DRONE, WeaponClass.ALL, None)
        and (m.measure is Measure.LAUNCHED or m.measure in KILLS)
    )
    return WeaponClass.DRONE if next(others, None) is None else WeaponClass.ALL


def _only_class(merged: Sequence[Mention]) -> WeaponClass:
    """The class of a number without a noun («обидві збито»): what was launched if that is one class, else drones."""
    launched = [
        m.weapon_class for m in merged if m.measure is Measure.LAUNCHED and m.weapon_class is not WeaponClass.ALL
    ]
    is_one = bool(launched) and all(weapon_class is launched[0] for weapon_class in launched)
    return (launched[0] or WeaponClass.DRONE) if is_one else WeaponClass.DRONE


def _check_headline(merged: list[Mention], headline: Sequence[Mention], problems: list[str], *, is_cut: bool) -> None:
    """Compares the headline with the body, and keeps of it what the body does not say."""
    body_kills = [m for m in merged if m.measure in KILLS and m.value is not None and m.region is None]
    for mention in headline:
        if mention.measure not in KILLS or mention.value is None or mention.region is not None:
            continue
        wanted = mention.weapon_class
        if wanted is WeaponClass.MISSILE and mention.is_generic:
            parts = [m for m in body_kills if m.weapon_class in MISSILES]
        elif wanted is WeaponClass.ALL:
            totals = [m for m in body_kills if m.weapon_class is WeaponClass.ALL]
            parts = totals or body_kills
            if not totals:
                merged.append(mention)
        elif wanted is None:
            parts = [m for m in body_kills if m.weapon_class is WeaponClass.DRONE]
        else:
            parts = [m for m in body_kills if m.weapon_class is wanted]
        if not body_kills:
            if wanted is not WeaponClass.ALL:
                merged.append(mention)
            continue
        others = _other_drones(body_kills) if wanted is WeaponClass.DRONE else []
        sums = {_sum(parts), _sum([*parts, *others])}
        sums |= {_sum(m for m in parts if m.measure is kind) for kind in KILLS}
        # «3 «КАЛІБРИ»» beside other cruise missiles.
        sums |= {_sum(m for m in parts if m.model == mention.model)} if mention.model else set()
        parts = parts or others
        if parts and mention.value not in sums and not is_cut:
            problems.append(f"the headline says {mention.value}, the text {_sum(parts)}")
        elif not parts and not is_cut:
            problems.append(f"the headline's {mention.value} is not in the text")


def _other_drones(kills: Iterable[Mention]) -> list[Mention]:
    """«ДВА БПЛА» in a headline may be those of which the text says that they were for reconnaissance."""
    return [m for m in kills if m.weapon_class in (WeaponClass.RECON_DRONE, WeaponClass.LOITERING_MUNITION)]


def _check(merged: Sequence[Mention], problems: list[str], *, is_cut: bool) -> None:
    """Lists what cannot be right together."""
    counted = [m for m in merged if m.value is not None and m.region is None]
    for weapon_class in (WeaponClass.DRONE, WeaponClass.ALL):
        _check_against_launched([m for m in counted if m.weapon_class is weapon_class], problems)
    if not is_cut:
        for whole in counted:
            if whole.weapon_class is WeaponClass.ALL and whole.qualifier is Qualifier.EXACT:
                _check_total(whole, merged, problems)
    for mention in counted:
        if max(mention.value or 0, mention.upper or 0) > LARGEST:
            problems.append(f"{mention.value} is more than one window can hold")


def _check_against_launched(of_one_class: Sequence[Mention], problems: list[str]) -> None:
    """Lists that more were stopped than launched, of weapons of one class."""
    launched = [m for m in of_one_class if m.measure is Measure.LAUNCHED]
    if not launched or any(m.qualifier is not Qualifier.EXACT for m in launched):
        return
    sent = _sum(launched)
    together = _sum(m for m in of_one_class if m.measure is Measure.INTERCEPTED)
    apart = _sum(m for m in of_one_class if m.measure in (Measure.SHOT_DOWN, Measure.SUPPRESSED))
    if max(together, apart) > sent:
        name = (of_one_class[0].weapon_class or WeaponClass.DRONE).value
        problems.append(f"{max(together, apart)} stopped of {sent} launched ({name})")


def _check_total(whole: Mention, merged: Sequence[Mention], problems: list[str]) -> None:
    """Compares a total over all targets with its items; what is withheld leaves the sum open."""
    of_kind = [m for m in merged if m.region is None and m.weapon_class is not WeaponClass.ALL]
    own = [m for m in of_kind if m.measure is whole.measure]
    if any(m.qualifier is Qualifier.WITHHELD for m in own):
        return
    if (
        not own
        and whole.measure is not Measure.INTERCEPTED
        and any(m.measure is Measure.INTERCEPTED and m.weapon_class is WeaponClass.ALL for m in merged)
    ):
        # «Знешкоджено 475 цілей. 249 – збито, 226 – втрачено: …»: the items are of both.
        return
    sums = {_sum(own)}
    if whole.measure in KILLS:
        # «Знешкоджено 90 цілей: 60 збито, 30 локаційно втрачено».
        sums.add(_sum(m for m in of_kind if m.measure in KILLS))
    if whole.measure is Measure.INTERCEPTED:
        # «Знешкоджено 344 засоби: збито 319 БпЛА та 25 ракет. Ще 258 локаційно втрачено».
        sums.add(_sum(m for m in of_kind if m.measure is Measure.SHOT_DOWN))
    if any(sums) and whole.value not in sums:
        problems.append(f"{whole.value} targets are {whole.measure.value}, the items make {_sum(own)}")


def _sum(mentions: Iterable[Mention]) -> int:
    return sum(m.value or 0 for m in mentions)
