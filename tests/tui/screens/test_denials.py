"""A denial, a silence, a guess and a word taken back never read as an assertion, in whatever list they stand."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, cast

import pytest

from store.exchange.citations import FORMATS
from store.labels.answers import matrix_words
from store.labels.edits import asked_words
from store.library import Library
from store.model.claims import ClaimView, Closed, SourcePage
from store.model.edits import Preview
from store.model.views import AnswerBrief, AnswerView, Event, VoicePage
from store.model.vocabulary import Certainty, Stance
from tests.tui.lines.test_tolls import TOLLS
from tests.tui.rivals import DEATH, EVENTS, KILLED, NATIONALITY, RivalLibrary, claim
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import Stage, context, until, until_shown, words
from tui.app.browser import Browser
from tui.forms.claim_record import Place, ToKeep
from tui.forms.telling import what_it_does
from tui.handing.copy import CopyScreen
from tui.lines.axis import over
from tui.lines.claims import claim_mark, valued
from tui.lines.comparing.compare import answer_head
from tui.lines.comparing.layout import layout
from tui.lines.comparing.sides import Side, support_of
from tui.lines.facts import answer_brief, answers_brief, claim_line
from tui.lines.matrix import CELL_STATES, reason
from tui.lines.timeline import Placed, columns, event_row
from tui.lines.voices import entries, entry_row, entry_words
from tui.screens.browse import BrowseScreen
from tui.screens.reader import ReaderScreen
from tui.screens.worklist import details
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.terminal.glyphs import ASCII, UNICODE

LIBRARY = RivalLibrary()
PLAIN = claim("c", DEATH, "dead", "Northern Front", "river-post", "his death")
TAKEN_BACK = Closed("retracted", "northern-front", "Northern Front", "c9", "dead", "2019-05-09")
#: How each kind of claim reads before its value, with the sign in front.
READS: dict[str, tuple[ClaimView, str, str]] = {
    "asserts": (PLAIN, " ", ""),
    "denies": (replace(PLAIN, stance="denies"), "!", "denies: "),
    "no comment": (replace(PLAIN, stance="declines_comment"), "?", "no comment: "),
    "cannot confirm": (replace(PLAIN, stance="cannot_confirm"), "?", "cannot confirm: "),
    "takes back": (replace(PLAIN, stance="retracts"), "!", "takes back: "),
    "reportedly": (replace(PLAIN, certainty="probable"), "?", "reportedly: "),
    "possibly": (replace(PLAIN, certainty="possible"), "?", "possibly: "),
    "denies, hedged": (replace(PLAIN, stance="denies", certainty="possible"), "!", "denies, possibly: "),
}


@pytest.mark.parametrize(("said", "sign", "ahead"), READS.values(), ids=READS)
def test_what_is_no_assertion_has_a_sign_and_a_word_before_its_value(said: ClaimView, sign: str, ahead: str) -> None:
    assert valued(said).plain == f"{ahead}dead"
    for glyphs in (ASCII, UNICODE):
        assert claim_mark(said, glyphs).plain == sign
    page = VoicePage("front", "Northern Front", "", (said,), ())
    ((_, (entry,)),) = entries(page)
    assert str(entry_row(entry, 80, ASCII).left) == f"{sign} {'Tarek Sahl: life status':32}  {ahead}dead"
    assert entry_words(entry, ASCII).startswith(f"Tarek Sahl: life status: {ahead}dead; ")
    for form in FORMATS.values():
        assert f"life status: {ahead}dead" in form(said).replace("\\", "")


def test_what_was_taken_back_is_marked_and_signed() -> None:
    said = replace(PLAIN, closed=TAKEN_BACK)
    assert claim_mark(said, ASCII).plain == claim_mark(said, UNICODE).plain == "-"
    assert valued(said).plain == "taken back: dead"
    assert claim_line(said, says=True).plain == "Northern Front, asserts, taken back: dead"
    answer = AnswerView("dead", "dead", (said,), 0, 0, 0, 0)
    head = answer_head(
        Side(0, "", answer),
        1,
        claim=0,
        focused=True,
        judged=False,
        layout=layout(120, 40, 1, 1),
        width=60,
        glyphs=ASCII,
    ).plain.split("\n")
    assert head[0].startswith("> 1  dead ") and head[0].endswith("- no longer said")
    assert head[2].startswith("> - taken back: Northern Front")


@pytest.mark.sweep(6)
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=["80x24", "120x40", "200x60"])
@pytest.mark.parametrize("utf8", [False, True], ids=["ascii", "utf8"])
async def test_the_readers_list_names_subject_stance_and_hedge_at_every_size(size: tuple[int, int], utf8: bool) -> None:
    kinds = [*READS.values(), (replace(PLAIN, closed=TAKEN_BACK), "-", "taken back: ")]
    claims = tuple(replace(said, slug=f"c{nth}") for nth, (said, _, _) in enumerate(kinds))

    class OfAllKinds(RivalLibrary):
        def source(self, slug: str, rendition: str | None = None) -> SourcePage | None:
            page = super().source(slug, rendition)
            return page and replace(page, lit=(replace(page.lit[0], claims=claims),))

    given = context(OfAllKinds())
    given = replace(given, glyphs=UNICODE) if utf8 else given
    stage = Stage(lambda: ReaderScreen(given, "river-post"))
    async with stage.run_test(size=size) as pilot:
        await until_shown(pilot, "1 of 9")
        await pilot.pause()  # its classes for the size come with it, and are laid out behind it
        screen = stage.screen
        assert isinstance(screen, ReaderScreen)
        for nth, (_, sign, ahead) in enumerate(kinds):
            line = str(screen.list.rows.line(nth).left)  # type: ignore[union-attr]
            assert line.startswith(f"{sign} Tarek Sahl ")
            said = f" {ahead}dead  Northern Front"
            whole = next(most for most in range(len(said), 0, -1) if said[:most] in line)  # the row cuts its end alone
            assert whole == len(said) or line.endswith(f"{said[:whole]}{given.glyphs.ellipsis}")
            assert whole > len(ahead)
            screen.list.highlighted = nth
            await until_shown(pilot, f"{nth + 1} of 9")
            bar = screen.claim_bar.plain
            assert bar.startswith(f"{sign} Tarek Sahl, life status  Northern Front, " if ahead else "Tarek Sahl, life")
        screen.list.highlighted = 0
        await until_shown(pilot, "1 of 9")
        assert re.search(r"! Tarek Sahl +life s\S* ?\S* +denies: dead", words(stage))


def brief(
    label: str, *, origins: int = 1, denials: int = 0, doubts: int = 0, who: str = "", sure: Certainty = "certain"
) -> AnswerBrief:
    return AnswerBrief(label, origins, origins, denials, doubts, (who,) if who else (), sure)


DENIED = brief("dead", origins=0, denials=2)
SILENT = brief("dead", origins=0, doubts=1)
BEFORE = brief("dead", origins=0, who="ministry")
GUESS = brief("dead", who="villagers in Harn", sure="possible")


@pytest.mark.parametrize(
    ("answer", "full", "short", "narrow"),
    [
        (DENIED, "! dead (denied by 2)", "! only denied: dead (denied by 2)", "! dead (~"),
        (SILENT, "? dead (not confirmed, 1 silent)", "? not confirmed: dead", "? dead |"),
        (BEFORE, "- dead (ministry, no longer said)", "- no longer said: dead", "- dead |"),
        (GUESS, "? dead (villagers in Harn, possibly)", "? possibly: dead", "? dead |"),
    ],
    ids=["denied", "silent", "taken back", "guess"],
)
def test_an_answer_nobody_holds_for_certain_says_so_however_narrow(
    answer: AnswerBrief, full: str, short: str, narrow: str
) -> None:
    other = brief("alive, by his own word", who="Coast Daily of the northern harbours and islands")
    assert answer_brief(answer, ASCII).plain == full
    assert answers_brief((answer,), ASCII, len(full)).plain == full
    assert answers_brief((answer,), ASCII, len(full) - 1).plain.startswith(short[:15])
    assert answers_brief((answer, other), ASCII, 68).plain.startswith(short)
    assert answers_brief((answer, other), ASCII, 22).plain.startswith(narrow)


def test_the_work_list_says_how_sure_each_answer_is() -> None:
    row = replace(LIBRARY.comparisons[NATIONALITY].question, reason="", answers=(GUESS, DENIED))
    assert details(row).split("\n") == [
        "1  possibly: dead: 1 report, 1 origin (villagers in Harn)",
        "2  only denied: dead: nobody says so, denied by 2",
    ]


@pytest.mark.parametrize(
    ("stance", "certainty", "word", "sign"),
    [("asserts", "possible", "possibly", "?"), ("denies", "certain", "only denied", "!")],
)
def test_a_column_of_compare_says_so_beside_its_answer(
    stance: Stance, certainty: Certainty, word: str, sign: str
) -> None:
    said = replace(PLAIN, stance=stance, certainty=certainty)
    origins = int(stance == "asserts")
    answer = AnswerView("dead", "dead " * 20, (said,), origins, origins, 1 - origins, 0)
    side = Side(0, "", answer)
    head = answer_head(
        side, 1, claim=0, focused=True, judged=True, layout=layout(120, 40, 1, 1), width=60, glyphs=ASCII
    ).plain.split("\n")
    assert head[0].endswith(f"{sign} {word}  J holds")
    assert head[2].startswith(f"> {sign} ")


def test_a_guess_in_the_matrix_is_no_plain_saying() -> None:
    matrix = LIBRARY.matrix(DEATH)
    assert matrix is not None
    for word in ("reportedly", "possibly"):
        assert CELL_STATES[word] == "unconfirmed"
        told = reason(replace(matrix, cells=((word, "", ""),)), 0, 0, None)
        assert f"{word} dead" in told


def test_who_took_an_answer_back_is_told_in_the_matrix() -> None:
    matrix = LIBRARY.matrix(DEATH)
    assert matrix is not None
    assert CELL_STATES["takes back"] == "denied"
    told = reason(replace(matrix, cells=(("takes back", "", ""),)), 0, 0, None)
    assert told.startswith(f"{matrix.voices[0]} said {matrix.answers[0]} before")
    words = matrix_words(replace(matrix, standing=("no longer said",) * len(matrix.answers)))
    assert all(word.startswith("no longer said: ") for word in words)


@pytest.mark.sweep(2)
@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
async def test_an_entitys_page_has_the_sign_of_the_claim_shown_and_the_course_of_a_count(
    size: tuple[int, int],
) -> None:
    library = ShoreLibrary(courses={KILLED: TOLLS})
    app = Browser(cast("Library", library), Options(), Terminal(utf8=False))
    async with app.run_test(size=size) as pilot:
        await until_shown(pilot, "Tarek Sahl", "Interior ministry, ass")
        view = cast("BrowseScreen", app.screen_stack[0]).view
        await pilot.press("right")
        await until(pilot, lambda: view.list.has_focus and view.cited is not None)
        await pilot.press("down")
        for ahead in ("Interior ministry, asserts: dead", "! Northern Front, denies: ", "? army, declines to c"):
            await until(pilot, lambda ahead=ahead: view.claim_bar.plain.startswith(ahead))
            await pilot.press("n")
        assert "A police" not in words(cast("Stage", app))
        await pilot.press("down")
        await until_shown(pilot, "A police")
        await pilot.press("up")
        await until(pilot, lambda: "A police" not in words(cast("Stage", app)))


async def test_the_copy_panel_shows_the_claim_by_sign_and_word() -> None:
    for said, sign, _ in READS.values():
        app = Copying(said)
        async with app.run_test(size=(100, 30)) as pilot:
            await until_shown(cast("Any", pilot), "Copy ")
            line = words(cast("Stage", app)).split("\n")
            told = next(one for one in line if "Copy " in one)
            assert f"Copy  {sign} Northern Front, " in told
            assert claim_line(said, says=True).plain[:60] in told


class Copying(Stage):
    """Shows the panel that copies a claim."""

    def __init__(self, said: ClaimView) -> None:
        super().__init__(lambda: cast("Any", CopyScreen(context(), said)))


def test_a_form_says_a_denial_before_what_it_denies() -> None:
    told = what_it_does(Preview((), "dead", "Tarek Sahl", "life status"), ASCII, "denies", "possible")
    assert told[0].plain == "Tarek Sahl, life status: ! denies, possibly: dead"
    assert asked_words(Preview((), "dead", "Tarek Sahl", "life status"), "denies") == (
        "Tarek Sahl, life status: denies: dead"
    )
    state = dict.fromkeys(("entity", "property", "value", "speaker"), "") | {"entity": "Tarek Sahl", "value": "dead"}
    kept = ToKeep(
        state | {"property": "life status", "speaker": "Front", "stance": "denies"}, Place("s", {}, ""), "added"
    )
    assert kept.words == "claim added: Tarek Sahl, life status: denies: dead (Front)"


def test_the_timeline_says_who_denies_a_date_or_leaves_it_open() -> None:
    axis, widths = over([], 20), columns(120, one_entity=False)

    def line(event: Event) -> str:
        return str(event_row(Placed((event,))[0], axis, widths, ASCII).left)

    event = EVENTS[0]
    assert line(replace(event, denied=("mayor",))).endswith(" founded  ! denied by mayor")
    assert line(replace(event, doubted=("mayor", "army", "wire"))).endswith(
        " founded  ? not confirmed by mayor, army +1 more"
    )
    assert line(replace(event, voices=(), denied=("mayor",))).endswith(" ! only denied: founded")
    assert line(replace(event, voices=(), doubted=("mayor",))).endswith(" ? not confirmed: founded")
    count = replace(event, label="17", when="2016", count=True, before="12", turn=1)
    assert line(count).endswith(" founded: 17, up from 12  Coast Daily")
    assert line(replace(count, turn=-1, certainty="possible")).endswith(
        " ? possibly: founded: 17, down from 12  Coast Daily"
    )
    assert line(replace(count, before="", voices=(), denied=("mayor",))).endswith(" ! denied: founded: 17  mayor")


def test_the_timeline_says_what_is_only_possible_or_taken_back() -> None:
    axis, widths = over([], 20), columns(120, one_entity=False)

    def line(event: Event) -> str:
        return str(event_row(Placed((event,))[0], axis, widths, ASCII).left)

    assert line(EVENTS[0]).endswith(" founded")
    assert line(replace(EVENTS[0], certainty="probable")).endswith(" ? reportedly: founded")
    assert line(replace(EVENTS[0], closed=True)).endswith(" - no longer said: founded")


def test_who_takes_back_what_others_said_is_not_counted_as_denying_it() -> None:
    no, gone = (
        replace(PLAIN, slug="c1", stance="denies"),
        replace(PLAIN, slug="c2", stance="retracts", origin="another"),
    )
    answer = replace(LIBRARY.comparisons[DEATH].answers[0], claims=(no, gone))
    assert support_of(Side(0, "denies", answer)) == "denied in 1 report, by 1 origin"
    assert support_of(Side(0, "denies", replace(answer, claims=(gone,)))) == "taken back in 1 report, by 1 origin"
