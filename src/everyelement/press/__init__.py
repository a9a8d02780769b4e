"""Press what is taught into what is handed out. It reads content and never changes it."""
