"""What people type by mistake, paste or tamper with: a clear answer in their own language, and nothing lost."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest

from dialogs.understanding.language import language_of
from domain.ids import new_id
from tests.support.machines.looking import nodes, texts_of, values_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import meeting_id, person_id
from tests.support.playing.world import World, a_world

LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
MARKS = {
    "nb": {
        "jeg",
        "ikke",
        "hva",
        "hvem",
        "hvilken",
        "hvilket",
        "fra",
        "noe",
        "møter",
        "velg",
        "senere",
        "bare",
        "mente",
        "ennå",
    },
    "nn": {
        "eg",
        "ikkje",
        "kva",
        "kven",
        "frå",
        "noko",
        "vel",
        "møta",
        "seinare",
        "berre",
        "skreiv",
        "meinte",
        "enno",
        "leiaren",
        "planlagde",
    },
    "en": {"the", "not", "what", "which", "choose", "write", "you", "this", "is", "did", "meeting"},
}
SECRET = "Skjulestad"  # stands in everything that the other school has
HTML = "<script>alert(1)</script> <b>fet</b> <img src=x onerror=alert(1)> <at>Alle</at>"
MARKDOWN = "# Tittel\n**fet** [trykk her](https://vond.example) ![x](https://vond.example/x.png)\n- en\n1. to"
TEXTS = [
    "asdf qwer", "?", "...", "🎉🎉🎉", "x" * 10_000, "møte " * 2_000, HTML, MARKDOWN, "| a | b |\n|---|---|", "",
    "   ", "\u202e\u200b\x00", "9.9", "vurder 99.99", "tall -1", "kjennetegn 1.4.4.4", "'; drop table schools; --",
    "{{7*7}} ${7*7}", "=cmd|' /C calc'!A0", "hva med", "kan du",
]  # fmt: skip
REQUESTS = [
    ("refleksjonsmøte om", ""),
    ("reflection meeting on", ""),
    ("refleksjonsmøte om 99.99 torsdag kl 14", "99.99"),
    ("refleksjonsmøte om 1.4 31. februar kl 14", "31"),
    ("refleksjonsmøte om 1.4 torsdag kl 25", "25"),
    ("refleksjonsmøte om 1.4 uke 60", "60"),
    ("refleksjonsmøte om 1.4 1. januar 1999 kl 14", "1999"),
    ("refleksjonsmøte om 1.4 13. november 2026 kl 14", "13"),
    ("refleksjonsmøte om " + "y" * 10_000, "yyy"),
]  # fmt: skip


class Played:
    """Two schools; the people of the first one read one language, and the second one's words are not for them."""

    def __init__(self, world: World, language: str, solvik: Team, vika: Team) -> None:
        self.world, self.language, self.solvik, self.vika = world, language, solvik, vika
        self.ingrid, self.jonas = solvik["Ingrid"], solvik["Jonas"]

    def clear(self, answer: str, text: str = "") -> str:
        """The answer, which says something, in the right language and in no other, and nothing of another school.

        That is the language that was written, where its words tell, and else the person's own.
        """
        language = language_of(text) or self.language
        said = re.sub("«[^»]*»", "", answer)  # what they wrote themselves is shown as it is
        words = set(re.findall(r"[a-zæøå]+", said.lower()))
        wrong = {tag: words & MARKS[tag] for tag in MARKS if tag != language and words & MARKS[tag]}
        assert words & MARKS[language], f"nothing said in {language}: {answer[:300]!r}"
        assert not wrong, f"{wrong} in {answer[:600]!r}"
        assert SECRET not in answer
        return answer

    async def press(self, who: Somebody, verb: str, ref: str, **data: Any) -> str:
        """What a press that no card offers is answered with."""
        body = await who.sends_press({"v": 1, "verb": verb, "ref": ref, **data})
        return texts_of(body["value"])


