"""The entry point; imports no more than the command line needs."""


def main() -> None:
    from ogicheck.cli.main import cli

    cli()


if __name__ == "__main__":
    main()
