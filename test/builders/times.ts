/** The server's time of every reading that does not say another. */
export const serverNow = "2026-03-01T12:00:00.000Z";

const secondMs = 1000;

function before(ms: number): string {
  return new Date(Date.parse(serverNow) - ms).toISOString();
}

export function secondsAgo(count: number): string {
  return before(count * secondMs);
}

export function minutesAgo(count: number): string {
  return before(count * 60 * secondMs);
}

export function hoursAgo(count: number): string {
  return before(count * 3600 * secondMs);
}

export function daysAgo(count: number): string {
  return before(count * 86_400 * secondMs);
}
