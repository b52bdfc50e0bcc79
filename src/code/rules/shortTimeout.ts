import type { PlaidCall } from "../calls/plaidCall.ts";
import { factsOfCall } from "../facts.ts";
import type { TextRange } from "../languages/maskedSource.ts";
import type { Remark, Rule, RuledCode } from "./rule.ts";

/**
 * A real-time call waits for the bank: within 11 s for 95 of 100, and now and then 30 s or more. A client that gives up sooner loses
 * an answer that is billed all the same; one that waits for ever holds the user (https://plaid.com/docs/balance/).
 */
export const shortTimeout: Rule = {
  id: "short-timeout",
  languages: ["typescript", "python"],
  isOnByDefault: false,
  docUrl: "https://plaid.com/docs/balance/",
  find: (code) => {
    const realTime = code.calls.filter(({ endpoint }) => factsOfCall(endpoint).use === "real-time");
    const ofClient = realTime.find((call) => call.how === "sdk" && !saysTimeout(code, call));
    return [
      ...realTime.flatMap((call) => {
        const at = givenUp(code, call) ?? (isUntold(code, call) ? call : null);
        return at === null ? [] : [remark(call, at)];
      }),
      ...(ofClient === undefined ? [] : clientTimeouts(code).map((at) => remark(ofClient, at))),
    ];
  },
};

function remark({ name }: PlaidCall, { start, end }: TextRange): Remark {
  return { rule: "short-timeout", severity: "hint", named: name, start, end };
}

function saysTimeout({ source }: RuledCode, { argumentsStart, argumentsEnd }: PlaidCall): boolean {
  return /time_?out|\bsignal\b|\.\.\./i.test(source.code.slice(argumentsStart, argumentsEnd));
}

/** A short time-out in `new Configuration({ baseOptions: { … } })`, which all calls of the file's client have. */
function clientTimeouts({ source, brackets }: RuledCode): readonly TextRange[] {
  const { code, language } = source;
  if (language !== "typescript") return [];
  const [options, another] = [...code.matchAll(/\bbaseOptions\s*:\s*\{/g)];
  // Which of two clients calls is not known.
  if (options === undefined || another !== undefined) return [];
  const pair = brackets().at(options.index + options[0].length - 1);
  const call = pair?.around?.around ?? null;
  if (
    pair === null ||
    call === null ||
    !/\bConfiguration\s*$/.test(code.slice(Math.max(0, call.start - 40), call.start))
  )
    return [];
  return shortLimits(code, "typescript", pair.inside).slice(0, 1);
}

/** ms: what 95 of 100 real-time calls take, and some more for the way. */
const least = 15_000;

/** A time-out as it is written: ms in TypeScript, seconds in Python. */
const limits = {
  typescript: /\b(?:AbortSignal\s*\.\s*timeout\(\s*|time_?out(?:_?ms)?\s*:\s*)(?<limit>\d[\d_]*)(?!\s*[*.\d])/gi,
  python: /\b(?:_request_timeout|timeout)\s*=\s*(?:httpx\.Timeout\(\s*)?(?<limit>\d+(?:\.\d+)?)(?!\s*\*)/g,
} as const;

/** A time-out of the call that is shorter than what such calls take; null where there is none. */
function givenUp({ source, functionAt }: RuledCode, call: PlaidCall): TextRange | null {
  const { language, code } = source;
  if (language !== "typescript" && language !== "python") return null;
  const around = functionAt(call.start);
  const sent = { start: call.argumentsStart, end: call.argumentsEnd };
  // The client of a block, `httpx.AsyncClient(timeout=5)`, is made on the line that opens it.
  const opened = language === "python" && around !== null ? clientBefore(code, around.start, call.start) : null;
  return [sent, ...(opened === null ? [] : [opened])].flatMap((place) => shortLimits(code, language, place))[0] ?? null;
}

/** The time-outs between two places that are shorter than what real-time calls take. */
function shortLimits(code: string, language: keyof typeof limits, { start, end }: TextRange): readonly TextRange[] {
  const inMs = language === "python" ? 1000 : 1;
  return [...code.slice(start, end).matchAll(limits[language])].flatMap(({ index, 0: written, groups }) => {
    const limit = Number((groups?.limit ?? "").replaceAll("_", "")) * inMs;
    return limit > 0 && limit < least ? [{ start: start + index, end: start + index + written.length }] : [];
  });
}

const client = /\bwith\s+(?:httpx\.(?:Async)?Client|aiohttp\.ClientSession)\(([^\n]*)\)\s+as\s+\w+\s*:/g;

/** The last client that a function opens before a place. */
function clientBefore(code: string, from: number, to: number): TextRange | null {
  const match = [...code.slice(from, to).matchAll(client)].at(-1);
  return match === undefined ? null : { start: from + match.index, end: from + match.index + match[0].length };
}

/** What waits until the other side hangs up, or for minutes, unless it is told; `httpx` gives up after 5 s. */
const untold = {
  typescript: /(?<![.\w$])(?:fetch|axios|axios\s*\.\s*post)\s*\(\s*$/,
  python: /\b(?:requests|httpx)\s*\.\s*post\s*\(\s*$/,
} as const;

/** Whether a call by its path has no time-out at all, or the one of a client that suits no such call. */
function isUntold({ source, functionAt }: RuledCode, call: PlaidCall): boolean {
  const { code, language } = source;
  if ((language !== "typescript" && language !== "python") || call.how !== "path") return false;
  const sent = code.slice(call.argumentsStart, call.argumentsEnd);
  if (/\b(?:signal|timeout\w*)\b|\.\.\.|\*\*/i.test(sent)) return false;
  const before = code.slice(Math.max(0, call.argumentsStart - 40), call.argumentsStart);
  // What is sent stands here, and not in a variable that may hold a time-out.
  if (untold[language].test(before)) return language === "python" || /\{/.test(sent);
  const body = functionAt(call.start);
  const opened = language === "python" && body !== null ? clientBefore(code, body.start, call.start) : null;
  return opened !== null && /\bhttpx\.\w+\(\s*\)/.test(code.slice(opened.start, opened.end));
}
