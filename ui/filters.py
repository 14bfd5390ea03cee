"""What a reader may narrow: period, regions, accounts, resolution; each kept in the page's address.

Streamlit binds each widget to a query parameter (`bind="query-params"`): it drops a value that a widget cannot take and
restores the default. What it does not do is done here: region codes are understood beside names, a period written
backwards or by one day is mended, and whatever had to be ignored is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from charts import words
from charts.series import Resolution, resolution_for

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
    """What dates can be asked for, and the period shown first.

    `last` is the last day that any national account has; the default period ends on the last day that all of them have.
    """

    first: date
    last: date
    default: tuple[date, date]


def bounds(claimants: pd.DataFrame) -> Bounds | None:
    """The dates that the accounts with a chart allow; None if there are none."""
    charted = claimants[claimants["claimant"].isin([*NATIONAL, *COMMANDS]) & claimants["last_date"].notna()]
    if charted.empty:
        return None
    national = charted[charted["claimant"].isin(NATIONAL)]
    end = (national if len(national) else charted)["last_date"].min().date()
    first = date(charted["first_date"].min().year, 1, 1)
    start = max(first, end - timedelta(days=DEFAULT_DAYS - 1))
    return Bounds(first, charted["last_date"].max().date(), (start, end))


def presets(allowed: Bounds) -> dict[str, tuple[date, date]]:
    """Periods by name. The recent ones end where the default does, so that no account is missing at their end."""
    end = allowed.default[1]
    recent = {
        f"{days} days": (max(allowed.first, end - timedelta(days=days - 1)), end) for days in (30, DEFAULT_DAYS, 365)
    }
    years = {
        str(year): (date(year, 1, 1), min(date(year, 12, 31), allowed.last))
        for year in range(allowed.last.year, allowed.first.year - 1, -1)
    }
    return {**recent, **years, "All": (allowed.first, allowed.last)}


def show_filters(claimants: pd.DataFrame, regions: pd.DataFrame, allowed: Bounds) -> Filters:
    """Draw the filters and answer with what they say."""
    labels = region_labels(regions)
    accounts = [claimant for claimant in (*NATIONAL, *COMMANDS) if (claimants["claimant"] == claimant).any()]
    ignored = _mend_address(allowed, labels, accounts)
    with st.container(key="filters", gap="small"):
        _show_presets(allowed)
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
            default=[claimant for claimant in NATIONAL if claimant in accounts],
            format_func=words.short_name,
            key=ACCOUNTS,
            bind="query-params",
            placeholder="Choose an account",
        )
        with by:
            chosen_by = st.segmented_control(
                "One bar is a", list(BYS), default=AUTO, required=True, key=BY, bind="query-params"
            )
    _say_ignored(ignored)
    start, end = _whole_period(dates, allowed.default)
    return Filters(start, end, tuple(chosen_regions), tuple(chosen_accounts), BYS[chosen_by or AUTO])


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


def _show_presets(allowed: Bounds) -> None:
    """Buttons for common periods; the one that is shown is marked."""
    named = presets(allowed)
    shown = _whole_period(st.session_state.get(DATES, allowed.default), allowed.default)
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
    """On a session's first run: mend what Streamlit would drop though it can be understood.

    Returns:
        What of the address cannot be followed, a part of a sentence each.
    """
    if "address_read" in st.session_state:
        return list(st.session_state["address_read"])
    ignored = [
        *_mend_dates(st.query_params.get_all(DATES), allowed),
        *_mend_choices(REGIONS, st.query_params.get_all(REGIONS), labels, "region"),
        *_mend_choices(
            ACCOUNTS,
            st.query_params.get_all(ACCOUNTS),
            {claimant: words.short_name(claimant) for claimant in accounts},
            "account",
        ),
    ]
    if any(by not in BYS for by in st.query_params.get_all(BY)):
        ignored.append("an unknown length of bars")
    st.session_state["address_read"] = ignored
    return ignored


def _mend_dates(given: Sequence[str], allowed: Bounds) -> list[str]:
    if not given:
        return []
    try:
        days = sorted(date.fromisoformat(day) for day in given)
    except ValueError:
        return ["a period that is not two dates"]
    if len(days) > 2:
        return ["a period of more than two dates"]
    if days[0] < allowed.first or days[-1] > allowed.last:
        return [f"a period outside {words.period(allowed.first, allowed.last)}"]
    st.session_state[DATES] = (days[0], days[-1])
    return []


def _mend_choices(key: str, given: Sequence[str], labels: Mapping[str, str], noun: str) -> list[str]:
    """Understand codes as well as names; say how many are neither."""
    by_name = {label: code for code, label in labels.items()}
    known = [by_name.get(word, word) for word in given if word in by_name or word in labels]
    unknown = sum(1 for word in given if word and word not in by_name and word not in labels)
    if known:
        st.session_state[key] = list(dict.fromkeys(known))
    return [words.counted(unknown, f"unknown {noun}")] if unknown else []


def _say_ignored(ignored: Sequence[str]) -> None:
    """Say what of the address could not be followed, until the reader chooses something."""
    chosen = tuple(str(st.session_state.get(key)) for key in (DATES, REGIONS, ACCOUNTS, BY))
    if ignored and st.session_state.setdefault("address_shown", chosen) == chosen:
        st.info(f"This link asks for {words.listed(list(ignored))}, which cannot be shown; the rest of it is.")


def in_words(filters: Filters, regions: pd.DataFrame) -> str:
    """What a view leaves out, for captions; "none" if nothing."""
    if not filters.regions:
        return "drones only; all regions"
    names = regions.set_index("region")["name_en"].reindex(filters.regions).dropna()
    return f"drones only; only what is itemised for {words.listed(list(names))}"
