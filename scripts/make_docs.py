"""Make what docs and README say of settings, keys, properties and the case format from the code that knows, and the
page that `man whosays` shows from the help of the commands.

docs/settings.md is made from the texts below the fields of tui.session.settings.Settings, from the bindings and the
table of keys (tui.session.keys); the README's table of keys from that table and from which screen binds what;
docs/contrast.md from the themes; docs/report-of-five.md is the report of the case that ships.

usage: python scripts/make_docs.py [--check]
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from textual.binding import Binding

    from tui.session.keys import Meaning

HEAD = """# Settings

The browser reads `settings.toml` in the folder `whosays` of your configuration folder
(`$XDG_CONFIG_HOME/whosays/settings.toml`, on most systems `~/.config/whosays/settings.toml`). There
need not be one. What is said on the command line wins. A mistake in the file is told with its line
and key, and nothing is started.

```toml
theme = "nord"
mouse = "off"
panes = ["leader", "group", "raid", "voice"]

[keys]
"browse.search" = "slash,f3"
```

| setting | default | what it is for |
|---|---|---|
"""
KEYS = """
Should the browser ever break, it says so in one sentence and ends with exit code 1. With `WHOSAYS_DEBUG=1` in
the environment it shows where, with the values at hand: look through it before you send it to anybody.

## Keys by binding id

