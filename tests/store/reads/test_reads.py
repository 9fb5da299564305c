"""What the screens are told of a small case."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from store.edits.judging import judge_question
from store.labels.events import event_date
from store.library import Library
from store.model.claims import QuestionRef
from store.model.problems import BadInput, Refused
from store.sync.load import load_case
from store.values.basis.sets import Span
from store.values.dates.edtf import date_span
from store.writes.attach import attach
from tests.cases import COURIER, HERALD, ORIGINAL, CaseFolder
from tests.conftest import ROOT
from tests.engines import opened

LIFE = QuestionRef("idris-walid", "life_status")
KILLED = QuestionRef("post-raid", "killed", "all")
DEATH = QuestionRef("idris-walid", "place_of_death")


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    return store


@pytest.fixture
def library(path: Path) -> Library:
    return Library(path)


def test_the_overview(library: Library) -> None:
    overview = library.overview()
    assert (overview.title, overview.about) == ("Two reports on a border post", "A made-up case.")
    assert (overview.sources, overview.entities, overview.names, overview.claims) == (2, 11, 13, 9)
    assert overview.kinds == {"leader": 1, "group": 1, "raid": 1, "voice": 5, "place": 3}
    assert sum(overview.states.values()) == 4, "that he is reported dead before his death is told with the day of it"
    assert overview.judged == 0


def test_lists_of_entities(library: Library) -> None:
    assert library.count("place") == 3
    assert [row.slug for row in library.entities("place", 0, 2)] == ["east-province", "northland"]
    assert [row.slug for row in library.entities("place", 2, 2)] == ["west-province"]
    (leader,) = library.entities("leader", 0, 10)
    assert (leader.name, leader.questions) == ("Idris Walid", 3)
    assert leader.state in ("contradicted", "denied")


def test_an_entitys_page(library: Library) -> None:
    page = library.entity("idris-walid")
    assert page is not None
    assert [(n.text, n.kind, n.script, n.used_by) for n in page.names] == [
        ("Idris Walid", "primary", "Latin", ("The Courier",)),
        ("Edrees Waleed", "transliteration", "Latin", ("The Herald",)),
        ("إدريس وليد", "transliteration", "Arabic", ()),
    ]
    assert {q.ref for q in page.questions} >= {LIFE, DEATH}
    assert [(link.slug, link.how) for link in page.links] == [("unnamed-officer", "might be")]
    place = library.entity("northland")
    assert place is not None
    assert {(link.slug, link.how) for link in place.links} == {("east-province", "holds"), ("west-province", "holds")}
    province = library.entity("east-province")
    assert province is not None
    assert [q.ref for q in province.named_in] == [DEATH]
    ministry = library.entity("ministry")
    assert ministry is not None
    assert [(link.slug, link.how) for link in ministry.links] == [("spokesman", "voice of it")]
    assert ministry.says == 2
    assert library.entity("nobody") is None


def test_two_who_might_be_each_other_are_linked_once(small: CaseFolder, tmp_path: Path) -> None:
    small.edit("entities/all.yaml", "  about: A commander.\n", "  about: A commander.\n  perhaps: [unnamed-officer]\n")
    load_case(small.folder, tmp_path / "both.db")
    page = Library(tmp_path / "both.db").entity("idris-walid")
    assert page is not None
    assert [(link.slug, link.how) for link in page.links] == [("unnamed-officer", "might be")]


def test_a_question_laid_open(library: Library) -> None:
    comparison = library.compare(LIFE)
    assert comparison is not None
    (answer,) = comparison.answers
    assert [(c.slug, c.stance) for c in answer.claims] == [
        ("c-1", "asserts"),
        ("h-1", "denies"),
        ("c-4", "cannot_confirm"),
    ]
    assert (answer.origins, answer.denials, answer.doubts) == (1, 1, 1)
    assert comparison.question.state == "denied"
    assert any(v.kind == "denies" and {v.left, v.right} == {"c-1", "h-1"} for v in comparison.verdicts)
    claim = answer.claims[0]
    assert (claim.speaker_name, claim.said, claim.source.publisher) == ("Colonel Haddad", "2021-05-03", "The Courier")
    words = {(c.rendition, c.status, c.exact) for c in claim.citations}
    assert words == {("digest", "exact", "Idris Walid died"), ("original", "unheld", "")}
    assert library.compare(QuestionRef("idris-walid", "age")) is None
    assert library.compare(QuestionRef("nobody", "age")) is None
    assert library.claims(QuestionRef("nobody", "age")) == ()


def test_answers_that_exclude_each_other(library: Library) -> None:
    for ref in (DEATH, KILLED):
        comparison = library.compare(ref)
        assert comparison is not None
        assert comparison.question.state == "contradicted", ref
        assert len(comparison.answers) == 2
        assert library.claims(ref) == tuple(claim for answer in comparison.answers for claim in answer.claims)
        assert [pair for pair, _ in comparison.together] in ([(0,), (1,)], [(1,), (0,)])
    matrix = library.matrix(KILLED)
    assert matrix is not None
    assert len(matrix.answers) == 2
    assert len(matrix.cells[0]) == len(matrix.voices) == 2
    assert matrix.against == (1, 1)
    comparison = library.compare(KILLED)
    assert comparison is not None
    assert comparison.lowest.startswith("7")
    assert "12" in comparison.highest
    assert [c.via for a in comparison.answers for c in a.claims if c.slug == "c-3"] == [("an unnamed officer",)]


def test_the_work_list(library: Library, path: Path) -> None:
    every = library.worklist()
    assert {row.ref for row in every} >= {LIFE, DEATH, KILLED}
    assert every[0].state == "contradicted"
    assert {row.ref for row in library.worklist(kinds=["raid"])} == {KILLED}
    assert {row.ref for row in library.worklist(states=["denied"])} == {LIFE}
    assert {row.ref for row in library.worklist(properties=["place_of_death"])} == {DEATH}
    assert LIFE in {row.ref for row in library.worklist(voice="unnamed-officer")}
    assert library.worklist(voice="northland") == ()
    judge_question(path, LIFE, "unresolved", answer=None, why="", who="ana")
    assert LIFE not in {row.ref for row in library.worklist(unjudged=True)}
    assert LIFE in {row.ref for row in library.worklist()}


def test_judging_and_taking_back(library: Library) -> None:
    before = library.version()
    library.judge(LIFE, "holds", answer="dead", why="The body was shown.", who="ana")
    assert library.version() != before
    library.judge(LIFE, "unresolved", answer=None, why="It was another's.", who="ben")
    comparison = library.compare(LIFE)
    assert comparison is not None
    assert [(j.words, j.who, j.superseded) for j in comparison.judgements] == [
        ("unresolved", "ben", False),
        ("dead holds", "ana", True),
    ]
    library.withdraw(LIFE, who="ben")
    assert library.overview().judged == 0
    with pytest.raises(BadInput, match="nothing is judged here"):
        library.withdraw(LIFE, who="ben")
    with pytest.raises(BadInput, match="nobody gives the answer 'alive'"):
        library.judge(LIFE, "holds", answer="alive", why="", who="ana")


def test_read_only_writes_nothing(path: Path) -> None:
    before = path.read_bytes()
    library = Library(path, read_only=True)
    with pytest.raises(Refused, match="opened with --read-only: nothing can be written"):
        library.judge(LIFE, "holds", answer="dead", why="", who="ana")
    with pytest.raises(Refused, match="opened with --read-only: nothing can be written"):
        library.withdraw(LIFE, who="ana")
    assert path.read_bytes() == before


def test_a_sources_text_with_its_cited_passages(library: Library, path: Path, small: CaseFolder) -> None:
    assert [row.slug for row in library.sources()] == ["courier", "herald"]
    page = library.source("courier")
    assert page is not None
    assert (page.rendition, page.text) == ("digest", COURIER)
    assert [COURIER[lit.start : lit.end] for lit in page.lit] == [
        "Idris Walid died",
        "died in East Province",
        "on 3 May 2021",
        "at least 12 people",
        "would not confirm who had fallen",
    ]
    unheld = library.source("courier", "original")
    assert unheld is not None
    assert (unheld.text, unheld.lit) == (None, ())
    attach(path, [small.hold_original()])
    page = library.source("courier")
    assert page is not None
    assert (page.rendition, page.text, len(page.lit)) == ("original", ORIGINAL, 5)
    herald = library.source("herald", "original")
    assert herald is not None
    assert herald.text == HERALD
    assert library.source("herald", "digest") is None
    assert library.source("nobody") is None


def test_search_by_any_spelling_and_by_words(library: Library) -> None:
    for text in ("walid", "waleed", "edris", "إدريس"):
        assert [row.slug for row in library.search(text).rows["leader"]] == ["idris-walid"], text
    (found,) = library.passages("seven").rows
    assert (found.source, found.entity) == ("herald", "post-raid")
    assert "the dead of the post at seven" in found.words
    assert [row.slug for row in library.search("source:herald walid -seven").rows["leader"]] == ["idris-walid"]
    assert library.search("   ").count == 0
    assert library.search("\"'(*) AND OR NEAR -").count == 0
    assert [row.slug for row in library.sounds_like("idris-walid")] == []


def test_the_timeline_and_the_voices(library: Library) -> None:
    dated = [(event_date(event), event.rivals) for event in library.timeline() if event.ref.property == "date_of_death"]
    assert dated == [("3 May 2021", 2), ("5 May 2021", 2)]
    counts = [(event_date(event), event.label, event.voices) for event in library.timeline("post-raid")]
    assert counts == [("4 May 2021", "at least 12", ("The Courier",)), ("6 May 2021", "7", ("River Front",))]
    voices = {row.slug: (row.asserts, row.denies, row.silent) for row in library.voices()}
    assert voices["river-front"] == (1, 1, 0)
    assert voices["unnamed-officer"] == (0, 0, 1)
    page = library.voice("river-front")
    assert page is not None
    assert {claim.slug for claim in page.claims} == {"h-1", "h-2"}
    assert page.against
    assert library.voice("nobody") is None


def test_the_timeline_carries_days_as_edtf_and_whose_name_a_scope_is(shipped_store: Path) -> None:
    events = Library(shipped_store).timeline()
    met = next(event for event in events if event.ref == QuestionRef("asim-umar", "met_at", "hamid-mir"))
    assert (met.label, met.when, met.question) == ("Ghazni", "2005", "meeting place (Hamid Mir)")
    assert all(date_span(event.when) == Span(event.lo, event.hi) for event in events if event.when)


@pytest.mark.sweep(4)
@pytest.mark.parametrize("case", ["small", "shipped"])
def test_browsing_imports_nothing_heavy(path: Path, shipped_store: Path, case: str) -> None:
    code = f"""
