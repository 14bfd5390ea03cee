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
from sources.news.no_claims import tells_no_attack
from sources.news.words import tokens_of
from sources.records import Claim, Figure, Qualifier, Reading, Status, WindowKind

Row = tuple[str, str, list[tuple[str, str, str]]]

# A row is a text, when it was published, and its claims.
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
    ("Russian air defences intercepted at least 85 drones over more than a dozen regions overnight, the Russian defence ministry said.", "2025-08-24T09:00", [("ru_mod", "2025-08-24", "intercepted=85+")]),
    # A superlative is no period.
    ("Russia's Defence Ministry said 337 drones were shot down over Russia overnight, the largest such attack since the start of the war.", "2025-03-11T07:00", [("ru_mod", "2025-03-11", "intercepted=337")]),
]  # fmt: skip
UKRAINIAN: list[Row] = [
    ("Overnight Russia sent 94 drones against Ukraine, of which 81 were shot down or jammed, while 11 hit seven locations, Ukraine's air force said.", "2026-02-10T09:00", [("ua_air_force", "2026-02-10", "launched=94 intercepted=81 hits=11 hit_locations=7")]),
    ("Ukraine's air force said it shot down 58 of 59 drones launched by Russia overnight.", "2024-05-30T06:00", [("ua_air_force", "2024-05-30", "launched=59 shot_down=58")]),
    ("Ukraine's air force said it downed all but four of the 30 drones that Russia launched overnight.", "2024-05-30T06:00", [("ua_air_force", "2024-05-30", "launched=30 shot_down=26")]),
    ("Russia attacked Ukraine with 31 drones overnight, and all of them were shot down, the Ukrainian Air Force said.", "2024-05-30T06:00", [("ua_air_force", "2024-05-30", "launched=31 shot_down=31")]),
    ("Ukrainian air defences shot down all 22 drones launched by Russia overnight, the air force said on Thursday.", "2024-05-30T06:00", [("ua_air_force", "2024-05-30", "launched=22 shot_down=22")]),
    # Shot down and lost apart.
    ("Ukraine's air force said Russia launched 176 drones overnight; 96 were shot down and 63 were lost from radar.", "2025-02-20T08:00", [("ua_air_force", "2025-02-20", "launched=176 shot_down=96 suppressed=63")]),
    ("Ukrainian air defence units shot down 67 of 127 drones, while 56 drones disappeared from radars, the air force reported.", "2025-02-20T08:00", [("ua_air_force", "2025-02-20", "launched=127 shot_down=67 suppressed=56")]),
    ("The Ukrainian Air Force reported that Ukrainian forces downed 54 drones and that 41 drones were \"lost\", likely due to Ukrainian electronic warfare interference.", "2025-02-20T08:00", [("ua_air_force", "2025-02-20", "shot_down=54 suppressed=41")]),
    ("Ukraine's air force said it downed 52 drones overnight and lost track of 57 others.", "2024-11-10T08:00", [("ua_air_force", "2024-11-10", "shot_down=52 suppressed=57")]),
    ("Ukraine's air force said its defenses destroyed 177 drones and 9 missiles in midflight overnight.", "2025-06-09T08:00", [("ua_air_force", "2025-06-09", "shot_down=177 shot_down/missile=9")]),
    ("Ukraine's air force said Russia attacked with 610 drones overnight and it intercepted 547 of them. There were seven missile hits and 44 drone strikes at 31 locations.", "2025-09-07T08:00", [("ua_air_force", "2025-09-07", "launched=610 intercepted=547 hits/missile=7 hits=44 hit_locations/all=31")]),
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
# More forms, each read by a person before its row was kept.
FORMS: list[Row] = [
    ("The overnight barrage included 400 drones and 40 missiles, Ukraine's Air Force said. Of those, 380 drones and 25 missiles were shot down or jammed.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted/missile=25 intercepted=380 launched/missile=40 launched=400")]),
    ("Russian troops launched a combined strike on Ukraine, using 3 Kh-47M2 Kinzhal missiles, 10 Kalibr cruise missiles and 150 strike UAVs, the Air Force said.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "launched/ballistic=3 launched/cruise=10 launched=150")]),
    ("Ukraine's Air Force Command reported the enemy used 165 drones, with 135 of them destroyed or suppressed and 30 making it through to 12 locations.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "hit_locations=12 hits=30 intercepted=135 launched=165")]),
    ("Ukraine's air force said it tracked 138 drones overnight and shot down 110.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted=110 launched=138")]),
    ("Russia's aerial assault overnight involved 298 drones and 69 missiles, Ukraine's air force said. It said 266 drones and 45 missiles were downed.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted/missile=45 intercepted=266 launched/missile=69 launched=298")]),
    ("Air defenses had intercepted 45 cruise missiles and neutralized 266 drones, Ukraine's air force said.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted/cruise=45 intercepted=266")]),
    ("A total of 367 aerial targets were detected - 69 missiles and 298 drones, the air force said; 311 targets were neutralized.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted/all=311 launched/all=367 launched/missile=69 launched=298")]),
    ("Overnight Saturday to Sunday, Ukrainian air defences shot down 33 drones out of 41, the air force said.", "2026-01-26T09:00", [("ua_air_force", "2026-01-25", "intercepted=33 launched=41")]),
    ("TASS: Russian air defenses shot down 42 Ukrainian drones in three hours, the Defense Ministry reported.", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=42")]),
    ("MOSCOW, January 26. /TASS/. Russian air defense forces intercepted and destroyed 85 Ukrainian unmanned aerial vehicles (UAVs) over Russian regions overnight, the Defense Ministry reported.", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=85")]),
    ("MOSCOW, January 26. /TASS/. On-duty air defenses destroyed 85 Ukrainian fixed-wing unmanned aerial vehicles between 11:00 p.m. Moscow time on January 25 (8:00 p.m. GMT) and 7:00 a.m. Moscow time on January 26: 31 over the Republic of Crimea, 20 over the Belgorod Region, 5 each over the Kursk and Bryansk Regions and 24 over the Black Sea, the ministry specified.", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=85 intercepted@RU-BEL=20 intercepted@RU-BRY=5 intercepted@RU-KRS=5 intercepted@UA-43=31 intercepted@sea:black=24")]),
    ("Ukrainian forces attacked Moscow with at least 20 drones overnight, all of which were shot down, Mayor Sergei Sobyanin said.", "2026-01-26T09:00", [("ru_authorities", "2026-01-26", "intercepted=20+")]),
    ("Sobyanin said 12 drones had been downed on approach to the city.", "2026-01-26T09:00", [("ru_authorities", "2026-01-26", "intercepted=12")]),
    ("The Russian military said it downed 13 drones over Belgorod and another five over Bryansk.", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=18 intercepted@RU-BEL=13 intercepted@RU-BRY=5")]),
    ("Russia's Defense Ministry said early Monday that 12 drones were intercepted over the Belgorod region late Sunday.", "2026-01-26T09:00", [("ru_mod", "2026-01-25", "intercepted=12 intercepted@RU-BEL=12")]),
    ("Ukraine's air force says it has shot down 24 of 28 drones; Russia says it destroyed 15.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted=24 launched=28"), ("ru_mod", "2026-01-26", "intercepted=15")]),
    ("The Ukrainian military reported destroying 30 of 35 Russian drones overnight.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted=30 launched=35")]),
    ("Ukrainian forces said they shot down 20 out of 26 Russian drones launched from occupied Crimea overnight.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted=20 launched=26")]),
    ("Three of the five missiles and 43 of 51 drones were intercepted, Ukraine's air force said.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted/missile=3 intercepted=43 launched/missile=5 launched=51")]),
    ("None of the six Iskander missiles was intercepted, Ukraine's air force said.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "launched/ballistic=6")]),
    ("Air defences downed eight of nine drones over the Mykolaiv region, Governor Vitaliy Kim said.", "2026-01-26T09:00", [("ua_authorities", "2026-01-26", "intercepted=8 intercepted@UA-48=8")]),
    ("Air Command South said it shot down 7 Shahed drones over the Odesa region.", "2026-01-26T09:00", [("ua_air_command_south", "2026-01-26", "intercepted=7 intercepted@UA-51=7")]),
    ("Russia shot down more than 100 Ukrainian drones overnight, the Defence Ministry said, as Kyiv stepped up attacks before talks on Friday.", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=100+")]),
    ("Russian air defences shot down 43 drones: 13 over Voronezh, 10 over Kursk, and the rest over Belgorod, the Russian MoD said.", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=43 intercepted@RU-BEL=named intercepted@RU-KRS=10 intercepted@RU-VOR=13")]),
    ("Ukraine shot down a Russian Su-34 bomber and 12 drones, the air force said.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted=12")]),
    ("Ukraine's air force said Russia launched six ballistic missiles and 145 drones, killing at least 10 people and wounding 25 in Kyiv.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "launched/ballistic=6 launched=145")]),
    ("Russia fired a record 728 drones overnight, surpassing the previous record of 539, Ukraine's air force said.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "launched=728")]),
    ("Ukraine's air force said that overnight Russia launched 48 drones, down from 120 the previous night.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "launched=48")]),
    ("The Russian defence ministry said on Monday its air defence units destroyed 39 Ukrainian drones overnight, Interfax reported.", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=39")]),
    ("Russian air defense systems destroyed 31 Ukrainian drones overnight - Russian MoD", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=31")]),
    ("Ukraine downs 62 Russian drones, air force says", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted=62")]),
    ("Ukraine says air defenses downed 477 of 537 aerial weapons, among them 249 drones", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted/all=477 intercepted=249 launched/all=537")]),
    ("Russia attacked Ukraine with 44 drones on the night of January 25-26, the Air Force reported. Air defense forces shot down 41 of them.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted=41 launched=44")]),
    ("On Jan. 24, Russia fired 375 drones and 21 missiles at Ukraine, according to the air force in Kyiv.", "2026-01-26T09:00", [("ua_air_force", "2026-01-24", "launched/missile=21 launched=375")]),
    ("Russian Defense Ministry: 12 Ukrainian drones shot down over Belgorod region in evening", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=12 intercepted@RU-BEL=12")]),
    ("Russia's air defences destroyed 13 drones over Crimea, five over the Black Sea, three over Krasnodar region and one over the Sea of Azov between Sunday evening and Monday morning, the defence ministry said.", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=22 intercepted@RU-KDA=3 intercepted@UA-43=13 intercepted@sea:azov=1 intercepted@sea:black=5")]),
    ("Ukrainian air defense forces shot down 83 Russian drones, and 59 others failed to reach their targets due to electronic warfare, the Air Force said.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "shot_down=83 suppressed=59")]),
    ("Russian forces fired an Iskander-K cruise missile, 4 S-300 missiles and 22 Shahed drones overnight. All drones were destroyed, the air force said.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted=22 launched/ballistic=4 launched/cruise=1 launched=22")]),
    ("Russia's Ministry of Defense claims it shot down 389 Ukrainian drones overnight, with debris causing fires at an oil terminal in Primorsk, Leningrad region Governor Alexander Drozdenko said.", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=389")]),
    ("More than 30 drones were shot down over the Leningrad region, Governor Alexander Drozdenko said.", "2026-01-26T09:00", [("ru_authorities", "2026-01-26", "intercepted=30+ intercepted@RU-LEN=30+")]),
    ("In Bryansk region, four drones were destroyed, governor Alexander Bogomaz said on Telegram.", "2026-01-26T09:00", [("ru_authorities", "2026-01-26", "intercepted=4 intercepted@RU-BRY=4")]),
    ("The Ukrainian Air Force reported that Russian forces launched 165 drones, including over 100 Shaheds, and that Ukrainian forces downed 136 drones and that 29 drones struck 17 locations on the night of January 24 to 25.", "2026-01-26T09:00", [("ua_air_force", "2026-01-25", "hit_locations=17 hits=29 intercepted=136 launched=165")]),
    ("The Ukrainian Air Force reported on January 26 that Russian forces launched two Kh-59/69 cruise missiles and 138 drones overnight on January 25 to 26.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "launched/cruise=2 launched=138")]),
    ("Russia's Defence Ministry said it had destroyed 6 drones over the Tver region and 2 each over the Smolensk and Moscow regions.", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=10 intercepted@RU-MOS=2 intercepted@RU-SMO=2 intercepted@RU-TVE=6")]),
    ("Four drones were destroyed over the Tver region, and three more over the Smolensk region, Russia's Defence Ministry said.", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=7 intercepted@RU-SMO=3 intercepted@RU-TVE=4")]),
    ("Russia says 80 drones downed, among them 30 over Bryansk; Ukraine reports 101 launched, 90 downed", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=80 intercepted@RU-BRY=30"), ("ua_air_force", "2026-01-26", "intercepted=90 launched=101")]),
    ("Ukraine’s air force said it had intercepted 249 out of the 273 drones, while 21 struck 12 locations. Russia's defence ministry, meanwhile, said it downed 77 Ukrainian drones overnight.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "hit_locations=12 hits=21 intercepted=249 launched=273"), ("ru_mod", "2026-01-26", "intercepted=77")]),
    ("Russian air defence systems intercepted 50 drones on Saturday and 60 on Sunday, the Russian Defence Ministry said.", "2026-01-26T09:00", [("ru_mod", "2026-01-24", "intercepted=50"), ("ru_mod", "2026-01-25", "intercepted=60")]),
    ("On Saturday, Russia's defence ministry said it shot down 50 drones. On Sunday, it reported another 60 drones downed.", "2026-01-26T09:00", [("ru_mod", "2026-01-24", "intercepted=50"), ("ru_mod", "2026-01-25", "intercepted=60")]),
    ("Ukraine's air defence shot down 25 of the 30 drones but all 5 ballistic missiles got through, the air force said.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "hits/ballistic=5 intercepted=25 launched=30")]),
    ("Russia launched more drones than ever. Ukraine's air force counted 810 drones and 13 missiles; 747 drones and four missiles were shot down.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted/missile=4 intercepted=747 launched/missile=13 launched=810")]),
    ("The defence ministry in Moscow reported that 44 drones had been \"destroyed and intercepted\" between 20:00 and 23:30 on Sunday.", "2026-01-26T09:00", [("ru_mod", "2026-01-25", "intercepted=44")]),
    ("Russian air defense systems downed 14 Ukrainian drones from 7 a.m. to 3 p.m. on Sunday, the Russian Defense Ministry said.", "2026-01-26T09:00", [("ru_mod", "2026-01-25", "intercepted=14")]),
    ("At least 5 drones were downed near Moscow, mayor says", "2026-01-26T09:00", [("ru_authorities", "2026-01-26", "intercepted=5+")]),
    ("Ukraine's air force: Russia attacked with 61 Shaheds; 54 destroyed, 5 lost", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "launched=61 shot_down=54 suppressed=5")]),
    ("Ukraine attacked Russia with at least 100 drones overnight. Moscow's defence ministry said 96 were intercepted.", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=96")]),
    ("Overall, 30 out of 35 aerial targets were destroyed: 25 of 28 Shahed drones and 5 of 7 Kh-101 cruise missiles, the Ukrainian Air Force said.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted/all=30 intercepted/cruise=5 intercepted=25 launched/all=35 launched/cruise=7 launched=28")]),
    ("The air force said Ukrainian defences downed 13 of 17 missiles and 72 of 73 drones.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted/missile=13 intercepted=72 launched/missile=17 launched=73")]),
    ("Ukraine's air force said it had downed half of the 40 drones.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "launched=40")]),
    ("Russia’s defense ministry said Wednesday it destroyed 160 Ukrainian drones in the border regions and over the Black Sea.", "2026-01-26T09:00", [("ru_mod", "2026-01-21", "intercepted=160 intercepted@sea:black=named")]),
    ("As of 08:30 a.m., 91 of 110 drones had been shot down, the Air Force of the Armed Forces of Ukraine reported.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "intercepted=91 launched=110")]),
    ("Ukraine's air force said Russian forces attacked with 97 strike drones from 18:00 on January 25.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "launched=97")]),
    ("Russia's Defense Ministry says 200-plus drones intercepted overnight", "2026-01-26T09:00", [("ru_mod", "2026-01-26", "intercepted=200+")]),
    ("Russia's defence ministry reported shooting down 147 drones in the Ukraine war's biggest drone attack on Tuesday night.", "2026-01-26T09:00", [("ru_mod", "2026-01-21", "intercepted=147")]),
    ("Ukraine said Russia had fired 100+ drones overnight.", "2026-01-26T09:00", [("ua_air_force", "2026-01-26", "launched=100+")]),
    ("(Reuters) - Russian air defence units destroyed 165 Ukrainian drones over 10 Russian regions, the Defence Ministry said on Telegram. It said 85 were downed in Bryansk region on the Ukrainian border.", "2026-01-26T12:00", [("ru_mod", "2026-01-26", "intercepted=165 intercepted@RU-BRY=85")]),
    ("Russia's air defence systems destroyed 85 Ukrainian drones, 31 of them over the Black Sea and 20 over Crimea, the RIA news agency cited the defence ministry as saying.", "2026-01-26T12:00", [("ru_mod", "2026-01-26", "intercepted=85 intercepted@UA-43=20 intercepted@sea:black=31")]),
    ("Russian forces conducted a large-scale strike of 70 missiles and 450 drones against Ukraine on the night of January 24 to 25. The Ukrainian Air Force reported that Ukrainian forces downed 24 Kalibr cruise missiles, 14 Kh-59/69 missiles, and 412 drones.", "2026-01-26T12:00", [("ua_air_force", "2026-01-25", "intercepted/cruise=14 intercepted/cruise=24 intercepted=412 launched/missile=70 launched=450")]),
    ("Over 100 Ukrainian drones shot down over Russia overnight, MoD says", "2026-01-26T12:00", [("ru_mod", "2026-01-26", "intercepted=100+")]),
    ("138 Russian drones attacked Ukraine overnight, 110 neutralized, Air Force says", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "intercepted=110 launched=138")]),
    ("Air Force: Ukraine shoots down 110 of 138 drones launched by Russia; 21 hits recorded at 11 locations", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "hit_locations=11 hits=21 intercepted=110 launched=138")]),
    ("Over the past 24 hours, Russia launched 150 drones, Ukraine's air force said.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "launched=150")]),
    ("Ukrainian air defence forces have shot down 1 Kh-59 missile and 10 out of 10 Shahed UAVs overnight, the Air Force of the Ukrainian Armed Forces reported.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "intercepted/cruise=1 intercepted=10 launched=10")]),
    ("Ukraine fired 12 Storm Shadow missiles at Bryansk, Russia's defence ministry said; all were shot down.", "2026-01-26T12:00", [("ru_mod", "2026-01-26", "intercepted/cruise=12")]),
    ("Ukraine's air force said Russia launched 90 drones and \"most\" were shot down.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "launched=90")]),
    ("Russia launched 90 drones, but 80 failed to reach their targets, Ukraine's air force said.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "launched=90 missed=80")]),
    ("Russia's defense ministry said a total of 337 drones were intercepted: 91 over the Moscow region, 126 over the Kursk region, 38 over the Bryansk region, 25 over the Belgorod region, 22 over the Ryazan region, 10 over the Kaluga region, 8 over the Lipetsk region, 8 over the Oryol region, 6 over the Voronezh region and 3 over the Nizhny Novgorod region.", "2026-01-26T12:00", [("ru_mod", "2026-01-26", "intercepted=337 intercepted@RU-BEL=25 intercepted@RU-BRY=38 intercepted@RU-KLU=10 intercepted@RU-KRS=126 intercepted@RU-LIP=8 intercepted@RU-MOS=91 intercepted@RU-NIZ=3 intercepted@RU-ORL=8 intercepted@RU-RYA=22 intercepted@RU-VOR=6")]),
    ("Two Ukrainian drones that tried to attack Moscow were shot down early on Sunday, Russia's defence ministry said.", "2026-01-26T12:00", [("ru_mod", "2026-01-25", "intercepted=2")]),
    ("Russian air defence destroyed 12 drones over Crimea and in Kursk region, the defence ministry said on its Telegram channel on Sunday.", "2026-01-26T12:00", [("ru_mod", "2026-01-25", "intercepted=12 intercepted@RU-KRS=named intercepted@UA-43=named")]),
    ("Russia destroyed 12 drones over the Black Sea off the coast of Crimea, the defence ministry said.", "2026-01-26T12:00", [("ru_mod", "2026-01-26", "intercepted=12 intercepted@sea:black=12")]),
    ("Ukraine's General Staff said on Facebook that air defence had destroyed 10 of 15 Shahed-136 drones.", "2026-01-26T12:00", [("ua_general_staff", "2026-01-26", "intercepted=10 launched=15")]),
    ("Russia launched 10 Shahed drones from Primorsko-Akhtarsk at Odesa and 5 missiles at Kharkiv, the air force said; nine of the drones were shot down.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "intercepted=9 launched/missile=5 launched=10")]),
    ("The Russian Defence Ministry reported that 22 drones were shot down and four were jammed overnight.", "2026-01-26T12:00", [("ru_mod", "2026-01-26", "intercepted=26 shot_down=22 suppressed=4")]),
    ("Russian air defenses overnight intercepted and destroyed 45 Ukrainian drones: 20 over the Bryansk Region, 15 over the Black Sea, and 10 more over Crimea, the Defense Ministry reported.", "2026-01-26T12:00", [("ru_mod", "2026-01-26", "intercepted=45 intercepted@RU-BRY=20 intercepted@UA-43=10 intercepted@sea:black=15")]),
    ("At least seven people were killed overnight in Ukraine, officials said, after Russia launched 476 drones and 48 missiles. Ukraine's air force said 442 drones and 41 missiles were shot down.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "intercepted/missile=41 intercepted=442 launched/missile=48 launched=476")]),
    ("Ukraine’s air force: 105 of 138 drones downed. Russia’s defence ministry: 40 Ukrainian drones destroyed.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "intercepted=105 launched=138"), ("ru_mod", "2026-01-26", "intercepted=40")]),
    ("Air force says it downed 13 Shahed drones, four missiles overnight in Ukraine", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "intercepted/missile=4 intercepted=13")]),
    ("Ukraine's air force said on Sunday that it had shot down 28 of the 32 drones Russia launched overnight.", "2026-01-26T12:00", [("ua_air_force", "2026-01-25", "intercepted=28 launched=32")]),
    ("The Ukrainian air force said it destroyed 56 out of 62 drones, and that five more had been lost.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "launched=62 shot_down=56 suppressed=5")]),
    ("Russia unleashed more than 1,000 drones and missiles on Ukraine overnight, Zelenskyy said.", "2026-01-26T12:00", [("other", "2026-01-26", "launched/all=1000+")]),
    ("Russian forces attacked Ukraine with one Iskander-M and 90 drones on Sunday night, the Air Force said on Monday morning. Air defenders downed 70 drones as of 9:00 a.m.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "intercepted=70 launched/ballistic=1 launched=90")]),
    ("Ukraine's Air Force Command said 19 of the 20 Shahed drones fired overnight were destroyed over the Mykolaiv, Kherson and Dnipropetrovsk regions.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "intercepted=19 intercepted@UA-12=named intercepted@UA-48=named intercepted@UA-65=named launched=20")]),
    ("Russia launches 12th straight night of attacks; air force downs 40 of 52 drones in Ukraine", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "intercepted=40 launched=52")]),
    ("As of 8:30 a.m. on January 26, air defences had shot down or suppressed 91 Shahed-type drones and drones of other types over northern, southern and eastern Ukraine, the Ukrainian Air Force said.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "intercepted=91 intercepted@ua:east=named intercepted@ua:north=named intercepted@ua:south=named")]),
    ("Direct hits by missiles and 13 strike UAVs were recorded at 11 locations, and fallen debris at eight locations, Ukraine's Air Force reported.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "debris_locations=8 hit_locations=11 hits=13")]),
    ("Ukraine's Air Force said it had shot down 28 drones in the Kyiv region.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "intercepted=28 intercepted@UA-32=28")]),
    ("Ukraine's Air Force said 4 missiles and 20 drones hit 12 sites.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "hit_locations/all=12 hits/missile=4 hits=20")]),
    ("Russia's Defence Ministry said 19 drones had been downed over the Belgorod region, 16 over the Bryansk region and nine over the Kursk region, all of which border Ukraine.", "2026-01-26T12:00", [("ru_mod", "2026-01-26", "intercepted=44 intercepted@RU-BEL=19 intercepted@RU-BRY=16 intercepted@RU-KRS=9")]),
    ("Russia's Defence Ministry said air defences destroyed five Ukrainian drones in the Moscow region, which surrounds the capital, and another two in the Tula region to the south.", "2026-01-26T12:00", [("ru_mod", "2026-01-26", "intercepted=7 intercepted@RU-MOS=5 intercepted@RU-TUL=2")]),
    ("Ukrainian drones: 20 shot down over Crimea, Russia's Defence Ministry reports.", "2026-01-26T12:00", [("ru_mod", "2026-01-26", "intercepted=20 intercepted@UA-43=20")]),
    ("Russia says Ukraine attacked with 20 drones, all shot down", "2026-01-26T12:00", [("ru_mod", "2026-01-26", "intercepted=20")]),
    ("Ukrainian drones attacked Sevastopol overnight. Eleven were shot down, the city's Russian-installed governor, Mikhail Razvozhayev, said.", "2026-01-26T12:00", [("ru_authorities", "2026-01-26", "intercepted=11")]),
    ("According to the Russian MoD, air-defence forces destroyed 3 UAVs in Rostov Oblast and 1 UAV in Volgograd Oblast.", "2026-01-26T12:00", [("ru_mod", "2026-01-26", "intercepted=4 intercepted@RU-ROS=3 intercepted@RU-VGG=1")]),
    ("More than half of the 60 drones launched overnight were shot down, Ukraine's air force said.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "launched=60")]),
    ("Source: Air Force. Details: the Russians launched 138 Shahed and other UAVs on the night of 25–26 January. As of 08:30, 110 UAVs had been downed. Hits by 21 UAVs were recorded in 11 locations.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "hit_locations=11 hits=21 intercepted=110 launched=138")]),
    ("Ukraine’s air defences downed 477 drones and missiles out of 537 launched, the air force said.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "intercepted/all=477 launched/all=537")]),
    ("The air force said Russia used 3 Kinzhal and 2 Iskander-M ballistic missiles.", "2026-01-26T12:00", [("ua_air_force", "2026-01-26", "launched/ballistic=2 launched/ballistic=3")]),
    ("Moscow Mayor Sergey Sobyanin said 32 drones flying toward Moscow were shot down between 18:00 and midnight on Sunday.", "2026-01-26T12:00", [("ru_authorities", "2026-01-25", "intercepted=32")]),
    ("Russia launched 11 ballistic missiles and 149 drones at Ukraine overnight, the air force said Tuesday, adding that 116 drones were shot down and that hits by ballistic missiles and 32 drones were recorded at 12 locations.", "2026-02-10T08:00", [("ua_air_force", "2026-02-10", "hit_locations=12 hits=32 intercepted=116 launched/ballistic=11 launched=149")]),
    ("Russian air defences shot down 108 Ukrainian drones over several regions and the Black and Azov seas overnight, the Defence Ministry said.", "2026-02-10T08:00", [("ru_mod", "2026-02-10", "intercepted=108 intercepted@sea:azov=named intercepted@sea:black=named")]),
    ("Russia's Defense Ministry said it downed 82 Ukrainian drones within three hours on Monday evening, 40 of them over Bryansk.", "2026-02-10T08:00", [("ru_mod", "2026-02-09", "intercepted=82 intercepted@RU-BRY=40")]),
    ("Russian air defense forces downed 9 Ukrainian drones overnight, the Russian MoD claimed — five over Belgorod Oblast, three over Kursk Oblast, and one over Crimea.", "2026-02-10T08:00", [("ru_mod", "2026-02-10", "intercepted=9 intercepted@RU-BEL=5 intercepted@RU-KRS=3 intercepted@UA-43=1")]),
    ("Ukraine's air force downed 17 of 24 drones and a Kh-59 cruise missile, it reported.", "2026-02-10T08:00", [("ua_air_force", "2026-02-10", "intercepted/cruise=1 intercepted=17 launched=24")]),
    ("Russia overnight on Feb. 10 attacked Ukraine with 125 drones, Ukraine's Air Force reported. Ukrainian air defense intercepted 110 drones, while 13 drones struck six locations.", "2026-02-10T08:00", [("ua_air_force", "2026-02-10", "hit_locations=6 hits=13 intercepted=110 launched=125")]),
    ("Ukrainian air defenses destroyed 60 drones, while 22 drone imitators were lost without negative consequences, according to the Air Force.", "2026-02-10T08:00", [("ua_air_force", "2026-02-10", "shot_down=60 suppressed=22")]),
    ("Ukrainian air defenses destroyed 60 drones, while 22 drone simulators were lost without negative consequences, according to the Air Force.", "2025-03-10T08:00", [("ua_air_force", "2025-03-10", "shot_down=60 suppressed=22")]),
    ("Russia's military shot down 10 Ukrainian drones, including 7 in the Belgorod region and 3 in the Voronezh region, its Defense Ministry said Tuesday.", "2026-02-10T08:00", [("ru_mod", "2026-02-10", "intercepted=10 intercepted@RU-BEL=7 intercepted@RU-VOR=3")]),
    ("The Ukrainian air force said its defences shot down 24 out of 28 drones launched over eight regions.", "2026-02-10T08:00", [("ua_air_force", "2026-02-10", "intercepted=24 launched=28")]),
    ("Air defence systems shot down 30 of 38 drones over Kyiv, Cherkasy, Poltava and Sumy regions, the Ukrainian air force said on Telegram.", "2026-02-10T08:00", [("ua_air_force", "2026-02-10", "intercepted=30 intercepted@UA-32=named intercepted@UA-53=named intercepted@UA-59=named intercepted@UA-71=named launched=38")]),
    ("Overnight, Moscow fired 143 drones and one Iskander-M ballistic missile at Ukraine - Kyiv's air force said it shot down 110 of the drones", "2026-02-10T08:00", [("ua_air_force", "2026-02-10", "intercepted=110 launched/ballistic=1 launched=143")]),
    ("Authorities in Russia's Tatarstan said two drones were shot down over Yelabuga.", "2026-02-10T08:00", [("ru_authorities", "2026-02-10", "intercepted=2 intercepted@RU-TA=2")]),
    ("In its morning update, the Russian Defence Ministry reported 35 drones destroyed: 14 – Bryansk region, 11 – Kaluga region, 10 – Crimea.", "2026-02-10T08:00", [("ru_mod", "2026-02-10", "intercepted=35 intercepted@RU-BRY=14 intercepted@RU-KLU=11 intercepted@UA-43=10")]),
    ("The Russian Defense Ministry said 100 drones were downed between 9 p.m. on Feb. 9 and 7 a.m. on Feb. 10.", "2026-02-10T08:00", [("ru_mod", "2026-02-10", "intercepted=100")]),
    ("Russian air defenses shot down 19 Ukrainian drones over four Russian regions on February 9, the Defense Ministry said.", "2026-02-10T08:00", [("ru_mod", "2026-02-09", "intercepted=19")]),
    ("Ukraine's Air Force reports 149 drones launched by Russia overnight, 116 of them neutralised.", "2026-02-10T08:00", [("ua_air_force", "2026-02-10", "intercepted=116 launched=149")]),
    ("Sixteen Ukrainian drones have been shot down over Russian territory since midnight, Russia's defence ministry says.", "2026-02-10T08:00", [("ru_mod", "2026-02-10", "intercepted=16")]),
    ("Ukraine's air defence shot down 12 out of 15 Shahed-131/136 attack UAVs launched by the Russians from Chauda in Crimea.", "2026-02-10T08:00", [("ua_air_force", "2026-02-10", "intercepted=12 launched=15")]),
    ("The invaders attacked with 55 Shahed drones; Air Force units shot down 48, and seven more did not reach their targets.", "2026-02-10T08:00", [("ua_air_force", "2026-02-10", "intercepted=48 launched=55 missed=7")]),
    ("Ukraine said it shot down 42 of 45 drones on its independence day; Russia said it downed 18 drones over the Kursk region", "2026-02-10T08:00", [("ua_air_force", "2026-02-10", "intercepted=42 launched=45"), ("ru_mod", "2026-02-10", "intercepted=18 intercepted@RU-KRS=18")]),
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


@pytest.mark.parametrize(("text", "published", "expected"), [*RUSSIAN, *UKRAINIAN, *BOTH, *FORMS])
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
    # One plant is one plant, several are several.
    ("An industrial plant caught fire from drone debris in Russia's Tula region, Governor Dmitry Milyaev said.", "2026-01-26", "ru_authorities", "UA", "Tula Oblast", "RU-TUL", None, None, "on an industrial plant"),
    ("Industrial plants caught fire from drone debris in Russia's Tula region, Governor Dmitry Milyaev said.", "2026-01-26", "ru_authorities", "UA", "Tula Oblast", "RU-TUL", None, None, "on industrial plants"),
    ("Rostov authorities said debris of drones came down on two chemical plants in the city of Taganrog, and the fire there was put out. Two people were hurt, they said.", "2026-02-02T09:00", "ru_authorities", "UA", "Taganrog", "RU-ROS", 2, None, "two industrial plants"),
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
def test_incidents(  # noqa: PLR0917 - the columns of the table above
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
Ukraine's General Staff, for its part, said it hit an oil depot in the Saratov region.
Overnight, Russia sent 92 drones at Ukraine, and 77 were shot down or jammed, Ukraine's air force said; 12 drones \
struck six locations."""


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


@pytest.mark.parametrize(("text", "published", "expected"), [*RUSSIAN, *UKRAINIAN, *BOTH, *FORMS])
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


@pytest.mark.parametrize("year", ["in 2022", "since 1945"])
def test_a_year_is_no_number_left_over(year: str) -> None:
    reading = read(f"Russia said it downed 34 Ukrainian drones near Moscow, the most on the capital {year}.")
    assert (reading.status, reading.problems) == (Status.READ, ())
    assert reading.claims[0].figures[0].value == 34


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        news.parse_statement("Russia", datetime(2026, 1, 1))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize("rule", news.RULES, ids=lambda rule: rule.name)
def test_a_rules_example_has_its_words(rule: news.Rule) -> None:
    text = rule.example.lower()
    acts = {token.act for token in tokens_of(text, 0, len(text), (), ()) if token.kind == "V"}
    assert rule.act in acts


def test_no_two_rules_are_of_the_same_words() -> None:
    phrases = [phrase for rule in news.RULES for phrase in rule.phrases.split("|")]
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize(
    ("words", "is_none"),
    [
        ("russia has launched 9,000 drones since the start of the war", True),
        ("russia launched 90 drones, the largest attack since the start of the war", False),
        ("over the past month russia launched 5,000 drones", True),
        ("during the week 1,441 drones were downed", True),
        ("russia fires 100 drones a night", True),
        ("russia launched 90 drones in one night", False),
    ],
)
def test_asides_that_compare_make_no_total(words: str, is_none: bool) -> None:
    assert tells_no_attack(words) is is_none


def test_a_number_that_is_left_over_is_flagged() -> None:
    reading = read(
        "Russia's Defense Ministry said two drones were intercepted near Moscow on Saturday and one near Kaluga."
    )
    assert reading.status is Status.FLAGGED


def test_a_cut_texts_last_number_is_not_trusted() -> None:
    text = "Russia's Defence Ministry said 40 drones were downed overnight, including 12 over Crimea and 1"
    reading = news.parse_statement(text, datetime(2026, 1, 26, 9, tzinfo=UTC), is_cut=True)
    assert summary(reading.claims[0])[2] == ["intercepted=40", "intercepted@UA-43=12"]


SAMPLES = [row[0] for row in (*RUSSIAN, *UKRAINIAN, *BOTH, *FORMS)] + [row[0] for row in INCIDENTS] + NOTHING
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
def test_a_long_text_is_read_in_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = ("Ukraine drones " + piece * (length // len(piece)))[:length]
        start = process_time()
        intact(read(text), text)
        return process_time() - start

    short = seconds(60_000)
    assert seconds(480_000) < max(30 * short, 1.0)
