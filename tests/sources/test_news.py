"""The English parser: rows of (a text in our own words, when it was published, what it claims).

A claim is written as (claimant, report date, figures, number of incidents); a figure as "measure/weapon@region=value":
the weapon is a drone where none is named, "40+" is at least, "~40" about, "30-40" a range, "named" a region without number.
"""

from __future__ import annotations

# ruff: noqa: E501 - a row of a table is a line
from datetime import UTC, datetime
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources import news
from sources.records import Claim, Figure, Qualifier, Reading, Status, WindowKind

Row = tuple[str, str, list[tuple[str, str, str]]]

# (text, published, claims)
RUSSIAN: list[Row] = [
    # Agency style: attribution first, two half-nights, a total with its parts.
    ("Russia's Defense Ministry said Tuesday that its air defenses downed 52 Ukrainian drones late Monday and early Tuesday, including 21 over the Rostov region and six over the Black Sea.", "2026-02-10T09:00", [("ru_mod", "2026-02-10", "intercepted=52 intercepted@RU-ROS=21 intercepted@sea:black=6")]),
    # Attribution after the sentence.
    ("Air defence units destroyed 17 Ukrainian drones over four regions overnight, the Russian defence ministry said on Friday.", "2025-11-14T06:00", [("ru_mod", "2025-11-14", "intercepted=17")]),
    # Passive with several places and one number: regions are named only.
    ("A total of 12 drones were shot down overnight over the Belgorod, Kursk and Bryansk regions, Russia's Ministry of Defence reported.", "2025-11-14T06:00", [("ru_mod", "2025-11-14", "intercepted=12 intercepted@RU-BEL=named intercepted@RU-KRS=named intercepted@RU-BRY=named")]),
    # TASS: a list that itemises a whole.
    ("Russian air defenses intercepted and destroyed 37 Ukrainian UAVs overnight, the Defense Ministry reported. Thirteen drones were downed over the Bryansk Region, nine over the Smolensk Region, and one each over the Kaluga and Tula Regions.", "2025-10-02T05:10", [("ru_mod", "2025-10-02", "intercepted=37 intercepted@RU-BRY=13 intercepted@RU-SMO=9 intercepted@RU-KLU=1 intercepted@RU-TUL=1")]),
    # A list without a whole: its sum.
    ("The Russian Defense Ministry said its air defenses shot down three drones over the Bryansk region, two over the Kursk region and one over the Sea of Azov overnight.", "2025-10-02T05:10", [("ru_mod", "2025-10-02", "intercepted=6 intercepted@RU-BRY=3 intercepted@RU-KRS=2 intercepted@sea:azov=1")]),
    # A stated window.
    ("Between 8 p.m. on Sunday and 7 a.m. on Monday Moscow time, air defences destroyed 24 Ukrainian drones, the Russian Defence Ministry said.", "2026-03-02T08:00", [("ru_mod", "2026-03-02", "intercepted=24")]),
    ("From 23:00 Moscow time on 4 June to 05:30 on 5 June, air defence systems on duty intercepted and destroyed 61 unmanned aerial vehicles, Russia's defence ministry said.", "2025-06-05T05:00", [("ru_mod", "2025-06-05", "intercepted=61")]),
    # A window that ends at midnight belongs to the day that it closes.
    ("From 16:00 Moscow time on 4 June to 00:00 on 5 June, air defence systems intercepted 18 Ukrainian drones, Russia's defence ministry said.", "2025-06-05T05:00", [("ru_mod", "2025-06-04", "intercepted=18")]),
    # "More than", "nearly", "at least", "between", "to".
    ("Russia's Defence Ministry said more than 150 drones were downed overnight, including 43 over Crimea.", "2025-09-20T07:00", [("ru_mod", "2025-09-20", "intercepted=150+ intercepted@UA-43=43")]),
    ("Moscow said nearly 90 Ukrainian drones were intercepted overnight.", "2025-09-20T07:00", [("ru_mod", "2025-09-20", "intercepted=~90")]),
    ("At least 44 Ukrainian drones were destroyed over Russian regions overnight, the Russian military said.", "2025-09-20T07:00", [("ru_mod", "2025-09-20", "intercepted=44+")]),
    ("Russia's Defence Ministry said between 30 and 40 Ukrainian drones were shot down overnight.", "2025-09-20T07:00", [("ru_mod", "2025-09-20", "intercepted=30-40")]),
    ("Russia's military says it downed 20 to 25 Ukrainian drones overnight.", "2025-09-20T07:00", [("ru_mod", "2025-09-20", "intercepted=20-25")]),
    # Numbers in words.
    ("Russia's Defence Ministry said air defences had destroyed forty-two Ukrainian drones overnight, two of them over the Leningrad region.", "2025-09-20T07:00", [("ru_mod", "2025-09-20", "intercepted=42 intercepted@RU-LEN=2")]),
    ("Russian air defences shot down a dozen Ukrainian drones overnight, Moscow's defence ministry said.", "2025-09-20T07:00", [("ru_mod", "2025-09-20", "intercepted=~12")]),
    # One drone.
    ("A Ukrainian drone was shot down over the Bryansk region overnight, the Russian Defence Ministry said.", "2025-09-20T07:00", [("ru_mod", "2025-09-20", "intercepted=1 intercepted@RU-BRY=1")]),
    # Drones and missiles beside each other.
    ("Russia's Defense Ministry said air defenses shot down 107 Ukrainian drones and three Neptune missiles overnight.", "2025-09-20T07:00", [("ru_mod", "2025-09-20", "intercepted=107 intercepted/missile=3")]),
    ("Russian air defense shot down eight ATACMS missiles and 72 drones overnight, the Russian Defense Ministry said.", "2025-01-04T07:00", [("ru_mod", "2025-01-04", "intercepted/ballistic=8 intercepted=72")]),
    # Shot down and jammed apart.
    ("Russia's Defence Ministry said three drones were shot down and two were jammed by electronic warfare over the Moscow region on Thursday.", "2023-08-10T12:00", [("ru_mod", "2023-08-10", "intercepted=5 shot_down=3 suppressed=2")]),
    # Headlines.
    ("Russia says it downed 121 Ukrainian drones overnight", "2025-01-24T05:00", [("ru_mod", "2025-01-24", "intercepted=121")]),
    ("Russia downs 58 Ukrainian drones over six regions – Defense Ministry", "2025-01-24T05:00", [("ru_mod", "2025-01-24", "intercepted=58")]),
    ("Air defenses down 9 Ukrainian UAVs over Belgorod Region overnight — Russia's Defense Ministry", "2025-01-24T05:00", [("ru_mod", "2025-01-24", "intercepted=9 intercepted@RU-BEL=9")]),
    # Attribution carried to the next sentence.
    ("Russia's Defense Ministry said Ukrainian drones attacked several regions overnight. It said 33 of them were shot down over the Saratov region.", "2025-01-24T05:00", [("ru_mod", "2025-01-24", "intercepted=33 intercepted@RU-SAR=33")]),
    ("MOSCOW, Jan 24 (Reuters) - Russian air defence units destroyed 49 Ukrainian drones overnight, the Russian Defence Ministry said. The ministry added that 27 drones were downed over the Rostov region.", "2025-01-24T05:00", [("ru_mod", "2025-01-24", "intercepted=49 intercepted@RU-ROS=27")]),
    # A quotation.
    ("\"During the past night, 13 Ukrainian unmanned aerial vehicles were destroyed by air defence systems on duty,\" the Russian Defence Ministry said in a statement.", "2025-01-24T05:00", [("ru_mod", "2025-01-24", "intercepted=13")]),
    # Weekdays: the night that ended on the day of the statement, a day before it, an evening.
    ("Russia's Defense Ministry said Monday that its forces shot down 93 Ukrainian drones overnight.", "2025-12-01T21:30", [("ru_mod", "2025-12-01", "intercepted=93")]),
    ("Russia shot down 31 Ukrainian drones on Saturday evening, the Russian Defense Ministry said.", "2025-11-30T07:00", [("ru_mod", "2025-11-29", "intercepted=31")]),
    ("The Russian Defence Ministry said 15 drones were shot down on Tuesday night.", "2025-12-03T07:00", [("ru_mod", "2025-12-03", "intercepted=15")]),
    ("Yesterday Russian air defences shot down 15 drones over the Tula region, the Russian Defence Ministry said.", "2025-12-03T07:00", [("ru_mod", "2025-12-02", "intercepted=15 intercepted@RU-TUL=15")]),
    ("Russia's Defence Ministry said its forces downed 15 drones on Jan. 25.", "2026-01-27T07:00", [("ru_mod", "2026-01-25", "intercepted=15")]),
    # Lists with other prepositions and repeated nouns.
    ("According to the Russian Ministry of Defense, 26 Ukrainian drones were neutralized overnight: 12 over the Voronezh region, eight over the Belgorod region, four over the Lipetsk region and two over the Tambov region.", "2026-01-27T07:00", [("ru_mod", "2026-01-27", "intercepted=26 intercepted@RU-VOR=12 intercepted@RU-BEL=8 intercepted@RU-LIP=4 intercepted@RU-TAM=2")]),
    ("Russia's Defense Ministry claimed its forces shot down 99 drones overnight: 46 drones over Bryansk Oblast, 22 drones over Crimea, 20 over Smolensk Oblast and 11 over the waters of the Black Sea.", "2026-01-27T07:00", [("ru_mod", "2026-01-27", "intercepted=99 intercepted@RU-BRY=46 intercepted@UA-43=22 intercepted@RU-SMO=20 intercepted@sea:black=11")]),
    ("Ukrainian drones attacked Russia overnight. The Defense Ministry in Moscow said 70 drones were intercepted, almost half of them over the Krasnodar region.", "2026-01-27T07:00", [("ru_mod", "2026-01-27", "intercepted=70 intercepted@RU-KDA=named")]),
    # "Another" on top of the first.
    ("Russian air defences destroyed 21 Ukrainian drones overnight and jammed another four, the Russian Defence Ministry said.", "2023-11-07T07:00", [("ru_mod", "2023-11-07", "intercepted=25 shot_down=21 suppressed=4")]),
    ("Russia's defence ministry said it had repelled an attack by 16 Ukrainian drones overnight, with nine downed over the Belgorod region.", "2024-05-07T07:00", [("ru_mod", "2024-05-07", "intercepted@RU-BEL=9 intercepted=16")]),
    # A superlative is no period.
    ("Russia's Defence Ministry said 337 drones were shot down over Russia overnight, the largest such attack since the start of the war.", "2025-03-11T07:00", [("ru_mod", "2025-03-11", "intercepted=337")]),
]  # fmt: skip
UKRAINIAN: list[Row] = [
    ("Russian forces launched 94 drones at Ukraine overnight, 81 of which were shot down or suppressed, Ukraine's air force said, and 11 of them hit targets in seven locations.", "2026-02-10T09:00", [("ua_air_force", "2026-02-10", "launched=94 intercepted=81 hits=11 hit_locations=7")]),
    ("Ukraine's air force said it shot down 58 of 59 drones launched by Russia overnight.", "2024-05-30T06:00", [("ua_air_force", "2024-05-30", "launched=59 shot_down=58")]),
    ("Ukraine's air force said it downed all but four of the 30 drones that Russia launched overnight.", "2024-05-30T06:00", [("ua_air_force", "2024-05-30", "launched=30 shot_down=26")]),
    ("Russia attacked Ukraine with 31 drones overnight, and all of them were shot down, the Ukrainian Air Force said.", "2024-05-30T06:00", [("ua_air_force", "2024-05-30", "launched=31 shot_down=31")]),
    ("Ukrainian air defences shot down all 22 drones launched by Russia overnight, the air force said on Thursday.", "2024-05-30T06:00", [("ua_air_force", "2024-05-30", "launched=22 shot_down=22")]),
    # Shot down and lost apart.
    ("Ukraine's air force said Russia launched 176 drones overnight; 96 were shot down and 63 were lost from radar.", "2025-02-20T08:00", [("ua_air_force", "2025-02-20", "launched=176 shot_down=96 suppressed=63")]),
    ("Ukrainian air defence units shot down 67 of 127 drones, while 56 drones disappeared from radars, the air force reported.", "2025-02-20T08:00", [("ua_air_force", "2025-02-20", "launched=127 shot_down=67 suppressed=56")]),
    ("The Ukrainian Air Force reported that Ukrainian forces downed 54 drones and that 41 drones were \"lost\", likely due to Ukrainian electronic warfare interference.", "2025-02-20T08:00", [("ua_air_force", "2025-02-20", "shot_down=54 suppressed=41")]),
    # Since the Air Force states one number, "downed" is that number.
    ("Russia attacked Ukraine overnight with 120 drones, of which 101 were downed, Ukraine's Air Force said.", "2026-02-20T08:00", [("ua_air_force", "2026-02-20", "launched=120 intercepted=101")]),
    # Missiles beside drones.
    ("Russia fired 36 missiles and 112 drones at Ukraine overnight, the Ukrainian air force said, adding that its units destroyed 30 missiles and 100 drones.", "2024-08-26T08:00", [("ua_air_force", "2024-08-26", "launched/missile=36 launched=112 shot_down/missile=30 shot_down=100")]),
    ("Ukraine's air force said a total of 500 drones and missiles were launched overnight, 470 of which were intercepted.", "2025-09-28T08:00", [("ua_air_force", "2025-09-28", "launched/all=500 intercepted/all=470")]),
    ("Russia launched two Iskander-M ballistic missiles and 84 drones at Ukraine overnight, the Ukrainian Air Force said. Air defence neutralised 70 drones.", "2025-11-28T08:00", [("ua_air_force", "2025-11-28", "launched/ballistic=2 launched=84 intercepted=70")]),
    ("The Ukrainian Air Force reported on October 11 that Russian forces launched 78 Shahed-type and other drones on the night of October 10 to 11 and that Ukrainian forces downed 54 of them.", "2025-10-11T22:00", [("ua_air_force", "2025-10-11", "launched=78 intercepted=54")]),
    ("Overnight, Russia struck Ukraine with 405 drones and 28 missiles, 15 of them ballistic, according to Ukraine's air force.", "2025-10-22T08:00", [("ua_air_force", "2025-10-22", "launched=405 launched/missile=28")]),
    ("Ukraine's air force said Russia launched a Kinzhal missile and 74 drones overnight, 45 of which were destroyed.", "2025-05-22T08:00", [("ua_air_force", "2025-05-22", "launched/ballistic=1 launched=74 shot_down=45")]),
    # Hits, debris, still in the air.
    ("Ukraine's air force said 19 drones struck nine locations, and debris fell at four others.", "2026-04-02T08:00", [("ua_air_force", "2026-04-02", "hits=19 hit_locations=9 debris_locations=4")]),
    ("Hits by 26 strike drones were recorded at 14 locations, and debris of downed drones fell at five sites, Ukraine's Air Force said.", "2026-04-02T08:00", [("ua_air_force", "2026-04-02", "hits=26 hit_locations=14 debris_locations=5")]),
    # Headlines.
    ("Russia attacks Ukraine with 88 drones overnight, 73 neutralized – Air Force", "2026-04-02T08:00", [("ua_air_force", "2026-04-02", "launched=88 intercepted=73")]),
    ("Ukraine's air defense destroys 45 of 62 Russian drones", "2024-04-02T08:00", [("ua_air_force", "2024-04-02", "launched=62 shot_down=45")]),
    ("Air Force: 101 of 115 drones shot down over Ukraine", "2026-04-02T08:00", [("ua_air_force", "2026-04-02", "launched=115 intercepted=101")]),
    # Ukrinform style.
    ("On the night of April 3, the enemy attacked Ukraine with 98 Shahed, Gerbera and other types of drones. As of 08:00, air defense shot down/suppressed 89 enemy UAVs in the north, south and east of the country, the Air Force reported.", "2026-04-03T07:00", [("ua_air_force", "2026-04-03", "launched=98 intercepted=89 intercepted@ua:north=named intercepted@ua:south=named intercepted@ua:east=named")]),
    ("Ukrainian air defenses neutralized 120 out of 143 Russian drones, with hits from 19 drones recorded in ten locations, according to the Air Force.", "2026-04-03T07:00", [("ua_air_force", "2026-04-03", "launched=143 intercepted=120 hits=19 hit_locations=10")]),
    # A percentage is no count.
    ("Ukraine's air force said Russia launched 300 drones overnight and that 90% of them were shot down.", "2026-04-03T07:00", [("ua_air_force", "2026-04-03", "launched=300")]),
    # Dozens are no number.
    ("Russia launched 41 missiles and dozens of drones at Ukraine overnight, the air force said.", "2024-04-03T07:00", [("ua_air_force", "2024-04-03", "launched/missile=41")]),
    # Oblasts where drones were shot down.
    ("Ukraine's air force said it shot down 17 of 20 drones over the Odesa, Mykolaiv and Kherson regions.", "2024-04-03T07:00", [("ua_air_force", "2024-04-03", "launched=20 shot_down=17 shot_down@UA-51=named shot_down@UA-48=named shot_down@UA-65=named")]),
    # Where drones were launched from is no region of theirs.
    ("Russia launched 33 drones from Kursk and Primorsko-Akhtarsk overnight, Ukraine's air force said, adding that 30 were shot down.", "2024-04-03T07:00", [("ua_air_force", "2024-04-03", "launched=33 shot_down=30")]),
    ("Of 90 drones launched overnight, 80 were shot down, Ukraine's air force said.", "2024-04-03T07:00", [("ua_air_force", "2024-04-03", "launched=90 shot_down=80")]),
    ("Kyiv said its air defences destroyed 23 of 25 Russian drones on Sunday night.", "2024-04-08T07:00", [("ua_air_force", "2024-04-08", "launched=25 shot_down=23")]),
    ("Ukraine's air force said Russia launched about 60 drones overnight.", "2024-04-08T07:00", [("ua_air_force", "2024-04-08", "launched=~60")]),
    ("Russia used over 470 drones and 48 missiles in the overnight attack, Ukraine's air force said, of which 442 drones and 41 missiles were neutralised.", "2025-11-19T10:00", [("ua_air_force", "2025-11-19", "launched=470+ launched/missile=48+ intercepted=442 intercepted/missile=41")]),
    # President.
    ("Zelenskyy said Russia launched 430 drones and 18 missiles overnight.", "2025-11-14T10:00", [("other", "2025-11-14", "launched=430 launched/missile=18")]),
    # Two nights in one text.
    ("Ukraine's air force said Russia launched 45 drones overnight into Saturday. Overnight into Sunday, Russia launched 60 drones, it said.", "2024-04-07T10:00", [("ua_air_force", "2024-04-06", "launched=45"), ("ua_air_force", "2024-04-07", "launched=60")]),
    # What a drone's name has of numbers is no count.
    ("Ukraine's air force shot down 14 of 17 Shahed 136 drones overnight.", "2024-04-07T10:00", [("ua_air_force", "2024-04-07", "launched=17 shot_down=14")]),
]  # fmt: skip
BOTH: list[Row] = [
    ("Russia's Defense Ministry said it shot down 65 Ukrainian drones overnight, while Ukraine's air force said Russia launched 112 drones, 98 of which were downed.", "2026-02-03T09:00", [("ru_mod", "2026-02-03", "intercepted=65"), ("ua_air_force", "2026-02-03", "launched=112 intercepted=98")]),
    ("Ukraine's air force said 87 of 105 Russian drones were intercepted overnight.\n\nRussia's Defence Ministry said its air defences destroyed 29 Ukrainian drones over the Black Sea.", "2026-02-03T09:00", [("ua_air_force", "2026-02-03", "launched=105 intercepted=87"), ("ru_mod", "2026-02-03", "intercepted=29 intercepted@sea:black=29")]),
    ("Belgorod governor Vyacheslav Gladkov said 11 drones were shot down over the region overnight. The Defence Ministry in Moscow reported 40 Ukrainian drones downed.", "2024-06-03T09:00", [("ru_authorities", "2024-06-03", "intercepted=11"), ("ru_mod", "2024-06-03", "intercepted=40")]),
    ("Moscow Mayor Sergei Sobyanin said air defences repelled nine drones flying towards the capital.", "2025-05-07T09:00", [("ru_authorities", "2025-05-07", "intercepted=9")]),
    ("Ukraine's General Staff said Russian forces launched 15 Shahed drones overnight, 12 of which were shot down.", "2023-05-07T09:00", [("ua_general_staff", "2023-05-07", "launched=15 shot_down=12")]),
    ("Kharkiv Governor Oleh Syniehubov said four drones were shot down over the region.", "2024-05-07T09:00", [("ua_authorities", "2024-05-07", "shot_down=4")]),
]  # fmt: skip
NOTHING: list[str] = [
    "Russia is producing about 200 Geran drones a day at a plant in Tatarstan.",
    "Ukraine will receive 5,000 drones from Latvia this year.",
    "Russia has launched more than 8,000 drones at Ukraine since the start of the invasion, the air force said.",
    "Since January, Russia has launched 12,000 drones and 600 missiles, Ukraine's air force said.",
    "In the past week alone Russia launched more than 1,100 drones, 890 glide bombs and 50 missiles at Ukraine, Zelenskyy said.",
    "This week Russia launched over 1,000 drones at Ukraine, Zelenskyy said on Sunday.",
    "Russia launched 5,400 drones in June, a monthly record, Ukraine's air force said.",
    "Israel's military said it shot down 90 drones launched by Iran overnight.",
    "Houthi rebels fired three drones at a ship in the Red Sea, the U.S. military said, and Russia called for restraint.",
    "Russia could launch 1,000 drones a night by autumn, Ukrainian intelligence said.",
    "Russia plans to fire 2,000 drones at once, a German general warned.",
    "Ukraine's General Staff said Russia had lost 1,100 soldiers, 12 tanks and 400 drones over the past day.",
    "The European Union imposed sanctions on Iranian drone makers that supply Russia.",
    "Ukraine bought 300,000 drones, the defence minister said.",
    "Britain pledged 30,000 drones to Ukraine.",
    "On average, Russia fires 100 drones a day at Ukraine.",
    "Zelenskyy said Ukraine needs ten more Patriot systems to shoot down Russian missiles.",
    "Ukrainian naval drones attacked two ships in the Black Sea, Russia's Defence Ministry said.",
    "Poland scrambled jets as Russia attacked Ukraine with drones overnight.",
    "Residents heard explosions as drones flew over Moscow.",
    "Russia trains 3,000 drone operators a year.",
    "Putin said Ukraine's drone attack on Moscow would not go unanswered.",
    "The price of a Shahed drone is about $35,000, analysts in Kyiv say.",
    "A drone specialist said Russia's 2024 output was 15,000 Shahed drones.",
    "Sudan's army shot down five drones near Khartoum, and Russia denied involvement.",
    "Russia and Ukraine exchanged 300 prisoners on Saturday.",
    "",
    "Drones. Russia. Ukraine.",
]


