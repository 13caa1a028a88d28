/* One control for everything that has an address: it moves to what the pointer or the keyboard is on, and copies the
   link to it, or the text as a quote with how it is known and where it is from. */
window.personaHandbookCopy = function (addressed, first) {
  "use strict";
  const SAYS_MORE = "small, .ph-claim__more, .ph-claim__answer, .ph-extra, .ph-badge, .headerlink, .ph-copy";
  const QUOTED = "[id^=claim-], [id^=decision-], [id^=quote-], [id^=motto-]";
  const bar = document.createElement("span");
  const link = document.createElement("button");
  const quote = document.createElement("button");
  const said = document.createElement("span");
  let words = [];

  function clean(text) {
    return text.replace(/\s+/g, " ").trim();
  }

  function textOf(part) {
    const copied = part.cloneNode(true);
    copied.querySelectorAll(SAYS_MORE).forEach(function (each) { each.remove(); });
    return clean(copied.textContent);
  }

  function addressOf(place) {
    return location.href.split("#")[0] + "#" + place.id;
  }

  function quoteOf(place) {
    const title = document.querySelector("article h1");
    const page = title ? textOf(title) : document.title;
    if (place.matches("blockquote")) {
      const from = place.querySelector("footer");
      return "“" + textOf(place.querySelector("p")) + "”" + (from ? " (" + clean(from.textContent) + ")" : "") + "\n" + page + ": " + addressOf(place);
    }
    const basis = place.querySelector(".ph-why");
    const known = basis ? Array.from((basis.querySelector("summary") || basis).children, function (each) { return clean(each.textContent); }) : [];
    const sources = Array.from(place.querySelectorAll(".ph-why dl > div:first-child > dd > a"), function (each) { return clean(each.textContent); });
    if (sources.length) known.push(sources.join(", "));
    const text = textOf(place.matches("li") && basis ? place.firstElementChild : place);
    return "“" + text + "”" + (known.length ? " (" + known.join("; ") + ")" : "") + "\n" + page + ": " + addressOf(place);
  }

  function put(text, button) {
    const done = function () {
      said.textContent = words[2];
      button.classList.add("ph-copy__done");
      setTimeout(function () { button.classList.remove("ph-copy__done"); said.textContent = ""; }, 2000);
    };
    if (navigator.clipboard) return navigator.clipboard.writeText(text).then(done, function () { byHand(text); done(); });
    byHand(text);
    done();
  }

  function byHand(text) {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "ph-unseen";
    bar.appendChild(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }

  function name(button, text, sign) {
    button.type = "button";
    button.title = text;
    button.setAttribute("aria-label", text);
    button.textContent = sign;
  }

  function show(place) {
    if (!place || place.querySelector(".headerlink") || bar.parentElement === place) return;
    const given = document.querySelector("[data-ph-words]");
    words = (given ? given.dataset.phWords : "Copy link|Copy as quote|Copied").split("|");
    name(link, words[0], "#");
    name(quote, words[1], "❞");
    quote.hidden = !place.matches(QUOTED);
    place.appendChild(bar);
  }

  function follow(event) {
    if (event.target.closest && !bar.contains(event.target)) show(event.target.closest(addressed));
  }

  bar.className = "ph-copy";
  said.className = "ph-unseen";
  said.setAttribute("role", "status");
  bar.append(quote, link, said);
  link.addEventListener("click", function () {
    const place = bar.parentElement;
    history.replaceState(history.state, "", "#" + place.id);
    put(addressOf(place), link);
  });
  quote.addEventListener("click", function () { put(quoteOf(bar.parentElement), quote); });
  document.addEventListener("click", function (event) {
    const own = event.target.closest ? event.target.closest(".headerlink") : null;
    if (own) put(own.href, own);
  });
  document.addEventListener("pointerover", follow);
  document.addEventListener("focusin", follow);
  show(first.closest(addressed));
};
