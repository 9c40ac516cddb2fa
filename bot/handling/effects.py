"""One effect: a unit of work that is committed, and then what is due is said."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.handling.services import Services
from domain.unit_of_work import UnitOfWork

T = TypeVar("T")


async def effect(services: Services, do: Callable[[UnitOfWork], Awaitable[T]]) -> T:
    """Do it in one transaction, commit, and only then speak.

    ``Refused`` leaves everything as it was. ``Conflict`` goes on to ``presses``, which lets the press begin anew.
    """
    async with services.units() as uow:
        result = await do(uow)
        await uow.commit()
    services.announcer.wake()
    return result
