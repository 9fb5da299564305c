"""A case from nothing: its folder, with what git should not see."""

from __future__ import annotations

from pathlib import Path

from store.case import yaml_write
from store.case.files import FOLDERS, FileMark
from store.case.records import canonical
from store.model.problems import BadInput, Refused
from store.sync.disk import Disk, encoded

#: The hidden folder in a case's own that holds its store.
HIDDEN = ".whosays"


def new_case(folder: Path, case: str, title: str) -> dict[str, FileMark]:
    """Make the files and folders of an empty case. Returns the marks of what a load would read.

    The folder may be there, with other files in it. BadInput where it holds a case already, BadCase where
    ``case`` is no id or the title is empty.
    """
    head = canonical("case", {"id": case, "title": title})
    if (folder / "case.yaml").exists():
        raise BadInput(f"{folder}: holds a case already: open it, or give another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for part in FOLDERS:
            (folder / part).mkdir(exist_ok=True)
    except OSError as error:
        raise Refused(f"{folder}: cannot be made a case: {error.strerror}") from error
    disk = Disk(folder)
    ignored = disk.read(".gitignore")
    lines = (ignored or b"").splitlines()
    if f"{HIDDEN}/".encode() not in lines:
        gap = b"" if ignored is None or ignored.endswith(b"\n") or not ignored else b"\n"
        disk.write(".gitignore", ignored, (ignored or b"") + gap + f"{HIDDEN}/\n".encode())
    mark = disk.write("case.yaml", None, encoded("case.yaml", "\n".join([*yaml_write.mapping(head), ""])))
    return {"case.yaml": mark} if mark is not None else {}
