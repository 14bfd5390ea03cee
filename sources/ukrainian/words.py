"""The vocabulary of Ukrainian military statements: words by what they do in a sentence, and words that name weapons."""

from __future__ import annotations

from collections.abc import Mapping

from sources.records import WeaponClass

DRONE, RECON, LOITERING = WeaponClass.DRONE, WeaponClass.RECON_DRONE, WeaponClass.LOITERING_MUNITION
CRUISE, BALLISTIC, ANTI_SHIP = WeaponClass.CRUISE, WeaponClass.BALLISTIC, WeaponClass.ANTI_SHIP
MISSILE, BOMB, ALL = WeaponClass.MISSILE, WeaponClass.GLIDE_BOMB, WeaponClass.ALL

CODES: Mapping[str, str] = {
    "K": r"зби(?:т|л|ва|вш)\w*|знищ(?:ен|ил|ит)\w*|ліквід(?:ован|ув)\w*",
    "E": r"(?:по|при)давлен\w*|подавил\w*|зник(?:л\w*)?",
    "Z": r"знешкод\w*|нейтраліз\w*|перехо?плен\w*|перехоплю(?:є|ють|вал\w*)|перехопил\w*",
    "l": r"локаційно",
    "v": r"втрачен\w*|втратил\w*|втрат\w{0,3}|загубл\w*",
    "G": r"радар\w*",
    "g": r"дося(?:г|ж)\w*|ді(?:йшл|ста)\w*|долет\w*",
    "n": r"не",
    "L": r"ата(?:кува(?:в|л[аи]|ти)|кує|кують)|застосу\w+|застосован\w*|випу(?:сти|ще|ска)\w*|запусти\w*|запуще\w*"
    r"|завда[влн]\w*|задія\w*"
    r"|використ(?:ав|ал|ан)\w*|[ву]дари(?:в|л[аи])|запускал\w*|обстріля[влн]\w*|спрямува[влн]\w*|здійсни(?:в|л[аи])",
    "P": r"пуск(?:и|ів|у|ами)?",
    "F": r"зафікс\w*|фіксу\w+|виявлен\w*|виявил\w*|супровід",
    "H": r"влуч(?:ан|ил)\w*|поціл\w*|попадан\w*|прил[іь]от\w*",
    "V": r"падін\w*|впал\w*|падал\w*",
    "b": r"самостійно",
    "U": r"[ву]лам\w*",
    "C": r"локац(?:і\w*|ія\w*)|місц(?:ях|і|я)|об'єкт(?:ах|і)|адрес\w*|точ(?:ках|ці)",
    "S": r"прост[оі]рі|повітрі|небі",
    "B": r"полет\w*|пішл?(?:ов|и|а)|перет(?:ну|ина)\w*|поверну\w*|покину\w*|залиши(?:в|л[аио])|[ву]летіл\w*"
    r"|вилет\w*|відлет\w*",
    "X": r"інформаці[яї]|відбива[влнт]\w*|відбит\w*|залуч\w+|постражда\w*|внаслідок|дотримуйтес\w*|тримаймо|дяку\w+"
    r"|основн\w*|особлив\w*|працю(?:вал|є|ю)\w*|висловл\w*|пошкодж\w*|зруйнован\w*|загин\w*|поранен\w*|травмован\w*",
    "a": r"[ву]с(?:і|іх|іма|ю)",
    "c": r"та|і|й|також|плюс|або|чи",
    "q": r"понад|близько|майже|більше|щонайменше|орієнтовно|приблизно|до|біля|порядку|мінімум|не\s?менше|щонайбільше"
    r"|більш|менше|ніж|від|якнайменше",
    "p": r"на|в|у|над|з|із|зі|по|за|від|о|об|при|через|поза|проти|станом",
    "t": r"них|яких|цих|тих|котрих|загальної",
    "d": r"північ|півночі|півдні|сході|заході|центрі|південь|схід|захід|центр|півдня|сходу|заходу|центру",
    "e": r"північн(?!окор)\w*|південн\w*|східн\w*|західн\w*|центральн\w*|північно-\w+|південно-\w+",
    "z": r"ніч|ночі|вночі|уночі|нічн\w{1,3}",
    "j": r"вдень|удень|дня|денн\w{1,3}",
    "k": r"доб[иуі]",
    "h": r"ран(?:ок|ку)|[взу]ранці|зранку|[ву]?ввечері|увечері|вечора|вечір|світанку",
    "w": r"понеділ\w*|вівтор\w*|серед[ауиі]|четвер\w*|п'ятниц\w*|субот\w*|неділ\w*",
    "y": r"сьогодні\w*|[ву]чора|цієї|минул\w{1,4}|попередн\w{1,4}|вказан\w*",
    "Y": r"початку|тиж\w+|місяц\w*|рік|року?|роки|років|роц[іу]|кварт\w+|півр\w+|зим\w+|літ[ао]|весн\w+"
    r"|осен\w+|осін\w*|останн\w+|весь"
    r"|діб|щодня|щоночі|щомісяц\w*|щотиж\w*|січні|лютому|березні|квітні|травні|червні|липні|серпні|вересні|жовтні"
    r"|листопаді|грудні"
    r"|січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень|повномасшт\w*"
    r"|підсум\w*",
    "A": r"умовно|навчан\w*|заяв\w+|нагада\w*|тому|річниц\w*|може|можуть|кошту[єю]\w*|ціна|виповню\w*"
    r"|прогноз\w*|[ій]мовірні|очіку\w*|готу[єю]\w*|плану[єю]\w*|накопич\w*"
    r"|здатн\w*|вироб\w*|замов\w*",
    "I": r"уточнен\w*|виправлен\w*|спростув\w*|поправк\w*|помилк\w*|оновлен\w*|коригув\w*|бойові|особового"
    r"|зіткнен\w*|боєзіткнен\w*"
    r"|оперативн(?:а|е|ого)|ова|ода|адміністрац\w*|фейк\w*|дезінформац\w*|зеленськ\w*|президент\w*"
    r"|міноборони|міністерств\w*|донат\w*|монобанк\w*|збір|оновлено|раніше|дійсності|ізраїл\w*|хусит\w*|єменськ\w*"
    r"|танк(?:и|ів|а)?|артсистем\w*|ббм|кмва|мва|мер|нато|туск|польщею"
    # Heads of regions, mayors and spokespersons of the south, who tell of their own place.
    r"|гуменюк|братчук|плетенчук|синєгубов|терехов|кличко|вілкул|лисак|прокудін|кіпер|федоров|хоренко|мерія",
    "f": r"обстріл\w*|fpv\S*|рсзв|авіаудар\w*|штурм\w*|ударів",
    "m": r"група|тро|тероборон\w*|бригад\w*|зрбр|зрп|омбр|дивізіон\w*|екіпаж\w*|розрахун\w*|батальйон\w*"
    r"|зенітник\w*|відео\w*|кадр\w*"
    r"|стрільц\w*|пілот(?:и|ів|ам|ами)?|рахун\w*|підписник\w*|бійц\w*"
    r"|прикордонник\w*|нацгвард\w*|рятувальник\w*|дснс|гур|сбс|мадяра|нагород\w*|подякув\w*|батаре\w*",
    "M": r"січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
    "r": r"р",
    "s": r"зокрема|серед",
    "O": r"половин\w*|більшіст\w*|частин\w*|решт\w*|переважн\w*|третин\w*|чверт\w*|кільк(?:а|ох|ома|ість)"
    r"|декільк(?:а|ох|ома)"
    r"|десятк(?:и|ів|ами)|сотн(?:і|ями)|пар[ау]|низк\w*|багат\w*|чимало|груп\w*",
}
"""Each code with the words it stands for, as they are written in lower case. What is nowhere here is "x", or "u" where
it ends as an adjective does. Further codes: N number, D date, T time, W weapon, and every mark as itself."""

