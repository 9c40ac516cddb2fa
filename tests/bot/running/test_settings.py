"""Settings: everything that is wrong is told at once, and only local mode does without a registration."""

from __future__ import annotations

import pytest

from bot.running.settings import SettingsError, read_settings
from tests.support.machines.authority import APP_ID, TENANT
from tests.support.machines.edge import SECRET, environment


def _problems(environ: dict[str, str], *, local: bool = False) -> str:
    with pytest.raises(SettingsError) as error:
        read_settings(environ, local=local)
    return str(error.value)


def test_what_the_contract_gives_as_defaults() -> None:
    settings = read_settings(environment())
    assert (settings.host, settings.port, settings.metrics_port) == ("0.0.0.0", 3978, None)
    assert (settings.app_type, settings.zone, settings.language) == ("SingleTenant", "Europe/Oslo", "nb")
    assert settings.tenants == {TENANT}
    assert "smba.trafficmanager.net" in settings.service_hosts
    assert settings.database_url.startswith("sqlite+aiosqlite:///var/")
    assert settings.metadata_url == "https://login.botframework.com/v1/.well-known/openidconfiguration"
    assert settings.issuer == "https://api.botframework.com"
    assert settings.login_authority == "https://login.microsoftonline.com"
    assert settings.statistics_url == "https://data.ssb.no/api/pxwebapi/v2"


def test_what_is_missing_is_listed_all_at_once() -> None:
    told = _problems({})
    for name in (
        "MicrosoftAppId",
        "MicrosoftAppPassword",
        "MicrosoftAppTenantId",
        "SAMKLANG_PUBLIC_URL",
        "SAMKLANG_SECRET",
    ):
        assert name in told
    assert "--local" in told


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MicrosoftAppId", "an id with spaces"),
        ("MicrosoftAppType", "Singletenant"),
        ("MicrosoftAppType", "multi"),
        ("PORT", "http"),
        ("PORT", "70000"),
        ("PORT", "²"),
        ("PORT", "-1"),
        ("SAMKLANG_DATABASE_URL", "mysql://x"),
        ("SAMKLANG_DATABASE_URL", "postgresql://x"),
        ("SAMKLANG_PUBLIC_URL", "http://samklang.example"),
        ("SAMKLANG_PUBLIC_URL", "https://samklang.example/path"),
        ("SAMKLANG_PUBLIC_URL", "samklang.example"),
        ("SAMKLANG_SECRET", "short"),
        ("SAMKLANG_SECRET_PREVIOUS", "short"),
        ("SAMKLANG_TENANTS", ","),
        ("SAMKLANG_TENANTS", "a b"),
        ("SAMKLANG_SERVICE_HOSTS", "https://smba.trafficmanager.net"),
        ("SAMKLANG_SERVICE_HOSTS", "smba.trafficmanager.net/emea"),
        ("SAMKLANG_SERVICE_HOSTS", "host:99999"),
        ("SAMKLANG_SERVICE_HOSTS", "*.botframework.com"),
        ("SAMKLANG_CHANNEL_METADATA_URL", "http://keys.example/"),
        ("SAMKLANG_LOGIN_AUTHORITY", "http://127.0.0.1:1"),
        ("SAMKLANG_LOGIN_AUTHORITY", "login.example"),
        ("SAMKLANG_METRICS_PORT", "on"),
        ("SAMKLANG_STATISTICS_URL", "http://tables.example/v2"),
        ("SAMKLANG_STATISTICS_URL", "tables.example"),
        ("SAMKLANG_TIMEZONE", "Oslo"),
        ("SAMKLANG_LANGUAGE", "no"),
    ],
)
def test_a_malformed_setting_stops_the_start(name: str, value: str) -> None:
    assert name in _problems(environment(**{name: value}))  # type: ignore[arg-type]


def test_several_malformed_settings_are_told_together() -> None:
    told = _problems(environment(PORT="x", SAMKLANG_LANGUAGE="no", MicrosoftAppType="x"))
    assert [name in told for name in ("PORT", "SAMKLANG_LANGUAGE", "MicrosoftAppType")] == [True] * 3


def test_local_mode_needs_nothing_and_listens_on_loopback() -> None:
    settings = read_settings({}, local=True)
    assert (settings.is_local, settings.host, settings.app_id) == (True, "127.0.0.1", "")
    assert settings.public_url == "http://localhost:3978"
    assert len(settings.secret) >= 32
    assert settings.allows_tenant("any")
    assert read_settings({"PORT": "4000"}, local=True).public_url == "http://localhost:4000"


def test_local_mode_signs_with_the_secret_that_is_kept_for_it() -> None:
    assert read_settings({}, local=True, local_secret=SECRET).secret == SECRET.encode()
    assert read_settings({}, local=True).secret != read_settings({}, local=True).secret


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "samklang.example", "::"])
def test_local_mode_listens_nowhere_else(host: str) -> None:
    assert "HOST" in _problems({"HOST": host}, local=True)


def test_local_mode_sends_nowhere_else() -> None:
    assert "SAMKLANG_SERVICE_HOSTS" in _problems({"SAMKLANG_SERVICE_HOSTS": "smba.trafficmanager.net"}, local=True)
    assert read_settings({"SAMKLANG_SERVICE_HOSTS": "localhost:56150"}, local=True).service_hosts == {"localhost:56150"}


def test_local_mode_keeps_the_tenants_that_are_named() -> None:
    settings = read_settings({"SAMKLANG_TENANTS": "demo-tenant"}, local=True)
    assert settings.allows_tenant("Demo-Tenant")
    assert not settings.allows_tenant("another")


def test_a_managed_identity_needs_no_password_and_the_others_do() -> None:
    without = environment(MicrosoftAppType="UserAssignedMSI")
    del without["MicrosoftAppPassword"]
    assert read_settings(without).app_type == "UserAssignedMSI"
    assert "MicrosoftAppPassword" in _problems(without | {"MicrosoftAppType": "MultiTenant"})


def test_empty_counts_as_not_set_and_white_space_is_taken_off() -> None:
    settings = read_settings(environment(PORT="", MicrosoftAppType=" MultiTenant ", SAMKLANG_TENANTS=" A , b,"))
    assert (settings.port, settings.app_type) == (3978, "MultiTenant")
    assert settings.tenants == {"a", "b"}


def test_the_secret_before_a_rotation_is_kept() -> None:
    settings = read_settings(environment(SAMKLANG_SECRET_PREVIOUS="x" * 32))
    assert (settings.secret, settings.secret_previous) == (SECRET.encode(), b"x" * 32)


def test_what_is_secret_is_neither_printed_nor_told() -> None:
    shown = repr(read_settings(environment(SAMKLANG_DATABASE_URL="postgresql+asyncpg://u:hemmelig@db/x")))
    assert SECRET not in shown
    assert "not a real password" not in shown
    assert "hemmelig" not in shown
    assert APP_ID in shown
    assert "hemmelig" not in _problems(environment(SAMKLANG_DATABASE_URL="mysql://u:hemmelig@db/x"))
