"""A learner at the keyboard: what is pressed, and what an exercise must say to it by its own document."""
