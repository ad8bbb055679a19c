// KL of Kumaraswamy and beta laws from a Kumaraswamy law.
#pragma once

namespace relent::formulas {

/// KL(p || q), p of density a b x^(a-1) (1 - x^a)^(b-1), q of N x^(alpha-1) (1 - x^c)^(beta-1);
/// log_constant = log(a b / N).
double kumaraswamy_kl(double a, double b, double c, double alpha, double beta, double log_constant);

}  // namespace relent::formulas
