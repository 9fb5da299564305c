"""Commands that begin a case and bring reports into it: new, add."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args

import typer

from store import library
from store.library import Library
from store.model.adding import Added, Adding, Wanted
from store.model.problems import BadInput
from store.model.reports import STDIN, Extracted, NotRead, ReportHead
from store.model.vocabulary import RenditionKind
from tui.commands import completing
from tui.commands.common import JsonOption, StoreOption, editor, follow
from tui.commands.printing import can_ask, complain, progress, say, say_json
from tui.commands.stores import store_and_folder, store_of_case
from tui.commands.words import meant, places
from tui.commands.words.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_AS = {f"{kind}-of": kind for kind in get_args(RenditionKind)}


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(new)
    app.command()(add)


def new(
    case: Annotated[Path, typer.Argument(metavar="CASE", parser=places.case, help="The folder to make.")],
    title: Annotated[str, typer.Option("--title", help="What the case is called; otherwise as the folder is.")] = "",
    store: StoreOption = None,
) -> None:
    """Make a case in which nothing stands yet: its folder, and its store inside."""
    library.new_case(case, title)
    store_of_case(case, store)
    say(f"{case}: a case without reports: 'whosays add {case} FILE' brings them in, 'whosays browse {case}' opens it")


def add(
    case: Annotated[
        Place, typer.Argument(metavar="CASE", parser=places.store, help="The folder of a case, or a store.")
    ],
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Reports, folders of them, or - for standard input.")
    ],
    as_: Annotated[
        tuple[str, str],
        typer.Option("--as", metavar="KIND-of SOURCE", help="translation-of, digest-of or original-of a source."),
    ] = ("", ""),
    keep: Annotated[
        bool, typer.Option("--keep/--hash", help="Keep the files beside the case, or know them by hash only.")
    ] = True,
    review: Annotated[bool, typer.Option("--review", help="Show each report and ask before it is kept.")] = False,
    publisher: Annotated[str, typer.Option("--publisher", help="Who published it: a name or an id.")] = "",
    title: Annotated[str, typer.Option("--title", help="Its title.")] = "",
    published: Annotated[str, typer.Option("--published", help="The day: 2019-10-08, or 8 October 2019.")] = "",
    language: Annotated[str, typer.Option("--language", help="Its language: en, ur, pt-BR.")] = "",
    address: Annotated[str, typer.Option("--address", help="Where it was published.")] = "",
    author: Annotated[list[str] | None, typer.Option("--author", help="Who wrote it; once for each.")] = None,
    copy_of: Annotated[
        str, typer.Option("--copy-of", help="The source that it copies.", autocompletion=completing.sources)
    ] = "",
    original: Annotated[str, typer.Option("--original", help='What it copies, in words: "Reuters, 3 May 2019".')] = "",
    by: Annotated[
        str, typer.Option("--by", help="Who adds; otherwise the name in the settings, or that of the account.")
    ] = "",
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add reports to a case: web pages, PDF, DOCX, ODT, e-mail, text, or folders of them; all in one edit."""
    of, wording = _wording(as_)
    if review and (STDIN in paths or not can_ask()):
        raise BadInput("--review asks on the terminal: call it there, and name files")
    told = ReportHead(title, publisher, library.day_of(published), language, address, tuple(author or ()))
    path, folder = store_and_folder(case, store)
    with Library(path, folder=folder) as opened:
        copy_of, of = (meant.source(opened, it, unknown="") if it else it for it in (copy_of, of))
        found, unread = _read(paths, quiet=review)
        if title and len(found) > 1:
            raise BadInput(f"--title is for one report, and {len(found)} came: add them one by one, or leave it out")
        wanted = [
            Wanted(
                it,
                _over(it.head, told),
                frozenset(told.known()),
                copy_of=copy_of,
                original=original,
                of=of,
                wording=wording,
            )
            for it in found
        ]
        if review:
            from tui.commands.reviewing import reviewed

            wanted = list(reviewed(opened, wanted))
        with progress("adding") as tell:
            done = opened.add(wanted, who=editor(by), keep=keep, progress=tell) if wanted else Adding(None, ())
        _tell(done, unread, case if store is None else path, as_json=as_json)
        if done.added:
            follow(opened, editor(by))
    if keep and folder is None and done.added and not as_json:
        say(f"{path}: is a store without a folder: the files are known by their hash only")
    if not done.added:
        raise BadInput(f"no report came in: {case} is as it was")


def _wording(given: tuple[str, str]) -> tuple[str, RenditionKind]:
    kind, of = given
    if not kind:
        return "", "translation"
    if kind not in _AS:
        raise BadInput(f"--as {kind!r} is not known: say {', '.join(_AS)}, and the source (--by says who adds)")
    return of, cast("RenditionKind", _AS[kind])


def _read(paths: list[Path], *, quiet: bool) -> tuple[list[Extracted], list[NotRead]]:
    found: list[Extracted] = []
    unread: list[NotRead] = []
    with progress("reading reports") as tell:
        for one in library.read_reports(paths, None if quiet else tell):
            if isinstance(one, NotRead):
                unread.append(one)
            else:
                found.append(one)
    return found, unread


def _over(head: ReportHead, told: ReportHead) -> ReportHead:
    """A head with what a person told of it."""
    return replace(head, **{name: getattr(told, name) for name in told.known()})


def _tell(done: Adding, unread: list[NotRead], at: Place, *, as_json: bool) -> None:
    if as_json:
        say_json({"edit": done.edited.id if done.edited else None, "reports": list(_plain(done, unread))})
        return
    for outcome in done.outcomes:
        say(outcome.sentence() if isinstance(outcome, Added) else str(outcome))
    for missed in unread:
        complain(str(missed))
    if done.edited is not None:
        say(f"{done.edited.what}; 'whosays undo {done.edited.id} --store {at}' takes it back")


def _plain(done: Adding, unread: list[NotRead]) -> Iterator[dict[str, Any]]:
    for outcome in done.outcomes:
        yield {"added": isinstance(outcome, Added), **asdict(outcome)}
    for missed in unread:
        yield {"added": False, **asdict(missed)}
