import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { asksForHelp, emulatorUsage, optionsFrom, sentenceOf } from "../../../src/cli/emulatorOptions.ts";

function refusalOf(args: readonly string[]): string {
  try {
    optionsFrom(args);
  } catch (error) {
    return sentenceOf(error);
  }
  return "not refused";
}

describe("the emulator's options", () => {
  it("are none unless written", () => {
    expect(optionsFrom([])).toEqual({});
  });

  it("are those of the contract", () => {
    const args =
      "--port 0 --scenario non-usd --scenario all --seed 7 --now 2026-01-02T03:04:05Z --latency production --rate-limits on";
    const more = "--state DIR --token T --host 0.0.0.0 --allow-host sandbox --allow-host other";
    expect(optionsFrom(`${args} ${more}`.split(" "))).toEqual({
      port: 0,
      scenarios: ["non-usd", "all"],
      seed: 7,
      now: "2026-01-02T03:04:05Z",
      latency: "production",
      rateLimits: "sandbox",
      state: "DIR",
      token: "T",
      host: "0.0.0.0",
      allowHosts: ["sandbox", "other"],
    });
  });

  it("differ from Plaid's documented ways only when told, or when no answer is to be waited for", () => {
    expect(optionsFrom(["--latency", "none"])).toEqual({ latency: "none", habits: { readyAtOnce: true } });
    expect(optionsFrom(["--public-tokens", "reusable"])).toEqual({ habits: { publicTokensReusable: true } });
    expect(optionsFrom(["--rate-limits", "production"])).toEqual({ rateLimits: "production" });
  });

  it.each([
    [["--bogus"], "Unknown option '--bogus'. --help lists those there are."],
    [["--prot", "1"], "Unknown option '--prot'. Did you mean --port?"],
    [["extra"], "Unexpected argument 'extra'."],
    [["--port"], "Option '--port <value>' argument missing."],
    [["--port", "x"], "--port is a whole number from 0 to 65535."],
    [["--port", "70000"], "--port is a whole number from 0 to 65535."],
    [["--seed=-1"], "--seed is a whole number from 0 to 9007199254740991."],
    [["--seed", "-1"], "Option '--seed' argument is ambiguous."],
    [["--latency", "slow"], "--latency is one of none, sandbox, production."],
    [["--rate-limits", "maybe"], "--rate-limits is off, sandbox (or on), or production."],
    [["--public-tokens", "never"], "--public-tokens is once or reusable."],
    [["--link-tokens", "guessed"], "--link-tokens is random or seeded."],
    [["--allow-origin", "app.test"], "--allow-origin is an origin such as https://app.test, not app.test."],
    [
      ["--allow-origin", "https://a.test; x"],
      "--allow-origin is an origin such as https://app.test, not https://a.test; x.",
    ],
    // Each is what the parser of addresses takes for an origin.
    ...["https://*", "https://a;sandbox", "https://a.test,b.test", "ftp://a.test"].map((origin): [string[], string] => [
      ["--allow-origin", origin],
      `--allow-origin is an origin such as https://app.test, not ${origin}.`,
    ]),
    [["--token", ""], "--token must not be empty."],
  ])("%j is refused in one sentence", (args, sentence) => {
    expect(refusalOf(args)).toBe(sentence);
  });

  it("names the scenario file that cannot be read", () => {
    expect(refusalOf(["--scenario", "./nope.json"])).toMatch(/^The scenario file \.\/nope\.json cannot be read: .*\.$/);
  });
});

it("are all in --help, which is asked for in two ways", () => {
  const documented = readFileSync(new URL("../../../docs/emulator.md", import.meta.url), "utf8");
  const options = [...documented.matchAll(/^\| `(--[\w-]+)/gm)].map(([, option]) => option ?? "");
  expect(options.length).toBeGreaterThan(8);
  for (const option of options) expect(emulatorUsage).toContain(option);
  expect([["--help"], ["-h"], ["--port", "1"]].map(asksForHelp)).toEqual([true, true, false]);
});

describe("a right that is missing", () => {
  const refused = (syscall: string, more: object = {}) =>
    sentenceOf(Object.assign(new Error("words of the system"), { code: "EACCES", syscall, ...more }));

  it("is the port's only where the port refused", () => {
    expect(refused("listen")).toMatch(/^This port may not be opened/);
    expect(refused("mkdir", { path: "/srv/state" })).toBe("It cannot start: EACCES (mkdir /srv/state).");
  });
});
