"""The charts of the page on weapons, each with all that must stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import words
from charts.bars import Panel
from charts.both_accounts import COMBINED_SINCE, both_accounts
from charts.caption import Caption
from charts.launch_areas import launch_cells, launch_heatmap, launches_in_words
from charts.models import bundles, model_bins, models_bars, models_in_words, models_table
from charts.rates import has_rate, rates, rates_dots, rates_in_words, rates_table
from charts.series import Resolution
from charts.summary import account_in_words, accounts_quote
from charts.table import accounts_table
from charts.theme import Mode
from ui import cached
from ui.accounts import BAR_NOTES, days_of
from ui.chart import Chart, Switches, kept
from ui.filters import Filters
from ui.view import View, account, totals_of

AIR_FORCE = "ua_air_force"

ORDER = (
    *("drone", "cruise", "ballistic", "anti_ship", "missile", "glide_bomb", "loitering_munition", "recon_drone", "all"),
)
"""Weapon classes in the order in which they are shown."""

SUPPRESSED_SINCE = date(2024, 7, 10)
"""The first report date from which the Air Force's drones suppressed are known: see `ui/definitions.csv`."""


def stated_classes(view: View, claimant: str) -> list[str]:
    """The weapon classes that a claimant gives a number of at any time, drones first."""
    claims = cached.weapon_claims(start=view.span(claimant)[0], end=view.span(claimant)[1], claimants=(claimant,))
    stated = set(claims[claims["launched"].notna() | claims["neutralised"].notna()]["weapon_class"])
    return [one for one in ORDER if one in stated]


def classes_key(claimant: str) -> str:
    """The key of a claimant's chart of classes."""
    return f"classes-{claimant.replace('_', '-')}"


def classes_chart(view: View, claimant: str, classes: Sequence[str]) -> Chart | None:
    """A panel a weapon class, over time; None where no number of any is stated in the view."""
    return _classes(cached.stamp(), view.filters, claimant, tuple(classes), _view=view)


@st.cache_resource(ttl=cached.TTL, max_entries=32, show_spinner=False)
def _classes(stamp: str, filters: Filters, claimant: str, classes: tuple[str, ...], _view: View) -> Chart | None:  # noqa: ARG001
    panels = [panel for one in classes if (panel := _panel(_view, claimant, one))]
    if not panels:
        return None
    name = words.the(words.short_name(claimant))
    measures = words.listed([words.measure_name(measure) for measure in account(claimant).measures])
    period = words.period(filters.start, filters.end)
    return Chart(
        key=classes_key(claimant),
        title=f"Weapons by class, as {name} states them",
        draw=kept(_draw_classes, panels, filters.start, filters.end, filters.resolution),
        caption=_caption(
            _view,
            claimant,
            f"{measures}, by weapon class, per {filters.resolution}",
            classes,
            [
                BAR_NOTES[filters.resolution],
                "Each class has a scale of its own, and no class is added to another.",
                "A day without a number of a class is not one without such weapons: reports name some classes only.",
            ],
        ),
        summary=" ".join([f"{period}.", *(f"{one.heading}: {account_in_words(one, filters.days)}" for one in panels)]),
        table=partial(_classes_table, panels, classes, filters.resolution),
        quote=accounts_quote(panels, start=filters.start, end=filters.end),
        switches=Switches(log=tuple(f"yaxis{2 * row + 1 if row else ''}" for row in range(len(panels))), series=False),
    )


def _panel(view: View, claimant: str, weapon_class: str) -> Panel | None:
    everywhere = view.whole().everywhere()
    totals = totals_of(everywhere.filters, [claimant], view.filters.start, view.filters.end, (weapon_class,))
    stated = set(totals[totals["value"].notna()]["measure"])
    measures = tuple(measure for measure in account(claimant).measures if measure in stated)
    if not measures:
        return None
    series = days_of(everywhere, claimant, measures, (weapon_class,))
    heading = words.WEAPON_CLASSES[weapon_class]
    whose = "Russian" if claimant.startswith("ua_") else "Ukrainian"
    said_by = f"as stated by {words.the(view.name(claimant))}"
    return Panel(claimant, f"{whose} {heading}", said_by, series, measures, counts_drones=weapon_class == "drone")


