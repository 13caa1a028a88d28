"""Suggests the intended value for an invalid one."""
