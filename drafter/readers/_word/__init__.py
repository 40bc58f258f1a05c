"""Parts of the Word reader."""
