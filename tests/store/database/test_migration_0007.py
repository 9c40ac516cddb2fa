"""The migration that tells surveys and groups apart, on a database with figures: up, and down to one of each again."""

from __future__ import annotations

from store.database.migrate import downgrade, upgrade
from tests.store.database.test_migration_0002 import keys_of, run

FIGURES = (
    "INSERT INTO schools (id, tenant_id, team_id, channel_id, language, zone, bound_to)"
    " VALUES ('s', 't', 'team', 'team', 'nb', 'Europe/Oslo', '')",
    "INSERT INTO figures (school_id, indicator_id, year, value, answers, source) VALUES"
    " ('s', 'P1', 2025, 3.25, 40, 'Elevundersøkelsen 2025'), ('s', 'P1', 2026, 4.5, 31, 'Microsoft Forms'),"
    " ('s', 'P2', 2026, 4.0, 31, 'fra Anne'), ('s', 'K1', 2025, 9.0, NULL, 'Samklang')",
)


async def test_old_figures_are_of_the_survey_that_their_source_names(empty_url: str) -> None:
    await upgrade(empty_url, "0004")
    await run(empty_url, *FIGURES)
    await upgrade(empty_url, "0007")
    assert await keys_of(empty_url) == ["school_id", "indicator_id", "year", "scope", "instrument", "group"]
    kept = 'SELECT indicator_id, year, value, instrument, "group", place FROM figures ORDER BY 1, 2'
    assert await run(empty_url, kept) == [
        ("K1", 2025, 9.0, "", "", ""),
        ("P1", 2025, 3.25, "udir", "", ""),
        ("P1", 2026, 4.5, "samklang", "", ""),
        ("P2", 2026, 4.0, "", "", ""),
    ]
    await run(
        empty_url,
        'INSERT INTO figures (school_id, indicator_id, year, value, answers, instrument, "group")'
        " VALUES ('s', 'P1', 2026, 4.9, 60, 'samklang', 'pupils_young')",
    )
    await downgrade(empty_url, "0004")
    assert await run(empty_url, "SELECT indicator_id, year, value FROM figures ORDER BY 1, 2") == [
        ("K1", 2025, 9.0), ("P1", 2025, 3.25), ("P1", 2026, 4.5), ("P2", 2026, 4.0),
    ]  # fmt: skip
