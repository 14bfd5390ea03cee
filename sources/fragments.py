"""Regex fragments made from lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

_APOSTROPHE = "['’ʼ`]?"
"""A Ukrainian apostrophe is typed in many ways and left out in some."""


def any_of(words: Iterable[str]) -> str:
    """A regex fragment that matches any of the words, longest first, sharing their beginnings so that it is fast."""
    unique = sorted(set(words))
    branches = []
    for first, group in groupby((word for word in unique if word), key=lambda word: word[0]):
        rest = any_of(word[1:] for word in group)
        branches.append((_APOSTROPHE if first == "'" else re.escape(first)) + rest)
    if not branches:
        return ""
    fragment = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{fragment})?" if "" in unique else fragment
