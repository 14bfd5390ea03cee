"""What is launched, and how much of it does the Air Force say it stopped?"""

import streamlit as st

from charts import words
from ui import cached, parts
from ui.chart import show_chart
from ui.filters import NATIONAL, bounds, show_filters
from ui.view import View
from ui.weapon_charts import (
    AIR_FORCE,
    classes_chart,
    launches_chart,
    models_chart,
    rates_chart,
    stated_classes,
)
from ui.weapon_choice import choose_classes, choose_models_of

parts.show_kicker()
st.title("What is launched, and how much of it is said to be stopped?", anchor=False)

claimants, regions = cached.claimants(), cached.regions()
allowed = bounds(claimants)
if allowed is None:
    parts.say_empty()
    st.stop()

st.markdown(
    "Weapon classes and models as the national reports name them, each for itself. Only the Ukrainian Air Force says "
    "how many were launched, so only it has rates. **Each number is a claim by the side named, not a finding.**"
)
filters = show_filters(claimants, regions, allowed)
view = View(filters, claimants, regions)
if filters.regions:
    st.info("By region no report tells weapons apart, so this page shows whole claims, whatever regions are chosen.")
national = [claimant for claimant in NATIONAL if claimant in filters.claimants]
if not national:
    parts.offer_defaults("This page shows the two national accounts, and neither is chosen.", key="none")
    st.stop()

stated = {claimant: stated_classes(view, claimant) for claimant in national}
classes = choose_classes(list(dict.fromkeys(one for found in stated.values() for one in found)))

st.header(f"By class, {words.period(filters.start, filters.end)}", anchor="classes")
for claimant in national:
    chart = classes_chart(view, claimant, [one for one in classes if one in stated[claimant]])
    if chart:
        show_chart(chart)
    else:
        named = words.listed([words.WEAPON_CLASSES[one] for one in classes], last="or") or "any class"
        name = words.the(words.short_name(claimant))
        parts.offer_defaults(f"In this period {name} gives no number of {named}.", key=f"classes-{claimant}")

if AIR_FORCE in national:
    st.header("How much of it is said to be stopped", anchor="rates")
    chart = rates_chart(view, None)
    if chart:
        show_chart(chart)
    else:
        parts.offer_defaults("No claim of this period states both launched and neutralised.", key="rates")

    st.header("By model, and from where", anchor="models")
    weapon_class = choose_models_of(stated[AIR_FORCE])
    charts = [models_chart(view, weapon_class), rates_chart(view, weapon_class), launches_chart(view, weapon_class)]
    for chart in charts:
        if chart:
            show_chart(chart)
    if not any(charts):
        noun = words.WEAPON_CLASSES[weapon_class]
        parts.offer_defaults(f"In this period the Air Force gives no number, model or place of {noun}.", key="models")

parts.show_method()
