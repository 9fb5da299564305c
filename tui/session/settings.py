"""Settings of the browser: a typed TOML file in the user's configuration folder.

Every field of :class:`Settings` is documented by the text below it; docs/settings.md is made from
these texts. The command line wins over the file. An error names the file, the line and the key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field, fields
from pathlib import Path
from typing import Any, Literal, get_args

from store.model.facts import dataclass
from store.model.problems import BadInput, Refused
from store.model.vocabulary import KINDS
from store.text.plain_files import bytes_of
from tui.session.options import Start

Glyphs = Literal["auto", "unicode", "ascii"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person sets once and for all."""

    theme: str = "auto"
    """Colours: `auto` takes some that can be read on the terminal's background, `terminal` none; or a theme's name."""

    mouse: Literal["auto", "on", "off"] = "auto"
    """Mouse tracking. It takes the terminal's own selection away, so `auto` leaves it off over SSH."""

    glyphs: Glyphs = "auto"
    """Characters for states and lines: `auto` follows the locale."""

    diff: bool = True
    """Write only the cells that changed. Turn it off if a terminal shows remains of old text."""

    start: Start = "browse"
    """The screen to begin with: `browse`, `contested`, `sources`, `timeline` or `voices`."""

    panes: tuple[str, ...] = ("leader", "group", "raid")
    """The kinds of entity listed in Browse: `leader`, `group`, `raid`, `voice`, `place`."""

    name: str = ""
    """Who edits and judges; where it is not set, the browser asks before the first change of a session."""

    keys: Mapping[str, str] = field(default_factory=dict)
    """Other keys for what the browser does, by binding id: `"browse.search" = "f3,slash"`."""

    suggest_command: str = ""
    """A program of your own that suggests claims for a report, beside whosays itself (docs/suggestions.md). It is run
    without a shell whenever a report is read through; never under `--read-only`, nor over SSH with a forced command."""


#: Bytes of settings that are read at most.
_MOST = 1 << 20


def settings_path() -> Path:
    """Where the settings are looked for (XDG_CONFIG_HOME on Linux)."""
    from platformdirs import user_config_path

    return user_config_path("whosays", appauthor=False) / "settings.toml"


def read_settings(path: Path) -> Settings:
    """The settings in ``path``; the defaults where there is no such file. Raises BadInput."""
    try:
        text = bytes_of(path, _MOST).decode("utf-8")
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}:1: is not UTF-8: save it as UTF-8") from error
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}") from error
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        what = str(error).split(" (at ")[0]
        raise BadInput(f"{path}:{line}: not TOML: {what[:1].lower()}{what[1:]}") from error
    known = {item.name for item in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in known:
            raise _wrong(path, text, key, f"unknown setting {key!r}: known are {', '.join(sorted(known))}")
        values[key] = _CHECKS[key](path, text, key, value)
    return Settings(**values)


def remember_name(path: Path, name: str) -> None:
    """Write who edits into the settings: one line, and everything else in the file stays as it is.

    Raises BadInput where the file is no settings, Refused where it cannot be written.
    """
    read_settings(path)
    path = path.resolve()  # a link to the file of somebody's dotfiles stays one
    text = path.read_text("utf-8") if path.is_file() else ""
    line = f"name = {_quoted(name)}"
    lines = text.splitlines(keepends=True)
    there = next((nth for nth, one in enumerate(lines) if re.match(r"""\s*["']?name["']?\s*=""", one)), None)
    if there is not None:
        lines[there : there + 1] = [f"{line}\n"]
    else:
        # before the first that says something: behind that a table may have begun
        first = next((nth for nth, one in enumerate(lines) if one.strip() and not one.lstrip().startswith("#")), None)
        if first is None and lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        lines.insert(first if first is not None else len(lines), f"{line}\n")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(path, "".join(lines))
    except OSError as error:
        raise Refused(f"{path}: cannot be written: {error.strerror}") from error


def _quoted(name: str) -> str:
    import json

    return json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007f")


def _put(path: Path, text: str) -> None:
    """Put a file in place whole, after a look that it is read as it should be."""
    import shutil
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        made = Path(file.name)
        file.write(text.encode())
    try:
        read_settings(made)
        if path.exists():
            shutil.copymode(path, made)
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def _line(text: str, key: str) -> int:
    pattern = re.compile(rf"""^\s*\[?\s*["']?{re.escape(key)}["']?\s*[\]=.]""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 1)


def _wrong(path: Path, text: str, key: str, message: str) -> BadInput:
    return BadInput(f"{path}:{_line(text, key)}: {message}")


Check = Callable[[Path, str, str, Any], Any]


def _one_of(*allowed: str) -> Check:
    def check(path: Path, text: str, key: str, value: Any) -> str:
        if value not in allowed:
            raise _wrong(path, text, key, f"{key} must be one of {', '.join(allowed)}, not {value!r}")
        return str(value)

    return check


def _text(path: Path, text: str, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise _wrong(path, text, key, f"{key} must be a text in quotes, not {value!r}")
    return value


def _switch(path: Path, text: str, key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _wrong(path, text, key, f"{key} must be true or false, not {value!r}")
    return value


def _panes(path: Path, text: str, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or any(kind not in KINDS for kind in value):
        raise _wrong(path, text, key, f"{key} must be a list of some of {', '.join(KINDS)}, not {value!r}")
    return tuple(value)


def _keys(path: Path, text: str, key: str, value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise _wrong(path, text, key, f'{key} must be a table of binding ids: "browse.search" = "ctrl+f"')
    out: dict[str, str] = {}
    for binding, pressed in _flat(value):
        if not isinstance(pressed, str) or not pressed:
            last = binding.rpartition(".")[2]
            where = binding if _line(text, binding) > 1 else last
            raise _wrong(path, text, where, f"keys.{binding} must be keys in quotes, such as 'ctrl+f'")
        out[binding] = pressed
    return out


def _flat(table: Mapping[str, Any], above: str = "") -> list[tuple[str, Any]]:
    """Binding ids hold dots: ``browse.search = "f"`` without quotes is a table in a table."""
    out: list[tuple[str, Any]] = []
    for key, value in table.items():
        name = f"{above}{key}"
        out += _flat(value, f"{name}.") if isinstance(value, dict) else [(name, value)]
    return out


_CHECKS: dict[str, Check] = {
    "theme": _text,
    "mouse": _one_of("auto", "on", "off"),
    "glyphs": _one_of(*get_args(Glyphs)),
    "diff": _switch,
    "start": _one_of(*get_args(Start)),
    "panes": _panes,
    "name": _text,
    "suggest_command": _text,
    "keys": _keys,
}
