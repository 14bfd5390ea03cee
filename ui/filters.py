"""What a reader may narrow: period, regions, accounts, resolution; each kept in the page's address.

Streamlit binds each widget to a query parameter (`bind="query-params"`): it drops a value that a widget cannot take and
restores the default. What it does not do is done here: region codes are understood beside names, a period written
backwards or by one day is mended, and whatever had to be ignored is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd
import streamlit as st

from charts import words
from charts.series import Resolution, resolution_for
from ui import cached

DATES, REGIONS, ACCOUNTS, BY = "dates", "region", "account", "by"
"""The widgets' keys, which are the parameters' names in the address."""

NATIONAL = ("ua_air_force", "ru_mod")
COMMANDS = (
    "ua_air_command_south",
    "ua_air_command_east",
    "ua_air_command_west",
    "ua_air_command_centre",
)
"""The accounts that have a chart: the two national ones by default, the regional air commands on request."""

AUTO = "Auto"
BYS = {AUTO: None, "Day": Resolution.DAY, "Week": Resolution.WEEK, "Month": Resolution.MONTH}
DEFAULT_DAYS = 90


class Weapons(StrEnum):
    """Which weapons a view counts: drones, unless a reader asks for more."""

    DRONES = "drones"
    MISSILES = "missiles"
    ALL = "drones and missiles"

    @property
    def classes(self) -> tuple[str, ...]:
        """The weapon classes whose numbers are added. None counts another's weapons again (`db.queries.addable`)."""
        return {Weapons.DRONES: DRONES, Weapons.MISSILES: MISSILES}.get(self, DRONES + MISSILES)


DRONES = ("drone",)
MISSILES = ("cruise", "ballistic", "anti_ship", "missile")
"""The classes of either kind. Reconnaissance drones, loitering munitions and glide bombs are in neither."""


