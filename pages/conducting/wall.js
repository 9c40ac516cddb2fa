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
