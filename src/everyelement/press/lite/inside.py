"""What `start.mjs` has the browser's own Python do: start as a lesson starts it, and compile what that imported.

Compiling is most of what a browser would do before a lesson is alive, and the same for everyone. What is imported only
later stays as it is: it is smaller so.
"""

import importlib.util
import io
import marshal
import sys
import zipfile

_BEFORE = tuple(f"{path}/" for path in sys.path if path)
"""Where Python looks; below these, files are called as they are in their archives."""


def start(exercise: str) -> None:
    """Start the kernel and show an exercise. Raises what goes wrong there."""
    import piplite.piplite  # noqa: F401
    import pyodide_kernel

    shell = pyodide_kernel.ipython_shell
    shell.send_comm = lambda *_message: None  # nobody listens
    shell.run_cell(f"from everyelement import show\nshow({exercise!r})").raise_error()


def _imported() -> set[str]:
    """List the files that were imported, by their names there."""
    specs = [getattr(module, "__spec__", None) for module in [*sys.modules.values()]]
    origins = [str(getattr(spec, "origin", "")) for spec in specs]
    return {origin.removeprefix(before) for origin in origins for before in _BEFORE if origin.startswith(before)}


def compiled(archive: memoryview, archive_is_library: bool) -> bytes:
    """Compile in an archive what was imported; all else is copied. The same for the same bytes."""
    imported, out = _imported(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bytes(archive))) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            if info.is_dir():
                continue
            name, contents = info.filename, source.read(info)
            if name in imported:
                code = compile(contents, name, "exec", dont_inherit=True)
                # Never compared with a source, which does not come along.
                flags = (1).to_bytes(4, "little")
                contents = (
                    importlib.util.MAGIC_NUMBER + flags + importlib.util.source_hash(contents) + marshal.dumps(code)
                )
                name += "c"
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o100644 << 16
            # The newer way is a fifth smaller. The library is read before it can be understood, and what a wheel says
            # of itself is read by others too.
            old = archive_is_library or ".dist-info/" in name
            entry.compress_type = zipfile.ZIP_DEFLATED if old else zipfile.ZIP_ZSTANDARD
            target.writestr(entry, contents, compresslevel=9 if old else 19)
    return out.getvalue()
