"""Pictures of the panels that were looked at and approved."""
