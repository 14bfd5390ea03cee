"""Who may keep a statement in the ledger: nobody, unless whoever runs the server says so in TWO_ACCOUNTS_KEEP.

`local`: whoever sits at this computer. Else the e-mail addresses of those who may, once they have signed in by OpenID
Connect (`[auth]` in .streamlit/secrets.toml). Anybody may read; this is asked again each time something is kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAuthError

SETTING = "TWO_ACCOUNTS_KEEP"
LOCAL = "local"

LOOPBACK = re.compile(r"(?:https?://)?(?:localhost|127\.0\.0\.1|\[?::1\]?)(?::\d{1,5})?/?", re.IGNORECASE)

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
"""What a proxy adds to a request: with one of these it has come from elsewhere."""


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether the reader may keep statements, as whom, and the sentence that says why (not)."""

    is_given: bool
    sentence: str
    by: str = ""
    may_sign_in: bool = False
    may_sign_out: bool = False


def permission() -> Permission:
    """The permission of whoever asks."""
    setting = os.environ.get(SETTING, "").strip()
    if not setting:
        return Permission(
            is_given=False,
            sentence="Keeping is off on this server, as it is until whoever runs it turns it on: on a computer of "
            f"one’s own by starting it with `{SETTING}=local make run`, elsewhere for people who sign in "
            "(see “Settings” in the README).",
        )
    if setting.casefold() == LOCAL:
        return of_local(is_local(st.get_option("server.address"), _headers(), st.context.ip_address))
    return of_user(_user(), editors(setting))


def editors(setting: str) -> frozenset[str]:
    """The e-mail addresses of a setting.

    >>> sorted(editors("Ann@example.org, bob@example.org"))
    ['ann@example.org', 'bob@example.org']
    """
    return frozenset(part.casefold() for part in re.split(r"[,;\s]+", setting) if "@" in part)


def of_local(here: bool) -> Permission:
    """The permission that `local` gives."""
    if here:
        return Permission(is_given=True, sentence="Keeping is on for this computer.", by="a user of this computer")
    return Permission(
        is_given=False,
        sentence="Keeping is on only for requests from the computer that the server runs on, and yours came another "
        "way: open http://localhost there, with the server listening on localhost (`ADDRESS`).",
    )


def is_local(address: str | None, headers: Mapping[str, str], ip: str | None) -> bool:
    """Whether a request came from this computer itself, to a server that no other one can reach.

    The server must listen on the loopback address alone. The names in the request keep out pages of other sites that
    point their own name here; a proxy's marks keep out what it passes on. `ip` is None for the loopback address.
    """
    known = {name.casefold(): said for name, said in headers.items()}
    named = [known.get("host", ""), known.get("origin", known.get("host", ""))]
    is_ours = bool(address) and LOOPBACK.fullmatch(address or "") is not None
    is_passed_on = any(name.casefold() in known for name in FORWARDED)
    return is_ours and ip is None and not is_passed_on and all(LOOPBACK.fullmatch(name) for name in named)


def of_user(user: Mapping[str, Any], allowed: frozenset[str]) -> Permission:
    """The permission of a visitor, by what the sign-in says of them; an address counts only where it is verified."""
    if "is_logged_in" not in user:
        return Permission(
            is_given=False,
            sentence="Keeping is for people who sign in, but this server has no sign-in yet: whoever runs it sets "
            "`[auth]` in `.streamlit/secrets.toml` (see “Settings” in the README).",
        )
    if not user["is_logged_in"]:
        return Permission(is_given=False, sentence="Keeping is for people who sign in.", may_sign_in=True)
    email = str(user.get("email") or "").strip()
    if not email or user.get("email_verified") is not True:
        return Permission(
            is_given=False,
            sentence="You are signed in, but your provider gives no verified e-mail address, which keeping takes.",
            may_sign_out=True,
        )
    if email.casefold() not in allowed:
        return Permission(
            is_given=False,
            sentence="You are signed in, but your address is not among those that may keep statements; whoever runs "
            f"this server adds it to `{SETTING}`.",
            may_sign_out=True,
        )
    return Permission(is_given=True, sentence="You are signed in and may keep statements.", by=email, may_sign_out=True)


def show_sign_in(permission: Permission) -> None:
    """The way to sign in or out, where there is one."""
    if permission.may_sign_in and st.button("Sign in", key="add-sign-in"):
        try:
            st.login()
        except StreamlitAuthError:  # Authlib is missing, or [auth] lacks something; both are the server's to mend
            st.error(
                "Signing in does not work on this server yet. Whoever runs it installs Authlib (1.3.2 or newer) into "
                "`.venv` and completes `[auth]` in `.streamlit/secrets.toml`."
            )
    if permission.may_sign_out and st.button("Sign out", key="add-sign-out"):
        st.logout()


def _headers() -> dict[str, str]:
    return dict(st.context.headers.items())


def _user() -> dict[str, Any]:
    return dict(st.user.to_dict())
