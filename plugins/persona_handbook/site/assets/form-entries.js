/* Entries of long lists fold: each has a heading with its text, which opens it. */
window.phFormEntries = function (fields) {
  "use strict";
  const TELLING = ["text", "motivation", "decision", "name", "action", "title", "trait", "finding", "axis", "date"];
  const opened = new Set();
  let seen = new Set();
  let made = false;

  function entries() {
    return Array.from(fields.querySelectorAll(".jedi-array-item")).map(function (item) {
      return { item: item, part: item.querySelector("[data-path]") };
    }).filter(function (each) { return each.part && each.part.dataset.type === "object" && !each.item.closest("dialog"); });
  }

  function said(path) {
    const found = TELLING.map(function (name) {
      const field = fields.querySelector("[data-path=" + JSON.stringify(path + "/" + name) + "] :is(input, textarea)");
      return field ? field.value.trim() : "";
    }).find(Boolean);
    return found || "";
  }

  function entry(each, number) {
    const path = each.part.dataset.path;
    let heading = each.item.querySelector(":scope > .ph-form__entry");
    if (!heading) {
      heading = document.createElement("button");
      heading.type = "button";
      heading.className = "ph-form__entry";
      heading.addEventListener("click", function () {
        const isOpen = heading.getAttribute("aria-expanded") === "true";
        opened[isOpen ? "delete" : "add"](path);
        set(each.item, heading, !isOpen);
      });
      heading.id = "ph-entry-" + path.replace(/\W+/g, "-");
      each.item.prepend(heading);
      each.item.querySelectorAll(":scope > .jedi-actions-slot button").forEach(function (button) {
        button.setAttribute("aria-describedby", heading.id);
      });
    }
    const text = number + ". " + said(path);
    if (heading.textContent !== text) heading.textContent = text;
    set(each.item, heading, opened.has(path));
  }

  function set(item, heading, isOpen) {
    if (heading.getAttribute("aria-expanded") !== String(isOpen)) heading.setAttribute("aria-expanded", String(isOpen));
    item.classList.toggle("ph-form__closed", !isOpen);
  }

  function arrange() {
    const known = new Set();
    entries().forEach(function (each) {
      const path = each.part.dataset.path;
      known.add(path);
      if (made && !seen.has(path)) opened.add(path);
      entry(each, Number(path.split("/").pop()) + 1);
    });
    seen = known;
    made = true;
  }

  new MutationObserver(arrange).observe(fields, { childList: true, subtree: true });
  fields.addEventListener("input", arrange);
  arrange();
  return { reveal: function (path) {
    entries().forEach(function (each) {
      const own = each.part.dataset.path;
      if (path === own || path.startsWith(own + "/")) opened.add(own);
    });
    arrange();
  } };
};
