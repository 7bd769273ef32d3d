"""A network of any layers learns the target of its own sequence."""
