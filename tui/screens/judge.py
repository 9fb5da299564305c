"""Recording what a person decides: what, why, and in whose name; here about a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.labels.answers import held
from store.labels.weight import support_words
from store.model.claims import QuestionRef
from store.model.edits import Edited
from store.model.views import Comparison, JudgementView
from tui.lines.claims import signed, standing
from tui.lines.comparing.compare import title, title_parts
from tui.lines.edits import done
from tui.lines.facts import plain, sign, state_mark
from tui.lines.rows import Row, Rows
from tui.session.asking import Asker, Context
from tui.session.keys import HELP, RELOAD, bind
from tui.terminal.glyphs import Glyphs
from tui.widgets.bars import KeyBar
from tui.widgets.over import Over
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from store.library import Library

#: Decisions that name no answer, as the store calls them and as they are called here.
_OTHERS = (
    ("several", "several can be true"),
    ("not_comparable", "not comparable: they do not speak of the same thing"),
    ("unresolved", "unresolved: looked at, and still open"),
)

#: Most code points of a reason, as many as the store keeps.
LONGEST_WHY = 2000

Choice = tuple[str, str | None]

_HOW = "a number chooses, Enter goes on to why, and Enter there records."


def choices(comparison: Comparison) -> list[Choice]:
    """Return what can be decided: (decision, answer's key or None), the answers somebody asserts first."""
    holds: list[Choice] = [("holds", answer.key) for answer in comparison.answers if answer.key and answer.origins]
    return [*holds, *((decision, None) for decision, _ in _OTHERS)]


def number_of(comparison: Comparison, choice: Choice) -> int:
    """Return the number a choice goes by: of an answer that it has everywhere, of the other decisions those behind."""
    decision, key = choice
    if key is None:
        return len(comparison.answers) + [other for other, _ in _OTHERS].index(decision) + 1
    return next(nth for nth, one in enumerate(comparison.answers, 1) if one.key == key)


def choice_row(comparison: Comparison, choice: Choice, glyphs: Glyphs) -> Row:
    """Return a choice as a row: "1 holds: Velian" with what stands behind it, or the number and the decision in words.

    The number is the key that chooses it.
    """
    decision, key = choice
    number = number_of(comparison, choice)
    if key is None:
        return Row(Content.assemble((f"{number} ", "$quiet"), dict(_OTHERS)[decision]))
    answer = comparison.answers[number - 1]
    left = Content.assemble((f"{number} holds: ", "$quiet"), plain(answer.label, "bold"))
    word, state = held(answer)  # a guess reads as one here too
    doubt = Content.assemble(sign(state, glyphs), f" {word}  ") if word else Content("")
    return Row(left, Content.assemble(doubt, (support_words(answer), "$quiet")))


def history(judgements: tuple[JudgementView, ...], glyphs: Glyphs) -> Content:
    """Return what was judged before, the latest first, a line each; superseded ones struck out."""
    lines = []
    for one in judgements:
        why = f": {one.why}" if one.why else ""
        style = "$quiet strike" if one.superseded else ""
        lines.append(
            Content.assemble(
                state_mark("judged", glyphs),
                " ",
                plain(f"{one.words}{why}", style),
                plain(f"  {signed(one)}", "$quiet"),
            )
        )
    return Content("\n").join(lines)


class Reasoned(Over[None]):
    """Something to choose, a line that says why, and who decides; written once, in the name of the person."""

    AUTO_FOCUS = "RowList"
    DEFAULT_CSS = """
    Reasoned > .over {
        & > RowList { height: 1fr; min-height: 2; }
        & > .field { height: 1; }
        & > .field > .label { width: 5; height: 1; }
        & > .field > Input { width: 1fr; }
    }
    """

    def __init__(self, context: Context, title: str, does: str, then: str) -> None:
        """``does`` is what Enter does in the line that says why, and ``then`` what was chosen is."""
        super().__init__()
        self.context = context
        self.asker: Asker = Asker(self, context.library, self.wait_for)
        self._written = False
        glyphs = context.glyphs
        self._list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis)
        self._title = Title(Content.styled(title, "$title"), of=self._list, glyphs=glyphs)
        self._why = Input(
            placeholder=f"why (may be left empty); Enter {does}",
            max_length=LONGEST_WHY,
            compact=True,
            id="why",
            select_on_focus=False,
        )
        self._why.cursor_blink = False
        who = context.writing.who
        self._by = Static(plain(who, "bold") if who else Content.styled(f"asked before it is {then}", "$quiet"))

    def fields(self) -> ComposeResult:
        """The reason, and who decides."""
        with Horizontal(classes="field"):
            yield Static("Why", markup=False, classes="label")
            yield self._why
        with Horizontal(classes="field"):
            yield Static("By", markup=False, classes="label")
            yield self._by

    @property
    def why(self) -> str:
        """The reason that was given."""
        return self._why.value.strip()

    @on(RowList.Selected)
    def action_other_field(self) -> None:
        """Go from what to why and back."""
        self.set_focus(self._list if self.focused is self._why else self._why)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_record()

    def action_record(self) -> None:
        """Write what was chosen."""

    def write(
        self,
        what: str,
        call: Callable[[Library, str], Edited],
        same: tuple[object, ...],
        told: Callable[[Edited], str] = done,
    ) -> None:
        """Write once, however often the key comes. The form is left when it is written, if it is still there."""
        if self._written:
            return

        def written(edited: Edited) -> None:
            self._written = True
            if self.is_active:
                self.action_leave()
            self.app.notify(told(edited), markup=False)

        self.context.writing.edit(self.app, what, call, written, same=same)

    @on(events.ScreenResume)
    def _back(self) -> None:
        """Leave what was covered when it was written."""
        self.asker.uncover()
        if self._written:
            self.action_leave()

    @on(events.Unmount)
    def _left(self) -> None:
        self.asker.cover()

    def action_leave(self) -> None:
        """Leave."""
        self.dismiss()


