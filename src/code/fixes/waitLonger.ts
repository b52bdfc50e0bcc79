import type { Mend } from "./codeFix.ts";

/** Thirty seconds: what a real-time call takes at the slowest, as Plaid tells (https://plaid.com/docs/balance/). */
const seconds = "30";

/** A number of its own behind the name of a time-out; a call that has none is marked by its own name. */
const written = /[:=(]\s*(?<limit>\d[\d_]*(?:\.\d+)?)$/;

/** Waits long enough, in ms in TypeScript and in seconds in Python, with the digits in groups where the file has them so. */
export const waitLonger: Mend = ({ source: { code, language } }, { start, end }) => {
  const limit = written.exec(code.slice(start, end))?.groups?.limit;
  if (limit === undefined) return null;
  const ms = /\d_\d{3}\b/.test(code) ? `${seconds}_000` : `${seconds}000`;
  return {
    kind: "wait-longer",
    at: { start: end - limit.length, end },
    text: language === "python" ? seconds : ms,
  };
};
