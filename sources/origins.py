"""Where statements are had from, with what each origin's licence asks of who shows its figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """One source of statements.

    `license_url` is `None` where the words are only cited by link; `url_main` is
    empty where only each statement's own link can say.
    """

    id: str
    title: str
    producer: str
    url_main: str
    license: str
    license_url: str | None
    attribution: str


CITED = "Official statement, cited by link"

ORIGINS = {
    origin.id: origin
    for origin in (
        Origin(
            id="mod_russia",
            title="Channel of the Russian Ministry of Defence",
            producer="Ministry of Defence of the Russian Federation",
            url_main="https://t.me/mod_russia",
            license=CITED,
            license_url=None,
            attribution="Russian Ministry of Defence (t.me/mod_russia)",
        ),
        Origin(
            id="kpszsu",
            title="Channel of the Ukrainian Air Force",
            producer="Air Force Command of the Armed Forces of Ukraine",
            url_main="https://t.me/kpszsu",
            license=CITED,
            license_url=None,
            attribution="Ukrainian Air Force (t.me/kpszsu)",
        ),
        Origin(
            id="ivaniuk",
            title="Massive Missile Attacks on Ukraine",
            producer="Petro Ivaniuk",
            url_main="https://www.kaggle.com/datasets/piterfm/massive-missile-attacks-on-ukraine",
            license="CC BY-NC-SA 4.0",
            license_url="https://creativecommons.org/licenses/by-nc-sa/4.0/",
            attribution="Petro Ivaniuk, Massive Missile Attacks on Ukraine (Kaggle), CC BY-NC-SA 4.0",
        ),
        # The agency report of 2026-01-26 was seen on this site; its page's address is not known: the front page stands.
        Origin(
            id="incidents",
            title="Hand-kept statements from news reports, in our own words",
            producer="Two Accounts, after an agency report carried by internewscast.com",
            url_main="https://internewscast.com/",
            license="Facts in our own words, the report cited by link",
            license_url=None,
            attribution="News report carried by internewscast.com, paraphrased",
        ),
        Origin(
            id="news",
            title="English news reports that relay official statements",
            producer="The news outlet named by each statement's link",
            url_main="",
            license="Facts cited by link",
            license_url=None,
            attribution="News report, cited by link",
        ),
        Origin(
            id="statements",
            title="Statements handed in as JSON Lines",
            producer="Whoever the statement's link names",
            url_main="",
            license=CITED,
            license_url=None,
            attribution="Official statement, cited by link",
        ),
        Origin(
            id="by_hand",
            title="Statements added by hand on the page “Add a statement”",
            producer="Whoever the statement's link names; added by a user of this ledger",
            url_main="",
            license=CITED,
            license_url=None,
            attribution="Official statement as added by hand, cited by link",
        ),
    )
}