def _draw_classes(panels: list[Panel], start: date, end: date, resolution: Resolution, mode: Mode) -> go.Figure:
    return both_accounts(panels, start=start, end=end, resolution=resolution, own_scales=True, mode=mode)


def _classes_table(panels: Sequence[Panel], classes: Sequence[str], resolution: Resolution) -> pd.DataFrame:
    heads = {words.WEAPON_CLASSES[one]: one for one in classes}
    parts = []
    for panel in panels:
        table = accounts_table([panel], resolution)
        table.insert(2, "weapon_class", heads[panel.heading.split(" ", 1)[1]])
        parts.append(table)
    return pd.concat(parts, ignore_index=True)


def _caption(view: View, claimant: str, measure: str, classes: Sequence[str], notes: Sequence[str]) -> Caption:
    """A caption whose filters are the classes shown: the page does not narrow by region."""
    told = f"{words.listed([words.WEAPON_CLASSES[one] for one in classes])}; whole claims, all regions"
    return replace(view.caption([claimant], measure, notes), filters=told)


def _claims(filters: Filters, claimant: str) -> pd.DataFrame:
    return cached.weapon_claims(start=filters.start, end=filters.end, claimants=(claimant,))


def models_chart(view: View, weapon_class: str) -> Chart | None:
    """The Air Force's models of a class over time; None where no number launched is stated in the view."""
    return _models(cached.stamp(), view.filters, weapon_class, _view=view)


@st.cache_resource(ttl=cached.TTL, max_entries=32, show_spinner=False)
def _models(stamp: str, filters: Filters, weapon_class: str, _view: View) -> Chart | None:  # noqa: ARG001
    claims = _claims(filters, AIR_FORCE)
    own = claims[claims["weapon_class"] == weapon_class]
    bins = model_bins(own, filters.resolution)
    panel = _panel(_view, AIR_FORCE, weapon_class)
    if bins.empty or bins["launched"].isna().all() or panel is None:
        return None
    noun = words.WEAPON_CLASSES[weapon_class]
    notes = [
        BAR_NOTES[filters.resolution].split(";")[0].rstrip(".") + ".",
        "Models are those named by the report.",
        "The strip marks the days without a number of the class.",
    ]
    if bundles(bins):
        notes.append("A bundle is one number for several models: nobody says how many of each.")
    span = pd.Timestamp(filters.start), pd.Timestamp(filters.end) + pd.Timedelta(days=1)
    return Chart(
        key="models-over-time",
        title=f"{noun.capitalize()} launched by Russia, by model",
        draw=kept(_draw_models, bins, panel, filters.resolution, span),
        caption=_caption(_view, AIR_FORCE, f"launched, by model, per {filters.resolution}", [weapon_class], notes),
        summary=models_in_words(bins, claimant=AIR_FORCE, noun=noun),
        table=partial(models_table, model_bins(own, filters.resolution, top=len(own)), claimant=AIR_FORCE,
                      weapon_class=weapon_class),
    )  # fmt: skip


def _draw_models(
    bins: pd.DataFrame, panel: Panel, resolution: Resolution, span: tuple[pd.Timestamp, pd.Timestamp], mode: Mode
) -> go.Figure:
    return models_bars(bins, panel, resolution=resolution, span=span, mode=mode)


def rates_chart(view: View, weapon_class: str | None) -> Chart | None:
    """Rates by class, or by model of a class; None where no claim of the view states both numbers."""
    return _rates(cached.stamp(), view.filters, weapon_class, _view=view)


