"""A group of 200 over HTTP: who is in it, what happens on a day, and who judges what the bot did."""
