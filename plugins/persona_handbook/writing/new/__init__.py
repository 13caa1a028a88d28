"""New files and new handbooks."""
