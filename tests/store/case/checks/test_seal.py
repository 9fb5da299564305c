"""A sealed case holds none of the texts, and with them again it is the case it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.case.checks.check import check_case
from store.case.checks.seal import seal
from store.case.yaml_edit import YamlText
from store.library import Library
from store.model.claims import QuestionRef
from store.model.problems import BadCase, BadInput
from store.sync.load import load_case
from store.writes.attach import attach
from tests.cases import HERALD, CaseFolder
from tests.store.stores import derived, query, sound

FRENCH = "Le front de la rivière dément la mort d'Edrees Waleed, et compte sept morts.\n"


@pytest.fixture
def full(small: CaseFolder) -> CaseFolder:
    """The small case, with citations in every layout and a translation beside its source."""
    small.write("sources/herald.fr.txt", FRENCH)
    small.edit(
        "sources/herald.txt",
        "rendition: original\n",
        "rendition: original\nother_renditions:\n  - id: french\n    kind: translation  # by us\n"
        "    file: herald.fr.txt   # beside this file\n    language: fr\n",
    )
    small.edit(
        "claims/herald.yaml",
        "      original: The River Front denied that Edrees Waleed was dead\n",
        "      original: >\n        The River Front denied that\n        Edrees Waleed was dead\n"
        '      # and in French\n      french: "dément la mort d\'Edrees Waleed"\n\n',
    )
    small.edit(
        "claims/herald.yaml",
        "      original: on 5 May 2021\n",
        "      original:\n        quote: on 5\n          May 2021\n        prefix: in West Province\n  # the end\n",
    )
    return small


def pages(path: Path) -> list[object]:
    """Everything the screens are given, for comparing two stores."""
    library = Library(path)
    refs = [
        QuestionRef(*row)
        for row in query(
            path,
            "SELECT e.slug, q.property, q.scope FROM question q JOIN entity e ON e.id = q.entity_id ORDER BY 1, 2, 3",
        )
    ]
    slugs = [row[0] for row in query(path, "SELECT slug FROM entity ORDER BY slug")]
    return [
        library.overview(),
        library.sources(),
        [library.entity(slug) for slug in slugs],
        [library.compare(ref) for ref in refs],
        [library.source(row.slug, r.label) for row in library.sources() for r in row.renditions],
        library.timeline(),
        library.passages("in West Province").rows,
    ]


def test_the_files_of_a_sealed_case(full: CaseFolder, tmp_path: Path) -> None:
    out = tmp_path / "shared"
    seal(full.folder, out)
    assert check_case(out).problems == []
    names = sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file())
    assert names == [
        "case.yaml",
        "claims/courier.yaml",
        "claims/herald.yaml",
        "entities/all.yaml",
        "sources/courier.txt",
        "sources/herald.txt",
    ]
    for name in ("case.yaml", "entities/all.yaml", "sources/courier.txt", "claims/courier.yaml"):
        assert (out / name).read_text() == full.read(name), name  # nothing in them is sealed
    text = (out / "claims/herald.yaml").read_text()
    assert "# and in French" in text
    assert "  # the end" in text
    head = (out / "sources/herald.txt").read_text()
    assert "kind: translation  # by us" in head
    assert "# beside this file" in head
    whole = "".join((out / name).read_text() for name in names)
    for words in ("that he died in West", "Edrees Waleed was dead", "dead of the post", "dément", "on 5 May"):
        assert words not in whole


def test_lines_without_a_quote_stay_as_they_are(full: CaseFolder, tmp_path: Path) -> None:
    seal(full.folder, tmp_path / "out")
    before = full.read("claims/herald.yaml").splitlines()
    after = (tmp_path / "out" / "claims" / "herald.yaml").read_text().splitlines()
    kept = [line for line in before if line in after]
    assert [line for line in after if line in before] == kept
    assert len(before) - len(kept) == 10  # the lines of the six quotes


def test_attaching_the_texts_gives_the_same_store(full: CaseFolder, tmp_path: Path) -> None:
    load_case(full.folder, tmp_path / "before.db")
    seal(full.folder, tmp_path / "out")
    path = tmp_path / "after.db"
    load_case(tmp_path / "out", path)
    assert Library(path).source("herald", "original").text is None  # type: ignore[union-attr]
    (tmp_path / "herald.txt").write_bytes(full.read("sources/herald.txt").rpartition("---\n")[2].encode())
    (tmp_path / "french.txt").write_bytes(FRENCH.encode())
    results = attach(path, [tmp_path / "herald.txt", tmp_path / "french.txt"])
    assert all(r.same and not r.lost and not r.moved for r in results), [r.sentence() for r in results]
    assert pages(path) == pages(tmp_path / "before.db")
    assert derived(path) == derived(tmp_path / "before.db")


def test_loading_the_sealed_case_over_the_whole_one_keeps_the_texts(full: CaseFolder, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    load_case(full.folder, path)
    before = pages(path)
    seal(full.folder, tmp_path / "out")
    load_case(tmp_path / "out", path)
    sound(path)
    assert pages(path) == before
    load_case(full.folder, path)
    assert pages(path) == before


def test_line_ends_and_a_byte_order_mark_stay(full: CaseFolder, tmp_path: Path) -> None:
    for path in full.folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert check_case(full.folder).problems == []
    seal(full.folder, tmp_path / "out")
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert data.startswith(b"\xef\xbb\xbf"), path
            assert data.count(b"\n") == data.count(b"\r\n"), path


def test_other_kinds_can_be_sealed(full: CaseFolder, tmp_path: Path) -> None:
    seal(full.folder, tmp_path / "out", kinds=["digest"])
    assert "The ministry said on Monday" not in (tmp_path / "out/sources/courier.txt").read_text()
    assert HERALD in (tmp_path / "out/sources/herald.txt").read_text()
    assert (tmp_path / "out/sources/herald.fr.txt").read_text() == FRENCH


def test_a_sealed_case_sealed_again_is_the_same(full: CaseFolder, tmp_path: Path) -> None:
    seal(full.folder, tmp_path / "out")
    seal(tmp_path / "out", tmp_path / "again")
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "again" / path.relative_to(tmp_path / "out")).read_bytes()


def test_a_head_in_one_line(small: CaseFolder, tmp_path: Path) -> None:
    small.write(
        "sources/herald.txt",
        "---\n{id: herald, publisher: herald-news, title: A, published: 2021-05-06, length: 3}\n---\n" + HERALD,
    )
    seal(small.folder, tmp_path / "out")
    load_case(tmp_path / "out", tmp_path / "x.db")
    assert query(tmp_path / "x.db", "SELECT length FROM rendition WHERE text IS NULL AND label = 'original'")[-1] == (
        len(HERALD),
    )


def test_what_cannot_be_sealed(full: CaseFolder, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine").write_text("keep")
    with pytest.raises(BadInput, match="is there already: give a new folder"):
        seal(full.folder, taken)
    with pytest.raises(BadInput, match="lies in the case itself"):
        seal(full.folder, full.folder / "out")
    full.edit("claims/herald.yaml", "id: h-2", "id: h-1")
    with pytest.raises(BadCase):
        seal(full.folder, tmp_path / "out")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["case", "taken"]


def test_an_empty_folder_is_filled(small: CaseFolder, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    seal(small.folder, tmp_path / "out")
    assert check_case(tmp_path / "out").problems == []


def test_the_case_that_ships_is_sealed_already(tmp_path: Path) -> None:
    from tests.conftest import ROOT

    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    seal(tmp_path / "seeds", tmp_path / "out")
    for path in (tmp_path / "out").rglob("*.yaml"):
        assert path.read_bytes() == (ROOT / "seeds" / path.relative_to(tmp_path / "out")).read_bytes()


@pytest.mark.parametrize(
    ("text", "path", "new", "wanted"),
    [
        ("a: 1 # c\nb: 2\n", ["a"], "x", "a: x # c\nb: 2\n"),
        ("a: |\n  one\n\n  two\n\n# c\nb: 2\n", ["a"], "x", "a: x\n\n# c\nb: 2\n"),
        (
            "a:\n  - 'q''q' # c\n  - k: v\n    l: >-\n      m\n\nb: 2",
            ["a", 1],
            "x",
            "a:\n  - 'q''q' # c\n  - x\n\nb: 2",
        ),
        ("a: {b: [c, 'ü'], d: e}", ["a", "b", 1], "x", "a: {b: [c, x], d: e}"),
        ('é: ü\na: "q\\\n  r"  # c', ["a"], "x", "é: ü\na: x  # c"),
    ],
)
def test_a_value_is_replaced_and_nothing_else(text: str, path: list[str | int], new: str, wanted: str) -> None:
    yaml = YamlText(text)
    yaml.set(path, new)
    assert yaml.edited() == wanted
