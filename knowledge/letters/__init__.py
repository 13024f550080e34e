"""Letters: jinja2 templates of content/letters, rendered in a sandbox from the facts of a complaint, and their checks."""
