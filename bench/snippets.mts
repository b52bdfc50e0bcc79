/**
 * Runs what *Copy Call as Code* copies, in each language that this machine has, against the local emulator: every endpoint, an
 * account whose id would be code, and the call without a secret. A figure is the calls that came out right, of as many as `of`
 * says; a language that is not installed has none, and was only parsed (`test/unit/text/export/grammar.test.ts`).
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Comparison } from "../src/core/comparison/comparison.ts";
import type { Reading } from "../src/core/reading/reading.ts";
import { type SnippetLanguage, snippetLanguages } from "../src/core/snippetLanguage.ts";
import { createTextContext } from "../src/text/createTextContext.ts";
import { readingAs } from "../src/text/export/callAsCode/readingAs.ts";
import { type RunningScenario, runScenario } from "../test/builders/runningScenario.ts";
import type { Bench, Figure } from "./support/figure.mts";

/** Go and Java compile first. */
const patienceMs = 60_000;

interface Runner {
  readonly command: string;
  readonly version: readonly string[];
  readonly args: (file: string) => readonly string[];
  readonly file: string;
}

const plain = (file: string) => [file];

const runners: Readonly<Record<SnippetLanguage, Runner>> = {
  curl: { command: "bash", version: ["-c", "curl --version"], args: plain, file: "reading.sh" },
  powershell: { command: "pwsh", version: ["--version"], args: (file) => ["-File", file], file: "reading.ps1" },
  node: { command: process.execPath, version: ["--version"], args: plain, file: "reading.mjs" },
  python: { command: "python3", version: ["--version"], args: plain, file: "reading.py" },
  ruby: { command: "ruby", version: ["--version"], args: plain, file: "reading.rb" },
  go: { command: "go", version: ["version"], args: (file) => ["run", file], file: "reading.go" },
  java: { command: "java", version: ["--version"], args: plain, file: "Reading.java" },
};

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

export const run: Bench = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-snippets-"));
  const scenario = await runScenario("daily-refresh");
  try {
    const figures: Figure[] = [];
    for (const language of snippetLanguages) figures.push(...(await figuresOf(language, scenario, folder)));
    return figures;
  } finally {
    await scenario.close();
    rmSync(folder, { recursive: true });
  }
};

async function figuresOf(
  language: SnippetLanguage,
  scenario: RunningScenario,
  folder: string,
): Promise<readonly Figure[]> {
  const { command, version, file } = runners[language];
  const installed = await started(command, version, process.env);
  if (installed.status !== 0) {
    console.error(`${language}: not installed, so only parsed`);
    return [];
  }
  console.error(`${language}: ${installed.stdout.trim().split("\n", 1)[0]}`);
  const at = path.join(folder, file);
  const tries = triesOf(scenario.comparison);
  let right = 0;
  for (const each of tries) {
    const code = readingAs({ ...each, language, baseUrl: scenario.url }, context) ?? "";
    writeFileSync(at, code);
    if (each.isRight(await ran(language, at, scenario, each.secret))) right += 1;
    else console.error(`${language}: ${each.name}\n${code}`);
  }
  const of = `${tries.length} calls`;
  return [{ name: `snippets.${language}.right`, value: right, unit: "count", against: of, aim: tries.length }];
}

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function ran(language: SnippetLanguage, at: string, scenario: RunningScenario, secret: string): Promise<Ran> {
  const { command, args } = runners[language];
  const env = {
    ...process.env,
    PLAID_CLIENT_ID: "client",
    PLAID_SECRET: secret,
    PLAID_ACCESS_TOKEN: scenario.accessToken,
  };
  return started(command, args(at), env);
}

/** Not waited for in one go: the emulator that is called runs in this process. */
function started(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(command, args, { env, timeout: patienceMs }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : typeof error.code === "number" ? error.code : 1, stdout, stderr });
    });
  });
}

interface Try {
  readonly name: string;
  readonly comparison: Comparison;
  readonly reading: Reading;
  readonly secret: string;
  isRight(ran: Ran): boolean;
}

function triesOf(comparison: Comparison): readonly Try[] {
  const answered = comparison.readings.filter(({ outcome }) => outcome === "ok");
  const each = answered.filter(
    (reading, at) => answered.findIndex(({ endpoint }) => endpoint === reading.endpoint) === at,
  );
  const [first] = answered.filter(({ endpoint }) => endpoint === "/accounts/get");
  if (first?.outcome !== "ok") throw new Error("no /accounts/get");
  const hostile = `$(exit 7)\`exit 7\`"';\\ #{exit 7} \${HOME} é\u2028\n*/`;
  const asked = { ...first, sent: { accountIds: [hostile], minLastUpdatedDatetime: null } };
  return [
    ...each.map((reading) => ({
      name: reading.endpoint,
      comparison,
      reading,
      secret: "any",
      isRight: ({ status, stdout }: Ran) => status === 0 && hasAnswer(stdout, reading),
    })),
    {
      name: "an account whose id would be code",
      comparison,
      reading: asked,
      secret: "any",
      isRight: ({ stdout }) => /INVALID_(ACCOUNT_ID|FIELD)/.test(stdout),
    },
    {
      name: "without the secret",
      comparison,
      reading: first,
      secret: "",
      isRight: ({ status, stderr }) => status !== 0 && stderr.includes("PLAID_SECRET"),
    },
  ];
}

function hasAnswer(stdout: string, reading: Reading): boolean {
  const answer = JSON.parse(stdout) as { request_id?: string; accounts?: readonly { account_id: string }[] };
  const isOfAccounts = reading.endpoint !== "/item/get" && reading.endpoint !== "/signal/evaluate";
  const ids = (answer.accounts ?? []).map(({ account_id }) => account_id);
  const expected = isOfAccounts ? reading.accounts.map(({ accountId }) => accountId) : [];
  return typeof answer.request_id === "string" && (!isOfAccounts || JSON.stringify(ids) === JSON.stringify(expected));
}
