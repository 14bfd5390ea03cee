"""What does this statement say, and does the ledger have it?"""

import streamlit as st

from ui import add, cached, correcting, keeping, parts, uploads
from ui.permission import permission

parts.show_kicker()
st.title("What does this statement say?", anchor=False)
st.markdown(
    "Hand in a statement of either side, and see what is read from it, word by word, beside what the ledger holds for "
    "that night. **Each number is a claim by the side named, not a finding.**"
)
paste, upload = st.tabs(["Paste a text", "Upload a file"])
with paste:
    given = add.ask_for_text()
    reading = cached.reading_of(given) if given else None
    if reading and reading.problem:
        st.error(reading.problem)
    elif given and reading:
        add.show_reading(given, reading)
        add.show_ledger(reading)
with upload:
    file = uploads.ask_for_file()
    held = uploads.read_file(*file) if file else None
    if held and held.problem:
        st.error(parts.plain(held.problem))
    elif held:
        uploads.show_upload(held)

allowed = permission()
corrected = correcting.show_correcting(reading) if allowed.is_given and reading and len(reading.figures) else ()
keeping.show_permission(allowed)
if allowed.is_given and given and reading and not reading.problem:
    keeping.show_keeping(given, reading, corrected)
if allowed.is_given and file and held and not held.problem:
    keeping.show_keeping_upload(*file)
