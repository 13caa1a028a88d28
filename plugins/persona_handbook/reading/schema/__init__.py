"""Validates plain data against its schema: findings, fields and references."""
