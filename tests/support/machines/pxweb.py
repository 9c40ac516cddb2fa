"""A loopback table service: PxWebApi 2, answers in JSON-stat 2, and strict: what is not there is refused."""

from __future__ import annotations

import asyncio
import math
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

SHARE, WAITING, NET, GROSS = (
    "KOSmusikkandelba0000",
    "KOSmusikkandelve0000",
    "KOSutgmusikk6150000",
    "KOSbruttoelev0000",
)
REGION = "KOKkommuneregion0000"
Value = float | None


def culture() -> Table:
    """The table that the live one is taken to look like: three years, two municipalities, their groups, the country."""
    table = Table(
        regions={
            "0301": "Oslo",
            "4640": "Sogndal",
            "EKG07": "KOSTRA-gruppe 7",
            "EKG13": "KOSTRA-gruppe 13",
            "EAK": "Landet",
        },
        contents={
            SHARE: ("Barn 6-15 år i kommunens kulturskole (prosent)", "prosent"),
            WAITING: ("Barn 6-15 år på venteliste til kommunal kulturskole (prosent)", "prosent"),
            NET: ("Netto driftsutgifter til kommunale musikk- og kulturskoler per innbygger 6-15 år (kr)", "kr"),
            GROSS: ("Brutto driftsutgifter til kommunale musikk- og kulturskoler per elev (kr)", "kr"),
            "KOSbibliotek0000": ("Folkebibliotek, besøk per innbygger (antall)", "antall"),
        },
        years=["2023", "2024", "2025"],
        groups={"EKG07": ["4640"], "EKG13": ["0301"]},
    )
    for place, region in enumerate(table.regions):
        for step, year in enumerate(table.years):
            table.values[SHARE, region, year] = round(14.2 + place + step * 0.3, 1)
            table.values[WAITING, region, year] = round(3.1 + place * 0.5 - step * 0.1, 1)
            table.values[NET, region, year] = 2500.0 + 100 * place + 40 * step
            table.values[GROSS, region, year] = 21000.0 + 500 * place + 300 * step
    return table


@dataclass
class Table:
    """A table: codes and what they are called; values by (contents, region, year), None or no entry for a dot."""

    regions: dict[str, str]
    contents: dict[str, tuple[str, str]]
    years: list[str]
    groups: dict[str, list[str]] = field(default_factory=dict)
    values: dict[tuple[str, str, str], Value] = field(default_factory=dict)

    def rename(self, old: str, new: str) -> None:
        """Give contents another code."""
        self.contents = {new if code == old else code: said for code, said in self.contents.items()}
        self.values = {(new if c == old else c, r, y): value for (c, r, y), value in self.values.items()}

    def dimensions(self) -> dict[str, list[str]]:
        return {REGION: list(self.regions), "ContentsCode": list(self.contents), "Tid": list(self.years)}


