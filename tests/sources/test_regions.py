"""The regions, and the search for their names in all declined forms of three languages."""

from __future__ import annotations

import time

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.cleaned import clean
from sources.regions import REGIONS, RegionKind, find_places, region_of_table_name, unknown_places


def codes(text: str, language: str) -> list[str]:
    return [place.code for place in find_places(clean(text).lower, language)]


def unknown(text: str, language: str) -> list[str]:
    lower = clean(text).lower
    return [lower[start:end] for start, end in unknown_places(lower, language, find_places(lower, language))]


@pytest.mark.parametrize(("country", "count"), [("UA", 27), ("RU", 83)])
def test_all_of_iso_3166_2(country: str, count: int) -> None:
    known = {code for code in REGIONS if code.startswith(f"{country}-")}
    assert known == {subdivision.code for subdivision in pycountry.subdivisions.get(country_code=country)}
    assert len(known) == count


def test_countries_are_of_iso_3166_1() -> None:
    countries = [region for region in REGIONS.values() if region.kind is RegionKind.COUNTRY]
    assert all(pycountry.countries.get(alpha_2=region.code) for region in countries)
    assert all(region.country == region.code for region in countries)


def test_names_are_unique_in_each_language() -> None:
    for language in ("name_en", "name_uk", "name_ru"):
        names = [getattr(region, language) for region in REGIONS.values()]
        assert len(set(names)) == len(names)
        assert all(name == name.strip() and name for name in names)


def test_what_the_regions_are() -> None:
    assert {code for code, region in REGIONS.items() if region.kind is RegionKind.CITY} == {
        "UA-30",
        "UA-40",
        "RU-MOW",
        "RU-SPE",
    }
    assert [code for code in REGIONS if code.startswith("sea:")] == [
        "sea:azov",
        "sea:baltic",
        "sea:black",
        "sea:caspian",
    ]
    assert {code for code in REGIONS if code.startswith("ua:")} == {
        f"ua:{side}" for side in (["south", "east", "north", "west", "centre"])
    }
    assert REGIONS["ru:moscow-region"].country == "RU"
    assert REGIONS["sea:black"].country is None
    assert REGIONS["whole"].kind is RegionKind.WHOLE
    assert REGIONS["UA-43"].name_uk == "Крим"
    assert (REGIONS["RU-KYA"].name_uk, REGIONS["RU-SA"].name_uk) == ("Красноярський край", "Саха (Якутія)")


# The forms that a name takes: nominative, genitive, dative, accusative, instrumental, prepositional.
FEMININE = {"ru": ("ая", "ой", "ой", "ую", "ой"), "uk": ("а", "ої", "ій", "у", "ою")}
MASCULINE = {"ru": ("ий", "ого", "ому", "им", "ом"), "uk": ("ий", "ого", "ому", "им")}
NOUNS = {
    "ru": {"область": "область области области область областью", "край": "край края краю краем крае"},
    "uk": {"область": "область області області область областю", "край": "край краю краю краєм"},
}


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_every_oblast_and_krai_in_every_case(language: str) -> None:
    wrong = []
    for code, region in REGIONS.items():
        *first, noun = getattr(region, f"name_{language}").split(" ")
        if region.kind is not RegionKind.REGION or len(first) != 1 or noun not in NOUNS[language]:
            continue
        endings = (FEMININE if noun == "область" else MASCULINE)[language]
        stem = first[0].removesuffix(endings[0])
        for ending, form in zip(endings, NOUNS[language][noun].split(), strict=True):
            surface = f"{stem}{ending} {form}"
            places = find_places(f"над {surface} и".lower(), language)
            if [(place.code, place.surface) for place in places] != [(code, surface.lower())]:
                wrong.append((surface, places))
            if noun == "область" and codes(f"над {stem}{ending}, 5", language) != [code]:
                wrong.append((stem + ending, places))
    assert wrong == []


