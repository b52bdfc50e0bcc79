import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import type { ComparisonDocument } from "../../../src/core/documents/documentFields.ts";
import { accountBody, accountsBody, itemBody } from "../../builders/bodies.ts";
import { compareInTerminal } from "./support/terminal.ts";

const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-from-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const at = path.join(folder, name);
  writeFileSync(at, typeof content === "string" ? content : JSON.stringify(content));
  return at;
}

/** The report without its first two lines, which say when and where it was made. */
function tableAndFindings(out: string): string {
  return out.split("\n").slice(2).join("\n");
}

describe("an exported comparison opened again", () => {
  test.each(["daily-refresh", "login-required", "capital-one-card", "non-usd"])(
    "shows the table, verdict and findings of %s as they were",
    async (scenario) => {
      const { out: json } = await compareInTerminal([scenario, "--json"]);
      const exported = file(`${scenario}.json`, json);
      const { exitCode, out, err } = await compareInTerminal(["--from", exported, "--verbose"]);
      expect([exitCode, err]).toEqual([0, ""]);
      const document = JSON.parse(json) as ComparisonDocument;
      for (const finding of document.findings) expect(out).toContain(finding.code);
      expect((await compareInTerminal(["--from", exported, "--json"])).out).toBe(json);
    },
  );

  test("gives the very report that the run gave", async () => {
    const still = ["--now", "2026-03-01T12:00:00Z"];
    const exported = file("all.json", (await compareInTerminal(["all", "--json", ...still])).out);
    const { out, exitCode } = await compareInTerminal(["--from", exported]);
    const again = file("again.json", (await compareInTerminal(["--from", exported, "--json"])).out);
    expect(exitCode).toBe(0);
    expect((await compareInTerminal(["--from", again])).out).toBe(out);
  });

  test("meets --fail-on as the run did", async () => {
    const exported = file("login.json", (await compareInTerminal(["login-required", "--json"])).out);
    expect((await compareInTerminal(["--from", exported, "--fail-on", "error"])).exitCode).toBe(2);
  });
});

describe("what a file is like that answers are in", () => {
  const answer = JSON.stringify(accountsBody({ available: 310.55, current: 350 }));
  const endpointsIn = async (name: string, content: unknown): Promise<readonly string[]> => {
    const { out } = await compareInTerminal(["--from", file(name, content), "--json"]);
    return (JSON.parse(out) as ComparisonDocument).readings.map(({ endpoint }) => endpoint);
  };

  test("a body that was kept compressed is unpacked", async () => {
    const request = { method: "POST", url: "https://production.plaid.com/accounts/balance/get" };
    const content = { encoding: "base64", text: gzipSync(answer).toString("base64") };
    const entries = [{ startedDateTime: "2026-03-01T12:00:00Z", request, response: { status: 200, content } }];
    expect(await endpointsIn("packed.har", { log: { version: "1.2", entries } })).toEqual(["/accounts/balance/get"]);
  });

  test("a log that is too large to be held is read to its end", async () => {
    const noise = "2026-03-01T11:00:00Z INFO GET /api/things/7 200\n".repeat(100_000);
    const text = `${noise}2026-03-01T12:00:00Z INFO POST /accounts/balance/get 200 ${answer}\n`;
    expect(await endpointsIn("large.log", text)).toEqual(["/accounts/balance/get"]);
  });
});

