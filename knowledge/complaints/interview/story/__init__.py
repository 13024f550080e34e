"""What a whole story says of the case: one module a kind of fact; `told.facts_said` puts them together. Pure."""
