"""Real feed readers against feeder's own server, on loopback and in temporary folders: `make interop`."""
