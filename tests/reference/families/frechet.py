"""Frechet(shape, scale), the reciprocal of Weibull(shape, 1/scale): tests/data/values/frechet.tsv and tests/data/kl/frechet.tsv."""
from rows import main
from weibull import pairs_of, values_of

main(lambda: values_of("Frechet", -1), lambda: pairs_of("Frechet", -1))
