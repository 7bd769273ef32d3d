"""What newcomers see first."""