WORDS_OF_WEAPONS: tuple[tuple[str, str, WeaponClass | None, str | None], ...] = (
    # (kind of word, words, class, model); the class stated by an adjective stands above a model's own.
    ("adjective", r"крилат\w+", CRUISE, None),
    ("adjective", r"(?:аеро|квазі)?балістичн\w+", BALLISTIC, None),
    ("adjective", r"протикораб\w+", ANTI_SHIP, None),
    # Kinds that are neither cruise, ballistic nor anti-ship.
    ("adjective", r"протирадіолокац\w+|протилокац\w+", MISSILE, None),
    ("adjective", r"розвід(?:увальн|ник)\w*|оперативно-тактичн\w+|розвідувально-\w+", RECON, None),
    ("adjective", r"баражуюч\w+|барражуюч\w+", LOITERING, None),
    ("noun", r"ракет(?:а|и|у|ою|і|ам|ами|ах)?", MISSILE, None),
    ("noun", r"(?:бпла|дрон\w*|безпілотник\w*)-розвід\w+", RECON, None),
    ("noun", r"бпла|бпл|бла|бпак|бпла-\w+", DRONE, None),
    ("noun", r"безпілотник\w*|безпілотник\w*-\w+|дрон(?:а|у|ом|и|ів|ам|ами|ах)?(?:-\w+)?", DRONE, None),
    ("noun", r"імітатор\w*|апарат(?:а|и|ів|ом|ами)?", DRONE, None),
    ("noun", r"мопед\w*|геран\w*|geran\w*", DRONE, "Geran"),
    ("noun", r"ціл(?:ь|і|ей|ям|ями)", ALL, None),
    ("noun", r"зас(?:іб|об(?:и|ів|ами|ом|у|а))", ALL, None),
    ("noun", r"боєприпас\w*", LOITERING, None),
    ("noun", r"авіабомб\w*|бомб(?:а|и|у|ою|ами)?|каб(?:и|ів|ами|а)?|умпб", BOMB, None),
    ("model", r"ш[ао]х[еі]д\w*|shahed\w*(?:-\d{3})?|ш[ао]х[еі]д-\d{3}", DRONE, "Shahed"),
    ("model", r"гербер\w*|gerber\w*", DRONE, "Gerbera"),
    ("model", r"італмас\w*|italmas\w*", DRONE, "Italmas"),
    ("model", r"пароді\w*|parod\w*", DRONE, "Parodiya"),
    # The Air Force counts it apart and calls it a loitering munition.
    ("model", r"бандерол\w*|banderol\w*|[sс]-?8000", LOITERING, "Banderol"),
    ("model", r"дань-т|дан-т", LOITERING, "Dan-T"),
    ("model", r"ланцет\w*|lancet\w*", LOITERING, "Lancet"),
    ("model", r"молні[яїюєй]\w*", LOITERING, "Молнія"),
    ("model", r"куб-бла|куб-\w+", LOITERING, "Kub"),
    ("model", r"орлан\w*(?:-\d\d)?|orlan\w*(?:-\d\d)?", RECON, "Orlan-10"),
    ("model", r"zala\w*|зала", RECON, "ZALA"),
    ("model", r"supercam\w*|суперкам\w*|supercum", RECON, "Supercam"),
    ("model", r"мерлін(?:-\w+)?|merlin(?:-\w+)?", RECON, "Merlin-VR"),
    ("model", r"елерон\w*(?:-\d\w*)?|eleron\w*", RECON, "Eleron"),
    ("model", r"форпост\w*|forpost", RECON, "Forpost"),
    ("model", r"оріон\w*|orion", RECON, "Orion"),
    ("model", r"mohajer(?:-\d)?|мохаджер(?:-\d)?", RECON, "Mohajer-6"),
    ("model", r"гранат-\d|granat-\d", RECON, "Granat-4"),
    ("model", r"калібр\w{0,3}|kalibr\w*|3[mм]-?14\w*", CRUISE, "Kalibr"),
    ("model", r"іскандер\w{0,3}-к|iskander-k|р-500", CRUISE, "Iskander-K"),
    ("model", r"іскандер\w{0,3}-м|iskander-m", BALLISTIC, "Iskander-M"),
    ("model", r"іскандер\w{0,3}|iskander\w*", BALLISTIC, "Iskander"),
    ("model", r"к[иіь]н[дж]{1,2}ж?ал\w*|kinzhal\w*|[xх]-?47\w*", BALLISTIC, "X-47 Kinzhal"),
    ("model", r"циркон\w*|zircon\w*|3[mм]22", ANTI_SHIP, "3M22 Zircon"),
    ("model", r"онікс\w*|oniks\w*|[пp]-?800", ANTI_SHIP, "P-800 Oniks"),
    ("model", r"(?:[xх]|kh)-?101", CRUISE, "X-101"),
    ("model", r"(?:[xх]|kh)-?555", CRUISE, "X-555"),
    ("model", r"(?:[xх]|kh)-?55", CRUISE, "X-55"),
    ("model", r"(?:[xх]|kh)-?59\w*", CRUISE, "X-59"),
    ("model", r"(?:[xх]|kh)-?69\w*", CRUISE, "X-69"),
    ("model", r"(?:[xх]|kh)-?22\w*", ANTI_SHIP, "X-22"),
    ("model", r"(?:[xх]|kh)-?32\w*", ANTI_SHIP, "X-32"),
    ("model", r"(?:[xх]|kh)-?35\w*", ANTI_SHIP, "X-35"),
    ("model", r"(?:[xх]|kh)-?31[пp]\w*", MISSILE, "X-31P"),
    ("model", r"(?:[xх]|kh)-?31", MISSILE, "X-31"),
    ("model", r"[cсs]-?300\w*", BALLISTIC, "C-300"),
    ("model", r"[cсs]-?400\w*", BALLISTIC, "C-400"),
    ("model", r"(?:kn|кн)-?23\w*", BALLISTIC, "KN-23"),
    ("model", r"точк[аиоу]-у", BALLISTIC, "Tochka-U"),
    ("filler", r"ворож\w+|російськ\w+|ударн\w+|реактивн\w+|безпілотн\w+|літальн\w+|тип(?:у", None, None),
    ("filler", r"ів|ами|и|ом)|різн\w+|інш\w+", None, None),
    ("filler", r"невідом\w+|невстановлен\w+|керован\w+|авіаційн\w+|зенітн\w+|гіперзвуков\w+", None, None),
    ("filler", r"надзвуков\w+|повітрян\w+", None, None),
    ("filler", r"морськ\w+|наземн\w+|базування|нападу|ураження|рівня|противника|ворога", None, None),
    ("filler", r"камікадзе|дрібн\w+|хибн\w+", None, None),
    ("filler", r"радянськ\w+|іранськ\w+|північнокорейськ\w+|окупантськ\w+|важк\w+|легк\w+", None, None),
    ("filler", r"зкр|зур|кар|прр|кр|бр|брсд|пкр", None, None),
    ("filler", r"мал\w+|тактичн\w+|власне", None, None),
)  # fmt: skip
"""What a word adds to a weapon phrase. A bare number after a model's slash ("Х-59/69") goes with the model before."""

SECOND_NUMBERS: Mapping[str, str] = {
    "101": "X-101", "555": "X-555", "55": "X-55", "59": "X-59", "69": "X-69", "22": "X-22", "32": "X-32",
    "300": "C-300", "400": "C-400", "31": "X-31", "35": "X-35", "131": "", "136": "", "30": "", "10": "",
}  # fmt: skip
