"""Looking on in a session that is somebody else's."""
