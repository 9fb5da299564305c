"""Copy a store while others read and write it."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from pathlib import Path

from store.db.connection import DatabaseError
from store.db.engine import engine_at
from store.db.files import refuse_no_place, to_disk
from store.db.sqlite.copying import copy_store as copy_file
from store.model.places import Place
from store.model.problems import BadInput, Refused


def backup(store: Place, target: Path, *, force: bool = False) -> None:
    """Copy ``store`` to the file ``target`` while others work with it: one snapshot, whole or not at all.

    A file is copied with SQLite's online backup; what is on a server is written into a store in a file that opens
    anywhere. The copy is checked before it takes its place. Raises BadInput where ``target`` is there already and
    ``force`` is false, or is a store in use, and Refused where it cannot be written.
    """
    with closing(engine_at(store).open_read(store)) as source:
        if isinstance(store, Path) and target.exists() and store.samefile(target):
            raise BadInput(f"{target}: is the store itself: give another file")
        if target.exists() and not force:
            raise BadInput(f"{target}: is there already: give another file, or --force to replace it")
        refuse_no_place(target)
        wal = target.with_name(target.name + "-wal")
        if wal.exists() and wal.stat().st_size:
            raise BadInput(f"{target}: is a store that is in use: give another file")
        try:
            with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as folder:
                made = Path(folder) / "copy"
                if isinstance(store, Path):
                    copy_file(source, made, store)
                else:
                    from store.care.transfer import copy_store

                    copy_store(store, made)
                    to_disk(made)
                if force:
                    made.replace(target)
                else:
                    os.link(made, target)  # unlike a rename, never takes the place of another file
                to_disk(target.parent)
        except FileExistsError as error:
            raise BadInput(f"{target}: is there already: give another file, or --force to replace it") from error
        except OSError as error:
            raise Refused(f"{target}: cannot be written ({error.strerror}): nothing was copied") from error
        except DatabaseError as error:
            raise engine_at(target).refusal(target, error) from error
