/* Narrows a list down by the fields of the form that stands above it, and says how many entries are left. */
(function () {
  "use strict";

  function narrow(form, entries) {
    const wanted = Array.from(new FormData(form)).filter(function (field) { return field[1]; });
    let left = 0;
    entries.forEach(function (entry) {
      entry.hidden = !wanted.every(function (field) {
        return (entry.getAttribute("data-ph-" + field[0]) || "").split(" ").includes(field[1]);
      });
      left += entry.hidden ? 0 : 1;
    });
    const count = form.querySelector("[role=status]");
    count.textContent = left === 1 ? count.dataset.phOne : count.dataset.phMany.replace("#", left);
  }

  /* What was chosen stands in the address, so that it can be passed on. */
  function remember(form) {
    const address = new URL(location.href);
    form.querySelectorAll("select").forEach(function (field) {
      if (field.value) address.searchParams.set(field.name, field.value);
      else address.searchParams.delete(field.name);
    });
    history.replaceState(history.state, "", address);
  }

  function recall(form) {
    const asked = new URLSearchParams(location.search);
    form.querySelectorAll("select").forEach(function (field) {
      const value = asked.get(field.name);
      if (Array.from(field.options).some(function (each) { return each.value === value; })) field.value = value;
    });
  }

  function ready() {
    document.querySelectorAll("form[data-ph-filter]").forEach(function (form) {
      if (!form.hidden) return;
      const entries = document.querySelectorAll("#" + form.dataset.phFilter + " [data-ph-entry]");
      form.hidden = false;
      const changed = function () { narrow(form, entries); remember(form); };
      recall(form);
      form.addEventListener("change", changed);
      form.addEventListener("reset", function () { setTimeout(changed, 0); });
      form.addEventListener("submit", function (event) { event.preventDefault(); });
      narrow(form, entries);
    });
  }

  if (window.document$) window.document$.subscribe(ready);
  else document.addEventListener("DOMContentLoaded", ready);
})();
