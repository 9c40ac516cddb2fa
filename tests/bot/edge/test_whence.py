"""Where a request comes from, with and without a proxy in front."""

import pytest
from aiohttp.test_utils import make_mocked_request
from multidict import CIMultiDict

from bot.edge.whence import network_of


@pytest.mark.parametrize(
    ("peer", "passed_on", "network"),
    [
        ("81.0.0.7", [], "81.0.0.7"),
        ("81.0.0.7", ["198.51.100.1"], "81.0.0.7"),  # no proxy of ours: what it says is its own
        ("10.0.0.4", ["198.51.100.1"], "198.51.100.1"),
        ("10.0.0.4", ["1.1.1.1, 198.51.100.1:5123"], "198.51.100.1"),
        ("10.0.0.4", ["1.1.1.1", "198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["[2a02:587:4::7]:443"], "2a02:587:4::/64"),
        ("::1", ["2a02:587:4::8"], "2a02:587:4::/64"),
        ("::ffff:81.0.0.7", [], "81.0.0.7"),
        ("10.0.0.4", [], "10.0.0.4"),
        ("10.0.0.4", ["nonsense"], "10.0.0.4"),
        ("", [], ""),
    ],
)
def test_the_last_address_that_our_own_proxy_saw_is_the_callers(peer: str, passed_on: list[str], network: str) -> None:
    headers = CIMultiDict([("X-Forwarded-For", one) for one in passed_on])
    request = make_mocked_request("POST", "/vote/x", headers=headers).clone(remote=peer)

    assert network_of(request) == network
