"""What the makers of reference tables share: exact texts of laws, rows of values, rows of divergences, and the command line.

A module tests/reference/families/<stem>.py defines `values()` and `pairs()` and ends with `main(values, pairs)`:

    python3 tests/reference/families/<stem>.py values > tests/data/values/<stem>.tsv
    python3 tests/reference/families/<stem>.py kl    >> tests/data/kl/<stem>.tsv
"""
import os
import sys

from mpmath import inf, mp, mpf

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))  # kl_oracle

mp.dps = 60


def number(x):
    """A parameter that reads back to the same bits."""
    if isinstance(x, (list, tuple)):
        return "[" + ", ".join(number(v) for v in x) + "]"
    x = float(x)
    return repr(x) if x in (inf, -inf) else x.hex()


def text(family, *positional, **named):
    """text("Gamma", 2.0, scale=3.0) is "Gamma(0x1.0p+1, scale=0x1.8p+1)"."""
    return family + "(" + ", ".join([number(x) for x in positional] + [k + "=" + number(v) for k, v in named.items()]) + ")"


def digits(x, count=25):
    return "inf" if x == inf else "-inf" if x == -inf else mp.nstr(mpf(x), count, min_fixed=1, max_fixed=0)


def value(law, function, argument, truth, scale=None):
    """One row: `argument` is 0 where there is none; `scale` is the largest term of a log-density that passes through 0."""
    cells = [law, function, number(argument), digits(truth)]
    if scale is not None:
        cells.append(digits(scale, 3))
    print("\t".join(cells))


def divergence(p, q, regime, kl):
    if 0 < kl < mpf(2) ** -1022:
        regime += ":underflow"
    elif mpf(2) ** 1024 <= kl < inf:
        regime += ":overflow"
    print("\t".join([p, q, regime, "0" if kl == 0 else digits(kl, 30)]))


def main(values, pairs):
    """`values()` prints rows with value(); `pairs()` prints rows with divergence()."""
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command not in ("values", "kl"):
        sys.exit("usage: %s values|kl" % sys.argv[0])
    if command == "values":
        print("# law, function, argument, value to 25 digits, largest term: made by tests/reference/families/%s with mpmath."
              % os.path.basename(sys.argv[0]))
        values()
    else:
        pairs()
