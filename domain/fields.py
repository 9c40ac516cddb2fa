"""Fields of forms, each declared once: a card draws it, a press names it, and what a person wrote is read by it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from domain.errors import Parameter, Problem
from domain.reading import Reading

T = TypeVar("T")


@dataclass(frozen=True)
class Field(Generic[T]):
    """One field, by the name that it has in payloads. ``missing``: the problem's key where it has to be filled in."""

    name: str
    _: KW_ONLY
    missing: str = ""

    def read(self, said: Said) -> T:
        """Return what was written in the field; what is wrong is noted in ``said``."""
        raise NotImplementedError

    def written(self, value: T) -> tuple[str, str]:
        """Return the field's name and the value as it stands in the field."""
        return self.name, "" if value is None else str(value)


@dataclass(frozen=True)
class Text(Field[str]):
    """A text of several lines, or of one."""

    longest: int
    lines: bool = True

    def read(self, said: Said) -> str:
        """Return the text without blanks around it."""
        read = said.text if self.lines else said.line
        return read(self.name, self.longest, self.missing)


@dataclass(frozen=True)
class Day(Field[date | None]):
    """A day from today on."""

    furthest: timedelta

    def read(self, said: Said) -> date | None:
        """Return the day, None where it is empty or wrong."""
        return said.day(self.name, said.today, self.furthest, self.missing)


@dataclass(frozen=True)
class Number(Field[int]):
    """A whole number, which has to be there."""

    least: int
    most: int

    def read(self, said: Said) -> int:
        """Return the number, the least one where it is wrong."""
        return said.number(self.name, self.least, self.most)


@dataclass(frozen=True)
class Level(Field[int | None]):
    """A level from 1 to 4; ``optional`` where none may be chosen."""

    optional: bool = False

    def read(self, said: Said) -> int | None:
        """Return the level, None where there is none."""
        return None if self.optional and not said.given(self) else said.level(self.name)


@dataclass(frozen=True)
class Choice(Field[str]):
    """One of several. ``of`` are all that there are, where they are always the same; ``unknown`` the problem's key."""

    longest: int = 64
    of: tuple[str, ...] = ()
    unknown: str = ""

    def read(self, said: Said) -> str:
        """Return what was chosen."""
        if not self.of:
            return said.text(self.name, self.longest, self.missing)
        found = said.given(self)
        if found not in self.of:
            said.wrong(self, self.unknown)
        return found


@dataclass(frozen=True)
class Choices(Field[tuple[str, ...]]):
    """Any number of several. ``of`` and ``unknown`` as for one."""

    of: tuple[str, ...] = ()
    unknown: str = ""

    def read(self, said: Said) -> tuple[str, ...]:
        """Return what was chosen, each once, in the order in which it came."""
        found = tuple(dict.fromkeys(one for part in said.given(self).split(",") if (one := part.strip())))
        if self.of and not set(found) <= set(self.of):
            said.wrong(self, self.unknown)
        return found

    def written(self, value: tuple[str, ...]) -> tuple[str, str]:
        """Return the field's name and the choices by comma."""
        return self.name, ",".join(value)


class Form:
    """The fields of one form, in order. ``at_times`` are those that not every card of the form has."""

    def __init__(self, *fields: Field[Any], at_times: Collection[Field[Any]] = ()) -> None:
        self.fields = (*fields, *at_times)
        self.inputs = tuple(field.name for field in fields) + tuple(f"{field.name}?" for field in at_times)
        if len({field.name for field in self.fields}) < len(self.fields):
            raise ValueError(f"two fields of a form have the same name: {self.inputs}")

    def read(self, inputs: Mapping[str, str], today: date | None = None) -> Said:
        """Return what was written in the form. ``today`` is needed where one of its fields is a day."""
        return Said(self, inputs, today)


class Said(Reading):
    """What a person wrote in a form: ``said[FIELD]`` reads a field, ``FIELD in said`` tells whether it was sent."""

    def __init__(self, form: Form, inputs: Mapping[str, str], today: date | None) -> None:
        super().__init__(inputs)
        self._form = form
        self._today = today
        self._read: dict[str, Any] = {}

    def __getitem__(self, field: Field[T]) -> T:
        """Return the field's value. Its problems are noted once, however often it is asked for."""
        if field not in self._form.fields:
            raise LookupError(f"{field.name} is no field of this form")
        if field.name not in self._read:
            self._read[field.name] = field.read(self)
        value: T = self._read[field.name]
        return value

    def __contains__(self, field: Field[Any]) -> bool:
        """Return whether the form has the field and the client sent it; an empty field is sent too."""
        return field in self._form.fields and field.name in self._inputs

    def get(self, field: Field[T], otherwise: T) -> T:
        """Return the field's value, or ``otherwise`` where the field was not sent."""
        if field not in self:
            return otherwise
        return self[field]

    @property
    def today(self) -> date:
        """The day from which days are counted."""
        if self._today is None:
            raise LookupError("a form with a day is read on a day")
        return self._today

    def given(self, field: Field[Any]) -> str:
        """Return the field as it was sent, without blanks around it; "" where it was not."""
        return self._inputs.get(field.name, "").strip()

    def wrong(self, field: Field[Any], key: str, **params: Parameter) -> None:
        """Note a problem beside the field."""
        self.problems.append(Problem(key, params, field.name))
