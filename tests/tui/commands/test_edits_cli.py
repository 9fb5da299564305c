"""Cite, edit, undo and log from the command line: what they keep, what they say, and how they refuse."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from store.library import Library
from tests.cases import COURIER, CaseFolder
from tests.tui.commands.conftest import Run

CITE = ("cite", "--source", "herald", "--entity", "post-raid", "--property", "killed", "--speaker", "ministry")
WORDS = ("--quote", "the dead of the post at seven")


@pytest.fixture
def ask(run: Run, tmp_path: Path) -> Run:
    case, store = CaseFolder(tmp_path / "case"), tmp_path / "small.db"
    assert run("load", case.folder, "--store", store).code == 0
    return lambda *words: run(*words, "--store", store)


@pytest.fixture
def records(ask: Run, tmp_path: Path) -> Any:
    def record(kind: str, ref: str) -> Any:
        with Library(tmp_path / "small.db") as library:
            return library.record(kind, ref)

    return record


def refused(told: Any, *said: str) -> bool:
    return (
        (told.code, told.out) == (2, "")
        and told.err.startswith("whosays: ")
        and told.err.count("\n") == 1
        and all(word in told.err for word in said)
    )


def test_a_claim_is_kept_and_says_what_it_does(ask: Run, records: Any) -> None:
    told = ask(*CITE, *WORDS, "--value", "nine", "--scope", "militants", "--via", "unnamed-officer", "--as", "Ana")
    assert told.code == 0
    lines = told.out.splitlines()
    assert lines[0] == "Raid on the border post, killed (militants): 9"
    assert "kept as herald-1 (edit 2: 'whosays undo 2' takes it back)" in lines[-1]
    assert records("claim", "herald-1") == {
        "source": "herald",
        "id": "herald-1",
        "entity": "post-raid",
        "property": "killed",
        "scope": "militants",
        "value": "nine",
        "speaker": "ministry",
        "via": ["unnamed-officer"],
        "cite": {"original": "the dead of the post at seven"},
    }
    (line,) = json.loads(ask("log", "--json", "--limit", "1").out)
    assert (line["who"], line["verb"], line["records"]) == ("Ana", "add", 1)
    assert line["what"] == "claim added: Raid on the border post, killed (militants): 9 (Ministry of Defence)"


def test_a_count_says_its_place_its_hour_and_how_it_was_made(ask: Run, records: Any) -> None:
    count = ("--value", "nine", "--where", "northland", "--counted", "estimated", "--said", "2021-05-06T12:30+03:00")
    told = ask(*CITE, *WORDS, *count)
    assert told.out.splitlines()[0] == "Raid on the border post, killed (in Northland): 9"
    made = records("claim", "herald-1")
    assert (made["where"], made["counted"], made["said"]) == ("northland", "estimated", "2021-05-06T12:30+03:00")
    (line,) = [it for it in ask("claims").out.splitlines() if it.startswith("herald-1 ")]
    assert "killed (in Northland)" in line and "nine (estimated), said 6 May 2021, 12:30 +03:00" in line
    row = json.loads(ask("claims", "--json").out.splitlines()[-1])
    assert (row["where"], row["where_name"], row["counted"]) == ("northland", "Northland", "estimated")
    assert (row["said"], row["question"]) == ("2021-05-06T12:30+03:00", "post-raid/killed/all@northland")
    shown = ask("compare", "post-raid", "killed", "all@northland").out
    assert "asserts, estimated, said 6 May 2021, 12:30 +03:00" in shown
    assert refused(ask(*CITE, *WORDS, "--value", "nine", "--where", "ministry"), "'ministry' is a voice")


def test_places_in_several_are_told_by_words(ask: Run, records: Any) -> None:
    assert ask("edit", "entity", "west-province", "within+=east-province", "follows=northland").code == 0
    after = records("entity", "west-province")
    assert (after["within"], after["follows"]) == (["northland", "east-province"], ["northland"])
    assert ask("edit", "entity", "west-province", "within-=northland").code == 0
    assert records("entity", "west-province")["within"] == "east-province"
    assert ask("edit", "entity", "west-province", "within=[northland, east-province]").code == 0
    assert records("entity", "west-province")["within"] == ["northland", "east-province"]
    assert refused(ask("edit", "entity", "northland", "within=west-province"), "lies within itself")


def test_a_claim_by_offsets_has_the_words_that_stand_there(ask: Run, records: Any) -> None:
    start = COURIER.index("at least 12 people were hurt")
    words = ("cite", "--source", "courier", "--entity", "post-raid", "--property", "wounded", "--speaker")
    told = ask(*words, "unnamed-officer", "--value", "at least 12", "--start", start, "--end", start + 28, "--json")
    made = json.loads(told.out)
    assert made["edit"]["changed"] == [["claim", "courier-1"]]
    assert made["claim"]["cite"] == {"digest": "at least 12 people were hurt"}
    assert made["preview"]["label"] == "at least 12"
    assert records("claim", "courier-1")["cite"] == made["claim"]["cite"]


def test_a_dry_run_tells_it_all_and_keeps_nothing(ask: Run, records: Any) -> None:
    before = ask("log", "--json").out
    told = ask(*CITE, *WORDS, "--value", "nine", "--dry-run")
    assert told.code == 0
    assert "contradicts 1 claim: 7 (River Front)" in told.out
    assert told.out.endswith("nothing was kept (--dry-run)\n")
    made = json.loads(ask(*CITE, *WORDS, "--value", "nine", "--dry-run", "--json").out)
    assert made["edit"] is None
    assert made["preview"]["rivals"][0]["kind"] == "contradicts"
    assert records("claim", "herald-1") is None
    assert ask("log", "--json").out == before
    assert refused(ask(*CITE, *WORDS, "--value", "a few hats", "--dry-run"), "claim herald-1: value: ", "nothing was")


def test_new_entities_are_made_with_the_claim_and_gone_with_it(ask: Run, records: Any) -> None:
    words = (*CITE[:-1], "Col. Amin", "--via", "an aide", *WORDS, "--value", "nine")
    told = ask(*words, "--new-entity", "voice:Col. Amin", "--new-entity", "voice:an aide:amins-aide")
    assert told.code == 0, told.err
    claim = records("claim", "herald-1")
    assert (claim["speaker"], claim["via"]) == ("col-amin", ["amins-aide"])
    assert records("entity", "amins-aide") == {"id": "amins-aide", "kind": "voice", "name": "an aide"}
    assert ask("undo").out.startswith("taken back: claim added: Raid on the border post, killed: 9 (Col. Amin)")
    assert records("entity", "col-amin") is records("claim", "herald-1") is None
    assert ask("undo", "--redo").out.startswith("done again: ")
    assert records("claim", "herald-1") == claim
    for wrong in ("voice", "voices:x", "voice: "):
        assert refused(ask(*words, "--new-entity", wrong), "KIND:NAME")


def test_what_cannot_be_cited_is_one_sentence(ask: Run) -> None:
    for words, said in (
        ((), "where does it stand?"),
        (("--quote", "x", "--start", "3", "--end", "9"), "not both"),
        (("--quote", "no such words at all"), "the quote is not in 'original'"),
        (("--start", "3", "--end", "99999"), "is no passage of"),
        (("--quote", "the dead of the post at seven", "--rendition", "french"), "no rendition 'french'"),
        (("--start", "0", "--end", "5", "--rendition", "french"), "is not held"),
        ((*WORDS, "--as-of", "next year"), "as_of"),
    ):
        assert refused(ask(*CITE, "--value", "nine", *words), said), words
    assert refused(ask("cite", "--source", "x", *CITE[3:], *WORDS), "there is no source 'x'")
    assert refused(ask(*CITE[:-1], "nobody", *WORDS, "--value", "nine"), "'nobody'")
    assert refused(ask(*CITE, *WORDS), "needs a value")
    assert refused(ask(*CITE, *WORDS, "--value", "nine", "--id", "h-1"), "h-1 was made by somebody else")
    missing = ask("cite", "--source", "herald")
    assert missing.code == 2
    assert "Missing option" in missing.err


def test_fields_are_changed_added_to_and_left_out(ask: Run, records: Any) -> None:
    told = ask("edit", "entity", "idris-walid", "about=", "names+=Idriss Walid", "names-=Edrees Waleed", "--as", "Ana")
    assert told.out == "entity idris-walid changed: about, names (edit 2: 'whosays undo 2' takes it back)\n"
    entity = records("entity", "idris-walid")
    assert "about" not in entity
    assert [name if isinstance(name, str) else name["text"] for name in entity["names"]][1:] == ["Idriss Walid"]
    ask("edit", "claim", "h-2", "value.is=8", "note=[sic] {odd}", "via=[courier-news, spokesman]")
    claim = records("claim", "h-2")
    assert (claim["value"], claim["note"], claim["via"]) == (
        {"says": "seven", "is": "8"},
        "[sic] {odd}",
        ["courier-news", "spokesman"],
    )
    ask("edit", "claim", "h-3", 'value={"says": "the east", "is": "east-province"}', "cite.original=he died in West")
    claim = records("claim", "h-3")
    assert (claim["value"]["is"], claim["cite"]) == ("east-province", {"original": "he died in West"})
    ask("edit", "entity", "unnamed-officer", "anonymous=false", "perhaps=")
    assert records("entity", "unnamed-officer").keys() == {"id", "kind", "name"}
    ask("edit", "case", "border-post", "title=Another title")
    assert records("case", "")["title"] == "Another title"
    assert ask("edit", "claim", "h-2", "value.is=8").out == "nothing changed\n"


def test_an_edit_is_rehearsed_and_nothing_kept(ask: Run, records: Any) -> None:
    before = records("entity", "idris-walid")
    told = ask("edit", "entity", "idris-walid", "about=Somebody else", "--dry-run")
    assert told.out == "entity idris-walid changed: about; nothing was kept (--dry-run)\n"
    (made,) = json.loads(ask("edit", "entity", "idris-walid", "about=", "--dry-run", "--json").out)
    assert made["before"] == before and made["after"] == {key: it for key, it in before.items() if key != "about"}
    assert refused(ask("edit", "entity", "idris-walid", "kind=place", "--dry-run"), "idris-walid")
    assert refused(ask("edit", "source", "herald", "--remove", "--dry-run"), "herald")
    told = ask("edit", "entity", "idris-walid", f"name={before['name']}", "--dry-run")
    assert told.out == "nothing would change (--dry-run)\n"
    assert records("entity", "idris-walid") == before and len(ask("log").out.splitlines()) == 1


def test_a_record_without_changes_is_shown_and_a_patch_is_merged_into_it(
    ask: Run, records: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = json.loads(ask("edit", "source", "herald").out)
    assert shown == records("source", "herald")
    patch = {"title": "Another title", "language": None, "authors": ["A. Writer"]}
    (tmp_path / "patch.json").write_text(json.dumps(patch), "utf-8")
    done = json.loads(ask("edit", "source", "herald", "--json-patch", tmp_path / "patch.json", "--json").out)
    assert done == {
        "id": 2,
        "what": "source herald changed: title, language, authors",
        "changed": [["source", "herald"]],
    }
    assert records("source", "herald")["authors"] == ["A. Writer"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"note": "seen twice"}')))
    assert ask("edit", "source", "herald", "--json-patch", "-").code == 0
    assert records("source", "herald")["note"] == "seen twice"
    for told, said in ((b"{", "patch.json:1: not JSON"), (b"[]", "a patch is an object"), (b"\xff", "not UTF-8")):
        (tmp_path / "patch.json").write_bytes(told)
        assert refused(ask("edit", "source", "herald", "--json-patch", tmp_path / "patch.json"), said)
    assert refused(ask("edit", "source", "herald", "--json-patch", tmp_path / "none"), "cannot be read")


def test_what_cannot_be_edited_is_one_sentence(ask: Run) -> None:
    for words, said in (
        (("entity", "nobody", "name=x"), "there is no entity nobody: find its id with 'whosays search'"),
        (("claim", "h-2", "certainty=maybe"), "'maybe' is not one of certain, probable, possible"),
        (("claim", "h-2", "valeu=7"), "unknown key 'valeu' (did you mean value or"),
        (("claim", "h-2", "value=a few hats"), "value"),
        (("claim", "h-2", "id=h-9"), "the id of claim h-2 stays"),
        (("claim", "h-2", "just words"), "write field=value"),
        (("claim", "h-2", "note+=more"), "note is no list"),
        (("entity", "idris-walid", "names=[a, b"), "names: not a list"),
        (("entity", "idris-walid", "names=[&a x, *a]"), "aliases are not read"),
        (("entity", "idris-walid", "names-=Omer"), "names has no 'Omer'"),
        (("entity", "ministry", "--remove"), "on it stand"),
        (("source", "herald", "--remove"), "on it stand claim h-1"),
        (("claim", "h-2", "note=x", "--remove"), "leave the fields out"),
    ):
        assert refused(ask("edit", *words), said), words
    assert ask("edit", "judgement", "j-1", "why=x").code == 2


def test_a_claim_is_removed_and_comes_back(ask: Run, records: Any) -> None:
    before = records("claim", "h-2")
    assert ask("edit", "claim", "h-2", "--remove").out.startswith("claim h-2 removed (edit 2")
    assert records("claim", "h-2") is None
    assert json.loads(ask("undo", "--json").out)["changed"] == [["claim", "h-2"]]
    assert records("claim", "h-2") == before


def test_two_people_on_one_account_are_two(ask: Run) -> None:
    ask("edit", "claim", "h-2", "note=one", "--as", "Ana")
    ask("edit", "claim", "h-1", "note=two", "--as", "Bo")
    assert "claim h-2 changed: note" in ask("undo", "--as", "Ana").out
    assert refused(ask("undo", "--as", "Ana"), "nothing that could be taken back")
    assert refused(ask("undo", "--redo", "--as", "Bo"), "taken nothing back")
    assert refused(ask("undo", "99"), "there is no edit 99")
    assert refused(ask("undo", "3", "--redo"), "--redo")
    assert "claim h-1 changed: note" in ask("undo", "3", "--as", "Ana").out
    lines = ask("log").out.splitlines()
    assert len(lines) == 5
    assert lines[2].endswith("Bo  change  claim h-1 changed: note  [taken back by 5]")


def test_who_edits_is_named_in_the_settings(ask: Run, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "whosays"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text('name = "Cleo"\n')
    ask("edit", "claim", "h-2", "note=one")
    assert json.loads(ask("log", "--json").out)[0]["who"] == "Cleo"


def test_the_log_lays_an_edit_open(ask: Run) -> None:
    ask("edit", "claim", "h-2", "note=first", "value=8")
    told = ask("log", "2").out
    assert "  claim h-2 changed: value, note" in told
    assert "    - value: " in told
    assert "    + note: first" in told
    page = json.loads(ask("log", "2", "--json").out)
    (change,) = page["changes"]
    assert (change["kind"], change["ref"], change["after"]["note"]) == ("claim", "h-2", "first")
    assert refused(ask("log", "77"), "there is no edit 77")
    assert len(ask("log", "--limit", "1").out.splitlines()) == 1


def test_a_store_is_saved_to_its_case_and_to_a_new_one(run: Run, tmp_path: Path) -> None:
    case, store = CaseFolder(tmp_path / "case"), tmp_path / "small.db"
    run("load", case.folder, "--store", store, "--as", "Ana")
    before = case.read("claims/herald.yaml")
    run("edit", "claim", "h-2", "note=seen twice", "--store", store)
    told = run("save", store, case.folder)
    assert (told.code, told.out) == (0, f"{case.folder}: 1 file written\n")
    after = case.read("claims/herald.yaml")
    assert [line for line in after.splitlines() if line not in before.splitlines()] == ["    note: seen twice"]
    assert json.loads(run("save", store, case.folder, "--json").out) == {"files": [], "brought_in": "", "clashes": 0}
    assert run("save", store, tmp_path / "new").code == 0
    assert "nothing wrong" in run("check", tmp_path / "new").out
    assert json.loads(run("log", "1", "--json", "--store", store).out)["line"]["who"] == "Ana"
    assert refused(run("save", tmp_path / "none.db", case.folder), "no such store")


def test_the_folder_of_a_case_follows_each_edit_of_its_store(run: Run, tmp_path: Path) -> None:
    case = CaseFolder(tmp_path / "case")
    store = case.folder / ".whosays" / "store.db"
    store.parent.mkdir()
    run("load", case.folder, "--store", store)
    run("edit", "claim", "h-2", "note=seen twice", "--store", store)
    assert "note: seen twice" in case.read("claims/herald.yaml")
    assert run("undo", "--store", store).code == 0
    assert "seen twice" not in case.read("claims/herald.yaml")
    run("judge", "post-raid", "killed", "all", "--decision", "several", "--store", store)
    assert list((case.folder / "judgements").glob("*.yaml"))
    case.edit("claims/herald.yaml", "value: 5 May 2021", "value: 5 May 2021\n    note: by hand")
    told = run(*CITE, *WORDS, "--value", "nine", "--store", store, "--json")
    assert json.loads(told.out)["claim"]["id"] == "herald-1"
    assert "brought in from the folder" in told.err
    assert {"note: by hand", "- id: herald-1"} <= {
        line.strip() for line in case.read("claims/herald.yaml").splitlines()
    }
    case.edit("claims/herald.yaml", "property: killed", "property: kiled")
    told = run("edit", "claim", "h-1", "note=kept all the same", "--store", store)
    assert told.code == 2
    assert told.out.startswith("claim h-1 changed: note (edit ")
    assert "claims/herald.yaml:" in told.err


def test_days_are_told_in_words_as_in_the_form(ask: Run, records: Any) -> None:
    days = ("--said", "Tuesday", "--as-of", "last week", "--valid", "May 2021")
    assert ask(*CITE, *WORDS, "--value", "nine", *days).code == 0
    made = records("claim", "herald-1")  # the report is of Thursday, 6 May 2021
    assert (made["said"], made["as_of"], made["valid"]) == ("2021-05-04", "2021-04-26/2021-05-02", "2021-05")
    assert ask("edit", "claim", "herald-1", "said=yesterday").code == 0
    assert records("claim", "herald-1")["said"] == "2021-05-05"
    assert ask("edit", "source", "herald", "published=7 May 2021").code == 0
    assert records("source", "herald")["published"] == "2021-05-07"
    assert refused(ask(*CITE, *WORDS, "--value", "nine", "--said", "soon"), "said", "soon")


def test_an_entity_of_a_list_is_cited_by_its_id_there(ask: Run, records: Any, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("entity,kind,name\nNK-Q9,voice,Kim Ro\n", "utf-8")
    assert ask("load-names", names).code == 0
    told = ask(*CITE[:-1], "NK-Q9", *WORDS, "--value", "nine", "--json")
    assert (told.code, json.loads(told.out)["claim"]["speaker"]) == (0, "kim-ro")
    assert records("entity", "kim-ro") == {"id": "kim-ro", "kind": "voice", "name": "Kim Ro", "listed": "NK-Q9"}
    assert ask("edit", "entity", "NK-Q9", "about=A voice.").code == 0
    assert records("entity", "kim-ro")["about"] == "A voice."