class PxWebService:
    """``async with PxWebService() as service``. ``asked`` is every address that came; the other fields annoy."""

    def __init__(self) -> None:
        self.tables: dict[str, Table] = {"13135": culture()}
        self.asked: list[str] = []
        self.statuses: list[int] = []  # taken first, one for each request
        self.down = False
        self.slow = 0.0
        self.body: str | None = None  # said in place of every answer
        self.sparse = False  # values by place, as services do when most are missing
        self.has_standards = True  # which municipality is in which group, beside the tables
        self.origin = ""
        self._runner: web.AppRunner | None = None
        self._closing = asyncio.Event()

    async def __aenter__(self) -> Self:
        @web.middleware
        async def annoy(request: web.Request, handler: Any) -> web.StreamResponse:
            return await self._annoy(request, handler)

        app = web.Application(middlewares=[annoy])
        app.router.add_get("/api/pxwebapi/v2/tables/{table}/metadata", self._metadata)
        app.router.add_get("/api/pxwebapi/v2/tables/{table}/data", self._data)
        app.router.add_get("/api/pxwebapi/v2/codelists/{name}", self._code_list)
        app.router.add_get("/api/klass/v1/classifications/131/correspondsAt", self._standards)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.origin = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._closing.set()  # who is still being slow is not waited for
        if self._runner:
            await self._runner.cleanup()

    @property
    def url(self) -> str:
        """What ``SAMKLANG_STATISTICS_URL`` is set to."""
        return f"{self.origin}/api/pxwebapi/v2"

    async def _annoy(self, request: web.Request, handler: Any) -> web.StreamResponse:
        self.asked.append(request.path_qs)
        if self.slow:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), self.slow)
        if self.statuses:
            status = self.statuses.pop(0)
            if status != 200:
                headers = {"Retry-After": "20"} if status == 429 else {"Location": "https://elsewhere.example/"}
                return web.Response(status=status, headers=headers)
        if self.down:
            return web.Response(status=503)
        if self.body is not None:
            return web.Response(text=self.body, content_type="application/json")
        return await handler(request)  # type: ignore[no-any-return]

    async def _metadata(self, request: web.Request) -> web.Response:
        table = self.tables.get(request.match_info["table"])
        if table is None:
            return _refused(404, "Non-existent table")
        answer = self._dataset(table, table.dimensions())
        del answer["value"]
        return web.json_response(answer)

    async def _data(self, request: web.Request) -> web.Response:
        table = self.tables.get(request.match_info["table"])
        if table is None or request.query.get("outputFormat") != "json-stat2":
            return _refused(404, "Non-existent table")
        chosen: dict[str, list[str]] = {}
        for name, codes in table.dimensions().items():
            asked = request.query.get(f"valueCodes[{name}]", "").split(",")
            newest = re.fullmatch(r"top\((\d+)\)", asked[0])
            chosen[name] = codes[-int(newest[1]) :] if newest else asked
            if not set(chosen[name]) <= set(codes):
                return _refused(400, "Non-existent value")
        return web.json_response(self._dataset(table, chosen))

    async def _code_list(self, request: web.Request) -> web.Response:
        table = next(iter(self.tables.values()))
        if request.match_info["name"] != "agg_KostraGrupper":
            return _refused(404, "Non-existent codelist")
        values = [{"code": code, "label": table.regions[code], "valueMap": of} for code, of in table.groups.items()]
        return web.json_response(
            {
                "id": "agg_KostraGrupper",
                "label": "KOSTRA-grupper",
                "language": "no",
                "type": "Aggregation",
                "values": values,
            }
        )

    async def _standards(self, request: web.Request) -> web.Response:
        assert request.query["targetClassificationId"] == "112"
        if not self.has_standards:
            return web.Response(status=404)
        table = next(iter(self.tables.values()))
        items = [
            {"sourceCode": of, "sourceName": table.regions[of], "sourceShortName": "", "targetCode": group,
             "targetName": table.regions[group], "targetShortName": "", "validFrom": "2024-01-01", "validTo": None}
            for group, members in table.groups.items()
            for of in members
        ]  # fmt: skip
        return web.json_response({"correspondenceItems": items})

    def _dataset(self, table: Table, chosen: dict[str, list[str]]) -> dict[str, Any]:
        labels = {
            REGION: table.regions,
            "ContentsCode": {code: text for code, (text, _unit) in table.contents.items()},
            "Tid": {year: year for year in table.years},
        }
        dimension = {
            name: {
                "label": name,
                "category": {
                    "index": {code: place for place, code in enumerate(codes)},
                    "label": {code: labels[name][code] for code in codes},
                },
                "extension": {"elimination": False, "codelists": []},
            }
            for name, codes in chosen.items()
        }
        dimension["ContentsCode"]["category"]["unit"] = {  # type: ignore[index]
            code: {"base": table.contents[code][1], "decimals": 1} for code in chosen["ContentsCode"]
        }
        dimension["ContentsCode"]["extension"] |= {"refperiod": dict.fromkeys(chosen["ContentsCode"], "31.12.")}  # type: ignore[operator]
        if table.groups:
            dimension[REGION]["extension"]["codelists"] = [  # type: ignore[index]
                {"id": "vs_Kommun", "label": "Kommuner", "type": "Valueset", "links": []},
                {"id": "agg_KostraGrupper", "label": "KOSTRA-grupper", "type": "Aggregation", "links": []},
            ]
        size = [len(codes) for codes in chosen.values()]
        values = [
            table.values.get((contents, region, year))
            for region in chosen[REGION]
            for contents in chosen["ContentsCode"]
            for year in chosen["Tid"]
        ]
        assert len(values) == math.prod(size)
        known = {str(place): value for place, value in enumerate(values) if value is not None}
        return {
            "version": "2.0",
            "class": "dataset",
            "label": "13135: Kultur - nøkkeltall",
            "source": "Statistisk sentralbyrå",
            "updated": "2026-03-16T07:00:00Z",
            "id": list(chosen),
            "size": size,
            "role": {"time": ["Tid"], "metric": ["ContentsCode"], "geo": [REGION]},
            "dimension": dimension,
            "value": known if self.sparse else values,
            "status": {str(place): ".." for place, value in enumerate(values) if value is None},
        }


def _refused(status: int, title: str) -> web.Response:
    return web.json_response({"type": "Parameter error", "title": title, "status": status}, status=status)
