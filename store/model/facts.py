"""A `dataclass` for frozen facts that is made in a fraction of the time.

The standard decorator compiles six functions a class. A program with some fifty such classes pays
for that at every start, before its first line is on the screen, and a first screen makes facts of
some ten of them. This one compiles `__init__` alone, and only when the first fact of a class is
made; the rest is shared. Type checkers see the standard decorator.
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
        own = set(vars(cls))
        told = {name: vars(cls)[name] for name in (*cls.__annotations__, "__post_init__") if name in own}
        made = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=True)
        fields = made.__dataclass_fields__.values()
        names = [field.name for field in fields if field.compare]
        shown = [field.name for field in fields if field.repr]
        values = attrgetter(*names) if names else lambda _: ()

        def __init__(self, *given, **named):  # noqa: N807
            made.__init__ = _init_of(made, told)
            made.__init__(self, *given, **named)

        def __eq__(self, other):  # noqa: N807
            return values(self) == values(other) if other.__class__ is made else NotImplemented

        def __hash__(self):  # noqa: N807
            return hash(values(self))

        def __repr__(self):  # noqa: N807
            return f"{made.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

        for method in (__init__, __eq__, __hash__, __repr__):
            if method.__name__ not in own or (method is __hash__ and "__eq__" in own):
                setattr(made, method.__name__, method)
        return made

    def _init_of(made, told):
        """The `__init__` that the standard decorator makes of the same fields, with what was told of them."""
        alike = {"__annotations__": made.__annotations__, "__module__": made.__module__, **told}
        return dataclasses.dataclass(repr=False, eq=False, slots=True)(type(made.__name__, (), alike)).__init__
