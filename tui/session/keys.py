"""The table of keys: what each key means, on every screen.

A screen binds meanings, not keys: ``bind("next", "question(1)", "Next", id="compare.next")``. What a key means
here it means wherever it is bound; the footer's word may say of what. Small letters go and look, a capital is
about what is at hand. The footer, the help screen, the README and docs/settings.md are made from this table.

A text that one selects words in has a small table of its own, `IN_TEXT`, as editors have: it holds while the text
has the focus, and goes before the other. A form has one too, `IN_FORM`, of keys that are no letters and mean nothing
else; and where pairs of entities are decided there is `IN_PAIRS`: signs that mean it everywhere stand in the footer,
and letters do the same there, so that a hand can stay on three of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from textual.binding import Binding

from store.model.facts import dataclass

Use = Literal["Move", "Look", "Open", "Copy and judge", "In a text", "In a form", "Same person", "Leave"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What some keys do: ``keys`` in Textual's names, ``words`` a sentence for docs and help.

    Where ``words`` is empty the sentence of the meaning above speaks of both. ``shown`` stands in the footer where
    one key stands there for several.
    """

    id: str
    keys: str
    use: Use
    words: str = ""
    shown: str = ""


TABLE = (
    Meaning("up", "up,k", "Move", "move; right goes on to what is beside: another answer, the questions, the words"),
    Meaning("down", "down,j", "Move"),
    Meaning("left", "left,h", "Move"),
    Meaning("right", "right,l", "Move", shown="←→"),
    Meaning("first", "home,g", "Move", "to the first, to the last"),
    Meaning("last", "end,G", "Move"),
    Meaning("page_down", "pagedown,ctrl+f", "Move", "a screenful on, a screenful back"),
    Meaning("page_up", "pageup,ctrl+b", "Move"),
    Meaning(
        "next",
        "n",
        "Move",
        "next and previous of what is at hand: question, claim, event with rival dates, words found",
    ),
    Meaning("previous", "p", "Move"),
    Meaning("hit_before", "N", "Move"),
    Meaning("claim_before", "comma,left_square_bracket", "Move", "the claim before, the next claim"),
    Meaning("claim_next", "full_stop,right_square_bracket", "Move"),
    Meaning(
        "draft_next",
        "semicolon",
        "Move",
        "the next draft, the one before: a claim that is suggested, and not kept",
    ),
    Meaning("draft_before", "colon", "Move"),
    Meaning(
        "tab", "tab", "Move", "the next part of what is on the screen, the one before: claim of an answer, list, field"
    ),
    Meaning("tab_back", "shift+tab", "Move"),
    Meaning("uncited", "f", "Move", "the next sentence that no claim cites, the one before: it is selected"),
    Meaning("uncited_before", "F", "Move"),
    Meaning("part_1", "1", "Move", "the part with that number: a pane, a filter, a version, an answer to judge"),
    Meaning("part_2", "2", "Move"),
    Meaning("part_3", "3", "Move"),
    Meaning("part_4", "4", "Move"),
    Meaning("part_5", "5", "Move"),
    Meaning("part_6", "6", "Move"),
    Meaning("part_7", "7", "Move"),
    Meaning("part_8", "8", "Move"),
    Meaning("part_9", "9", "Move"),
    Meaning("jump", "z", "Move", "jump: a letter stands on each pane, and that letter goes there; Esc stays"),
    Meaning(
        "search",
        "slash",
        "Look",
        'search by any spelling and by words of the texts, in Browse also "a phrase", begun*, -without, source:AFP, '
        "voice:NDS, year:2019; in a text and in Compare all places are lit; a list keeps the rows that match; Down or "
        "Enter goes to what was found, Esc leaves it",
    ),
    Meaning("select", "V", "Look", "select words in the text, to cite or to copy them"),
    Meaning(
        "more",
        "plus",
        "Look",
        "more of it, less of it: panes of voices and places; the chart of a count; the timeline closer, wider; in the "
        "reader one more claim like that at hand",
    ),
    Meaning("less", "minus", "Look"),
    Meaning(
        "order",
        "S",
        "Look",
        "another order: voices by the share of what they say that is contradicted, sources the newest first; the most "
        "reliable first, where any is graded",
    ),
    Meaning("all", "0", "Look", "all of it: no filters, the whole timeline"),
    Meaning("light", "L", "Look", "light all words that are cited; again, those of the claim at hand alone"),
    Meaning("wording", "r", "Look", "another wording of the source: digest, original, translation"),
    Meaning("reload", "ctrl+r", "Look", "ask the store again; paint the screen again"),
    Meaning("repaint", "ctrl+l", "Look"),
    Meaning("open", "enter", "Open", "open what is highlighted; back to it where it stands open"),
    Meaning("compare", "c", "Open", "compare the answers to the question at hand; in Sources the two marked"),
    Meaning("matrix", "m", "Open", "the matrix of its answers against the voices; pressed again it goes back"),
    Meaning("source", "o", "Open", "open the source, at the claim at hand"),
    Meaning("entity", "e", "Open", "the entity at hand, in Browse"),
    Meaning("identity", "i", "Open", "the spellings of the entity at hand, and who sounds like it"),
    Meaning("pairs", "I", "Open", "who may be the same: pairs to decide, those of the entity at hand first"),
    Meaning("its_timeline", "T", "Open", "the timeline of the entity at hand"),
    Meaning("its_contested", "X,w", "Open", "what is contested of the voice at hand"),
    Meaning("contested", "x", "Open", "contested: what is not settled, worst first; pressed again it goes back"),
    Meaning(
        "sources",
        "s",
        "Open",
        "sources (at the source at hand), timeline, voices (at the voice at hand); pressed again they go back",
    ),
    Meaning("timeline", "t", "Open"),
    Meaning("voices", "v", "Open"),
    Meaning("journal", "d", "Open", "what was done: the journal; pressed again it goes back"),
    Meaning("clashes", "ampersand", "Open", "what both this store and the case's folder changed, side by side"),
    Meaning("gaps", "O", "Open", "what the case does not know (open ends), and where one might look"),
    Meaning(
        "basket", "B", "Open", "the basket: what is marked, to be copied or handed out; pressed again it goes back"
    ),
    Meaning(
        "help",
        "question_mark,f1",
        "Open",
        "help: what the keys do here and now, and what words and signs mean",
    ),
    Meaning("pictures", "P", "Open", "pictures: which source says what, who contradicts whom, events by month, counts"),
    Meaning(
        "went_back",
        "less_than_sign,alt+left",
        "Open",
        "back to where one was, forward again, as in a web browser; at the start back to where the last session ended",
    ),
    Meaning("went_on", "greater_than_sign,alt+right", "Open"),
    Meaning("bookmarks", "b", "Open", "the list of bookmarks; pressed again it goes back"),
    Meaning("bookmark", "M", "Open", "bookmark this place, with a word"),
    Meaning("palette", "ctrl+p", "Open", "the palette: commands, and entities, questions, sources and voices by name"),
    Meaning("copy", "y", "Copy and judge", "copy the citation; choose the format first (text, BibTeX, RIS, ...)"),
    Meaning("copy_as", "Y", "Copy and judge"),
    Meaning("address", "at", "Copy and judge", "copy the address of what is on the screen, for --at"),
    Meaning(
        "mark",
        "space",
        "Copy and judge",
        "mark what is highlighted: a claim, an answer, a question; in Sources a source; pressed again it is not marked",
    ),
    Meaning("export", "E", "Copy and judge", "hand out what is at hand or marked, as a file: report, citations, rows"),
    Meaning(
        "add",
        "a",
        "Copy and judge",
        "cite: what is selected, else the passage at hand, or the sentence at the cursor; in Names add a spelling; "
        "in Sources reports",
    ),
    Meaning(
        "change",
        "C",
        "Copy and judge",
        "change the claim at hand, or remove it; words selected take its citation's place; in Names, Sources: these",
    ),
    Meaning("remove", "D,delete", "Copy and judge", "remove, leave out or drop what is highlighted"),
    Meaning("add_wording", "A", "Copy and judge", "add another wording of the source at hand"),
    Meaning(
        "change_entity",
        "ctrl+e",
        "Copy and judge",
        "change the entity at hand, or the source: name, spellings, what it belongs to; title, day; or remove it",
    ),
    Meaning("change_source", "ctrl+o", "Copy and judge"),
    Meaning("judge", "J", "Copy and judge", "judge: what, why, who"),
    Meaning("record", "ctrl+s", "Copy and judge", "record what was filled in"),
    Meaning("grade", "R", "Copy and judge", "grade the claim, the source or the publisher at hand: A to F, 1 to 6"),
    Meaning("split", "percent_sign", "Copy and judge", "split what somebody said is the same: they are two again"),
    Meaning("undo", "U", "Copy and judge", "take back the last change of one's own, or the one at hand; do it again"),
    Meaning("redo", "ctrl+y", "Copy and judge"),
    Meaning("take_back", "u", "Copy and judge", "take back the judgement, or the grade, at hand"),
    Meaning("leave", "escape", "Leave", "back by one: out of the search line, the words, the page, the screen"),
    Meaning("back", "q", "Leave", "back; from the first screen it leaves the browser"),
    Meaning("quit", "ctrl+q,ctrl+c", "Leave", "leave the browser, from anywhere"),
)
"""All meanings, in the order in which they are told."""

