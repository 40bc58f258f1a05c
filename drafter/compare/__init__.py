"""Two documents compared: one comparison, shown as 新旧対照表 (table), 見え消し (redline) or 溶け込み (clean)."""
