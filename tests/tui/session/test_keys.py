"""The table of keys: one meaning a key, every binding from it, what is to come kept free."""

from __future__ import annotations

import ast
from collections import Counter

import pytest
from textual.binding import Binding

from scripts.make_docs import bound
from tests.test_repository import tracked
from tui.session.keys import IN_FORM, IN_PAIRS, IN_TEXT, RENAMED, TABLE, bind, by_current_ids, rows, shown

ALL = list(bound())
BOUND_IN_TEXT = [(module, one) for module, one in ALL if one.group and one.group.description == "In a text"]
BOUND_IN_FORM = [(module, one) for module, one in ALL if one.group and one.group.description == "In a form"]
BOUND_IN_PAIRS = [(module, one) for module, one in ALL if one.group and one.group.description == "Same person"]
BOUND = [it for it in ALL if it not in BOUND_IN_TEXT and it not in BOUND_IN_FORM and it not in BOUND_IN_PAIRS]
MEANS = {key: meaning for meaning in TABLE for key in meaning.keys.split(",")}
MEANS_IN_TEXT = {key: meaning for meaning in IN_TEXT for key in meaning.keys.split(",")}
IN_PAIRS_KEYS = [key for meaning in IN_PAIRS for key in meaning.keys.split(",")]


def test_a_key_has_one_meaning() -> None:
    used = [key for meaning in TABLE for key in meaning.keys.split(",")]
    assert [key for key, times in Counter(used).items() if times > 1] == []
    assert [name for name, times in Counter(meaning.id for meaning in TABLE).items() if times > 1] == []


def test_in_a_text_too_a_key_has_one_meaning_and_these_alone_go_before_others() -> None:
    """A word, a line, a selection: no other screen has them. v begins one, b goes a word back; voices and bookmarks are
    keys of the list beside."""
    used = [key for meaning in IN_TEXT for key in meaning.keys.split(",")]
    assert len(used) == len(set(used))
    assert {key for key in used if key in MEANS} == {"b", "v", "w", "o", "home", "end", "enter", "escape"}
    assert len({one.id for one in (*TABLE, *IN_TEXT)}) == len(TABLE) + len(IN_TEXT)


def test_in_a_text_the_keys_are_those_of_its_table() -> None:
    assert {module for module, _ in BOUND_IN_TEXT} == {"reading"}
    assert {key for _, one in BOUND_IN_TEXT for key in one.key.split(",")} == set(MEANS_IN_TEXT)
    for _, one in BOUND_IN_TEXT:
        assert one.tooltip in {row[0].words for row in rows(IN_TEXT)}


def test_where_pairs_are_decided_three_letters_go_before_others_and_the_signs_mean_the_same_in_names() -> None:
    used = [key for meaning in IN_PAIRS for key in meaning.keys.split(",")]
    assert len(used) == len(set(used))
    assert {key for key in used if key in MEANS} == {"x", "n", "u", "w"}
    assert not {meaning.keys.split(",")[0] for meaning in IN_PAIRS}.intersection(MEANS), "what the footer shows"
    assert {key for module, one in BOUND_IN_PAIRS if module == "pairs" for key in one.key.split(",")} == set(used)
    signs = {key for module, one in BOUND_IN_PAIRS if module == "names" for key in one.key.split(",")}
    assert signs == {"equals_sign", "exclamation_mark", "tilde"}
    assert {module for module, _ in BOUND_IN_PAIRS} == {"pairs", "names"}


def test_in_a_form_the_keys_are_no_letters_and_stand_beside_those_of_everywhere() -> None:
    used = [key for meaning in IN_FORM for key in meaning.keys.split(",")]
    assert len(used) == len(set(used))
    assert all(key.startswith(("alt+", "ctrl+")) for key in used)
    assert not set(MEANS).intersection(used)
    assert not {"alt+f", "alt+b", *(f"alt+{digit}" for digit in range(10))}.intersection(used), "terminals' own"
    assert {key for _, one in BOUND_IN_FORM for key in one.key.split(",")} == set(used)
    assert {one.tooltip for _, one in BOUND_IN_FORM} <= {row[0].words for row in rows(IN_FORM)}


def test_keys_are_named_as_textual_names_them() -> None:
    for key in (*MEANS, *MEANS_IN_TEXT, *(meaning.keys for meaning in IN_FORM), *IN_PAIRS_KEYS):
        assert [one.key for one in Binding.make_bindings([Binding(key, "do")])] == [key]