IN_TEXT = (
    Meaning("begin", "v", "In a text", "select the word at the cursor; again and it is the sentence, the paragraph"),
    Meaning("word_on", "w,ctrl+right", "In a text", "by word, on and back; what is selected grows or shrinks"),
    Meaning("word_back", "b,ctrl+left", "In a text"),
    Meaning("sentence_on", "right_parenthesis", "In a text", "by sentence, on and back"),
    Meaning("sentence_back", "left_parenthesis", "In a text"),
    Meaning("paragraph_on", "right_curly_bracket", "In a text", "by paragraph, on and back"),
    Meaning("paragraph_back", "left_curly_bracket", "In a text"),
    Meaning("line_first", "home", "In a text", "to the beginning of the line, to its end"),
    Meaning("line_last", "end", "In a text"),
    Meaning("more_right", "shift+right", "In a text", "select by letter, by line, to an end of the line, by word"),
    Meaning("more_left", "shift+left", "In a text"),
    Meaning("more_down", "shift+down", "In a text"),
    Meaning("more_up", "shift+up", "In a text"),
    Meaning("more_first", "shift+home", "In a text"),
    Meaning("more_last", "shift+end", "In a text"),
    Meaning("more_word_on", "ctrl+shift+right", "In a text"),
    Meaning("more_word_back", "ctrl+shift+left", "In a text"),
    Meaning("swap", "o", "In a text", "to the other end of what is selected"),
    Meaning("take", "enter", "In a text", "cite what is selected"),
    Meaning("let_go", "escape", "In a text", "let go of what is selected, then of the cursor"),
)
"""What keys mean in a text that has the focus and a cursor: they go before those of `TABLE`."""