def written(figure: Figure) -> str:
    weapon = "" if figure.weapon_class.value == "drone" else f"/{figure.weapon_class.value}"
    region = f"@{figure.region}" if figure.region else ""
    value = {
        Qualifier.AT_LEAST: f"{figure.value}+",
        Qualifier.ABOUT: f"~{figure.value}",
        Qualifier.RANGE: f"{figure.value}-{figure.upper}",
        Qualifier.NAMED: "named",
    }.get(figure.qualifier, str(figure.value))
    return f"{figure.measure.value}{weapon}{region}={value}"


def summary(claim: Claim) -> tuple[str, str, list[str]]:
    return claim.claimant, claim.window.report_date.isoformat(), sorted(written(figure) for figure in claim.figures)


def read(text: str, published: str = "2026-01-26T09:00") -> Reading:
    return news.parse_statement(text, datetime.fromisoformat(published).replace(tzinfo=UTC))


@pytest.mark.parametrize(("text", "published", "expected"), [*RUSSIAN, *UKRAINIAN, *BOTH])
def test_figures(text: str, published: str, expected: list[tuple[str, str, str]]) -> None:
    reading = read(text, published)
    assert [summary(claim) for claim in reading.claims] == [
        (claimant, day, sorted(figures.split())) for claimant, day, figures in expected
    ]


