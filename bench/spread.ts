// A ratio that was measured several times, as one figure that says how sure it is.

import { sum } from "./usage.ts";

export function geometricMean(values: readonly number[]): number {
  return Math.exp(sum(values.map(Math.log)) / values.length);
}

/** Half the width of the mean's 95 % interval, as a factor; student's t for the few times that things are repeated. */
function intervalFactor(values: readonly number[]): number {
  const count = values.length;
  const logs = values.map(Math.log);
  const mean = sum(logs) / count;
  const variance = sum(logs.map((log) => (log - mean) ** 2)) / (count - 1);
  return Math.exp(studentT(count - 1) * Math.sqrt(variance / count));
}

/** The two-sided 95 % quantile, by a series that is right to half a hundredth from three degrees of freedom on. */
function studentT(freedom: number): number {
  const z = 1.959964;
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
  ];
  return z + sum(terms.map((term, index) => term / freedom ** (index + 1)));
}

/** "1.032 (1.011 to 1.054)": the mean of ratios, and where it lies with 95 % certainty. */
export function describeSpread(ratios: readonly number[]): string {
  const mean = geometricMean(ratios);
  const factor = intervalFactor(ratios);
  return `${mean.toFixed(3)} (${(mean / factor).toFixed(3)} to ${(mean * factor).toFixed(3)})`;
}
