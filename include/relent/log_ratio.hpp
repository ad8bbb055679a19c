// KL estimates from log-probabilities: of samples, of whole rows of logits, of top-k rows.
#pragma once

#include <relent/array_view.hpp>
#include <relent/export.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace relent {

/// What is averaged over draws x of p, with l = log p(x) - log q(x) (names of Schulman 2020, "Approximating KL
/// divergence").
enum class KlEstimator {
  /// l: unbiased for KL(p || q), its variance Var_p(l) is moderate; a term may be negative.
  k1,
  /// l^2 / 2: estimates another divergence, close to KL(p || q) where p and q are close; biased, never negative.
  k2,
  /// exp(-l) - 1 + l: unbiased where q has no mass outside p's support, never negative; of infinite variance unless
  /// E_p[(q/p)^2] is finite. Gaussians: infinite from variance(q) = 2 variance(p) on.
  k3
};

/// Where a divergence enters a policy-gradient step.
enum class KlPlacement {
  as_loss,   ///< the estimator is differentiated, draws held fixed
  in_reward  ///< the estimator is a number that multiplies grad log p (REINFORCE)
};

/// Which entries count: an array of bool or bytes (0 means no). Without one all do.
class MaskView {
 public:
  MaskView() = default;
  template <class Range>
  requires(detail::ContiguousOf<Range, bool> || detail::ContiguousOf<Range, std::uint8_t>)
      MaskView(const Range& mask)  // NOLINT(google-explicit-constructor): a view
      : data_(reinterpret_cast<const unsigned char*>(std::ranges::data(mask))),
        size_(std::ranges::size(mask)),
        given_(true) {}

  bool given() const noexcept { return given_; }
  std::size_t size() const noexcept { return size_; }
  bool operator[](std::size_t i) const noexcept { return data_[i] != 0; }

 private:
  static_assert(sizeof(bool) == 1);
  const unsigned char* data_ = nullptr;
  std::size_t size_ = 0;
  bool given_ = false;
};

/// Weights of either precision; an empty one is not given.
using WeightView = std::variant<VectorView<double>, VectorView<float>>;

/// What counts, by how much, and what to report. Entries that are masked or of weight 0 are not read.
///
/// The weight of an entry is the product of those given; only ratios of weights matter (self-normalised). All are
/// finite and nonnegative; one that underflows beside the largest is 0. Draws from a behaviour policy b instead of p
/// get importance p(x)/b(x), or its logarithm, which may be -inf and does not overflow.
struct PositionOptions {
  MaskView mask = {};
  WeightView weights = {};
  WeightView importance = {};
  WeightView log_importance = {};
  std::vector<double> quantile_levels = {};  ///< in [0, 1]
};

struct LogRatioOptions {
  KlEstimator estimator = KlEstimator::k1;
  MaskView mask = {};
  WeightView weights = {};
  WeightView importance = {};
  WeightView log_importance = {};
  std::vector<double> quantile_levels = {};  ///< in [0, 1]
};

/// A weighted mean of terms, how far to trust it, and what the terms look like. In nats; nothing is clipped at 0.
struct LogRatioSummary {
  double mean;            ///< sum w t / sum w
  double standard_error;  ///< by the delta method, see kl_from_log_probs; +inf for a single term
  double lower;           ///< 95 % interval: Student's t with effective_sample_size - 1 degrees of freedom
  double upper;
  double median;
  std::vector<double> quantiles;  ///< at quantile_levels
  double minimum;
  double maximum;
  double share_negative;         ///< weight of the terms < 0
  double effective_sample_size;  ///< (sum w)^2 / sum w^2 (Kish 1965); the count for equal weights
  double largest_term_share;     ///< max w |t| / sum w |t|: near 1, one draw decides
  std::size_t count = 0;         ///< terms of positive weight
  std::string note;              ///< empty, or what to beware of
};

/// KL(p || q) from x_i ~ p: `log_p[i]` = log p(x_i), `log_q[i]` = log q(x_i), discrete or densities.
///
/// Every difference and sum is in double, sums compensated; exp(-l) - 1 + l has full relative accuracy near 0. l may be
/// anything: k3 is +inf from l = -710 on (exp(710) is no double), and the note says so.
/// With v = w / sum w, standard_error^2 = c sum v^2 (t - mean)^2, c = S2 / (S2 - 2 S3 + S2^2), Sk = sum v^k: unbiased
/// when weights do not depend on terms; s^2 / n for equal weights. Quantiles are Hazen's (type 5 of Hyndman and Fan
/// 1996): linear between the points (weight before + w/2, t). NaN in an entry that counts gives NaN, and the note names
/// it. Without any such entry every number is NaN, standard_error +inf. An infinite mean has standard_error +inf.
/// Allocates a copy of the terms.
/// @throws DimensionMismatch for arrays of different sizes; InvalidParameter for weights or levels out of range.
RELENT_API LogRatioSummary kl_from_log_probs(VectorView<double> log_p, VectorView<double> log_q,
                                             const LogRatioOptions& options = {});
