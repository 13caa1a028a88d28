/* Chooses the two to four personas that stand side by side; the choice is kept in the address. A persona whose column is
   not in the page is fetched from beside it. */
(function () {
  "use strict";
  const MOST = 4;
  const form = document.querySelector(".ph-picker");
  if (!form || !form.hidden) return;
  const box = form.closest(".ph-compare");
  const table = box.querySelector("table");
  const status = form.querySelector("[role=status]");
  const options = Array.from(form.querySelectorAll("option"));
  const fetched = new Map();
  let chosen = [];

  function find(id) {
    return options.find(function (each) { return each.dataset.phId === id; });
  }

  function toggleOf(option) {
    return document.getElementById("compare-" + option.dataset.phColumn);
  }

  function clean(element) {
    return element.textContent.replace(/\s+/g, " ").trim();
  }

  function rows() {
    return Array.from(table.rows);
  }

  function isSeen(cell) {
    return !cell.hidden && getComputedStyle(cell).display !== "none";
  }

  function column(option) {
    return table.querySelectorAll(option.dataset.phColumn ? ".ph-c" + option.dataset.phColumn : "[data-ph-of='" + CSS.escape(option.dataset.phId) + "']");
  }

  async function load(option) {
    if (option.dataset.phColumn || fetched.has(option.dataset.phId)) return;
    const answer = await fetch(option.dataset.phFile);
    if (!answer.ok) throw new Error(answer.statusText);
    const parts = new DOMParser().parseFromString(await answer.text(), "text/html");
    fetched.set(option.dataset.phId, true);
    rows().forEach(function (row) {
      const cell = document.createElement(row.parentElement.tagName === "THEAD" ? "th" : "td");
      if (cell.tagName === "TH") cell.scope = "col";
      cell.dataset.phOf = option.dataset.phId;
      const part = parts.querySelector("[data-ph-row='" + CSS.escape(row.id) + "']");
      if (part) cell.append(document.importNode(part.content, true));
      row.append(cell);
    });
  }

  function heads() {
    options.forEach(function (option) {
      const head = column(option)[0];
      if (!head || head.querySelector("button")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "ph-compare__remove";
      button.textContent = "×";
      button.setAttribute("aria-label", status.dataset.phRemove + ": " + option.value);
      button.addEventListener("click", function () {
        choose(chosen.filter(function (id) { return id !== option.dataset.phId; }));
        form.elements.persona.focus();
      });
      head.append(button);
    });
  }

  /* What all of the chosen say is hidden: whole rows, and single claims within a row. */
  function differences() {
    const only = form.elements.differences.checked;
    Array.from(table.tBodies[0].rows).forEach(function (row) {
      const cells = Array.from(row.cells).slice(1).filter(isSeen);
      const claims = cells.map(function (cell) { return Array.from(cell.querySelectorAll("li"), clean); });
      cells.forEach(function (cell) {
        cell.querySelectorAll("li").forEach(function (item) {
          item.hidden = only && cells.length > 1 && claims.every(function (each) { return each.includes(clean(item)); });
        });
      });
      row.hidden = only && cells.length > 1 && cells.every(function (cell) { return clean(cell) === clean(cells[0]); });
    });
  }

  function remember() {
    const address = new URL(location.href);
    address.searchParams.set("personas", chosen.join(","));
    if (form.elements.differences.checked) address.searchParams.set("differences", "1");
    else address.searchParams.delete("differences");
    history.replaceState(history.state, "", address);
  }

  async function choose(ids) {
    const known = ids.filter(find).slice(0, MOST);
    try { await Promise.all(known.map(function (id) { return load(find(id)); })); } catch (error) {
      status.textContent = status.dataset.phLost;
      return;
    }
    chosen = known;
    options.forEach(function (option) {
      const is = chosen.includes(option.dataset.phId);
      if (option.dataset.phColumn) toggleOf(option).checked = is;
      else column(option).forEach(function (cell) { cell.hidden = !is; });
    });
    box.classList.toggle("ph-compare--some", chosen.length > 0);
    const input = form.elements.persona;
    input.disabled = chosen.length >= MOST;
    input.placeholder = input.disabled ? input.dataset.phFull : "";
    heads();
    differences();
    remember();
  }

  function add() {
    const input = form.elements.persona;
    const told = input.value.trim().toLowerCase();
    if (!told) return;
    const like = options.filter(function (each) { return each.value.toLowerCase().includes(told); });
    const option = options.find(function (each) { return each.value.toLowerCase() === told; }) || (like.length === 1 ? like[0] : null);
    status.textContent = option || like.length ? "" : status.dataset.phUnknown;
    if (!option) return;
    input.value = "";
    if (!chosen.includes(option.dataset.phId)) choose(chosen.concat(option.dataset.phId));
  }

  const asked = new URLSearchParams(location.search);
  const first = options.filter(function (each) { return each.dataset.phColumn && toggleOf(each).checked; });
  form.hidden = false;
  box.querySelector(".ph-compare__choice").hidden = true;
  form.elements.differences.checked = asked.has("differences");
  form.addEventListener("submit", function (event) { event.preventDefault(); add(); });
  form.elements.persona.addEventListener("change", add);
  form.elements.differences.addEventListener("change", function () { differences(); remember(); });
  choose(asked.has("personas") ? asked.get("personas").split(",") : first.slice(0, MOST).map(function (each) { return each.dataset.phId; }));
})();
