"""The web site of decks: what may be published of them, made anew and written below one folder."""
