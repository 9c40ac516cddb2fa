"""The service on one's own machine, with Microsoft's Agents Playground as the client and colleagues who vote."""
