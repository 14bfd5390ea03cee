"""Who may keep a statement: nobody, but for what the one setting says."""

from __future__ import annotations

import pytest

from ui.permission import Permission, editors, is_local, of_local, of_user

HERE = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}


@pytest.mark.parametrize(
    ("address", "headers", "ip"),
    [
        ("localhost", HERE, None),
        ("127.0.0.1", {"Host": "127.0.0.1:8501"}, None),
        ("::1", {"host": "[::1]:8501", "origin": "http://[::1]:8501"}, None),
    ],
)
def test_a_request_from_this_computer(address: str, headers: dict[str, str], ip: str | None) -> None:
    assert is_local(address, headers, ip)


@pytest.mark.parametrize(
    ("address", "headers", "ip"),
    [
        (None, HERE, None),  # a server that listens everywhere
        ("", HERE, None),
        ("0.0.0.0", HERE, None),
        ("localhost.example.org", HERE, None),
        ("localhost", HERE, "192.0.2.7"),
        ("localhost", {}, None),
        ("localhost", {"Host": "drones.example.org"}, None),  # behind a proxy, or another name pointed here
        ("localhost", {"Host": "localhost.example.org:8501"}, None),
        ("localhost", {**HERE, "Origin": "https://drones.example.org"}, None),
        ("localhost", {**HERE, "X-Forwarded-For": "127.0.0.1"}, None),
        ("localhost", {**HERE, "x-real-ip": "192.0.2.7"}, None),
        ("localhost", {**HERE, "forwarded": "for=192.0.2.7"}, None),
    ],
)
def test_a_request_from_elsewhere(address: str | None, headers: dict[str, str], ip: str | None) -> None:
    assert not is_local(address, headers, ip)


def test_local_permission() -> None:
    assert of_local(here=True).is_given and of_local(here=True).by
    assert not of_local(here=False).is_given


def test_the_list_of_editors() -> None:
    assert editors("Ann@Example.org,bob@example.org; cem@example.org\nno-address") == {
        "ann@example.org", "bob@example.org", "cem@example.org",
    }  # fmt: skip


ANN = {"is_logged_in": True, "email": "Ann@example.org", "email_verified": True}


def asked(**user: object) -> Permission:
    return of_user(user, frozenset({"ann@example.org"}))


def test_an_editor_may_once_signed_in() -> None:
    assert asked(**ANN).is_given and asked(**ANN).by == "Ann@example.org"
    assert asked(is_logged_in=False).may_sign_in and not asked(is_logged_in=False).is_given


@pytest.mark.parametrize(
    ("user", "words"),
    [
        ({}, "no sign-in yet"),
        ({"is_logged_in": False, "email": "ann@example.org", "email_verified": True}, "people who sign in"),
        ({**ANN, "email": "eve@example.org"}, "not among those"),
        ({**ANN, "email_verified": False}, "no verified e-mail address"),
        ({**ANN, "email_verified": "true"}, "no verified e-mail address"),
        ({"is_logged_in": True, "email": "ann@example.org"}, "no verified e-mail address"),
        ({"is_logged_in": True, "email_verified": True}, "no verified e-mail address"),
        ({**ANN, "email": ""}, "no verified e-mail address"),
    ],
)
def test_nobody_else_may(user: dict[str, object], words: str) -> None:
    answer = asked(**user)
    assert not answer.is_given and words in answer.sentence


def test_an_empty_list_lets_nobody_in() -> None:
    assert not of_user(ANN, editors("yes")).is_given
