"""What is said and asked about measures."""

from __future__ import annotations

from bot.handling.said import Said, meaning, showing
from bot.handling.services import Answer
from cards.kit import notes
from cards.measures import listing
from cards.measures.verbs import AS_SAID, MEASURE_FORM, MEASURE_LIST, MEASURE_MINE, MEASURE_SHOW
from cards.verbs import Press
from domain.measures.measure import OVER
from domain.meetings.meeting import MeetingState

measures = showing(MEASURE_LIST, "measures")
mine = showing(MEASURE_MINE, "my_measures")


@meaning("new_measure")
async def new(said: Said) -> Press:
    """Show the form, for the meeting that goes on where one does, with the measure that stands behind a colon."""
    school = said.caller.school.id
    running = await said.uow.meetings.of_school(school, states=[MeetingState.RUNNING])
    _, _, title = said.text.partition(":")
    return said.press(
        MEASURE_FORM, running[0].id if running else school, AS_SAID + title.strip() if title.strip() else ""
    )


@meaning("measure_done", "measure_stuck")
async def how_it_goes(said: Said) -> Answer | Press:
    """Show the measure that is meant, with the buttons that say how it goes; ask which one where that is open."""
    if said.named.measure:
        return said.press(MEASURE_SHOW, said.named.measure)
    theirs = await said.uow.measures.of_person(said.caller.person.id)
    school = said.caller.school.id
    open_ones = [each for each in theirs if each.school_id == school and each.progress not in OVER]
    own = [each for each in open_ones if each.owner_id == said.caller.person.id]
    for those in (own, open_ones):  # what one sees to comes before what one helps with
        if len(those) == 1:
            return said.press(MEASURE_SHOW, those[0].id)
    if not open_ones:
        heading = said.tr("You have no open measures")
        sentence = said.tr("Who sees to a measure says how it goes. Here are all of the school's.")
        return notes.note(said.scene, heading, sentence, [(said.tr("See measures"), said.press(MEASURE_LIST))])
    here = {open_one.owner_id: said.caller.person for open_one in open_ones}
    return listing.listing(said.scene, said.caller, open_ones, here, True)