@pytest.mark.parametrize("text", NOTHING)
def test_no_claim(text: str) -> None:
    reading = read(text)
    assert (reading.status, reading.claims) == (Status.NOTHING, ())


# (text, published, claimant, attacker, place, region, injured, killed, a word of the paraphrase)
INCIDENTS: list[tuple[str, str, str, str, str, str, int | None, int | None, str]] = [
    ("Rostov officials said drone fragments fell on two industrial plants in the city of Taganrog, causing a fire that was extinguished. Two people were injured, they said.", "2026-02-02T09:00", "ru_authorities", "UA", "Taganrog", "RU-ROS", 2, None, "two industrial plants"),
    ("Ukraine's General Staff said an oil depot in the Saratov region was targeted by Ukrainian forces.", "2026-02-02T09:00", "ua_general_staff", "UA", "Saratov Oblast", "RU-SAR", None, None, "oil depot"),
    ("Two people were killed and nine wounded in a Russian drone attack on Odesa overnight, regional governor Oleh Kiper said.", "2026-02-02T09:00", "ua_authorities", "RU", "Odesa", "UA-51", 9, 2, "killed"),
    ("In the Rostov region, a fire broke out at an oil depot after a drone attack, acting Governor Yuri Slyusar said.", "2026-02-02T09:00", "ru_authorities", "UA", "Rostov Oblast", "RU-ROS", None, None, "oil depot"),
    ("Kharkiv Mayor Ihor Terekhov said a drone hit a residential building, injuring four people.", "2026-02-02T09:00", "ua_authorities", "RU", "Kharkiv", "UA-63", 4, None, "esidential"),
    ("A Russian drone strike on Zaporizhzhia injured 12 people, Governor Ivan Fedorov said.", "2026-02-02T09:00", "ua_authorities", "RU", "Zaporizhzhia", "UA-23", 12, None, "injured"),
    ("The Ukrainian military said its drones hit an oil terminal in Tuapse.", "2026-02-02T09:00", "ua_general_staff", "UA", "Tuapse", "RU-KDA", None, None, "oil"),
    ("Russian-installed authorities in Crimea said a fire broke out at an oil depot in Feodosia after a drone attack.", "2026-02-02T09:00", "ru_authorities", "UA", "Feodosia", "UA-43", None, None, "oil depot"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "published", "claimant", "attacker", "place", "region", "injured", "killed", "word"), INCIDENTS
)
def test_incidents(
    text: str,
    published: str,
    claimant: str,
    attacker: str,
    place: str,
    region: str,
    injured: int | None,
    killed: int | None,
    word: str,
) -> None:
    (claim,) = read(text, published).claims
    (incident,) = claim.incidents
    assert (claim.claimant, claim.attacker.value, claim.figures) == (claimant, attacker, ())
    assert (incident.place, incident.region, incident.injured, incident.killed) == (place, region, injured, killed)
    assert word in incident.paraphrase
    assert incident.paraphrase.lower() not in text.lower()


