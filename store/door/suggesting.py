"""The half of the door that suggests: drafts of claims, which nobody has kept. It changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.door.pairing import Pairing

if TYPE_CHECKING:
    from store.model.drafts import Suggestions


class Suggesting(Pairing):
    """Reads reports through for what they may be cited for.

    What was read last is remembered with what it was read by: a claim or a judgement that came since starts no other
    reading, it is only looked again which drafts are left.
    """

    _last: tuple[object, Suggestions] | None = None
    _answered: tuple[object, tuple[list[Any], str]] | None = None

    def suggestions(self, source: str, rendition: str | None = None, *, command: str = "") -> Suggestions:
        """What a wording of a source suggests; without ``rendition`` that which is shown.

        It is read in a process of its own at low priority; asked inside ``with stop:`` that ends with the stop.
        ``command`` is a program of the person's own that suggests too; it is not run where the store was opened to
        be read only, nor in a session that a server lets run one command. Raises BadInput or Refused.
        """
        from dataclasses import replace
        from time import perf_counter

        from store.suggest.kept import offered

        began = perf_counter()
        every = self._read_through(source, rendition)
        found = self._run(lambda c: offered(c, every))
        if command and not self.read_only:
            found = self._also_by(command, found)
        return replace(found, seconds=round(perf_counter() - began, 3))

    def _read_through(self, source: str, rendition: str | None) -> Suggestions:
        """Every draft of a wording; it is read anew where anything changed that a reading goes by."""
        from store.suggest.asking import ask
        from store.suggest.stamp import stamp

        file = self._connections.stamp()[:2]  # which tells it from another store in its place
        by = self._run(lambda c: stamp(c, source, rendition))
        last = self._last
        if by and last is not None and last[0] == (file, by):
            return last[1]
        by, found = ask(self.path, source, rendition, untouched=self.untouched)
        self._last = (file, by), found
        return found

    def _also_by(self, command: str, found: Suggestions) -> Suggestions:
        from dataclasses import replace

        from store.suggest import own_program

        if own_program.forced():
            return found
        report, text, asked = self._run(lambda c: own_program.request(c, found.source, found.rendition))
        last = self._answered
        if last is not None and last[0] == (command, asked):
            told, name = last[1]
        else:
            told, name, problem = own_program.answer(command, asked)
            if problem:
                return replace(found, problems=(*found.problems, problem))
            self._answered = (command, asked), (told, name)
        return self._run(lambda c: own_program.add(c, found, report, text, told, name)) if name else found