RUSSIAN = [
    # A list shares its noun.
    ("над территориями Белгородской, Брянской и Курской областей", "RU-BEL RU-BRY RU-KRS"),
    ("над Краснодарским и Ставропольским краями", "RU-KDA RU-STA"),
    ("Тульской, Рязанской обл. и Пермского края", "RU-TUL RU-RYA RU-PER"),
    # An adjective alone, also where the text ends.
    ("над территорией Курской.", "RU-KRS"),
    ("над территорией Краснодарского", "RU-KDA"),
    # Republics.
    ("Республики Крым, Республики Адыгея и Республики Татарстан", "UA-43 RU-AD RU-TA"),
    ("Республикой Крым, Крымом, Крыма, в Крыму, Крымским полуостровом", "UA-43 UA-43 UA-43 UA-43 UA-43"),
    ("Адыгеи, Адыгеей, Калмыкии, Мордовией, Дагестана, Ингушетии", "RU-AD RU-AD RU-KL RU-MO RU-DA RU-IN"),
    ("Башкортостана, Башкирии, Карелии, Бурятии, Хакасии, Тывы, Якутии", "RU-BA RU-BA RU-KR RU-BU RU-KK RU-TY RU-SA"),
    ("Удмуртской Республики, Удмуртии, Чувашской Республики – Чувашии, Чувашии", "RU-UD RU-UD RU-CU RU-CU"),
    ("Северной Осетии, Республики Северная Осетия – Алания, Северная Осетия- Алания", "RU-SE RU-SE RU-SE"),
    ("Чеченской Республики, Чечни, Кабардино-Балкарской Республики, Карачаево-Черкесии", "RU-CE RU-CE RU-KB RU-KC"),
    ("Республики Коми, Республики Марий Эл, Республики Алтай, Республики Саха (Якутия)", "RU-KO RU-ME RU-AL RU-SA"),
    ("Республик Крым, Алтай и Адыгея", "UA-43 RU-AL RU-AD"),
    ("Алтайского края", "RU-ALT"),
    ("Донецкой Народной Республики, Луганской Народной Республикой, ДНР и ЛНР", "UA-14 UA-09 UA-14 UA-09"),
    ("Донецкой и Луганской народных республик", "UA-14 UA-09"),
    # Autonomous okrugs and the autonomous oblast.
    ("Ханты-Мансийского автономного округа – Югры, Ненецкого автономного округа", "RU-KHM RU-NEN"),
    ("Ямало-Ненецким автономным округом, Чукотского АО, Еврейской автономной области", "RU-YAN RU-CHU RU-YEV"),
    # Moscow three ways.
    ("Московского региона, Московской области, Москвы, летевших на Москву", "ru:moscow-region RU-MOS RU-MOW RU-MOW"),
    ("Подмосковья, города Москва, Санкт-Петербурга и Ленинградской области", "RU-MOS RU-MOW RU-SPE RU-LEN"),
    # Occupied regions and Ukraine's.
    ("Запорожской и Херсонской областей, Севастополя, Харьковской области, Киева", "UA-23 UA-65 UA-40 UA-63 UA-30"),
    # Seas, alone and together.
    ("акваторией Черного моря, Чёрным морем, Азовского моря", "sea:black sea:black sea:azov"),
    (
        "акваториями Черного и Азовского морей, Каспийского и Балтийского морей",
        "sea:black sea:azov sea:caspian sea:baltic",
    ),
    ("акваторией Азовского", "sea:azov"),
    # Cities.
    ("над городом Белгород, Новороссийском, Энгельсом, Таганрогом", "RU-BEL RU-KDA RU-SAR RU-ROS"),
    (
        "Воронежа, Курска, Брянском, Калуги, Тулой, в городе Орёл, г. Орел",
        "RU-VOR RU-KRS RU-BRY RU-KLU RU-TUL RU-ORL RU-ORL",
    ),
    ("Симферополя, Феодосией, Джанкоя, Керчи, Керчью", "UA-43 UA-43 UA-43 UA-43 UA-43"),
    ("Энергодаре, Мелитополя, Донецка, Луганском, Мариуполя", "UA-23 UA-23 UA-14 UA-09 UA-14"),
    ("Ростова-на-Дону, Ростовом-на-Дону, Нижнего Новгорода, Великим Новгородом", "RU-ROS RU-ROS RU-NIZ RU-NGR"),
    ("Комсомольском-на-Амуре, Петропавловска-Камчатского, Славянск-на-Кубани", "RU-KHA RU-KAM RU-KDA"),
    # The Ministry sometimes joins by a hyphen.
    ("Брянской-Курской", "RU-BRY RU-KRS"),
    # No places: common words, a stretch of front, the fleet, the regime.
    ("орёл, стоит грозный, в азов, шахты, острова, киров, владимир", ""),
    ("на Курском направлении и Брянском направлении", ""),
    ("Черноморского флота, киевского режима, московское время, азовского района, крымского моста", ""),
    ("семья, коми, алтай, саха, тула_", "RU-TUL"),
    ("Российской Федерации, России, Украины", ""),
]


