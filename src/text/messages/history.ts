import type { Messages } from "../segment.ts";

/** The history of comparisons: its rows, and words that people search it by. */
export const historyMessages = {
  "history.today": "today",
  "history.yesterday": "yesterday",
  "history.match": "Match",
  "history.unknown": "Unknown",
  "history.failed": "Couldn't read the history. See the log.",
} satisfies Messages;
