/* Loads the diagram library that stands beside this file, when the first diagram comes into sight, and from nowhere else.

   Material for MkDocs draws with a global `mermaid` if there is one, else it asks the network; this is that global.
   With other themes the diagrams are drawn here. */
(function () {
  "use strict";
  if (window.mermaid) return;
  const library = new URL("mermaid.min.js", document.currentScript.src).href;
  let settings = { startOnLoad: false };
  let loading = null;

  function load() {
    loading = loading || new Promise(function (resolve, reject) {
      const script = document.createElement("script");
      script.src = library;
      script.onerror = reject;
      script.onload = function () {
        window.mermaid.initialize(settings);
        resolve(window.mermaid);
      };
      document.head.appendChild(script);
    });
    return loading;
  }

  window.mermaid = {
    initialize: function (given) {
      const sitewide = (window.mermaidConfig || {}).default;
      settings = Object.assign({}, given, sitewide, { startOnLoad: false });
    },
    render: function (id, source) {
      const written = Array.from(document.querySelectorAll("pre")).find(function (each) {
        return each.textContent === source;
      });
      return inSight(written).then(load).then(function (loaded) { return loaded.render(id, source); });
    }
  };

  function inSight(element) {
    if (!element || !window.IntersectionObserver) return Promise.resolve();
    return new Promise(function (resolve) {
      new IntersectionObserver(function (entries, observer) {
        if (!entries.some(function (entry) { return entry.isIntersecting; })) return;
        observer.disconnect();
        resolve();
      }).observe(element);
    });
  }

  async function draw(source, number) {
    await inSight(source);
    const loaded = await load();
    const drawn = await loaded.render("diagram-" + number, source.textContent);
    const figure = document.createElement("div");
    figure.className = "mermaid";
    figure.innerHTML = drawn.svg;
    source.replaceWith(figure);
  }

  document.addEventListener("DOMContentLoaded", function () {
    const themeDraws = document.querySelector("[data-md-component]");
    if (!themeDraws) document.querySelectorAll("pre.mermaid").forEach(draw);
  });
})();
