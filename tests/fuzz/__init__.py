"""What somebody with bad intentions, or bad luck, might send."""
