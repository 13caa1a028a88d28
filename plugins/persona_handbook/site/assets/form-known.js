/* What the fields of a form can refer to: offered by ID and title, and told when nothing has the ID. */
window.phFormKnown = (function () {
  "use strict";
  const OPEN = ["theme", "metric"];
  const OF_FILE = { actor: "actors", path: "paths" };
  const TELLING = ["name", "title", "text", "motivation"];

  function titles(entries) {
    return Object.fromEntries((Array.isArray(entries) ? entries : []).filter(function (each) { return each && each.id; })
      .map(function (each) { return [each.id, each[TELLING.find(function (name) { return each[name]; })] || ""]; }));
  }

  function ownClaims(kind, data) {
    const lists = Object.keys(kind.schema.properties).filter(function (name) { return kind.claimFields.includes(name); });
    return Object.assign.apply(null, [{}].concat(lists.map(function (name) { return titles(data[name]); })));
  }

  /* IDs with their titles, for a kind of thing; some depend on the file that is being written. */
  function choices(kind, data, target) {
    if (target === "claim") return kind.kind === "persona" ? ownClaims(kind, data) : kind.claims[data.persona] || {};
    if (target in OF_FILE) {
      const persona = target === "actor" && data.persona ? { [data.persona]: kind.known.persona[data.persona] || "" } : {};
      return Object.assign(persona, titles(data[OF_FILE[target]]));
    }
    return kind.known[target] || {};
  }

  function offer(place, kind, data) {
    kind.targets.forEach(function (target) {
      const id = "ph-list-" + target;
      const before = document.getElementById(id);
      const list = before || document.createElement("datalist");
      const found = Object.entries(choices(kind, data, target));
      const now = JSON.stringify(found);
      if (list.dataset.holds === now) return;
      list.dataset.holds = now;
      list.id = id;
      list.replaceChildren.apply(list, found.map(function (entry) {
        const option = document.createElement("option");
        option.value = entry[0];
        option.textContent = entry[1];
        return option;
      }));
      if (!before) place.append(list);
    });
  }

  /* References to what does not exist: their paths and IDs. What needs no declaration is never unknown. */
  function unknown(kind, data) {
    const found = [];
    function look(value, schema, path) {
      if (!schema) return;
      const target = schema["x-target"];
      if (Array.isArray(value)) value.forEach(function (each, index) { look(each, schema.items, path + "/" + index); });
      else if (value && typeof value === "object") {
        Object.keys(value).forEach(function (name) { look(value[name], (schema.properties || {})[name], path + "/" + name); });
      } else if (target && value && !OPEN.includes(target)) {
        const known = choices(kind, data, target);
        const isFree = target in kind.known && !Object.keys(known).length && !["evidence", "persona", "journey"].includes(target);
        if (!isFree && !(value in known)) found.push({ path: path, id: String(value) });
      }
    }
    look(data, kind.form, "#");
    return found;
  }

  return { offer: offer, unknown: unknown };
})();
