"""What is told: notices, questions, errors."""
