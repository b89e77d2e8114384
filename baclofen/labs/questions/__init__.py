"""Questions on the page: quiz, case and review, and what they share."""
