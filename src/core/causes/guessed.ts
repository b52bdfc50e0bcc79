import type { OkReading } from "../reading.ts";

/** True of a saved response whose endpoint, time or place in the order was guessed: nothing above possible rests on it. */
export function isGuessed(reading: OkReading): boolean {
  return reading.guessed !== undefined && reading.guessed.length > 0;
}
