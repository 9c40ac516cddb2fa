"""What goes wrong around the service: processes that are killed, disks that are full, databases that go away."""
