# ruff: noqa: E501 (posts are kept as they are written)
"""How many posts of the Russian MoD one core reads in a second.

Run as `python benchmarks/parse_speed.py [FILE.csv]`. Without a file it reads posts of the usual
forms in our own words, half of them reports, as the channel's are; with one, the `text_snippet` column of a table of the
channel's posts. Exits with 1 when fewer than `TARGET` posts are read in a second.
"""

from __future__ import annotations

import csv
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sources.ru_mod import parse_statement  # noqa: E402 (found by the line above)

TARGET = 5_000
ROUNDS = 5
PUBLISHED_AT = datetime(2025, 6, 10, 4, 30, tzinfo=UTC)
REPORTS = (
    "🎖🎖 В течение прошедшей ночи с 23.00 мск 9 июня до 7.00 мск 10 июня силами противовоздушной обороны и средствами ПВО "
    "**уничтожены 73 украинских беспилотника** самолетного типа:\n\n▫️ **31** – в небе над территорией "
    "**Брянской** области,\n▫️ **20** – над **Черным** морем,\n▫️ **15** – над территорией Республики "
    "**Крым**,\n▫️ **5** – над Московским регионом, из них три летели на Москву,\n▫️ по одному – над "
    "Тульской и Калужской областями.\n\n🔹 [Минобороны России](https://t.me/example)",
    "⚡️ Около 14.30 мск пресечена ещё одна попытка киевского режима провести террористическую атаку на российские объекты "
    "c применением ударных БПЛА самолетного типа.\n\nСредствами ПВО, находившимися на дежурстве, два украинских "
    "беспилотных летательных аппарата сбиты над Белгородской областью и один – над Курской.",
    "⚡️ Около 9.15 мск средствами ПВО **уничтожен украинский беспилотный летательный аппарат**, замеченный над "
    "Белгородской областью.\n\n🔹 [Минобороны России](https://t.me/example)",
)
OTHERS = (
    "**🗓 Главное за день**\n\n▫️ Средства ПВО за сутки сбили 118 беспилотных летательных аппаратов.\n▫️ Прошло заседание "
    "коллегии, на нем говорили о ходе боевой подготовки и о новых образцах техники." * 2,
    "Расчет ударных беспилотников уничтожил замаскированное орудие: цель выявили разведчики, координаты передали на "
    "командный пункт, попадание снял второй дрон. Об этом рассказал оператор с позывным «Сокол»." * 2,
    "Военнослужащие прошли курс управления дронами и сдали зачет по связи, медицине и инженерной подготовке." * 3,
)


def posts_of(path: Path) -> list[str]:
    """The texts of a table of posts."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row["text_snippet"] for row in csv.DictReader(file)]


def posts_per_second(posts: list[str]) -> float:
    """The best of several rounds, in processor time: what else the machine does then counts least."""
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        for post in posts:
            parse_statement(post, PUBLISHED_AT)
        best = max(best, len(posts) / (time.process_time() - start))
    return best


def main(arguments: list[str]) -> int:
    """Prints the speed; the exit code says whether it is enough."""
    posts = posts_of(Path(arguments[0])) if arguments else [*REPORTS, *OTHERS] * 500
    speed = posts_per_second(posts)
    verdict = "enough" if speed >= TARGET else f"too slow, the target is {TARGET:,}"
    print(f"{len(posts):,} posts, {speed:,.0f} a second on one core: {verdict}")
    return 0 if speed >= TARGET else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
