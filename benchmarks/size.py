"""How much a page loads: `python benchmarks/size.py` prints JSON, sizes in bytes."""

import gzip

from measuring import report

from everyelement.notebook.widget import STATIC

TARGET = 25 * 1024


def main() -> None:
    files = {path.name: path.read_bytes() for path in sorted(STATIC.iterdir())}
    sizes = {
        name: {"raw": len(text), "gzipped": len(gzip.compress(text, compresslevel=9, mtime=0))}
        for name, text in files.items()
    }
    ours = ("everyelement.js", "everyelement.css")  # what every host loads; page.js is the site's own
    together = {how: sum(sizes[name][how] for name in ours) for how in ("raw", "gzipped")}
    report(
        {
            "files": sizes,
            "together": together,
            "target": f"under {TARGET} gzipped",
            "met": together["gzipped"] < TARGET,
        }
    )


if __name__ == "__main__":
    main()
