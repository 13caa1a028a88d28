/* A form for a file of the handbook: made from its schema, checked against it, and handed over as YAML.

   Works without a server. A library makes the fields and judges them (Jedison), another one writes YAML (js-yaml). */
(function () {
  "use strict";
  const place = document.getElementById("ph-form");
  if (!place || place.dataset.begun || !window.phFormKind) return;
  place.dataset.begun = "yes";
  const said = place.dataset;
  const kind = window.phFormKind;
  const here = document.querySelector("script[src$='" + kind.kind + ".js']").src;
  const wanted = asked();
  const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const FIRST_LISTS = 3;
  const LONGEST_ADDRESS = 8000;
  const QUIET = 1000;
  const FIELDS = "input, textarea, select";
  const TELLING = ["text", "motivation", "name", "decision"];
  let form = null;
  let existing = null;
  let sections = null;
  let entries = null;
  let unsaved = false;
  let isKept = false;
  let typed = null;
  let findings = 0;
  let counted = "";
  let counting = 0;
  const untouched = new Set();

  function by(id) { return document.getElementById("ph-form-" + id); }

  /* The file to edit is a part of the page, as in #edit-a, since link checkers take ?edit=a for another page. */
  function asked() {
    const part = /^#edit[-=](.*)$/.exec(location.hash);
    return part ? part[1] : new URLSearchParams(location.search).get("edit");
  }

  function make(data) {
    const fields = document.createElement("div");
    by("fields").replaceChildren(fields);
    const words = {
      arrayDelete: said.delete, arrayMoveUp: said.up, arrayMoveDown: said.down,
      propertiesToggle: said.more, objectPropertyAdded: said.added, objectPropertyRemoved: said.removed
    };
    nameAdding(kind.form);
    form = new window.Jedison.Create({
      container: fields,
      theme: new window.Jedison.Theme(),
      schema: kind.form,
      data: data,
      language: kind.language,
      translations: { [kind.language]: words },
      showErrors: "never",
      enablePropertiesToggle: true,
      objectAdd: false,
      keepMissingSchemaFields: true,
      arrayDeleteConfirm: false,
      btnIcons: false,
      enforceRequired: false
    });
    form.on("change", function () {
      typed = null;
      changed();
    });
    const more = fields.querySelector(".jedi-properties-toggle");
    const last = fields.querySelector("[data-level='0'] > fieldset");
    if (!more || !last) return;
    last.append(more); // what can be added comes after what is there
    last.querySelector(":scope > legend").remove();
  }

  /* The button of a list says what it adds. */
  function nameAdding(schema) {
    const one = (schema.items || {}).title;
    if (one) schema["x-arrayAddContent"] = filled(said.add, { one: kind.language === "de" ? one : one[0].toLowerCase() + one.slice(1) });
    Object.values(schema.properties || {}).concat(schema.items || []).forEach(nameAdding);
  }

  function begin() {
    if (existing) remember(existing.data);
    make(initial());
    offerDraft();
    by("fields").addEventListener("input", type);
    by("fields").addEventListener("click", askBeforeDeleting, true);
    window.addEventListener("beforeunload", function (event) {
      if (unsaved && !isKept && document.body.contains(place)) event.preventDefault();
    });
    by("id").addEventListener("input", show);
    by("copy").addEventListener("click", function () { whenSound(copy); });
    by("download").addEventListener("click", function () { whenSound(download); });
    by("open").addEventListener("click", function () { whenSound(open); });
    by("open").hidden = existing ? !existing.edit : !kind.new;
    if (existing) {
      by("editing").hidden = false;
      by("editing").querySelector("code").textContent = existing.path;
      by("name").hidden = true;
      document.querySelector(".ph-index .ph-lead").hidden = true; // about beginning one
      document.querySelector("h1").textContent = filled(said.edit, { name: existing.data.name || existing.data.title || existing.id });
      const titles = Object.entries(kind.form.properties).map(function (entry) { return [entry[0], entry[1].title]; });
      sections = window.phFormSections(by("fields"), by("sections"), Object.fromEntries(titles), said.basics);
    }
    entries = window.phFormEntries(by("fields"));
    if (!existing) entries.openAll();
    place.hidden = false;
    show();
  }

  function initial() { return existing ? asText(existing.data, kind.form) : beginning(); }

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  /* A field hands its text over when it is left; until then, what is typed stands here. */
  function type(event) {
    const field = event.target.closest("[data-path]");
    const isText = event.target.matches("textarea, input:not([type=checkbox], [type=radio])");
    if (!field || !isText || event.target.closest("dialog")) return;
    const text = event.target.value;
    typed = { path: field.dataset.path, value: event.target.type === "number" ? Number(text) : text };
    changed();
  }

  function values() {
    const all = structuredClone(form.getValue());
    if (!typed) return all;
    const steps = typed.path.split("/").slice(1);
    const name = steps.pop();
    const parent = steps.reduce(function (value, step) { return value && value[step]; }, all);
    if (parent && typeof parent === "object") parent[name] = typed.value;
    return all;
  }

  function changed() {
    unsaved = true;
    show();
    window.phFormDraft.keep(key(), draft);
  }

  function key() { return ["ph-draft", location.pathname, existing ? existing.id : ""].join(" "); }

  function base() { return existing ? JSON.stringify(existing.data) : ""; }

  function draft() {
    isKept = true;
    return { values: values(), id: by("id").dataset.touched ? by("id").value : "", base: base() };
  }

  function offerDraft() {
    const kept = window.phFormDraft.read(key());
    if (!kept || !kept.values) return;
    by("draft").hidden = false;
    by("draft-changed").hidden = kept.base === base();
    by("draft-use").addEventListener("click", function () {
      by("draft").hidden = true;
      make(kept.values);
      if (!existing) entries.openAll();
      window.phFormSay(said.draftRestored, {});
      if (kept.id) {
        by("id").value = kept.id;
        by("id").dataset.touched = "yes";
      }
      changed();
      focusFirst();
    });
    by("draft-drop").addEventListener("click", function () {
      by("draft").hidden = true;
      window.phFormDraft.drop(key());
      window.phFormSay(said.draftDeleted, {});
      focusFirst();
    });
  }

  function focusFirst() {
    const first = Array.from(by("fields").querySelectorAll(FIELDS)).find(function (each) { return each.getClientRects().length; });
    if (first) first.focus();
  }

  /* Says where a claim is used before it is deleted. What is empty or a single text goes at once. */
  function askBeforeDeleting(event) {
    const button = event.target.closest(".jedi-array-delete");
    const item = button && button.closest(".jedi-array-item");
    const entry = item && item.querySelector("[data-path]");
    if (!entry) return;
    const part = entry.dataset.path.split("/").slice(1).reduce(function (value, step) { return value && value[step]; }, values());
    const used = (existing && part && part.id && existing.used[part.id]) || [];
    const question = used.length ? filled(said.used, { places: used.map(function (each) { return filled(said.quoted, { text: each }); }).join(", ") }) : "";
    const isShort = !part || typeof part !== "object" || !tidied(part, {}, "", {}, "", new Set());
    if (isShort) return;
    if (!window.confirm((question + " " + said.sure).trim())) {
      event.stopImmediatePropagation();
      event.preventDefault();
    }
  }

  /* What a new file begins with: one entry in the first lists that every file of the kind should have. */
  function beginning() {
    const now = new Date();
    const day = kind.today || [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map(function (number) { return String(number).padStart(2, "0"); }).join("-");
    const data = {};
    let lists = 0;
    Object.entries(kind.schema.properties).forEach(function (entry) {
      const begins = entry[1]["x-new"];
      if (begins === "today") data[entry[0]] = day;
      else if (typeof begins === "number" && lists < FIRST_LISTS) data[entry[0]] = [{}], lists += 1;
      else if (begins && begins.value) data[entry[0]] = begins.value;
    });
    return data;
  }

  /* Numbers in fields that may hold text too are shown as text. */
  function asText(value, schema) {
    if (Array.isArray(value)) return value.map(function (each) { return asText(each, (schema || {}).items); });
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(function (entry) {
        return [entry[0], asText(entry[1], ((schema || {}).properties || {})[entry[0]])];
      }));
    }
    return typeof value === "number" && schema && schema.type === "string" ? String(value) : value;
  }

  /* Texts as they stand in the file, so that what nobody touches keeps its last line break. */
  function remember(value) {
    if (typeof value === "string" && value !== "") untouched.add(value);
    else if (value && typeof value === "object") Object.values(value).forEach(remember);
  }

  function shortId(text) { return window.phIds.slug(text).split("-").slice(0, 4).join("-"); }

  /* Leaves out what is empty, gives ids to what has none, puts fields in the order of the schema, and remembers under
     which path of the form each part stands. */
  function tidied(value, schema, path, paths, formPath, taken) {
    paths[path] = formPath;
    if (value === 0 && schema && schema.minimum > 0) return undefined; // a number that nobody wrote yet
    if (typeof value === "string") return tidiedText(value, schema);
    if (Array.isArray(value)) {
      const kept = [];
      value.forEach(function (each, index) {
        const tidy = tidied(each, (schema || {}).items, path + "/" + kept.length, paths, formPath + "/" + index, taken);
        if (tidy !== undefined) kept.push(tidy);
      });
      return kept.length ? kept : undefined;
    }
    if (!value || typeof value !== "object") return value === null ? undefined : value;
    const properties = (schema || {}).properties || {};
    const names = Object.keys(properties).concat(Object.keys(value).filter(function (name) { return !(name in properties); }));
    const tidy = {};
    names.forEach(function (name) {
      const inner = tidied(value[name], properties[name], path + "/" + name, paths, formPath + "/" + name, taken);
      if (inner !== undefined) tidy[name] = inner;
    });
    if (!Object.keys(tidy).length) return undefined;
    return "id" in properties ? named(tidy, taken) : tidy;
  }

  function tidiedText(value, schema) {
    if (untouched.has(value)) return value;
    const text = value.replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "").trim();
    const types = [].concat((schema || {}).type || []);
    const isNumber = types.length > 1 && /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text;
    return text === "" ? undefined : isNumber ? Number(text) : text;
  }

  function named(tidy, taken) {
    if (!tidy.id) {
      const telling = TELLING.map(function (name) { return tidy[name]; }).find(Boolean);
      const wish = shortId(telling || "") || "entry";
      let id = wish;
      for (let number = 2; taken.has(id); number += 1) id = wish + "-" + number;
      tidy = Object.assign({ id: id }, tidy);
    }
    taken.add(tidy.id);
    return tidy;
  }

  function written() {
    const paths = {};
    const given = new Set();
    const all = values();
    JSON.stringify(all, function (name, value) { if (name === "id" && value) given.add(value); return value; });
    const data = tidied(all, kind.schema, "#", paths, "#", given) || {};
    const layout = {
      lineWidth: 110, noRefs: true, quoteStyle: "double", schema: window.jsyaml.CORE_SCHEMA, transform: laidOut
    };
    return { data: data, paths: paths, yaml: head() + window.jsyaml.dump(data, layout) };
  }

  /* Texts of several lines stand as they are, and short lists in one line. */
  function laidOut(documents) {
    const styles = window.jsyaml;
    styles.visit(documents, function (node) {
      if (node.kind === "scalar" && node.value.includes("\n")) node.style = styles.SCALAR_STYLE.LITERAL_BLOCK;
      if (node.kind === "sequence" && node.items.every(isShort)) node.style = styles.COLLECTION_STYLE.FLOW;
    });
  }

  function isShort(node) { return node.kind === "scalar" && SLUG.test(node.value); }

  function head() {
    const first = existing && existing.first.startsWith("#") ? existing.first : kind.schemaLine;
    return first ? first + "\n" : "";
  }

  function name() {
    return existing ? existing.id : by("id").value.trim();
  }

  function show() {
    const now = written();
    by("yaml").textContent = now.yaml;
    if (!existing && !by("id").dataset.touched && document.activeElement !== by("id")) {
      by("id").value = shortId(String(now.data.name || now.data.participant || now.data.title || ""));
    }
    if (document.activeElement === by("id")) by("id").dataset.touched = "yes";
    window.phFormKnown.offer(place, kind, now.data);
    by("fields").querySelectorAll("input[type=number]").forEach(clearUnwritten);
    if (by("card")) window.phFormCard.draw(by("card"), now.data, said);
    if (!by("wrongs").hidden) judged(now);
    showFindings(now);
  }

  /* The library begins numbers with 0, also where none may be 0. */
  function clearUnwritten(field) { if (field.value === "0" && Number(field.min) > 0) field.value = ""; }

  /* What the check would find in this file alone. */
  function showFindings(now) {
    const unknown = window.phFormKnown.unknown(kind, now.data).map(function (each) {
      return leading({ path: formPath(now, each.path), text: inWords(each.path, filled(said.unknown, { name: each.id })) });
    });
    const found = window.phFormRules.found(now.data, kind.rules).map(function (each) {
      const entry = leading({ path: formPath(now, each.path), text: inWords(each.path, "") });
      const rule = by("rules").querySelector("[data-rule=" + JSON.stringify(each.rule) + "]").cloneNode(true);
      entry.prepend(rule, ": ");
      return entry;
    });
    const list = by("findings").querySelector("ul");
    list.replaceChildren.apply(list, unknown.concat(found));
    by("findings").querySelector("p").hidden = unknown.length + found.length > 0;
    findings = unknown.length + found.length;
    count();
  }

  /* Says how many findings, or wrong fields, there are when the number changes, a moment after somebody stops typing. */
  function count() {
    const wrong = by("wrongs").hidden ? 0 : by("wrongs").querySelectorAll("li").length;
    const now = filled(wrong ? said.wrongCount : said.findingCount, { number: wrong || findings });
    clearTimeout(counting);
    if (!counted || counted === now) counted = now;
    else counting = setTimeout(function () {
      counted = now;
      window.phFormSay(now, {});
    }, QUIET);
  }

  function formPath(now, path) {
    const parent = path.slice(0, path.lastIndexOf("/"));
    return now.paths[path] || (now.paths[parent] || parent) + path.slice(path.lastIndexOf("/"));
  }

  /* What is wrong, in the words of the schema's hints. */
  function wrongs(now) {
    const judge = new window.Jedison.Create({
      schema: kind.schema, data: now.data, enforceRequired: false, enforceMinItems: false, enforceMaxItems: false,
      enforceEnum: false, enforceAdditionalProperties: false
    });
    const found = [];
    const missing = new Set();
    judge.getErrors().forEach(function (error) {
      if (!error.constraint || error.constraint === "properties" || error.constraint === "items") return;
      if (error.constraint === "required") {
        const names = /: (.*)\.$/.exec(error.messages[0]) || ["", ""];
        names[1].split(", ").forEach(function (each) { missing.add(error.path + "/" + each); });
        found.push.apply(found, Array.from(missing));
      } else found.push(error.path);
    });
    return Array.from(new Set(found)).map(function (path) {
      return { path: formPath(now, path), text: inWords(path), why: missing.has(path) ? said.missingField : said.wrongValue };
    });
  }

  function inWords(path, wrong) {
    const found = told(path);
    return wrong === "" ? found.place : filled(said.place, { place: found.place, wrong: wrong || found.hint });
  }

  /* Where a path is, in the titles of its fields, and the hint for it. */
  function told(path) {
    let schema = kind.schema;
    let hint = "";
    const titles = [];
    path.split("/").slice(1).forEach(function (step) {
      if (/^\d+$/.test(step) && schema.items) {
        schema = schema.items;
        titles[titles.length - 1] += " " + (Number(step) + 1);
      } else {
        schema = ((schema || {}).properties || {})[step] || {};
        titles.push(schema.title || step);
      }
      hint = (schema || {})["x-hint"] || hint;
    });
    return { place: titles.join(", "), hint: hint };
  }

  function field(path) {
    if (sections) sections.reveal(path);
    if (entries) entries.reveal(path);
    return fieldAt(path);
  }

  function fieldAt(path) {
    const whole = place.querySelector("[data-path=" + JSON.stringify(path) + "]");
    if (whole) return whole.querySelector("input, textarea, select, button") || whole;
    return path.includes("/") ? fieldAt(path.slice(0, path.lastIndexOf("/"))) : by("fields");
  }

  function isFree(id) { return SLUG.test(id) && !kind.ids.includes(id) && !kind.reserved.includes(id); }

  /* Shows what is wrong, and gives it. */
  function judged(now) {
    const found = wrongs(now);
    const id = name();
    by("id-wrong").textContent = "";
    if (!existing && !isFree(id)) {
      by("id-wrong").textContent = !SLUG.test(id) ? said.wrongName : kind.ids.includes(id) ? said.taken : said.reserved;
      const label = place.querySelector("label[for=ph-form-id]").textContent;
      found.unshift({ element: by("id"), text: filled(said.place, { place: label, wrong: by("id-wrong").textContent }) });
    }
    const list = by("wrongs").querySelector("ul");
    list.replaceChildren.apply(list, found.map(leading));
    by("wrongs").hidden = !found.length;
    place.querySelectorAll("[aria-invalid]").forEach(function (each) { each.removeAttribute("aria-invalid"); });
    place.querySelectorAll(".jedi-messages-slot .ph-form__wrong").forEach(function (each) { each.remove(); });
    found.forEach(mark);
    count();
    return found;
  }

  /* Marks a field as wrong, and says why below it. */
  function mark(wrong) {
    const element = wrong.element || fieldAt(wrong.path);
    if (element.matches(FIELDS)) element.setAttribute("aria-invalid", "true");
    const slot = wrong.element ? null : element.closest("[data-path]").querySelector(".jedi-messages-slot");
    if (!slot) return;
    const why = document.createElement("small");
    why.className = "ph-form__wrong";
    why.textContent = wrong.why;
    slot.removeAttribute("aria-live"); // the list of all wrong fields is read instead
    slot.append(why);
    if (slot.id) return;
    slot.id = "ph-form-why" + wrong.path.replace(/\W+/g, "-");
    element.setAttribute("aria-describedby", [element.getAttribute("aria-describedby"), slot.id].join(" ").trim());
  }

  function whenSound(go) {
    const now = written();
    if (judged(now).length) by("wrongs").focus();
    else {
      unsaved = false;
      window.phFormDraft.drop(key());
      go(now, name());
    }
  }

  function leading(wrong) {
    const entry = document.createElement("li");
    const link = document.createElement("a");
    link.href = "#ph-form";
    link.textContent = wrong.text;
    link.addEventListener("click", function (event) {
      event.preventDefault();
      (wrong.element || field(wrong.path)).focus();
    });
    entry.append(link);
    return entry;
  }

  function tell(text) { by("said").textContent = text; }

  function clipboard(text) {
    return navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error("no clipboard"));
  }

  function copy(now) {
    clipboard(now.yaml).then(function () { tell(said.copied); }, function () { tell(said.notCopied); });
  }

  function download(now, id) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([now.yaml], { type: "text/yaml" }));
    link.download = id + ".yaml";
    link.click();
    tell(filled(said.downloaded, { path: existing ? existing.path : kind.folder + "/" + id + ".yaml" }));
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  function open(now, id) {
    const address = existing ? existing.edit : proposal(now.yaml, id);
    if (!existing && address.includes(encodeURIComponent("\n"))) {
      window.open(address, "_blank", "noopener");
      return;
    }
    clipboard(now.yaml).then(function () { tell(said.copiedOpen); }, function () { tell(said.notCopied); })
      .then(function () { window.open(address, "_blank", "noopener"); });
  }

  function proposal(yaml, id) {
    const bare = kind.new.address + "?" + kind.new.name + "=" + encodeURIComponent(id + ".yaml");
    const whole = kind.new.text ? bare + "&" + kind.new.text + "=" + encodeURIComponent(yaml) : bare;
    return whole.length > LONGEST_ADDRESS ? bare : whole;
  }

  function load(id) {
    const script = document.createElement("script");
    script.src = new URL(kind.files + id + ".js", here).href;
    script.onload = function () {
      existing = window.phFormFile;
      begin();
    };
    script.onerror = function () {
      const told = document.createElement("p");
      told.className = "ph-notice";
      told.textContent = said.missing;
      place.before(told);
    };
    document.head.append(script);
  }

  window.addEventListener("hashchange", function () {
    const another = location.hash.startsWith("#edit") && asked() !== wanted;
    if (another && document.body.contains(place)) location.reload();
  });
  if (wanted === null) begin();
  else load(SLUG.test(wanted) ? wanted : "-");
})();
