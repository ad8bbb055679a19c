// Every same-family closed form over a number type, in order of dependence. No include guard: see primitives-inl.hpp.
#include "formulas/primitives-inl.hpp"
//
#include "formulas/bernoulli-inl.hpp"
#include "formulas/cauchy-inl.hpp"
#include "formulas/discrete_laplace-inl.hpp"
#include "formulas/gamma-inl.hpp"
#include "formulas/gaussian-inl.hpp"
#include "formulas/inverse_gaussian-inl.hpp"
#include "formulas/laplace-inl.hpp"
#include "formulas/logistic-inl.hpp"
#include "formulas/pareto-inl.hpp"
#include "formulas/poisson-inl.hpp"
#include "formulas/uniform-inl.hpp"