@pytest.mark.parametrize(("text", "expected"), RUSSIAN)
def test_russian(text: str, expected: str) -> None:
    assert codes(text, "ru") == expected.split()


UKRAINIAN = [
    ("на Харківщині, Сумщина, Дніпропетровщину, Одещиною", "UA-63 UA-59 UA-12 UA-51"),
    ("Київщина, Львівщина, Вінниччину, Полтавщину, Івано-Франківщину", "UA-32 UA-46 UA-05 UA-53 UA-26"),
    ("Чернівеччина, Черкащині, Хмельниччина, Волинню, на Волині, Закарпатті", "UA-77 UA-71 UA-68 UA-07 UA-07 UA-21"),
    ("Одеська область, Сумської, Харківської та Полтавської обл.", "UA-51 UA-59 UA-63 UA-53"),
    ("ТОТ АР Крим, ТОТ Донецької обл., ТОТ Запорізької області, Криму, Кримом", "UA-43 UA-14 UA-23 UA-43 UA-43"),
    ("Київ та Київська область, Києва, у Києві", "UA-30 UA-32 UA-30 UA-30"),
    ("Харкова, Львові, Миколаєва, Запоріжжя, Дніпра, Кривого Рогу, Одесі", "UA-63 UA-46 UA-48 UA-23 UA-12 UA-12 UA-51"),
    ("Кам'янець, Слов’янськ, Слов'янська, Куп’янськом", "UA-14 UA-14 UA-63"),
    # Launch places.
    ("Курськ, Брянськ, Орел, Шаталово, Міллєрово, Мілерово", "RU-KRS RU-BRY RU-ORL RU-SMO RU-ROS RU-ROS"),
    ("Приморсько-Ахтарськ – рф., Чауда, Гвардійське – ТОТ АР Крим, мис Тарханкут", "RU-KDA UA-43 UA-43 UA-43 UA-43"),
    ("Саратовської, Волгоградської та Ростовської областей, Краснодарського краю", "RU-SAR RU-VGG RU-ROS RU-KDA"),
    ("Бєлгородської обл., Курщина, з Бєлгородщини, із Таганрога", "RU-BEL RU-KRS RU-BEL RU-ROS"),
    ("Білгородської області, Білгородська обл., Білгород-Дністровського", "RU-BEL RU-BEL UA-51"),
    # Seas.
    (
        "з акваторії Чорного моря, Азовського та Чорного морів, Каспійського моря",
        "sea:black sea:azov sea:black sea:caspian",
    ),
    # Areas, and words that only look like them.
    ("на півночі, півдні, сході та заході країни", "ua:north ua:south ua:east ua:west"),
    ("на півдні, півночі, сході та в центрі України.", "ua:south ua:north ua:east ua:centre"),
    ("до півночі, о півночі, після півночі, у центрі уваги, заходи", ""),
    ("на Харківському напрямку", ""),
    ("у напрямку Білорусі, до Польщі, Молдову, Румунії, Білоруссю", "BY PL MD RO BY"),
    ("України, росії, рф", ""),
]


@pytest.mark.parametrize(("text", "expected"), UKRAINIAN)
def test_ukrainian(text: str, expected: str) -> None:
    assert codes(text, "uk") == expected.split()


