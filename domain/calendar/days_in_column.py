"""Days and times as tables have them, Excel's too: which number is the day is decided by the whole column.

"03/09/2026" alone may be September or March; with a "25/09/2026" beneath it there is no doubt. What the column cannot
say is left open, never guessed row by row.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta
from enum import Enum

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DOTS = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})")
_EITHER = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_SERIAL = re.compile(r"([345][0-9]{4})(?:[.,][0-9]+)?")  # days since 1900 as Excel counts them: from 1982 to 2064
_FIRST_SERIAL = date(1899, 12, 30)


class Order(Enum):
    """Which number of "03/09/2026" is the day."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"
    UNCLEAR = "unclear"


def day_part(text: str) -> str:
    """A time without its hours: "07.09.26 10:31" is "07.09.26", "46290,44" is "46290"."""
    part = re.split(r"[\sT,]", text.replace(". ", ".").strip(), maxsplit=1)[0]
    return found[1] if (found := _SERIAL.fullmatch(part)) else part


def needs_column(text: str) -> bool:
    """Whether the text alone does not say which number is the day."""
    return _EITHER.fullmatch(day_part(text)) is not None


def order_of(texts: Collection[str], today: date) -> Order:
    """What the texts of a column say together. A day that has not come yet rules an order out."""
    parts = {day_part(text) for text in texts} - {""}
    open_ = [found for part in parts if (found := _EITHER.fullmatch(part))]
    if len(open_) < sum(part[:1].isdigit() for part in parts):
        # Excel turns what it takes for days into days, by its own order, and leaves the rest: neither can be trusted.
        return Order.UNCLEAR if open_ else Order.DAY_FIRST
    fitting = [
        order
        for order in (Order.DAY_FIRST, Order.MONTH_FIRST)
        if all((day := _in_order(found, order)) and day <= today + timedelta(days=1) for found in open_)
    ]
    if len(fitting) == 1 or all(found[1] == found[3] for found in open_):
        return fitting[0] if fitting else Order.UNCLEAR
    return Order.UNCLEAR


def day_of(text: str, order: Order) -> date | None:
    """The day, or None where the text is none or its column leaves it open."""
    part = day_part(text)
    try:
        if found := _ISO.fullmatch(part):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DOTS.fullmatch(part):
            return date(_year(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
    if found := _SERIAL.fullmatch(part):
        return _FIRST_SERIAL + timedelta(days=int(found[1]))
    found = _EITHER.fullmatch(part)
    return None if found is None or order is Order.UNCLEAR else _in_order(found, order)


def _in_order(found: re.Match[str], order: Order) -> date | None:
    day, month = (found[1], found[3]) if order is Order.DAY_FIRST else (found[3], found[1])
    try:
        return date(_year(found[4]), int(month), int(day))
    except ValueError:
        return None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