RELENT_API LogRatioSummary kl_from_log_probs(VectorView<float> log_p, VectorView<float> log_q,
                                             const LogRatioOptions& options = {});

/// KL(p || q) averaged over positions (rows), the sum over classes exact: the Rao-Blackwellised estimator (Amini,
/// Vieira and Cotterell 2025), never of larger variance than k1 on the same positions. Rows are logits, or
/// log-probabilities.
///
/// A term of the summary is KL(softmax(p row) || softmax(q row)), never negative; it is also written to `terms` if that
/// is not empty (0 for a row that does not count). standard_error speaks of positions drawn independently; positions of
/// one sequence are not, so average within sequences first if that matters.
/// @throws DimensionMismatch, InvalidParameter as kl_from_log_probs.
RELENT_API LogRatioSummary rao_blackwellised_kl(MatrixView<double> p_logits, MatrixView<double> q_logits,
                                                const PositionOptions& options = {}, std::span<double> terms = {});
RELENT_API LogRatioSummary rao_blackwellised_kl(MatrixView<float> p_logits, MatrixView<float> q_logits,
                                                const PositionOptions& options = {}, std::span<double> terms = {});
RELENT_API LogRatioSummary rao_blackwellised_kl(MatrixView<Float16> p_logits, MatrixView<Float16> q_logits,
                                                const PositionOptions& options = {}, std::span<double> terms = {});
RELENT_API LogRatioSummary rao_blackwellised_kl(MatrixView<BFloat16> p_logits, MatrixView<BFloat16> q_logits,
                                                const PositionOptions& options = {}, std::span<double> terms = {});

/// The same from k classes a row (those p finds most likely, say; -inf pads) and one bucket for the rest: `log_p`,
/// `log_q` are log-probabilities of the same classes, the tails 1 - sum exp. By the data-processing inequality a lower
/// bound of the row's KL, and never negative. A term is sum (q - p + p log(p/q)) over classes and tail, each part >= 0.
///
/// A tail is known to 8 roundings of the row's log-probabilities in their type. Below that, p's tail counts as 0 and
/// q's as that much: the bound is finite unless a class has p > 0 = q.
/// @throws InvalidParameter if a row's probabilities exceed 1 by more than that; otherwise as above.
RELENT_API LogRatioSummary rao_blackwellised_kl_top_k(MatrixView<double> log_p, MatrixView<double> log_q,
                                                      const PositionOptions& options = {},
                                                      std::span<double> terms = {});
RELENT_API LogRatioSummary rao_blackwellised_kl_top_k(MatrixView<float> log_p, MatrixView<float> log_q,
                                                      const PositionOptions& options = {},
                                                      std::span<double> terms = {});
RELENT_API LogRatioSummary rao_blackwellised_kl_top_k(MatrixView<Float16> log_p, MatrixView<Float16> log_q,
                                                      const PositionOptions& options = {},
                                                      std::span<double> terms = {});
RELENT_API LogRatioSummary rao_blackwellised_kl_top_k(MatrixView<BFloat16> log_p, MatrixView<BFloat16> log_q,
                                                      const PositionOptions& options = {},
                                                      std::span<double> terms = {});

/// c_i with: the gradient of the penalty is the mean of c_i grad log p(x_i) over x_i ~ p (for draws from b, of
/// p(x_i)/b(x_i) c_i grad log p(x_i), the ratio held fixed). In expectation it is
///
///     estimator   as_loss                           in_reward
///     k1          1:           0                    l:               grad KL(p || q)
///     k2          l:           grad KL(p || q)      l^2 / 2:         grad E_p[l^2 / 2] - grad KL(p || q)
///     k3          1 - e^-l:    grad KL(q || p)      e^-l - 1 + l:    grad KL(p || q) - grad KL(q || p)
///
/// So k2 as loss is k1 in reward, draw by draw, and the only ones that descend KL(p || q) (k3's column where p > 0
/// wherever q > 0).
/// @throws DimensionMismatch for arrays of different sizes.
RELENT_API std::vector<double> kl_gradient_coefficients(VectorView<double> log_p, VectorView<double> log_q,
                                                        KlEstimator estimator,
                                                        KlPlacement placement = KlPlacement::as_loss);
RELENT_API std::vector<float> kl_gradient_coefficients(VectorView<float> log_p, VectorView<float> log_q,
                                                       KlEstimator estimator,
                                                       KlPlacement placement = KlPlacement::as_loss);

}  // namespace relent
