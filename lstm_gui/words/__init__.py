"""What is said: languages, symbols, the words of the field, numbers as text. Without Qt."""
