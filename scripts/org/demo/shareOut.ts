/**
 * Shares a whole number out by weight, each getting at least its least; the sum is exact (largest remainders).
 * @param least one for each weight
 */
export function shareOut(total: number, weights: readonly number[], least: readonly number[]): number[] {
  const spare = total - least.reduce((sum, one) => sum + one, 0);
  const allWeights = weights.reduce((sum, weight) => sum + weight, 0);
  if (spare < 0 || allWeights <= 0) {
    throw new Error(`${total} cannot be shared out: the parts alone need ${total - spare}.`);
  }
  const exact = weights.map((weight) => (spare * weight) / allWeights);
  const shares = exact.map((share, index) => Math.floor(share) + (least[index] ?? 0));
  const remainders = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  const left = total - shares.reduce((sum, share) => sum + share, 0);
  for (const { index } of remainders.slice(0, left)) {
    shares[index] = (shares[index] ?? 0) + 1;
  }
  return shares;
}
