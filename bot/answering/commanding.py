"""From what somebody wrote to the press that it stands for, and to its answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering.presses import act
from bot.arriving.acquaint import look_up
from bot.edge.incoming import Incoming
from bot.handling.commands import Command, parse
from bot.handling.identity import caller, caller_in, scene_for
from bot.handling.services import Answer, Services
from bot.people.home import which
from cards.calendar.verbs import DAYS_SHOW
from cards.catalogue.verbs import CATALOGUE_LIST, CATALOGUE_SHOW, OVERVIEW_SHOW
from cards.exports.verbs import EXPORT_SHOW
from cards.figures.verbs import FIGURES_SHOW, IMPORT_LAST, SURVEYS_SHOW
from cards.kit import notes
from cards.measures.verbs import MEASURE_LIST, MEASURE_MINE
from cards.meetings.verbs import MEETING_LIST
from cards.minutes.verbs import MINUTES_LIST
from cards.owners.verbs import OWNERS_SHOW
from cards.people.verbs import HELP, PEOPLE_SHOW, SCHOOL_PICK, SETTINGS_SHOW
from cards.personal_data.verbs import MY_DATA_SHOW
from cards.placing.verbs import MEETING_PREPARE
from cards.practice.verbs import PACKAGE_SHOW, PRACTICE_LIST
from cards.reminders.verbs import RHYTHM_SHOW
from cards.verbs import Press
from cards.year.verbs import YEAR_SHOW
from domain.catalogue.find_characteristic import find, sure
from domain.errors import Refused
from domain.people.school import Caller

SHOWS = {
    "help": HELP,
    "meetings": MEETING_LIST,
    "measures": MEASURE_LIST,
    "my_measures": MEASURE_MINE,
    "overview": OVERVIEW_SHOW,
    "owner": OWNERS_SHOW,
    "minutes": MINUTES_LIST,
    "figures": FIGURES_SHOW,
    "characteristics": CATALOGUE_LIST,
    "who": PEOPLE_SHOW,
    "settings": SETTINGS_SHOW,
    "reminders": RHYTHM_SHOW,
    "year": YEAR_SHOW,
    "school_days": DAYS_SHOW,
    "imports": IMPORT_LAST,
    "surveys": SURVEYS_SHOW,
    "assess": MEETING_PREPARE,
    "exports": EXPORT_SHOW,
    "my_data": MY_DATA_SHOW,
    "practice": PRACTICE_LIST,
    "package": PACKAGE_SHOW,
}
UNSEEN = " \t\r\n\x00\u00a0\u200b\u200c\u200d\u202e\u2060\ufeff"  # what fills a message and is not to be seen
ABOUT_ONE = frozenset({"figures", "characteristics", "assess"})  # may name a characteristic
# Fit for a channel.
FOR_ALL = frozenset({"help", "meetings", "measures", "overview", "figures", "characteristics", "practice"})
NOT_FOR_ALL = frozenset({SCHOOL_PICK, *(verb for name, verb in SHOWS.items() if name not in FOR_ALL)})


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


async def answer_to(services: Services, incoming: Incoming, text: str, school_id: str = "") -> Answer:
    """Return the answer to a text that begins no dialog."""
    command = parse(text)
    meant = await school_meant(services, incoming, text, school_id)
    if meant.caller is None:
        assert meant.asked is not None
        return meant.asked
    return await answer_command(services, incoming, meant.caller, command, text)


async def answer_command(
    services: Services, incoming: Incoming, caller_: Caller, command: Command, text: str
) -> Answer:
    """Return the answer to a command, or to words that are none."""
    scene = scene_for(services, caller_, services.clock())
    if command.name not in SHOWS and not text.strip(UNSEEN):  # a picture, or the bot's name and no more
        return await act(services, incoming, Press(HELP, caller_.school.id))
    if command.name not in SHOWS:
        async with services.units(write=False) as uow:
            catalogue = await uow.catalogues.of(caller_.school.id)
        return notes.unknown(scene, text, find(catalogue, text, caller_.language))
    if incoming.public and command.name not in FOR_ALL:
        raise Refused("write_to_me")
    press = Press(SHOWS[command.name], caller_.school.id)
    if command.name == "practice":  # by number or by any word: nothing found is an answer too
        press = replace(press, inputs={"word": command.rest})
    if command.name in ABOUT_ONE and command.rest.strip():
        async with services.units(write=False) as uow:
            catalogue = await uow.catalogues.of(caller_.school.id)
        characteristic = sure(catalogue, command.rest, caller_.language)
        if characteristic is None:
            return notes.unknown(scene, command.rest, find(catalogue, command.rest, caller_.language))
        shows = CATALOGUE_SHOW if command.name == "characteristics" else press.verb
        press = replace(press, verb=shows, arg=characteristic.id)
    return await act(services, incoming, press)
