"""For maintainers: start the course, fill and run the lessons, build the edition for the browser."""
