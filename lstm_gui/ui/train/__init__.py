"""The Train workspace: small networks that learn in front of the user."""