describe("saved responses", () => {
  const cached = accountsBody({ available: 1204.11, current: 1250 });
  const live = accountsBody({ available: 310.55, current: 350 });

  test("two bare bodies give a table, a verdict and findings, and say how they were taken", async () => {
    const { exitCode, out, err } = await compareInTerminal([
      "--from",
      file("one.json", cached),
      file("two.json", live),
    ]);
    expect(exitCode).toBe(0);
    expect(out).toContain("Saved responses: no call was made");
    expect(out).toContain("not recorded");
    expect(out).toContain("$1,204.11");
    // Which of the two is which is a guess, and nothing surer than possible rests on one.
    expect(out).toMatch(
      /Verdict \(possible\): Checking ••0000: the cached available balance is \$1,204\.11, \$893\.56 higher/,
    );
    expect(err).toMatch(/one\.json: read as \/accounts\/get \(guessed from its position/);
    expect(err).toMatch(/two\.json: read as \/accounts\/balance\/get \(guessed from its position/);
    expect(tableAndFindings(out)).not.toContain("0 ms");
  });

  test("a named endpoint is believed over the place", async () => {
    const { err } = await compareInTerminal([
      "--from",
      `/accounts/balance/get=${file("b.json", live)}`,
      `/accounts/get=${file("a.json", cached)}`,
    ]);
    expect(err).toMatch(/b\.json: read as \/accounts\/balance\/get, as named/);
  });

  test("log lines with endpoint and time tell ages by /item/get", async () => {
    const log = [
      `2026-03-01T11:59:58Z POST /item/get 200 ${JSON.stringify(itemBody())}`,
      `2026-03-01T11:59:59Z POST /accounts/get 200 ${JSON.stringify(cached)}`,
      `2026-03-01T12:00:00Z POST /accounts/balance/get 200 ${JSON.stringify(live)}`,
    ].join("\n");
    const { out, err } = await compareInTerminal(["--from", file("app.log", log), "--json"]);
    const { readings, origin } = JSON.parse(out) as ComparisonDocument;
    expect(origin).toBe("saved");
    expect(readings.map(({ id }) => id)).toEqual([
      "cached:/item/get",
      "cached:/accounts/get",
      "real-time:/accounts/balance/get",
    ]);
    expect(readings[1]?.accounts[0]?.age).toMatchObject({ provenance: "bounded", source: "transactions-status" });
    expect(readings[2]?.accounts[0]?.age).toMatchObject({ provenance: "measured", ageMs: 0 });
    expect(err).not.toContain("not known");
  });

  test.each([
    ["a missing file", ["nowhere.json"], /nowhere\.json cannot be read \(ENOENT\)/],
    ["a file without JSON", [file("prose.txt", "nothing here")], /prose\.txt has no JSON/],
    [
      "a body of another kind",
      [file("other.json", { hello: 1 })],
      /other\.json has no response of an endpoint that returns balances/,
    ],
    [
      "a spoilt document",
      [file("spoilt.json", { schemaVersion: 1, item: {}, readings: [] })],
      /spoilt\.json is not a comparison that can be opened: item\.itemId is not a string|environment/,
    ],
    [
      "a document of a version that is not there yet",
      [file("newer.json", { schemaVersion: 3, item: {}, readings: [] })],
      /newer\.json was written by a newer version of Balance Lens \(schemaVersion 3\)\. Update/,
    ],
  ])("%s is refused with a sentence, exit code 1", async (_name, files, sentence) => {
    const { exitCode, out, err } = await compareInTerminal(["--from", ...files]);
    expect([exitCode, out]).toEqual([1, ""]);
    expect(err).toMatch(sentence);
  });

  describe("of several Items", () => {
    const other = {
      ...live,
      item: { item_id: "item-2" },
      accounts: [accountBody({ id: "b", available: 5, current: 5 })],
    };
    const files = () => [file("x.json", cached), file("y.json", other)];

    test("give a comparison of each, and say so", async () => {
      const { exitCode, out, err } = await compareInTerminal(["--from", ...files(), "--json"]);
      expect(exitCode).toBe(0);
      const { comparisons } = JSON.parse(out) as { comparisons: readonly ComparisonDocument[] };
      expect(comparisons.map(({ item }) => item.itemId)).toEqual(["item-1", "item-2"]);
      expect(err).toContain("2 Items: one comparison each.");
    });

    test("--item chooses one, and an Item that is not there is said with those that are", async () => {
      const { out } = await compareInTerminal(["--from", ...files(), "--item", "item-2", "--json"]);
      expect((JSON.parse(out) as ComparisonDocument).item.itemId).toBe("item-2");
      const { exitCode, err } = await compareInTerminal(["--from", ...files(), "--item", "nobody"]);
      expect([exitCode, err]).toEqual([1, expect.stringContaining("It has: item-1, item-2.")]);
    });

    test("--item without --from is refused", async () => {
      const { exitCode, err } = await compareInTerminal(["--item", "item-1"]);
      expect([exitCode, err]).toEqual([1, "--item chooses among saved responses: it goes with --from.\n"]);
    });
  });

  test("what is no answer is passed over and counted", async () => {
    const log = [
      { msg: "server listening at http://0.0.0.0:8000" },
      { msg: "POST /accounts/get", time: "2026-03-01T11:59:59Z", response: cached },
      { msg: "POST /accounts/balance/get", time: "2026-03-01T12:00:00Z", response: live },
      { webhook_type: "TRANSACTIONS", webhook_code: "SYNC_UPDATES_AVAILABLE", item_id: "item-1" },
    ];
    const lines = log.map((line) => JSON.stringify(line)).join("\n");
    const { err } = await compareInTerminal(["--from", file("other.log", lines)]);
    expect(err).toContain("2 answers read, 2 other values skipped: 2 without balances.");
  });

  test.each(["utf-16le", "utf8"] as const)("in %s with a byte order mark are read", async (encoding) => {
    const at = path.join(folder, `${encoding}.json`);
    writeFileSync(at, `\ufeff${JSON.stringify({ endpoint: "/accounts/get", response: cached })}\r\n`, encoding);
    const { exitCode, out } = await compareInTerminal(["--from", at]);
    expect([exitCode, out]).toEqual([0, expect.stringContaining("$1,204.11")]);
  });

  test("--from with an option of a run is refused", async () => {
    const { exitCode, err } = await compareInTerminal(["--from", "a.json", "--seed", "2"]);
    expect([exitCode, err]).toEqual([1, "--from makes no call, so --seed would change nothing.\n"]);
  });
});
