"""Finds where a module of ours uses what Textual and Rich keep to themselves."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from tests.conftest import ROOT

THEIRS = ("textual", "rich")
PYTHONS_OWN = ("os._exit",)
BY_NAME = ("getattr", "setattr", "hasattr", "attrgetter", "methodcaller")


@dataclass(frozen=True)
class Use:
    """One use of a private name: where, which, and how it is written there."""

    where: str
    name: str
    how: str


def private(name: str) -> bool:
    """Whether a name says that it is nobody else's."""
    return name.startswith("_") and not name.startswith("__") and name != "_"


def is_self(node: ast.expr) -> bool:
    """Whether an expression is the object itself: ``self``, ``cls``, ``super()``."""
    match node:
        case ast.Name(id="self" | "cls") | ast.Call(func=ast.Name(id="super")):
            return True
    return False


def names_in_body(kind: ast.ClassDef) -> Iterator[str]:
    """The names of a class that stand in its body."""
    for part in kind.body:
        match part:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Assign() | ast.AnnAssign():
                yield from (node.id for node in ast.walk(part) if isinstance(node, ast.Name) and node.id)


def names_set(node: ast.AST) -> Iterator[str]:
    """The attributes that an object is given by its own methods."""
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store) and is_self(part.value):
            yield part.attr


@cache
def names_of_theirs(kind: type) -> frozenset[str]:
    """The names that Textual and Rich give to what a class inherits, also those given in a method."""
    found: set[str] = set()
    for base in kind.__mro__:
        if base.__module__.split(".")[0] in THEIRS:
            found |= {*vars(base), *inspect.get_annotations(base)}
            found |= set(names_set(ast.parse(textwrap.dedent(inspect.getsource(base)))))
    return frozenset(found)


def classes(node: ast.AST, where: object) -> Iterator[tuple[type, ast.ClassDef]]:
    """The classes of a file, and those that stand in a class."""
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.ClassDef) and hasattr(where, part.name):
            yield getattr(where, part.name), part
            yield from classes(part, getattr(where, part.name))


def uses(path: Path) -> Iterator[Use]:
    """The private parts a file uses."""
    tree = ast.parse(path.read_text("utf-8"))
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    own = {name for _, kind in classes(tree, import_module(module)) for name in names_in_body(kind)} | {
        *names_set(tree)
    }
    for node in ast.walk(tree):
        where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        match node:
            case ast.ImportFrom(module=str(source), names=names) if source.split(".")[0] in THEIRS:
                inside = any(map(private, source.split(".")))
                for alias in names:
                    if inside or private(alias.name):
                        yield Use(where, alias.name, ast.unparse(node))
            case ast.Attribute(value=value, attr=name) if private(name) and not is_self(value) and name not in own:
                if ast.unparse(node) not in PYTHONS_OWN:
                    yield Use(where, name, ast.unparse(node))
            case ast.Call(func=ast.Name(id=how), args=given) if how in BY_NAME:
                for part in given:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and private(part.value):
                        yield Use(where, part.value, ast.unparse(node))
    for kind, body in classes(tree, import_module(module)):
        theirs = {name for name in names_of_theirs(kind) if private(name)}
        for name in theirs.intersection(names_in_body(body)):
            yield Use(f"{path.relative_to(ROOT)}:{body.lineno}", name, f"{kind.__name__}.{name}, which is made anew")
        for node in ast.walk(body):
            if isinstance(node, ast.Attribute) and is_self(node.value) and node.attr in theirs:
                yield Use(f"{path.relative_to(ROOT)}:{node.lineno}", node.attr, f"{kind.__name__}: {ast.unparse(node)}")
