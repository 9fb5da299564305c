"""Files as only a person lays them out: each can be added to, changed and shortened, and says what it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.case.read import read_case
from store.case.records import Data, canonical, records_of
from store.model.edits import Change
from store.sync.put import put

LAYOUTS = {
    "dash alone": "- # first\n  id: a\n  kind: place\n  name: A\n-\n\n  id: b\n  kind: place\n  name: B\n",
    "brackets": "[{id: a, kind: place, name: A}, # first\n {id: b, kind: place,\n  name: B}]\n",
    "brackets in a list": "- {id: a, kind: place,\n   name: A} # first\n\n- {id: b, kind: place, name: B}",
    "document marks": "%YAML 1.1\n---\n- id: a\n  kind: place\n  name: A # first\n"
    "- id: b\n  kind: place\n  name: B\n...\n",
    "further in": "    # first\n    - id: a\n      kind: place\n      name: A\n\n\n"
    "    - id: b\n      kind: place\n      name: B",
    "old Mac": "# first\r- id: a\r  kind: place\r  name: A\r- id: b\r  kind: place\r  name: B\r",
    "lines of Unicode": "# first\u2028- id: a\u2028  kind: place\u2028  name: A\x85- id: b\n  kind: place\n  name: B\n",
    "over several lines": "- id: a\n  kind: place\n  name: A # first\n"
    "- id: b\n  kind: place\n  name: 'B\n\n\n    and more'\n",
    "plain over several lines": "- id: a # first\n  kind: place\n  name: A\n"
    "- id: b\n  name: B\n    and\n\n    more\n  kind: place\n",
    "kept line ends": "- id: a\n  kind: place\n  name: A # first\n"
    "- id: b\n  kind: place\n  about: |+\n    B\n\n\n  name: |+\n   B\n\n",
    "indented block": "- id: a\n  name: A\n  kind: place # first\n- id: b\n  kind: place\n  name: |2-\n      B\n",
    "questions": "- ? id\n  : a # first\n  ? kind\n  : place\n  ? name\n  : A\n- id: b\n  kind: place\n  name: B\n",
    "quoted keys": "- 'id': a # first\n  \"kind\": place\n  'name': A\n- \"id\": \"b\"\n  kind : place\n  name :   B\n",
    "tags": "- id: !!str a # first\n  kind: place\n  name: A\n- !!map\n  id: b\n  kind: place\n  name: B\n",
    "keys without values": "- id: a # first\n  about:\n  kind: place\n  names:\n  name: A\n"
    "- id: b\n  about:   # to do\n  kind: place\n  name: B\n  within:",
    "mark and CRLF": "\ufeff# first\r\n- id: a\r\n  kind: place\r\n  name: A\r\n\r\n"
    "- id: b\r\n  kind: place\r\n  name: B",
    "comments everywhere": "# first\n- id: a # x\n# y\n  kind: place\n      # z\n  name: A\n  # on b\n"
    "- # dash\n  id: b\n  kind: place\n  name: B\n# end\n",
}  # fmt: skip
A: Data = {"id": "a", "kind": "place", "name": "A"}
NEW: Data = {"id": "new", "kind": "place", "name": "New: one", "about": "Two\nlines.\n", "names": ["N"]}


def put_in(folder: Path, *changes: Change) -> dict[str, Data]:
    """Put changes into the folder; its entities by id then."""
    put(folder, changes, {}, {})
    read = read_case(folder)
    assert read.problems == []
    return {ref: it for (kind, ref), it in records_of(read).data.items() if kind == "entity"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text("id: x\ntitle: X\n")
    (tmp_path / "entities").mkdir()
    return tmp_path


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "change",
    [
        {"name": "B: other"},
        {"about": "More."},
        {"kind": "leader", "anonymous": True, "names": ["C", {"text": "D", "kind": "title"}], "used_by": ["s"]},
    ],
    ids=["value", "key", "keys"],
)
def test_any_layout_can_be_changed(folder: Path, layout: str, change: Data) -> None:
    file = folder / "entities" / "all.yaml"
    file.write_bytes(LAYOUTS[layout].encode())
    there = put_in(folder)
    assert there["a"] == A
    b = there["b"]
    after = canonical("entity", b | change)
    assert put_in(folder, Change("entity", "b", b, after)) == {"a": A, "b": after}
    assert "first" in file.read_bytes().decode()
    assert put_in(folder, Change("entity", "b", after, b)) == there
    assert put_in(folder, Change("entity", "new", None, NEW)) == {**there, "new": NEW}
    a = A | {"about": "x"}
    more = put_in(folder, Change("entity", "a", A, a), Change("entity", "b", b, None))
    assert more == {"a": a, "new": NEW}
    assert put_in(folder, Change("entity", "new", NEW, None), Change("entity", "a", a, None)) == {}
    assert not file.exists()


@pytest.mark.parametrize(
    "text", ["", "\n", "# nobody yet\n", "# nobody yet", "[]\n", "---\n", "---\n[]\n...\n", "# x\r\n", "\ufeff"]
)
def test_an_empty_list_takes_a_first_entry(folder: Path, text: str) -> None:
    file = folder / "entities" / "places.yaml"
    file.write_bytes(text.encode())
    assert put_in(folder, Change("entity", "new", None, NEW)) == {"new": NEW}
    assert ("nobody" in file.read_bytes().decode()) == ("nobody" in text)


@pytest.mark.parametrize(
    "text",
    [
        "source: s\n",
        "source: s # whose",
        "source: s\nclaims:\n",
        "source: s\r\nclaims: # none\r\n",
        "source: s\nclaims: []\n# the end\n",
        "claims: []\nsource: 's'\n",
        "{source: s, claims: []}\n",
        "{source: s}",
        "  source: s\n  claims:\n",
    ],
)
def test_a_source_without_claims_takes_a_first_one(folder: Path, text: str) -> None:
    (folder / "claims").mkdir()
    file = folder / "claims" / "other.yaml"
    file.write_bytes(text.encode())
    claim: Data = {
        "source": "s", "id": "c-1", "entity": "x", "property": "killed", "value": "7",
        "speaker": "x", "cite": {"original": ["a", {"quote": "b", "prefix": "\n"}]},
    }  # fmt: skip
    put(folder, [Change("claim", "c-1", None, claim)], {}, {})
    assert records_of(read_case(folder)).data["claim", "c-1"] == claim
    assert read_case(folder).problems == []
    assert list((folder / "claims").iterdir()) == [file]


def test_a_comment_of_its_own_goes_with_a_record(folder: Path) -> None:
    file = folder / "entities" / "all.yaml"
    text = (
        "# Places\n\n# on a\n- id: a\n  kind: place\n  name: A\n\n"
        "# on b,\n# at length\n- id: b\n  kind: place\n  name: B\n\n"
        "- id: c\n  kind: place\n  name: C # c\n# the end\n"
    )
    file.write_text(text)
    there = put_in(folder)
    put_in(folder, Change("entity", "b", there["b"], None))
    assert file.read_text() == text.replace("\n# on b,\n# at length\n- id: b\n  kind: place\n  name: B\n", "")
    put_in(folder, Change("entity", "a", there["a"], None))
    assert file.read_text() == "# Places\n\n- id: c\n  kind: place\n  name: C # c\n# the end\n"
