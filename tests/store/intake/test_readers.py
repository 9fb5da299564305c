"""Each kind of file that people have comes to the text, the head and the pages that are in it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable

import pytest

from store.intake.readers import heads, months, top_lines
from store.model.reports import Extracted, NotRead
from tests.store.intake import makers
from tests.store.intake.conftest import Read

ReadAll = Callable[[str, bytes], list[Extracted | NotRead]]

ARTICLE = (
    "The ferry in dock last year. Photo: A. Lee\n\n"
    + "\n\n".join(makers.STORY)
    + "\n\n- Harbour office: twelve\n- Union: fifteen\n\nToll by source\n\nSource | Dead\nHarbour office | 12\n"
)


def test_a_page_is_its_report_with_captions_lists_and_tables(read: Read) -> None:
    data = makers.page().encode()
    found = read("ferry.html", data)
    assert found.text.endswith(ARTICLE)
    assert "newsletter" not in found.text and "Sport" not in found.text and "track" not in found.text
    assert found.head.title == "Ferry sinks off Alder Point"
    assert (found.head.publisher, found.head.language) == ("The Courier", "en")
    assert found.inferred == ("publisher", "title", "language")
    assert found.media == "text/html" and found.extractor.startswith("trafilatura ")
    assert (found.sha256, found.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert found.text_sha256 == hashlib.sha256(found.text.encode()).hexdigest()
    assert (found.name, found.pages, found.part) == ("ferry.html", (), 0)


def test_the_same_bytes_are_the_same_text(read: Read) -> None:
    data = makers.page().encode()
    assert read("a.html", data).text == read("b.html", data).text


def test_a_page_saved_with_singlefile(read: Read) -> None:
    found = read("no ending", makers.page(head=makers.JSON_LD, top=makers.SINGLE_FILE).encode())
    assert found.text.endswith(ARTICLE)
    head = found.head
    assert head.address == "https://courier.example/news/2021/03/04/ferry?ref=front"
    assert (head.title, head.publisher, head.published) == (
        "Ferry sinks off Alder Point",
        "The Courier",
        "2021-03-04T23:30+05:00",
    )
    assert (head.language, head.authors) == ("en-GB", ("Ann Lee", "Bo Ray"))
    assert set(found.inferred) == {"title", "publisher", "published", "language", "address", "authors"}


def test_a_page_saved_by_a_browser_says_where_it_was(read: Read) -> None:
    top = '<!DOCTYPE html>\n<!-- saved from url=(0034)https://courier.example/n/ferry --><html lang="en">'
    head = (
        '<link rel="canonical" href="/ferry"><meta property="og:site_name" content="Courier &amp; Post">'
        '<meta property="article:published_time" content="2021-03-04T08:00:00Z">'
        '<meta name="author" content="By Ann Lee">'
        '<meta property="og:title" content="Ferry sinks - Courier &amp; Post">'
    )
    found = read("ferry.htm", makers.page(head=head, top=top).encode()).head
    assert found.address == "https://courier.example/ferry"
    assert (found.title, found.publisher, found.published) == ("Ferry sinks", "Courier & Post", "2021-03-04T08:00Z")
    assert found.authors == ("Ann Lee",)


def test_a_headline_above_the_report_belongs_to_it(read: Read) -> None:
    page = makers.page().replace("<article><h1>Ferry sinks off Alder Point</h1>", "<article>")
    page = page.replace("</nav>", "</nav><header><h1>Ferry <i>sinks</i> off Alder Point</h1></header>")
    assert read("ferry.html", page.encode()).text.startswith("Ferry sinks off Alder Point\n\nThe ferry in dock")


def test_a_page_without_a_report_in_it_is_all_that_it_shows(read: Read) -> None:
    page = (
        "<html><body><div>Toll now twelve<br>says the office</div><div hidden>not shown</div>"
        "<div style='display: none'>nor this</div><table><tr><td>a</td><td>b</td></tr></table>"
        "<ol><li>one</li><li>two</li></ol><b>bo</b>ld"
        "<noscript>no script</noscript></body></html>"
    )
    found = read("short.html", page.encode())
    assert found.text == "Toll now twelve\nsays the office\n\na | b\n\n- one\n- two\n\nbold\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "shift_jis"])
def test_a_page_in_any_encoding(read: Read, encoding: str) -> None:
    words = {
        "windows-1251": "Паром затонул у мыса, сообщает порт. ",
        "shift_jis": "フェリーが沈没したと港湾局が発表した。",
    }
    said = words.get(encoding, "Fähre gesunken – “zwölf” Tote. ") * 12
    page = f"<html><head><meta charset='{encoding}'><title>Fall</title></head><body><article><p>{said}</p></article>"
    assert said.strip() in read("page.html", page.encode(encoding)).text


def test_a_page_with_a_few_broken_bytes_shows_where(read: Read) -> None:
    broken = makers.page().encode().replace(b"Alder Point, the", b"Alder\xff Point, the")
    found = read("ferry.html", broken)
    assert "Alder\ufffd Point, the" in found.text
    assert found.head.note == "1 characters could not be read and are shown as \ufffd."


def test_entities_of_a_page_stay_words(read: Read) -> None:
    page = makers.page().replace("<!doctype html>", makers.laughs("html")).replace("It gave", "It &a11; gave")
    assert len(read("ferry.html", page.encode()).text) < 2000


def test_a_page_saved_as_a_message(read: Read) -> None:
    found = read("ferry.mht", makers.mhtml())
    assert found.text.endswith(ARTICLE)
    assert found.head.address == "https://courier.example/ferry"
    assert found.head.published == ""
    assert found.media == "multipart/related"


def test_a_pdf_is_paragraphs_and_pages(read: Read) -> None:
    pages = [
        ["Ferry sinks", "", "A ferry with forty people on board sank on Tuesday night off", "Alder Point, the harbour",
         "", "The office counted twelve dead, while the union of seamen spoke of fif-", "teen. It gave no names."],
        ["The minister promised an inquiry."],
    ]  # fmt: skip
    info = "/Title (Ferry report) /Author (Ann Lee; Bo Ray) /CreationDate (D:20210305090000+01'00')"
    found = read("ferry.txt", makers.pdf(pages, info=info, extra="/Lang (en-GB)"))
    first = (
        "Ferry sinks\n\nA ferry with forty people on board sank on Tuesday night off Alder Point, the harbour\n\n"
        "The office counted twelve dead, while the union of seamen spoke of fifteen. It gave no names."
    )
    assert found.text == f"{first}\n\nThe minister promised an inquiry.\n"
    assert found.pages == (0, len(first) + 2)
    assert found.text[found.pages[1] :].startswith("The minister")
    head = found.head
    assert (head.title, head.authors, head.published) == ("Ferry report", ("Ann Lee", "Bo Ray"), "2021-03-05")
    assert head.language == "en-GB"
    assert found.media == "application/pdf" and found.extractor.startswith("pypdfium2 5.")


def test_a_pdf_with_a_page_without_words(read: Read) -> None:
    found = read("ferry.pdf", makers.pdf([["One."], [], ["Three."]], info="/Title (Microsoft Word - a.doc)"))
    assert found.text == "One.\n\nThree.\n"
    assert found.pages == (0, 4, 6)
    assert found.head.note == "Pages without text, or that cannot be read: 2 of 3."
    assert found.head.title == ""


def test_a_word_document(read: Read) -> None:
    found = read("ferry.docx", makers.word())
    assert found.text == (
        f"What happened\n\n{makers.STORY[0]}\n\nHarbour office: twelve\n\nSource | Dead\nUnion | 15\n\n"
        "Caf\u00e9 and cafe\u0301 stay as they are.\n"
    )
    head = found.head
    assert (head.title, head.authors) == ("Report on the ferry", ("Ann Lee",))
    assert (head.published, head.language) == ("2021-03-05", "en-GB")
    assert found.extractor.startswith("python-docx ")


def test_a_word_document_keeps_what_was_added_and_drops_what_was_struck(read: Read) -> None:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        "<w:p><w:ins><w:r><w:t>added </w:t></w:r></w:ins><w:del><w:r><w:delText>struck</w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t>linked</w:t><w:br/><w:t>below</w:t></w:r></w:hyperlink></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>in a field</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    written = f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'
    data = makers.repacked(makers.word(), "word/document.xml", written.encode())
    notes = f'<w:footnotes xmlns:w="{name}"><w:footnote w:type="separator"><w:p/></w:footnote><w:footnote><w:p><w:r>'
    notes += "<w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    data = makers.repacked(data, "word/footnotes.xml", notes.encode())
    assert read("a.docx", data).text == "added linked\nbelow\n\nin a field\n\nA note.\n"


def test_an_open_document(read: Read) -> None:
    found = read("ferry.odt", makers.odt())
    assert found.text == (
        f"What happened\n\n{makers.STORY[0]}\n\n- Union: fifteen\n\nSource | Dead\n\nA note hangs here.\n& ends.\n\n"
        "Said on the pier.\n"
    )
    head = found.head
    assert (head.title, head.published) == ("Ferry, second report", "2021-03-05")
    assert (head.language, head.authors) == ("de-AT", ("Bo Ray",))


def test_a_message(read: Read) -> None:
    found = read("toll.eml", makers.mail())
    assert found.text == "Twelve people died.\n\nFrom now on no number is given.\n"
    head = found.head
    assert (head.title, head.publisher, head.published) == (
        "Toll of the ferry",
        "Harbour Office",
        "2021-03-03T22:15-05:00",
    )
    assert head.authors == ("Harbour Office",)
    assert read("no ending", makers.mail()).text == found.text


def test_a_message_whose_plain_part_says_nothing(read: Read) -> None:
    page = f"<html><body><p>{'</p><p>'.join(makers.STORY)}</p></body></html>"
    found = read("toll.eml", makers.mail(html=page, text="Read this online.\n"))
    assert found.text == "\n\n".join(makers.STORY) + "\n"
    assert read("toll.eml", makers.mail(html="<p>Same.</p>")).text.startswith("Twelve people died.")


def test_lines_that_a_mail_program_broke_are_whole(read: Read) -> None:
    data = makers.mail(text="Twelve people \ndied.\n\n From the office.\n")
    flowed = data.replace(b'text/plain; charset="utf-8"', b'text/plain; charset="utf-8"; format=flowed')
    assert flowed != data
    assert read("a.eml", flowed).text == "Twelve people died.\n\nFrom the office.\n"


def test_each_message_of_a_mailbox_is_a_report(read_all: ReadAll) -> None:
    data = makers.mbox(3)
    found = [one for one in read_all("press", data) if isinstance(one, Extracted)]
    assert [(one.part, one.head.title) for one in found] == [(n, f"Bulletin {n}") for n in (1, 2, 3)]
    assert found[1].text == "Bulletin 2: 12 dead.\n\nFrom here on, silence.\n"
    for one in found:
        assert one.span is not None
        assert one.sha256 == hashlib.sha256(data[one.span[0] : one.span[1]]).hexdigest()
        assert one.size == one.span[1] - one.span[0]


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_is_the_pages_that_were_there(read: Read, packed: bool) -> None:
    found = read("ferry.warc.gz" if packed else "ferry.warc", makers.warc(packed=packed))
    assert found.text.endswith(ARTICLE)
    assert found.head.address == "https://courier.example/ferry"


def test_plain_text_keeps_its_lines(read: Read) -> None:
    found = read("note", b"\xef\xbb\xbfFerry sinks\r\n\r\n\r\n\r\n  Twelve dead,  \r\nsays the office.\r\n\r\n")
    assert found.text == "Ferry sinks\n\n  Twelve dead,\nsays the office.\n"
    assert found.head.title == "Ferry sinks"
    assert (found.media, found.inferred) == ("text/plain", ("title",))


def test_letters_stay_as_they_were_composed(read: Read) -> None:
    words = "Cafe\u0301 and caf\u00e9."
    text = read("a.txt", words.encode()).text
    assert text == words + "\n" and not unicodedata.is_normalized("NFC", text)


def test_what_drives_a_terminal_is_gone(read: Read) -> None:
    assert read("a.txt", "Twelve \x1b[31mdead\u202e, it said.".encode()).text == "Twelve [31mdead, it said.\n"


def test_what_stands_above_a_text_is_its_head(read: Read) -> None:
    words = "---\ntitle: 'Ferry sinks'\ndate: 4 March 2021\nurl: https://courier.example/a\n"
    words += "author: [Ann Lee, Bo Ray]\n---\n"
    found = read("a.md", f"{words}\n# Ferry\n\nTwelve dead.\n".encode())
    assert found.text == "# Ferry\n\nTwelve dead.\n" and found.media == "text/markdown"
    head = found.head
    assert (head.title, head.published, head.address) == ("Ferry sinks", "2021-03-04", "https://courier.example/a")
    assert head.authors == ("Ann Lee", "Bo Ray")
    kept = read("b.txt", b"Title: Ferry sinks\nSource: The Courier\nDate: 2021-03\n\nTwelve dead.\n")
    assert kept.text.startswith("Title: Ferry sinks\n")
    assert (kept.head.title, kept.head.publisher, kept.head.published) == ("Ferry sinks", "The Courier", "2021-03")
    assert read("c.md", b"# Ferry sinks\n\nTwelve dead.\n").head.title == "Ferry sinks"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("2021-03-04T00:00:00Z", "2021-03-04"),  # what programs write where no time is known
        ("2021-03-04T00:00:00+05:30", "2021-03-04"),
        ("2021-03-04T08:05:09.123Z", "2021-03-04T08:05Z"),
        ("2021-03-04 08:05 +0530", "2021-03-04T08:05+05:30"),
        ("2021-03-04T08:05", "2021-03-04"),  # nobody knows whose clock it is
        ("2021-03-04T25:05Z", "2021-03-04"),
        ("2021-03", "2021-03"),
        ("Thu, 04 Mar 2021 08:05:00 GMT", "2021-03-04T08:05Z"),
        ("Thu, 04 Mar 2021", "2021-03-04"),
        ("Thu, 04 Mar 2021 08:05:00 -0330", "2021-03-04T08:05-03:30"),
    ],
)
def test_midnight_and_a_time_without_a_zone_are_the_day(given: str, wanted: str) -> None:
    assert heads.day(given) == wanted


@pytest.mark.parametrize(
    "given",
    """3. März 2021|3 März 2021|Mittwoch, 3. März 2021|le 3 mars 2021|3 de marzo de 2021
    |quarta-feira, 3 de março de 2021|3 marzo 2021|3 maart 2021|3. marts 2021
    |3. maaliskuuta 2021|3 marca 2021|3. března 2021|2021. március 3.|3 марта 2021 г.
    |3 березня 2021 року|3 Μαρτίου 2021|3 Mart 2021|3 Maret 2021|3 Machi 2021|3 مارس 2021|3 آذار 2021
    |٣ مارس ٢٠٢١|3 مارچ 2021|3 मार्च 2021|3 মার্চ 2021|2021年3月3日|2021년 3월 3일""".replace("\n    ", "").split("|"),
)
def test_a_day_is_read_in_the_language_of_the_report(given: str) -> None:
    assert heads.day(given) == "2021-03-03"


def test_a_line_of_a_head_tells_its_day_in_other_languages() -> None:
    for told in ("Dated: 3 März 2021", "Veröffentlicht am 3. März 2021, 14:30 Uhr", "Опубликовано: 3 марта 2021 г."):
        assert top_lines.read(["A headline", told]) == ({"published": "2021-03-03"}, "A headline")
    assert heads.day("märz 2021") == "2021-03"
    for no_day in ("Berlin, 3. März 2021", "3 mars 2021 tué", "31. Februar 2021", "3 kanunuevvel 2021"):
        assert heads.day(no_day) == ""


def test_the_months_are_those_of_the_cldr() -> None:
    babel = pytest.importorskip("babel")
    for language in months.LANGUAGES:
        told = babel.Locale.parse(language)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, words in told.months[context][width].items():
                    name = " ".join(unicodedata.normalize("NFC", words.casefold()).strip(". ").split())
                    if len(name) > 2 and not any(sign.isdigit() for sign in name):
                        assert months.MONTHS[name] == number, (language, name)
            days = told.days[context]["wide"].values()
            assert months.WEEKDAYS.issuperset(unicodedata.normalize("NFC", name.casefold()) for name in days)


BODY = "The ferry sank on Friday with sixty on board. Twelve were found dead.\n\nThe search went on."


@pytest.mark.parametrize(
    ("top", "said"),
    [
        (
            "Ferry sinks off Alder Point\n\nBy Lena Ost, Evening Courier\nPublished: 4 May 2024",
            ("Ferry sinks off Alder Point", "Evening Courier", "2024-05-04", ("Lena Ost",)),
        ),
        (
            "Ferry sinks\nBy Lena Ost and Bo Ray\nPosted on May 4, 2024",
            ("Ferry sinks", "", "2024-05-04", ("Lena Ost", "Bo Ray")),
        ),
        ("Ferry sinks\n\nUpdated 5 May 2024, 14:05", ("Ferry sinks", "", "2024-05-05", ())),
        ("Ferry sinks\nUpdated 5 May 2024 | First published 4 May 2024", ("Ferry sinks", "", "2024-05-04", ())),
        ("Evening Courier\nFerry sinks\n4 May 2024, 10:30 am", ("Ferry sinks", "Evening Courier", "2024-05-04", ())),
        ("Published: 4 May 2024\n\nFerry sinks", ("Ferry sinks", "", "2024-05-04", ())),
        ("Lena Ost | Evening Courier | 4 May 2024", ("", "Evening Courier", "2024-05-04", ())),
        ("BY LENA OST, our reporter in Tarn\nSaturday, 4 May 2024", ("", "", "2024-05-04", ("LENA OST",))),
        (
            "Fähre gesunken\nVon Lena Ost, Abendzeitung\nVeröffentlicht am 2024-05-04",
            ("Fähre gesunken", "Abendzeitung", "2024-05-04", ("Lena Ost",)),
        ),
        (
            "Hundido el ferry\nPor Lena Ost\nPublicado el 2024-05-04",
            ("Hundido el ferry", "", "2024-05-04", ("Lena Ost",)),
        ),
        # what only looks like it
        ("By Tuesday the water had risen", ("By Tuesday the water had risen", "", "", ())),
        ("By Tuesday", ("By Tuesday", "", "", ())),
        ("Published: the names of the dead", ("", "", "", ())),
        ("The ferry sank on 4 May 2024.", ("", "", "", ())),
    ],
)
def test_lines_at_the_top_of_a_text_tell_its_head(read: Read, top: str, said: tuple[object, ...]) -> None:
    found = read("ferry.txt", f"{top}\n\n{BODY}\n".encode())
    head = found.head
    assert (head.title, head.publisher, head.published, head.authors) == said
    assert found.text.startswith(top.split("\n", maxsplit=1)[0])  # they stay in the text
    assert set(found.inferred) == {
        name for name in ("title", "publisher", "published", "authors") if getattr(head, name)
    }


def test_lines_further_down_tell_nothing_of_it(read: Read) -> None:
    head = read("ferry.txt", f"Ferry sinks\n\n{BODY}\n\nPublished: 4 May 2024\nBy Lena Ost\n".encode()).head
    assert (head.published, head.authors) == ("", ())


@pytest.mark.parametrize(
    ("meta", "published"),
    [
        ("", "2024-05-04"),
        ('<meta property="article:published_time" content="2024-05-03T08:00:00Z">', "2024-05-03T08:00Z"),
    ],
)
def test_lines_below_a_pages_headline_tell_what_it_does_not_say_itself(read: Read, meta: str, published: str) -> None:
    lines = "<p>By <a href='#'>Lena Ost</a>, Evening Courier</p><p>Published: 4 May 2024, 10:30</p>"
    page = makers.page(head=meta)
    page = page.replace(
        "<article><h1>Ferry sinks off Alder Point</h1>", f"<article><h1>Ferry sinks off Alder Point</h1>{lines}"
    )
    head = read("ferry.html", page.encode()).head
    assert (head.published, head.authors) == (published, ("Lena Ost",))
    assert head.publisher == "Evening Courier"
