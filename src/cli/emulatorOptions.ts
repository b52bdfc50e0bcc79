import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { foreignError } from "../core/foreignError.ts";
import type { StartOptions } from "../emulator/options.ts";

const latencies = ["none", "sandbox", "production"] as const;

/** Something the person wrote on the command line that cannot be done; the message is the whole answer. */
export class UsageError extends Error {}

/**
 * The options of `npm run emulator`, read from its arguments.
 * @throws UsageError in one sentence; the error of `parseArgs` for an option that is none
 */
export function optionsFrom(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string" },
      scenario: { type: "string", multiple: true },
      seed: { type: "string" },
      now: { type: "string" },
      latency: { type: "string" },
      "rate-limits": { type: "string" },
      state: { type: "string" },
      token: { type: "string" },
      host: { type: "string" },
      "allow-host": { type: "string", multiple: true },
      "allow-webhook": { type: "string", multiple: true },
    },
  });
  const latency = latencies.find((each) => each === values.latency);
  if (values.latency !== undefined && latency === undefined) {
    throw new UsageError(`--latency is one of ${latencies.join(", ")}.`);
  }
  const limits = values["rate-limits"];
  if (limits !== undefined && limits !== "on" && limits !== "off") throw new UsageError("--rate-limits is on or off.");
  if (values.token === "") throw new UsageError("--token must not be empty.");
  return {
    ...(values.port === undefined ? {} : { port: wholeNumber("--port", values.port, 65_535) }),
    ...(values.seed === undefined ? {} : { seed: wholeNumber("--seed", values.seed, Number.MAX_SAFE_INTEGER) }),
    ...(values.now === undefined ? {} : { now: values.now }),
    ...(values.scenario === undefined ? {} : { scenarios: values.scenario.map(scenarioFrom) }),
    ...(latency === undefined ? {} : { latency }),
    ...(limits === undefined ? {} : { rateLimits: limits === "on" }),
    ...(values.state === undefined ? {} : { state: values.state }),
    ...(values.token === undefined ? {} : { token: values.token }),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values["allow-host"] === undefined ? {} : { allowHosts: values["allow-host"] }),
    ...(values["allow-webhook"] === undefined ? {} : { allowWebhooks: values["allow-webhook"] }),
  };
}

function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) throw new UsageError(`${option} is a whole number from 0 to ${most}.`);
  return value;
}

/** A name, or a file: what ends in `.json` or has a slash in it. */
function scenarioFrom(named: string): string | Readonly<Record<string, unknown>> {
  if (!named.endsWith(".json") && !named.includes("/")) return named;
  try {
    return JSON.parse(readFileSync(named, "utf8")) as Readonly<Record<string, unknown>>;
  } catch (error) {
    // Without the words of the parser, which quote the file.
    throw new UsageError(`The scenario file ${named} cannot be read: ${foreignError(error)}.`);
  }
}

/** What is said of an error that keeps the emulator from starting: one sentence. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return "The port is taken: choose another with --port, or --port 0 for any free one.";
  if (code === "EACCES") return "This port may not be opened: choose one from 1024 up, or --port 0 for any free one.";
  // parseArgs explains itself in its first sentence.
  return typeof code === "string" && code.startsWith("ERR_PARSE_ARGS")
    ? `${error.message.split(/\.\s/)[0]}.`
    : error.message;
}