@pytest.fixture(params=list(LANGUAGES))
async def played(sqlite_url: str, request: pytest.FixtureRequest) -> AsyncIterator[Played]:
    language = str(request.param)
    async with a_world(sqlite_url) as world:
        vika = await world.school("Vika", "Olav", ["Pia"])
        await vika["Olav"].says("refleksjonsmøte om 1.4 torsdag kl 14")
        await vika["Olav"].presses("Endre")
        await vika["Olav"].presses("Tall og spørsmål", place=SECRET)
        await vika["Olav"].presses("Lagre", comment=SECRET)
        await vika["Olav"].presses("Send innkalling")
        solvik = await world.school("Solvik", "Ingrid", ["Jonas", "Silje"])
        school = await solvik.school_id()
        chosen = {"language": language, "school_language": language}
        for person in (solvik["Ingrid"], solvik["Jonas"]):
            person.locale = LANGUAGES[language]
            await person.sends_press({"v": 1, "verb": "settings.save", "ref": school, **chosen})
        yield Played(world, language, solvik, vika)


async def test_whatever_is_written_is_answered_in_its_language_or_the_persons(played: Played) -> None:
    for text in TEXTS:
        for person in (played.jonas, played.ingrid):
            answer = played.clear(await person.says(text), text)
            assert len(answer) < 2_500
            assert "](http" not in answer  # no link of theirs
            assert "<script" not in answer
            assert "<at>" not in answer
            assert "«»" not in answer


async def test_what_is_wrong_with_a_request_is_said_beside_the_field_and_the_rest_is_kept(played: Played) -> None:
    for text, named in REQUESTS:
        answer = await played.ingrid.says(text)
        form = played.ingrid.personal()[-1].card
        words = [word for node in nodes(form) for word in [node.get("text"), node.get("label")] if word]
        assert named in played.clear("\n".join(words), text)  # without the choices: titles are the catalogue's
        kept = values_of(form)
        if "1.4" in text:
            assert kept["characteristic"] == "1.4"
        if text.endswith("kl 14"):
            assert kept["time"] == "14:00"
        assert SECRET not in answer
        played.clear(await played.jonas.says(text), text)


async def sends(played: Played, comment: str) -> str:
    """A meeting with such a comment, sent; returns its id."""
    await played.ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    await played.ingrid.presses_verb("meeting.edit")
    await played.ingrid.presses_verb("meeting.other")
    await played.ingrid.presses_verb("meeting.save", comment=comment)
    await played.ingrid.presses_verb("meeting.send")
    return await meeting_id(played.world, played.solvik)


async def test_pasted_html_and_markdown_stay_what_they_are_and_do_nothing(played: Played) -> None:
    await sends(played, f"{HTML} {MARKDOWN}")

    shown = played.solvik.channel_text()
    for dead in ("<script", "<img", "<at>Alle", "](https", "**fet**"):
        assert dead not in shown
    for kept in ("alert(1)", "trykk her", "Tittel", "Alle"):
        assert kept in shown


