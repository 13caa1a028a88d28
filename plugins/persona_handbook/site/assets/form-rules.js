/* The rules that need no other file, for a form: data of a file -> the paths at which each finds something. */
window.phFormRules = (function () {
  "use strict";
  const NO_CLAIM = ["reviews", "share", "decisions"];

  function list(value) { return Array.isArray(value) ? value : []; }

  function cites(value, name) {
    if (Array.isArray(value)) return value.some(function (each) { return cites(each, name); });
    if (value && typeof value === "object") {
      return Object.entries(value).some(function (entry) { return !NO_CLAIM.includes(entry[0]) && cites(entry[1], entry[0]); });
    }
    return Boolean(value) && (name === "evidence" || name === "source");
  }

  function lacking(data, field, part, told) {
    return list(data[field]).flatMap(function (entry, index) {
      return entry[part] ? [] : ["#/" + field + "/" + index + "/" + told];
    });
  }

  function steps(data) {
    return list(data.stages).flatMap(function (stage, at) {
      return list(stage.steps).map(function (step, index) {
        return { path: "#/stages/" + at + "/steps/" + index, said: step };
      });
    });
  }

  function feelings(data) {
    return steps(data).map(function (step) { return step.said.feeling; })
      .filter(function (feeling) { return feeling !== undefined; });
  }

  function where(path, isFound) { return isFound ? [path] : []; }

  const RULES = {
    "no-owner": function (data) { return where("#/owner", !data.owner); },
    "no-job": function (data) { return where("#/jobs", !list(data.jobs).length); },
    "no-evidence": function (data) { return where("#/behaviors", !cites(data, "")); },
    "no-decision": function (data) { return where("#/decisions", !list(data.decisions).length); },
    "too-few-behaviors": function (data, given) { return where("#/behaviors", list(data.behaviors).length < given.min); },
    "unanswered-objection": function (data) { return lacking(data, "objections", "answer", "answer"); },
    "demographic-without-reason": function (data) {
      return lacking(data, "demographics", "matters_because", "matters_because");
    },
    "only-functional-jobs": function (data) {
      const jobs = list(data.jobs);
      const isMore = jobs.some(function (job) { return ["emotional", "social"].includes(job.kind); });
      return where("#/jobs/0/kind", jobs.length > 0 && !isMore);
    },
    "one-stage": function (data, given) { return where("#/stages", list(data.stages).length < given.min); },
    "too-many-stages": function (data, given) { return where("#/stages", list(data.stages).length > given.max); },
    "step-without-touchpoint": function (data) {
      return steps(data).filter(function (step) { return !step.said.touchpoint && !step.said.channel; })
        .map(function (step) { return step.path + "/touchpoint"; });
    },
    "no-feelings": function (data) {
      const walked = steps(data);
      const isFelt = walked.some(function (step) { return step.said.feeling !== undefined || step.said.emotion; });
      return where("#/stages/0/steps/0/feeling", walked.length > 0 && !isFelt);
    },
    "flat-feelings": function (data, given) {
      const felt = feelings(data);
      return where("#/stages", felt.length >= given.steps && new Set(felt).size === 1);
    },
    "only-happy": function (data, given) {
      const felt = feelings(data);
      const isToday = (data.state || "current") === "current";
      return where("#/stages", isToday && felt.length >= given.steps && Math.min.apply(null, felt) > given.low);
    }
  };

  /* What the rules of a kind of file find. `rules` has the levels and options of each, and the rules that it silences. */
  function found(data, rules) {
    const all = problems(data, rules);
    const silenced = all.flatMap(function (each) { return rules[each.rule].silences; });
    return all.filter(function (each) { return !silenced.includes(each.rule); });
  }

  function problems(data, rules) {
    return Object.entries(rules).flatMap(function (entry) {
      const level = entry[1].levels[data.status || "active"];
      if (!level || level === "off") return [];
      return RULES[entry[0]](data, entry[1].options).map(function (path) {
        return { rule: entry[0], path: path, level: level };
      });
    });
  }

  return { found: found, names: Object.keys(RULES) };
})();
