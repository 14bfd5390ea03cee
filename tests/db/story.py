"""Five days of both accounts, one of each kind: a cut text, a silent day, a withheld number, one that can't be read."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Engine

from db.ingest import ingest
from sources.records import Batch, Claim, Figure, Incident, LaunchArea, Measure, Qualifier, Record, Status
from tests.db.batches import NOW, batch, claim, figure, record, window

START, END = date(2026, 1, 26), date(2026, 1, 30)


def night(day: int, claimant: str, *figures: Figure, incidents: tuple[Incident, ...] = ()) -> Claim:
    hours = window(f"2026-01-{day - 1} 23:00", f"2026-01-{day} 07:00", claimant)
    areas = (LaunchArea("Kursk Oblast"),) if claimant == "ua_air_force" else ()
    return claim(*figures, window=hours, claimant=claimant, launch_areas=areas, incidents=incidents)


def post(day: int, *figures: Figure, status: Status = Status.READ, is_cut: bool = False) -> Record:
    claims = (night(day, "ru_mod", *figures),) if figures else ()
    return record(
        f"post-{day}",
        *claims,
        status=status,
        problems=("an unknown place: Тест",) if status is Status.FLAGGED else (),
        is_cut=is_cut,
        published_at=datetime(2026, 1, day, 5, tzinfo=UTC),
        text=f"our own words of the day {day}",
    )


def row(day: int, *figures: Figure) -> Record:
    link = f"https://example.org/{day}"
    return record(f"row-{day}", night(day, "ua_air_force", *figures), source="ivaniuk", url=link, published_at=None)


def shahed(value: int | None, measure: Measure, **further: object) -> Figure:
    return figure(value, measure, weapon="Shahed-136/131", **further)  # type: ignore[arg-type]


def batches() -> list[Batch]:
    posts = [
        post(
            26,
            figure(40, start=3, end=5),
            figure(34, region="RU-KDA", start=6, end=8),
            figure(4, region="sea:azov", start=9, end=10),
            is_cut=True,
        ),
        post(
            27,
            figure(10, start=3, end=5),
            figure(6, region="RU-KDA", start=6, end=8),
            figure(None, region="RU-BRY", qualifier=Qualifier.NAMED, start=9, end=10),
        ),
        record(
            "post-27-other", status=Status.NOTHING, published_at=datetime(2026, 1, 27, 9, tzinfo=UTC), text="words that claim none"
        ),
        post(29, status=Status.UNREADABLE),
        post(30, figure(5, qualifier=Qualifier.AT_LEAST, start=3, end=5), status=Status.FLAGGED),
    ]
    rows = [
        row(26, shahed(138, Measure.LAUNCHED), shahed(110, Measure.INTERCEPTED), shahed(11, Measure.HIT_LOCATIONS)),
        row(
            28,
            shahed(None, Measure.LAUNCHED, qualifier=Qualifier.WITHHELD),
            shahed(None, Measure.INTERCEPTED, qualifier=Qualifier.WITHHELD),
        ),
        row(
            29,
            shahed(50, Measure.LAUNCHED),
            shahed(20, Measure.SHOT_DOWN),
            shahed(15, Measure.SUPPRESSED),
            shahed(12, Measure.SHOT_DOWN, region="ua:south"),
            shahed(8, Measure.SHOT_DOWN, region="UA-51"),
        ),
        row(30, shahed(7, Measure.LAUNCHED)),
    ]
    fire = Incident("Slavyansk", "Debris came down on a plant.", region="RU-KDA", injured=1)
    told = night(26, "ru_authorities", incidents=(fire,))
    noted = [record("fire", told, source="incidents", url="https://example.org/fire", published_at=None)]
    return [
        batch(*posts),
        batch(*rows, source="ivaniuk", complete=True),
        batch(*noted, source="incidents", complete=True),
    ]


def tell(engine: Engine) -> None:
    """Bring the story to a ledger."""
    for one in batches():
        ingest(engine, one, retrieved_at=NOW)
