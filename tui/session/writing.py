"""The lane for writes, one for the whole session: one write at a time, in the order asked, none dropped.

An edit is a write in somebody's name: where nobody is named yet, the person is asked once, before the first. The case's
folder follows each edit.

A write outlives the screen that asked for it. Its outcome is told wherever the person is by then: the app gets
`StoreWritten`, or shows why nothing was written. Leaving waits until what is under way is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from textual.app import App

from store.model.problems import Away, Refused
from tui.session.messages import NameEditor, StoreAway, StoreWritten

if TYPE_CHECKING:
    from store.library import Library

Answer = TypeVar("Answer")


class _Write(NamedTuple):
    """A write that was asked for and whose outcome was not told yet."""

    what: str
    then: Callable[[Any], None]
    same: Hashable
    outcome: Future[Any]


class Writing:
    """Writes to the library on behalf of the app; see the module's text. Called on the app's own thread."""

    def __init__(self, library: Library, who: str = "somebody") -> None:
        self.who = who
        self._library = library
        self._thread: ThreadPoolExecutor | None = None
        self._untold: list[_Write] = []
        self._leave: Callable[[], None] | None = None

    def write(
        self,
        app: App[Any],
        what: str,
        call: Callable[[Library], Answer],
        then: Callable[[Answer], None],
        *,
        same: Hashable = None,
    ) -> None:
        """Run `call` in the lane's thread, behind what was asked before, and give what it returns to `then`.

        `what` says in a few words what is written. `then` is called when the app was told of the write, also
        where the screen that asked is gone; not for a write that was refused, which is shown by itself. A write
        with the mark `same` of one that is still under way is that one, and not asked for again.
        """
        if same is not None and any(write.same == same for write in self._untold):
            return
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writes")
        write = _Write(what, then, same, self._thread.submit(call, self._library))
        self._untold.append(write)
        write.outcome.add_done_callback(lambda _: app.call_later(self._tell, app, write))

    def edit(
        self,
        app: App[Any],
        what: str,
        call: Callable[[Library, str], Answer],
        then: Callable[[Answer], None],
        *,
        same: Hashable = None,
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        """Write in the name of the person, who is asked for it if there is none yet; `call` gets it as its second.

        `otherwise` is called where no name is given: nothing is written then.
        """

        def named(who: str) -> None:
            self.write(app, what, lambda library: _followed(library, call, who), told, same=same)

        def told(outcome: tuple[Answer, str]) -> None:
            answer, notice = outcome
            then(answer)
            if notice:
                app.notify(notice, title="The case's folder", severity="warning", markup=False)

        if self.who:
            named(self.who)
        else:
            app.post_message(NameEditor(named, otherwise))

    @property
    def under_way(self) -> str:
        """What is being written, in words; empty if nothing is."""
        return self._untold[0].what if self._untold else ""

    @property
    def keeps(self) -> bool | None:
        """Whether something is being written; None where a write was refused that nobody was told of."""
        outcomes = [write.outcome for write in tuple(self._untold)]
        if not all(outcome.done() for outcome in outcomes):
            return True
        return None if any(outcome.exception() for outcome in outcomes) else False

    def leave(self, call: Callable[[], None]) -> None:
        """Call when everything is written: now, if it is. Not if a write is refused: the person is to see that."""
        self._leave = call
        self._leave_if_done()

    def finish(self) -> None:
        """Wait until everything is written, once there is no screen any more.

        Raises Refused for a write whose refusal nobody could be shown.
        """
        if self._thread is not None:
            self._thread.shutdown()
        refused = []
        for write in self._untold:
            try:
                write.outcome.result()
            except Refused as refusal:
                refused.append(f"not written: {write.what}: {refusal}")
        self._untold.clear()
        if refused:
            raise Refused("; ".join(refused))

    def _tell(self, app: App[Any], write: _Write) -> None:
        if app.return_code is not None:
            return  # it is ending, by a signal: nobody would see what is shown now, and `finish` says it
        try:
            answer = write.outcome.result()
        except Refused as refusal:
            self._leave = None
            app.notify(str(refusal), title=f"Not written: {write.what}", severity="error", markup=False)
            self._untold.remove(write)
            if isinstance(refusal, Away):
                app.post_message(StoreAway())
        else:
            app.post_message(StoreWritten())
            app.call_later(self._told, write, answer)  # behind the message

    def _told(self, write: _Write, answer: Any) -> None:
        # both at once: between them a key could ask for the same write anew
        self._untold.remove(write)
        write.then(answer)
        self._leave_if_done()

    def _leave_if_done(self) -> None:
        if self._leave is not None and not self._untold:
            leave, self._leave = self._leave, None
            leave()


def _followed(library: Library, call: Callable[[Library, str], Answer], who: str) -> tuple[Answer, str]:
    """Edit, and let the case's folder follow. Returns what the edit returned, and what is to be said of the folder."""
    answer = call(library, who)
    if isinstance(answer, Refused):
        return answer, ""
    try:
        return answer, library.follow(who=who)
    except Refused as refusal:
        return answer, f"Kept in the store, but not written there yet: {refusal}"
