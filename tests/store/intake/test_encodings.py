"""Text in any encoding is read as it was written, or refused with the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.intake.limits import Limits
from store.intake.readers.encodings import decode
from store.intake.readers.layout import admitted
from store.intake.readers.plain import read
from store.intake.refusing import Unreadable
from store.intake.wire import UNSTORABLE
from store.text.clean import clean

ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@given(ANY, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_a_text_with_a_sign_comes_back(text: str, encoding: str) -> None:
    if text.startswith("\ufeff"):
        text = "x" + text
    assert decode(text.encode(encoding)).text == text


@given(st.text("abcdefgh ,.\n", min_size=20), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf_16_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_that_can_be_kept_or_a_sentence(data: bytes) -> None:
    try:
        (item,) = read(data, "a.txt", Limits())
    except Unreadable as error:
        assert str(error).startswith(("is ", "holds "))
    else:
        assert clean(item.text) == item.text and not UNSTORABLE.search(item.text)
        assert item.text.endswith("\n") and "\n\n\n" not in item.text


@given(st.text())
def test_what_is_admitted_stays_as_it_is(text: str) -> None:
    try:
        once = admitted(text, Limits())
    except Unreadable:
        return
    assert admitted(once, Limits()) == once == clean(once)


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "Die Fähre sank, es gab zwölf Tote. Die Behörde wollte nichts Näheres sagen. "),
        (
            "cp1252",
            "El alcalde dijo que no había más de diez heridos. La compañía lo negó ayer, según el señor Núñez. ",
        ),
        ("cp1252", "Ni mennesker døde, da branden brød ud i Sørvik. Politiet siger, at ingen savnes. "),
        ("cp1252", "Nio personer dog på fredagen när branden bröt ut. Räddningstjänsten säger att ingen saknas. "),
        ("cp1252", "A neighbour, René Valère, saw “a wall” of fire – his cousin is from Sørvik, says Jörg Amsel. "),
        ("cp1250", "Požár v továrně si vyžádal devět obětí. Hasiči říkají, že příčina není známa. "),
        ("cp1250", "Kilencen haltak meg a gyárban történt tűzben. A tűzoltóság szerint az ok ismeretlen. "),
        ("cp1250", "Nouă oameni au murit în incendiul de la fabrică. Pompierii spun că nu se ştie cauza. "),
        ("cp1251", "Паром затонул у мыса, погибли двенадцать человек, сообщает порт. "),
        ("cp1256", "غرقت العبارة قبالة الرأس وقتل اثنا عشر شخصا كما قال مكتب الميناء. "),
        ("shift_jis", "フェリーが岬の沖で沈没し、十二人が死亡したと港湾局が発表した。"),
        ("gb18030", "渡轮在海角附近沉没，港务局说有十二人死亡。"),
    ],
)
def test_older_encodings_are_told_by_their_letters(encoding: str, words: str) -> None:
    found = decode((words * 8).encode(encoding))
    assert found.text == words * 8
    assert found.extractor.startswith("charset-normalizer ")


def test_what_is_declared_comes_before_a_guess() -> None:
    assert decode("Łódź".encode("iso8859-2"), "ISO-8859-2").text == "Łódź"
    assert decode("“dead”".encode("cp1252"), "latin1").text == "“dead”"
    assert decode("Łódź".encode(), "no-such-encoding").text == "Łódź"


def test_broken_text_is_refused_with_the_place() -> None:
    data = "Fähre\ngesunken, zwölf Tötete, größer".encode() + b"\n\xff\n"
    with pytest.raises(Unreadable, match=r"is broken UTF-8 text: line 3, byte \d+ is 0xff; save it anew as UTF-8"):
        decode(data)
    with pytest.raises(Unreadable, match="is broken UTF-16"):
        decode("\ufeffdead".encode("utf-16-le") + b"\x00\xd8")


def test_what_no_database_holds_is_refused_with_the_place() -> None:
    with pytest.raises(Unreadable, match=r"U\+0000 at line 2, character 7"):
        read(b"Ferry\nx\0y\n", "a.txt", Limits())
    with pytest.raises(Unreadable, match=r"U\+D800 at line 1, character 1"):
        admitted("a\ud800", Limits())
