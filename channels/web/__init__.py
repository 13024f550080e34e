"""The web application: middleware, routes, responses, templates."""
