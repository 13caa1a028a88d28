"""Plain data against its schema: findings, fields and references."""
