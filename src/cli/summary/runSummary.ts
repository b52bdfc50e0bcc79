import { parseArgs } from "node:util";
import { foreignError } from "../../core/failure/foreignError.ts";
import { append } from "../../files/files.ts";
import { ControlError, readControl } from "../control/readControl.ts";
import type { ExitCode, TerminalIo } from "../terminal/io.ts";
import { sinkOf } from "../terminal/sink.ts";
import { callsIn } from "./calls.ts";
import { callsMarkdown } from "./callsMarkdown.ts";

const usage = `Says what a running local Plaid Sandbox was asked since it started, as Markdown:
calls, endpoints used, paths that are not modelled, faults met.

  balance-lens summary --url URL [--github]

  --url URL   where it listens; PLAID_BASE_URL when absent
  --github    adds it to the step's summary of GitHub Actions instead
  --help, -h  this

The token of its control paths is taken from BALANCE_LENS_CONTROL_TOKEN.
`;

const known = { url: { type: "string" }, github: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;

/** Runs `balance-lens summary`. @returns 1 when it could not run; a failed call of the app under test changes nothing */
export async function runSummary(argv: readonly string[], terminal: TerminalIo): Promise<ExitCode> {
  const io = sinkOf(terminal);
  try {
    const { url, github, help } = optionsIn(argv);
    if (help === true) {
      io.print(usage);
      return 0;
    }
    const address = { url: urlOf(url ?? io.env.PLAID_BASE_URL), token: io.env.BALANCE_LENS_CONTROL_TOKEN ?? "" };
    const calls = callsIn(await readControl(address, "coverage", io.signal));
    if (calls === null) throw new ControlError(`${address.url} does not say what it was asked: is it as new as this?`);
    const markdown = callsMarkdown(calls);
    if (github !== true) io.print(markdown);
    else await addToStepSummary(markdown, io.env.GITHUB_STEP_SUMMARY ?? "");
    return 0;
  } catch (error) {
    if (io.signal.aborted) return 130;
    if (!(error instanceof ControlError)) throw error;
    io.say(error.message);
    return 1;
  }
}

function optionsIn(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: known, strict: true, allowPositionals: false }).values;
  } catch {
    throw new ControlError("Only --url, --github and --help are known. See --help.");
  }
}

/** @throws ControlError for anything but an address of HTTP or HTTPS */
function urlOf(text: string | undefined): string {
  const url = URL.parse(text ?? "");
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ControlError("Name the local sandbox by --url or PLAID_BASE_URL, as http://127.0.0.1:8700.");
  }
  return url.href.replace(/\/+$/, "");
}

async function addToStepSummary(markdown: string, file: string): Promise<void> {
  if (file === "") throw new ControlError("GITHUB_STEP_SUMMARY is not set: leave --github out.");
  await append(file, markdown).catch((error: unknown) => {
    throw new ControlError(`The step summary could not be written: ${foreignError(error)}.`);
  });
}