async def test_fields_that_are_wrong_or_missing_bring_the_form_back_with_what_was_typed(played: Played) -> None:
    meeting, ingrid = await sends(played, ""), played.ingrid
    school = await played.solvik.school_id()
    for limit in ("2", "-1", "51", "mange", "0005999", "٣"):
        played.clear(await played.press(ingrid, "settings.save", school, limit=limit))
    for wrong in ({"date": "2027-02-30", "time": "14:00"}, {"date": "2026-11-27", "time": "25:61"}, {}):
        played.clear(await played.press(ingrid, "meeting.move_save", meeting, place="Salen", **wrong))
    minutes = {"date": "2026-11-27", "time": "14:00", "minutes": "1000"}
    assert "240" in played.clear(await played.press(ingrid, "meeting.move_save", meeting, **minutes))

    await played.press(ingrid, "meeting.start", meeting)
    for counts in ({"level1": "-1"}, {"level1": "9999"}, {"level1": "1,5"}, {"level1": "🎉"}, {}):
        played.clear(await played.press(ingrid, "hands.save", meeting, **counts))
    for level in ({"level": "5", "aim": "9"}, {"level": "0"}, {}, {"level": "3", "aim": "2"}):
        played.clear(
            await played.press(ingrid, "agree.save", meeting, review="2027-02-30", reasons="Mest likt", **level)
        )
    owner, title = await person_id(played.world, played.jonas), "Ringe hjem"
    for due in ("2027-02-30", "1999-01-01", "2099-01-01", "i går", "🎉", ""):
        body = await ingrid.sends_press(
            {"v": 1, "verb": "measure.save", "ref": meeting, "n": new_id(), "title": title, "owner": owner, "due": due}
        )
        played.clear(texts_of(body["value"]))
        assert values_of(body["value"])["title"] == title
    for fields in ({"title": "x" * 10_000, "owner": owner}, {"owner": "ukjent"}, {}):
        more = {"due": "2027-01-15", "n": new_id()}
        played.clear(await played.press(ingrid, "measure.save", meeting, **fields, **more))
    async with played.world.services.units(write=False) as uow:
        assert await uow.measures.of_school(school) == []
        kept = await uow.meetings.get(meeting)
        found = await uow.schools.get(school)
    assert kept is not None
    assert (kept.agreement, kept.minutes, kept.place) == (None, 90, "")
    assert found is not None
    assert found.ballot_limit == 5


async def test_payloads_of_another_school_of_last_year_or_tampered_with_say_so_and_do_nothing(played: Played) -> None:
    own, school = await sends(played, ""), await played.solvik.school_id()
    other, other_school = await meeting_id(played.world, played.vika), await played.vika.school_id()
    posts = len(played.vika.posts())
    verbs = ["help.show", "people.show", "settings.show", "catalogue.list", "catalogue.show", "figures.show",
             "figures.explain", "overview.show", "chart.text", "meeting.list", "meeting.plan", "meeting.move",
             "meeting.cancel", "meeting.cancel_save", "place.start", "meeting.conduct", "meeting.start", "meeting.send",
             "agree.form", "agree.save", "hands.form", "measure.form", "measure.list", "measure.mine", "copies.off",
             "meeting.end", "meeting.end_save", "catalogue.preview", "vote.cast", "round.close"]  # fmt: skip
    for who in (played.ingrid, played.jonas):
        for verb in verbs:
            for ref in (other, other_school):
                for arg in ("", "1.4", f"{other_school}:{other}"):
                    played.clear(await played.press(who, verb, ref, arg=arg))
        odd: list[Any] = [
            {}, "", None, 7, [], {"v": 0, "verb": "meeting.start", "ref": own}, {"v": 2, "verb": "vote.cast"},
            {"verb": "meeting.start", "ref": own}, {"v": 1, "verb": "meeting.explode", "ref": own},
            {"v": 1, "verb": "meeting.start", "ref": {"id": own}}, {"v": 1, "verb": "help.show", "ref": "x" * 5_000},
            {"v": 1, "verb": "meeting.start", "ref": "' or 1=1 --"},
            {"v": 1, "verb": "round.open", "ref": own, "arg": "9"},
            {"v": 1, "verb": "consent.answer", "ref": own, "arg": "kanskje"},
            {"v": 1, "verb": "school.pick", "ref": other_school, "arg": '{"v":1,"verb":"meeting.list"}'},
            {"v": 1, "verb": "school.pick", "ref": school, "arg": "{oi"}, {"v": 1, "verb": "help.show", "rev": "ni"},
        ]  # fmt: skip
        for data in odd:
            played.clear(texts_of((await who.sends_press(data))["value"]))
    async with played.world.services.units(write=False) as uow:
        states = {one.id: one.state.value for one in await uow.meetings.of_school(other_school)}
        mine = await uow.meetings.get(own)
    assert states == {other: "invited"}
    assert mine is not None
    assert mine.state.value == "invited"
    assert len(played.vika.posts()) == posts
