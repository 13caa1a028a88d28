/* A persona's card, as it would look: its name, job, worst pain points and the first objection. */
window.phFormCard = (function () {
  "use strict";
  const PAINS = 3;

  function line(name, text, kind) {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }

  function bare(text) { return String(text || "").replace(/[.\s]+$/, ""); }

  function story(job, sentence) {
    const parts = { situation: bare(job.situation), motivation: bare(job.motivation), outcome: bare(job.outcome) };
    return sentence.replace(/\{(\w+)\}/g, function (_, name) { return parts[name] || "…"; });
  }

  function draw(place, data, words) {
    const job = (data.jobs || [])[0];
    const pains = (data.pains || []).slice().sort(function (one, other) { return (other.severity || 0) - (one.severity || 0); });
    const objection = (data.objections || [])[0];
    const parts = [line("b", data.name || "…"), line("p", data.summary || "…")];
    if (job) parts.push(line("small", words.job), line("p", story(job, words.story)));
    if (pains.length) {
      const list = document.createElement("ol");
      list.append.apply(list, pains.slice(0, PAINS).map(function (each) { return line("li", each.text || "…"); }));
      parts.push(line("small", words.pains), list);
    }
    if (objection) parts.push(line("small", words.objection), line("p", (objection.text || "…") + (objection.answer ? " → " + objection.answer : "")));
    place.replaceChildren.apply(place, parts);
  }

  return { draw: draw };
})();
