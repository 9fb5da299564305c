"""Quotes known by hash are found in a user's copy at the right place, or not at all."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from functools import reduce
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.anchors.hashed import (
    MATCH_FLOOR,
    Found,
    HashedQuote,
    Lost,
    RenditionFacts,
    find_all,
    find_by_hash,
    quote_hash,
    read_copy,
    recognise,
    rendition_hash,
)
from store.anchors.places import Pins, choose, pin_down
from tests.store.prose import bare, edit, passages, report

SEEDS = st.integers(0, 2**32)

BOILERPLATE = "Home | World | Sport\nShare this story\n" * 12

LIGATURES = [("ffi", "\ufb03"), ("ffl", "\ufb04"), ("ff", "\ufb00"), ("fi", "\ufb01"), ("fl", "\ufb02")]
WRITINGS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "byte order mark": lambda text: "\ufeff" + text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "byte order mark, CRLF": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "one line": lambda text: re.sub(r"\s+", " ", text),
    "single line breaks": lambda text: re.sub(r"\n+", "\n", text),
    "trailing spaces": lambda text: text.replace("\n", " \n"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "double spaces after sentences": lambda text: text.replace(". ", ".  "),
    "no-break spaces": lambda text: re.sub(r" (?=\d)", "\u00a0", text),
    "straight marks": lambda text: re.sub("[‘’]", "'", re.sub("[“”]", '"', text)),
    "soft hyphens": lambda text: re.sub(r"(?<=[a-z]{6})(?=[a-z]{3})", "\u00ad", text),
    "words broken by soft hyphens": lambda text: re.sub(r"(?<=\b[a-z]{4})(?=[a-z]{4})", "\u00ad\r\n", text),
    "ligatures": lambda text: reduce(lambda told, one: told.replace(*one), LIGATURES, text),
}
NOT_BACK = {
    "trailing spaces",
    "soft hyphens",
    "double spaces",
    *(name for name in WRITINGS if "broken" in name),
    "ligatures",
}
"""Writings of an original that a plain copy of it does not give away."""


def hashed(text: str, places: list[tuple[int, int]]) -> list[HashedQuote]:
    return [HashedQuote(start, end, quote_hash(text[start:end])) for start, end in places]


def check_all_found(original: str, copy: str, quotes: list[HashedQuote], before: int = 0) -> None:
    for quote, found in zip(quotes, find_all(copy, quotes), strict=True):
        assert isinstance(found, Found), original[quote.start : quote.end]
        assert bare(copy[found.start : found.end]) == bare(original[quote.start : quote.end])
        assert len(bare(copy[: found.start])) == before + len(bare(original[: quote.start]))
        assert not copy[found.start].isspace()
        assert not copy[found.end - 1].isspace()


@pytest.mark.sweep(4)
@pytest.mark.parametrize("name", WRITINGS)
@given(SEEDS)
@settings(max_examples=8, deadline=None)
def test_every_quote_is_found_in_another_writing(name: str, seed: int) -> None:
    random = Random(seed)
    original = report(random)
    quotes = hashed(original, passages(original, random, 15))
    check_all_found(original, WRITINGS[name](original), quotes)


@pytest.mark.sweep(4)
@pytest.mark.parametrize("name", sorted(WRITINGS.keys() - NOT_BACK))
@given(SEEDS)
@settings(max_examples=8, deadline=None)
@example(4477)  # a quote with three numbers
def test_every_quote_of_another_writing_is_found_in_the_plain_one(name: str, seed: int) -> None:
    random = Random(seed)
    plain = report(random)
    original = WRITINGS[name](plain)
    quotes = hashed(original, passages(original, random, 15))
    check_all_found(original, plain, [quote for quote in quotes if "\ufeff" not in original[quote.start]])


@given(SEEDS)
@settings(max_examples=15, deadline=None)
def test_every_quote_is_found_in_another_crawl(seed: int) -> None:
    random = Random(seed)
    original = report(random)
    quotes = hashed(original, passages(original, random, 15, least=5))
    copy = BOILERPLATE + original.replace("\n", "\r\n") + BOILERPLATE
    check_all_found(original, copy, quotes, before=len(bare(BOILERPLATE)))


@given(SEEDS, st.integers(1, 12))
@settings(max_examples=15, deadline=None)
def test_edits_never_misplace_a_quote(seed: int, count: int) -> None:
    random = Random(seed)
    original = report(random)
    quotes = hashed(original, passages(original, random, 15, least=2))
    copy = edit(original, random, count)
    for quote, found in zip(quotes, find_all(copy.text, quotes), strict=True):
        true = copy.true_start(quote.start, quote.end)
        words = original[quote.start : quote.end]
        if isinstance(found, Found):
            assert bare(copy.text[found.start : found.end]) == bare(words)
            if true is not None:
                assert found.start == true
        elif true is not None:
            # Lost though its words are there: only where they are few or said more than once.
            assert len(words) < 48 or copy.text.count(words) > 1
            assert (true, true + len(words)) in found.places


@given(SEEDS)
@settings(max_examples=8, deadline=None)
def test_every_quote_is_found_where_words_were_broken_at_line_ends(seed: int) -> None:
    random = Random(seed)
    original = report(random)
    copy = re.sub(r"(?<=\b[a-z]{4})(?=[a-z]{4})", lambda _: random.choice(("", "", "-\n")), original)
    for quote, found in zip(
        quotes := hashed(original, passages(original, random, 15)), find_all(copy, quotes), strict=True
    ):
        assert isinstance(found, Found), original[quote.start : quote.end]
        words = copy[found.start : found.end].replace("-\n", "")
        assert bare(words) == bare(original[quote.start : quote.end])


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("The fire was officially certified today.", "The \ufb01re was o\ufb03cially cer-\nti\ufb01ed today."),
        ("A well-known colonel certified it.", "A well-\nknown colonel cer-\r\ntified it."),
        ("It was signed on 3-4 May - so they say.", "It was signed on 3\u20134 May \u2014 so they say."),
        ("A man of forty years was seen there.", "A man offorty years was seen there."),
        ("A man of forty years was seen there.", "A man of for ty years was seen there."),
        ("Der Grenzübergang war geschlossen.", "Der Grenz\u00ad\nübergang war ge\u2010\nschlossen."),
    ],
)
def test_words_are_found_in_a_text_taken_from_a_set_page_as_a_near_copy(original: str, copy: str) -> None:
    before, behind = "The well-known report came on Monday.\n", "\nNobody else could be asked about any of it."
    text = before + original + behind
    ends = (0, len(before) - 1), (len(text) - len(behind) + 1, len(text))
    quotes = hashed(text, [ends[0], (len(before), len(before) + len(original)), ends[1]])
    found = find_all(before + copy + behind, quotes)[1]
    assert isinstance(found, Found) and found.status == "fuzzy" and found.form != "as held"
    assert (before + copy + behind)[found.start : found.end] == copy


def test_the_status_says_how_the_words_stand() -> None:
    text = "First line of the report.\nA second line follows here.\n"
    quotes = hashed(text, [(0, 10), (11, 34)])
    assert [f.status for f in find_all(text, quotes) if isinstance(f, Found)] == ["exact", "exact"]
    assert [f.status for f in find_all("\ufeff" + text, quotes) if isinstance(f, Found)] == ["moved", "moved"]
    crlf = find_all(text.replace("\n", "\r\n"), quotes)
    assert [(f.status, f.form) for f in crlf if isinstance(f, Found)] == [
        ("exact", "as held"),
        ("fuzzy", "line ends LF"),
    ]


def test_one_quote_is_found_at_its_old_offset_or_where_it_stands_once() -> None:
    words = "the intelligence agency said in a statement on Tuesday"
    text = f"Late in the day {words}, and no more."
    assert find_by_hash(text, 16, 16 + len(words), quote_hash(words)) == (16, 16 + len(words))
    assert find_by_hash(text, 400, 400 + len(words), quote_hash(words)) == (16, 16 + len(words))
    assert find_by_hash(text, 16, 16 + len(words), quote_hash(words.upper())) is None


def test_a_quote_that_begins_inside_a_word_is_found_near_its_place() -> None:
    text = "It was anti-aircraft fire, the spokesman of the ministry said on Tuesday evening in Kabul."
    start, end = text.index("craft"), text.index(", the")
    copy = "Advertisement\n\n" + text
    anchor = HashedQuote(end + 2, len(text) - 1, quote_hash(text[end + 2 : -1]))
    inside = HashedQuote(start, end, quote_hash(text[start:end]))
    found = find_all(copy, [inside, anchor])[0]
    assert isinstance(found, Found)
    assert copy[found.start : found.end] == "craft fire"


def test_common_words_without_a_neighbour_are_reported_with_their_places() -> None:
    text = "Omar said this. " * 30
    (lost,) = find_all("Read more here. " + text, hashed(text, [(32, 36)]))
    assert isinstance(lost, Lost)
    assert len(lost.places) == 30
    assert all(("Read more here. " + text)[start:end] == "Omar" for start, end in lost.places)


def test_a_place_that_breaks_ranks_is_no_pin() -> None:
    quotes = [HashedQuote(start, start + 30, "") for start in (0, 100, 200, 300)]
    places = dict(zip(quotes, [[(0, 30)], [(100, 130)], [(131, 161)], [(300, 330)]], strict=True))
    pins = pin_down(places)
    assert [pin.start for pin in pins.chain] == [0, 100, 300]
    assert choose(quotes[2], places[quotes[2]], Pins(), 400) is None


def test_words_that_are_gone_are_reported_without_places() -> None:
    quotes = hashed("Nine men died in the market.", [(0, 27)])
    assert find_all("Four men died in the market.", quotes) == [Lost(quotes[0])]
    assert find_all("", quotes) == [Lost(quotes[0])]


@pytest.mark.parametrize("words", ["", "Umar", "عاصم 𐤀 e\u0301"])
def test_hashes_are_those_of_the_bytes(words: str) -> None:
    assert quote_hash(words) == hashlib.sha256(words.encode()).hexdigest()
    assert rendition_hash(b"\xef\xbb\xbf" + words.encode()) == quote_hash("\ufeff" + words)


def test_a_copy_is_read_with_every_code_point_kept() -> None:
    text = "Nūr said “no”.\r\n"
    assert read_copy(b"\xef\xbb\xbf" + text.encode()) == "\ufeff" + text
    assert read_copy(text.encode("utf-16")) == text
    assert read_copy("Said “no”.\r\n".encode("cp1252")) == "Said “no”.\r\n"
    for data in (b"%PDF\x00\x81", b"\xff\xfe\x00\xd8\x00"):
        with pytest.raises(ValueError, match="save"):
            read_copy(data)


@pytest.fixture
def library() -> dict[str, str]:
    return {name: report(Random(name)) for name in ("agency", "paper", "station")}


def facts(library: dict[str, str]) -> list[RenditionFacts]:
    return [
        RenditionFacts(
            name,
            len(text),
            rendition_hash(text.encode()),
            tuple(hashed(text, passages(text, Random(name), 40))),
        )
        for name, text in library.items()
    ]


def test_the_same_bytes_settle_it(library: dict[str, str]) -> None:
    first, *others = recognise(facts(library), library["paper"].encode())
    assert (first.rendition, first.same, first.score) == ("paper", True, 1.0)
    assert [other.score for other in others] == [0.0, 0.0]


@pytest.mark.parametrize("name", sorted(WRITINGS.keys() - {"as it is", "soft hyphens"}))
def test_a_copy_in_another_writing_is_recognised(library: dict[str, str], name: str) -> None:
    copy = BOILERPLATE + WRITINGS[name](library["station"])
    first, second, _ = recognise(facts(library), copy.encode())
    assert (first.rendition, first.same) == ("station", False)
    assert first.score > 0.9
    assert second.score == 0.0


def test_a_shortened_copy_scores_by_what_it_has(library: dict[str, str]) -> None:
    known = facts(library)[0]
    text = library["agency"]
    half = recognise([known], text[: len(text) // 2].encode())[0]
    assert MATCH_FLOOR < half.score < 0.8
    assert 0 < half.found < half.asked
    assert recognise([known], b"Nothing of the kind.")[0].score == 0.0


def test_a_rendition_without_quotes_matches_by_its_bytes_only() -> None:
    known = RenditionFacts("bare", 4, rendition_hash(b"text"), ())
    assert recognise([known], b"text")[0].same
    assert recognise([known], b"text\n")[0].score == 0.0


_FOUR = (
    "The governor of the eastern province told the agency on Monday that he had seen nothing",
    "witnesses in the market counted at least nine bodies — five of them soldiers of the army",
    "a well-known commander of the movement was said to have left the valley a week before",
    "nobody has claimed the attack — the fourth of its kind since the beginning of the year",
)
_BETWEEN = ". The road was closed for hours, and telephones did not work in most of the district. "
_ORIGINAL = _BETWEEN.join(("", *_FOUR, ""))


def _four() -> list[HashedQuote]:
    return hashed(_ORIGINAL, [(at := _ORIGINAL.index(quote), at + len(quote)) for quote in _FOUR])


def _joined(count: int) -> str:
    copy = _ORIGINAL
    for quote in _FOUR[:count]:
        first, second, *rest = quote.split(" ")
        copy = copy.replace(quote, " ".join((first, f"{second}{rest[0]}", *rest[1:])))
    return copy


@pytest.mark.parametrize(
    "copy",
    [
        *map(_joined, range(1, 5)),
        _ORIGINAL.replace(" — ", "—"),
        _ORIGINAL.replace(" — ", "-"),
        _ORIGINAL.replace("well-known", "wellknown"),
        "Home | World\n" + _joined(3),
        _joined(1).replace(" — ", "—"),
    ],
    ids=["one", "two", "three", "four", "close dashes", "hyphens", "no hyphen", "three, moved", "one, close dashes"],
)
def test_words_joined_in_most_quotes_leave_a_near_copy(copy: str) -> None:
    known = RenditionFacts("paper", len(_ORIGINAL), rendition_hash(_ORIGINAL.encode()), tuple(_four()))
    other = RenditionFacts(
        "agency", len(_ORIGINAL), "0" * 64, tuple(hashed("Nothing of the kind was said. " * 40, [(0, 28)]))
    )
    best, second = recognise([other, known], copy.encode())
    assert (best.rendition, best.same) == ("paper", False)
    assert best.score >= MATCH_FLOOR
    assert second.score < MATCH_FLOOR
    found = find_all(copy, _four())
    assert [it.status for it in found if isinstance(it, Found)].count("fuzzy") >= 1
    lost = [_ORIGINAL[it.quote.start : it.quote.end] for it in found if isinstance(it, Lost)]
    assert lost == []


def test_spaces_around_dashes_come_and_go() -> None:
    close = _ORIGINAL.replace(" — ", "—")
    quotes = hashed(
        close, [(at := close.index(words), at + len(words)) for words in (q.replace(" — ", "—") for q in _FOUR)]
    )
    assert all(isinstance(it, Found) for it in find_all(_ORIGINAL, quotes))
