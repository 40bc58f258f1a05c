"""The file floor: decoding, YAML with places, minimal respelling, atomic saving, limits."""
