"""Who edits is asked once, before the first change; the settings remember it in one line of their file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from store.library import Library
from store.model.problems import BadInput, Refused
from store.text.clean import clean
from tests.tui.journal.opened import Make, change, until_told
from tests.tui.stage import until, until_shown
from tui.journal.who import WhoScreen
from tui.screens.judge import JudgeScreen
from tui.session.settings import read_settings, remember_name


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config" / "settings.toml"
    monkeypatch.setattr("tui.session.settings.settings_path", lambda: path)
    monkeypatch.setattr("tui.session.places.who_am_i", lambda: "desk")
    return path


def by(store: Path) -> list[str]:
    with Library(store) as library:
        return [line.who for line in library.journal()]


async def test_the_first_change_asks_once_and_suggests_the_account(store: Path, browser: Make, settings: Path) -> None:
    app = browser(store, who="")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("x")
        await until_shown(pilot, "judged or not")
        for _ in range(2):
            await pilot.press("J")
            await until(pilot, lambda: isinstance(app.screen, JudgeScreen))
            await until_shown(pilot, "1 holds")
            if not app.context.writing.who:
                await until_shown(pilot, "asked before it is recorded")
                await pilot.press("ctrl+s")
                await until(pilot, lambda: isinstance(app.screen, WhoScreen))
                await until_shown(pilot, "Who edits?", "desk")
                await pilot.press(*"Ana", "enter")
            else:
                await pilot.press("ctrl+s")
            await until(pilot, lambda: not isinstance(app.screen, JudgeScreen | WhoScreen))
            await until(pilot, lambda: not app.context.writing.under_way)
        await until_told(pilot, "Judged ")
    assert by(store) == ["Ana", "Ana", "ben"]
    assert not settings.exists()


async def test_two_on_one_account_are_two(store: Path, browser: Make, settings: Path) -> None:
    change(store, "case", "", who="Ana", title="Of Ana", what="Ana's title")
    app = browser(store, who="")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("U")
        await until(pilot, lambda: isinstance(app.screen, WhoScreen))
        await pilot.press(*"Ben", "enter")
        await until_told(pilot, "You have changed nothing")
    assert by(store) == ["Ana", "ben"]


async def test_the_settings_remember_it_where_that_is_wanted(store: Path, browser: Make, settings: Path) -> None:
    settings.parent.mkdir()
    settings.write_text('# mine\ntheme = "nord"  # dark\n')
    change(store, "case", "", who="Ana", title="Of Ana", what="Ana's title")
    app = browser(store, who="")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("U")
        await until(pilot, lambda: isinstance(app.screen, WhoScreen))
        await pilot.press(*"Ana", "ctrl+s")
        await until_told(pilot, "remembers it")
        await until_told(pilot, "Taken back: Ana's title.")
    assert settings.read_text() == '# mine\nname = "Ana"\ntheme = "nord"  # dark\n'


@pytest.mark.slow
async def test_without_a_name_nothing_is_kept_and_the_form_stays(store: Path, browser: Make, settings: Path) -> None:
    app = browser(store, who="")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("x")
        await until_shown(pilot, "judged or not")
        await pilot.press("J")
        await until_shown(pilot, "1 holds")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, WhoScreen))
        app.screen.query_one("#who", Input).value = "  "
        await pilot.press("enter")
        await until_told(pilot, "Give a name")
        await pilot.press("escape")
        await until_told(pilot, "Nobody is named who edits: nothing was kept.")
        assert isinstance(app.screen, JudgeScreen)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, WhoScreen))
        await pilot.press(*"Ana", "enter")
        await until_told(pilot, "Judged ")
    assert by(store) == ["Ana", "ben"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, 'name = "Ana"\n'),
        ("", 'name = "Ana"\n'),
        ("# only words", '# only words\nname = "Ana"\n'),
        ('# a\n\ntheme = "nord" # b\n', '# a\n\nname = "Ana"\ntheme = "nord" # b\n'),
        ('[keys]\n"browse.search" = "f3"\n', 'name = "Ana"\n[keys]\n"browse.search" = "f3"\n'),
        ('diff = true\nname = "" # who\npanes = ["leader"]\n', 'diff = true\nname = "Ana"\npanes = ["leader"]\n'),
    ],
)  # fmt: skip
def test_one_line_is_written_and_all_else_stays(tmp_path: Path, before: str | None, after: str) -> None:
    path = tmp_path / "settings.toml"
    if before is not None:
        path.write_text(before)
        path.chmod(0o600)
    remember_name(path, "Ana")
    assert path.read_text() == after
    assert read_settings(path).name == "Ana"
    assert [it.name for it in tmp_path.iterdir()] == ["settings.toml"]
    assert before is None or path.stat().st_mode & 0o777 == 0o600


@given(st.text(min_size=1, max_size=40).map(lambda it: clean(it, keep_newlines=False)).filter(bool))
def test_any_name_is_read_as_it_was_given(name: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        remember_name(path, name)
        assert read_settings(path).name == name


def test_settings_that_are_none_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("theme = \n")
    with pytest.raises(BadInput, match=r"settings\.toml:1: not TOML"):
        remember_name(path, "Ana")
    assert path.read_text() == "theme = \n"
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="cannot be"):
        remember_name(tmp_path / "file" / "settings.toml", "Ana")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text('theme = "nord"\n')
    link = tmp_path / "settings.toml"
    link.symlink_to(real)
    remember_name(link, "Ana")
    assert link.is_symlink() and real.read_text() == 'name = "Ana"\ntheme = "nord"\n'