import sys
from contextlib import closing
from pathlib import Path
from store.library import Library
from store.model.vocabulary import KINDS, STATES
library = Library(Path({str(path if case == "small" else shipped_store)!r}), read_only=True)
library.overview(), library.version(), library.timeline(), library.voices(), library.sources()
for text in ("umar", "omer", "waleed", "killed in"):
    library.search(text)
for row in library.worklist(states=STATES):
    library.compare(row.ref), library.matrix(row.ref)
for kind in KINDS:
    for row in library.entities(kind, 0, 50):
        library.entity(row.slug), library.voice(row.slug), library.sounds_like(row.slug)
for row in library.sources():
    library.source(row.slug)
print(*{{name.partition(".")[0] for name in sys.modules}})
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    heavy = {"textual", "rich", "sqlmodel", "sqlalchemy", "pydantic", "yaml", "edtf"}
    assert heavy & set(done.stdout.split()) == set()


@pytest.fixture(scope="module")
def election(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("election") / "election.db"
    load_case(ROOT / "tests/cases/election", store)
    return store


def test_what_is_of_one_day_comes_by_the_hour(election: Path) -> None:
    """A day begins with what names no time of day; a time is that of its zone where one is known."""
    with Library(election) as library:
        published = [source.published for source in library.sources()]
        found = library.timeline()
    assert published[:3] == ["2034-05-14T22:40+03:00", "2034-05-14T23:15+03:00", "2034-05-14T22:10Z"]
    counts = [event for event in found if event.ref.property == "turnout" and event.ref.scope == ""]
    assert [event.label for event in counts][:2] == ["22.4 percent", "41.0 percent"]


def test_two_hours_of_one_day_are_rival_dates(election: Path) -> None:
    with Library(election) as library:
        closed = [event for event in library.timeline() if event.ref.property == "polls_closed"]
    hask = [(event.label, event.rivals) for event in closed if event.ref.scope == "hask"]
    assert [rivals for _, rivals in hask] == [2, 2]
    assert len({label for label, _ in hask}) == 2


def test_sources_come_by_their_days_those_without_one_last(shipped_store: Path, tmp_path: Path) -> None:
    store = tmp_path / "shipped.db"
    shutil.copy(shipped_store, store)
    days = [(it.slug, it.published) for it in Library(store).sources()]
    assert days == [
        ("voa-2017", "2017-10-20~"),
        ("afp-2019", "2019-10-08"),
        ("samaa-2019", "2019-10-08"),
        ("republic-2019", "2019-10-09~"),
        ("kabul-ops-2023", "2023-02-28~"),
    ]
    with opened(store) as connection:
        connection.execute("UPDATE source SET published_lo = 9 - id, published_hi = 9 - id")
        connection.execute("UPDATE source SET published_lo = NULL, published_hi = NULL WHERE id = 3")
        slugs = dict(connection.execute("SELECT id, slug FROM source").fetchall())
    assert [it.slug for it in Library(store).sources()] == [slugs[number] for number in (5, 4, 2, 1, 3)]