class JudgeScreen(Reasoned):
    """Asks what holds and why, beside the words it is about, and has it written. Judgements are only ever added."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        RELOAD,
        bind("tab tab_back", "other_field", "What / why", id="judge.field"),
        bind("record", "record", "Record", id="judge.record", priority=True),
        replace(bind("part_1", "pick(1)", "Choose", id="judge.pick_1"), key_display="1-9"),
        *(bind(f"part_{nth}", f"pick({nth})", "Choose", show=False, id=f"judge.pick_{nth}") for nth in range(2, 10)),
        bind("take_back", "withdraw", "Take back", id="judge.withdraw"),
        bind("leave", "leave", "Back", id="judge.leave"),
    ]
    CSS = """
    JudgeScreen {
        & #history { height: auto; max-height: 5; display: none; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, context: Context, ref: QuestionRef) -> None:
        super().__init__(context, "Judge", "records", "recorded")
        self._ref = ref
        self._comparison: Comparison | None = None
        self._history = Static(markup=False, id="history")

    def compose(self) -> ComposeResult:
        """What can be decided, the reason, who decides, and what was decided before."""
        with Vertical(id="judge-box", classes="over"):
            yield self._title
            yield self._list
            yield from self.fields()
            yield self._history
        yield KeyBar()

    @property
    def empty(self) -> bool:
        """Whether it is not known yet what can be decided."""
        return self._comparison is None

    @property
    def lines(self) -> int:
        """The title, the choices, why, by whom, and what was judged before."""
        if self._comparison is None:
            return super().lines
        return 2 + self._title.lines + self._list.rows.count + min(len(self._comparison.judgements), 5)

    def on_mount(self) -> None:
        """Ask for the question."""
        self.asker.ask("compare", lambda library: library.compare(self._ref), self._opened)

    def _opened(self, comparison: Comparison | None) -> None:
        if comparison is None:
            self.notify("This question is no longer in the store.", severity="warning", markup=False)
            self.dismiss()
            return
        self._comparison = comparison
        glyphs = self.context.glyphs
        head = Content.assemble(("Judge  ", "$title"), title(comparison.question))
        whole = len("Judge  ") + plain(comparison.question.entity_name).cell_length
        self._title.set(head, title_parts(comparison.question, "", glyphs), whole=whole)
        found = choices(comparison)
        self._list.set_rows(
            Rows(len(found), lambda nth: choice_row(comparison, found[nth], glyphs), lambda nth: found[nth])
        )
        if (before := standing(comparison)) is not None:
            self._list.highlight_key((before.decision, before.key if before.decision == "holds" else None))
        self._history.update(history(comparison.judgements, glyphs))
        self._history.display = bool(comparison.judgements)
        self.lie()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to take back only what stands."""
        return action != "withdraw" or (self._comparison is not None and standing(self._comparison) is not None)

    def why_not(self, action: str) -> str:
        """Say why nothing is taken back."""
        if self.empty:
            return "It is not known yet what was judged here."
        return "Nothing is judged here yet that could be taken back." if action == "withdraw" else ""

    def action_pick(self, number: int) -> None:
        """Choose what has that number."""
        comparison = self._comparison
        if comparison is None:
            self.tell_empty()
            return
        by_number = {number_of(comparison, one): one for one in choices(comparison)}
        if number in by_number:
            self._list.highlight_key(by_number[number])
        elif number <= len(comparison.answers):
            self.notify(f"Nobody asserts answer {number}: it cannot hold.", markup=False)
        else:
            self.notify(f"There is no {number} here; {_HOW}", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Tell what keys do here where a letter is typed that does nothing."""
        if event.is_printable and self.focused is self._list and event.key not in self.active_bindings:
            event.stop()
            self.notify(f"{event.character} does nothing here: {_HOW}", markup=False)

    def action_record(self) -> None:
        """Write the judgement."""
        choice = self._list.highlighted_key
        if self.empty:
            self.tell_empty()
        if not isinstance(choice, tuple):
            return
        decision, answer = choice
        ref, why = self._ref, self.why

        def judge(library: Library, who: str) -> Edited:
            return library.judge(ref, decision, answer=answer, why=why, who=who)

        self.write(self._about("the judgement"), judge, (ref, decision, answer, why))

    def action_withdraw(self) -> None:
        """Take back the standing judgement; it stays in the history."""
        ref = self._ref
        what = self._about("that it is taken back")
        self.write(what, lambda library, who: library.withdraw(ref, who=who), (ref, "withdrawn"))

    def _about(self, what: str) -> str:
        return f"{what} on {title(self._comparison.question).plain}" if self._comparison is not None else what
