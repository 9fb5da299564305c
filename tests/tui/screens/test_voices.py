"""Voices: who speaks, what one says and denies, whom it contradicts, what its keys open."""

from __future__ import annotations

from dataclasses import replace

from store.model.claims import QuestionRef
from tests.tui.rivals import DEATH, KILLED, RivalLibrary
from tests.tui.stage import Stage, context, until, until_shown, words
from tui.lines.voices import entries, entry_row, entry_words, summary, voice_row
from tui.screens.voices import VoicesScreen
from tui.session import messages
from tui.terminal.glyphs import ASCII

LIBRARY = RivalLibrary()


def stage(voice: str | None = None) -> Stage:
    return Stage(lambda: VoicesScreen(context(), voice))


def test_a_voice_counts_what_it_says_denies_leaves_open_and_stands_against() -> None:
    army = next(voice for voice in LIBRARY.voices() if voice.slug == "army")
    row = voice_row(army, ASCII)
    assert str(row.left) == "army" and str(row.right) == "   2          ?1      x2 of 2"
    calm = voice_row(replace(army, contradicted=0, questions=1234), ASCII)
    assert str(calm.right) == "   2          ?1   0 of 1,234"
    # who speaks on no question that others speak on has its columns under those of the others
    alone = voice_row(replace(army, contradicted=0, questions=0), ASCII)
    assert str(alone.right) == "   2          ?1             " and len(alone.right) == len(row.right)
    many = voice_row(replace(army, contradicted=12, questions=40), ASCII)
    assert str(many.right) == "   2          ?1    x12 of 40"
    evil = voice_row(replace(army, name="[b]\x1b\u202e"), ASCII)
    assert "[b]" in str(evil.left) and not set("\x1b\u202e") & set(str(evil.left))


def test_a_long_name_is_cut_for_what_is_asked() -> None:
    page = LIBRARY.voice("army")
    assert page is not None
    ref = page.claims[0].ref
    long = "presidential election of 14 May 2034"
    claims = tuple(replace(one, entity_name=long) if one.ref.entity == ref.entity else one for one in page.claims)
    page = replace(page, claims=claims)
    rows = [str(entry_row(entry, 60, ASCII).left) for _, part in entries(page) for entry in part if entry.ref == ref]
    assert rows and all(f": {page.claims[0].question}" in row and "presid" in row for row in rows)


def test_a_page_begins_with_whom_the_voice_stands_against() -> None:
    page = LIBRARY.voice("army")
    assert page is not None
    parts = entries(page)
    assert [(title, len(part)) for title, part in parts] == [
        ("stands against", 3),
        ("declines or cannot confirm", 1),
        ("says", 2),
    ]
    assert [part.plain for part in summary(page, parts)] == ["3 claims", "against 2 voices"]
    against, silent = parts[0][1][0], parts[1][1][0]
    assert str(entry_row(against, 100, ASCII).left).startswith("x Odra bridge raid: killed")
    assert "17 and at least 40 exclude each other. (Interior ministry: contradict)" in entry_words(against, ASCII)
    assert "army declines to comment" in entry_words(silent, ASCII)


def test_a_check_is_called_by_its_name() -> None:
    page = LIBRARY.voice("army")
    assert page is not None
    ref = QuestionRef("odra-raid", "check.part_over_whole", "killed")
    check = replace(page.against[0], ref=ref, question="Odra bridge raid: part greater than the whole")
    ((_, part), *_) = entries(replace(page, against=(check,)))
    assert part[0].question == "Odra bridge raid: part greater than the whole"


async def test_voices_are_sorted_by_share_on_request() -> None:
    app = stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "> Interior ministry", "contradicted in")
        await pilot.press("S")
        await until_shown(pilot, "by share contradicted")
        screen = app.screen
        assert isinstance(screen, VoicesScreen)
        shares = [voice.share for voice in screen._rows]
        assert shares == sorted(shares, reverse=True)
        await pilot.press("S")
        await until(pilot, lambda: "by share contradicted" not in words(app))
        assert [voice.slug for voice in screen._rows] == [voice.slug for voice in LIBRARY.voices()]


def test_a_denial_stands_apart_from_what_is_said() -> None:
    page = LIBRARY.voice("northern-front")
    assert page is not None
    assert [title for title, _ in entries(page)] == ["stands against", "denies"]


async def test_the_highlighted_voice_is_read_and_its_lines_open_questions() -> None:
    app = stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "5 voices", "2 without a name", "> Interior ministry", "stands against  5")
        await pilot.press("down", "down")
        await until_shown(pilot, "> army", "3 claims", "against 2 voices")
        await pilot.press("enter", "enter", "X", "e")
        await until(pilot, lambda: len(app.told) >= 3)
        await pilot.press("G", "o", "y")
        await until(pilot, lambda: len(app.told) == 5)
    compare, worklist, entity, read, copy = app.told
    assert isinstance(compare, messages.OpenQuestion) and compare.ref == KILLED
    assert compare.queue[-1] == DEATH or DEATH in compare.queue
    assert isinstance(worklist, messages.OpenWorklist) and worklist.voice == "army"
    assert isinstance(entity, messages.OpenEntity) and entity.slug == "army"
    assert isinstance(read, messages.OpenSource) and (read.slug, read.claim) == ("coast-daily", "d2")
    assert isinstance(copy, messages.CopyClaim) and copy.claim.slug == "d2"


async def test_escape_leaves_the_page_before_the_screen() -> None:
    app = stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "stands against  5")
        await pilot.press("tab")
        await until(pilot, lambda: app.focused is not None and app.focused.id == "said")
        await pilot.press("escape")
        await until(pilot, lambda: app.focused is not None and app.focused.id == "voices")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, VoicesScreen))


async def test_a_narrow_screen_shows_one_pane_at_a_time() -> None:
    app = stage("army")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "> army", "mayor")
        assert "stands against" not in words(app)
        await pilot.press("l")
        await until_shown(pilot, "stands against  3")
        assert "mayor  " not in words(app).split("\n")[3]
        await pilot.press("h")
        await until_shown(pilot, "villagers in Harn", "> army")
        await pilot.resize_terminal(120, 40)
        await until_shown(pilot, "villagers in Harn", "stands against  3")


async def test_a_voice_that_says_nothing_is_named_as_missing() -> None:
    async with stage("nobody").run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "This voice says nothing in the store.")