Each key has one meaning on all screens, but in a text with a cursor and where pairs are decided: the tables stand in
the [README](../README.md#keys). Here is what can be given other keys. Names of keys are Textual's: `ctrl+f`, `f5`,
`slash`, `question_mark`, `J` (shift and j); several are separated by commas.

| id | keys | what it does |
|---|---|---|
"""
NUMBERS_HEAD = """# What the numbers count

Each number has a heading or a word with it, and counts the same on every screen and in every command. The words are
those of [the data model](data-model.md#words); the figures here are those of `whosays demo`.

"""
WORDS_BEGIN = "<!-- words: begin (python scripts/make_docs.py) -->\n"
WORDS_END = "<!-- words: end -->\n"
BEGIN = "<!-- keys: begin (python scripts/make_docs.py) -->\n"
END = "<!-- keys: end -->\n"
EVERYWHERE = "everywhere"
IN_TEXT_HEAD = """In the reader's text words are selected, to be cited or copied. `v` selects the first sentence in
sight, or the word at the cursor; an arrow to the side shows the cursor. While the text has the focus these keys
go before those above (Tab goes to the claims, where `v` leads to the voices as everywhere):"""
IN_FORM_HEAD = """In the form of a claim Enter takes what is offered and goes to the next field that is needed, and
keeps the claim at the last; Tab goes through all fields. Without leaving the field at hand:"""
IN_PAIRS_HEAD = """\
Where pairs of entities are decided (`I`) these keys go before those above. The signs and `W` mean nothing else
anywhere, and in Names the signs do it with who sounds like it; the letters are for a hand that decides many:"""
PLACES = {
    "browser": EVERYWHERE, "page": EVERYWHERE, "rows": EVERYWHERE, "passage": EVERYWHERE,
    "panes": "browse", "reading": "reader", "finding": "reader", "form": "reader", "across": "compare",
    "at_hand": "where anything is listed", "sides": "two sources",
    "grid": "matrix", "worklist": "contested", "narrowing": "every list", "panel": "pairs",
}  # fmt: skip
"""What a module is called where a binding is; others by their own name."""
_WITH_QUESTIONS = {
    *("basket", "browse", "compare", "contested", "gaps", "matrix", "pictures", "reader", "timeline", "two sources"),
    "voices",
}
GROUPS = {
    "where questions are": _WITH_QUESTIONS,
    "where entities are": {*_WITH_QUESTIONS, "names", "pairs"},
    "where claims are": {"browse", "compare", "reader", "two sources", "voices"},
}


def documented_fields() -> list[tuple[str, str, str]]:
    """Name, default and text of each setting."""
    tree = ast.parse((ROOT / "tui" / "session" / "settings.py").read_text("utf-8"))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Settings")
    out = []
    for node, after in pairwise(body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            if not (isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)):
                raise SystemExit(f"setting {node.target.id} has no text below it")
            default = ast.unparse(node.value) if node.value is not None else ""
            default = {"field(default_factory=dict)": "none", "True": "true", "''": "none"}.get(default, default)
            out.append((node.target.id, default.replace("'", '"'), str(after.value.value)))
    return out


def bound() -> Iterator[tuple[str, Binding]]:
    """Every binding of the browser's own, with the name of the module it stands in; what the app has, "browser"."""
    import importlib
    import pkgutil

    from textual.binding import Binding
    from textual.dom import DOMNode

    import tui

    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, DOMNode) and thing.__module__ == module.name:
                for binding in thing.__dict__.get("BINDINGS", ()):
                    assert isinstance(binding, Binding), (module.name, binding)
                    yield "browser" if module.name.startswith("tui.app.") else module.name.rpartition(".")[2], binding


def bindings() -> list[tuple[str, str, str]]:
    """Id, keys and description of every binding that can be changed."""
    found = {one.id: (one.key, one.description) for _, one in bound() if one.id and one.description}
    return [(name, keys, text) for name, (keys, text) in sorted(found.items())]


def where(keys: set[str]) -> str:
    """On which screens any of these keys does something."""
    found = {
        PLACES.get(module, module)
        for module, one in bound()
        if one.description and keys & set(one.key.split(",")) and not _elsewhere(one)
    }
    named = next((name for name, group in GROUPS.items() if group == found), "")
    return EVERYWHERE if EVERYWHERE in found else named or ", ".join(sorted(found))


def _elsewhere(binding: Binding) -> bool:
    """Whether a table of its own tells of it."""
    return binding.group is not None and binding.group.description in ("In a text", "In a form", "Same person")


def key_table() -> str:
    """The README's tables: what each key means, and what in a text."""
    from tui.session.keys import IN_FORM, IN_PAIRS, IN_TEXT, rows

    lines = ["| key | where | what it does |", "|---|---|---|"]
    for row in rows():
        keys = {key for meaning in row for key in meaning.keys.split(",")}
        lines.append(f"| {_told(row)} | {where(keys)} | {row[0].words} |")
    for head, table in ((IN_TEXT_HEAD, IN_TEXT), (IN_FORM_HEAD, IN_FORM), (IN_PAIRS_HEAD, IN_PAIRS)):
        lines += ["", head, "", "| key | what it does |", "|---|---|"]
        lines += [f"| {_told(row)} | {row[0].words} |" for row in rows(table)]
    return "\n".join(lines) + "\n"


def _told(row: list[Meaning]) -> str:
    """Keys for people: signs between backticks, names of keys in words."""
    from tui.session.keys import shown

    keys = [shown(key) for meaning in row for key in meaning.keys.split(",")]
    return " ".join(f"`{key}`" if len(key) == 1 and key.isascii() else key for key in keys)


def settings_page() -> str:
    """docs/settings.md."""

    rows = [f"| `{name}` | `{default}` | {told} |" for name, default, told in documented_fields()]
    keys = [f"| `{name}` | `{pressed}` | {told} |" for name, pressed, told in bindings()]
    return HEAD + "\n".join(rows) + "\n" + KEYS + "\n".join(keys) + "\n"


def readme() -> str:
    """The README with its table of keys as it is."""
    page = (ROOT / "README.md").read_text("utf-8")
    before, rest = page.split(BEGIN)
    return before + BEGIN + key_table() + END + rest.split(END)[1]


def data_model() -> str:
    """docs/data-model.md, with its words and its properties."""
    from store.labels.glossary import word_table
    from store.properties.docs import renewed

    page = (ROOT / "docs" / "data-model.md").read_text("utf-8")
    before, rest = page.split(WORDS_BEGIN)
    return renewed(before + WORDS_BEGIN + word_table() + WORDS_END + rest.split(WORDS_END)[1])


def numbers_page() -> str:
    """docs/numbers.md."""
    from store.labels.glossary import number_table

    return NUMBERS_HEAD + number_table()


def report_page() -> str:
    """docs/report-of-five.md: the report of the case that ships."""
    import tempfile

    from store.library import Library, write_report
    from store.model.out.report import ReportAsked
    from store.sync.load import load_case

    with tempfile.TemporaryDirectory() as scratch:
        store = Path(scratch) / "five.db"
        load_case(ROOT / "seeds", store)
        with Library(store, read_only=True, untouched=True) as library:
            return "".join(write_report(library.report(ReportAsked()), "md"))


def pages() -> dict[Path, str]:
    """All pages made here, in whole or in part, as they should be."""
    from scripts.contrast_table import contrast_page
    from scripts.make_man import man_page
    from store.case.schema import case_schema

    return {
        ROOT / "README.md": readme(),
        ROOT / "docs" / "settings.md": settings_page(),
        ROOT / "docs" / "contrast.md": contrast_page(),
        ROOT / "docs" / "case.schema.json": case_schema(),
        ROOT / "docs" / "whosays.1": man_page(),
        ROOT / "docs" / "data-model.md": data_model(),
        ROOT / "docs" / "numbers.md": numbers_page(),
        ROOT / "docs" / "report-of-five.md": report_page(),
    }


if __name__ == "__main__":
    stale = {page: text for page, text in pages().items() if not page.exists() or page.read_text("utf-8") != text}
    if "--check" in sys.argv:
        sys.exit(f"not current: {', '.join(page.name for page in stale)}: run this script" if stale else 0)
    for page, text in stale.items():
        page.write_text(text, "utf-8")
