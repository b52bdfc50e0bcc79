import type * as published from "../../npm/index.d.ts";
import { isOrigin } from "../emulator/link/isOrigin.ts";
import type { StartOptions } from "../emulator/server/options.ts";
import { EmulatorError } from "./emulatorError.ts";

/** How each option is checked: what is wrong with a value, after `its name is`; null when nothing is. */
type Check = (value: unknown) => string | null;

const checks: Readonly<Record<keyof published.StartOptions, Check>> = {
  port: wholeNumber(65_535),
  scenarios: (value) =>
    Array.isArray(value) && value.every((each) => typeof each === "string" || isContent(each))
      ? null
      : "a list of names, or of what scenario files hold",
  seed: wholeNumber(Number.MAX_SAFE_INTEGER),
  now: (value) =>
    typeof value === "string" || (value instanceof Date && !Number.isNaN(value.getTime()))
      ? null
      : "a time as 2026-03-01T12:00:00Z, or a Date",
  latency: oneOf("none", "sandbox", "production"),
  rateLimits: oneOf("off", "sandbox", "production"),
  publicTokens: oneOf("once", "reusable"),
  linkTokens: oneOf("random", "seeded"),
  state: text("a folder"),
  token: text("a text that is not empty"),
  host: text("an address"),
  allowHosts: texts("host names"),
  allowWebhooks: texts("host names"),
  allowOrigins: (value) =>
    Array.isArray(value) && value.every((each) => typeof each === "string" && isOrigin(each))
      ? null
      : "a list of origins such as https://app.test",
  inProcess: (value) => (typeof value === "boolean" ? null : "true or false"),
};

/**
 * The emulator's own options, from those of the package: a program in JavaScript passes what no compiler has seen.
 * @throws EmulatorError `invalid-options` naming the first option that cannot be used
 */
export function startOptionsFrom(options: published.StartOptions): StartOptions {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    if (!isOption(name)) throw invalid(`There is no option ${name.slice(0, 60)}.`);
    const wanted = checks[name](value);
    if (wanted !== null) throw invalid(`The option ${name} is ${wanted}.`);
  }
  const {
    latency = "none",
    publicTokens,
    now,
    inProcess: _,
    ...same
  } = Object.fromEntries(given) as published.StartOptions;
  const habits = {
    ...(latency === "none" && { readyAtOnce: true }),
    ...(publicTokens === "reusable" && { publicTokensReusable: true }),
  };
  return {
    ...same,
    latency,
    ...(now !== undefined && { now: typeof now === "string" ? now : now.toISOString() }),
    ...(Object.keys(habits).length > 0 && { habits }),
  };
}

function invalid(sentence: string): EmulatorError {
  return new EmulatorError("invalid-options", sentence);
}

function isOption(name: string): name is keyof published.StartOptions {
  return Object.hasOwn(checks, name);
}

function isContent(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wholeNumber(most: number): Check {
  return (value) =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most ? null : `a whole number from 0 to ${most}`;
}

function oneOf(...names: readonly string[]): Check {
  return (value) => (names.some((name) => name === value) ? null : `one of ${names.join(", ")}`);
}

function text(what: string): Check {
  return (value) => (typeof value === "string" && value !== "" ? null : what);
}

function texts(what: string): Check {
  return (value) =>
    Array.isArray(value) && value.every((each) => typeof each === "string") ? null : `a list of ${what}`;
}
