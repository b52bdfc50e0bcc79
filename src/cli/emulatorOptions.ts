import { parseArgs } from "node:util";
import { foreignError } from "../core/failure/foreignError.ts";
import { isOrigin } from "../emulator/link/isOrigin.ts";
import type { StartOptions } from "../emulator/server/options.ts";
import { startFailureOf } from "../emulator/server/startFailure.ts";
import { decodeText } from "../files/decodeText.ts";
import { readFileSync } from "../files/filesNow.ts";
import { codeOf } from "../files/retry.ts";
import { typedPath } from "../files/typedPath.ts";
import { didYouMean } from "./terminal/didYouMean.ts";

/** What `--help` prints. */
export const emulatorUsage = `Runs the local Plaid Sandbox on 127.0.0.1. Once it listens it prints one line of
JSON: url, control, token, pid.

  balance-lens emulator [options]
  npm run -s emulator -- [options]      in a checkout

  --port N              the port; 0, the default, takes any free one
  --scenario NAME|FILE  what it starts with; may be given several times;
                        all of them when absent
  --seed N              decides every id and every made-up number; 1
  --now TIME            where its clock starts, as 2026-03-01T12:00:00Z;
                        real time when absent
  --latency NAME        how long answers take: none, sandbox (the default),
                        production. With none, new Items are ready at once
  --rate-limits NAME    Plaid's published limits, in real time: off (the
                        default), sandbox (or on), production
  --public-tokens NAME  exchanged once (the default), or reusable
  --state DIR           keeps its state in a folder: it survives kill -9
  --token TEXT          the bearer token of the control paths; a random one
                        when absent
  --host ADDRESS        listens beyond this machine: whoever reaches the address
                        can use the emulator
  --allow-host NAME     a name by which it may then be called; may be given
                        several times
  --allow-webhook HOST  a host, besides this machine, that webhooks may be sent
                        to; may be given several times
  --allow-origin ORIGIN the origin, besides those of this machine, of pages that
                        may frame the Link page; may be given several times
  --link-tokens NAME    random (the default), or seeded: the same seed and calls
                        give the same, and a web page may guess them
  --help, -h            this

Any client id and secret will do. What it models, and its control paths:
docs/emulator.md.
`;

const known = {
  port: { type: "string" },
  scenario: { type: "string", multiple: true },
  seed: { type: "string" },
  now: { type: "string" },
  latency: { type: "string" },
  "rate-limits": { type: "string" },
  "public-tokens": { type: "string" },
  state: { type: "string" },
  token: { type: "string" },
  host: { type: "string" },
  "allow-host": { type: "string", multiple: true },
  "allow-webhook": { type: "string", multiple: true },
  "allow-origin": { type: "string", multiple: true },
  "link-tokens": { type: "string" },
} as const;

/** True when the person asked for the options. */
export function asksForHelp(args: readonly string[]): boolean {
  return args.includes("--help") || args.includes("-h");
}

const latencies = ["none", "sandbox", "production"] as const;

/** An argument that cannot be used; the message is the whole output. */
class UsageError extends Error {}

/**
 * The options of `npm run emulator`, read from its arguments.
 * @throws UsageError in one sentence; the error of `parseArgs` for an option that is none
 */
export function optionsFrom(args: readonly string[]): StartOptions {
  const { values } = parseArgs({ args: [...args], options: known });
  const latency = latencies.find((each) => each === values.latency);
  if (values.latency !== undefined && latency === undefined) {
    throw new UsageError(`--latency is one of ${latencies.join(", ")}.`);
  }
  const linkTokens = values["link-tokens"];
  if (linkTokens !== undefined && linkTokens !== "random" && linkTokens !== "seeded")
    throw new UsageError("--link-tokens is random or seeded.");
  const limits = values["rate-limits"] ?? "off";
  if (!isRateLimits(limits)) throw new UsageError("--rate-limits is off, sandbox (or on), or production.");
  const tokens = values["public-tokens"] ?? "once";
  if (tokens !== "once" && tokens !== "reusable") throw new UsageError("--public-tokens is once or reusable.");
  const habits = {
    ...(latency === "none" && { readyAtOnce: true }),
    ...(tokens === "reusable" && { publicTokensReusable: true }),
  };
  if (values.token === "") throw new UsageError("--token must not be empty.");
  return {
    ...(values.port === undefined ? {} : { port: wholeNumber("--port", values.port, 65_535) }),
    ...(values.seed === undefined ? {} : { seed: wholeNumber("--seed", values.seed, Number.MAX_SAFE_INTEGER) }),
    ...(values.now === undefined ? {} : { now: values.now }),
    ...(values.scenario === undefined ? {} : { scenarios: values.scenario.map(scenarioFrom) }),
    ...(latency === undefined ? {} : { latency }),
    ...(values["rate-limits"] === undefined ? {} : { rateLimits: limits === "on" ? "sandbox" : limits }),
    ...(Object.keys(habits).length === 0 ? {} : { habits }),
    ...(values.state === undefined ? {} : { state: values.state }),
    ...(values.token === undefined ? {} : { token: values.token }),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values["allow-host"] === undefined ? {} : { allowHosts: values["allow-host"] }),
    ...(values["allow-webhook"] === undefined ? {} : { allowWebhooks: values["allow-webhook"] }),
    ...(values["allow-origin"] === undefined ? {} : { allowOrigins: values["allow-origin"].map(originFrom) }),
    ...(linkTokens === undefined ? {} : { linkTokens }),
  };
}

function isRateLimits(name: string): name is "on" | "off" | "sandbox" | "production" {
  return ["on", "off", "sandbox", "production"].includes(name);
}

function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) throw new UsageError(`${option} is a whole number from 0 to ${most}.`);
  return value;
}

function originFrom(named: string): string {
  if (isOrigin(named)) return named;
  throw new UsageError(`--allow-origin is an origin such as https://app.test, not ${named}.`);
}

/** A scenario's name, or a file: an argument that ends in `.json` or holds a slash or backslash. */
function scenarioFrom(named: string): string | Readonly<Record<string, unknown>> {
  if (!named.endsWith(".json") && !/[\\/]/.test(named)) return named;
  try {
    return JSON.parse(decodeText(readFileSync(typedPath(named, ".")))) as Readonly<Record<string, unknown>>;
  } catch (error) {
    // The parser's own message is left out, since it quotes the file.
    throw new UsageError(`The scenario file ${named} cannot be read: ${foreignError(error)}.`);
  }
}

/** What is said of an error that keeps the emulator from starting: one sentence. */
export function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof Error && codeOf(error).startsWith("ERR_PARSE_ARGS")) return sentenceOfParseArgs(error);
  const { reason, detail } = startFailureOf(error);
  if (reason === "port-taken") return "The port is taken: choose another with --port, or --port 0 for any free one.";
  if (reason === "port-forbidden")
    return "This port may not be opened: choose one from 1024 up, or --port 0 for any free one.";
  return reason === "invalid" ? detail : `It cannot start: ${detail}.`;
}

/** The first sentence of the error of `parseArgs` explains it. */
function sentenceOfParseArgs({ message }: Error): string {
  const [sentence] = message.split(/\.\s/);
  const [, option] = /^Unknown option '(\S+)'/.exec(message) ?? [];
  const hint = option === undefined ? null : (didYouMean(option, options) ?? "--help lists those there are.");
  return `${sentence}.${hint === null ? "" : ` ${hint}`}`;
}

const options = [...Object.keys(known), "help"].map((name) => `--${name}`);
