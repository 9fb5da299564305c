"""Reading a case's files: whatever they hold, the answer is a list of sentences with file and line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.case.checks.check import check_case
from store.case.read import MAX_BYTES, read_case
from store.case.yaml_read import MAX_DEPTH, read_yaml
from store.model.problems import BadInput
from tests.cases import ENTITIES, CaseFolder


def told(case: CaseFolder) -> list[str]:
    return [str(problem) for problem in check_case(case.folder).problems]


def test_a_good_case_has_no_problems(small: CaseFolder) -> None:
    read = read_case(small.folder)
    assert read.problems == []
    assert (len(read.entities), len(read.sources), len(read.claims)) == (11, 2, 9)


@pytest.mark.parametrize("missing", ["folder", "case.yaml"])
def test_what_is_no_case_is_refused(small: CaseFolder, tmp_path: Path, missing: str) -> None:
    folder = tmp_path / "nowhere" if missing == "folder" else small.folder
    (small.folder / "case.yaml").unlink()
    with pytest.raises(BadInput, match=r"give the folder of a case"):
        read_case(folder)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\n\tb: 2", 2, "a tab stands where YAML wants spaces: indent with spaces"),
        ("a: b: c", 1, "use quotes, or align it"),
        ("a:\n  - 'open\n  - b", 3, "a quotation mark is not closed"),
        ("a: [1, 2\nb: 3", 2, "check indent, quotes and brackets"),
        ('a: "\\q"', 1, "double it, or use single quotes"),
        ("a: @home", 1, "put the text in quotes"),
        ("- id: x\n  loose\n y", 3, "no 'key: value'"),
        ("a: 1\nb: 2\na: 3", 3, "key 'a' stands twice here: keep one"),
        ("a: 1\n---\nb: 2", 2, "a second document starts here"),
        ("? [a]\n: b", 1, "a key must be a plain word"),
        ("x: &big [1]\ny: *big", 1, "an anchor (&big)"),
        ("x: &big [1]\ny: *big", 2, "an alias (*big): write out"),
        ("a: good\nb: b\x07d", 2, "the character U+0007 must not stand here: remove it"),
        ("ä: ö\nb: \x1b[31m", 2, "the character U+001B"),
    ],
)
def test_each_fault_of_yaml_has_its_line(text: str, line: int, words: str) -> None:
    problems = read_yaml("some.yaml", text).problems
    assert any(p.line == line and words in p.message for p in problems), [str(p) for p in problems]


def test_a_character_that_must_not_stand_there_is_told_once_a_line() -> None:
    problems = read_yaml("f", "a: " + "\x00" * 1_000_000).problems
    assert [(p.line, p.message) for p in problems] == [(1, "the character U+0000 must not stand here: remove it")]
    problems = read_yaml("f", "- \x00\x1b\n" * 10_000, first_line=3).problems
    assert [p.line for p in problems] == [line for line in range(3, 10_003) for _ in range(2)]


def test_lines_are_known_where_they_are_wanted() -> None:
    document = read_yaml("f", "a:\n  - b\n  - c: d\n    e: [f,\n      g]\n", first_line=2)
    assert [document.line(path) for path in ((), ("a",), ("a", 0), ("a", 1, "e"), ("a", 1, "e", 1))] == [2, 2, 3, 5, 6]
    assert document.line(("a", 1, "nothing")) == document.line(("a", 1)) == 4


def test_plain_scalars_stay_text() -> None:
    data = read_yaml("f", "a: no\nb: 2019\nc: 2019-10-08\nd: ~\ne: 1_000\nf: 0x1F\ng:\n").data
    assert data == {"a": "no", "b": "2019", "c": "2019-10-08", "d": "~", "e": "1_000", "f": "0x1F"}


def test_a_head_counts_lines_from_the_top_of_its_file() -> None:
    document = read_yaml("f", "id: x\nid: y", first_line=2)
    assert [str(p) for p in document.problems] == ["f:3: key 'id' stands twice here: keep one"]


def test_text_is_cleaned_but_quotes_are_left_alone() -> None:
    text = 'name: "Um\\u202Ear"\ncite:\n  digest: "Um\\u00ADar"\n'
    assert read_yaml("f", text).data == {"name": "Umar", "cite": {"digest": "Um\xadar"}}


def test_an_alias_bomb_costs_nothing() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    document = read_yaml("bomb.yaml", "\n".join(lines))
    assert len(document.problems) == 40 + 39 * 9
    assert document.problems[-1].line == 40


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused(opening: str) -> None:
    problems = read_yaml("deep.yaml", opening * 50_000).problems
    assert problems[0].message.startswith(("nested too deep", "not YAML"))
    assert read_yaml("f", "[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH).problems == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | st.text("ab:-[]{}&*!|>'\"#%@`,? \n\t", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    document = read_yaml("any.yaml", text)
    last = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + text.count("\u2029") + 1
    assert all(1 <= problem.line <= last for problem in document.problems)


def test_line_ends_of_windows_and_a_byte_order_mark(small: CaseFolder) -> None:
    for path in small.folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert told(small) == []


def test_not_utf8_names_the_line(small: CaseFolder) -> None:
    small.write("entities/more.yaml", b"- id: ok\n  kind: voice\n  name: Caf\xe9\n")
    assert told(small) == ["entities/more.yaml:3: not UTF-8 from here on: save the file as UTF-8"]


def test_utf16_is_told_so(small: CaseFolder) -> None:
    small.write("claims/courier.yaml", small.read("claims/courier.yaml").encode("utf-16"))
    assert told(small) == ["claims/courier.yaml:1: not UTF-8 from here on: save the file as UTF-8"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("case.yaml", "case.yaml:1: keys with values are expected"),
        ("sources/courier.txt", "sources/courier.txt:1: no bibliographic head"),
    ],
)
def test_an_empty_file_that_must_not_be(small: CaseFolder, name: str, words: str) -> None:
    small.write(name, "")
    assert any(line.startswith(words) for line in told(small)), told(small)


def test_empty_entity_and_claim_files_hold_nothing(small: CaseFolder) -> None:
    small.write("entities/none.yaml", "")
    small.write("claims/none.yaml", "# to do\n")
    assert told(small) == []


def test_a_file_too_large_is_not_read(small: CaseFolder) -> None:
    with small.path("entities/huge.yaml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert told(small) == ["entities/huge.yaml:1: the file is larger than 16 MiB: split it"]


def test_a_huge_line_is_read_at_once(small: CaseFolder) -> None:
    line = small.add("entities/all.yaml", "- id: long\n  kind: voice\n  name: " + "x" * 3_000_000 + "\n")
    assert told(small) == [f"entities/all.yaml:{line + 2}: name: longer than 2000 characters: shorten it"]


def test_a_long_line_of_text_can_be_quoted(small: CaseFolder) -> None:
    small.write("sources/herald.txt", small.read("sources/herald.txt").rstrip("\n") + " word" * 200_000)
    assert told(small) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(small: CaseFolder) -> None:
    os.mkfifo(small.path("sources/pipe.txt"))
    assert told(small) == ["sources/pipe.txt:1: is no file: a case holds plain files"]


def test_a_folder_is_no_file(small: CaseFolder) -> None:
    small.path("claims/old.yaml").mkdir()
    assert told(small) == ["claims/old.yaml:1: is no file: a case holds plain files"]


def test_files_with_other_endings_are_not_passed_over(small: CaseFolder) -> None:
    small.write("claims/late.yml", "source: courier\n")
    small.write("sources/notes.md", "free to be here\n")
    assert told(small) == ["claims/late.yml:1: files in claims/ end in .yaml: rename it, or move it elsewhere"]


def test_a_head_that_does_not_end(small: CaseFolder) -> None:
    small.write("sources/herald.txt", "---\nid: herald\npublisher: herald-news\n")
    assert told(small) == ["sources/herald.txt:1: the head does not end: close it with a line '---'"]


def test_no_text_after_the_head(small: CaseFolder) -> None:
    text = small.read("sources/herald.txt")
    small.write("sources/herald.txt", text[: text.rindex("---") + 4])
    small.write("claims/herald.yaml", "source: herald\n")
    assert [line.partition(": add")[0] for line in told(small)] == ["sources/herald.txt:8: no text after the head"]


def test_a_text_known_by_hash_is_not_there_too(small: CaseFolder) -> None:
    line = small.edit("sources/herald.txt", "rendition: original\n", f"rendition: original\nsha256: {'0' * 64}\n")
    assert told(small)[-1] == (
        f"sources/herald.txt:{line + 1}: the head gives a sha256, so the text is not here: "
        "remove the text or the sha256"
    )


def test_a_further_wording_beside_the_source(small: CaseFolder) -> None:
    small.write("sources/herald.fr.txt", "Le front dément.\n")
    small.edit(
        "sources/herald.txt",
        "rendition: original\n",
        "rendition: original\nother_renditions:\n  - {id: fr, kind: translation, language: fr, file: herald.fr.txt}\n",
    )
    assert told(small) == []
    (source,) = [s for s in read_case(small.folder).sources if s.head.id == "herald"]
    assert [(r.label, r.kind, r.text) for r in source.renditions][1] == ("fr", "translation", "Le front dément.\n")


def test_a_text_that_no_head_names(small: CaseFolder) -> None:
    small.write("sources/herald.fr.txt", "Le front dément.\n")
    (problem,) = told(small)
    assert problem.startswith("sources/herald.fr.txt:1: no bibliographic head")
    assert "other_renditions" in problem


@pytest.mark.parametrize("file", ["gone.txt", "../case.yaml", "/etc/hostname", ".", ""])
def test_a_wording_must_lie_beside_its_source(small: CaseFolder, file: str) -> None:
    small.edit(
        "sources/herald.txt",
        "rendition: original\n",
        f'rendition: original\nother_renditions:\n  - id: fr\n    kind: translation\n    file: "{file}"\n',
    )
    (problem,) = told(small)
    assert problem == (f"sources/herald.txt:11: file {file!r} is not beside this file: put it there or give its sha256")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("kind: leader", "kind: leadr", "kind: 'leadr' is not one of leader, group, raid, voice, place (did you mean"),
        ("kind: leader", "", "kind is missing: add it"),
        ("kind: leader", "kind:", "kind is missing: add it"),
        ("about: A", "abuot: A", "unknown key 'abuot' (did you mean about?): known here are id, kind, name"),
        ("id: idris-walid", "id: Idris Walid", "id: 'Idris Walid' is no identifier: use lower-case"),
        ("used_by: [courier]", "used_by: courier", "used_by: a list is expected: write [a, b]"),
        ("name: Idris Walid", "name: [Idris]", "name: a text is expected, not a list or mapping"),
        ("name: Idris Walid", "name: ' '", "name: a text is missing: add it"),
        ("kind: transliteration", "sort: transliteration", "unknown key 'sort': known here are text, kind, used_by"),
        ("anonymous: true", "anonymous: perhaps", "anonymous: write true or false"),
    ],
)
def test_what_an_entity_may_hold(small: CaseFolder, old: str, new: str, words: str) -> None:
    line = small.edit("entities/all.yaml", old, new)
    problems = [str(p) for p in read_case(small.folder).problems]
    assert len(problems) == 1, problems
    where, _, message = problems[0].partition(": ")
    assert message.startswith(words), message
    if "missing: add it" not in words or "name" in words:
        assert where == f"entities/all.yaml:{line}"
    else:  # what is missing is missed where the entry begins, or at its empty key
        assert where in ("entities/all.yaml:2", f"entities/all.yaml:{line}")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("stance: denies", "stance: denied", "stance: 'denied' is not one of asserts, denies"),
        ("certainty: probable", "certainty: sure", "certainty: 'sure' is not one of certain, probable, possible"),
        ("cite:\n      original: The River", "quote:\n      original: The River", "unknown key 'quote'"),
        ('{says: seven, is: "7"}', "[seven]", "value: a text or a mapping is expected"),
        ('{says: seven, is: "7"}', '{is: "7"}', "value.says is missing: add it"),
        (", suffix: ", ", sufix: ", "unknown key 'sufix' (did you mean suffix"),
        ("original: on 5 May 2021", "original: []", "cite.original: nothing is given: add at least one"),
        ("original: on 5 May 2021", 'original: " "', "cite.original.0: the quote is empty"),
        ("original: on 5 May 2021", "original: {start: 4}", "cite.original.0: give the quote, or all of start"),
        ("original: on 5 May 2021", "original: {start: x, end: 2, sha256: a}", "cite.original.0.start: a whole number"),
        (
            "original: on 5 May 2021",
            f"original: {{start: 4, end: 2, sha256: {'a' * 64}}}",
            "cite.original.0: start must be smaller than end",
        ),
        ("original: on 5 May 2021", "Original Text: on 5 May 2021", "cite.Original Text: 'Original Text' is no ident"),
    ],
)
def test_what_a_claim_may_hold(small: CaseFolder, old: str, new: str, words: str) -> None:
    line = small.edit("claims/herald.yaml", old, new)
    problems = [p for p in read_case(small.folder).problems if p.message.startswith(words)]
    assert problems, [str(p) for p in read_case(small.folder).problems]
    assert (problems[0].file, problems[0].line) == ("claims/herald.yaml", line)


def test_claims_must_be_a_list(small: CaseFolder) -> None:
    small.write("claims/more.yaml", "source: courier\nclaims:\n  id: x\n")
    small.write("claims/odd.yaml", "- id: x\n")
    small.write("entities/odd.yaml", "id: x\n")
    assert [line for line in told(small) if "expected" in line or "must be" in line] == [
        "claims/more.yaml:2: claims must be a list: start each with '- id:'",
        "claims/odd.yaml:1: a mapping is expected: start with 'source:' and 'claims:'",
        "entities/odd.yaml:1: a list is expected: start each entity with '- id:'",
    ]


def test_what_refers_to_an_unread_file_is_not_called_undefined(small: CaseFolder) -> None:
    small.write("entities/all.yaml", ENTITIES + "- id: [broken\n")
    assert [line.partition(":")[0] for line in told(small)] == ["entities/all.yaml"]


def test_what_refers_to_a_faulty_entry_is_not_called_undefined(small: CaseFolder) -> None:
    line = small.edit("entities/all.yaml", "name: River Front", "nmae: River Front")
    assert {problem.partition(": ")[0] for problem in told(small)} == {
        f"entities/all.yaml:{line}",
        f"entities/all.yaml:{line - 2}",
    }