IN_FORM = (
    Meaning("keep_next", "ctrl+n", "In a form", "keep it and go on: the same passage, entity and speaker"),
    Meaning("spelling", "alt+x", "In a form", "what was typed is one more spelling of the entity that is highlighted"),
    Meaning("new_leader", "alt+l", "In a form", "what was typed is a new leader, group, raid, voice, place"),
    Meaning("new_group", "alt+g", "In a form"),
    Meaning("new_raid", "alt+r", "In a form"),
    Meaning("new_voice", "alt+v", "In a form"),
    Meaning("new_place", "alt+p", "In a form"),
    Meaning("asserts", "alt+a", "In a form", "asserts, denies, gives no comment, cannot confirm, takes back"),
    Meaning("denies", "alt+d", "In a form"),
    Meaning("no_comment", "alt+n", "In a form"),
    Meaning("unsure", "alt+u", "In a form"),
    Meaning("retracts", "alt+t", "In a form"),
    Meaning("certain", "alt+c", "In a form", "certain, reportedly, possibly"),
    Meaning("probable", "alt+k", "In a form"),
    Meaning("possible", "alt+q", "In a form"),
    Meaning("to_part", "alt+e", "In a form", "to the part, what it is compared as, on whose word"),
    Meaning("to_is", "alt+i", "In a form"),
    Meaning("to_via", "alt+o", "In a form"),
    Meaning("to_where", "alt+j", "In a form", "to the place a count is of, to how it was counted"),
    Meaning("to_counted", "ctrl+t", "In a form"),
    Meaning("to_said", "alt+s", "In a form", "to when it was said, as of when, from when to when, the remark"),
    Meaning("to_as_of", "alt+y", "In a form"),
    Meaning("to_valid", "alt+w", "In a form"),
    Meaning("to_note", "alt+m", "In a form"),
    Meaning(
        "beside", "ctrl+g", "In a form", "the words selected are cited beside those the claim has, or in their place"
    ),
    Meaning("confirm", "alt+z", "In a form", "what was inferred stands as it is; on to the next that was"),
    Meaning("anew", "ctrl+x", "In a form", "begin anew: what was filled in is gone; pressed again it is back"),
    Meaning("remove_it", "ctrl+d", "In a form", "remove what the form is of; asked once more before it is done"),
    Meaning("theirs", "alt+h", "In a form", "take what somebody else has put into the field meanwhile"),
)
"""What keys mean in a form, where letters are typed."""

