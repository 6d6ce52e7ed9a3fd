"""Make the portal's fonts, for the web and unpacked for paper, from the full IBM Plex files.

    python static/vendor/fonts/subset.py PLEX_SANS_FOLDER PLEX_SANS_ARABIC_FOLDER

Each folder is the unpacked package of the typeface (`fonts/complete/woff2/*.woff2`). Needs `fonttools` and `brotli`.

The licence (SIL OFL 1.1) reserves the name "Plex" for unmodified files. A subset is a modified file,
so the name inside it, and the family name in the style sheet, is "MC2CM Sans".
"""

import io
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent

# English and French, names of cities and people around the Mediterranean, the typographer's marks and spaces.
LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(0x106, 0x107, 0x10C, 0x10D, 0x110, 0x111, 0x11E, 0x11F, 0x130, 0x131, 0x152, 0x153),
    *(0x15E, 0x15F, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x100, 0x101, 0x12A, 0x12B, 0x16A, 0x16B),
    *(0x2009, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E),
    *(0x2020, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122),
    *(0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265),
]
# Modern Standard Arabic, its marks and figures, and the letters that Maghrebi and foreign names add.
ARABIC = [
    *(0x20, 0xA0, 0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x656)),
    *(*range(0x660, 0x66E), 0x670, 0x671, 0x67E, 0x686, 0x698, 0x6A4, 0x6A8, 0x6A9, 0x6AD, 0x6AF, 0x6CC),
    *(0x200C, 0x200D, 0x25CC),
]
SETS = (("IBMPlexSans", LATIN, "latin"), ("IBMPlexSansArabic", ARABIC, "arabic"))


def make(source: Path, unicodes: list[int], family: str, target: Path) -> None:
    font = TTFont(source)
    options = subset.Options()
    options.hinting = False
    options.layout_features = "kern liga rlig locl ccmp init medi fina calt mark mkmk sups".split()
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    options.drop_tables += ["DSIG"]
    maker = subset.Subsetter(options)
    maker.populate(unicodes=unicodes)
    maker.subset(font)
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6}:
            words = {1: family, 3: f"{family} subset", 4: family, 6: family.replace(" ", "")}
            record.string = words[record.nameID]
    font.flavor = "woff2"
    font.save(target)
    target.with_suffix(".ttf").write_bytes(unpacked(target))
    print(f"{target.name}: {target.stat().st_size} bytes, {len(font.getGlyphOrder())} glyphs")


def unpacked(source: Path) -> bytes:
    """The same font as TrueType, which is what goes into a PDF."""
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def main(folders: list[str]) -> None:
    for folder, (stem, unicodes, script) in zip(folders, SETS, strict=True):
        for style, weight in (("Regular", 400), ("SemiBold", 600)):
            source = Path(folder) / "fonts/complete/woff2" / f"{stem}-{style}.woff2"
            family = "MC2CM Sans" if script == "latin" else "MC2CM Sans Arabic"
            make(source, unicodes, family, HERE / f"mc2cm-sans-{script}-{weight}.woff2")


if __name__ == "__main__":
    main(sys.argv[1:])