def test_each_regions_casualties_are_its_own() -> None:
    reading = read("The drone strikes killed one person in Lviv and injured 15 in Mukachevo, local officials said.")
    incidents = [incident for claim in reading.claims for incident in claim.incidents]
    assert [(incident.place, incident.killed, incident.injured) for incident in incidents] == [
        ("Lviv", 1, None),
        ("Mukachevo", None, 15),
    ]


def test_shelling_is_no_drone_attack() -> None:
    assert read("Russian shelling killed two people in Kherson, governor Oleksandr Prokudin said.").claims == ()


ARTICLE = """MOSCOW (Agency) – Talks are to go on next week, the Kremlin spokesman said on Monday, Jan. 19.
Meanwhile, Russia's Defense Ministry said Tuesday that air defenses downed 57 Ukrainian drones late Monday and \
early Tuesday, including 30 over the Bryansk region and five over the Black Sea.

Bryansk officials said drone debris fell on a warehouse in the city of Klintsy, causing a fire that was put out. \
Two people were injured, they said.
By contrast, Ukraine's General Staff said an oil depot in the Saratov region was hit by Ukrainian forces.
Russian forces launched 92 drones at Ukraine overnight, 77 of which were shot down or suppressed, Ukraine's air force \
said, and 12 of them hit targets in six locations."""


