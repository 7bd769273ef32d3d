"""What the commands on trained models print and save."""
