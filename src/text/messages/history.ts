import type { Messages } from "../segment.ts";

/** The history of comparisons: its rows, and words that people search it by. */
export const historyMessages = {
  "history.today": "today",
  "history.yesterday": "yesterday",
  "history.match": "Match",
  "history.unknown": "Unknown",
  "history.failed": "The history could not be read. The log says more.",
} satisfies Messages;
