"""What is shown, as data: without Qt, computed from a session and its passes."""
