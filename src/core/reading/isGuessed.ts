import type { FailedReading, OkReading } from "./reading.ts";

/**
 * True for a saved response whose endpoint, time or order was guessed: no finding that rests on it is above possible.
 */
export function isGuessed({ guessed }: Pick<OkReading | FailedReading, "guessed">): boolean {
  return guessed !== undefined && guessed.length > 0;
}
