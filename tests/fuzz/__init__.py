"""Damaged files by the thousand and programs killed while they write; a program, no test."""
