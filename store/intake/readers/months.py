"""Days as languages other than English write them: "3. März 2021", "3 de março de 2021", "2021. március 3.".

The names of months and days of the week are those of Unicode's CLDR, which Babel carries; a test holds them to it. A
table, since what reads a stranger's file opens no other file by then.
"""

from __future__ import annotations

import re
import unicodedata

#: Of these languages are the names.
LANGUAGES = (
    "ar",
    "ar_IQ",
    "ar_DZ",
    "bn",
    "cs",
    "da",
    "de",
    "el",
    "es",
    "fi",
    "fr",
    "hi",
    "hu",
    "id",
    "it",
    "nb",
    "nl",
    "pl",
    "pt",
    "ro",
    "ru",
    "sv",
    "sw",
    "tr",
    "uk",
    "ur",
)
#: Of each month its names, in full and short.
_NAMES = (
    "ene enero gen gennaio ian ianuarie jan janeiro januar januari január janv janvier led leden ledna "
    "oca ocak sty styczeń stycznia tammi tammikuu tammikuuta ιαν ιανουάριοσ ιανουαρίου січ січень січня "
    "янв январь января جانفي جنوری كانون_الثاني يناير जनवरी जन॰ জানু জানুয়ারি",
    "feb febbraio febr febrero februar februari februarie február fev fevereiro févr février helmi "
    "helmikuu helmikuuta lut lutego luty úno únor února şub şubat φεβ φεβρουάριοσ φεβρουαρίου лют лютий "
    "лютого февр февраль февраля شباط فبراير فروری فيفري फ़रवरी फ़र॰ ফেব ফেব্রুয়ারি",
    "bře březen března maalis maaliskuu maaliskuuta maart mac machi mar marca maret mars mart martie "
    "marts marzec marzo março mrt márc március mär märz μάρ μάρτιοσ μαρ μαρτίου бер березень березня мар "
    "март марта آذار مارس مارچ मार्च মার্চ",
    "abr abril apr april aprile aprili aprilie avr avril dub duben dubna huhti huhtikuu huhtikuuta kwi "
    "kwiecień kwietnia nis nisan ápr április απρ απρίλιοσ απριλίου апр апрель апреля квіт квітень квітня "
    "أبريل أفريل اپریل نيسان अप्रैल এপ্রি এপ্রিল",
    "kvě květen května mag maggio mai maio maj maja may mayo mayıs mei máj május touko toukokuu "
    "toukokuuta μάι μάιοσ μαΐ μαΐου май мая трав травень травня أيار مئی ماي مايو",
    "cze czerwca czerwiec giu giugno haz haziran iun iunie juin jun junho juni junio jún június kesä "
    "kesäkuu kesäkuuta červen června čvn ιουν ιουνίου ιούν ιούνιοσ июн июнь июня черв червень червня جوان "
    "جون حزيران يونيو जून জুন",
    "heinä heinäkuu heinäkuuta iul iulie juil juillet jul julai julho juli julio júl július lip lipca "
    "lipiec lug luglio tem temmuz července červenec čvc ιουλ ιουλίου ιούλ ιούλιοσ июл июль июля лип "
    "липень липня تموز جولائی جويلية يوليو जुलाई जुल॰ জুল জুলাই",
    "ago agosti agosto agu agustus août aug august augusti augustus augusztus ağu ağustos elo elokuu "
    "elokuuta sie sierpień sierpnia srp srpen srpna αυγ αυγούστου αύγ αύγουστοσ авг август августа серп "
    "серпень серпня أغسطس أوت اگست अगस्त अग॰ আগস্ট",
    "eyl eylül sep sept septemba september septembre septembrie septiembre set setembro settembre syys "
    "syyskuu syyskuuta szept szeptember wrz wrzesień września zář září σεπ σεπτέμβριοσ σεπτεμβρίου вер "
    "вересень вересня сент сентябрь сентября أيلول سبتمبر ستمبر सितंबर सित॰ সেপ সেপ্ট সেপ্টেম্বর",
    "eki ekim loka lokakuu lokakuuta oct octobre octombrie octubre okt oktoba oktober október ott ottobre "
    "out outubro paź październik października říj říjen října οκτ οκτωβρίου οκτώβριοσ жовт жовтень жовтня "
    "окт октябрь октября أكتوبر اکتوبر تشرين_الأول تشرين_الأول अक्टूबर अक्टू॰ অক্টো অক্টোবর",
    "kas kasım lis listopad listopada listopadu marras marraskuu marraskuuta noiembrie nov novemba "
    "november novembre novembro noviembre νοέ νοέμβριοσ νοε νοεμβρίου лист листопад листопада нояб ноябрь "
    "ноября تشرين_الثاني نوفمبر نومبر नवंबर नव॰ নভে নভেম্বর",
    "ara aralık dec december decembrie des desemba desember dez dezember dezembro dic dicembre diciembre "
    "déc décembre gru grudnia grudzień joulu joulukuu joulukuuta pro prosince prosinec δεκ δεκέμβριοσ "
    "δεκεμβρίου груд грудень грудня дек декабрь декабря دسمبر ديسمبر كانون_الأول दिसंबर दिस॰ ডিসে "
    "ডিসেম্বর",
)
MONTHS = {name.replace("_", " "): month for month, names in enumerate(_NAMES, 1) for name in names.split()}
_WEEK = (
    "alhamisi csütörtök cuma cumartesi czwartek dienstag dimanche dinsdag domenica domingo donderdag "
    "donnerstag duminică fredag freitag giovedì hétfő ijumaa jeudi joi jueves jumamosi jumanne jumapili "
    "jumat jumatano jumatatu kamis kedd keskiviikko keskiviikkona lauantai lauantaina lundi lunedì lunes "
    "luni lördag lørdag maanantai maanantaina maandag mandag mardi martedì martes marți mercoledì "
    "mercredi miercuri minggu mittwoch miércoles montag måndag neděle niedziela onsdag pazar pazartesi "
    "perjantai perjantaina perşembe piątek pondělí poniedziałek pátek péntek quarta-feira quinta-feira "
    "rabu sabato sabtu salı samedi samstag segunda-feira selasa senin sexta-feira sobota sonntag středa "
    "sunnuntai sunnuntaina szerda szombat sábado sâmbătă söndag søndag terça-feira tiistai tiistaina "
    "tirsdag tisdag torsdag torstai torstaina vasárnap vendredi venerdì viernes vineri vrijdag woensdag "
    "wtorek zaterdag zondag çarşamba úterý čtvrtek środa δευτέρα κυριακή πέμπτη παρασκευή σάββατο τετάρτη "
    "τρίτη воскресенье вторник вівторок неділя пʼятниця понедельник понеділок пятница середа среда "
    "суббота субота четвер четверг اتوار الأحد الأربعاء الاثنين الثلاثاء الجمعة الخميس السبت بدھ جمعرات "
    "جمعہ منگل پیر ہفتہ गुरुवार बुधवार मंगलवार रविवार शनिवार शुक्रवार सोमवार বুধবার বৃহস্পতিবার মঙ্গলবার "
    "রবিবার শনিবার শুক্রবার সোমবার"
)
WEEKDAYS = frozenset(name.replace("_", " ") for name in _WEEK.split())
#: What stands before a day, and between it, its month and its year.
_BEFORE = frozenset(["am", "der", "le", "il", "el", "de", "del", "di", "du", "d’", "em", "den", "tanggal", "pada"])
_DAY_FIRST = re.compile(
    r"(?P<before>[^\d]{0,40}?)\b(?P<day>\d{1,2})(?:\.|er\b|º|°|-?го\b)?\s*(?P<month>[^\d]{3,40}?)\s*(?P<year>\d{4})"
    r"\.?\s*(?:г|года|р|року|m|e)?\.?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})\.?\s*(?P<month>[^\d.\-/:]{3,30}?)\.?\s+(?P<day>\d{1,2})\.?(?P<before>)")
