"""The half of the door that hands over: a case in the forms of other programs, and what these say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.door.reading import Progress, Reading
from store.model.places import Place
from store.model.problems import Refused

if TYPE_CHECKING:
    from store.model.out.bags import Packed, Unpacked
    from store.model.out.importing import Imported, Unfit


class Exchanging(Reading):
    """A store whose case goes out to other programs, and into which their files come."""

    def export(self, form: str) -> tuple[Iterator[str], tuple[Unfit, ...]]:
        """The whole case in a form (`export_forms`): its lines, and what has no place in it. Raises BadInput."""
        from store.exchange.forms import export

        file, unfit = self._run(lambda connection: export(connection, form))

        def lines() -> Iterator[str]:
            with file:
                yield from file

        return lines(), unfit

    def bring_in(
        self,
        files: Sequence[Path],
        *,
        who: str,
        form: str = "",
        rehearse: bool = False,
        progress: Progress | None = None,
    ) -> Imported:
        """Bring in what other programs' files say, in one edit; ``form`` is told from each file where it is empty.

        With ``rehearse`` nothing is kept. Raises BadCase with every problem by file and line, BadInput or Refused;
        then nothing changed.
        """
        if self.read_only:
            raise Refused("the store was opened with --read-only: nothing can be written")
        from store.exchange.forms import readers
        from store.exchange.rows.bring_in import bring_in

        name = files[0].name if len(files) == 1 else f"{len(files)} files"
        rows = readers(files, form)
        return bring_in(self.path, rows, name=name, who=who, rehearse=rehearse, progress=progress)


def export_forms() -> tuple[str, ...]:
    """The forms in which a case goes out."""
    from store.exchange.forms import WRITERS

    return tuple(WRITERS)


def pack(store: Place, folder: Path | None, out: Path) -> Packed:
    """Pack a case, its journal and its files included, as a BagIt bag: a new folder, or a file that ends in .zip.

    Raises BadInput or Refused.
    """
    from store.care.backup import backup
    from store.exchange.bags.pack import pack as packing
    from store.sync.save import save_case

    return packing(store, folder, out, backup=backup, save=lambda made, case: save_case(made, case, who="pack"))


def unpack(bag: Path, out: Path) -> Unpacked:
    """Verify a bag, and make the folder of its case. Raises BadInput or Refused; then nothing is left."""
    from store.exchange.bags.unpack import unpack as unpacking

    return unpacking(bag, out)
