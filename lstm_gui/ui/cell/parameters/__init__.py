"""The sections of the parameters panel."""
