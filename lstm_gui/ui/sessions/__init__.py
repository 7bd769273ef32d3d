"""Opening, saving and recovering sessions."""
