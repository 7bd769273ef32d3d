"""The Cell workspace: its page, its panels."""
