/* Entries of lists fold: each has a heading with its text, which opens it. An entry stays open or closed when others are
   deleted or moved. */
window.phFormEntries = function (fields) {
  "use strict";
  const TELLING = ["text", "motivation", "decision", "name", "action", "title", "trait", "finding", "axis", "date"];
  let opened = new Set();

  function entries() {
    return Array.from(fields.querySelectorAll(".jedi-array-item")).map(function (item) {
      return { item: item, part: item.querySelector("[data-path]") };
    }).filter(function (each) { return each.part && each.part.dataset.type === "object" && !each.item.closest("dialog"); });
  }

  function said(each) {
    const found = TELLING.map(function (name) {
      const path = each.part.dataset.path + "/" + name;
      const field = fields.querySelector("[data-path=" + JSON.stringify(path) + "] :is(input, textarea)");
      return field ? field.value.trim() : "";
    }).find(Boolean);
    return found || each.part.querySelector(".jedi-legend").textContent;
  }

  function entry(each) {
    const path = each.part.dataset.path;
    let heading = each.item.querySelector(":scope > .ph-form__entry");
    if (!heading) {
      heading = document.createElement("button");
      heading.type = "button";
      heading.className = "ph-form__entry";
      heading.addEventListener("click", function () { toggle(each, heading); });
      heading.id = "ph-entry-" + path.replace(/\W+/g, "-");
      each.item.prepend(heading);
      const buttons = ":scope > .jedi-actions-slot button, :scope > .jedi-array-item-body > div > fieldset > * .jedi-properties-toggle";
      each.item.querySelectorAll(buttons).forEach(function (button) { button.setAttribute("aria-describedby", heading.id); });
    }
    const more = each.part.querySelector(":scope > fieldset > legend .jedi-properties-toggle");
    if (more) each.part.querySelector(":scope > fieldset").append(more); // what can be added comes after what is there
    const text = Number(path.split("/").pop()) + 1 + ". " + said(each);
    if (heading.textContent !== text) heading.textContent = text;
    set(each.item, heading, opened.has(path));
  }

  function toggle(each, heading) {
    const isOpen = heading.getAttribute("aria-expanded") === "true";
    opened[isOpen ? "delete" : "add"](each.part.dataset.path);
    set(each.item, heading, !isOpen);
  }

  function set(item, heading, isOpen) {
    if (heading.getAttribute("aria-expanded") !== String(isOpen)) heading.setAttribute("aria-expanded", String(isOpen));
    item.classList.toggle("ph-form__closed", !isOpen);
  }

  function arrange() { entries().forEach(entry); }

  /* Which entries are open follows them to their new places; `placed` gives the new number of an entry, or null. */
  function renumber(list, placed) {
    opened = new Set(Array.from(opened).flatMap(function (path) {
      if (!path.startsWith(list + "/")) return [path];
      const steps = path.slice(list.length + 1).split("/");
      const number = placed(Number(steps[0]));
      return number === null ? [] : [[list, number].concat(steps.slice(1)).join("/")];
    }));
  }

  function swap(one, other) {
    return function (number) { return number === one ? other : number === other ? one : number; };
  }

  function without(gone) {
    return function (number) { return number === gone ? null : number > gone ? number - 1 : number; };
  }

  /* Comes before the library changes the list. */
  function follow(event) {
    const button = event.target.closest(".jedi-array-add, .jedi-array-delete, .jedi-array-move-up, .jedi-array-move-down");
    const holder = button && button.closest("[data-path]");
    if (!holder) return;
    const list = holder.dataset.path;
    const item = button.closest(".jedi-array-item");
    const at = item && Number(item.getAttribute("jedi-array-item-index"));
    if (button.matches(".jedi-array-add")) opened.add(list + "/" + count(list));
    else if (button.matches(".jedi-array-delete")) renumber(list, without(at));
    else renumber(list, swap(at, button.matches(".jedi-array-move-up") ? at - 1 : at + 1));
  }

  function count(list) {
    return Array.from(fields.querySelectorAll("[data-path]")).filter(function (each) {
      return each.dataset.path.startsWith(list + "/") && /^\d+$/.test(each.dataset.path.slice(list.length + 1));
    }).length;
  }

  function openAll() {
    entries().forEach(function (each) { opened.add(each.part.dataset.path); });
    arrange();
  }

  new MutationObserver(arrange).observe(fields, { childList: true, subtree: true });
  fields.addEventListener("input", arrange);
  fields.addEventListener("click", follow, true);
  arrange();
  return { openAll: openAll, reveal: function (path) {
    entries().forEach(function (each) {
      const own = each.part.dataset.path;
      if (path === own || path.startsWith(own + "/")) opened.add(own);
    });
    arrange();
  } };
};
