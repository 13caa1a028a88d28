/* What hands, keyboards and screen readers need of a form, and its library does not give. */
(function () {
  "use strict";
  const place = document.getElementById("ph-form");
  if (!place || place.dataset.handy) return;
  place.dataset.handy = "yes";
  const FIELDS = "input, textarea, select";
  const OF_ENTRY = ".jedi-array-delete, .jedi-array-move-up, .jedi-array-move-down";

  /* Says what changed to those who do not see it. */
  window.phFormSay = function (text, values) {
    const live = document.getElementById("ph-form-live");
    live.textContent = "";
    setTimeout(function () {
      live.textContent = text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
    }, 50);
  };

  /* A field hands its text over when it is left, and the buttons around it are then made anew. So that a click meets the
     button that was pressed, the field is left when the click comes, and not before. */
  place.addEventListener("mousedown", function (event) {
    if (event.target.closest("button")) event.preventDefault();
  });

  /* For the same reason, a field that is left by Tab hands its text over before the next one is looked for. */
  place.addEventListener("keydown", function (event) {
    const field = event.target;
    if (event.key !== "Tab" || !field.matches("#ph-form-fields :is(textarea, input:not([type=checkbox], [type=radio]))")) return;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    if (document.activeElement !== field && field.isConnected) field.focus();
  });

  place.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    const writing = document.activeElement;
    if (!button) return;
    if (writing !== button && place.contains(writing) && writing.matches(FIELDS)) writing.blur();
    const around = button.closest("[data-path]");
    const path = around ? around.dataset.path : "";
    const item = button.matches(OF_ENTRY) ? button.closest(".jedi-array-item") : null;
    const at = item ? Number(item.getAttribute("jedi-array-item-index")) : 0;
    const before = entries(path).length;
    const name = item ? named(item, at) : "";
    setTimeout(function () {
      if (item) goOnInList(button, path, at, name, before);
      else goOn(button, path);
    });
  }, true);

  function named(entry, at) {
    const title = entry.querySelector(".jedi-legend, .jedi-label");
    return (title ? title.textContent.trim() : "") + " " + (at + 1);
  }

  /* Whoever goes by keyboard goes on where something came: in the new entry, or in the window that opened. */
  function goOn(button, path) {
    if (button.matches(".jedi-array-add")) {
      const all = entries(path);
      const added = all[all.length - 1];
      const first = added && Array.from(added.querySelectorAll(FIELDS)).find(isSeen);
      if (first) first.focus();
      if (added) window.phFormSay(place.dataset.entryAdded, { entry: named(added, all.length - 1) });
    } else if (button.matches(".jedi-properties-toggle")) furnish(place.querySelector("dialog[open]"), button.id);
    else if (button.isConnected && place.contains(button) && document.activeElement === document.body) button.focus();
  }

  /* After an entry was deleted, the next one has the focus; after it was moved, its button. */
  function goOnInList(button, path, at, name, before) {
    const all = entries(path);
    if (button.matches(".jedi-array-delete")) {
      if (all.length === before) return;
      const next = all[Math.min(at, all.length - 1)];
      focus(next ? heading(next) : field(path).querySelector(".jedi-array-add"));
      window.phFormSay(place.dataset.entryDeleted, { entry: name });
    } else {
      const kind = button.matches(".jedi-array-move-up") ? "up" : "down";
      const now = kind === "up" ? at - 1 : at + 1;
      const buttons = Array.from(all[now].closest(".jedi-array-item").querySelectorAll(":scope > .jedi-actions-slot button"));
      const able = buttons.filter(function (each) { return !each.disabled && !each.matches(".jedi-array-delete"); });
      focus(able.find(function (each) { return each.matches(".jedi-array-move-" + kind); }) || able[0]);
      window.phFormSay(place.dataset.entryMoved, { entry: name, number: now + 1 });
    }
  }

  function focus(element) { if (element) element.focus(); }

  function heading(entry) {
    return entry.closest(".jedi-array-item").querySelector(":scope > .ph-form__entry") || entry.querySelector(FIELDS);
  }

  function isSeen(field) { return field.getClientRects().length > 0; }

  function field(path) { return place.querySelector("[data-path=" + JSON.stringify(path) + "]"); }

  function entries(path) {
    return Array.from(place.querySelectorAll("[data-path]")).filter(function (each) {
      return each.dataset.path.startsWith(path + "/") && /^\d+$/.test(each.dataset.path.slice(path.length + 1));
    });
  }

  function furnish(dialog, toggle) {
    if (!dialog || dialog.dataset.furnished) return;
    dialog.dataset.furnished = "yes";
    dialog.setAttribute("aria-label", place.dataset.more);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "ph-button ph-form__done";
    close.textContent = place.dataset.done;
    close.addEventListener("click", function () { dialog.close(); });
    dialog.append(close);
    dialog.addEventListener("close", function () {
      const button = document.getElementById(toggle);
      if (button) button.focus();
    });
  }
})();