ENGLISH = [
    ("34 over the Krasnodar region, Krasnodar Krai and Krasnodar Territory", "RU-KDA RU-KDA RU-KDA"),
    ("Belgorod, the Belgorod Oblast, the Kursk border region", "RU-BEL RU-BEL RU-KRS"),
    (
        "the Sea of Azov, the Black Sea, the Black and Azov seas, Caspian Sea",
        "sea:azov sea:black sea:black sea:azov sea:caspian",
    ),
    # Moscow and Kyiv are cities unless a noun, also one shared in a list, says otherwise.
    ("over the Moscow region, Moscow, Kyiv and Kyiv region", "RU-MOS RU-MOW UA-30 UA-32"),
    ("the Moscow, Kaluga and Tula regions; Kyiv and Sumy oblasts", "RU-MOS RU-KLU RU-TUL UA-32 UA-59"),
    ("Kyiv and several regions", "UA-30"),
    ("Odesa, Odessa, Dnipropetrovsk, Dnipro, Kharkov, Zaporizhzhia, Lviv", "UA-51 UA-51 UA-12 UA-12 UA-63 UA-23 UA-46"),
    ("Crimea, the Crimean Peninsula, Sevastopol, Kerch", "UA-43 UA-43 UA-40 UA-43"),
    ("Vladimir Putin, Vladimir region, Leningrad region, St. Petersburg", "RU-VLA RU-LEN RU-SPE"),
    ("Nizhny Novgorod region, Veliky Novgorod, Novgorod Oblast, Rostov-on-Don", "RU-NIZ RU-NGR RU-NGR RU-ROS"),
    ("Tatarstan, Bashkortostan, Adygea, North Ossetia, Chechnya, Udmurtia", "RU-TA RU-BA RU-AD RU-SE RU-CE RU-UD"),
    (
        "Novorossiysk, Tuapse, Engels-2, Primorsko-Akhtarsk, Millerovo, Kryvyi Rih",
        "RU-KDA RU-KDA RU-SAR RU-KDA RU-ROS UA-12",
    ),
    ("in northern, southern and eastern Ukraine", "ua:north ua:south ua:east"),
    ("in the north, east, and centre of the country", "ua:north ua:east ua:centre"),
    ("southern Russia, north of the city, the west", ""),
    ("the Dnipro river, Primorsk, Slavyansk", ""),
    ("Belarus, Poland, Moldova and Romania", "BY PL MD RO"),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: str) -> None:
    assert codes(text, "en") == expected.split()


def test_surface_and_span() -> None:
    lower = clean("▪️ пять – над территорией **Белгородской обл**асти, 3 – над Орловской, г. Керчь").lower
    places = find_places(lower, "ru")
    assert [(place.surface, place.is_city) for place in places] == [
        ("белгородской области", False),
        ("орловской", False),
        ("керчь", True),
    ]
    assert all(lower[place.start : place.end] == place.surface for place in places)


