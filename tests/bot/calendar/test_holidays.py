"""Public holidays: ours are held against a library that others keep."""

from datetime import date, timedelta

import holidays

from bot.calendar.holidays import NorwegianHolidays

OURS = NorwegianHolidays()


def test_the_same_days_are_holidays_as_in_the_library() -> None:
    wrong = {}
    for year in range(2000, 2061):
        days = (date(year, 1, 1) + timedelta(days=at) for at in range(366))
        ours = {day for day in days if day.year == year and OURS.name_of(day, "nb")}
        if differing := ours ^ set(holidays.country_holidays("NO", years=year)):
            wrong[year] = differing

    assert wrong == {}


def test_every_holiday_has_a_name_in_each_language() -> None:
    names = [OURS.name_of(date(2026, 5, 17), language) for language in ("nb", "nn", "en")]

    assert names == ["grunnlovsdagen", "grunnlovsdagen", "Constitution Day"]


def test_two_holidays_on_one_day_are_both_named() -> None:
    assert OURS.name_of(date(2027, 5, 17), "nb") == "andre pinsedag, grunnlovsdagen"


def test_an_ordinary_day_has_no_name() -> None:
    assert OURS.name_of(date(2026, 12, 24), "nb") is None
