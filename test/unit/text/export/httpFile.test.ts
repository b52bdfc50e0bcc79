import { describe, expect, test } from "vitest";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { httpFile } from "../../../../src/text/export/httpFile.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf, okReading, signalFacts, skippedReading } from "../../../builders/comparison.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

interface Request {
  readonly line: string;
  readonly headers: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Takes a file apart as both clients do: requests between `###`, comments and variables before the request line, headers until an
 * empty line, the body to the end; `{{name}}` is filled in wherever it stands.
 */
function requestsIn(file: string, variables: Readonly<Record<string, string>>): readonly Request[] {
  const own = [...file.matchAll(/^@(\w+) *= *(.*)$/gm)].map(([, name = "", value = ""]) => [name, value] as const);
  const known = new Map([...own, ...Object.entries(variables)]);
  const filled = (text: string) =>
    text.replaceAll(/\{\{(.*?)\}\}/g, (_, name: string) => {
      const value = known.get(name);
      if (value === undefined) throw new Error(`nobody sets ${name}`);
      return value;
    });
  return file
    .split(/^###.*$/m)
    .slice(1)
    .map((part) => {
      const lines = part.split("\n").filter((line) => !/^(#|\/\/)/.test(line));
      const start = lines.findIndex((line) => line !== "");
      const rest = lines.slice(start + 1);
      const end = rest.indexOf("");
      return {
        line: filled(lines[start] ?? ""),
        headers: rest.slice(0, end),
        body: JSON.parse(filled(rest.slice(end).join("\n"))) as Request["body"],
      };
    });
}

const environment = {
  PLAID_CLIENT_ID: "client",
  PLAID_SECRET: "secret",
  PLAID_ACCESS_TOKEN: "token",
  $timestamp: "1772366400",
};

const hostile = 'a{{PLAID_SECRET}}{{{x}}}"\\\n### Not a request\nPOST https://evil.example';
const cached = [checking({ available: 1 })];
const asked = {
  ...okReading("cached", "/auth/get", cached),
  sent: { accountIds: [hostile], minLastUpdatedDatetime: null },
};
const comparison = comparisonOf({
  cached,
  realTime: cached,
  evaluation: { signal: signalFacts(), available: 1 },
  more: [asked, skippedReading("cached", "/liabilities/get")],
});

describe("the .http file of a comparison", () => {
  const file = httpFile(comparison, "https://sandbox.plaid.com", context);
  const requests = requestsIn(file, environment);

  test("has every call that was made, in its order, at the server of the one variable it sets", () => {
    const made = comparison.readings.filter(({ outcome }) => outcome !== "skipped");
    expect(requests.map(({ line }) => line)).toEqual(
      made.map(({ endpoint }) => `POST https://sandbox.plaid.com${endpoint}`),
    );
    for (const { headers } of requests) {
      expect(headers).toEqual(["Content-Type: application/json", "Plaid-Version: 2020-09-14"]);
    }
  });

  test("takes keys and token from the client's environment, and holds none", () => {
    for (const { body } of requests) {
      expect(body).toMatchObject({ client_id: "client", secret: "secret", access_token: "token" });
    }
    expect(file).not.toMatch(/^@PLAID/m);
  });

  test("gives an evaluation an id of its own", () => {
    const evaluated = requests.find(({ line }) => line.endsWith("/signal/evaluate"));
    expect(evaluated?.body).toMatchObject({ amount: 100, client_transaction_id: "copied-1772366400" });
  });

  test("asks for an account by its id, whatever that looks like: no variable, no second request", () => {
    const request = requests.find(({ line }) => line.endsWith("/auth/get"));
    expect(request?.body.options).toEqual({ account_ids: [hostile] });
  });
});
