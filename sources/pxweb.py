"""PxWebApi 2, the table API of Statistics Norway: addresses and answers. It is handed a ``get`` and opens nothing.

``/tables/{id}/metadata`` and ``/tables/{id}/data`` answer in JSON-stat 2; ``valueCodes[variable]=a,b`` chooses values
and ``top(n)`` the newest n. ``/codelists/{id}`` says which values a grouping is made of. Which KOSTRA group a
municipality is in stands in the standards (Klass) that Statistics Norway has at the same host, not in the tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import quote

from domain.errors import Problem
from domain.figures.statistics import Get, NoStatistics
from sources.json_stat import Dataset, read_code_list, read_correspondence, read_dataset

CREDIT = "Statistisk sentralbyrå, CC BY 4.0"
TABLES_AT, STANDARDS_AT = "/api/pxwebapi/", "/api/klass/v1"
MUNICIPALITIES, KOSTRA_GROUPS = 131, 112


class PxWeb:
    """The tables at an address. ``oldest`` and ``offline`` say how fresh the answers were, taken together."""

    def __init__(self, base_url: str, get: Get, language: str = "no") -> None:
        self._base_url = base_url.rstrip("/")
        self._get = get
        self._language = language
        self.oldest: datetime | None = None
        self.offline: Problem | None = None

    async def metadata(self, table: str) -> Dataset:
        """What a table holds: its dimensions with all their codes, without values."""
        return read_dataset(await self._text(f"tables/{_part(table)}/metadata", {}))

    async def data(self, table: str, chosen: Mapping[str, Sequence[str]]) -> Dataset:
        """The values where the chosen codes meet."""
        query = {"outputFormat": "json-stat2"}
        query |= {f"valueCodes[{name}]": ",".join(codes) for name, codes in chosen.items()}
        return read_dataset(await self._text(f"tables/{_part(table)}/data", query))

    async def code_list(self, name: str) -> list[tuple[str, str, tuple[str, ...]]]:
        """Code, label and the codes it stands for, of each value of a grouping."""
        return read_code_list(await self._text(f"codelists/{_part(name)}", {}))

    async def kostra_group(self, municipality: str, year: int) -> tuple[str, str]:
        """Code and name of the municipality's KOSTRA group in a year, empty where the standards do not say.

        Groups change at New Year: the address is the same for a whole year, so that the answer can be kept.
        """
        host, found, _rest = self._base_url.partition(TABLES_AT)
        if not found:
            return "", ""  # another installation, without the standards beside it
        asked = f"targetClassificationId={KOSTRA_GROUPS}&date={year}-01-01"
        address = f"{host}{STANDARDS_AT}/classifications/{MUNICIPALITIES}/correspondsAt?{asked}"
        return read_correspondence(await self._fetched(address)).get(municipality, ("", ""))

    async def _text(self, path: str, query: Mapping[str, str]) -> str:
        asked = "&".join(
            f"{quote(name, safe='')}={quote(value, safe='(),*')}"
            for name, value in {"lang": self._language, **query}.items()
        )
        return await self._fetched(f"{self._base_url}/{path}?{asked}")

    async def _fetched(self, address: str) -> str:
        fetched = await self._get(address)
        self.oldest = min(self.oldest or fetched.at, fetched.at)
        self.offline = self.offline or fetched.offline
        return fetched.body


def _part(name: str) -> str:
    """A name as one part of a path; never one that climbs."""
    if not re.fullmatch(r"[\w-][\w.-]{0,99}", name):
        raise NoStatistics("statistics_refused", what=name[:40])
    return quote(name, safe="")