IN_PAIRS = (
    Meaning(
        "is_same",
        "equals_sign,x",
        "Same person",
        "the same: shows what that does to the verdicts, and who stands for both, before it is kept",
    ),
    Meaning("not_same", "exclamation_mark,n", "Same person", "not the same: remembered, and not asked again"),
    Meaning("cannot_tell", "tilde,u", "Same person", "unsure: remembered, and asked again after all others"),
    Meaning("with_why", "W,w", "Same person", "not the same, or unsure, with a line that says why"),
)
"""What keys mean where a pair of entities is decided; the signs mean it in Names too, the letters go before others."""

RENAMED = {"entity.compare": "browse.compare"}
"""Ids of bindings that settings files may still name, and what they are called now."""

_SHOWN = {
    "question_mark": "?", "slash": "/", "comma": ",", "full_stop": ".", "left_square_bracket": "[",
    "right_square_bracket": "]", "plus": "+", "minus": "-", "equals_sign": "=", "exclamation_mark": "!", "tilde": "~",
    "less_than_sign": "<", "greater_than_sign": ">", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "enter": "Enter", "escape": "Esc", "tab": "Tab", "shift": "Shift", "ctrl": "Ctrl", "alt": "Alt", "space": "Space",
    "ampersand": "&", "at": "@", "percent_sign": "%", "right_parenthesis": ")", "left_parenthesis": "(",
    "right_curly_bracket": "}", "left_curly_bracket": "{", "semicolon": ";", "colon": ":",
    "home": "Home", "end": "End", "pageup": "PgUp", "pagedown": "PgDn", "delete": "Del",
}  # fmt: skip


def shown(keys: str) -> str:
    """How keys are written for people: "ctrl+r,f5" is "Ctrl+R F5"."""
    return " ".join(_one_shown(key.strip()) for key in keys.split(","))


def key_of(meaning: str) -> str:
    """The first key of a meaning as it is written for people."""
    return _one_shown(_NAMED[meaning].keys.split(",")[0])


def _one_shown(key: str) -> str:
    *modifiers, last = key.split("+") if len(key) > 1 else (key,)
    if modifiers or (len(last) > 1 and last.startswith("f")):
        last = _SHOWN.get(last, last.upper())
    return "+".join([*(_SHOWN.get(one, one) for one in modifiers), _SHOWN.get(last, last)])


def rows(table: tuple[Meaning, ...] = TABLE) -> list[list[Meaning]]:
    """A table as it is told: the meanings that one sentence speaks of together."""
    found: list[list[Meaning]] = []
    for meaning in table:
        if meaning.words:
            found.append([])
        found[-1].append(meaning)
    return found


_TABLES = (TABLE, IN_TEXT, IN_FORM, IN_PAIRS)
_NAMED = {meaning.id: meaning for table in _TABLES for meaning in table}
_WORDS = {meaning.id: row[0].words for table in _TABLES for row in rows(table) for meaning in row}


def bind(
    meanings: str, action: str, words: str, *, id: str, only: str = "", show: bool = True, priority: bool = False
) -> Binding:
    """Bind the keys of a meaning, or of several in one string, to an action; ``words`` stand in the footer.

    What the first one is used for and its sentence travel in the binding, also where settings give it other keys.
    ``only`` some of the keys are bound where the others are typed.
    """
    first, *_ = found = [_NAMED[one] for one in meanings.split()]
    return Binding(
        only or ",".join(one.keys for one in found),
        action,
        words,
        show=show,
        key_display=first.shown or None,
        priority=priority,
        tooltip=_WORDS[first.id],
        id=id,
        group=Binding.Group(first.use),
    )


HELP = bind("help", "app.help", "Help", id="app.help")
"""Help for a panel, which does not see the keys of the app. `F1` is there while letters are typed."""

RELOAD = bind("reload", "app.reload", "Reload", show=False, id="app.reload")
"""The same for a panel that asks the store for what stands in it."""


def by_current_ids(keys: Mapping[str, str]) -> dict[str, str]:
    """A person's own keys by the ids that bindings have now; an id of today goes before one it had."""
    renamed = {RENAMED[name]: own for name, own in keys.items() if name in RENAMED}
    return renamed | {name: own for name, own in keys.items() if name not in RENAMED}


def keys_of(meaning: str) -> str:
    """The keys of a meaning, in Textual's names."""
    return _NAMED[meaning].keys
