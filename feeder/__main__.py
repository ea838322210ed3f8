"""`python -m feeder` is the `feeder` command."""

from feeder.cli import main

if __name__ == "__main__":
    main(prog_name="feeder")
