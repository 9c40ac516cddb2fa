"""The balancer of ``make run PROCESSES=3``: each request to the next service, and past one that is gone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import aiohttp
from aiohttp import web

from playground.balancer import Balancer
from playground.processes import free_port

Answer = Callable[[web.Request], Awaitable[web.Response]]


@asynccontextmanager
async def service(answer: Answer) -> AsyncIterator[int]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0][1]
    await runner.cleanup()


def named(name: str, status: int = 200) -> Answer:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(text=f"{name} {request.method} {request.raw_path} {await request.text()}", status=status)

    return answer


async def test_services_take_turns_and_one_that_is_gone_is_passed_over() -> None:
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(service(named("one")))
        two = await stack.enter_async_context(service(named("two", 201)))
        balancer = await stack.enter_async_context(Balancer([one, free_port(4500), two]))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        said = []
        for number in range(4):
            async with session.post(f"http://127.0.0.1:{balancer.port}/a%2Fb?c=d", data=str(number)) as answer:
                said.append((answer.status, await answer.text()))

    assert said == [
        (200, "one POST /a%2Fb?c=d 0"),
        (201, "two POST /a%2Fb?c=d 1"),
        (200, "one POST /a%2Fb?c=d 2"),
        (201, "two POST /a%2Fb?c=d 3"),
    ]
    assert (balancer.passed_over, balancer.broken, sum(balancer.answers.values())) == (2, 0, 4)


async def test_what_a_service_had_taken_when_it_went_is_not_sent_to_another() -> None:
    asked = []

    async def dies(request: web.Request) -> web.Response:
        asked.append(await request.text())
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    async with AsyncExitStack() as stack:
        ports = [await stack.enter_async_context(service(dies)) for _ in range(2)]
        balancer = await stack.enter_async_context(Balancer(ports))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        async with session.post(f"http://127.0.0.1:{balancer.port}/", data="once") as answer:
            assert answer.status == 502

    assert asked == ["once"]
    assert balancer.broken == 1
