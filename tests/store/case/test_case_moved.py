"""A quote that a changed text no longer holds is refused with where its words went since the last load."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.anchors.hashed import quote_hash
from store.anchors.quotes import QuoteError, locate, make, refind
from store.case.checks.check import check_case
from store.case.models import Cite
from store.case.moved import ambiguous_now, hash_now, missing_now
from store.model.problems import BadCase
from store.reads.remembered import remembered
from store.sync.load import load_case
from tests.cases import CaseFolder, quoted
from tests.store.stores import change, dump, query

CLAIMS, TEXT = "claims/herald.yaml", "sources/herald.txt"
HEAD = "The River Front denied"


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    """A store of the small case."""
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    return store


def body(small: CaseFolder) -> str:
    return small.read(TEXT).rpartition("---\n")[2]


def refused(small: CaseFolder, path: Path) -> str:
    """The one problem that a load tells, and that it changes nothing."""
    before = dump(path)
    with pytest.raises(BadCase) as error:
        load_case(small.folder, path)
    assert dump(path) == before
    (problem,) = error.value.problems
    return str(problem)


def cited(path: Path, claim: str) -> list[tuple[int, int, str]]:
    return query(
        path, 'SELECT start, "end", exact FROM citation WHERE claim_id = (SELECT id FROM claim WHERE slug = ?)', claim
    )


def test_words_that_now_stand_twice_are_told_apart(small: CaseFolder, path: Path) -> None:
    line = small.line(CLAIMS, "original: on 5 May 2021")
    small.edit(TEXT, HEAD, f"Printed on 5 May 2021.\n{HEAD}")
    at = body(small).index("Province on 5 May 2021") + len("Province ")
    told = refused(small, path)
    assert told.startswith(
        f"{CLAIMS}:{line}: the quote stands more than once in 'original': the words occur twice (at 8, "
    )
    assert told.endswith(f"the one of the last load now stands at {at}: add prefix: 'Province '")
    small.edit(CLAIMS, "original: on 5 May 2021", "original: {quote: on 5 May 2021, prefix: 'Province '}")
    load_case(small.folder, path)
    assert cited(path, "h-4") == [(at, at + 13, "on 5 May 2021")]


def test_words_that_changed_are_shown_as_they_read_now(small: CaseFolder, path: Path) -> None:
    line = small.line(CLAIMS, "the dead of the post at seven")
    # as like or more, but elsewhere: what stood around the words decides
    small.edit(TEXT, "It put the dead of the post at seven.", "It put the dead of that post at seven.")
    small.add(TEXT, "Nobody else put the dead of the posts at seven.\n")
    at = body(small).index("the dead of that")
    assert refused(small, path) == (
        f"{CLAIMS}:{line}: the quote is not in 'original': where it stood when the case was last loaded, the text "
        f"now reads 'the dead of that post at seven' (at {at}): quote that, if it still says so"
    )


def test_surroundings_that_changed(small: CaseFolder, path: Path) -> None:
    small.edit("sources/courier.txt", "officer said at least", "officer told us that at least")
    told = refused(small, path)
    at = small.read("sources/courier.txt").rpartition("---\n")[2].index("at least")
    assert told.endswith(f"the quote is not in 'digest': the words of the last load now stand at {at}: quote them")


def test_what_is_gone_for_good_is_told_as_ever(small: CaseFolder, path: Path) -> None:
    small.edit(TEXT, " It put the dead of the post at seven.", "")
    assert [refused(small, path)] == [str(problem) for problem in check_case(small.folder).problems]


@pytest.mark.parametrize("words", ["The River Front denied that Edrees Waleed was dead", "on 5 May 2021"])
def test_words_known_by_hash_have_new_offsets(small: CaseFolder, path: Path, words: str) -> None:
    line = small.edit(CLAIMS, f"original: {words}", f"original: {quoted(body(small), words)}")
    load_case(small.folder, path)
    small.edit(TEXT, HEAD, f"Late on Thursday {HEAD}")
    at = body(small).index(words)
    assert refused(small, path).startswith(f"{CLAIMS}:{line}: the words at ")
    assert refused(small, path).endswith(
        f" of 'original' have another hash: the words that have it stand at {at}-{at + len(words)}: "
        "write these offsets, or quote them"
    )


def as_units(cite: str, at: int) -> str:
    return re.sub(rf"\b({at}|{at + 13})\b", lambda m: str(int(m[0]) + 2), cite)


def test_offsets_that_count_the_units_of_utf16_are_told(small: CaseFolder, path: Path) -> None:
    small.edit(TEXT, HEAD, f"\U0001f6a8\U0001f6a8 {HEAD}")
    words = "on 5 May 2021"
    at = body(small).index(words)
    small.edit(CLAIMS, f"original: {words}", f"original: {as_units(quoted(body(small), words), at)}")
    assert refused(small, path).endswith(
        f"{at + 2}-{at + 2 + len(words)} look like offsets in UTF-16, as JavaScript and Java count: "
        f"in code points the words stand at {at}-{at + len(words)}, write these"
    )


def test_words_known_by_hash_behind_a_shortened_text(small: CaseFolder, path: Path) -> None:
    small.edit(CLAIMS, "original: on 5 May 2021", f"original: {quoted(body(small), 'on 5 May 2021')}")
    load_case(small.folder, path)
    small.edit(TEXT, " that Edrees Waleed was dead", "")
    small.edit(CLAIMS, f"{HEAD} that Edrees Waleed was dead", HEAD)
    at = body(small).index("on 5 May 2021")
    assert refused(small, path).endswith(
        f"lies behind the end of 'original' ({len(body(small))} code points): "
        f"the words that have it stand at {at}-{at + 13}: write these offsets, or quote them"
    )


@pytest.mark.parametrize("what", ["missing", "no store", "another case", "damaged", "another claim"])
def test_a_store_that_knows_nothing_of_it_helps_nobody(
    small: CaseFolder, path: Path, what: str, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    if what == "no store":
        other.write_text("nothing of the kind")
    elif what in ("another case", "damaged", "another claim"):
        load_case(small.folder, other)
        change(
            other,
            {
                "another case": "UPDATE meta SET value = 'harbour' WHERE key = 'case'",
                "damaged": "DROP TABLE citation",
                "another claim": "UPDATE claim SET slug = 'h-44' WHERE slug = 'h-4'",
            }[what],
        )
    small.edit(TEXT, HEAD, f"Printed on 5 May 2021.\n{HEAD}")
    (plain,) = check_case(small.folder).problems
    assert check_case(small.folder, memory=remembered([other])).problems == [plain]
    (told,) = check_case(small.folder, memory=remembered([other, path])).problems
    assert told != plain or what == "another claim"  # the first store that holds the case is asked


WORDS = st.lists(st.sampled_from(["omar", "said", "he", "was", "killed", "in", "the", "raid.", "12"]), max_size=40)


@given(WORDS, WORDS, st.data())
def test_who_follows_the_advice_quotes_the_place_it_names(
    before: list[str], after: list[str], data: st.DataObject
) -> None:
    old, new = " ".join(before), " ".join(after)
    if not old or not new:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    was = make(old, start, data.draw(st.integers(start + 1, min(len(old), start + 30))))
    if not was.exact.strip():
        return
    cite = Cite(quote=was.exact)
    try:
        locate(new, was.exact)
    except QuoteError:
        pass
    else:
        return
    for advise in (missing_now, ambiguous_now):
        told = advise(new, cite, [was])
        if not told:
            continue
        at = int(re.findall(r"at (\d+)", told)[-1] if "stand" not in told else re.findall(r"stands? at (\d+)", told)[0])
        assert at == refind(new, was).start
        if found := re.search(r"add (prefix|suffix): (.+)", told):
            key, words = found[1], ast.literal_eval(found[2])
            assert locate(new, was.exact, **{key: words}).start == at


@given(WORDS, WORDS, st.data())
def test_the_offsets_told_have_the_hash(before: list[str], after: list[str], data: st.DataObject) -> None:
    old, new = " ".join(before), " ".join(after)
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    was = make(old, start, data.draw(st.integers(start + 1, len(old))))
    cite = Cite(start=was.start, end=was.end, sha256=quote_hash(was.exact))
    if found := re.search(r"have it stand at (\d+)-(\d+)", hash_now(new, cite, [was])):
        assert quote_hash(new[int(found[1]) : int(found[2])]) == cite.sha256
