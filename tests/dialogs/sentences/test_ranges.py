"""From when until when, years as Norwegians write them, and what looks like a time and is none that can be read."""

from datetime import UTC, date, datetime

import pytest

from dialogs.sentences.found import When
from dialogs.sentences.vague_words import NAMES, VAGUE_WORDS
from dialogs.sentences.when import read_when
from domain.calendar.school_year import DayKind, SchoolDays
from domain.catalogue.read import built_in
from tests.support.machines.field import FIELD

TUESDAY = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)  # 10 in Norway
IDS = frozenset(one.id for one in built_in().characteristics)
WINTER = SchoolDays("s", date(2027, 2, 22), date(2027, 2, 26), DayKind.HOLIDAY, "Vinterferie")
SINGLE = SchoolDays("s", date(2027, 2, 1), date(2027, 2, 1), DayKind.HOLIDAY, "Fri")


def at(text: str, days: tuple[SchoolDays, ...] = ()) -> When:
    return read_when(text, TUESDAY, "Europe/Oslo", IDS, days)


def told(when: When) -> str:
    return f"{when.date or '-'} {when.time.strftime('%H:%M') if when.time else '-'} {when.minutes or '-'}"


def named(when: When) -> list[tuple[str, object]]:
    return [(doubt.key, doubt.params.get("words", "")) for doubt in when.doubts]


PLAIN = [
    ("torsdag 14 til 15.15", "2027-01-14 14:00 75"),
    ("torsdag 14.15 til 15", "2027-01-14 14:15 45"),
    ("torsdag 1400 til 1515", "2027-01-14 14:00 75"),
    ("i dag 14 til 15", "2027-01-12 14:00 60"),
    ("21. januar 14 til kvart over tre", "2027-01-21 14:00 75"),
    ("torsdag kl 14 til kvart over tre", "2027-01-14 14:00 75"),
    ("torsdag kl. 14 - halv fire", "2027-01-14 14:00 90"),
    ("torsdag 14–kvart over tre", "2027-01-14 14:00 75"),
    ("torsdag halv tre til halv fire", "2027-01-14 14:30 60"),
    ("torsdag frå halv tre til kvart på fire", "2027-01-14 14:30 75"),
    ("torsdag mellom 14 og kvart over tre", "2027-01-14 14:00 75"),
    ("torsdag kl 14 til tre", "2027-01-14 14:00 60"),
    ("torsdag fra kl. 14.00 til kl. 15.15", "2027-01-14 14:00 75"),
    ("Thursday 14 to 15.15", "2027-01-14 14:00 75"),
    ("Thursday 2 to 3pm", "2027-01-14 14:00 60"),
    ("Thursday half past two to quarter past three", "2027-01-14 14:30 45"),
    ("Thursday 2pm until half past three", "2027-01-14 14:00 90"),
    ("Thursday at ten to three", "2027-01-14 14:50 -"),
    ("torsdag ti på halv tre", "2027-01-14 14:20 -"),
    ("21/1-2027 kl 14", "2027-01-21 14:00 -"),
    ("21/1–2027 kl 14", "2027-01-21 14:00 -"),
    ("21/1 2027 kl 14", "2027-01-21 14:00 -"),
    ("21/1-27 kl 14", "2027-01-21 14:00 -"),
    ("21.1-27 kl 14", "2027-01-21 14:00 -"),
    ("21.1.-27 kl 14", "2027-01-21 14:00 -"),
    ("21.1-2027 kl 14-15", "2027-01-21 14:00 60"),
    ("21.1 2027 14.30", "2027-01-21 14:30 -"),
    ("21. januar -27 kl 14", "2027-01-21 14:00 -"),
    ("uke 4 2027 torsdag kl 14", "2027-01-28 14:00 -"),
    ("torsdag veke 4-2027 kl 14", "2027-01-28 14:00 -"),
    ("torsdag 10.10-20.00", "2027-01-14 10:10 590"),
    ("torsdag om fire uker kl 14", "2027-02-11 14:00 -"),
    ("torsdag om fire veker kl 14", "2027-02-11 14:00 -"),
    ("Thursday week at 14:00", "2027-01-21 14:00 -"),
    ("a week on Thursday at 14:00", "2027-01-21 14:00 -"),
    ("Tuesday week at 14:00", "2027-01-19 14:00 -"),
    ("flytt til kl 14", "- 14:00 -"),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_a_range_and_a_year_are_read_however_they_are_written(text: str, expected: str) -> None:
    for before in ("", "refleksjonsmøte om 1.1 "):
        when = at(before + text)
        assert (told(when), when.doubts, when.problems) == (expected, (), ())


def lines_of_field() -> list[tuple[str, str]]:
    lines = (FIELD / "dager-og-tider.txt").read_text(encoding="utf-8").splitlines()
    found = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(said, right) for said, right in found]


