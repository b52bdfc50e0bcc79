import { describe, expect, test } from "vitest";
import { displayWidth } from "../../../src/cli/terminal/displayWidth.ts";
import type { ComparisonDocument } from "../../../src/core/documents/documentFields.ts";
import { compareInTerminal, stoppedAfterFirstAnswer } from "./support/terminal.ts";

const still = ["--now", "2026-03-01T12:00:00Z"];

function documentIn(out: string): ComparisonDocument {
  return JSON.parse(out) as ComparisonDocument;
}

/** The document without what is measured: times and latencies by this machine's clock, and ages from them. */
function withoutMeasured(out: string): unknown {
  const measured = new Set(["startedAt", "latencyMs", "wallMs", "serverTime", "asOf", "ageMs"]);
  return JSON.parse(out, (key, value: unknown) => (measured.has(key) ? "measured" : value));
}

describe("no arguments", () => {
  test("compare the daily-refresh scenario and say why its balances differ", async () => {
    const { exitCode, out, err } = await compareInTerminal([]);
    expect([exitCode, err]).toEqual([0, ""]);
    expect(out).toContain("scenario daily-refresh");
    expect(out).toMatch(/^ {2}Real-time \(baseline\) +\$/m);
    expect(out).toMatch(/^Verdict \((certain|likely|possible)\): \S/);
    expect(out).toMatch(/^! Cached and real-time differ: .* \+\$\d+\.\d\d \(likely: Stale cache\)$/m);
    expect(out).not.toContain("https://");
  });

  test("with --verbose say causes, what to do and each call too", async () => {
    const { out } = await compareInTerminal(["--verbose"]);
    expect(out).toMatch(/^Verdict/);
    expect(out).toContain("cache-older-than-bank · https://plaid.com/docs/");
    expect(out).toMatch(/^ +→ \S/m);
    expect(out).toMatch(/\/accounts\/balance\/get +OK \(\w+\)$/m);
    expect((await compareInTerminal(["-v"])).out).toContain("cache-older-than-bank");
  });
});

describe("every scenario", () => {
  test.each([
    [80, []],
    [80, ["--verbose"]],
    [null, []],
  ] as const)("stays within its %s columns with %j", async (columns, more) => {
    const { out } = await compareInTerminal(["all", ...more], { columns });
    expect(out.match(/^Verdict/gm)?.length).toBeGreaterThan(15);
    expect(out.split("\n").filter((line) => displayWidth(line) > (columns ?? 120))).toEqual([]);
  });

  test("says each finding in one line", async () => {
    const { out } = await compareInTerminal(["all"], { columns: 80 });
    const blocks = [...out.matchAll(/^Findings .*\n((?:.+\n)+)/gm)].map(([, lines = ""]) =>
      lines.trimEnd().split("\n"),
    );
    expect(blocks.length).toBeGreaterThan(15);
    for (const line of blocks.flat()) expect(line).toMatch(/^[✗!·] /);
  });
});

describe("colour", () => {
  const ansi = "\u001b[";

  test("is for terminals", async () => {
    expect((await compareInTerminal([], { isTerminal: true })).out).toContain(ansi);
    expect((await compareInTerminal([])).out).not.toContain(ansi);
  });

  test("is off under NO_COLOR, and changes no word", async () => {
    const plain = await compareInTerminal([], { isTerminal: true, env: { NO_COLOR: "1" } });
    expect(plain.out).not.toContain(ansi);
    const empty = await compareInTerminal([], { isTerminal: true, env: { NO_COLOR: "" } });
    expect(empty.out).toContain(ansi);
  });
});

describe("--json", () => {
  test("prints one document, and nothing but it", async () => {
    const { exitCode, out, err } = await compareInTerminal(["--json"]);
    expect([exitCode, err]).toEqual([0, ""]);
    expect(out.endsWith("}\n")).toBe(true);
    const { item, environment, status, readings, findings } = documentIn(out);
    expect([item.scenario, environment, status]).toEqual(["daily-refresh", "local", "complete"]);
    const realTime = readings.find(({ endpoint }) => endpoint === "/accounts/balance/get");
    const cached = readings.find(({ id }) => id === "cached:/accounts/get");
    expect(realTime?.outcome).toBe("ok");
    const differing = realTime?.accounts.filter(({ accountId, available }) =>
      cached?.accounts.some((each) => each.accountId === accountId && each.available !== available),
    );
    expect(differing).not.toEqual([]);
    expect(findings.map(({ code }) => code)).toContain("cache-older-than-bank");
  });

  test("is the same, byte for byte, for the same seed and clock, but for what was measured", async () => {
    for (const scenario of ["daily-refresh", "login-required"]) {
      const [first, second] = [
        await compareInTerminal([scenario, "--json", ...still]),
        await compareInTerminal([scenario, "--json", ...still]),
      ];
      // As text, so that the order of every list and property counts too.
      expect(JSON.stringify(withoutMeasured(second.out), null, 2)).toBe(
        JSON.stringify(withoutMeasured(first.out), null, 2),
      );
    }
  });

  test("is another with another seed", async () => {
    const first = documentIn((await compareInTerminal(["--json", ...still, "--seed", "1"])).out);
    const second = documentIn((await compareInTerminal(["--json", ...still, "--seed", "2"])).out);
    expect(second.item.itemId).not.toBe(first.item.itemId);
  });

  test("of all is a list with every scenario once", async () => {
    const { exitCode, out } = await compareInTerminal(["all", "--json"]);
    const { comparisons } = JSON.parse(out) as { comparisons: ComparisonDocument[] };
    const scenarios = comparisons.map(({ item }) => item.scenario);
    expect(exitCode).toBe(0);
    expect(scenarios).toContain("daily-refresh");
    expect(scenarios).toContain("login-required");
    expect(new Set(scenarios).size).toBe(scenarios.length);
  });
});

