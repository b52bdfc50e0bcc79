import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { load } from "js-yaml";

/** A step of a workflow's job or of a composite action that runs a script. */
export interface RunStep {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run: string;
}

/** A job of a workflow, as far as the tests look at it. */
export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Partial<RunStep>[];
}

/** The steps with a script, of all jobs of a workflow or of a composite action. */
export function stepsOf(yaml: Readonly<Record<string, unknown>>): readonly RunStep[] {
  const { jobs, runs } = yaml as { jobs?: Readonly<Record<string, Job | undefined>>; runs?: Pick<Job, "steps"> };
  const steps = [...Object.values(jobs ?? {}), runs].flatMap((each) => each?.steps ?? []);
  return steps.flatMap((step) => (step.run === undefined ? [] : [{ name: "", ...step, run: step.run }]));
}

export function readYaml(file: string): Readonly<Record<string, unknown>> {
  return load(readFileSync(file, "utf8")) as Readonly<Record<string, unknown>>;
}

/** What a step left behind. */
export interface StepResult {
  readonly status: number | null;
  readonly log: string;
  /** What it wrote to `GITHUB_OUTPUT`. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What it wrote to `GITHUB_ENV`. */
  readonly env: Readonly<Record<string, string>>;
  /** What it wrote to `GITHUB_STEP_SUMMARY`. */
  readonly summary: string;
}

/**
 * Runs a step's script as GitHub's runner does (`bash --noprofile --norc -eo pipefail`), in a folder, with its expressions
 * replaced. The scripts themselves hold no expression, as a test proves: what a caller passes is never part of a script.
 * @param values of the expressions, as `inputs.package`
 */
export function runStep(
  step: RunStep,
  {
    cwd,
    values,
    env = {},
  }: {
    readonly cwd: string;
    readonly values: Readonly<Record<string, string>>;
    readonly env?: Readonly<Record<string, string>>;
  },
): StepResult {
  const folder = mkdtempSync(path.join(tmpdir(), "step-"));
  const file = (name: string) => {
    const place = path.join(folder, name);
    writeFileSync(place, "");
    return place;
  };
  const files = { GITHUB_OUTPUT: file("output"), GITHUB_ENV: file("env"), GITHUB_STEP_SUMMARY: file("summary") };
  const script = path.join(folder, "script.sh");
  writeFileSync(script, step.run);
  const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, replaced(text, values)]));
  const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
    cwd,
    encoding: "utf8",
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      RUNNER_TEMP: folder,
      GITHUB_ACTIONS: "true",
      ...files,
      ...env,
      ...own,
    },
  });
  return {
    status,
    log: `${stdout}${stderr}`,
    outputs: pairsIn(files.GITHUB_OUTPUT),
    env: pairsIn(files.GITHUB_ENV),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8"),
  };
}

const expression = /\$\{\{\s*(.*?)\s*\}\}/g;

function replaced(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(expression, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for the expression ${name}`);
    return value;
  });
}

function pairsIn(file: string): Readonly<Record<string, string>> {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}
