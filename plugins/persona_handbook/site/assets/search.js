/* Searches for the theme's box, in its stead: it speaks the messages of Material's own worker. All words are wanted, one
   letter may be wrong, and what people wrote or said comes before our own texts. */
(function () {
  "use strict";
  const READY = 1, RESULT = 3, SETUP = 0;
  const WORD = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu;
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
  const SHOWN = 3, AROUND = 90, MOST = 60, OFTEN = 0.06, QUESTION = 5;
  const segmenter = self.Intl && Intl.Segmenter && new Intl.Segmenter(undefined, { granularity: "word" });
  let docs = new Map();
  let often = new Set();
  let index = null;

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
    often = common();
  }

  /* Words of a question that are on many pages, such as "what" and "they", need not be found */
  function common() {
    const seen = new Map();
    docs.forEach(function (doc) {
      new Set(tokens(doc.title + " " + doc.text).map(term)).forEach(function (each) { seen.set(each, (seen.get(each) || 0) + 1); });
    });
    return new Set(Array.from(seen.keys()).filter(function (each) { return seen.get(each) > docs.size * OFTEN; }));
  }

  function found(query, together) {
    return index.search(query, {
      combineWith: together,
      boost: { title: 3, kind: 2, more: 0.1 },
      prefix: function (word) { return word.length > 2; },
      fuzzy: function (word) { return word.length > 3 && !/\d/.test(word) ? 1 : false; },
      weights: { prefix: 0.5, fuzzy: 0.2 },
      boostDocument: function (location) { return docs.get(location).boost; }
    });
  }

  /* Of a question, its rare words are wanted most, and then as many of the others as there are */
  function answered(met, words, wanted) {
    const rare = met.filter(function (word) { return !often.has(word); }).length / Math.max(new Set(wanted.map(term)).size, 1);
    return Math.min(1, rare * rare * rare) * (0.3 + 0.7 * met.length / new Set(words.map(term)).size);
  }

  function bare(text) { return (text.match(WORD) || []).join(" ").toLowerCase(); }

  /* Words in the order in which they were written are what somebody looks for */
  function ranked(query) {
    const said = bare(query);
    const words = pieces(query);
    const wanted = words.filter(function (word) { return !often.has(term(word)); });
    const rare = wanted.join(" ") || query;
    const ways = words.length < QUESTION ? [[query, "AND"], [rare, "AND"], [rare, "OR"]] : [[query, "OR"]];
    const results = ways.reduce(function (before, way) { return before.length ? before : found(way[0], way[1]); }, []);
    return results.map(function (each) {
      const doc = docs.get(each.id);
      const share = words.length < QUESTION ? 1 : answered(each.queryTerms, words, wanted);
      const whole = said && (bare(doc.title) === said ? 4 : said.includes(" ") && bare(doc.title).includes(said) ? 2.5
        : said.includes(" ") && bare(doc.text).includes(said) ? 2 : 1);
      return { doc: doc, score: each.score * (whole || 1) * share, terms: each.queryTerms, matched: Object.keys(each.match) };
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

  self.addEventListener("message", function (event) {
    if (event.data.type === SETUP) {
      setup(event.data.data.docs);
      self.postMessage({ type: READY });
    } else {
      self.postMessage({ type: RESULT, data: answer(event.data.data) });
    }
  });
})();