_MONTH_ALONE = re.compile(r"(?P<before>)(?P<month>[^\d]{3,40}?)\s+(?P<year>\d{4})")
_SIGNS = re.compile(r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]")


def in_words(told: str) -> tuple[str, str, str | None] | None:
    """Year, month and day (None where there is none) of a day in words; None where it is none in these languages."""
    told = unicodedata.normalize("NFC", " ".join(told.split()))
    if (found := _SIGNS.fullmatch(told)) is not None:
        return found["year"], found["month"], found["day"]
    for form in (_DAY_FIRST, _YEAR_FIRST, _MONTH_ALONE):
        found = form.fullmatch(told)
        if found is not None and (month := MONTHS.get(_bare(found["month"]))) and _is_before(found["before"]):
            return found["year"], str(month), found["day"] if form is not _MONTH_ALONE else None
    return None


def _bare(words: str) -> str:
    """A month without what joins it to its day and its year."""
    parts = words.casefold().replace("d'", "").replace("d’", "").strip(" .,").split(" ")
    return " ".join(part.strip(".,") for part in parts if part not in _BEFORE)


def _is_before(words: str) -> bool:
    """Whether nothing stands before a day but the day of the week and small words."""
    return all(
        not part or part in _BEFORE or part in WEEKDAYS or part.removesuffix("-feira") in WEEKDAYS
        for part in (it.strip(" .,") for it in words.casefold().replace("،", ",").split(" "))
    )
