"""Never updated."""
