/* Ids made of a text, as the handbook's commands make them: the table of letters comes from them (window.phLetters). */
window.phIds = (function () {
  "use strict";
  const sounds = new Map();
  window.phLetters.forEach(function (run) {
    run[1].split(" ").forEach(function (sound, index) { sounds.set(run[0] + index, sound); });
  });

  function plain(sign) {
    const code = sign.codePointAt(0);
    if (code < 128) return sign;
    return sounds.has(code) ? sounds.get(code) : " ";
  }

  function slug(text) {
    const letters = Array.from(text.replace(/['’ʼ]/g, "").normalize("NFKC"), plain).join("");
    return letters.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }

  return { slug: slug };
})();
