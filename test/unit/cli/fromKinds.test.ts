import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { ComparisonDocument } from "../../../src/core/documents/documentFields.ts";
import { accountsBody } from "../../builders/bodies.ts";
import { compareInTerminal } from "./support/terminal.ts";

const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-kinds-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** One line of a program's log, as pino writes it. */
function line(time: string, endpoint: string, body: unknown, request?: unknown): string {
  return JSON.stringify({ level: 30, time, endpoint, ...(request !== undefined && { request }), response: body });
}

async function findingsOf(name: string, lines: readonly string[]) {
  const file = path.join(folder, name);
  writeFileSync(file, lines.join("\n"));
  const { out, err, exitCode } = await compareInTerminal(["--from", file, "--json"]);
  expect([exitCode, err.includes("Error:")], err).toEqual([0, false]);
  return (JSON.parse(out) as ComparisonDocument).findings;
}

const cached = accountsBody({ available: 812.4, current: 812.4 });
const live = accountsBody({ available: 640.15, current: 640.15 });
const refusal = {
  error_type: "RATE_LIMIT_EXCEEDED",
  error_code: "BALANCE_LIMIT",
  error_message: "rate limit exceeded",
  display_message: null,
  request_id: "refused",
};

test("answers of a log that lie nine hours apart differ because time passed", async () => {
  const findings = await findingsOf("hours.log", [
    line("2026-03-02T08:00:00.000Z", "/accounts/get", cached),
    line("2026-03-02T17:00:00.000Z", "/accounts/balance/get", live),
  ]);
  expect(findings[0]).toMatchObject({ code: "cached-differs-from-real-time", cachedMinusRealTime: 172.25 });
  expect(findings.map(({ code }) => code)).toContain("cache-older-than-bank");
  expect(findings.map(({ code }) => code)).not.toContain("unexplained");
});

test("a refusal of a log that the same call answered later is history", async () => {
  const findings = await findingsOf("history.log", [
    line("2026-03-02T08:00:00.000Z", "/accounts/balance/get", refusal),
    line("2026-03-02T08:01:31.250Z", "/accounts/balance/get", live),
  ]);
  expect(findings.map(({ code }) => code)).toEqual(["answered-later"]);
});

test("a refusal of a log after an answer is the present", async () => {
  const findings = await findingsOf("present.log", [
    line("2026-03-02T08:00:00.000Z", "/accounts/balance/get", live),
    line("2026-03-02T08:01:30.000Z", "/accounts/balance/get", refusal),
  ]);
  expect(findings[0]?.code).toBe("rate-limited");
});