def test_an_article_yields_each_account_once() -> None:
    reading = read(ARTICLE, "2026-01-20T12:00")
    assert reading.status is Status.READ
    assert [(summary(claim), len(claim.incidents)) for claim in reading.claims] == [
        (("ru_mod", "2026-01-20", ["intercepted=57", "intercepted@RU-BRY=30", "intercepted@sea:black=5"]), 0),
        (("ru_authorities", "2026-01-20", []), 1),
        (("ua_general_staff", "2026-01-20", []), 1),
        (("ua_air_force", "2026-01-20", ["hit_locations=6", "hits=12", "intercepted=77", "launched=92"]), 0),
    ]
    assert all(claim.window.kind is WindowKind.NIGHT for claim in reading.claims)


@pytest.mark.parametrize(("text", "published", "expected"), [*RUSSIAN, *UKRAINIAN, *BOTH])
def test_spans_hold_the_words_that_state_the_value(text: str, published: str, expected: object) -> None:
    del expected
    for decorated in (text, "\ufeff" + text.replace("drones", "**drones**"), "\u2060\n\n" + text):
        for claim in read(decorated, published).claims:
            for figure in claim.figures:
                assert figure.start is not None
                assert figure.end is not None
                words = decorated[figure.start : figure.end]
                if words.isdigit() and figure.qualifier is Qualifier.EXACT:
                    assert int(words) == figure.value
                if figure.qualifier is Qualifier.NAMED:
                    assert not any(char.isdigit() for char in words)
                assert words == words.strip()
                assert words