@pytest.mark.parametrize(
    ("text", "language", "is_city"),
    [
        ("белгородом", "ru", True),
        ("москвой", "ru", False),
        ("севастополем", "ru", False),
        ("татарстаном", "ru", False),
        ("харків", "uk", True),
        ("харківщина", "uk", False),
        ("kursk", "en", True),
        ("kursk region", "en", False),
        ("kursk and tula regions", "en", False),
    ],
)
def test_a_city_is_marked(text: str, language: str, is_city: bool) -> None:
    assert find_places(text, language)[0].is_city is is_city


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("над территорией Тьмутараканской области", "ru", ["тьмутараканской"]),
        ("над Тьмутараканской областью и Заморским краем", "ru", ["тьмутараканской", "заморским"]),
        ("над Курской, Тьмутараканской и Брянской областями", "ru", ["тьмутараканской"]),
        ("Тьмутараканской, Заморской и Брянской областей", "ru", ["тьмутараканской", "заморской"]),
        ("над Брянской и Тьмутараканской.", "ru", ["тьмутараканской"]),
        ("Республики Фантазия", "ru", ["фантазия"]),
        ("над городом Хмарск", "ru", ["хмарск"]),
        ("над территорией Китежа", "ru", ["китежа"]),
        ("над акваторией Лукоморского залива", "ru", ["лукоморского"]),
        ("Лукоморского моря", "ru", ["лукоморского"]),
        ("Одинцовского района, 5", "ru", ["одинцовского"]),
        # None of these is an unknown place.
        ("Одинцовского района Московской области, Подольского городского округа Московской области", "ru", []),
        ("над территорией Одинцовского района Московской области", "ru", []),
        ("над территорией Российской Федерации и территориями приграничных регионов", "ru", []),
        ("над территориями Курской и Брянской областей, украинский беспилотный аппарат", "ru", []),
        ("Курской области и террористическую атаку", "ru", []),
        ("Бердичівської обл., Бринської області", "uk", ["бердичівської", "бринської"]),
        ("Тьмутараканщина та Сумщина", "uk", ["тьмутараканщина"]),
        ("Сумської, Заморської та Одеської обл.", "uk", ["заморської"]),
        ("Сумської області, на батьківщині, російської області", "uk", []),
        ("over the Narnia region and Mordor Oblast", "en", ["narnia", "mordor"]),
        ("the border region, several regions, the Kursk border region, this region", "en", []),
    ],
)
def test_unknown_places(text: str, language: str, words: list[str]) -> None:
    assert unknown(text, language) == words


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Odesa oblast", "UA-51"),
        ("Lutsk oblast", "UA-07"),
        ("Dnipro oblast", "UA-12"),
        ("Dnipropetrovsk oblast, Dnipro Raion", "UA-12"),
        ("Dnipropetrovsk oblast, Novomoskovsk Raion", "UA-12"),
        ("Poltava oblast, Myrhorod Raion", "UA-53"),
        ("Kyiv", "UA-30"),
        ("Kyiv oblast", "UA-32"),
        ("Kyiv oblast (south)", "UA-32"),
        ("Kryvyi Rih", "UA-12"),
        ("Starokostiantyniv", "UA-68"),
        ("Snake Island", "UA-51"),
        ("south", "ua:south"),
        ("center", "ua:centre"),
        ("Crimea", "UA-43"),
        ("Chauda, Crimea", "UA-43"),
        ("Hvardiiske, Crimea", "UA-43"),
        ("Sevastopol, Crimea", "UA-40"),
        ("Balaklava, Crimea", "UA-40"),
        ("Black Sea", "sea:black"),
        ("Black Sea, Yalta", "sea:black"),
        ("Sea of Azov", "sea:azov"),
        ("Ryazan Oblast", "RU-RYA"),
        ("Krasnodar Krai", "RU-KDA"),
        ("Primorsko-Akhtarsk", "RU-KDA"),
        ("and Shatalovo", "RU-SMO"),
        ("Bryansk oblast, Seshcha", "RU-BRY"),
        ("Zaporizhzhia oblast, Prymorsk", "UA-23"),
        ("Engels-2", "RU-SAR"),
        ("belarus", "BY"),
        ("Ukraine", "UA"),
        # Two regions, or none.
        ("Caspian Sea, Engels-2", None),
        ("Odesa oblast, Black Sea", None),
        ("Kryvyi Rih, Kharkiv, Vinnytsia", None),
        ("eastern coast of Sea of Azov", None),
        ("front line", None),
        ("south-east", None),
        ("Narnia oblast", None),
        ("", None),
    ],
)
def test_region_of_table_name(name: str, code: str | None) -> None:
    assert region_of_table_name(name) == code
    assert code is None or code in REGIONS


WORDS = st.sampled_from([text for table in (RUSSIAN, UKRAINIAN, ENGLISH) for text, _ in table])


@given(st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=5).map(" ".join), st.sampled_from(["ru", "uk", "en"]))
def test_places_are_in_order_and_apart(text: str, language: str) -> None:
    lower = clean(text).lower
    places = find_places(lower, language)
    ends = [0, *(place.end for place in places)]
    assert all(place.start >= end for place, end in zip(places, ends, strict=False))
    assert all(lower[place.start : place.end] == place.surface and place.code in REGIONS for place in places)
    spans = unknown_places(lower, language, places)
    assert all(end <= place.start or place.end <= start for start, end in spans for place in places)


@pytest.mark.parametrize(
    ("part", "language"),
    [
        ("краснодарского, ", "ru"),
        ("черного и ", "ru"),
        ("над тьмутараканской, ", "ru"),
        ("республики ", "ru"),
        ("на сумщині та ", "uk"),
        ("kyiv, kursk and ", "en"),
        ("northern, ", "en"),
        ("а-", "ru"),
        ("а'", "uk"),
        ("щ", "uk"),
        ("a-", "en"),
    ],
)
def test_long_texts_take_no_long_time(part: str, language: str) -> None:
    lower = part * (200_000 // len(part))
    start = time.perf_counter()
    unknown_places(lower, language, find_places(lower, language))
    assert time.perf_counter() - start < 10
