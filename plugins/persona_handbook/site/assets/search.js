/* Searches for the theme's box, in its stead: it speaks the messages of Material's own worker. All words are wanted, one
   letter may be wrong, and what people wrote or said comes before our own texts. */
(function () {
  "use strict";
  const READY = 1, RESULT = 3, SETUP = 0;
  const WORD = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu;
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
  const SHOWN = 3, AROUND = 90, MOST = 60, OFTEN = 0.06, ASIDE = 0.1, PAGE = 40, QUESTION = 5;
  const segmenter = self.Intl && Intl.Segmenter && new Intl.Segmenter(undefined, { granularity: "word" });
  let docs = new Map();
  let seen = new Map();
  let index = null;
  let whole = "";
  let ready = null;

  importScripts("minisearch.umd.js");

  function plain(html) {
    return html.replace(/<[^>]*>/g, " ").replace(/&(?:#(\d+)|amp|lt|gt|quot|#39);/g, function (whole, code) {
      return code ? String.fromCodePoint(code) : { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' }[whole] || "'";
    }).replace(/\s+/g, " ").trim();
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }

  function pieces(text) {
    if (!segmenter || !UNSPACED.test(text)) return text.match(WORD) || [];
    return Array.from(segmenter.segment(text)).filter(function (each) { return each.isWordLike; })
      .map(function (each) { return each.segment; });
  }

  /* A word that is put together is found whole and in parts: P-01, e-mail */
  function tokens(text) {
    return pieces(text).flatMap(function (word) {
      const parts = word.split(/[-'’.]/);
      return parts.length > 1 ? [word].concat(parts) : [word];
    });
  }

  function term(word) {
    const low = word.toLowerCase().normalize("NFKD").replace(/\p{M}+/gu, "");
    return low.length > 4 ? low.replace(/([^s])s$/, "$1") : low;
  }

  function setup(found) {
    docs = new Map();
    index = new self.MiniSearch({
      fields: ["title", "kind", "text", "more"],
      idField: "location",
      tokenize: tokens,
      processTerm: term,
      searchOptions: { tokenize: pieces, processTerm: term }
    });
    found.forEach(function (each) {
      const doc = { location: each.location, title: plain(each.title), text: plain(each.text), kind: each.kind || "",
        more: plain(each.more || ""), boost: each.boost === undefined ? 1 : each.boost };
      if (docs.has(doc.location)) return;
      docs.set(doc.location, doc);
      index.add(doc);
    });
    count();
  }

  function count() {
    seen = new Map();
    docs.forEach(function (doc) {
      new Set(tokens(doc.title + " " + doc.text).map(term)).forEach(function (each) { seen.set(each, (seen.get(each) || 0) + 1); });
    });
  }

  /* Words of a question that are in many places, such as "what" and "they", need not be found */
  function often(word) { return (seen.get(word) || 0) > docs.size * OFTEN; }

  /* How much a word tells apart, as in the usual inverse document frequency */
  function weight(words) {
    return Array.from(new Set(words)).reduce(function (sum, word) { return sum + Math.log(1 + docs.size / (seen.get(word) || 1)); }, 0);
  }

  function found(query, isQuestion) {
    return index.search(query, {
      combineWith: "OR",
      boost: { title: 3, kind: 2, more: 0.1 },
      prefix: function (word) { return word.length > 2; },
      fuzzy: function (word) { return word.length > 3 && !/\d/.test(word) ? 1 : false; },
      weights: { prefix: 0.5, fuzzy: 0.2 },
      boostTerm: function (word) { return isQuestion && often(word) ? ASIDE : 1; },
      boostDocument: function (location) { return docs.get(location).boost; }
    });
  }

  /* Of a question, its rare words are wanted most */
  function answered(met, words) { return Math.pow(weight(met) / Math.max(weight(words.map(term)), 1), 3); }

  function isId(word) { return /\d/.test(word) && word.includes("-"); }

  function bare(text) { return (text.match(WORD) || []).join(" ").toLowerCase(); }

  /* Words in the order in which they were written are what somebody looks for, most of all the title of a page */
  function inOrder(doc, said) {
    const title = bare(doc.title);
    if (said && title === said) return doc.location.includes("#") ? 4 : PAGE;
    if (!said.includes(" ")) return 1;
    return title.includes(said) ? 2.5 : bare(doc.text).includes(said) ? 2 : 1;
  }

  /* Few words are all wanted, but for those that are everywhere; of a question, as many as there are */
  function wanted(query, words, isQuestion) {
    const results = found(query, isQuestion);
    if (isQuestion) return results;
    const terms = words.map(term);
    const rare = terms.filter(function (each) { return !often(each); });
    const all = results.filter(function (each) {
      return (rare.length ? rare : terms).every(function (wanted) { return each.queryTerms.includes(wanted); });
    });
    return all.length ? all : results;
  }

  function ranked(query) {
    const said = bare(query);
    const words = pieces(query);
    const isQuestion = words.length >= QUESTION || words.length > 1 && words.some(isId);
    return wanted(query, words, isQuestion).map(function (each) {
      const doc = docs.get(each.id);
      const share = isQuestion ? answered(each.queryTerms, words) : 1;
      return { doc: doc, score: each.score * inOrder(doc, said) * share, terms: each.queryTerms, matched: Object.keys(each.match) };
    }).sort(function (one, other) { return other.score - one.score; });
  }

  function marked(text, matched) {
    return escaped(text).replace(/&[^;\s]+;|[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu, function (word) {
      if (word[0] === "&") return word;
      const hit = matched.has(term(word)) || word.split(/[-'’.]/).some(function (part) { return matched.has(term(part)); });
      return hit ? "<mark data-md-highlight>" + word + "</mark>" : word;
    });
  }

  function excerpt(text, matched) {
    const words = Array.from(text.matchAll(WORD));
    const hit = words.find(function (word) { return matched.has(term(word[0])); });
    const at = hit ? hit.index : 0;
    const start = at > AROUND ? text.indexOf(" ", at - AROUND) + 1 : 0;
    const end = text.length > at + 2 * AROUND ? text.lastIndexOf(" ", at + 2 * AROUND) : text.length;
    const cut = text.slice(start, Math.max(end, start));
    return (start ? "… " : "") + marked(cut, matched) + (end < text.length ? " …" : "");
  }

  function item(result, score, hasText) {
    const matched = new Set(result.matched);
    const terms = {};
    result.terms.forEach(function (each) { terms[each] = true; });
    return {
      location: result.doc.location,
      title: marked(result.doc.title, matched),
      text: hasText ? excerpt(result.doc.text, matched) : "",
      tags: result.doc.kind ? [escaped(result.doc.kind)] : undefined,
      score: score,
      terms: terms
    };
  }

  /* The theme shows a page with its parts: the best ones at once, the others on demand */
  function grouped(results) {
    const groups = new Map();
    results.forEach(function (each) {
      const page = each.doc.location.split("#")[0];
      groups.set(page, (groups.get(page) || []).concat(each));
    });
    return Array.from(groups).slice(0, MOST).map(function (group) {
      const best = group[1][0];
      const page = group[1].find(function (each) { return each.doc.location === group[0]; });
      const parts = group[1].filter(function (each) { return each !== page; });
      const head = page || { doc: docs.get(group[0]) || { location: group[0], title: group[0], text: "", kind: "" },
        terms: best.terms, matched: best.matched };
      const shown = parts.map(function (each, number) { return item(each, number < SHOWN ? best.score : each.score / 2, true); });
      const whole = item(head, best === page ? best.score : best.score / 2, best === page);
      return best === page ? [whole].concat(shown) : shown.concat(whole);
    });
  }

  function suggested(query) {
    const words = index.autoSuggest(query, { fuzzy: false, prefix: true });
    return words.length ? words[0].terms : [];
  }

  function answer(query) {
    const asked = query.replace(/[*+"^~:]/g, " ").trim();
    if (!index || !asked) return { items: [] };
    return { items: grouped(ranked(asked)), suggest: suggested(asked) };
  }

  /* The index is loaded when somebody types, once; after a failure, the next letter tries again */
  function loaded() {
    ready = ready || fetch(whole).then(function (response) { return response.json(); })
      .then(function (found) { setup(found.docs); })
      .catch(function () { ready = null; });
    return ready;
  }

  function prepare(given) {
    whole = given.config.whole && new URL(given.config.whole, self.location.href).href;
    if (whole) return;
    setup(given.docs);
    ready = Promise.resolve();
  }

  self.addEventListener("message", function (event) {
    const given = event.data.data;
    if (event.data.type === SETUP) {
      prepare(given);
      self.postMessage({ type: READY });
    } else {
      (given.trim() ? loaded() : Promise.resolve()).then(function () {
        self.postMessage({ type: RESULT, data: answer(given) });
      });
    }
  });
})();
