"""What people take away: calendar files and, later, minutes and reports. Pure, like cards."""
