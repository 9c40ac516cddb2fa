"""What a picture has no room for is named beside it, and in its words."""

from __future__ import annotations

from cards.charts.words.table import table_spec
from cards.charts.words.trend import trend_spec
from cards.charts.words.voices import voices_spec
from cards.kit import kit
from cards.kit.scene import Picture
from domain.catalogue.read import built_in
from preview import school as samples
from tests.cards.charts.examples import HOME, reading
from tests.cards.charts.test_picture_words import words


def test_what_there_is_no_room_for_is_named_beside_the_picture_and_in_its_words() -> None:
    ids = [one for one in built_in().indicators if one.unit == "mean"][:7]
    readings = [reading(one, {2025: 3.5, 2026: 3.6}) for one in ids]
    titles = [f"{one.title['nb']} (elever)" for one in ids]

    trend, table = trend_spec("nb", readings[:4], HOME), table_spec("nb", readings, HOME)
    whole = trend_spec("nb", readings[:3], HOME)

    assert trend is not None
    assert table is not None
    assert whole is not None
    assert whole.words == whole.alt
    assert (trend.left_out, whole.left_out) == (f"Ikke med på bildet: {titles[3]}.", "")
    assert table.left_out == f"Ikke med på bildet: {', '.join(titles[5:])}."
    assert words(trend.words)[-1] == trend.left_out


def test_constructs_that_two_voices_answer_are_drawn_or_named() -> None:
    both = [one for one in built_in().indicators if one.source in ("pupil_survey", "guardian_survey")]
    spec = voices_spec("nb", [reading(one, {2026: 3.6}) for one in both])
    shared = {one.title["nb"] for one in both if sum(other.title["nb"] == one.title["nb"] for other in both) > 1}

    assert spec is not None
    assert all(title in spec.words for title in shared)


def test_the_card_says_what_is_not_in_its_picture() -> None:
    scene = samples.scene("nb")

    shown = kit.picture(
        scene, Picture("https://x/p.png", "Trivsel.\nIkke med på bildet: Andre.", "Ikke med på bildet: A*b*.")
    )

    assert "Ikke med på bildet: A\\\\*b\\\\*." in shown.model_dump_json()
