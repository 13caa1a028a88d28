/* What is typed into a form and not handed over yet, in the browser's own storage. */
window.phFormDraft = (function () {
  "use strict";
  const WAIT = 400;
  let waiting = 0;

  function stored(work) {
    try { return work(window.localStorage); } catch { return null; } // storage is off or full
  }

  function read(key) {
    return stored(function (storage) { return JSON.parse(storage.getItem(key)); });
  }

  function write(key, draft) {
    return stored(function (storage) {
      storage.setItem(key, JSON.stringify(draft));
      return true;
    }) === true;
  }

  /* Keeps a draft a moment later; `made` gives it then. */
  function keep(key, made) {
    clearTimeout(waiting);
    waiting = setTimeout(function () { write(key, made()); }, WAIT);
  }

  function drop(key) {
    clearTimeout(waiting);
    stored(function (storage) { storage.removeItem(key); });
  }

  return { read: read, write: write, keep: keep, drop: drop };
})();
