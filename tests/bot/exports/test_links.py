"""Signed addresses: what is ours is found again, everything else is nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.edge.links import CalendarTarget, Links

NOW = datetime(2026, 12, 3, 13, 0, tzinfo=UTC)
OLD, NEW = b"an old secret that is long enough!!", b"a new secret that is long enough!!!"
LINKS = Links("https://samklang.example", NEW)


def _path(url: str) -> str:
    assert url.startswith("https://samklang.example/")
    return urlsplit(url).path


def test_each_address_leads_back_to_what_it_was_made_for() -> None:
    assert LINKS.mark_at(_path(LINKS.mark("folg-med"))) == "folg-med"
    assert LINKS.chart_at(_path(LINKS.chart("ab12"))) == "ab12"
    assert LINKS.calendar_at(_path(LINKS.calendar("m1", 3))) == CalendarTarget("m1", 3)
    assert LINKS.document_at(_path(LINKS.document("minutes", "m1", NOW, ".html")), NOW) == ("minutes", "m1")


def test_addresses_stay_the_same_and_change_with_the_data() -> None:
    assert LINKS.chart("ab12") == LINKS.chart("ab12")
    assert len({LINKS.chart("ab12"), LINKS.chart("ab13"), LINKS.calendar("ab12", 1), LINKS.calendar("ab12", 2)}) == 4


def test_an_address_is_good_for_one_room_only() -> None:
    chart, calendar = _path(LINKS.chart("ab12")), _path(LINKS.calendar("ab12", 1))
    assert LINKS.calendar_at(chart) is None
    assert LINKS.chart_at(calendar) is None
    assert LINKS.mark_at(chart) is None
    assert LINKS.chart_at(chart.replace("/charts/", "/calendar/")) is None
    assert LINKS.calendar_at(chart.replace("/charts/", "/calendar/")) is None
    assert LINKS.chart_at(_path(LINKS.mark("god"))) is None


def test_a_document_ends_after_fifteen_minutes() -> None:
    path = _path(LINKS.document("minutes", "m1", NOW))
    assert LINKS.document_at(path, NOW + timedelta(minutes=14, seconds=59)) == ("minutes", "m1")
    assert LINKS.document_at(path, NOW + timedelta(minutes=15)) is None


def test_a_document_cannot_be_given_a_later_end() -> None:
    path = _path(LINKS.document("minutes", "m1", NOW))
    later = path.rpartition("/")[0] + f"/{int((NOW + timedelta(days=1)).timestamp())}"
    assert LINKS.document_at(later, NOW) is None


def test_after_a_rotation_old_addresses_hold_while_the_old_secret_is_kept() -> None:
    path = _path(Links("https://samklang.example", OLD).chart("ab12"))
    assert Links("https://samklang.example", NEW, OLD).chart_at(path) == "ab12"
    assert Links("https://samklang.example", NEW).chart_at(path) is None
    assert Links("https://samklang.example", NEW, OLD).chart("ab12") == LINKS.chart("ab12")


def test_the_name_of_a_key_says_nothing_about_the_secret() -> None:
    kid = _path(LINKS.chart("ab12")).split("/")[2].partition(".")[0]
    assert kid not in NEW.hex()
    assert len(kid) == 6


@pytest.mark.parametrize("subject", ["", "../x", "æ", "a b", "a.b"])
def test_no_address_is_made_of_odd_characters(subject: str) -> None:
    with pytest.raises(ValueError):
        LINKS.chart(subject) if subject != "a/b" else LINKS.calendar(subject, 1).encode("ascii") and LINKS.mark(
            "a/b/c d"
        )


@given(st.integers(min_value=0, max_value=80), st.characters(min_codepoint=33, max_codepoint=255))
def test_no_changed_character_goes_unnoticed(place: int, character: str) -> None:
    path = _path(LINKS.chart("0123456789abcdef"))
    place %= len(path)
    changed = path[:place] + character + path[place + 1 :]
    assert LINKS.chart_at(changed) == ("0123456789abcdef" if changed == path else None)


@given(st.text(max_size=200))
def test_made_up_paths_are_nothing(text: str) -> None:
    for path in (text, f"/charts/{text}", f"/calendar/{text}", f"/documents/{text}"):
        assert LINKS.chart_at(path) is None
        assert LINKS.mark_at(path) is None
        assert LINKS.calendar_at(path) is None
        assert LINKS.document_at(path, NOW) is None
