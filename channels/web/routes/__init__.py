"""One module a group of routes, each with ``routes(...)`` that puts them on the site."""
