/** @module The few figures that measurements are summed up in. */

/** The value in the middle; of an even number of values, the lower one of the two. NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The smallest value that so large a share of all values does not exceed. NaN of none.
 *
 * @param share above 0, at most 1
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