@pytest.mark.parametrize("said", [said for said, _ in lines_of_field()])
def test_what_came_from_the_field_is_read_without_doubt(said: str) -> None:
    when = at(said)

    assert (when.doubts, when.problems, when.rest.split()[-2:]) == ((), (), ["om", "1.1"])


LEFT_OVER = [
    ("torsdag kl 14 til lunsj", "2027-01-14 14:00 -", [("end_unknown", "til lunsj")]),
    ("torsdag kl 9 etter undervisninga", "2027-01-14 09:00 -", [("end_unknown", "etter undervisninga")]),
    ("Thursday 14:00 until lunch", "2027-01-14 14:00 -", [("end_unknown", "until lunch")]),
    ("torsdag kl 14 eller halv fire", "2027-01-14 14:00 -", [("end_unknown", "halv fire")]),
    ("14 til 16. januar kl 14", "2027-01-16 14:00 -", [("end_unknown", "14 til")]),
    ("torsdag til 15.15", "2027-01-14 15:15 -", [("only_an_end", "")]),
    ("hver torsdag kl 14", "- 14:00 -", [("day_unknown", "hver torsdag")]),
    ("kvar torsdag kl 14", "- 14:00 -", [("day_unknown", "kvar torsdag")]),
    ("every Thursday at 14:00", "- 14:00 -", [("day_unknown", "every Thursday")]),
    ("om to måneder kl 14", "- 14:00 -", [("day_unknown", "om to måneder")]),
    ("neste månad kl 14", "- 14:00 -", [("day_unknown", "neste månad")]),
    ("torsdag i slutten av mars kl 14", "- 14:00 -", [("day_unknown", "i slutten av mars")]),
    ("Thursday at the end of March at 14:00", "- 14:00 -", [("day_unknown", "at the end of March")]),
    ("torsdag etter påske kl 14", "- 14:00 -", [("day_unknown", "etter påske")]),
    ("snarest mulig", "- - -", [("day_unknown", "snarest mulig")]),
    ("mandag etter vinterferien kl 14", "- 14:00 -", [("break_unknown", "etter vinterferien")]),
    ("Monday after the winter break at 14:00", "- 14:00 -", [("break_unknown", "after the winter break")]),
]


@pytest.mark.parametrize(("text", "expected", "doubts"), LEFT_OVER)
def test_what_looks_like_a_time_and_cannot_be_read_is_named(text: str, expected: str, doubts: list[object]) -> None:
    when = at(text)

    assert (told(when), named(when), when.problems) == (expected, doubts, ())


@pytest.mark.parametrize(
    ("text", "expected", "doubts"),
    [
        ("mandag etter vinterferien kl 14", "2027-03-01 14:00 -", []),
        ("måndag etter vinterferien kl 14", "2027-03-01 14:00 -", []),
        ("Monday after the winter break at 14:00", "2027-03-01 14:00 -", []),
        ("torsdag før vinterferien kl 14", "2027-02-18 14:00 -", []),
        ("onsdag den første uka etter vinterferien kl 14", "2027-03-03 14:00 -", []),
        ("mandag etter ferien kl 14", "2027-03-01 14:00 -", []),
        ("uka etter vinterferien kl 14", "2027-03-01 14:00 -", ["which_weekday"]),
        ("1. mars, rett etter vinterferien, kl 14", "2027-03-01 14:00 -", []),
        ("1. februar, etter vinterferien, kl 14", "2027-02-01 14:00 -", ["several_days"]),
        ("mandag etter høstferien kl 14", "- 14:00 -", ["break_unknown"]),
    ],
)
def test_days_around_a_break_are_those_of_the_schools_own_skoleruta(
    text: str, expected: str, doubts: list[str]
) -> None:
    when = at(text, (WINTER, SINGLE))

    assert (told(when), [doubt.key for doubt in when.doubts]) == (expected, doubts)


def test_nothing_in_the_catalogue_is_taken_for_a_time() -> None:
    titles = [title for one in built_in().characteristics for title in one.title.values()]
    read = {title: at(f"om {title} torsdag kl 14") for title in titles}

    assert {title: when for title, when in read.items() if when.doubts or title not in when.rest} == {}


def test_two_characteristics_are_no_range() -> None:
    assert at("1.10 til 1.12").time is None
    assert at("fra to til tre elever").doubts == ()


def test_every_language_has_words_for_everything_that_is_vague() -> None:
    keys = [set(table) for table in VAGUE_WORDS.values()]

    assert keys[0] == keys[1] == keys[2]
    assert all(set(words["breaks"]) == set(NAMES) for words in VAGUE_WORDS.values())
