"""When a goal is asked about, what is asked, and what comes of the answer."""
