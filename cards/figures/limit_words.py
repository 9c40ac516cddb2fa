"""What gives figures their colours, in words: limits, who set them, and the notes that stand under figures."""

from __future__ import annotations

from collections.abc import Sequence

from cards.figures import words as figure_words
from cards.kit import present
from cards.kit.scene import Scene
from domain.catalogue.areas import Better, Indicator
from domain.figures.limits_in_force import BY_SCHOOL
from domain.figures.reading import Reading, Status
from domain.rounding import rounded
from locales import N_, tr

_COLOURED = (Status.GOOD, Status.WATCH, Status.LIFT)
_SUGGESTED = (4.0, 3.0)  # the limits that come with the built-in catalogue


def limits_line(scene: Scene, indicator: Indicator) -> str:
    """As "God fra 4,0, bør løftes under 3,0. Satt av skolen."; "" for what never has a colour."""
    if indicator.better is Better.NONE:
        return ""
    where = limits_of(scene, indicator)
    own = indicator.limits_by == BY_SCHOOL
    if not where:
        return scene.tr("The school has chosen to give this figure no colour.") if own else ""
    suggested = not own and _numbers(indicator) == _SUGGESTED
    origin = scene.tr("Suggested by Samklang.") if suggested else scene.tr("Set by the school.")
    return f"{where} {origin}"


def limits_of(scene: Scene, indicator: Indicator) -> str:
    """From where it is good and where it needs lifting; "" where nothing gives it a colour."""
    language, down = scene.language, indicator.better is Better.DOWN
    if indicator.yardstick:
        percent = present.percent(scene, indicator.margin * 100)
        group = figure_words.whom(scene, indicator.yardstick)
        higher = N_("Good when it is no higher than {whom}, needs lifting when it is more than {percent} above.")
        lower = N_("Good when it is no lower than {whom}, needs lifting when it is more than {percent} below.")
        return tr(language, higher if down else lower, whom=group, percent=percent)
    good, lift = _numbers(indicator)
    if good is None or lift is None:
        return ""
    shown = {"good": limit(scene, indicator, good), "lift": limit(scene, indicator, lift)}
    up_to = N_("Good up to {good}, needs lifting above {lift}.")
    return tr(language, up_to if down else N_("Good from {good}, needs lifting below {lift}."), **shown)


def limit(scene: Scene, indicator: Indicator, value: float) -> str:
    """A limit as the figure itself is written, with as many decimals as it has."""
    if indicator.unit == "mean" and rounded(value, 1) != value:
        return present.number(scene, value, 2)
    return present.measured(scene, indicator.unit, value)[0]


def colours_note(scene: Scene, readings: Sequence[Reading]) -> str:
    """What the colours mean and who set their limits; "" where nothing is coloured."""
    coloured = [r.indicator for r in readings if r.status in _COLOURED]
    if not coloured:
        return ""
    limits = {_numbers(i) for i in coloured if i.better is Better.UP and i.unit == "mean" and not i.yardstick}
    by_school = {i.limits_by == BY_SCHOOL for i in coloured}
    if len(by_school) > 1:
        return scene.tr("Colours simplify. The school set some of the limits.")
    if len(limits) != 1 or not all(i.unit == "mean" and not i.yardstick for i in coloured):
        if by_school == {True}:
            return scene.tr("Colours simplify. The school set the limits.")
        return scene.tr("Colours simplify. They are there to start the conversation.")
    good, lift = next(iter(limits))
    shown = {"good": limit(scene, coloured[0], good or 0), "lift": limit(scene, coloured[0], lift or 0)}
    if (good, lift) == _SUGGESTED and by_school == {False}:
        text = N_("Colours simplify. Samklang suggests the limits: good from {good}, needs lifting below {lift}.")
    else:
        text = N_("Colours simplify. The school set the limits: good from {good}, needs lifting below {lift}.")
    return scene.tr(text, **shown)


def standing_note(scene: Scene, readings: Sequence[Reading], *, whole: bool = False) -> str:
    """What is to be known about GSI figures wherever they stand; ``whole`` says why. "" where there are none."""
    if not any(reading.indicator.source == "GSI" for reading in readings):
        return ""
    if whole:
        text = N_(
            "About GSI: schools enter the numbers themselves. Norsk kulturskoleråd warned in 2018 that wrong entries "
            "make the figures unreliable. Compare with your own earlier years first."
        )
        return scene.tr(text)
    return scene.tr("GSI: schools enter the numbers themselves, and not all of them do it alike.")


def _numbers(indicator: Indicator) -> tuple[float | None, float | None]:
    return indicator.good_from, indicator.lift_below
