/* Lets readers choose what a journey's map shows: its lanes and its size. The choice is in the address. */
(function () {
  "use strict";

  function hiddenLanes() { return (new URLSearchParams(location.search).get("hide") || "").split(",").filter(Boolean); }

  function remember(hidden, zoom) {
    const query = new URLSearchParams(location.search);
    if (hidden.length) query.set("hide", hidden.join(","));
    else query.delete("hide");
    if (zoom !== "100") query.set("zoom", zoom);
    else query.delete("zoom");
    const said = query.toString().replace(/%2C/g, ",");
    history.replaceState(history.state, "", location.pathname + (said ? "?" + said : "") + location.hash);
  }

  function show(map, hidden, zoom) {
    map.querySelectorAll("[data-ph-lane]").forEach(function (row) { row.hidden = hidden.includes(row.dataset.phLane); });
    map.style.setProperty("--ph-map-zoom", zoom / 100);
  }

  function start(map, bar) {
    const lanes = Array.from(bar.querySelectorAll("[name=lane]"));
    const size = bar.querySelector("[name=zoom]");
    const wanted = new URLSearchParams(location.search).get("zoom");
    const hidden = hiddenLanes();
    lanes.forEach(function (lane) { lane.checked = !hidden.includes(lane.value); });
    if (Array.from(size.options).some(function (each) { return each.value === wanted; })) size.value = wanted;
    show(map, hidden, size.value);
    bar.hidden = false;
    bar.addEventListener("submit", function (event) { event.preventDefault(); });
    bar.addEventListener("change", function () {
      const left = lanes.filter(function (lane) { return !lane.checked; }).map(function (lane) { return lane.value; });
      show(map, left, size.value);
      remember(left, size.value);
    });
    const open = bar.querySelector("details");
    bar.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && open.open) {
        open.open = false;
        open.querySelector("summary").focus();
      }
    });
    document.addEventListener("click", function (event) { if (!open.contains(event.target)) open.open = false; });
  }

  function ready() {
    document.querySelectorAll("[data-ph-map]").forEach(function (map) {
      const bar = map.querySelector(".ph-mapbar");
      if (bar && bar.hidden) start(map, bar);
    });
  }

  if (window.document$) window.document$.subscribe(ready);
  else document.addEventListener("DOMContentLoaded", ready);
})();
