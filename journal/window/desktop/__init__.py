"""What the journal has to do with the desktop around it: the tray, notifications, the start at login, what is shown."""
