"""Where figures come from. It is handed bytes and opens no connection itself."""
