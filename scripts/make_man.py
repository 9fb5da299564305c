"""Make docs/whosays.1, the page that `man whosays` shows, from the help of the commands: its words are those of --help.

scripts/make_docs.py writes it with the other pages that are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typer._click.core import Command, Context, Parameter

DATE = "2026-11-27"
"""When the words below were last looked through; a page without a day is one that checkers warn of."""
ENVIRONMENT = (
    ("WHOSAYS_STORE", "The store that is meant where a command names none."),
    ("WHOSAYS_DEBUG", "Shows where the program broke, with the values at hand, instead of one sentence."),
    ("NO_COLOR", "Nothing is coloured; states are signs and words anyway."),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", "Where settings, stores and what was copied lie."),
)
FILES = (
    ("~/.config/whosays/settings.toml", "Settings of the browser: theme, mouse, keys."),
    ("~/.local/share/whosays/", "The store that is meant where none is named, and that of the case that ships."),
    ("~/.local/state/whosays/copied.txt", "What was copied last."),
    ("CASE/.whosays/store.db", "The store of a case that lies in a folder."),
)
EXITS = (
    ("0", "It was done, and something was found."),
    ("1", "Nothing was found, or it could not be done: one sentence on standard error says why."),
    ("2", "The call or what was given is wrong: one sentence says what to do."),
    (">128", "A signal ended it."),
)


def plain(text: str) -> str:
    """A text as roff takes it: nothing in it is a request or an escape, and a hyphen can be searched for."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha")
    text = text.replace('"', "\\(dq").replace("`", "\\(ga").replace("'", "\\(aq")
    return f"\\&{text}" if text.startswith(".") else text


def bold(text: str) -> str:
    """The same in bold."""
    return f"\\fB{plain(text)}\\fR"


def items(rows: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...], *, ready: bool = False) -> Iterator[str]:
    """A list of terms with what each means; ``ready``: the terms are roff already."""
    for term, told in rows:
        yield ".TP"
        yield term if ready else bold(term)
        yield plain(told)


def terms(context: Context, parameters: list[Parameter], kind: str) -> Iterator[tuple[str, str]]:
    """The arguments or the options of a command, each with its help."""
    for parameter in parameters:
        if parameter.param_type_name != kind or getattr(parameter, "hidden", False):
            continue
        record = parameter.get_help_record(context)
        if record is not None:
            yield bold(re.sub(r"\s+", " ", record[0])), record[1]


def command_lines(name: str, command: Command, context: Context) -> Iterator[str]:
    """One command: how it is called, what it does, its arguments and options."""
    from typer._click.core import Context as ContextOf

    inner = ContextOf(command, info_name=name, parent=context, **command.context_settings)
    usage = " ".join(command.collect_usage_pieces(inner))
    yield f".SS {plain(name)}"
    yield f"{bold(f'whosays {name}')} {plain(usage)}"
    yield ".PP"
    yield plain(command.help or "")
    yield from items(terms(inner, command.get_params(inner), "argument"), ready=True)
    yield from items(terms(inner, command.get_params(inner), "option"), ready=True)


def man_page() -> str:
    """The whole page."""
    from typer._click.core import Context
    from typer.main import get_command

    from store.library import VERSION
    from tui.commands.main import app, build

    build([])
    top: Any = get_command(app)
    context = Context(top, info_name="whosays", **top.context_settings)
    lines = [
        '.\\" Made by scripts/make_docs.py from the help of the commands.',
        f'.TH WHOSAYS 1 {DATE} "whosays {VERSION}" "User Commands"',
        ".SH NAME",
        f"whosays \\- {plain(str(top.help)[0].lower() + str(top.help)[1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        f"{bold('whosays')} [{bold('--read-only')}] [{plain('COMMAND')} [{plain('ARGS')}...]]",
        ".SH DESCRIPTION",
        plain(str(top.callback.__doc__)),
        ".SH OPTIONS",
        *items(terms(context, top.get_params(context), "option"), ready=True),
        ".SH COMMANDS",
    ]
    for name in top.list_commands(context):
        lines += command_lines(name, top.get_command(context, name), context)
    for heading, rows in (("EXIT STATUS", EXITS), ("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        lines += [f".SH {heading}", *items(rows)]
    return "\n".join(lines) + "\n"