@st.cache_resource(ttl=cached.TTL, max_entries=32, show_spinner=False)
def _rates(stamp: str, filters: Filters, weapon_class: str | None, _view: View) -> Chart | None:  # noqa: ARG001
    claims = _claims(filters, AIR_FORCE)
    if weapon_class is None:
        rows = rates(claims, ["weapon_class"], {one: words.WEAPON_CLASSES[one].capitalize() for one in ORDER})
        shown: Sequence[str] = [one for one in ORDER if one in set(claims["weapon_class"])]
        of_what = "by weapon class"
    else:
        rows = rates(claims[claims["weapon_class"] == weapon_class], ["weapon"])
        shown, of_what = [weapon_class], f"{words.WEAPON_CLASSES[weapon_class]} by model"
    if not has_rate(rows):
        return None
    notes = [
        "A rate is reckoned only within claims that state both numbers; an attack is all that one window reports.",
        "Intervals (95 %, Wilson) take each weapon for independent of the others, which those of one salvo are not.",
    ]
    if filters.start < SUPPRESSED_SINCE and "drone" in shown:
        notes.append(
            "Before 10 July 2024 we know only drones shot down, not those suppressed: rates are lower for that."
        )
    if filters.start < COMBINED_SINCE <= filters.end and "drone" in shown:
        notes.append("Until July 2025 the Air Force stated shot down and suppressed apart, since then as one figure.")
    return Chart(
        key="rates" if weapon_class is None else "model-rates",
        title=f"Neutralised of those launched, {of_what}",
        draw=kept(_draw_rates, rows),
        caption=_caption(_view, AIR_FORCE, "neutralised / launched, out of the same claims", shown, notes),
        summary=rates_in_words(rows, claimant=AIR_FORCE),
        table=partial(rates_table, rows, claimant=AIR_FORCE),
        switches=Switches(series=False),
    )


def _draw_rates(rows: pd.DataFrame, mode: Mode) -> go.Figure:
    return rates_dots(rows, claimant=AIR_FORCE, mode=mode)


def launches_chart(view: View, weapon_class: str) -> Chart | None:
    """Launch areas of a class by month; None where none is named in the view."""
    return _launches(cached.stamp(), view.filters, weapon_class, _view=view)


@st.cache_resource(ttl=cached.TTL, max_entries=32, show_spinner=False)
def _launches(stamp: str, filters: Filters, weapon_class: str, _view: View) -> Chart | None:  # noqa: ARG001
    places = cached.launches(
        start=filters.start, end=filters.end, claimants=(AIR_FORCE,), weapon_classes=(weapon_class,)
    )
    claims = _claims(filters, AIR_FORCE)
    attacks = claims[claims["weapon_class"] == weapon_class]
    cells = launch_cells(places, attacks)
    if cells.empty:
        return None
    noun = words.WEAPON_CLASSES[weapon_class]
    return Chart(
        key="launch-areas",
        title=f"Where the Air Force says {noun} were launched from",
        draw=kept(_draw_launches, cells),
        caption=_caption(
            _view,
            AIR_FORCE,
            f"attacks with {noun} that name the place, per month",
            [weapon_class],
            [
                "A cell counts attacks, never weapons: nobody says how many came from which of several places.",
                "An empty cell is a month in which no attack that we hold names the place.",
            ],
        ),
        summary=launches_in_words(cells, claimant=AIR_FORCE),
        table=partial(_launches_table, launch_cells(places, attacks, top=10_000)),
        switches=Switches(series=False),
    )


def _draw_launches(cells: pd.DataFrame, mode: Mode) -> go.Figure:
    return launch_heatmap(cells, claimant=AIR_FORCE, mode=mode)


def _launches_table(cells: pd.DataFrame) -> pd.DataFrame:
    table = cells[cells["attacks"].isna() | (cells["attacks"] > 0)].assign(claimant=AIR_FORCE)
    return table.assign(month=table["month"].dt.strftime("%Y-%m"))
