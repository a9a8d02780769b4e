"""Let ``python -m everyelement`` be the command line."""

from everyelement.cli import main

if __name__ == "__main__":
    main()
