"""What runs inside Rasa: understanding a message, finding extracts, and answering."""
