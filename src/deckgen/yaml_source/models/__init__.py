"""What each kind of file may hold: the models that check it, and their JSON Schema."""