def test_the_mapping_of_plain_shot_down_changes_with_the_air_forces_wording() -> None:
    text = "Ukraine's air force said it shot down 58 of 60 Russian drones overnight."
    before, after = read(text, "2025-07-20T07:00"), read(text, "2025-07-30T07:00")
    assert "shot_down=58" in summary(before.claims[0])[2]
    assert "intercepted=58" in summary(after.claims[0])[2]


def test_a_claim_without_a_named_claimant_is_flagged() -> None:
    reading = read("Russia launched 90 drones at Ukraine overnight")
    assert reading.status is Status.FLAGGED
    assert [claim.claimant for claim in reading.claims] == ["ua_air_force"]


def test_contradictions_are_kept_and_flagged() -> None:
    reading = read("Ukraine's air force said Russia launched 50 drones overnight and 70 of them were shot down.")
    assert reading.status is Status.FLAGGED
    assert any("70" in problem and "50" in problem for problem in reading.problems)


def test_a_number_beside_an_unknown_place_is_not_given_to_the_known_one() -> None:
    reading = read(
        "Russia's Defence Ministry said 12 drones were shot down over the Tmutarakan region and the Kursk region."
    )
    assert reading.status is Status.FLAGGED
    assert summary(reading.claims[0])[2] == ["intercepted=12", "intercepted@RU-KRS=named"]


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        news.parse_statement("Russia", datetime(2026, 1, 1))  # noqa: DTZ001 - that is the point


