"""Defects that the drift benchmark plants, one function each."""
