"""The doors to the outside: Telegram and the terminal."""
