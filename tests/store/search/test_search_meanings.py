"""Words that reports translate in the names of organisations."""

from __future__ import annotations

import doctest

import pytest

from store.names import meanings as search_meanings
from store.names.meanings import _GROUPS, same_meaning
from store.names.words import asked_of, words


def test_examples_in_docstrings() -> None:
    assert doctest.testmod(search_meanings).failed == 0


def test_the_words_are_written_as_names_are_read() -> None:
    assert [word for group in _GROUPS for word in group if words(word) != (word,)] == []
    assert all(len(group) > 1 and len(set(group)) == len(group) for group in _GROUPS)


# English, then Arabic, Persian, Urdu or Pashto.
_WRITTEN = """
organization منظمة سازمان تنظيم
association جمعية انجمن
group مجموعة جماعة گروه
council مجلس شورى شورای
committee لجنة کمیته
ministry وزارة وزارت
directorate مديرية إدارة اداره
office مكتب دفتر
agency وكالة آژانس
union اتحاد اتحادیه
club نادي باشگاه
commission هيئة
embassy سفارة سفارت
court محكمة دادگاه
brigade كتيبة لواء
companies سرايا
division فرقة
forces قوات نیروهای
force قوة نیروی
guard حرس پاسداران
corps سپاه فيلق
army جيش ارتش اردو
military عسكرية عسكري نظامی
police شرطة پلیس
prison سجن زندان
intelligence مخابرات استخبارات اطلاعات
security امن أمنية انتظامی امنیت
protection حراسة حماية حفاظت
defence دفاع
revolution ثورة انقلاب
revolutionary ثوري ثورية انقلابی
resistance مقاومة مقاومت
liberation تحرير
freedom آزادی حرية
fighting مقاتلة
fighters مجاهدين
martyrs شهداء شهدا
martyr شهید
supporters انصار
brothers إخوان
youth شباب جوانان
women زنان
students طلاب
workers عمال
people شعبية مردم خلق
national ملی ملي وطنية وطني
islamic اسلامية إسلامي اسلامی
republic جمهورية جمهوری
state دولة دولت
government حكومة حکومت
emirate إمارة امارت
caliphate خلافة خلافت
unity توحيد
victory نصر فتح
general عامة
public عمومی
central مركزي مرکزی
centre مركز مرکز
international دولية دولي
world عالمية
new جديدة جدید نوین
free آزاد
branch شعبه
complex مجتمع
institute معهد
foundation موسسه مؤسسة بنیاد وقف
fund صندوق
university جامعة دانشگاه پوهنتون
college كلية
school مدرسة مدرسه
hospital مستشفى بیمارستان
mosque مسجد
library مكتبة
research بحوث أبحاث تحقیقات پژوهش
studies دراسات مطالعات
science علمية علوم علمی
technology تكنولوجيا تقنية فناوری
engineering هندسة هندسية مهندسی
industry صناعة صنعت
industrial صناعية صنعتی
industries صنایع
trade تجارة تجارت بازرگانی
commercial تجارية
import استيراد واردات
export تصدير صادرات
foreign خارجية خارجه
investment استثمار سرمایه
development تنمية تطوير توسعه
construction ساختمان عمران
contracting مقاولات
production إنتاج انتاج تولید تولیدی
factory مصنع کارخانه
products منتجات
supply توريد
distribution توزيع
equipment معدات تجهیزات
tools ابزار
services خدمات
management مدیریت
consulting مشاوران
transport نقل حمل
shipping ملاحة کشتیرانی
marine بحرية دریایی
port ميناء
airlines طيران هواپیمایی
aerospace هوافضا
airport مطار فرودگاه
missiles صواريخ
missile موشکی موشک
weapons أسلحة
electronics إلكترونيات الکترونیک
computer رایانه
communications اتصالات مخابرات
media إعلام رسانه
news أخبار خبرگزاری
television تلفزيون تلویزیون
press صحافة مطبوعات
printing طباعة چاپ
oil نفط نفت
gas غاز گاز
petrochemical پتروشیمی بتروكيماويات
refinery پالایش پالایشگاه
energy طاقة انرژی
power نیروگاه
electricity كهرباء برق
nuclear نووية
atomic ذرية اتمی
chemical كيميائية شیمیایی
steel فولاد
iron حديد آهن
cement إسمنت سیمان
mines مناجم معادن
mine معدن
phosphate فوسفات
textile نسيج نساجی
food غذائية غذایی
agriculture زراعة کشاورزی
pharmaceutical أدوية دارو داروسازی
medical طبية پزشکی
water مياه
tourism سياحة گردشگری
travel سفر
cars سيارات
automobile خودرو
exchange صرافة صرافی حوالة
finance مالية مالی
credit اعتبار ائتمان
insurance تأمين بیمه
holding قابضة
cooperative تعاونية تعاون تعاونی
charity خيرية خیریه
relief إغاثة امداد
north شمال
south جنوب
east شرق
west غرب
iraq عراق
iraqi عراقية
iran ايران
iranian إيرانية ایرانی
syria سوريا سورية
syrian السوري
lebanon لبنان
lebanese لبناني
libya ليبيا
libyan الليبي
egypt مصر
egyptian مصرية
yemen يمن
yemeni يمني
palestine فلسطين
palestinian فلسطيني
jordan أردن
saudi سعودية
turkey تركيا
russia روسيا
russian روسية
india هند
algeria جزائر
tunisia تونس
morocco مغرب
somalia صومال
africa إفريقيا
african أفريقية
levant شام
damascus دمشق
jerusalem قدس
peninsula جزيرة
gulf خليج خلیج
armed مسلحة مسلح
air الجوية هوایی
"""


@pytest.mark.parametrize(
    ("written", "english"),
    [(word, line.split()[0]) for line in _WRITTEN.strip().splitlines() for word in line.split()[1:]],
)
def test_a_word_is_known_in_arabic_script(written: str, english: str) -> None:
    [word] = words(written)
    [same] = words(english)
    assert word == same or same in same_meaning(asked_of(word), unvowelled=True)


@pytest.mark.parametrize(
    ("written", "english"),
    [
        ("Ihracat", "export"),
        ("Keji", "technology"),
        ("Fuerzas", "forces"),
        ("Торговый", "trade"),
        ("Обороны", "defence"),
        ("Médias", "media"),
        ("Teknolojee", "technology"),
        ("Fondation", "foundation"),
    ],
)
def test_a_word_is_known_in_other_scripts(written: str, english: str) -> None:
    [word] = words(written)
    assert english in same_meaning(asked_of(word), respelt=True)


@pytest.mark.parametrize("name", ["umar", "khurasani", "viktor", "haqqani", "muhammad", "ali", "x", "313", ""])
def test_names_have_no_meaning(name: str) -> None:
    assert same_meaning(asked_of(name)) == same_meaning(asked_of(name), respelt=True) == frozenset()


@pytest.mark.parametrize("name", ["عمر", "حقاني", "محمد", "علي", "خراساني", "حسن", "أمير"])
def test_nor_have_names_without_vowels(name: str) -> None:
    [word] = words(name)
    assert same_meaning(asked_of(word), unvowelled=True) == frozenset()
