"""The figures of the Memory workspace."""
