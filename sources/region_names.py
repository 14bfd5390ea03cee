"""What regions and places are called: the tables that `sources.regions` declines and searches for.

Codes are ISO 3166-2 (for countries ISO 3166-1 alpha-2), so Crimea, Sevastopol and the occupied oblasts have their
UA codes. The names are our own; pycountry's Ukrainian ones are partly wrong and its Russian ones incomplete.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

# code | English | Ukrainian | Russian | English words for it. Of these "=" names the region itself, "+" counts only
# with a noun ("vladimir region", for Vladimir is also a man), the others are a city of it when they stand alone.
REGIONS = """
UA-05|Vinnytsia Oblast|Вінницька область|Винницкая область|vinnytsia,vinnitsa,vinnytsya
UA-07|Volyn Oblast|Волинська область|Волынская область|=volyn,=volhynia,lutsk
UA-09|Luhansk Oblast|Луганська область|Луганская область|luhansk,lugansk
UA-12|Dnipropetrovsk Oblast|Дніпропетровська область|Днепропетровская область|=dnipropetrovsk,=dnepropetrovsk,dnipro
UA-14|Donetsk Oblast|Донецька область|Донецкая область|donetsk
UA-18|Zhytomyr Oblast|Житомирська область|Житомирская область|zhytomyr,zhitomir
UA-21|Zakarpattia Oblast|Закарпатська область|Закарпатская область|=zakarpattia,=zakarpattya,=transcarpathia,=transcarpathian
UA-23|Zaporizhzhia Oblast|Запорізька область|Запорожская область|zaporizhzhia,zaporizhzhya,zaporizhia,zaporozhye,zaporizka
UA-26|Ivano-Frankivsk Oblast|Івано-Франківська область|Ивано-Франковская область|ivano-frankivsk,ivano-frankovsk
UA-32|Kyiv Oblast|Київська область|Киевская область|+kyiv,+kiev
UA-35|Kirovohrad Oblast|Кіровоградська область|Кировоградская область|=kirovohrad,=kirovograd
UA-46|Lviv Oblast|Львівська область|Львовская область|lviv,lvov
UA-48|Mykolaiv Oblast|Миколаївська область|Николаевская область|mykolaiv,mykolayiv,nikolaev,nikolayev
UA-51|Odesa Oblast|Одеська область|Одесская область|odesa,odessa
UA-53|Poltava Oblast|Полтавська область|Полтавская область|poltava
UA-56|Rivne Oblast|Рівненська область|Ровенская область|rivne,rovno
UA-59|Sumy Oblast|Сумська область|Сумская область|sumy
UA-61|Ternopil Oblast|Тернопільська область|Тернопольская область|ternopil,ternopol
UA-63|Kharkiv Oblast|Харківська область|Харьковская область|kharkiv,kharkov
UA-65|Kherson Oblast|Херсонська область|Херсонская область|kherson
UA-68|Khmelnytskyi Oblast|Хмельницька область|Хмельницкая область|khmelnytskyi,khmelnytskyy,khmelnytsky,khmelnitsky,khmelnytska
UA-71|Cherkasy Oblast|Черкаська область|Черкасская область|cherkasy,cherkassy
UA-74|Chernihiv Oblast|Чернігівська область|Черниговская область|chernihiv,chernigov
UA-77|Chernivtsi Oblast|Чернівецька область|Черновицкая область|chernivtsi,chernovtsy
RU-ALT|Altai Krai|Алтайський край|Алтайский край|
RU-AMU|Amur Oblast|Амурська область|Амурская область|+amur,blagoveshchensk
RU-ARK|Arkhangelsk Oblast|Архангельська область|Архангельская область|arkhangelsk,archangelsk
RU-AST|Astrakhan Oblast|Астраханська область|Астраханская область|astrakhan
RU-BEL|Belgorod Oblast|Бєлгородська область|Белгородская область|belgorod,bilhorod
RU-BRY|Bryansk Oblast|Брянська область|Брянская область|bryansk,briansk
RU-CHE|Chelyabinsk Oblast|Челябінська область|Челябинская область|chelyabinsk
RU-IRK|Irkutsk Oblast|Іркутська область|Иркутская область|irkutsk
RU-IVA|Ivanovo Oblast|Івановська область|Ивановская область|ivanovo,+ivanovsk
RU-KAM|Kamchatka Krai|Камчатський край|Камчатский край|=kamchatka
RU-KDA|Krasnodar Krai|Краснодарський край|Краснодарский край|krasnodar,=kuban
RU-KEM|Kemerovo Oblast|Кемеровська область|Кемеровская область|kemerovo,=kuzbass
RU-KGD|Kaliningrad Oblast|Калінінградська область|Калининградская область|kaliningrad
RU-KGN|Kurgan Oblast|Курганська область|Курганская область|kurgan
RU-KHA|Khabarovsk Krai|Хабаровський край|Хабаровский край|khabarovsk
RU-KIR|Kirov Oblast|Кіровська область|Кировская область|+kirov
RU-KLU|Kaluga Oblast|Калузька область|Калужская область|kaluga
RU-KOS|Kostroma Oblast|Костромська область|Костромская область|kostroma
RU-KRS|Kursk Oblast|Курська область|Курская область|kursk
RU-KYA|Krasnoyarsk Krai|Красноярський край|Красноярский край|krasnoyarsk
RU-LEN|Leningrad Oblast|Ленінградська область|Ленинградская область|+leningrad
RU-LIP|Lipetsk Oblast|Липецька область|Липецкая область|lipetsk
RU-MAG|Magadan Oblast|Магаданська область|Магаданская область|magadan
RU-MOS|Moscow Oblast|Московська область|Московская область|+moscow
RU-MUR|Murmansk Oblast|Мурманська область|Мурманская область|murmansk
RU-NGR|Novgorod Oblast|Новгородська область|Новгородская область|+novgorod,veliky novgorod,velikiy novgorod
RU-NIZ|Nizhny Novgorod Oblast|Нижньогородська область|Нижегородская область|nizhny novgorod,nizhniy novgorod,nizhnii novgorod
RU-NVS|Novosibirsk Oblast|Новосибірська область|Новосибирская область|novosibirsk
RU-OMS|Omsk Oblast|Омська область|Омская область|omsk
RU-ORE|Orenburg Oblast|Оренбурзька область|Оренбургская область|orenburg
RU-ORL|Oryol Oblast|Орловська область|Орловская область|oryol,orel,+orlov
RU-PER|Perm Krai|Пермський край|Пермский край|perm
RU-PNZ|Penza Oblast|Пензенська область|Пензенская область|penza
RU-PRI|Primorsky Krai|Приморський край|Приморский край|=primorye,+primorsky
RU-PSK|Pskov Oblast|Псковська область|Псковская область|pskov
RU-ROS|Rostov Oblast|Ростовська область|Ростовская область|rostov-on-don,rostov-na-donu,rostov on don,rostov
RU-RYA|Ryazan Oblast|Рязанська область|Рязанская область|ryazan,riazan
RU-SAK|Sakhalin Oblast|Сахалінська область|Сахалинская область|=sakhalin
RU-SAM|Samara Oblast|Самарська область|Самарская область|samara
RU-SAR|Saratov Oblast|Саратовська область|Саратовская область|saratov
RU-SMO|Smolensk Oblast|Смоленська область|Смоленская область|smolensk
RU-STA|Stavropol Krai|Ставропольський край|Ставропольский край|stavropol
RU-SVE|Sverdlovsk Oblast|Свердловська область|Свердловская область|=sverdlovsk,yekaterinburg,ekaterinburg
RU-TAM|Tambov Oblast|Тамбовська область|Тамбовская область|tambov
RU-TOM|Tomsk Oblast|Томська область|Томская область|tomsk
RU-TUL|Tula Oblast|Тульська область|Тульская область|tula
RU-TVE|Tver Oblast|Тверська область|Тверская область|tver
RU-TYU|Tyumen Oblast|Тюменська область|Тюменская область|tyumen
RU-ULY|Ulyanovsk Oblast|Ульяновська область|Ульяновская область|ulyanovsk
RU-VGG|Volgograd Oblast|Волгоградська область|Волгоградская область|volgograd
RU-VLA|Vladimir Oblast|Владимирська область|Владимирская область|+vladimir
RU-VLG|Vologda Oblast|Вологодська область|Вологодская область|vologda
RU-VOR|Voronezh Oblast|Воронезька область|Воронежская область|voronezh
RU-YAR|Yaroslavl Oblast|Ярославська область|Ярославская область|yaroslavl
RU-ZAB|Zabaykalsky Krai|Забайкальський край|Забайкальский край|=zabaykalsky,=transbaikal
RU-YEV|Jewish Autonomous Oblast|Єврейська автономна область|Еврейская автономная область|jewish autonomous
RU-CHU|Chukotka Autonomous Okrug|Чукотський автономний округ|Чукотский автономный округ|=chukotka
RU-KHM|Khanty-Mansi Autonomous Okrug|Ханти-Мансійський автономний округ|Ханты-Мансийский автономный округ|=khanty-mansi,=yugra
RU-NEN|Nenets Autonomous Okrug|Ненецький автономний округ|Ненецкий автономный округ|=nenets
RU-YAN|Yamalo-Nenets Autonomous Okrug|Ямало-Ненецький автономний округ|Ямало-Ненецкий автономный округ|=yamalo-nenets,=yamal
RU-AD|Adygea|Адигея|Адыгея|=adygea,=adygeya,=adyghea
RU-AL|Altai Republic|Республіка Алтай|Республика Алтай|=altai republic,=republic of altai
RU-BA|Bashkortostan|Башкортостан|Башкортостан|=bashkortostan,=bashkiria
RU-BU|Buryatia|Бурятія|Бурятия|=buryatia
RU-CE|Chechnya|Чечня|Чечня|=chechnya,=chechen republic
RU-CU|Chuvashia|Чувашія|Чувашия|=chuvashia,=chuvash republic
RU-DA|Dagestan|Дагестан|Дагестан|=dagestan
RU-IN|Ingushetia|Інгушетія|Ингушетия|=ingushetia
RU-KB|Kabardino-Balkaria|Кабардино-Балкарія|Кабардино-Балкария|=kabardino-balkaria
RU-KC|Karachay-Cherkessia|Карачаєво-Черкесія|Карачаево-Черкесия|=karachay-cherkessia,=karachayevo-cherkessia,=karachai-cherkessia
RU-KK|Khakassia|Хакасія|Хакасия|=khakassia
RU-KL|Kalmykia|Калмикія|Калмыкия|=kalmykia
RU-KO|Komi Republic|Республіка Комі|Республика Коми|=komi republic,=republic of komi,=komi
RU-KR|Karelia|Карелія|Карелия|=karelia
RU-ME|Mari El|Марій Ел|Марий Эл|=mari el
RU-MO|Mordovia|Мордовія|Мордовия|=mordovia
RU-SA|Sakha (Yakutia)|Саха (Якутія)|Саха (Якутия)|=yakutia,=sakha
RU-SE|North Ossetia–Alania|Північна Осетія – Аланія|Северная Осетия – Алания|=north ossetia-alania,=north ossetia
RU-TA|Tatarstan|Татарстан|Татарстан|=tatarstan
RU-TY|Tuva|Тива|Тыва|=tuva,=tyva
RU-UD|Udmurtia|Удмуртія|Удмуртия|=udmurtia,=udmurt republic
UA-43|Crimea|Крим|Крым|=crimea,=crimean peninsula,=autonomous republic of crimea,=republic of crimea
"""  # noqa: E501

# Cities that are regions of their own; the same columns.
CITIES_OF_THEIR_OWN = """
UA-30|Kyiv|Київ|Киев|=kyiv,=kiev
UA-40|Sevastopol|Севастополь|Севастополь|=sevastopol
RU-MOW|Moscow|Москва|Москва|=moscow
RU-SPE|Saint Petersburg|Санкт-Петербург|Санкт-Петербург|=saint petersburg,=st petersburg,=st. petersburg,=petersburg
"""

SEAS = """
sea:azov|Sea of Azov|Азовське море|Азовское море|=sea of azov,=azov sea
sea:black|Black Sea|Чорне море|Чёрное море|=black sea
sea:caspian|Caspian Sea|Каспійське море|Каспийское море|=caspian sea,=caspian
sea:baltic|Baltic Sea|Балтійське море|Балтийское море|=baltic sea
"""

# Parts of a country that claims speak of. "The Moscow region" of the Russian Ministry is city and oblast together.
AREAS = """
ua:south|South of Ukraine|Південь України|Юг Украины|
ua:east|East of Ukraine|Схід України|Восток Украины|
ua:north|North of Ukraine|Північ України|Север Украины|
ua:west|West of Ukraine|Захід України|Запад Украины|
ua:centre|Centre of Ukraine|Центр України|Центр Украины|
ru:moscow-region|Moscow and Moscow Oblast|Москва і Московська область|Московский регион|
"""

COUNTRIES = """
UA|Ukraine|Україна|Украина|
RU|Russia|Росія|Россия|
BY|Belarus|Білорусь|Беларусь|=belarus
PL|Poland|Польща|Польша|=poland
MD|Moldova|Молдова|Молдова|=moldova
RO|Romania|Румунія|Румыния|=romania
LT|Lithuania|Литва|Литва|=lithuania
LV|Latvia|Латвія|Латвия|=latvia
EE|Estonia|Естонія|Эстония|=estonia
FI|Finland|Фінляндія|Финляндия|=finland
HU|Hungary|Угорщина|Венгрия|=hungary
SK|Slovakia|Словаччина|Словакия|=slovakia
BG|Bulgaria|Болгарія|Болгария|=bulgaria
TR|Türkiye|Туреччина|Турция|=türkiye,=turkey,=turkiye
GE|Georgia|Грузія|Грузия|=georgia
KZ|Kazakhstan|Казахстан|Казахстан|=kazakhstan
"""

# code | Russian nouns for the region itself | Ukrainian ones. "word/stem" gives the stem of the other cases.
REGION_NOUNS = """
UA-05||вінниччина
UA-07|волынь|волинь
UA-09|луганщина|луганщина
UA-12|днепропетровщина|дніпропетровщина
UA-14||донеччина
UA-18||житомирщина
UA-21|закарпатье|закарпаття
UA-26|прикарпатье|івано-франківщина,прикарпаття
UA-32||київщина
UA-35||кіровоградщина
UA-46||львівщина
UA-48||миколаївщина
UA-51||одещина
UA-53|полтавщина|полтавщина
UA-56||рівненщина
UA-59|сумщина|сумщина
UA-61||тернопільщина
UA-63||харківщина
UA-65||херсонщина
UA-68||хмельниччина
UA-71||черкащина
UA-74||чернігівщина
UA-77|буковина|чернівеччина,буковина
RU-BEL|белгородчина|бєлгородщина,білгородщина
RU-BRY|брянщина|брянщина
RU-KRS||курщина
RU-VOR||воронежчина
RU-ORL|орловщина|орловщина
RU-ROS||ростовщина
RU-KDA|кубань|кубань
RU-KEM|кузбасс|кузбас
RU-KAM|камчатка|камчатка
RU-MOS|подмосковье|підмосков'я
RU-STA|ставрополье|ставропілля
RU-PRI|приморье|примор'я
RU-ZAB|забайкалье|забайкалля
RU-CHU|чукотка|чукотка
RU-SAK|сахалин|сахалін
RU-KHM|югра|югра
RU-YAN|ямал|ямал
RU-AD|адыгея|адигея
RU-BA|башкортостан,башкирия|башкортостан,башкирія
RU-BU|бурятия|бурятія
RU-CE|чечня|чечня
RU-CU|чувашия|чувашія
RU-DA|дагестан|дагестан
RU-IN|ингушетия|інгушетія
RU-KB|кабардино-балкария|кабардино-балкарія
RU-KC|карачаево-черкесия,карачаево-черкессия|карачаєво-черкесія
RU-KK|хакасия|хакасія
RU-KL|калмыкия|калмикія
RU-KR|карелия|карелія
RU-MO|мордовия|мордовія
RU-SA|якутия|якутія
RU-TA|татарстан|татарстан
RU-TY|тыва,тува|тива,тува
RU-UD|удмуртия|удмуртія
UA-43|крым|крим
UA-30|киев|київ/києв,столиця
UA-40|севастополь|севастополь
RU-MOW|москва|москва
RU-SPE|санкт-петербург,петербург|санкт-петербург,петербург
BY|беларусь,белоруссия|білорусь,білорусія
PL|польша|польща
MD|молдова,молдавия|молдова,молдавія
RO|румыния|румунія
LT|литва|литва
LV|латвия|латвія
EE|эстония|естонія
FI|финляндия|фінляндія
HU|венгрия|угорщина
SK|словакия|словаччина
BG|болгария|болгарія
TR|турция|туреччина
GE|грузия|грузія
KZ|казахстан|казахстан
"""

# Cities, airfields and launch places: code of the region they lie in | Russian | Ukrainian | English. "a/b" gives the
# stem b of the other cases, "a=b=c" all forms. "+" counts only after the word "city", for it is also a common word or
# a man's name. Left out are names that several regions share (Железногорск, Приморск, Павловск, Slavyansk).
PLACES = """
RU-ARK|архангельск,северодвинск,плесецк|архангельськ,сєвєродвінськ|severodvinsk
RU-AST|астрахань,ахтубинск,знаменск|астрахань,ахтубінськ|akhtubinsk,kapustin yar
RU-BEL|белгород,шебекино,губкин,грайворон,валуйки=валуек=валуйкам=валуйками=валуйках|бєлгород,білгород,шебекіно|shebekino,gubkin,valuyki
RU-BRY|брянск,клинцы=клинцов=клинцам=клинцами=клинцах,+сельцо,новозыбков,сураж,унеча|брянськ,навля,сеща|seshcha,navlya,klintsy
RU-CHE|челябинск,магнитогорск|челябінськ|magnitogorsk
RU-IRK|иркутск,усолье-сибирское|іркутськ|
RU-IVA|иваново,шуя|іваново|
RU-KAM|петропавловск-камчатский|петропавловськ-камчатський|
RU-KDA|краснодар,новороссийск,туапсе,анапа,геленджик,сочи,+адлер,ейск,темрюк,тихорецк,кропоткин,армавир,приморско-ахтарск,славянск-на-кубани,крымск,тамань,тимашевск,ильский,афипский,кущевская|краснодар,новоросійськ,туапсе,анапа,геленджик,сочі,єйськ,темрюк,тихорєцьк,кропоткін,армавір,приморсько-ахтарськ,приморськ-ахтарськ,кримськ,тамань|novorossiysk,novorossiisk,tuapse,anapa,gelendzhik,sochi,yeysk,yeisk,temryuk,tikhoretsk,kropotkin,armavir,primorsko-akhtarsk,slavyansk-on-kuban,slavyansk-na-kubani,krymsk,taman,afipsky,ilsky
RU-KEM|кемерово,новокузнецк|кемерово|
RU-KGD|калининград,балтийск|калінінград|baltiysk
RU-KHA|хабаровск,комсомольск-на-амуре|хабаровськ|
RU-KIR|+киров,вятка|+кіров|
RU-KLU|калуга,обнинск,людиново,шайковка|калуга,обнінськ,людиново,шайковка|obninsk,lyudinovo,shaykovka
RU-KOS|кострома|кострома|
RU-KRS|курск,курчатов,суджа,рыльск,льгов,халино|курськ,курчатов,суджа,рильськ,халіно|kurchatov,sudzha,khalino
RU-KYA|красноярск,норильск|красноярськ|
RU-LEN|усть-луга,кириши=киришей=киришам=киришами=киришах,гатчина,тосно,выборг,+луга,кингисепп|усть-луга,кіріші=кірішів,гатчина,виборг|ust-luga,kirishi,gatchina,vyborg
RU-LIP|липецк,елец/ельц|липецьк,єлець/єльц|yelets
RU-MOS|подольск,домодедово,зеленоград,балашиха,химки=химок=химкам=химками=химках,одинцово,красногорск,истра,можайск,наро-фоминск,+раменское=раменского=раменском=раменским=раменскому,коломна,дубна,серпухов,ступино,люберцы=люберец=люберцам=люберцами=люберцах,воскресенск,+чехов,электросталь|подольськ,домодєдово,дубна|podolsk,domodedovo,balashikha,khimki,odintsovo,krasnogorsk,istra,mozhaisk,naro-fominsk,ramenskoye,kolomna,dubna,serpukhov,stupino,lyubertsy
RU-MUR|мурманск,оленегорск,североморск,оленья|мурманськ,оленегорськ,сєвєроморськ,оленья|olenegorsk,severomorsk,olenya
RU-NGR|великий новгород,сольцы=солец=сольцам=сольцами=сольцах,валдай|великий новгород,сольці=сольців|soltsy,soltsy-2,valdai
RU-NIZ|нижний новгород,дзержинск,кстово,арзамас,саров,саваслейка|нижній новгород,дзержинськ,кстово,саваслєйка|dzerzhinsk,kstovo,arzamas,savasleyka
RU-NVS|новосибирск|новосибірськ|
RU-OMS|омск|омськ|
RU-ORE|оренбург,орск|оренбург,орськ|orsk
RU-ORL|+орёл/орл,мценск,ливны=ливен=ливнам=ливнами=ливнах|орел/орл,орьол|
RU-PER|пермь|перм|
RU-PNZ|пенза|пенза|
RU-PRI|владивосток|владивосток|vladivostok
RU-PSK|псков,великие луки=великих лук=великим лукам=великими луками=великих луках|псков|
RU-ROS|ростов-на-дону,ростов,таганрог,миллерово,морозовск,новочеркасск,новошахтинск,+шахты=шахт=шахтам=шахтами=шахтах,батайск,+азов,волгодонск,каменск-шахтинский,сальск,цимлянск|ростов-на-дону,ростов,таганрог,міллерово,міллєрово,мілерово,мілєрово,морозовськ,новочеркаськ,новошахтинськ,батайськ,волгодонськ|taganrog,millerovo,morozovsk,novocherkassk,novoshakhtinsk,shakhty,bataysk,volgodonsk
RU-RYA|рязань,дягилево,скопин|рязань,дягілєво|dyagilevo
RU-SAK|южно-сахалинск|южно-сахалінськ|
RU-SAM|самара,тольятти,сызрань,новокуйбышевск,чапаевск|самара,тольятті,сизрань,новокуйбишевськ|tolyatti,togliatti,syzran,novokuibyshevsk,novokuybyshevsk,chapayevsk
RU-SAR|саратов,энгельс,балаково,балашов,вольск|саратов,енгельс,балаково|engels,engels-2,balakovo
RU-SMO|смоленск,шаталово,вязьма,сафоново,десногорск|смоленськ,шаталово,шаталове,шаталова=шаталової=шаталовій=шаталову|shatalovo
RU-STA|ставрополь,будённовск,буденновск,невинномысск,минеральные воды=минеральных вод=минеральным водам=минеральными водами=минеральных водах,пятигорск,моздокский|ставрополь,буденновськ,будьоновськ,невинномиськ|budyonnovsk,budennovsk,nevinnomyssk
RU-SVE|екатеринбург|єкатеринбург|
RU-TAM|тамбов,мичуринск|тамбов,мічурінськ|michurinsk
RU-TOM|томск|томськ|
RU-TUL|тула,новомосковск,алексин,ефремов,узловая,щёкино,щекино|тула|
RU-TVE|тверь,торопец/торопц,ржев,конаково|твер,торопець/торопц|toropets
RU-TYU|тюмень|тюмень|
RU-ULY|ульяновск|ульяновськ|
RU-VGG|волгоград,камышин,+волжский,котельниково|волгоград,котельниково|kotelnikovo
RU-VLA|+владимир,ковров,муром|+владимир,ковров|kovrov,murom
RU-VLG|вологда,череповец/череповц|вологда,череповець/череповц|cherepovets
RU-VOR|воронеж,нововоронеж,борисоглебск,россошь,лиски=лисок=лискам=лисками=лисках,острогожск|воронеж,борисоглібськ,россош|borisoglebsk,rossosh
RU-YAR|ярославль,рыбинск|ярославль|rybinsk
RU-AD|майкоп|майкоп|maykop,maikop
RU-BA|уфа,салават,стерлитамак,ишимбай|уфа,салават|ufa,salavat,sterlitamak
RU-BU|улан-удэ|улан-уде|ulan-ude
RU-CE|+грозный|+грозний|grozny
RU-CU|чебоксары=чебоксар=чебоксарам=чебоксарами=чебоксарах|чебоксари=чебоксар=чебоксарах|cheboksary
RU-DA|махачкала,каспийск,дербент|махачкала,каспійськ|makhachkala,kaspiysk,derbent
RU-KL|элиста|еліста|elista
RU-KR|петрозаводск,кондопога|петрозаводськ|petrozavodsk
RU-KO|сыктывкар,ухта,воркута|сиктивкар,ухта|syktyvkar,ukhta
RU-MO|саранск|саранськ|saransk
RU-SE|владикавказ,моздок,беслан|владикавказ,моздок|vladikavkaz,mozdok,beslan
RU-TA|казань,елабуга,алабуга,нижнекамск,набережные челны=набережных челнов=набережным челнам=набережными челнами=набережных челнах,альметьевск|казань,єлабуга,алабуга,нижньокамськ|kazan,yelabuga,alabuga,nizhnekamsk
RU-UD|ижевск,воткинск|іжевськ,воткінськ|izhevsk,votkinsk
UA-43|симферополь,феодосия,джанкой,керчь,ялта,евпатория,саки=саками=саках,чауда,армянск,судак,алушта,бахчисарай,красноперекопск,тарханкут,щёлкино,новофёдоровка,новофедоровка|сімферополь,феодосія,джанкой,керч,ялта,євпаторія,саки=саках,гвардійське=гвардійське,чауда,армянськ,судак,алушта,тарханкут,бахчисарай,|simferopol,feodosia,feodosiya,dzhankoi,dzhankoy,kerch,yalta,yevpatoria,saky,saki,hvardiiske,hvardiyske,chauda,armiansk,armyansk,sudak,tarkhankut,cape tarkhankut
UA-40|балаклава,бельбек,кача,инкерман|балаклава,бельбек,кача|balaklava,belbek,kacha
UA-14|донецк,мариуполь,горловка,макеевка,краматорск,славянск,бахмут,артёмовск,артемовск,авдеевка,волноваха,енакиево,торез,+снежное=снежного=снежном=снежным,покровск,красноармейск,константиновка|донецьк,маріуполь,горлівка,макіївка,краматорськ,слов'янськ,бахмут,авдіївка,волноваха,покровськ,костянтинівка|mariupol,horlivka,makiivka,kramatorsk,sloviansk,bakhmut,avdiivka,pokrovsk,kostiantynivka
UA-09|луганск,алчевск,лисичанск,северодонецк,+стаханов,+рубежное=рубежного=рубежном=рубежным,ровеньки=ровеньков=ровенькам=ровеньками=ровеньках,краснодон|луганськ,алчевськ,лисичанськ,сєвєродонецьк,сіверськодонецьк|alchevsk,lysychansk,severodonetsk,sievierodonetsk
UA-23|запорожье,энергодар,мелитополь,бердянск,токмак,васильевка|запоріжжя,енергодар,мелітополь,бердянськ,токмак|enerhodar,energodar,melitopol,berdiansk,berdyansk,tokmak,prymorsk
UA-65|херсон,новая каховка=новой каховки=новой каховке=новую каховку=новой каховкой,каховка,геническ,скадовск,алёшки=алёшек,алешки=алешек,чаплинка|херсон,нова каховка=нової каховки=новій каховці=нову каховку=новою каховкою,каховка,генічеськ,скадовськ,берислав|nova kakhovka,henichesk,skadovsk,beryslav
UA-05|винница|вінниця,гайсин|
UA-07|луцк|луцьк,ковель|
UA-12|+днепр,кривой рог,павлоград,никополь,+каменское=каменского=каменском=каменским,днепропетровск,синельниково|дніпро,кривий ріг=кривого рогу=кривому розі=кривому рогу=кривим рогом,павлоград,нікополь,+кам'янське=кам'янського=кам'янському=кам'янським,синельникове,марганець/марганц|kryvyi rih,kryvyy rih,krivoy rog,pavlohrad,nikopol,kamianske,synelnykove
UA-18|житомир,коростень=коростеня=коростеню=коростенем=коростене,бердичев|житомир,коростень,бердичів/бердичев,звягель|berdychiv,korosten
UA-21|ужгород,мукачево|ужгород,мукачево|uzhhorod,mukachevo
UA-26|ивано-франковск,коломыя,бурштын|івано-франківськ,коломия,бурштин|kolomyia,burshtyn
UA-32|белая церковь,борисполь,бровары=броваров=броварам=броварами=броварах,васильков,фастов|біла церква=білої церкви=білій церкві=білу церкву=білою церквою,бориспіль/бориспол,бровари=броварів=броварам=броварами=броварах,васильків/васильков,фастів/фастов,обухів/обухов,ірпінь/ірпен,буча,вишгород|bila tserkva,boryspil,brovary,vasylkiv,fastiv,obukhiv,irpin,bucha,vyshhorod
UA-35|кировоград,+кропивницкий|+кропивницький,кіровоград,знам'янка|kropyvnytskyi
UA-46|львов,стрый=стрыя=стрыю=стрыем=стрые,дрогобыч|львів/львов,стрий=стрия=стрию=стриєм=стриї,дрогобич|stryi,drohobych
UA-48|николаев,очаков,вознесенск|миколаїв/миколаєв,очаків/очаков,вознесенськ|ochakiv,voznesensk
UA-51|одесса,измаил,черноморск,рени,белгород-днестровский|одеса,ізмаїл,чорноморськ,рені,білгород-дністровський,затока,острів зміїний=острова зміїний=острові зміїний=острову зміїний=о. зміїний,зміїний|izmail,izmayil,chornomorsk,reni,bilhorod-dnistrovskyi,snake island,zmiinyi
UA-53|полтава,кременчуг,миргород|полтава,кременчук,миргород,лубни=лубен=лубнах|kremenchuk,myrhorod
UA-56|ровно,дубно=дубно|+рівне=рівного=рівному=рівним,дубно=дубно,вараш|
UA-59|сумы=сум=сумам=сумами=сумах,конотоп,шостка,ахтырка,глухов|суми=сумах=сумами,конотоп,шостка,охтирка,глухів/глухов,ромни=ромен=ромнах|konotop,shostka,okhtyrka
UA-61|тернополь|тернопіль/тернопол,чортків/чортков|
UA-63|харьков,чугуев,изюм,купянск,лозовая|харків/харков,чугуїв/чугуєв,ізюм,куп'янськ,лозова=лозової=лозовій=лозову=лозовою|chuhuiv,izium,izyum,kupiansk,lozova
UA-68|+хмельницкий,староконстантинов,шепетовка|+хмельницький,старокостянтинів/старокостянтинов,шепетівка|starokostiantyniv,starokonstantinov,shepetivka
UA-71|черкассы=черкасс=черкассам=черкассами=черкассах,умань,+смела|черкаси=черкас=черкасам=черкасами=черкасах,умань,+сміла,канів/канев|uman,smila
UA-74|чернигов,нежин,прилуки=прилук=прилукам=прилуками=прилуках|чернігів/чернігов,ніжин,прилуки=прилук=прилуках,новгород-сіверський|nizhyn,pryluky
UA-77|черновцы=черновцов=черновцам=черновцами=черновцах|чернівці=чернівців=чернівцям=чернівцями=чернівцях|
"""  # noqa: E501

# Names of Ivaniuk's table (lower case) whose region neither its comma nor the gazetteer tells. Empty: not one region.
TABLE_NAMES = {
    "ukraine": "UA",
    "russia": "RU",
    "south": "ua:south",
    "east": "ua:east",
    "north": "ua:north",
    "west": "ua:west",
    "center": "ua:centre",
    "centre": "ua:centre",
    "lutsk oblast": "UA-07",
    "dnipro oblast": "UA-12",
    "dnipropetrovsk oblas": "UA-12",
    "kyiv oblast (south)": "UA-32",
    "eastern coast of sea of azov": "",
    "caspian sea, saratov oblast": "",
    "caspian sea, engels-2": "",
    "odesa oblast, black sea": "",
}


class Row(NamedTuple):
    """A line of the tables of regions: the name in three languages and the words for it in English texts."""

    code: str
    en: str
    uk: str
    ru: str
    english: tuple[str, ...]


def cells(table: str) -> Iterator[list[str]]:
    """The cells of a table, line by line."""
    for line in table.strip().splitlines():
        yield [cell.strip() for cell in line.split("|")]


def listed(cell: str) -> tuple[str, ...]:
    """The words of a cell."""
    return tuple(word for word in cell.split(",") if word)


def rows(table: str) -> list[Row]:
    """The lines of a table of regions."""
    return [Row(code, en, uk, ru, listed(english)) for code, en, uk, ru, english in cells(table)]
