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

  function ready() {
    document.querySelectorAll("form[data-ph-filter]").forEach(function (form) {
      if (!form.hidden) return;
      const entries = document.querySelectorAll("#" + form.dataset.phFilter + " [data-ph-entry]");
      form.hidden = false;
      form.addEventListener("change", function () { narrow(form, entries); });
      form.addEventListener("reset", function () { setTimeout(narrow, 0, form, entries); });
      form.addEventListener("submit", function (event) { event.preventDefault(); });
      narrow(form, entries);
    });
  }

  if (window.document$) window.document$.subscribe(ready);
  else document.addEventListener("DOMContentLoaded", ready);
})();
