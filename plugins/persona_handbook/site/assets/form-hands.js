/* What hands and keyboards need of a form, and its library does not give. */
(function () {
  "use strict";
  const place = document.getElementById("ph-form");
  if (!place || place.dataset.handy) return;
  place.dataset.handy = "yes";
  const FIELDS = "input, textarea, select";

  /* A field hands its text over when it is left, and the buttons around it are then made anew. So that a click meets the
     button that was pressed, the field is left when the click comes, and not before. */
  place.addEventListener("mousedown", function (event) {
    if (event.target.closest("button")) event.preventDefault();
  });

  place.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    const writing = document.activeElement;
    if (!button) return;
    if (writing !== button && place.contains(writing) && writing.matches(FIELDS)) writing.blur();
    const around = button.closest("[data-path]");
    setTimeout(function () { goOn(button, around ? around.dataset.path : ""); });
  }, true);

  /* Whoever goes by keyboard goes on where something came: in the new entry, or in the window that opened. */
  function goOn(button, path) {
    if (button.matches(".jedi-array-add")) {
      const added = entries(path).pop();
      const first = added && Array.from(added.querySelectorAll(FIELDS)).find(isSeen);
      if (first) first.focus();
    } else if (button.matches(".jedi-properties-toggle")) furnish(place.querySelector("dialog[open]"), button.id);
    else if (button.isConnected && place.contains(button) && document.activeElement === document.body) button.focus();
  }

  function isSeen(field) { return field.getClientRects().length > 0; }

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
