"""When do the attacks come, and do the two accounts move together?"""

import streamlit as st

from charts import words
from ui import cached, parts
from ui.chart import show_chart
from ui.filters import COMMANDS, NATIONAL, bounds, show_filters
from ui.pattern_charts import (
    calendar_chart,
    dailies,
    lags_chart,
    pair_of,
    sizes_chart,
    together_chart,
    weekdays_chart,
)
from ui.pattern_choice import choose_days, choose_lag, choose_massed, open_night, show_events
from ui.view import View

parts.show_kicker()
st.title("When do the attacks come, and do the two accounts move together?", anchor=False)

claimants, regions = cached.claimants(), cached.regions()
allowed = bounds(claimants)
if allowed is None:
    parts.say_empty()
    st.stop()

st.markdown(
    "Days and weekdays, routine and massed nights, and both accounts on one time axis. "
    "**Each number is a claim by the side named, not a finding.**"
)
filters = show_filters(claimants, regions, allowed)
view = View(filters, claimants, regions)
accounts = [claimant for claimant in (*NATIONAL, *COMMANDS) if claimant in filters.claimants]
shown = [one for one in dailies(view, accounts) if one.is_stated] if accounts else []
if not shown:
    parts.offer_defaults("The chosen accounts state no number of drones in this period.", key="none")
    st.stop()
firsts = list({one.claimant: one for one in reversed(shown)}.values())[::-1]

st.header(words.period(filters.start, filters.end), anchor="calendar-days")
click = show_chart(calendar_chart(view, choose_days(shown)))
if click:
    open_night(click.customdata)

st.header("By weekday", anchor="weekdays")
st.markdown("Report dates: a night belongs to the morning it ends on.")
for place, one in zip(parts.two_columns(len(firsts)), firsts, strict=True):
    with place:
        show_chart(weekdays_chart(view, one))

st.header("Routine and massed", anchor="massed-days")
threshold = choose_massed()
for place, one in zip(parts.two_columns(len(firsts)), firsts, strict=True):
    with place:
        show_chart(sizes_chart(view, one, threshold))

st.header("How the two accounts move together", anchor="both")
pair = pair_of(shown)
if len(pair) < 2:
    parts.offer_defaults("This needs both national accounts, each with a number in the period.", key="pair")
else:
    st.markdown(
        "The two accounts count different drones: Russian ones launched, Ukrainian ones intercepted. "
        "**That they move together shows neither that one side answers the other nor that a number is true.**"
    )
    show_chart(together_chart(view, pair))
    lags = lags_chart(view, pair, choose_lag())
    if lags:
        show_chart(lags)
    else:
        st.info("Too few days of this period have a number of both accounts to correlate them: choose a longer one.")

st.header("Dated events", anchor="events")
st.markdown("What was announced, not what was kept; and where what an account states changed its meaning.")
show_events()
parts.show_method()