describe("failed calls", () => {
  test("are results: exit code 0, each with its reason", async () => {
    const { exitCode, out } = await compareInTerminal(["login-required", "--json"]);
    expect(exitCode).toBe(0);
    const realTime = documentIn(out).readings.find(({ endpoint }) => endpoint === "/accounts/balance/get");
    expect(realTime).toMatchObject({
      outcome: "failed",
      failure: { reason: "item-login-required", errorCode: "ITEM_LOGIN_REQUIRED" },
    });
  });

  test("are named in the list of calls, and why is said once", async () => {
    const { out } = await compareInTerminal(["login-required", "--verbose"]);
    expect(out).toMatch(/Real-time +\/accounts\/balance\/get +failed: ITEM_LOGIN_REQUIRED \(\w+\)\n/);
    expect(out.match(/^✗ 10 calls: The bank wants the user to sign in again/gm)).toHaveLength(1);
    expect(out.replaceAll(/\s+/g, " ")).toContain("Plaid says: the login details of this item have changed");
  });
});

describe("--fail-on", () => {
  test("exits with 2 and says what met it, beside the whole report", async () => {
    const { exitCode, out, err } = await compareInTerminal(["login-required", "--fail-on", "error,unexplained"]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^Failed by --fail-on: error \(login-required, \/\S+, ITEM_LOGIN_REQUIRED, \d+ more\)\.\n$/);
    expect(out).toContain("Verdict");
  });

  test("says it in one line, however many comparisons and rules are met", async () => {
    const { exitCode, err } = await compareInTerminal(["all", "--fail-on", "stale>1h,error,unexplained"]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^Failed by --fail-on: stale>1h \(.*\); error \(.*\); unexplained \(.*\)\.\n$/);
  });

  test("keeps stdout one document", async () => {
    const { exitCode, out } = await compareInTerminal(["login-required", "--fail-on", "error", "--json"]);
    expect(exitCode).toBe(2);
    expect(documentIn(out).item.scenario).toBe("login-required");
  });

  test("exits with 0 when nothing met it", async () => {
    const { exitCode, err } = await compareInTerminal(["just-linked", "--fail-on", "stale>1d,unexplained"]);
    expect([exitCode, err]).toEqual([0, ""]);
  });
});

describe("Ctrl+C", () => {
  test("before the first call: nothing is compared, exit code 130", async () => {
    const { exitCode, out } = await compareInTerminal([], { signal: AbortSignal.abort() });
    expect([exitCode, out]).toEqual([130, ""]);
  });

  test("in the middle: what is done is shown, exit code 130", async () => {
    const ran = await compareInTerminal(["--json"], stoppedAfterFirstAnswer());
    expect(ran.exitCode).toBe(130);
    const { status, readings } = documentIn(ran.out);
    expect(status).toBe("cancelled");
    expect(readings.filter(({ outcome }) => outcome === "ok").length).toBeGreaterThan(0);
    expect(readings.some(({ skipReason }) => skipReason === "cancelled")).toBe(true);
  });
});

test("progress is for people: on a terminal's stderr, cleared at the end", async () => {
  const watched = await compareInTerminal([], { isErrorTerminal: true });
  expect(watched.err).toMatch(/calls answered/);
  expect(watched.err.endsWith("\r\u001b[2K")).toBe(true);
  expect((await compareInTerminal([])).err).toBe("");
});

describe("--ticket and --user-text", () => {
  test("print what nothing explains for support and for the user, instead of the report", async () => {
    const ticket = await compareInTerminal(["unexplained-gap", "--ticket"]);
    expect([ticket.exitCode, ticket.err]).toEqual([0, ""]);
    expect(ticket.out).toMatch(/^# A cached and a real-time balance that disagree\n/);
    expect(ticket.out).toContain("### Ruled out");
    expect(ticket.out).not.toContain("Verdict");
    const text = await compareInTerminal(["unexplained-gap", "--user-text"]);
    expect(text.out).toMatch(/^We have two different figures/);
  });

  test("say so where nothing is unexplained, and still fail a step that asks for it", async () => {
    const none = await compareInTerminal(["daily-refresh", "--ticket"]);
    expect([none.exitCode, none.out]).toEqual([0, ""]);
    expect(none.err).toContain("Nothing here is unexplained");
    const failing = await compareInTerminal(["unexplained-gap", "--ticket", "--fail-on", "unexplained"]);
    expect(failing.exitCode).toBe(2);
  });
});
