/** Lengths of time in ms, and times as the answers write them. */
export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** ISO 8601 with ms. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

/** The day alone, as rows are dated. */
export function dayOf(at: number): string {
  return iso(at).slice(0, 10);
}
