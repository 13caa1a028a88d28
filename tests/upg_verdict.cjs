// What the makers of the Unified Product Graph say of documents: their errors and warnings, edges between the wrong
// types of nodes, and states that a type does not have.
const { UPG_EDGE_CATALOG, getLifecycleForType, validateUPGDocument } = require("@unified-product-graph/core");

function verdict(document) {
  const { errors, warnings } = validateUPGDocument(document);
  const types = Object.fromEntries(document.nodes.map((node) => [node.id, node.type]));
  const fits = (wanted, node) => wanted === "node" || wanted === types[node];
  const wrongEnds = document.edges.filter(({ type, source, target }) => {
    const known = UPG_EDGE_CATALOG[type];
    return known && !(fits(known.source_type, source) && fits(known.target_type, target));
  });
  const wrongStates = document.nodes.filter(({ type, status }) => {
    const known = getLifecycleForType(type);
    return status && known && !known.phases.some((phase) => phase.id === status);
  });
  return [...errors, ...warnings, ...wrongEnds, ...wrongStates];
}

const documents = JSON.parse(require("node:fs").readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(documents.map(verdict)));
