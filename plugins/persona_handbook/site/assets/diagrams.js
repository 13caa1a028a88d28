/* Draws the diagrams of the handbook with the library beside this file, and with no other.

   A site may have a diagram library of its own, of any version: the two do not see each other. Where it has none, this
   script also draws what the site's own fences make. Material for MkDocs draws with a global `mermaid` if there is one,
   else it asks the network; here it finds one. */
(function () {
  "use strict";
  if (window.personaHandbookDiagrams) return;
  window.personaHandbookDiagrams = true;

  const OURS = "pre.ph-diagram__source";
  const ALWAYS = { startOnLoad: false, suppressErrorRendering: true };
  const AT_ONCE = 8;
  const library = new URL("mermaid.min.js", document.currentScript.src).href;
  const theirs = window.mermaid;
  let settings = {};
  let loading = null;
  let last = Promise.resolve();
  let drawn = 0;
  let inHurry = false;
  const waiting = new Set();

  function load() {
    loading = loading || new Promise(function (resolve, reject) {
      const before = window.mermaid;
      const script = document.createElement("script");
      script.onerror = function () { reject(new Error("The diagram library was not found: " + library)); };
      script.onload = function () {
        const loaded = window.mermaid;
        window.mermaid = before;
        resolve(loaded);
      };
      const text = inHurry && atOnce(library);
      if (text) script.textContent = text;
      else script.src = library;
      document.head.appendChild(script);
      if (text) script.onload();
    });
    return loading;
  }

  /* Paper does not wait for an answer. */
  function atOnce(address) {
    try {
      const request = new XMLHttpRequest();
      request.open("GET", address, false);
      request.send();
      return request.status === 200 ? request.responseText : "";
    } catch (error) {
      return "";
    }
  }

  /* The library has one set of settings for all: so one drawing at a time, each with its own. */
  function render(id, source, given) {
    const rendered = last.then(load).then(function (loaded) {
      loaded.initialize(Object.assign({}, given, ALWAYS));
      return loaded.render(id, source);
    });
    last = rendered.catch(function () {});
    return rendered;
  }

  function renderTheirs(id, source) {
    return render(id, source, Object.assign({}, settings, (window.mermaidConfig || {}).default));
  }

  const standIn = {
    initialize: function (given) { settings = Object.assign({}, given); },
    render: renderTheirs,
    run: async function () { drawTheirs(); },
    init: drawTheirs,
    contentLoaded: drawTheirs
  };

  function idle() {
    if (inHurry || !window.requestIdleCallback) return Promise.resolve();
    return new Promise(function (resolve) { requestIdleCallback(resolve, { timeout: 500 }); });
  }

  function show(place, svg) {
    const figure = document.createElement("div");
    figure.className = "mermaid";
    figure.setAttribute("data-processed", "true");
    figure.attachShadow({ mode: "open" }).innerHTML = svg;
    place.replaceWith(figure);
  }

  async function drawEach(places, how) {
    const number = drawn;
    drawn += places.length;
    for (const [index, place] of places.entries()) {
      if (index >= AT_ONCE) await idle();
      try {
        show(place, (await how("ph-diagram-" + (number + index), place.textContent)).svg);
      } catch (error) {
        console.warn("A diagram was not drawn. " + (error.message || error));
        const told = place.parentNode.querySelector(".ph-diagram__failed");
        if (told) told.hidden = false;
      }
    }
  }

  function fresh(selector) {
    const places = Array.from(document.querySelectorAll(selector)).filter(function (each) {
      return !each.hasAttribute("data-processed") && each.textContent.trim();
    });
    places.forEach(function (each) { each.setAttribute("data-processed", "true"); });
    return places;
  }

  function themeDraws() { return document.querySelector("[data-md-component]"); }

  function drawTheirs() {
    return drawEach(fresh(themeDraws() ? "div.mermaid" : "div.mermaid, pre.mermaid"), renderTheirs);
  }

  function drawOurs(places) {
    return drawEach(places, function (id, source) { return render(id, source, {}); });
  }

  /* A diagram that is a screen away is worth the transfer of the library, but not yet the time to run it. */
  const coming = observer("100% 0px", function () { fetchAhead(); });
  const near = observer("20% 0px", function (figures) {
    const places = figures.map(function (each) { return each.querySelector(OURS); });
    drawOurs(places.filter(function (each) { return each && waiting.delete(each); }));
  });

  function observer(margin, met) {
    const found = window.IntersectionObserver && new IntersectionObserver(function (seen) {
      const figures = seen.filter(function (each) { return each.isIntersecting; }).map(function (each) { return each.target; });
      figures.forEach(function (each) { found.unobserve(each); });
      if (figures.length) met(figures);
    }, { rootMargin: margin });
    return found;
  }

  function fetchAhead() {
    if (loading) return;
    coming.disconnect();
    document.head.appendChild(Object.assign(document.createElement("link"), {
      rel: "preload", as: "script", href: library, fetchPriority: "low"
    }));
  }

  function drawWhenNear(place) {
    if (!near) return drawOurs([place]);
    waiting.add(place);
    coming.observe(place.parentNode);
    near.observe(place.parentNode);
  }

  /* Paper has no screen to come near. */
  function drawForPaper() {
    inHurry = true;
    const places = Array.from(waiting);
    waiting.clear();
    drawOurs(places);
  }

  function drawAll() {
    fresh(OURS).forEach(drawWhenNear);
    if (window.mermaid === standIn) drawTheirs();
  }

  /* Before version 10 `render` gives no promise, and Material would draw nothing. */
  function withPromises(old) {
    return Object.assign(Object.create(old), {
      run: drawTheirs,
      initialize: function (given) { settings = Object.assign({}, given); old.initialize(given); },
      render: function (id, source, done) {
        return done ? old.render.apply(old, arguments) : renderTheirs(id, source);
      }
    });
  }

  function isOld(found) { return found && found !== standIn && found.mermaidAPI && !found.run; }

  function ready() {
    if (!window.mermaid) window.mermaid = standIn;
    if (isOld(window.mermaid) && themeDraws()) window.mermaid = withPromises(window.mermaid);
    drawAll();
  }

  window.mermaid = isOld(theirs) && themeDraws() ? withPromises(theirs) : theirs || standIn;
  window.addEventListener("beforeprint", drawForPaper);
  matchMedia("print").addEventListener("change", function (media) { if (media.matches) drawForPaper(); });
  if (window.document$) window.document$.subscribe(ready);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
