"""A case from nothing: its folder, in which nothing stands yet."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from store.adding.keeping import FOLDER as REPORTS
from store.case.files import FOLDERS, LISTS
from store.case.yaml_write import mapping
from store.db.files import keep_listed, make_folder
from store.edits.standing.ids import slug_of
from store.model.problems import BadInput
from store.text.clean import clean

_HEAD = "case.yaml"
_LONGEST_TITLE = 2000


def new_case(folder: Path, title: str = "") -> None:
    """Make the folder of a case, with its head and the folders that its files stand in. Raises BadInput.

    What is in the folder already is left alone: it may hold the reports that the case is to be made of.
    """
    name = folder.resolve().name
    title = clean(title, keep_newlines=False).strip() or clean(name, keep_newlines=False).strip()
    if not title:
        raise BadInput(f"{folder}: is no name for a case: give a folder of its own")
    if len(title) > _LONGEST_TITLE:
        raise BadInput(f"the title is longer than {_LONGEST_TITLE} characters: shorten it")
    if os.path.lexists(folder / _HEAD):
        raise BadInput(f"{folder}: is a case already: 'whosays add {folder} FILE' adds reports, browse opens it")
    if folder.is_dir():
        taken = next((part for part in (*FOLDERS, *LISTS.values(), REPORTS) if os.path.lexists(folder / part)), None)
        if taken is not None:
            raise BadInput(f"{folder}: holds something called {taken!r}, as a case does: give another folder")
    made: list[Path] = []
    try:
        make_folder(folder)
        for part in FOLDERS:
            (folder / part).mkdir()
            made.append(folder / part)
        with (folder / _HEAD).open("x", encoding="utf-8") as file:
            made.append(folder / _HEAD)
            file.write("".join(f"{line}\n" for line in mapping({"id": slug_of(name), "title": title})))
            file.flush()
            os.fsync(file.fileno())
        keep_listed(folder)
    except OSError as error:
        for path in reversed(made):
            with suppress(OSError):
                path.unlink() if path.name == _HEAD else path.rmdir()
        raise BadInput(f"{folder}: cannot be made ({error.strerror}): give a folder that can be written") from error
