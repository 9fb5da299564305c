"""A `dataclass` for frozen facts that is made in a fraction of the time.

The standard decorator compiles six functions a class and looks at every field. A program with some fifty such classes
pays for that at every start, before its first line is on the screen, and a first screen makes facts of some ten of
them. Here a class gets its slots, and the rest is shared by all. `__init__` is written when the first fact of a class
is made; where more than plain defaults is told of its fields, and when somebody looks at them (`dataclasses.replace`,
`asdict`), the standard decorator is asked. Type checkers see the standard decorator.
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
            made.__init__ = _plain_init(made, names, told) or _standard(made, told).__init__
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

    def _plain_init(made, names, told):
        """An `__init__` that only sets what is given or its default; None where that is not all that is to be done."""
        kinds = (str(kind).rpartition(".")[2] for kind in made.__annotations__.values())
        special = any(kind.startswith(("KW_ONLY", "InitVar")) for kind in kinds)
        if special or "__post_init__" in told or any(isinstance(one, dataclasses.Field) for one in told.values()):
            return None
        taken = ", ".join(f"{name}=told[{name!r}]" if name in told else name for name in names)
        lines = "".join(f"\n self.{name}={name}" for name in names)
        found = {"told": told}
        exec(f"def __init__(self, {taken}):{lines or ' pass'}", found)  # as the standard decorator does
        found["__init__"].__qualname__ = f"{made.__qualname__}.__init__"
        return found["__init__"]

    def _standard(made, told):
        """What the standard decorator makes of the same fields, with what was told of them."""
        doc = made.__doc__ or made.__name__  # without one a signature is worked out for it
        alike = {"__annotations__": made.__annotations__, "__module__": made.__module__, "__doc__": doc, **told}
        return dataclasses.dataclass(repr=False, eq=False, match_args=False, slots=True)(type(made.__name__, (), alike))
