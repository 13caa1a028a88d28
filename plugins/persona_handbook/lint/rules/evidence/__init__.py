"""Claims without evidence, and insufficient interviews."""
