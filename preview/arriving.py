"""Made-up cards about arriving."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from cards.arriving.first import Start, first
from cards.arriving.team import (
    archived,
    channel_back,
    channel_gone,
    channel_lost,
    channel_settled,
    choose_channel,
    school_goes,
)
from cards.arriving.welcome import channel, claim, claimed, handed_over, leads_now, settled, stranger, who_leads
from cards.kit.scene import Card, Scene
from cards.year.ready import Offer
from domain.people.school import Role
from domain.year.ready import EASY, LONGEST
from preview import school as samples

CHANNELS = [("19:a@thread.tacv2", ""), ("19:b@thread.tacv2", "Kvalitet og utvikling"), ("19:c@thread.tacv2", "Fagdag")]


def _offer(**more: Any) -> Offer:
    offer = Offer(samples.CHARACTERISTIC, datetime(2026, 12, 10, 13, tzinfo=UTC), 90, EASY, first=True)
    return replace(offer, **more)


def _ahead(on: Scene) -> Start:
    return Start(samples.meeting(on), samples.CHARACTERISTIC, preparing=True)


def _leader(on: Scene, start: Start) -> Card:
    return first(on, samples.INGRID, samples.SCHOOL, Role.LEADER, start)


def _teacher(on: Scene, start: Start) -> Card:
    return first(on, samples.JONAS, samples.SCHOOL, Role.TEACHER, start)


SAMPLES: samples.Samples = {
    "welcome": [
        ("channel", lambda on: channel(on, samples.SCHOOL, has_leader=True)),
        ("channel, nobody leads", lambda on: channel(on, samples.SCHOOL, has_leader=False)),
        ("who leads", lambda on: who_leads(on, samples.SCHOOL, samples.MEMBERS)),
        ("leads now", lambda on: leads_now(on, samples.SCHOOL)),
        ("handed over", lambda on: handed_over(on, samples.SCHOOL, samples.INGRID.name)),
        ("who leads, settled", lambda on: settled(on, samples.SCHOOL, samples.INGRID.name)),
        ("a stranger", stranger),
        ("claim", lambda on: claim(on, samples.SCHOOL, samples.INGRID)),
        ("claimed", lambda on: claimed(on, samples.SCHOOL, samples.INGRID.name)),
    ],
    "first": [
        ("leader", lambda on: _leader(on, Start(offer=_offer()))),
        ("leader, not the first", lambda on: _leader(on, Start(offer=_offer(first=False, why=LONGEST)))),
        ("leader, meeting ahead", lambda on: _leader(on, _ahead(on))),
        ("leader, no day", lambda on: _leader(on, Start())),
        ("teacher", lambda on: _teacher(on, Start(about=samples.CHARACTERISTIC))),
        ("teacher, meeting ahead", lambda on: _teacher(on, _ahead(on))),
        ("not taking part", lambda on: first(on, samples.JONAS, samples.SCHOOL, Role.NONE, _ahead(on))),
    ],
    "team": [
        ("channel gone", lambda on: channel_gone(on, samples.SCHOOL, "Kvalitet")),
        ("channel gone, to choose", lambda on: channel_gone(on, samples.SCHOOL, "Kvalitet", may_choose=True)),
        ("channel lost", lambda on: channel_lost(on, samples.SCHOOL)),
        ("choose channel", lambda on: choose_channel(on, samples.SCHOOL, CHANNELS)),
        ("channel settled", lambda on: channel_settled(on, samples.SCHOOL, "Kvalitet og utvikling")),
        ("channel back", lambda on: channel_back(on, samples.SCHOOL, "Kvalitet")),
        ("archived", lambda on: archived(on, samples.SCHOOL)),
        ("school goes", lambda on: school_goes(on, samples.SCHOOL, samples.NOW)),
    ],
}
