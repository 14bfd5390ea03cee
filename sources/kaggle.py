"""Ivaniuk's dataset from Kaggle, by the key of whoever runs this: https://www.kaggle.com/docs/api.

Without a key nothing is asked: the dataset can be downloaded by hand and imported as the ZIP that Kaggle hands out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import httpx

from sources.inputs import LARGEST, InputError
from sources.polite import FetchError, Getter

DATASET = "piterfm/massive-missile-attacks-on-ukraine"
BASE = "https://www.kaggle.com/api/v1/datasets/download"
NAME, KEY = "KAGGLE_USERNAME", "KAGGLE_KEY"
NO_KEY = f"no Kaggle key is in the environment ({NAME} and {KEY})"


def key_of(environment: Mapping[str, str]) -> httpx.BasicAuth | None:
    """The reader's own key; `None` where there is none."""
    name, key = environment.get(NAME, "").strip(), environment.get(KEY, "").strip()
    return httpx.BasicAuth(name, key) if name and key else None


def fetch_dataset(getter: Getter, key: httpx.BasicAuth, file: Path, *, today: date) -> int:
    """Put the dataset's archive at `file`, once it has been found to hold the table; the number of its rows.

    Raises:
        FetchError: The key is refused, or Kaggle does not hand out the archive.
        InputError: What it hands out is not the dataset; `file` stays as it was.
    """
    from sources.batches import read_batch  # noqa: PLC0415  (with every parser, slow to import)

    beside = file.with_name(file.name + ".new")
    beside.parent.mkdir(parents=True, exist_ok=True)
    beside.write_bytes(getter.download(f"{BASE}/{DATASET}", key, largest=LARGEST))
    try:
        batch = read_batch(beside, today=today)
        if batch.source != "ivaniuk":
            raise FetchError(
                f"{BASE}/{DATASET} gives another table; open its page in a browser to see what has changed."
            )
        beside.replace(file)
    except InputError as error:
        raise InputError(f"{BASE}/{DATASET}", error.line, error.problem, "try again later") from None
    finally:
        beside.unlink(missing_ok=True)
    return batch.row_count
