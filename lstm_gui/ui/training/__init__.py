"""Training in front of the user: what is trained, on which thread, and what has come out."""
