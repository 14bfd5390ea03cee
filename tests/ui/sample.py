"""A ledger for the screen: sixteen months of two made-up accounts, one of each oddity that a page has to show.

The Air Force speaks until the end of February 2026, the Ministry until the end of January. Between: silent days, a
withheld night, a flagged day, a stated zero, an overlap, cut posts, regions with and without numbers, two air commands,
one incident.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import Engine

from db.ingest import ingest
from db.schema import upgrade
from sources.records import Batch, Claim, Figure, Incident, Measure, Qualifier, Record, Status
from tests.db.batches import NOW, batch, claim, figure, record, window

FIRST = date(2024, 11, 1)
LAST_AIR_FORCE, LAST_MOD = date(2026, 2, 28), date(2026, 1, 31)
SEED = date(2026, 1, 26)
WITHHELD, ZERO, FLAGGED, OVERLAP = date(2026, 1, 10), date(2026, 1, 12), date(2026, 1, 14), date(2026, 1, 16)
SILENT = {date(2026, 1, 8), date(2026, 1, 9), date(2025, 12, 25)}
COMBINED = date(2025, 7, 24)


def days(last: date) -> Iterator[date]:
    return (FIRST + timedelta(days=count) for count in range((last - FIRST).days + 1))


def launched(day: date) -> int:
    return 138 if day == SEED else 60 + day.toordinal() * 37 % 120 + (400 if day.day % 9 == 0 else 0)


def neutralised(day: date) -> int:
    return 110 if day == SEED else launched(day) * 8 // 10


def intercepted(day: date) -> int:
    return 0 if day == ZERO else 40 if day == SEED else 10 + day.toordinal() * 53 % 90


def night(
    day: date, claimant: str, *figures: Figure, until: str = "07:00", incidents: tuple[Incident, ...] = ()
) -> Claim:
    told = window(f"{day - timedelta(days=1)} 23:00", f"{day} {until}", claimant)
    return claim(*figures, window=told, claimant=claimant, incidents=incidents)


def air_force_night(day: date) -> Record:
    total, down = launched(day), neutralised(day)
    if day == WITHHELD:
        figures = [
            figure(None, measure, qualifier=Qualifier.WITHHELD) for measure in (Measure.LAUNCHED, Measure.INTERCEPTED)
        ]
    elif day < COMBINED:
        figures = [
            figure(total, Measure.LAUNCHED),
            figure(down - 20, Measure.SHOT_DOWN),
            figure(20, Measure.SUPPRESSED),
            figure(down // 4, Measure.SHOT_DOWN, region="UA-51"),
        ]
    else:
        figures = [
            figure(total, Measure.LAUNCHED),
            figure(down),
            figure(down // 3, region="ua:south"),
            figure(None, region="ua:north", qualifier=Qualifier.NAMED),
        ]
    link = f"https://example.org/{day}"
    return record(f"row-{day}", night(day, "ua_air_force", *figures), source="ivaniuk", url=link, published_at=None)


def mod_post(day: date) -> list[Record]:
    total = intercepted(day)
    figures = [figure(total, start=3, end=5)]
    if total > 4:
        kursk = 34 if day == SEED else total // 2
        figures += [
            figure(kursk, region="RU-KDA" if day == SEED else "RU-BEL", start=6, end=8),
            figure(total - kursk - 2, region="sea:azov", start=9, end=10),
            figure(None, region="RU-TUL", qualifier=Qualifier.NAMED, start=11, end=13),
        ]
    status = Status.FLAGGED if day == FLAGGED else Status.READ
    posts = [_post(f"post-{day}", night(day, "ru_mod", *figures), status, is_cut=day.day % 3 == 0)]
    if day == OVERLAP:
        posts.append(
            _post(f"post-{day}-again", night(day, "ru_mod", figure(5, start=3, end=4), until="06:00"), Status.READ)
        )
    return posts


def _post(key: str, told: Claim, status: Status, *, is_cut: bool = False) -> Record:
    problems = ("an unknown place",) if status is Status.FLAGGED else ()
    return record(key, told, status=status, problems=problems, is_cut=is_cut, text=f"our own words of {key}")


def command_night(day: date, claimant: str) -> Record:
    told = night(day, claimant, figure(day.day, Measure.SHOT_DOWN))
    return record(f"{claimant}-{day}", told, source="ivaniuk", url=f"https://example.org/{day}", published_at=None)


def batches() -> list[Batch]:
    rows = [air_force_night(day) for day in days(LAST_AIR_FORCE) if day not in SILENT]
    rows += [command_night(day, "ua_air_command_south") for day in days(LAST_MOD) if day.day % 2]
    rows += [command_night(day, "ua_air_command_east") for day in days(LAST_MOD) if day.day % 5 == 0]
    posts = [post for day in days(LAST_MOD) if day not in SILENT for post in mod_post(day)]
    fire = Incident("Slavyansk", "Debris came down on a *plant*.", region="RU-KDA", injured=1)
    told = record(
        "fire", night(SEED, "ru_authorities", incidents=(fire,)), source="incidents", url="https://example.org/fire"
    )
    return [batch(*rows, source="ivaniuk"), batch(*posts), batch(told, source="incidents")]


def fill(engine: Engine) -> None:
    """Build the ledger."""
    upgrade(engine)
    for one in batches():
        ingest(engine, one, retrieved_at=NOW)
