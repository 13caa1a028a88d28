/* Addresses that work: what a link leads to is unfolded, the section in sight is marked, and the control that copies
   links and quotes is loaded once somebody points at something that has an address. */
(function () {
  "use strict";
  if (window.personaHandbookReading) return;
  window.personaHandbookReading = true;

  const here = document.currentScript.src;
  const copy = new URL("copy.js", here).href;
  const OF_SOME_PAGES = ["home.css", "journey-map.css"];
  const ADDRESSED = "article :is([id^=claim-], [id^=decision-], [id^=quote-], [id^=motto-], [id^=step-], [id^=opportunity-], :is(h1, h2, h3, h4)[id])";
  let waiting = false;
  let asked = false;

  function unfold() {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (error) { return; }
    for (let each = target; each; each = each.parentElement) if (each.matches("details")) each.open = true;
    if (target && target.closest("details")) target.scrollIntoView();
  }

  /* A button that shows everything that is folded. */
  function openers() {
    document.querySelectorAll("button[data-ph-open]").forEach(function (button) {
      const folded = document.querySelectorAll(button.dataset.phOpen);
      button.hidden = !folded.length;
      button.addEventListener("click", function () {
        folded.forEach(function (each) { each.open = true; });
        button.hidden = true;
      });
    });
  }

  function mark() {
    waiting = false;
    const links = Array.from(document.querySelectorAll(".ph-sections a"));
    const passed = links.filter(function (link) {
      const heading = document.getElementById(link.hash.slice(1));
      return heading && heading.getBoundingClientRect().top < innerHeight / 4;
    });
    links.forEach(function (link) {
      if (link === passed[passed.length - 1]) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }

  function soon() {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  }

  function load(event) {
    if (asked || !event.target.closest || !event.target.closest(ADDRESSED)) return;
    asked = true;
    const script = document.createElement("script");
    script.src = copy;
    script.onload = function () { window.personaHandbookCopy(ADDRESSED, event.target); };
    document.head.appendChild(script);
  }

  /* Everything a team's page claims, as a list to paste elsewhere. */
  function asList() {
    return Array.from(document.querySelectorAll("article h2[id], article .ph-claims > li"), function (each) {
      const text = function (part) { return part.innerText.replace(/[\s¶]+/g, " ").trim(); };
      if (each.tagName === "H2") return "\n" + text(each);
      const grade = each.querySelector("[class^=ph-grade]");
      return "- " + text(each.firstElementChild) + (grade ? " (" + text(grade) + ")" : "");
    }).join("\n").trim();
  }

  function offerList() {
    const button = document.querySelector(".ph-copylist[hidden]");
    if (!button || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(asList()).then(function () { button.textContent = button.dataset.phCopied; });
    });
  }

  /* Where the theme swaps pages without loading them, a style sheet that only the new page asks for would be late. */
  function styleAhead() {
    const config = document.getElementById("__config");
    if (!config || !config.textContent.includes('"navigation.instant"')) return;
    OF_SOME_PAGES.forEach(function (name) {
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = new URL(name, here).href;
      document.body.prepend(sheet);
    });
  }

  /* The theme's search is a dialog without a name. */
  function nameSearch() {
    const search = document.querySelector(".md-search[role=dialog]:not([aria-label])");
    const field = search && search.querySelector("input[aria-label]");
    if (field) search.setAttribute("aria-label", field.getAttribute("aria-label"));
  }

  function ready() {
    nameSearch();
    offerList();
    openers();
    unfold();
    mark();
  }

  addEventListener("hashchange", unfold);
  addEventListener("scroll", soon, { passive: true });
  document.addEventListener("pointerover", load);
  document.addEventListener("focusin", load);
  addEventListener("load", function () { setTimeout(styleAhead, 0); });
  if (window.document$) window.document$.subscribe(ready);
  else document.addEventListener("DOMContentLoaded", ready);
})();