def test_the_rules_examples_are_read() -> None:
    for rule in news.RULES:
        assert rule.example
        assert rule.phrases


def test_a_cut_texts_last_number_is_not_trusted() -> None:
    text = "Russia's Defence Ministry said 40 drones were downed overnight, including 12 over Crimea and 1"
    reading = news.parse_statement(text, datetime(2026, 1, 26, 9, tzinfo=UTC), is_cut=True)
    assert summary(reading.claims[0])[2] == ["intercepted=40", "intercepted@UA-43=12"]


SAMPLES = [row[0] for row in (*RUSSIAN, *UKRAINIAN, *BOTH)] + [row[0] for row in INCIDENTS] + NOTHING
MARKS = st.sampled_from(
    ["\0", "\n", "🔥", "’", "–", "о", "а", "9", "0", "12,", " of ", " over ", '"', "(", "%", "\u0301", "\ud800"]
)


def intact(reading: Reading, text: str) -> None:
    """What holds for any reading of any text."""
    if reading.status in (Status.NOTHING, Status.UNREADABLE):
        assert reading.claims == ()
    else:
        assert reading.claims
    for claim in reading.claims:
        assert claim.figures or claim.incidents
        for figure in claim.figures:
            assert figure.start is not None
            assert figure.end is not None
            assert 0 <= figure.start < figure.end <= len(text)
            assert (figure.value is None) == (figure.qualifier in (Qualifier.NAMED, Qualifier.WITHHELD))
            assert (figure.upper is not None) == (figure.qualifier is Qualifier.RANGE)
            assert figure.value is None or 0 < figure.value <= 3000 or figure.qualifier is not Qualifier.EXACT


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 400), MARKS), max_size=4), st.integers(0, 400))
def test_mutated_texts_are_read_without_error(text: str, marks: list[tuple[int, str]], cut: int) -> None:
    for at, mark in marks:
        text = text[:at] + mark + text[at:]
    text = text[: max(cut, 20)]
    intact(read(text), text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_noise_claims_nothing(text: str) -> None:
    assert read(text).claims == ()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Russia",
                "Ukraine",
                "drones",
                "missiles",
                "12",
                "40",
                "shot",
                "down",
                "of",
                "over",
                "said",
                "the",
                "and",
                ",",
                ".",
                ":",
                "Monday",
                "overnight",
                "launched",
                "all",
                "but",
            ]
        ),
        max_size=40,
    )
)
def test_shuffled_words_do_not_break_the_parser(words: list[str]) -> None:
    text = " ".join(words)
    intact(read(text), text)


@pytest.mark.parametrize(
    "piece",
    [
        "Russia ",
        "12 drones, ",
        "Ukraine's air force said it shot down 12 of 14 drones. ",
        "of 12 of 12 of 12 ",
        "a a a drone over over over ",
        "(((((",
        "1,1,1,1,",
        "Monday to Monday to ",
        "regional state military ",
    ],
)
def test_a_megabyte_is_read_in_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = ("Ukraine drones " + piece * (length // len(piece)))[:length]
        start = process_time()
        intact(read(text), text)
        return process_time() - start

    short = seconds(125_000)
    assert seconds(1_000_000) < max(30 * short, 2.0)
