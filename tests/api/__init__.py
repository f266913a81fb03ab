"""Tests of the API model."""
