import { execFile, execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { Pass, Reading } from "../../../../src/core/reading/reading.ts";
import { type SnippetLanguage, snippetLanguages } from "../../../../src/core/snippetLanguage.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { readingAs } from "../../../../src/text/export/callAsCode/readingAs.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf, okReading, signalFacts, skippedReading } from "../../../builders/comparison.ts";
import { isHere, itNeeding, type Need } from "../../../builders/needs.ts";
import { type RunningScenario, runScenario } from "../../../builders/runningScenario.ts";

const run = promisify(execFile);
const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-copy-"));
afterAll(() => rmSync(folder, { recursive: true }));

function works(command: string): boolean {
  try {
    execFileSync(command, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Where there is no curl, a stand-in takes its options; the shell and the here-document are real either way. */
const standInCurl = `#!${process.execPath}
const [, , , , url, ...rest] = process.argv;
const headers = rest.flatMap((each, at) => (rest[at - 1] === "--header" ? [each.split(": ")] : []));
let body = "";
for await (const chunk of process.stdin) body += chunk;
process.stdout.write(await (await fetch(url, { method: "POST", headers, body })).text());
`;

function pathWithCurl(): string {
  if (works("curl")) return process.env.PATH ?? "";
  writeFileSync(path.join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(path.join(folder, "curl"), standInCurl);
  chmodSync(path.join(folder, "curl"), 0o755);
  return `${folder}${path.delimiter}${process.env.PATH}`;
}

interface Answer {
  readonly accounts?: readonly {
    readonly account_id: string;
    readonly balances: { readonly available: number | null };
  }[];
  readonly item?: { readonly item_id: string };
  readonly request_id?: string;
  readonly error_code?: string;
}

let scenario: RunningScenario;
beforeAll(async () => {
  scenario = await runScenario("daily-refresh");
});
afterAll(() => scenario.close());

function snippet(language: SnippetLanguage, reading: Reading, comparison: Comparison = scenario.comparison): string {
  const code = readingAs({ comparison, reading, language, baseUrl: scenario.url }, context);
  if (code === null) throw new Error(`no code for ${reading.id}`);
  return code;
}

function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return {
    PATH: pathWithCurl(),
    PLAID_CLIENT_ID: "client",
    PLAID_SECRET: "secret",
    PLAID_ACCESS_TOKEN: scenario.accessToken,
    ...more,
  };
}

const commands = {
  curl: ["sh", "sh"],
  powershell: ["pwsh", "ps1"],
  node: [process.execPath, "mjs"],
  python: ["python3", "py"],
} as const;

/** What the code prints: a call that Plaid refuses ends with an exit code, and its body all the same. */
async function answerOf(language: keyof typeof commands, code: string): Promise<Answer> {
  const [command, suffix] = commands[language];
  const at = path.join(folder, `${crypto.randomUUID()}.${suffix}`);
  writeFileSync(at, code);
  const { stdout } = await run(command, [at], { env: environment() }).catch((error: { stdout: string }) => error);
  return JSON.parse(stdout) as Answer;
}

/** What running a language takes. Ruby, Go and Java are run by `npm run bench -- snippets`, where they are installed. */
const takes = {
  curl: ["shell"],
  powershell: ["powershell"],
  node: [],
  python: ["python"],
} as const satisfies Partial<Record<SnippetLanguage, readonly Need[]>>;

const runHere = ["curl", "powershell", "node", "python"] as const;

/** The first reading of each endpoint, answered: the passes of one endpoint are copied alike. */
function oneOfEach(): readonly Reading[] {
  const answered = scenario.comparison.readings.filter((reading) => reading.outcome === "ok");
  return answered.filter((reading, at) => answered.findIndex(({ endpoint }) => endpoint === reading.endpoint) === at);
}

describe.each(runHere)("copied as %s", (language) => {
  itNeeding(...takes[language])(
    "every endpoint answers again, with the same accounts",
    async () => {
      const readings = oneOfEach();
      expect(readings.length).toBeGreaterThan(4);
      await Promise.all(
        readings.map(async (reading) => {
          const answer = await answerOf(language, snippet(language, reading));
          expect(answer.error_code, reading.id).toBeUndefined();
          expect(answer.request_id, reading.id).toMatch(/\w/);
          if (reading.endpoint === "/item/get") expect(answer.item?.item_id).toBe(scenario.comparison.item.itemId);
          if (reading.endpoint === "/signal/evaluate" || reading.endpoint === "/item/get") return;
          const shown = answer.accounts ?? [];
          expect(
            shown.map((account) => account.account_id),
            reading.id,
          ).toEqual(reading.accounts.map((account) => account.accountId));
          if (reading.kind !== "real-time") return;
          expect(shown.map(({ balances }) => balances.available)).toEqual(
            reading.accounts.map(({ balances }) => balances.available),
          );
        }),
      );
    },
    60_000,
  );
});

describe("copied code sends keys to the address alone that it names, whatever that answers", () => {
  for (const language of runHere) {
    itNeeding(...takes[language])(
      `copied as ${language}`,
      async () => {
        const received: string[] = [];
        const elsewhere = createServer((request, response) => {
          request.on("data", (chunk) => received.push(String(chunk)));
          request.on("end", () => response.end("{}"));
        });
        const asked: string[] = [];
        const server = createServer((request, response) => {
          asked.push(request.url ?? "");
          const { port } = elsewhere.address() as AddressInfo;
          response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end("{}");
        });
        try {
          for (const each of [elsewhere, server]) await once(each.listen(0, "127.0.0.1"), "listening");
          const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
          const [reading] = oneOfEach();
          const { comparison } = scenario;
          const code = reading === undefined ? null : readingAs({ comparison, reading, language, baseUrl }, context);
          await answerOf(language, code ?? "").catch(() => null);
          expect(asked).toEqual([reading?.endpoint]);
          expect(received).toEqual([]);
        } finally {
          elsewhere.close();
          server.close();
        }
      },
      60_000,
    );
  }
});

test("Python is copied in the same shape as the others, and compiles wherever there is a Python", async () => {
  const files = scenario.comparison.readings.map((reading, index) => {
    const code = snippet("python", reading);
    expect(code).toContain('os.environ["PLAID_SECRET"]');
    expect(code).toContain(`+ "${reading.endpoint}"`);
    const at = path.join(folder, `reading${index}.py`);
    writeFileSync(at, code);
    return at;
  });
  expect(files.length).toBeGreaterThan(10);
  if (isHere("python")) await run("python3", ["-m", "py_compile", ...files], { env: environment() });
}, 240_000);

describe("Python that is pasted", () => {
  itNeeding("python")("is taken by an interactive Python line by line", () => {
    const [reading] = scenario.comparison.readings;
    if (reading === undefined) throw new Error("nothing was read");
    // Nobody listens there: what it then says is no matter here.
    const env = environment({ PLAID_BASE_URL: "http://127.0.0.1:1" });
    const { stderr } = spawnSync("python3", ["-i", "-q"], { input: snippet("python", reading), env, encoding: "utf8" });
    expect(stderr).toContain("URLError");
    expect(stderr).not.toContain("SyntaxError");
  });
});

describe("whatever is copied", () => {
  test("holds no key and no token, and takes them from the environment", () => {
    for (const language of snippetLanguages) {
      for (const reading of scenario.comparison.readings) {
        const code = snippet(language, reading);
        expect(code).not.toContain(scenario.accessToken);
        for (const name of ["PLAID_CLIENT_ID", "PLAID_SECRET", "PLAID_ACCESS_TOKEN"]) expect(code).toContain(name);
      }
    }
  });

  itNeeding("shell")("stops, and names what is missing, without them", async () => {
    const [reading] = scenario.comparison.readings;
    if (reading === undefined) throw new Error("no reading");
    writeFileSync(path.join(folder, "b.mjs"), snippet("node", reading));
    writeFileSync(path.join(folder, "b.sh"), snippet("curl", reading));
    const env = environment({ PLAID_SECRET: "" });
    await expect(run(process.execPath, [path.join(folder, "b.mjs")], { env })).rejects.toThrow(/PLAID_SECRET/);
    await expect(run("sh", [path.join(folder, "b.sh")], { env })).rejects.toThrow(/PLAID_SECRET/);
  });

  itNeeding("python")("stops in Python too, without one of them", async () => {
    const [reading] = scenario.comparison.readings;
    if (reading === undefined) throw new Error("no reading");
    writeFileSync(path.join(folder, "b.py"), snippet("python", reading));
    const env = environment({ PLAID_SECRET: "" });
    await expect(run("python3", [path.join(folder, "b.py")], { env })).rejects.toThrow(/Set PLAID_SECRET/);
  });

  itNeeding("shell")("an account id that would be code is only a value", async () => {
    const hostile = `$(touch ${folder}/pwned)\`touch ${folder}/pwned\`"';\\\n${"$"}{HOME}`;
    const base = comparisonOf({ evaluation: { signal: signalFacts({ accountId: hostile }), available: 1 } });
    const comparison = { ...base, plan: { ...base.plan, options: { ...base.plan.options, accountIds: [hostile] } } };
    const evaluated = comparison.readings.find(({ kind }) => kind === "evaluated");
    const cached = { ...skippedReading("cached", "/accounts/get", "cancelled") };
    for (const reading of [evaluated, cached]) {
      if (reading === undefined) throw new Error("no reading");
      for (const language of ["curl", "node"] as const) {
        const answer = await answerOf(language, snippet(language, reading, comparison));
        expect(answer.error_code).toMatch(/^INVALID_(ACCOUNT_ID|FIELD)$/);
      }
    }
    expect(works(path.join(folder, "pwned"))).toBe(false);
    expect(existsSync(path.join(folder, "pwned"))).toBe(false);
  });

  test("PowerShell reads back exactly what was asked, and acts on no part of it", () => {
    const hostile = `$(throw)\`$env:PATH"'\u201c@é\\\n"@\n`;
    const reading = skippedReading("cached", "/accounts/get", "cancelled");
    const base = comparisonOf({ cached: [checking({ available: 1 })] });
    const comparison = { ...base, plan: { ...base.plan, options: { ...base.plan.options, accountIds: [hostile] } } };
    const code = snippet("powershell", reading, comparison);
    // Windows PowerShell reads a script in the system's old code page.
    expect(code).toMatch(/^[\x20-\x7e\n]*$/);
    const [, body] = /\$body = @"\n(.*?)\n"@\n/s.exec(code) ?? [];
    // By PowerShell's rules: $( ) is run, a backtick takes its character as it is, and nothing else means anything.
    const values: Record<string, string> = { PLAID_CLIENT_ID: "c", PLAID_SECRET: "s", PLAID_ACCESS_TOKEN: "t" };
    const expanded = (body ?? "").replaceAll(/`(.)|\$\(ConvertTo-Json \$env:(\w+)\)|\$/g, (all, taken, name) => {
      if (taken !== undefined) return taken;
      if (name !== undefined) return JSON.stringify(values[name]);
      throw new Error(`PowerShell would act on ${all}`);
    });
    expect(JSON.parse(expanded)).toEqual({
      client_id: "c",
      secret: "s",
      access_token: "t",
      options: { account_ids: [hostile] },
    });
  });

  test("an evaluation gets a transaction ID of its own: under the old one Plaid would repeat the answer", () => {
    const evaluated = scenario.comparison.readings.find(({ kind }) => kind === "evaluated");
    if (evaluated?.outcome !== "ok") throw new Error("no evaluation");
    for (const language of snippetLanguages) {
      expect(snippet(language, evaluated)).not.toContain(evaluated.signal?.clientTransactionId ?? "?");
    }
  });

  test("an evaluation that was sent no ruleset key sends none again, whatever key Plaid answered with", () => {
    const evaluated = scenario.comparison.readings.find(({ kind }) => kind === "evaluated");
    if (evaluated?.outcome !== "ok") throw new Error("no evaluation");
    expect(evaluated.signal?.rulesetKey).not.toBeNull();
    expect(evaluated.sent?.evaluate?.rulesetKey).toBeNull();
    for (const language of snippetLanguages) expect(snippet(language, evaluated)).not.toContain("ruleset_key");
  });

  test("a call names the accounts that it named, and says where nobody knows", () => {
    const [named, unknown] = ["cached", "single"].map((pass, index) => ({
      ...okReading(pass as Pass, "/auth/get", [checking({})]),
      ...(index === 0 && { sent: { accountIds: ["checking"], minLastUpdatedDatetime: null } }),
    }));
    if (named === undefined || unknown === undefined) throw new Error("no readings");
    const saved: Comparison = { ...comparisonOf({ more: [named, unknown] }), origin: "saved" };
    expect(snippet("node", named, saved)).toContain('"account_ids": [\n');
    expect(snippet("node", named, saved)).not.toContain("was not kept");
    expect(snippet("node", unknown, saved)).toContain("// The request of this response was not kept");
    expect(snippet("node", unknown, saved)).not.toContain("account_ids");
  });

  test("a call that was skipped says why", () => {
    const reading = skippedReading("cached", "/identity/get");
    const comparison = comparisonOf({ cached: [checking({ available: 1 })], more: [reading] });
    expect(snippet("curl", reading, comparison)).toContain("# skipped: would add Identity");
  });

  test("an evaluation of which nobody knows the account cannot be copied", () => {
    const reading = skippedReading("evaluated", "/signal/evaluate", "no-account");
    const input = {
      comparison: comparisonOf({ more: [reading] }),
      reading,
      language: "curl",
      baseUrl: "http://x",
    } as const;
    expect(readingAs(input, context)).toBeNull();
  });
});
