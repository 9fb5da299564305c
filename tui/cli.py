"""The ``whosays`` command. Each group of commands stands in a module of its own.

Nothing heavy is imported here: ``whosays --help`` and the commands that only read import neither
Textual nor SQLModel. A call imports and builds only the command it names: typer takes longer to
build all of them than most take to answer.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Literal

import typer
from typer.models import CommandInfo

from store.problems import BadCase, BadInput, Refused
from tui.cli_common import StoreOption, demo_store, store_to_read

#: The commands of each module, in the order of the help.
MODULES: dict[str, tuple[str, ...]] = {
    "tui.cli_case": ("check", "load", "attach", "seal"),
    "tui.cli_ask": ("overview", "questions", "entity", "compare", "matrix", "sources", "source", "judge"),
    "tui.cli_store": ("reindex", "backup", "doctor"),
    "tui.names_cli": ("search", "match", "load-names"),
}

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
Theme = Annotated[str | None, typer.Option("--theme", help="A theme, or 'terminal' for the terminal's own colours.")]
As = Annotated[str, typer.Option("--as", help="Who judges; otherwise the name of the account.")]


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.")] = False,
    read_only: ReadOnly = False,
) -> None:
    """Without a command: browse the store, or the case that ships where there is none yet."""
    if version:
        from store.version import VERSION

        typer.echo(f"whosays {VERSION}")
        raise typer.Exit
    context.obj = {"read_only": read_only}
    if context.invoked_subcommand is None:
        from tui.launch import launch

        launch(store_to_read(None), read_only=read_only)


@app.command()
def browse(
    context: typer.Context,
    what: Annotated[Path | None, typer.Argument(help="A store, or the folder of a case.")] = None,
    store: StoreOption = None,
    start: StartOption = None,
    read_only: ReadOnly = False,
    mouse: Mouse = None,
    diff: Diff = None,
    theme: Theme = None,
    as_: As = "",
) -> None:
    """Browse a store, or a case (which is loaded into a store of its own first)."""
    from tui.cli_case import store_of_case
    from tui.launch import launch

    read_only = read_only or bool(context.obj and context.obj["read_only"])
    if what is not None and what.is_dir():
        path = store_of_case(what, store, read_only=read_only)
    else:
        path = what if what is not None else store_to_read(store)
    launch(path, start=start, read_only=read_only, mouse=mouse, diff=diff, theme=theme, who=as_)


@app.command()
def demo(
    start: StartOption = None,
    mouse: Mouse = None,
    diff: Diff = None,
    theme: Theme = None,
    as_: As = "",
) -> None:
    """Browse the case that ships: five reports on a raid, a drone strike and two Kabul operations."""
    from tui.launch import launch

    launch(demo_store(), start=start, mouse=mouse, diff=diff, theme=theme, who=as_)


_HERE = tuple(app.registered_commands)


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


def main() -> None:
    """Run the command; a refusal is one sentence on standard error, exit 2 for input, 1 for failure."""
    build(sys.argv[1:])
    try:
        app(standalone_mode=True)
    except BadCase as error:
        for problem in error.problems:
            typer.echo(str(problem), err=True)
        typer.echo(str(error), err=True)
        sys.exit(2)
    except Refused as error:
        typer.echo(f"whosays: {error}", err=True)
        sys.exit(2 if isinstance(error, BadInput) else 1)
    except BrokenPipeError:
        # the reader went away ("| head"): not a failure of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
