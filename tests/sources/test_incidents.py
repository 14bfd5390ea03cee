from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

import pytest

from sources import incidents
from sources.claimants import KYIV, MOSCOW
from sources.inputs import InputError, read_table
from sources.records import Batch, Claim, Measure, Side, WindowBasis
from sources.regions import REGIONS

KEPT = Path(incidents.__file__).with_suffix(".csv")

FIRE = {
    "external_id": "fire",
    "claimant": "ru_authorities",
    "attacker": "UA",
    "published": "2026-02-02",
    "url": "https://example.org/",
    "window_start": "2026-02-01 20:00",
    "window_end": "2026-02-02 07:00",
    "region": "RU-KDA",
    "place": "A town",
    "paraphrase": "A shed burned.",
}

WriteCsv = Callable[[Iterable[str], Iterable[dict[str, str]]], Path]
Read = Callable[..., Batch]


@pytest.fixture
def read(write_csv: WriteCsv, today: date) -> Read:
    def read_rows(*rows: dict[str, str]) -> Batch:
        path = write_csv(incidents.COLUMNS, [FIRE | row for row in rows])
        return incidents.read_batch(read_table(path), today=today)

    return read_rows


@pytest.fixture
def kept(today: date) -> dict[str, Claim]:
    """The claims kept in the repository, by claimant."""
    batch = incidents.read_batch(read_table(KEPT), today=today)
    return {record.statement.claimant: record.reading.claims[0] for record in batch.records}


def test_the_seed_night_s_accounts_beside_the_tables(kept: dict[str, Claim]) -> None:
    assert kept.keys() == {"ru_authorities", "ua_general_staff", "ua_air_force"}
    assert {claim.window.report_date for claim in kept.values()} == {date(2026, 1, 26)}
    assert {claim.window.basis for claim in kept.values()} == {WindowBasis.INFERRED}


def test_krasnodar_s_officials_tell_of_debris_and_one_injured(kept: dict[str, Claim]) -> None:
    claim = kept["ru_authorities"]
    (incident,) = claim.incidents
    assert (incident.place, incident.region, incident.injured, incident.killed) == (
        "Slavyansk-na-Kubani",
        "RU-KDA",
        1,
        None,
    )
    assert claim.attacker is Side.UA
    assert claim.window.start == datetime(2026, 1, 25, 20, tzinfo=MOSCOW)


def test_the_general_staff_tells_of_a_refinery(kept: dict[str, Claim]) -> None:
    (incident,) = kept["ua_general_staff"].incidents
    assert (incident.region, incident.injured) == ("RU-KDA", None)
    assert "refinery" in incident.paraphrase
    assert kept["ua_general_staff"].attacker is Side.UA


def test_of_the_air_force_only_the_hits_that_no_table_has_are_kept(kept: dict[str, Claim]) -> None:
    claim = kept["ua_air_force"]
    (figure,) = claim.figures
    assert (figure.measure, figure.weapon_class, figure.value, figure.region) == (Measure.HITS, "drone", 21, None)
    assert figure.column == "value"
    assert claim.attacker is Side.RU
    assert claim.window.start == datetime(2026, 1, 25, 20, tzinfo=KYIV)


def test_kept_regions_are_known(today: date) -> None:
    batch = incidents.read_batch(read_table(KEPT), today=today)
    claims = [record.reading.claims[0] for record in batch.records]
    regions = {incident.region for claim in claims for incident in claim.incidents}
    assert regions <= REGIONS.keys()


def test_a_bare_date_is_published_at_the_end_of_that_day(read: Read) -> None:
    assert read({}).records[0].statement.published_at == datetime(2026, 2, 2, 23, 59, tzinfo=MOSCOW)
    exact = read({"published": "2026-02-02 12:30"}).records[0]
    assert exact.statement.published_at == datetime(2026, 2, 2, 12, 30, tzinfo=MOSCOW)


def test_casualties_not_stated_are_not_zero(read: Read) -> None:
    (incident,) = read({"killed": "0"}).records[0].reading.claims[0].incidents
    assert (incident.injured, incident.killed) == (None, 0)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"claimant": "somebody"}, "claimant is 'somebody', which is not known"),
        ({"attacker": "XX"}, "attacker is 'XX', not one of RU, UA"),
        ({"published": "yesterday"}, "published is 'yesterday'"),
        ({"window_end": "2026-01-31 07:00"}, "window_end lies before window_start"),
        ({"window_end": "2099-01-31 07:00"}, "window_end is 2099-01-31"),
        ({"paraphrase": ""}, "neither a paraphrase nor a value"),
        ({"injured": "-1"}, "cannot be negative"),
        ({"measure": "hits", "weapon_class": "drone", "qualifier": "exact"}, "does not fit the qualifier exact"),
        ({"measure": "hits", "weapon_class": "dragon", "qualifier": "exact", "value": "1"}, "weapon_class is 'dragon'"),
        ({"measure": "wins", "weapon_class": "drone", "qualifier": "exact", "value": "1"}, "measure is 'wins'"),
    ],
)
def test_a_slip_of_the_hand_is_refused(read: Read, row: dict[str, str], words: str) -> None:
    with pytest.raises(InputError, match=r"table.csv, line 2: ") as caught:
        read(row)
    assert words in str(caught.value)


def test_an_id_stands_once(read: Read) -> None:
    with pytest.raises(InputError, match="line 3: external_id 'fire' stands already in line 2"):
        read({}, {})
