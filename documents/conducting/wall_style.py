"""What the pages of the wall look like and do: one style and one small script, known by their digests."""

from __future__ import annotations

import base64
import hashlib

WALL_STYLE = """
html { font: max(14px, min(1.25vw, 2.22vh))/1.35 system-ui, "Segoe UI", Roboto, sans-serif;
  color: #1f2a37; background: #f6f4ef; }
body { margin: 0; }
main { min-height: 100vh; box-sizing: border-box; padding: 1.1rem 2.2rem; display: flex; flex-direction: column;
  gap: .9rem; overflow-wrap: break-word; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 2rem; flex-wrap: wrap;
  border-bottom: .12rem solid #5a6472; padding-bottom: .4rem; }
header p { margin: 0; font-size: 1.2rem; }
.clock { font-size: 1.9rem !important; font-weight: 700; }
.left { font-weight: 400; }
h1 { font-size: 2.5rem; line-height: 1.15; margin: 0; }
h1.long { font-size: 1.9rem; }
h2 { font-size: 1.5rem; margin: 0 0 .3rem; }
.more { font-size: 1.5rem; margin: 0; }
.count { font-size: 2.2rem; font-weight: 700; margin: 0; }
.levels { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1rem; flex: 1; align-items: stretch; }
.level { background: #fff; border: .1rem solid #5a6472; border-top: .5rem solid #2f5d9b; padding: .5rem .9rem; }
.level ul { margin: 0; padding-left: 1.1rem; font-size: 1.22rem; line-height: 1.28; }
.dense li { font-size: 1.05rem; line-height: 1.3; }
.level li { margin-bottom: .3rem; }
.top { display: flex; gap: 2rem; align-items: center; justify-content: space-between; }
.top h1 { margin-bottom: .4rem; }
.vote { display: flex; gap: 1.2rem; align-items: center; max-width: 30rem; }
.vote svg { width: 8.4rem; height: 8.4rem; background: #fff; flex: none; }
.vote p { margin: 0 0 .3rem; font-size: 1.2rem; }
table { border-collapse: collapse; font-size: 1.9rem; width: 100%; table-layout: fixed; }
th, td { text-align: left; padding: .35rem .8rem .35rem 0; vertical-align: middle; }
thead th { font-size: 1.3rem; font-weight: 400; }
thead td { width: 7.5rem; }
tbody th { white-space: nowrap; }
tbody tr { border-top: .08rem solid #cfcabf; }
td svg { height: 1.3em; max-width: calc(100% - 2.6em); vertical-align: middle; }
td b { display: inline-block; min-width: 2ch; margin-right: .6rem; }
.result { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2.4rem; align-items: start; }
.talk { background: #e9eff7; padding: .8rem 1rem; margin: 0 0 1rem; font-size: 1.35rem; }
.talk p { margin: 0; }
.talk .small { font-size: 1.1rem; }
.stale { display: none; background: #1f2a37; color: #fff; padding: .4rem 1rem; margin: 0; font-size: 1.2rem;
  position: fixed; bottom: 0; left: 0; right: 0; }
.old .stale { display: block; }
.unseen { position: absolute; top: 0; left: 0; margin: 0; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 60rem) { .levels { grid-template-columns: repeat(2, 1fr); }
  .result { grid-template-columns: 1fr; } }
@media (max-width: 30rem) { .levels { grid-template-columns: 1fr; } main { padding: 1rem; }
  h1 { font-size: 1.7rem; } .top, .vote { flex-wrap: wrap; } }
"""

# Asks for the page's inside every five seconds. What does not answer for half a minute is said on the screen.
WALL_SCRIPT = """
(function () {
  "use strict";
  var wall = document.getElementById("wall"), said = document.getElementById("said");
  var address = wall.getAttribute("data-from"), seen = "", good = Date.now();
  function look() {
    fetch(address, { cache: "no-store", credentials: "omit" })
      .then(function (answer) {
        if (answer.status === 404) { location.reload(); }
        if (!answer.ok) { throw new Error(String(answer.status)); }
        return answer.json();
      })
      .then(function (found) {
        good = Date.now();
        document.body.classList.remove("old");
        if (found.html !== seen) { wall.innerHTML = found.html; seen = found.html; }
        if (found.said !== said.textContent) { said.textContent = found.said; }
      })
      .catch(function () {
        if (Date.now() - good > 30000) { document.body.classList.add("old"); }
      })
      .then(function () { setTimeout(look, 5000); });
  }
  setTimeout(look, 5000);
}());
"""

VOTE_STYLE = """
html { font: 100%/1.5 system-ui, "Segoe UI", Roboto, sans-serif; color: #1f2a37; background: #fff; }
body { margin: 0; }
main { max-width: 36rem; margin: 0 auto; padding: 1rem 1rem 3rem; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .25rem 0 .75rem; }
p { margin: 0 0 .75rem; }
.small { font-size: .9375rem; color: #47505c; }
.wrong { border: .1875rem solid #a6341b; padding: .5rem .75rem; font-weight: 700; }
label.word { display: block; font-weight: 700; margin-top: 1rem; }
input[type=text] { font: inherit; font-size: 1.25rem; width: 100%; box-sizing: border-box; padding: .5rem;
  border: .125rem solid #5a6472; border-radius: .25rem; }
fieldset { border: 0; margin: 1.25rem 0 1rem; padding: 0; }
legend { font-weight: 700; padding: 0; }
.choice { display: flex; gap: .75rem; border: .0625rem solid #5a6472; border-radius: .25rem; padding: .75rem;
  margin-top: .5rem; }
.choice input { width: 1.5rem; height: 1.5rem; margin: 0; flex: none; accent-color: #2f5d9b; }
.choice b { display: block; }
.choice span span { display: block; margin-top: .25rem; }
button { font: inherit; font-size: 1.125rem; font-weight: 700; color: #fff; background: #2f5d9b; border: 0;
  border-radius: .25rem; padding: .75rem 1.5rem; margin: 1.25rem 0 .75rem; width: 100%; }
:focus-visible { outline: .1875rem solid #1f2a37; outline-offset: .125rem; }
"""


def digest(text: str) -> str:
    """How a policy names a text that the page has in it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


_REST = "base-uri 'none'; frame-ancestors 'none'"
WALL_POLICY = (
    f"default-src 'none'; style-src {digest(WALL_STYLE)}; script-src {digest(WALL_SCRIPT)}; connect-src 'self';"
    f" form-action 'none'; {_REST}"
)
VOTE_POLICY = f"default-src 'none'; style-src {digest(VOTE_STYLE)}; form-action 'self'; {_REST}"
