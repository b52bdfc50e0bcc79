/** The lower end of the 95 % interval of a share (Wilson's score interval): 0 where nothing was counted. */
export function lowerEnd(right: number, said: number): number {
  if (said === 0) return 0;
  const z = 1.959964;
  const share = right / said;
  const middle = share + z ** 2 / (2 * said);
  const spread = z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * said)) / said);
  return (middle - spread) / (1 + z ** 2 / said);
}

/** A share in percent with one decimal, cut and never rounded up: all but one of 5,000 is not 100. */
export function percentOf(part: number, whole: number): string {
  return whole === 0 ? "-" : `${(Math.floor((1000 * part) / whole) / 10).toFixed(1)} %`;
}
