"""A `dataclass` for frozen facts that is made in a fraction of the time.

The standard decorator compiles six functions a class and looks at every field. A program with some fifty such classes
pays for that at every start, before its first line is on the screen, and a first screen makes facts of some ten of
them. Here a class gets its slots, and the rest is shared by all; the standard decorator is asked for `__init__` when
the first fact of a class is made, and for the fields when somebody looks at them (`dataclasses.replace`, `asdict`).
Type checkers see the standard decorator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 (strict type checkers want the alias)
else:
    import dataclasses
    from operator import attrgetter

    def dataclass(cls=None, /, *, frozen, slots):
        """Make a frozen dataclass with slots. What is set once is not set again: that is left to type checkers."""
        if cls is None:
            return lambda cls: dataclass(cls, frozen=frozen, slots=slots)
        if not frozen or not slots:
            raise TypeError("a fact is frozen and has slots")
        body = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
        names = [name for name, told in body.get("__annotations__", {}).items() if not str(told).startswith("ClassVar")]
        told = {name: body.pop(name) for name in names if name in body}  # what is not given is this, or made so
        if "__post_init__" in body:
            told["__post_init__"] = body["__post_init__"]
        made = type(cls)(cls.__name__, cls.__bases__, body | {"__slots__": tuple(names)})
        made.__qualname__ = cls.__qualname__
        made.__match_args__ = tuple(name for name in names if getattr(told.get(name), "init", True))
        made.__dataclass_fields__ = _Fields(told)
        values = _getter([name for name in names if getattr(told.get(name), "compare", True)])
        shown = [name for name in names if getattr(told.get(name), "repr", True)]

        def __init__(self, *given, **named):  # noqa: N807
            made.__init__ = _standard(made, told).__init__
            made.__init__(self, *given, **named)

        def __eq__(self, other):  # noqa: N807
            return values(self) == values(other) if other.__class__ is made else NotImplemented

        def __hash__(self):  # noqa: N807
            return hash(values(self))

        def __repr__(self):  # noqa: N807
            return f"{made.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

        for method in (__init__, __eq__, __hash__, __repr__):
            if method.__name__ not in body or (method is __hash__ and "__eq__" in body):
                setattr(made, method.__name__, method)
        return made

    class _Fields:
        """The fields of a class, which the standard decorator is asked for by who looks at them first."""

        def __init__(self, told):
            self._told = told

        def __get__(self, _, made):
            made.__dataclass_fields__ = _standard(made, self._told).__dataclass_fields__
            return made.__dataclass_fields__

    def _getter(names):
        return attrgetter(*names) if names else lambda _: ()

    def _standard(made, told):
        """What the standard decorator makes of the same fields, with what was told of them."""
        alike = {"__annotations__": made.__annotations__, "__module__": made.__module__, **told}
        return dataclasses.dataclass(repr=False, eq=False, slots=True)(type(made.__name__, (), alike))
