"""The door: page config, navigation, run."""

import streamlit as st

from ui import layout
from ui.keep import keep_filters
from ui.links import address_is_read, say_unknown_names
from ui.share import show_copy_link
from ui.trouble import told_plainly

st.set_page_config(
    page_title="Two Accounts",
    page_icon=str(layout.ICON),
    layout="wide",
    initial_sidebar_state="collapsed",
    menu_items={"Get help": None, "Report a bug": None, "About": layout.ABOUT},
)
with told_plainly():
    layout.dress()
    page = st.navigation(
        [
            st.Page("pages/both_accounts/page.py", title="Both accounts", default=True),
            st.Page("pages/night/page.py", title="One night", url_path="night"),
            st.Page("pages/regions/page.py", title="Regions", url_path="regions"),
            st.Page("pages/weapons/page.py", title="Weapons", url_path="weapons"),
            st.Page("pages/patterns/page.py", title="Patterns", url_path="patterns"),
            st.Page("pages/data/page.py", title="Data", url_path="data"),
            st.Page("pages/add/page.py", title="Add a statement", url_path="add"),
            st.Page("pages/about/page.py", title="About the numbers", url_path="about"),
        ],
        position="top",
    )
    keep_filters(page.url_path)
    show_copy_link()
    say_unknown_names(page.url_path)
    page.run()
    address_is_read(page.url_path)
layout.settle()
