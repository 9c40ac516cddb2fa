"""Templates to HTML. Everything that is put into a template is escaped there; only this room makes text that is not."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from pages.kit.files import ROOM, inline

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, **values: object) -> str:
    """Return a template, named by its path in the room, filled with these values."""
    return environment().get_template(template).render(values)


def file_markup(name: str) -> Markup:
    """Return the text of a ``.css`` or ``.js`` file of the room, for between its tags."""
    return Markup(inline(name))  # noqa: S704 - a file of ours, in which a test looks for closing tags


@lru_cache(maxsize=1)  # templates are compiled once; they hold nothing of any school
def environment() -> Environment:
    """Return the one environment. Jinja2 is imported when the first page is asked for, not when the service starts."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        loader=FileSystemLoader(ROOM, encoding="utf-8"),
    )
    made.globals = {"range": range}  # what else there is by default, made-up Latin say, no page needs
    return made
