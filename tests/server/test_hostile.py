"""Every trick in every field of a case, and the raw bytes of every screen: nothing gets through."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from store.sync.load import load_case
from tests.conftest import ROOT
from tests.terminal import Session, terminal_env

pytestmark = pytest.mark.sweep(6)


TRICKS = {
    "osc52": "\x1b]52;c;UFdORUQ=\x07",
    "title": "\x1b]0;PWNED\x07",
    "clear": "\x1b[2JGONE",
    "c1": "\x9b31mRED",
    "dcs": "\x90PWNED\x9c",
    "nul": "A\x00B",
    "bell": "\x07",
    "back": "AB\x08\x08CD",
    "bidi": "\u202egnp.exe\u202c\u2066x\u2069",
    "zero": "in\u200bvis\u2060ible\ufeff",
    "markup": "[bold red]BOO[/bold red][@click=app.quit]GO[/]",
    "link": "[link=file:///etc/passwd]x[/link]",
}
#: What must never be written raw; the program's own sequences hold none of it.
FORBIDDEN = [
    b"\x1b]52;c;UFd",
    b"\x1b]0;PWN",
    b"PWNED\x07",
    b"\x1b[2JGONE",
    "\x9b31m".encode(),
    "\x90".encode(),
    b"\x00",
    "\u202e".encode(),
    "\u2066".encode(),
    "\u200b".encode(),
    "\u2060".encode(),
    "\ufeff".encode(),
]
ALL = " ".join(TRICKS.values())
_BELL = re.compile(rb"\x1b\][0-9]+;[^\x07\x1b]*\x07")


def quoted(words: str) -> str:
    """Words as a YAML scalar; JSON's escapes are YAML's."""
    return json.dumps(words)


@pytest.fixture(scope="module")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with every trick in every field that takes words."""
    folder = tmp_path_factory.mktemp("hostile")
    case = folder / "case"
    for part in ("entities", "sources", "claims"):
        (case / part).mkdir(parents=True)
    (case / "case.yaml").write_text(f"id: hostile\ntitle: {quoted('Case ' + ALL)}\nabout: {quoted(ALL)}\n")
    (case / "entities" / "all.yaml").write_text(
        "".join(
            f"- id: {slug}\n  kind: {kind}\n  name: {quoted(name + ALL)}\n  about: {quoted(ALL)}\n"
            f"  used_by: [s1]\n  names:\n    - {{text: {quoted('Other ' + slug + ALL)}, used_by: [s1]}}\n"
            for slug, kind, name in (
                ("man", "leader", "Man "),
                ("gang", "group", "Gang "),
                ("fight", "raid", "Fight "),
                ("paper", "voice", "Paper "),
                ("rival", "voice", "Rival "),
                ("land", "place", "Land "),
                ("sea", "place", "Sea "),
            )
        )
    )
    line = "a very long line " + "x" * 1_000_000
    (case / "sources" / "s1.txt").write_text(
        f"---\nid: s1\npublisher: paper\ntitle: {quoted('Title ' + ALL)}\npublished: 2020-01-02\n"
        f"language: {quoted(ALL)}\n"
        f"address: {quoted('x' + ALL)}\nnote: {quoted(ALL)}\nrendition: digest\n---\n"
        f"He is from Land, it says. {ALL}\nHe is from Sea, says the rival. {ALL}\n{line}\n",
        "utf-8",
    )
    claims = [
        ("c1", "man", "nationality", "land", "paper", "He is from Land"),
        ("c2", "man", "nationality", "sea", "rival", "He is from Sea"),
        ("c3", "man", "background", "tale " + ALL, "paper", "it says"),
        ("c4", "man", "date_of_death", "2020-01-01", "paper", "says the rival"),
        ("c5", "gang", "leader", "man", "paper", "it says"),
        ("c6", "fight", "killed", "at least 4", "rival", "says the rival"),
    ]
    (case / "claims" / "s1.yaml").write_text(
        "source: s1\nclaims:\n"
        + "".join(
            f"  - id: {slug}\n    entity: {entity}\n    property: {prop}\n    value: {quoted(value)}\n"
            f"    speaker: {speaker}\n    via: [rival]\n    note: {quoted(ALL)}\n"
            f"    cite:\n      digest: {quoted(quote)}\n"
            for slug, entity, prop, value, speaker, quote in claims
        )
    )
    store = folder / "hostile.db"
    load_case(case, store)
    return store


def browse(store: Path, *more: str) -> list[str]:
    """The command that opens the browser from this checkout."""
    return [sys.executable, "-c", "from tui.commands.main import main; main()", "browse", str(store), *more]


def assert_clean(raw: bytes) -> None:
    """No trick in the bytes; a bell only ends the program's own operating system commands."""
    for trick in FORBIDDEN:
        assert trick not in raw, trick
    assert b"\x07" not in _BELL.sub(b"", raw)
    assert b"\x08" not in raw


COMPARE = (("c", "1 report, 1 origin"),)
#: Keys from the first screen to each other one, each with words that show that it did its work.
SCREENS: dict[str, tuple[tuple[str, str], ...]] = {
    "browse": (),
    "compare": COMPARE,
    "matrix": (*COMPARE, ("m", "against")),
    "judge": (*COMPARE, ("J", "holds")),
    "reader": (*COMPARE, ("\r", "Next claim")),
    "contested": (("x", "Not judged"),),
    "sources": (("s", "Title"),),
    "timeline": (("t", "died on"),),
    "voices": (("v", "2 voices"),),
    "names": (("i", "Other man"),),
    "search": (("/other man", "matched"),),
    "help": (("?", "Help"),),
}


@pytest.mark.sweep(12)
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("more", [(), ("--no-diff",)], ids=["diff", "no-diff"])
def test_no_trick_reaches_the_terminal(hostile_store: Path, tmp_path: Path, screen: str, more: tuple[str, ...]) -> None:
    env = terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT))
    with Session(browse(hostile_store, *more), env=env) as session:
        session.wait_for("He is from Land")
        for keys, words in SCREENS[screen]:
            session.send(keys)
            session.wait_for(words)
        session.send("\x1b[B")
        session.until_quiet(0.2, first=0.3)
        assert_clean(session.raw)


@pytest.mark.parametrize(
    "words",
    [
        ("overview",),
        ("questions", "--state", "all"),
        ("entity", "man"),
        ("compare", "man", "nationality"),
        ("matrix", "man", "nationality"),
        ("voices",),
        ("sources",),
        ("search", "man"),
    ],
    ids=" ".join,
)
def test_no_trick_reaches_the_terminal_from_a_command(
    hostile_store: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    env = terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT), WHOSAYS_STORE=str(hostile_store))
    with Session([sys.executable, "-c", "from tui.commands.main import main; main()", *words], env=env) as session:
        assert session.wait_end() == 0
        assert_clean(session.raw.replace(b"\x1b[0m", b""))
