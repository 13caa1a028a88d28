/* The sections of a long form: one is shown at a time, and a list leads to each. */
window.phFormSections = function (fields, list, titles, basics) {
  "use strict";
  const FIRST = "";
  let current = FIRST;
  let last = "";

  function top() {
    return Array.from(fields.querySelectorAll("[data-path]")).filter(function (each) {
      return /^#\/[^/]+$/.test(each.dataset.path) && !each.closest("dialog");
    });
  }

  function section(field) {
    return ["array", "object"].includes(field.dataset.type) ? field.dataset.path : FIRST;
  }

  function title(field) {
    const name = field.dataset.path.slice(2);
    return titles[name] || name;
  }

  function count(field) {
    return field.dataset.type === "array" ? Array.from(field.querySelectorAll("[data-path]")).filter(function (each) {
      return /^\/\d+$/.test(each.dataset.path.slice(field.dataset.path.length));
    }).length : 0;
  }

  function entry(path, name, number) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = number ? name + " (" + number + ")" : name;
    if (path === current) button.setAttribute("aria-current", "true");
    button.addEventListener("click", function () {
      open(path);
      list.querySelector("[aria-current]").focus();
    });
    item.append(button);
    return item;
  }

  function arrange() {
    const shown = top();
    const held = shown.filter(section);
    if (current && !held.some(function (field) { return field.dataset.path === current; })) current = FIRST;
    shown.forEach(function (field) { field.classList.toggle("ph-form__folded", section(field) !== current); });
    const state = JSON.stringify([current, held.map(function (field) { return [field.dataset.path, count(field)]; })]);
    if (state === last) return;
    last = state;
    list.replaceChildren.apply(list, [entry(FIRST, basics, 0)].concat(held.map(function (field) {
      return entry(field.dataset.path, title(field), count(field));
    })));
  }

  function open(path) {
    current = path;
    arrange();
  }

  /* Opens the section in which a field is. */
  function reveal(path) {
    const first = /^#\/[^/]+/.exec(path);
    const field = first && top().find(function (each) { return each.dataset.path === first[0]; });
    if (field) open(section(field));
  }

  new MutationObserver(arrange).observe(fields, { childList: true, subtree: true });
  list.closest("nav").hidden = false;
  arrange();
  return { reveal: reveal };
};
