"""The file shapes: pydantic at the boundary, strict, frozen, unknown keys refused."""
