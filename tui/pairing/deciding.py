"""A decision about two entities, kept in the lane for writes, in the name of the person."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.app import App

from store.model.edits import Edited
from store.model.problems import Refused
from store.model.same import Decided
from tui.lines.edits import done
from tui.session.writing import Writing

if TYPE_CHECKING:
    from store.library import Library

#: What a decision says of two.
WORDS: dict[Decided, str] = {"same": "the same", "not_same": "not the same", "unsure": "unsure"}


class Two(NamedTuple):
    """Two entities by their ids and names."""

    one: str
    one_name: str
    other: str
    other_name: str

    @property
    def names(self) -> str:
        """Both names: "Asim Umar and A. Umer"."""
        return f"{self.one_name} and {self.other_name}"


def keep(
    app: App[Any],
    writing: Writing,
    what: str,
    call: Callable[[Library, str], Edited],
    then: Callable[[bool], None],
) -> None:
    """Have a decision kept, and told with the key that takes it back. ``then`` hears whether it was kept, also where it
    was refused, which is told, and where nobody gave a name to keep it in."""

    def tried(library: Library, who: str) -> Edited | Refused:
        try:
            return call(library, who)
        except Refused as refusal:
            return refusal

    def told(outcome: Edited | Refused) -> None:
        if isinstance(outcome, Refused):
            app.notify(f"{outcome}.", title=f"Not kept: {what}", severity="warning", markup=False)
        elif not outcome.changed:
            app.notify("That was decided already.", markup=False)
        else:
            app.notify(done(outcome), markup=False)
        then(not isinstance(outcome, Refused))

    writing.edit(app, what, tried, told, otherwise=lambda: then(False))


def decide(
    app: App[Any],
    writing: Writing,
    two: Two,
    decided: Decided,
    then: Callable[[bool], None],
    *,
    why: str = "",
    stands: str | None = None,
) -> None:
    """Keep what a person decided about two entities; ``stands``: who stands for both, where they are the same."""
    keep(
        app,
        writing,
        f"{two.names}: {WORDS[decided]}",
        lambda library, who: library.decide(two.one, two.other, decided, why, who=who, keep=stands),
        then,
    )
