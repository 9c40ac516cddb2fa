"""From what somebody wrote to the press that it stands for, and to its answer."""

from __future__ import annotations

from dataclasses import dataclass

from bot.arriving.acquaint import look_up
from bot.edge.incoming import Incoming
from bot.handling.identity import caller, caller_in
from bot.handling.services import Answer, Services
from bot.people.home import which
from cards.calendar.verbs import DAYS_SHOW
from cards.exports.verbs import EXPORT_SHOW
from cards.figures.verbs import IMPORT_LAST, SURVEYS_SHOW
from cards.measures.verbs import MEASURE_MINE
from cards.minutes.verbs import MINUTES_LIST
from cards.owners.verbs import OWNERS_SHOW
from cards.people.verbs import (
    LANGUAGE_KEEP,
    LANGUAGE_SHOW,
    MORE_GO,
    MORE_SHOW,
    PEOPLE_SHOW,
    SCHOOL_PICK,
    SETTINGS_SHOW,
)
from cards.personal_data.verbs import MY_DATA_SHOW
from cards.placing.verbs import MEETING_PREPARE
from cards.practice.verbs import PACKAGE_SHOW
from cards.reminders.verbs import RHYTHM_SHOW
from cards.verbs import Press
from cards.year.verbs import YEAR_SHOW
from domain.errors import Refused
from domain.people.school import Caller

UNSEEN = " \t\r\n\x00\u00a0\u200b\u200c\u200d\u202e\u2060\ufeff"  # what fills a message and is not to be seen
# Presses whose answer is one person's: in a channel everybody would read it.
NOT_FOR_ALL = frozenset(
    {DAYS_SHOW, EXPORT_SHOW, IMPORT_LAST, LANGUAGE_KEEP, LANGUAGE_SHOW, MEASURE_MINE, MEETING_PREPARE, MINUTES_LIST}
    | {
        MORE_GO,
        MORE_SHOW,
        MY_DATA_SHOW,
        OWNERS_SHOW,
        PACKAGE_SHOW,
        PEOPLE_SHOW,
        RHYTHM_SHOW,
        SCHOOL_PICK,
        SETTINGS_SHOW,
    }
    | {SURVEYS_SHOW, YEAR_SHOW}
)


@dataclass(frozen=True, slots=True)
class Meant:
    """Whose words these are, in which school; ``asked`` is the question which school, where that is not plain."""

    caller: Caller | None
    asked: Answer | None = None


async def school_meant(services: Services, incoming: Incoming, go_on: str | Press, school_id: str = "") -> Meant:
    """Find out who writes and in which school. Raises ``Refused`` for a stranger, after one look at the rosters."""
    for is_last in (False, True):
        try:
            async with services.units(write=False) as uow:
                who = await caller_in(uow, incoming, school_id) if school_id else await caller(uow, incoming)
                if isinstance(who, list):
                    return Meant(None, await which(services, uow, incoming, who, go_on))
                if who is not None:
                    return Meant(who)
        except Refused:
            if is_last:
                raise
        if is_last or not await look_up(services, incoming):
            break
    raise Refused("not_member" if school_id else "no_school")
