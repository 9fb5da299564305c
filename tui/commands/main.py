"""The ``whosays`` command. Each group of commands stands in a module of its own.

Nothing heavy is imported here: ``whosays --help`` and the commands that only read import neither
Textual nor SQLModel. A call imports and builds only the command it names: typer takes longer to
build all of them than most take to answer.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Annotated, Literal

import typer
from typer._click.exceptions import ClickException  # named nowhere else: a wrong call
from typer.models import CommandInfo

from store.model.problems import BadCase, BadInput, Refused
from tui.commands.common import StoreOption, only_reads
from tui.commands.completing import addresses, mend_scripts, words_before
from tui.commands.printing import complain, complain_problems, complain_text, end_unwritten, say, spelt
from tui.commands.stores import demo_store, store_to_read
from tui.commands.words import places
from tui.commands.words.places import Place
from tui.session.places import chosen_store, named

#: What a command does to files: nothing, or something (to a store, a case or any other), or it depends on what
#: it is asked, and the command sees to it itself. ``whosays --read-only`` refuses those that write.
Does = Literal["reads", "writes", "depends"]
#: The commands of each module, in the order of the help. A command that does not stand here is never found.
MODULES: dict[str, dict[str, Does]] = {
    "tui.commands.adding": {"new": "writes", "add": "writes"},
    "tui.commands.case": {"check": "reads", "load": "writes", "attach": "writes", "seal": "writes"},
    "tui.commands.ask": {
        "overview": "reads",
        "questions": "reads",
        "entity": "reads",
        "compare": "reads",
        "matrix": "reads",
        "voices": "reads",
        "sources": "reads",
        "source": "reads",
    },
    "tui.commands.read": {"read": "reads"},
    "tui.commands.finding.grep": {"grep": "reads"},
    "tui.commands.deciding.judging": {"judge": "writes"},
    "tui.commands.claims": {"claims": "reads", "properties": "reads"},
    "tui.commands.cite": {"cite": "writes"},
    "tui.commands.deciding.suggesting": {"suggest": "reads", "drop": "writes"},
    "tui.commands.edits": {"edit": "writes", "undo": "writes", "log": "reads", "save": "writes"},
    "tui.commands.deciding.same": {
        "same": "writes",
        "not-same": "writes",
        "unsure": "writes",
        "split": "writes",
        "decisions": "reads",
    },
    "tui.commands.deciding.grading": {"grade": "writes", "grades": "reads"},
    "tui.commands.handing.report": {"report": "depends"},
    "tui.commands.handing.plot": {"plot": "depends"},
    "tui.commands.handing.beside": {"beside": "reads"},
    "tui.commands.handing.gaps": {"gaps": "reads"},
    "tui.commands.handing.places": {"bookmarks": "reads"},
    "tui.commands.handing.diff": {"diff": "reads"},
    "tui.commands.handing.bags": {"pack": "writes", "unpack": "writes"},
    "tui.commands.handing.serving": {"serve": "depends"},
    "tui.commands.handing.exchanging": {"export": "depends", "import": "writes"},
    "tui.commands.store": {
        "reindex": "writes",
        "backup": "writes",
        "doctor": "reads",
        "copy-store": "writes",
        "grant-sql": "reads",
    },
    "tui.commands.names": {
        "search": "reads",
        "match": "reads",
        "alike": "reads",
        "pairs": "reads",
        "load-names": "writes",
    },
}
#: Those of this module.
HERE: dict[str, Does] = {"browse": "depends", "demo": "depends"}

app = typer.Typer(
    name="whosays",
    help="Who says what, on whose word, where it is written, and which of it cannot all be true.",
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Start = Literal["browse", "contested", "sources", "timeline", "voices"]
StartOption = Annotated[Start | None, typer.Option("--start", help="The screen to begin with.")]
ReadOnly = Annotated[bool, typer.Option("--read-only", help="Nothing can be written, judged or changed.")]
Mouse = Annotated[
    bool | None,
    typer.Option("--mouse/--no-mouse", help="Mouse tracking; off over SSH, so that the terminal can select."),
]
Diff = Annotated[bool | None, typer.Option("--diff/--no-diff", help="Write only the cells that changed.")]
Theme = Annotated[
    str | None, typer.Option("--theme", help="A theme, or 'auto' for colours by the terminal's background.")
]
AtOption = Annotated[
    str,
    typer.Option(
        "--at",
        metavar="ADDRESS",
        help="The place to begin at: an entity, a question as in asim-umar/nationality, source:afp-2019, voice:nds.",
        autocompletion=addresses,
    ),
]
As = Annotated[str, typer.Option("--as", help="Who judges; otherwise the name of the account.")]


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.")] = False,
    read_only: ReadOnly = False,
) -> None:
    """Without a command: browse the store; where there is none yet, how to begin."""
    if version:
        from store.library import VERSION

        say(f"whosays {VERSION}")
        raise typer.Exit
    context.obj = {"read_only": read_only}
    command = context.invoked_subcommand
    if command is None:
        store = chosen_store(None)
        if not read_only and named() is None and isinstance(store, Path) and not store.exists():
            from tui.commands.beginning import begin

            begin()
        else:
            from tui.app.launch import launch

            launch(store_to_read(None, read_only=read_only), read_only=read_only)
    elif read_only and does(command) == "writes":
        raise BadInput(f"'whosays {command}' writes, and --read-only allows nothing to be written: call it without")


@app.command()
def browse(
    context: typer.Context,
    what: Annotated[
        Place | None, typer.Argument(metavar="[WHAT]", parser=places.store, help="A store, or the folder of a case.")
    ] = None,
    store: StoreOption = None,
    start: StartOption = None,
    read_only: ReadOnly = False,
    mouse: Mouse = None,
    diff: Diff = None,
    theme: Theme = None,
    as_: As = "",
    at: AtOption = "",
) -> None:
    """Browse a store, or a case (which is loaded into a store of its own first)."""
    from tui.app.launch import launch
    from tui.commands.stores import store_of_case

    read_only = read_only or only_reads(context)
    folder = None
    if isinstance(what, Path) and what.is_dir():
        path = store_of_case(what, store, read_only=read_only)
        folder = what
    else:
        path = what if what is not None else store_to_read(store, read_only=read_only)
    launch(
        path,
        folder=folder,
        start=_one_of(start, at),
        read_only=read_only,
        mouse=mouse,
        diff=diff,
        theme=theme,
        who=as_,
        at=_there(at, path),
    )


@app.command()
def demo(
    context: typer.Context,
    start: StartOption = None,
    mouse: Mouse = None,
    diff: Diff = None,
    theme: Theme = None,
    as_: As = "",
    at: AtOption = "",
) -> None:
    """Browse the case that ships: five reports on a raid, a drone strike and two Kabul operations."""
    from tui.app.launch import launch

    read_only = only_reads(context)
    path = demo_store(read_only=read_only)
    launch(
        path,
        start=_one_of(start, at),
        read_only=read_only,
        mouse=mouse,
        diff=diff,
        theme=theme,
        who=as_,
        at=_there(at, path),
    )


def _there(at: str, store: Place) -> str:
    """An address as it stands now, in a store. Raises BadInput where it leads nowhere."""
    if not at:
        return ""
    from store.library import Library
    from tui.session.ways.addresses import address, parse
    from tui.session.ways.whereabouts import where

    place = parse(at)
    with Library(store, read_only=True, untouched=True) as library:
        return address(where(library, place))


def _one_of(start: Start | None, at: str) -> Start | None:
    """The screen to begin with, where no place is. Raises BadInput where both are."""
    if start is not None and at:
        raise BadInput("--start and --at both say where to begin: give one of them")
    return start


_HERE = tuple(app.registered_commands)


def does(command: str) -> Does:
    """What a command does to files; what is not known is held to write."""
    known = HERE | {name: does for commands in MODULES.values() for name, does in commands.items()}
    return known.get(command, "writes")


def build(words: Sequence[str]) -> None:
    """Add the command that a call names to ``app``; all of them if it names none."""
    app.registered_commands = list(_HERE)
    asked = next((word for word in words if not word.startswith("-")), None)
    module = next((module for module, commands in MODULES.items() if asked in commands), None)
    for name in [module] if module else MODULES:
        import_module(name).register(app)
    if module:
        app.registered_commands = [it for it in app.registered_commands if _name(it) == asked]


def _name(command: CommandInfo) -> str:
    return command.name or command.callback.__name__.replace("_", "-")  # type: ignore[union-attr]


def complete() -> None:
    """Answer the shell, which asks what could stand at its cursor; nothing where that cannot be told."""
    # typer draws each command's help with Rich where there is one, for half a second, and throws the colours away
    sys.modules.setdefault("rich", None)  # type: ignore[arg-type]
    with suppress(Exception):
        build(words_before(os.environ))
        app(prog_name="whosays", standalone_mode=False)


def main() -> None:
    """Run the command; a refusal is one sentence on standard error, exit 2 for input, 1 for failure."""
    if os.environ.get("_WHOSAYS_COMPLETE"):
        return complete()
    words = sys.argv[1:]
    build(words)
    if {"--install-completion", "--show-completion"} & set(words):
        mend_scripts()
    try:
        if "--read-only" in words and "--install-completion" in words:
            raise BadInput(
                "--install-completion writes to your shell's files, and --read-only allows nothing to be written"
            )
        code = app(prog_name="whosays", standalone_mode=False)
    except ClickException as error:
        error.message = spelt(error.message)  # repeats the words of the call
        told = io.StringIO()
        error.show(told)
        complain_text(told.getvalue())
        code = error.exit_code
    except BadCase as error:
        complain_problems(error)
        code = 2
    except Refused as error:
        complain(f"whosays: {error}")
        code = 2 if isinstance(error, BadInput) else 1
    except Exception as error:
        from tui.session.faults import DEBUG, keep, sentence

        if isinstance(error, OSError) and error.filename is None:  # what Typer prints itself, as help
            end_unwritten(error)
        if os.environ.get(DEBUG):
            raise
        complain(f"whosays: {sentence('the command', error, None if '--read-only' in words else keep(error))}")
        code = 1
    return sys.exit(code) if code else None


if __name__ == "__main__":
    main()
