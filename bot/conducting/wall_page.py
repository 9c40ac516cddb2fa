"""``/wall/…``: the page for the room's screen. ``/vote/…``: the form for those who have a one-time word.

Both addresses are signed for one meeting. Whoever has the wall's sees what the room sees; whoever has the form's needs
a word as well, and wrong words are limited by where they come from. Pages are made in a thread: the first one loads the
templates, and votes come in meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import lru_cache

import orjson
from aiohttp import web

from bot.conducting.wall_view import Stands, form, stands, thanks, wall
from bot.conducting.wrong_words import WrongWords
from bot.edge.bodies import form_of, refusal
from bot.edge.inbound import BadRequestError
from bot.edge.links import Links
from bot.edge.whence import network_of
from bot.handling.services import Services
from cards.kit.sentences import sentence
from domain.errors import Refused
from domain.meetings.meeting import MeetingState
from domain.votes.one_time_words import use_up, whose
from domain.votes.vote import CHOICES, Vote
from locales import tr
from pages.conducting import vote_form as form_pages
from pages.conducting import wall as wall_pages
from pages.conducting.vote_form import Form
from pages.kit.code import code_to_scan

HTML = "text/html; charset=utf-8"


class WallPages:
    """Answers for signed addresses of meetings that are invited to, go on, or ended today; 404 for everything else."""

    def __init__(self, services: Services, links: Links) -> None:
        self._services = services
        self._links = links
        self._wrong = WrongWords()
        self._code = lru_cache(maxsize=256)(code_to_scan)  # by address: every screen asks every five seconds

    async def wall(self, request: web.Request) -> web.Response:
        """``GET``: the page, or as JSON what has changed in it."""
        target = self._links.wall_at(request.path)
        it = await self._stands(target[0]) if target else None
        if it is None or target is None:
            return web.Response(status=404)
        shown = wall(it, self._code(self._links.vote(it.meeting.id)))
        if target[1]:
            html = await asyncio.to_thread(wall_pages.inside, shown)
            body = orjson.dumps({"html": html, "said": wall_pages.said(shown)})
            return web.Response(body=body, content_type="application/json")
        stale = tr(shown.language, "This screen has not been updated for a while. It keeps trying.")
        data = self._links.wall_data(it.meeting.id)
        path = "/" + data.split("/", 3)[3]  # the same origin, whatever it is called
        body = await asyncio.to_thread(wall_pages.page, shown, path, stale)
        headers = {"Content-Type": HTML, "Content-Security-Policy": wall_pages.policy()}
        return web.Response(body=body, headers=headers)

    async def vote(self, request: web.Request) -> web.Response:
        """``GET``: the form. ``POST``: a word and a level."""
        meeting_id = self._links.vote_at(request.path)
        it = await self._stands(meeting_id) if meeting_id else None
        if it is None or it.meeting.state is not MeetingState.RUNNING:
            return web.Response(status=404)
        if request.method != "POST" or it.ballot is None:
            return await _form(form(it))
        try:
            sent = await form_of(request)
        except BadRequestError as refused:
            return refusal(refused.status)
        return await self._cast(it, sent, network_of(request))

    async def _cast(self, it: Stands, sent: Mapping[str, str], network: str) -> web.Response:
        word, level = sent.get("word", "")[:60], sent.get("level", "")[:1]
        try:
            await self._put(it, word, level, network)
        except Refused as refused:
            kept = "" if refused.problem.key in ("word_used", "word_voted_already") else word
            return await _form(form(it, sentence(it.scene, refused.problem), kept, level))
        return await _form(thanks(it))

    async def _put(self, it: Stands, word: str, level: str, network: str) -> None:
        """The ballot under its person's name, by the same way as every other; then the word is used up.

        Not the other way round: a word whose ballot was refused still holds, and one ballot is all it can bring in, as
        it never takes another's place.
        """
        now, meeting = it.scene.now, it.meeting
        assert it.ballot is not None, "asked before"
        if level not in map(str, CHOICES):
            raise Refused("word_without_level")
        async with self._wrong.looking(meeting.id, network, now), self._services.units(write=False) as uow:
            person_id = await whose(uow, meeting.id, word)
            person = await uow.people.get(person_id)
        if person is None:
            raise Refused("word_unknown")
        one = Vote(person.tenant_id, person.aad_id, int(level), first_only=True)
        await self._services.ballots.cast(it.ballot.id, one)
        async with self._services.units() as uow:
            await use_up(uow, meeting.id, word)
            await uow.commit()
        self._services.announcer.count_changed(it.ballot.id)

    async def _stands(self, meeting_id: str) -> Stands | None:
        async with self._services.units(write=False) as uow:
            return await stands(uow, self._links, meeting_id, self._services.clock())


async def _form(shown: Form) -> web.Response:
    # Without a referrer the browser would send "Origin: null", which local mode takes for another page's.
    headers = {"Content-Type": HTML, "Content-Security-Policy": form_pages.policy(), "Referrer-Policy": "same-origin"}
    return web.Response(body=await asyncio.to_thread(form_pages.page, shown), headers=headers)
