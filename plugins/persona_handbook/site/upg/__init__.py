"""The handbook as a Unified Product Graph, the exchange format of product tools."""
