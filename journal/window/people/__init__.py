"""Bringing people in from files, and making one colleague of two."""
