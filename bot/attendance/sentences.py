"""What is said and asked about who is coming to a meeting: noted at once, and taken back with one press."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.agenda.views import characteristic_of
from bot.handling.said import Said, meaning
from bot.handling.services import Answer
from bot.meetings.ahead import first_of_thread, meetings_ahead
from bot.meetings.coming import coming_to
from cards.attendance import answer as cards
from cards.attendance import who
from cards.attendance.verbs import ATTEND
from cards.attendance.words import NO, YES
from cards.kit import kit, notes, present
from cards.meetings.verbs import MEETING_LIST, MEETING_PLAN
from dialogs.sentences.when import read_when
from dialogs.understanding.rails import NOT, of_another
from domain.attendance.say import say
from domain.calendar.clock_and_days import local
from domain.meetings.invite import gets_copy
from domain.meetings.meeting import Meeting


@meaning("coming", public=True, writes=True)
async def coming(said: Said) -> Answer:
    """Note that the person is coming: to what is named, else to what they had said no to, else to the next meeting."""
    return await _say(said, True)


@meaning("not_coming", public=True, writes=True)
async def not_coming(said: Said) -> Answer:
    """Note that the person is not coming: to what is named, else to the next meeting."""
    return await _say(said, False)


@meaning("ill", public=True, writes=True)
async def ill(said: Said) -> Answer:
    """Note that who is ill is not coming to the meeting of that day; where there is none, wish them well."""
    if of_another(said.named.text):
        return _for_themselves(said)
    today = _day_of(said)
    day = await _day_named(said) or today
    those = _on(said, await _ahead(said), day)
    if those:
        return await _note(said, those[0], False, ill=True)
    if said.incoming.public:
        return said.tr("Get well soon.")
    if day == today:
        sentence = said.tr("No reflection meeting is planned for today.")
    else:
        sentence = said.tr("No reflection meeting is planned for {day}.", day=present.day(said.scene, day))
    return notes.note(said.scene, said.tr("Get well soon"), sentence)


@meaning("attendance", public=True)
async def attendance(said: Said) -> Answer:
    """Say how many are coming to the meeting that is meant, and who is not."""
    ahead = await _ahead(said)
    those = await _named(said, ahead)
    if not those:
        return await _none(said, ahead)
    meeting = those[0]
    seen = (await coming_to(said.uow, said.caller, [meeting]))[meeting.id]
    about = await characteristic_of(said.uow, said.caller.school.id, meeting.characteristic_id)
    return who.who(said.scene, meeting, about, seen, public=said.incoming.public)


def _for_themselves(said: Said) -> Answer:
    """Return that nothing was noted of somebody else; never of who wrote, who is not meant."""
    heading = said.tr("Everybody says for themselves whether they are coming")
    if said.incoming.public:
        return f"{heading}."
    sentence = said.tr("So I have noted nothing. They can write it to me, or press on the invitation.")
    return notes.note(said.scene, heading, sentence, [(said.tr("See meetings"), said.press(MEETING_LIST))])


async def _say(said: Said, coming: bool) -> Answer:
    if of_another(said.named.text):
        return _for_themselves(said)
    ahead = await _ahead(said)
    those = await _named(said, ahead)
    if not those:
        return await _none(said, ahead, coming)
    if coming:  # "after all" is about the one that was said no to
        answers = await said.uow.attendances.of_person(said.caller.person.id)
        those = [each for each in those if answers.get(each.id) is False] or those
    return await _note(said, those[0], coming)


async def _note(said: Said, meeting: Meeting, coming: bool, *, ill: bool = False) -> Answer:
    """Note it, and return the answer with the way to take it back; in the channel one sentence, never why."""
    noted = await say(said.uow, meeting.id, said.caller, coming, said.now)
    if said.incoming.public:
        return cards.aloud(said.scene, noted, said.caller.person.first_name)
    school_id = said.caller.school.id
    about = await characteristic_of(said.uow, school_id, meeting.characteristic_id)
    member = await said.uow.people.member(school_id, said.caller.person.id)
    return cards.answer(said.scene, noted, about, ill=ill, told=member is not None and gets_copy(member))


async def _ahead(said: Said) -> list[Meeting]:
    """Return the meetings ahead; in a thread under the card of one of them, that one first."""
    return await first_of_thread(said.uow, await meetings_ahead(said.uow, said.caller, said.now), said.incoming)


async def _named(said: Said, ahead: Sequence[Meeting]) -> list[Meeting]:
    """Return those about the characteristic, or on the day, that is named; all where nothing is named."""
    those = list(ahead)
    if said.named.characteristic:
        those = [each for each in those if each.characteristic_id == said.named.characteristic]
    day = await _day_named(said)
    return _on(said, those, day) if day is not None else those


async def _day_named(said: Said) -> date | None:
    """Return the day that the sentence names; "not on Friday" is Friday here, and not any day but Friday."""
    catalogue = await said.uow.catalogues.of(said.caller.school.id)
    ids = frozenset(one.id for one in catalogue.characteristics)
    return read_when(NOT.sub(" ", said.text), said.now, said.caller.school.zone, ids).date


def _day_of(said: Said, meeting: Meeting | None = None) -> date:
    """Return the day of a meeting on the school's calendar; today without one."""
    moment = meeting.starts_at if meeting is not None else None
    return local(moment or said.now, said.caller.school.zone).date()


def _on(said: Said, meetings: Sequence[Meeting], day: date) -> list[Meeting]:
    return [each for each in meetings if _day_of(said, each) == day]


async def _none(said: Said, ahead: Sequence[Meeting], coming: bool | None = None) -> Answer:
    """Return that there is no such meeting, with the next one to answer about where somebody wanted to answer."""
    if not ahead:
        if said.caller.leads and not said.incoming.public:
            plan = (said.tr("Plan a meeting"), said.press(MEETING_PLAN))
            return notes.note(said.scene, said.tr("No meetings are planned"), "", [plan])
        sentence = said.tr("You get a message when the leader calls one.")
        return notes.note(said.scene, said.tr("No meetings are planned"), sentence)
    meeting = ahead[0]
    heading = said.tr("I find no such meeting")
    if said.named.characteristic and not any(each.characteristic_id == said.named.characteristic for each in ahead):
        heading = said.tr("No meeting about that is ahead")
    elif (day := await _day_named(said)) is not None:
        heading = said.tr("No meeting is planned for {day}", day=present.day(said.scene, day))
    about = await characteristic_of(said.uow, said.caller.school.id, meeting.characteristic_id)
    title, sentence = kit.escape_line(present.title(said.scene, about)), ""
    if meeting.starts_at is not None:
        when = present.when(said.scene, meeting.starts_at, capital=False)
        sentence = said.tr("The next one is {when}: {title}.", when=when, title=title)
    buttons = [(said.tr("See meetings"), said.press(MEETING_LIST))]
    if coming is not None and not said.incoming.public:
        answer = said.tr("I am coming") if coming else said.tr("I am not coming")
        buttons.insert(0, (answer, said.press(ATTEND, meeting.id, YES if coming else NO)))
    return notes.note(said.scene, heading, sentence, buttons)