@dataclass(frozen=True, slots=True)
class Filters:
    """A view: the period (both ends included), region codes (none means all), claimants, and the bars' resolution.

    `chosen` is the resolution that the reader asked for, None if it follows from the period.
    """

    start: date
    end: date
    regions: tuple[str, ...]
    claimants: tuple[str, ...]
    chosen: Resolution | None
    weapons: Weapons = Weapons.DRONES

    @property
    def days(self) -> int:
        """The length of the period."""
        return words.days_in(self.start, self.end)

    @property
    def resolution(self) -> Resolution:
        """What one bar stands for."""
        return self.chosen or resolution_for(self.days)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What dates can be asked for, the days that we hold anything of, and the period shown first.

    One can ask from the start of the first year on. The default period ends on the last day that all national accounts
    have.
    """

    first: date
    first_held: date
    last: date
    default: tuple[date, date]


def bounds(claimants: pd.DataFrame) -> Bounds | None:
    """The dates that the accounts with a chart allow; None if there are none."""
    charted = claimants[claimants["claimant"].isin([*NATIONAL, *COMMANDS]) & claimants["last_date"].notna()]
    if charted.empty:
        return None
    national = charted[charted["claimant"].isin(NATIONAL)]
    end = (national if len(national) else charted)["last_date"].min().date()
    first = charted["first_date"].min().date()
    start = max(first, end - timedelta(days=DEFAULT_DAYS - 1))
    return Bounds(date(first.year, 1, 1), first, charted["last_date"].max().date(), (start, end))


def presets(allowed: Bounds) -> dict[str, tuple[date, date]]:
    """Periods by name. The recent ones end where the default does, so that no account is missing at their end."""
    end = allowed.default[1]
    recent = {
        f"{days} days": (max(allowed.first_held, end - timedelta(days=days - 1)), end)
        for days in (30, DEFAULT_DAYS, 365)
    }
    years = {
        str(year): (date(year, 1, 1), min(date(year, 12, 31), allowed.last))
        for year in range(allowed.last.year, allowed.first.year - 1, -1)
    }
    return {**recent, **years, "All": (allowed.first_held, allowed.last)}


def show_filters(
    claimants: pd.DataFrame,
    regions: pd.DataFrame,
    allowed: Bounds,
    *,
    bars: bool = True,
) -> Filters:
    """Draw the filters and answer with what they say; a page without bars has no switch for what one bar is."""
    labels = _labels(cached.stamp(), regions)
    accounts = [claimant for claimant in (*NATIONAL, *COMMANDS) if (claimants["claimant"] == claimant).any()]
    st.session_state["defaults"] = {
        DATES: allowed.default,
        REGIONS: [],
        ACCOUNTS: [claimant for claimant in NATIONAL if claimant in accounts],
        BY: AUTO,
    }
    ignored = _mend_address(allowed, labels, accounts)
    _forget_what_is_gone(allowed, labels, accounts)
    with st.container(key="filters", gap="small"):
        above = st.container()
        period, place, account, by = st.columns([25, 19, 36, 28], vertical_alignment="bottom")
        with period:
            dates = st.date_input(
                "Period",
                value=allowed.default,
                min_value=allowed.first,
                max_value=allowed.last,
                format="DD/MM/YYYY",
                key=DATES,
                bind="query-params",
            )
        with above:
            _show_presets(allowed, _whole_period(dates, allowed.default))
        chosen_regions = place.multiselect(
            "Regions and seas",
            list(labels),
            format_func=labels.__getitem__,
            key=REGIONS,
            bind="query-params",
            placeholder="All",
        )
        chosen_accounts = account.multiselect(
            "Accounts",
            accounts,
            default=st.session_state["defaults"][ACCOUNTS],
            format_func=words.short_name,
            key=ACCOUNTS,
            bind="query-params",
            placeholder="Choose an account",
        )
        chosen_by = AUTO
        if bars:
            with by:
                chosen_by = st.segmented_control(
                    "One bar is a", list(BYS), default=AUTO, required=True, key=BY, bind="query-params"
                )
    _say_ignored(ignored)
    start, end = _whole_period(dates, allowed.default)
    return Filters(start, end, tuple(chosen_regions), tuple(chosen_accounts), BYS[chosen_by or AUTO])


@st.cache_resource(max_entries=8, show_spinner=False)
def _labels(stamp: str, _regions: pd.DataFrame) -> dict[str, str]:  # noqa: ARG001
    return region_labels(_regions)


def region_labels(regions: pd.DataFrame) -> dict[str, str]:
    """What each region is called in the filter, by code: seas first, then Russia's and Ukraine's, by name."""
    order = {"sea": 0}
    ranked = regions.assign(
        rank=regions["kind"].map(order).fillna(1), side=regions["country"].fillna("").map({"RU": 0, "UA": 1}).fillna(2)
    ).sort_values(["rank", "side", "name_en"])
    twice = ranked["name_en"].duplicated(keep=False)
    areas = (ranked["kind"] == "area") & (ranked["country"] == "UA")
    return {
        code: f"{name} (Ukraine, area)" if area else f"{name} ({code})" if double else name
        for code, name, area, double in zip(ranked["region"], ranked["name_en"], areas, twice, strict=True)
    }


def show_defaults() -> None:
    """Set all filters back (for a button's `on_click`)."""
    st.session_state.update(st.session_state["defaults"])


def _show_presets(allowed: Bounds, shown: tuple[date, date]) -> None:
    """Buttons for common periods; the one that is shown is marked."""
    named = presets(allowed)
    st.session_state["preset"] = next((name for name, period in named.items() if period == shown), None)

    def choose() -> None:
        name = st.session_state["preset"]
        if name is not None:
            st.session_state[DATES] = named[name]

    st.pills("Show", list(named), key="preset", on_change=choose, label_visibility="collapsed")


def _whole_period(dates: object, default: tuple[date, date]) -> tuple[date, date]:
    """The period of a date range that may be half chosen: one day stands for itself."""
    days = sorted(dates) if isinstance(dates, Sequence) else [dates] if isinstance(dates, date) else []
    return (days[0], days[-1]) if days else default


def _mend_address(allowed: Bounds, labels: Mapping[str, str], accounts: Sequence[str]) -> list[str]:
    """On a session's first run: write what can be understood as Streamlit wants it, and read the address again.

    Returns:
        What of the address cannot be followed, a part of a sentence each.
    """
    if "address_read" in st.session_state:
        return list(st.session_state["address_read"])
    account_labels = {claimant: words.short_name(claimant) for claimant in accounts}
    ignored: list[str] = []
    mended = {
        DATES: _mended_dates(st.query_params.get_all(DATES), allowed, ignored),
        REGIONS: mended_choices(st.query_params.get_all(REGIONS), labels, "region", ignored),
        ACCOUNTS: mended_choices(st.query_params.get_all(ACCOUNTS), account_labels, "account", ignored),
        BY: [by for by in st.query_params.get_all(BY) if by in BYS],
    }
    if st.query_params.get_all(BY) != mended[BY]:
        ignored.append("an unknown length of bars")
    st.session_state["address_read"] = ignored
    if any(st.query_params.get_all(key) != values for key, values in mended.items()):
        for key, values in mended.items():
            st.query_params[key] = values
        st.rerun()
    return ignored


def _mended_dates(given: Sequence[str], allowed: Bounds, ignored: list[str]) -> list[str]:
    """The period in the order of time; one day stands for itself."""
    if not given:
        return []
    try:
        days = sorted(date.fromisoformat(day) for day in given)
    except ValueError:
        ignored.append("a period that is not two dates")
        return []
    if len(days) > 2:
        ignored.append("a period of more than two dates")
        return []
    if days[0] < allowed.first or days[-1] > allowed.last:
        ignored.append(f"days outside {words.period(allowed.first, allowed.last)}")
        return []
    return [days[0].isoformat(), days[-1].isoformat()]


def mended_choices(given: Sequence[str], labels: Mapping[str, str], noun: str, ignored: list[str]) -> list[str]:
    """The choices by name, those given by code too."""
    names = set(labels.values())
    found = [labels.get(word, word) for word in given]
    unknown = sum(1 for name in found if name and name not in names)
    if unknown:
        ignored.append(words.counted(unknown, f"unknown {noun}"))
    return list(dict.fromkeys(name for name in found if name in names))


def _forget_what_is_gone(allowed: Bounds, labels: Mapping[str, str], accounts: Sequence[str]) -> None:
    """Drop choices that the ledger no longer offers: an import under an open page must not break it."""
    state = st.session_state
    start, end = _whole_period(state.get(DATES, allowed.default), allowed.default)
    if start < allowed.first or end > allowed.last:
        del state[DATES]
    for key, offered in ((REGIONS, labels), (ACCOUNTS, accounts)):
        if any(choice not in offered for choice in state.get(key, ())):
            state[key] = [choice for choice in state[key] if choice in offered]


def _say_ignored(ignored: Sequence[str]) -> None:
    """Say what of the address could not be followed, until the reader chooses something."""
    chosen = tuple(str(st.session_state.get(key)) for key in (DATES, REGIONS, ACCOUNTS, BY))
    if ignored and st.session_state.setdefault("address_shown", chosen) == chosen:
        st.info(f"This link asks for {words.listed(list(ignored))}, which cannot be shown; the rest of it is.")


def in_words(filters: Filters, regions: pd.DataFrame) -> str:
    """What a view leaves out, for captions; "none" if nothing."""
    only = "drones and missiles together" if filters.weapons is Weapons.ALL else f"{filters.weapons} only"
    if not filters.regions:
        return f"{only}; all regions"
    names = regions.set_index("region")["name_en"].reindex(filters.regions).dropna()
    return f"{only}; only what is itemised for {words.listed(list(names))}"
