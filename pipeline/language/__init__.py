"""How the words of a message are read: spelling put right, and the sentence encoder."""