def test_nothing_is_bound_but_by_meaning() -> None:
    """No module makes a binding of its own, and none takes the keys of Textual's short forms."""
    for path in tracked("tui/*.py", "tui/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Binding":
                assert path.name == "keys.py", f"{path}:{node.lineno}"
            if isinstance(node, ast.AnnAssign | ast.Assign):
                targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
                if any(isinstance(one, ast.Name) and one.id == "BINDINGS" for one in targets) and node.value:
                    assert not any(isinstance(one, ast.Tuple) for one in ast.walk(node.value)), f"{path}:{node.lineno}"


@pytest.mark.parametrize(("module", "binding"), BOUND, ids=[f"{module}-{one.id}" for module, one in BOUND])
def test_every_binding_is_what_its_keys_mean(module: str, binding: Binding) -> None:
    keys = binding.key.split(",")
    meant = [MEANS[key] for key in keys]
    assert binding.group is not None and binding.group.description in {one.use for one in meant}
    assert binding.id


def test_a_binding_of_several_meanings_does_one_thing_that_all_of_them_are() -> None:
    """What is bound together somewhere: more than these would blur what a key means."""
    together = {frozenset(MEANS[key].id for key in one.key.split(",")) for _, one in BOUND}
    assert {tuple(sorted(group)) for group in together if len(group) > 1} == {
        ("back", "leave"),
        ("change", "change_entity"),
        ("change", "change_source"),
        ("claim_before", "previous"),
        ("claim_before", "tab_back"),
        ("claim_next", "next"),
        ("claim_next", "tab"),
        ("compare", "open"),
        ("entity", "open"),
        ("hit_before", "previous"),
        ("left", "tab_back"),
        ("open", "source"),
        ("right", "tab"),
        ("tab", "tab_back"),
    }


def test_one_action_has_one_key_on_all_screens() -> None:
    """The other way round: what is called alike is done with the same key."""
    keys: dict[str, set[str]] = {}
    for _, one in BOUND:
        if one.description and one.group and one.group.description in ("Open", "Copy and judge"):
            keys.setdefault(one.description, set()).add(MEANS[one.key.split(",")[0]].id)
    assert {name: found for name, found in keys.items() if len(found) > 1} == {}


def test_the_ids_that_settings_files_name_are_still_there() -> None:
    ids = {one.id for _, one in ALL}
    for line in IDS.split():
        assert line in ids or RENAMED.get(line) in ids, line


def test_an_id_of_before_goes_on_and_that_of_today_goes_first() -> None:
    assert by_current_ids({"entity.compare": "f2", "list.up": "f3"}) == {"browse.compare": "f2", "list.up": "f3"}
    assert by_current_ids({"entity.compare": "f2", "browse.compare": "f4"}) == {"browse.compare": "f4"}


def test_every_row_of_the_table_is_told_in_a_sentence() -> None:
    for table in (TABLE, IN_TEXT, IN_FORM, IN_PAIRS):
        told = rows(table)
        assert all(row[0].words and not any(other.words for other in row[1:]) for row in told)
        assert sum(map(len, told)) == len(table)
        assert all(len({one.use for one in row}) == 1 for row in told)


def test_keys_are_shown_as_people_write_them() -> None:
    assert shown("ctrl+r,f5") == "Ctrl+R F5"
    assert shown("question_mark,J,shift+tab,alt+left") == "? J Shift+Tab Alt+←"
    assert shown("f,+,plus") == "f + +"


def test_some_keys_of_a_meaning_can_be_bound_where_others_are_typed() -> None:
    assert bind("down open", "results", "Results", only="down,enter", id="x").key == "down,enter"


IDS = """
app.help app.quit app.reload app.repaint app.sources app.timeline app.voices app.worklist browse.clear browse.compare
browse.inside browse.judge browse.more browse.names browse.outside browse.quit browse.search browse.timeline
choose.leave compare.claim compare.claim_back compare.copy compare.copy_as compare.entity compare.judge compare.left
compare.matrix compare.next compare.previous compare.read compare.rendition compare.right copy.leave
entity.claim_before entity.claim_next entity.compare entity.copy entity.copy_as entity.read grid.down grid.first
grid.last grid.left grid.open grid.page_down grid.page_up grid.right grid.up help.back judge.field judge.leave
judge.record judge.withdraw list.down list.first list.last list.open list.page_down list.page_up list.up matrix.again
matrix.compare matrix.voice names.copy names.open page.back panes.1 panes.2 panes.3 panes.4 panes.5 passage.bottom
passage.down passage.page_down passage.page_up passage.top passage.up reader.compare reader.copy reader.copy_as
reader.entity reader.judge reader.next reader.previous reader.rendition search.clear search.results sources.again
sources.read timeline.again timeline.closer timeline.compare timeline.entity timeline.next timeline.previous
timeline.whole timeline.wider voices.again voices.compare voices.copy voices.entity voices.read voices.said
voices.voices voices.worklist worklist.again worklist.clear worklist.compare worklist.entity worklist.judge
worklist.kind worklist.matrix worklist.property worklist.state worklist.unjudged worklist.voice
"""
"""Every id that 0.1.0 told of."""
