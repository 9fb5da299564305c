"""The half of the door that suggests: drafts of claims, which nobody has kept. It changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.door.pairing import Pairing

if TYPE_CHECKING:
    from store.model.drafts import Suggestions


class Suggesting(Pairing):
    """Reads reports through for what they may be cited for."""

    def suggestions(self, source: str, rendition: str | None = None, *, command: str = "") -> Suggestions:
        """What a wording of a source suggests; without ``rendition`` that which is shown.

        It is read in a process of its own at low priority; asked inside ``with stop:`` that ends with the stop.
        ``command`` is a program of the person's own that suggests too; it is not run where the store was opened to
        be read only, nor in a session that a server lets run one command. Raises BadInput or Refused.
        """
        from dataclasses import replace
        from time import perf_counter

        from store.suggest.asking import ask

        began = perf_counter()
        found = ask(self.path, source, rendition, untouched=self.untouched)
        if command and not self.read_only:
            found = self._also_by(command, found)
        return replace(found, seconds=round(perf_counter() - began, 3))

    def _also_by(self, command: str, found: Suggestions) -> Suggestions:
        from dataclasses import replace

        from store.suggest import own_program

        if own_program.forced():
            return found
        report, text, asked = self._run(lambda c: own_program.request(c, found.source, found.rendition))
        told, name, problem = own_program.answer(command, asked)
        if problem:
            return replace(found, problems=(*found.problems, problem))
        return self._run(lambda c: own_program.add(c, found, report, text, told, name)) if name else found
