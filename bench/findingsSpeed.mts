/** What the reasons cost: findings on 500 accounts with 10,000 transactions, beside `JSON.parse` of the same answers. */
import { findingsOf } from "../src/core/causes/findingsOf.ts";
import type { BalanceSource } from "../src/core/run/ports.ts";
import { compareItem, emulatorWith } from "../test/builders/compareScenario.ts";
import type { Bench } from "./support/figure.mts";
import { quantile, rounded } from "./support/quantile.mts";

/** A scenario holds this many accounts at most; each is answered ten times over, as another each time. */
const accountCount = 50;
const copies = 10;
const transactionsAnAccount = 20;
const rounds = 30;
const warmUp = 5;

export const run: Bench = async () => {
  const texts: string[] = [];
  const recording = (source: BalanceSource): BalanceSource => ({
    async call(request, signal) {
      const result = await source.call(request, signal);
      if (!result.ok) return result;
      const body = multiplied(result.body);
      texts.push(JSON.stringify(body));
      return { ...result, body };
    },
  });
  const comparison = await compareItem(emulatorWith(scenario()), {}, recording);
  const parsing: number[] = [];
  const finding: number[] = [];
  let found = 0;
  for (let round = 0; round < warmUp + rounds; round++) {
    const began = performance.now();
    for (const text of texts) JSON.parse(text);
    const parsed = performance.now();
    found = findingsOf(comparison).length;
    const ended = performance.now();
    if (round < warmUp) continue;
    parsing.push(parsed - began);
    finding.push(ended - parsed);
  }
  const [parseMs, findMs] = [quantile(parsing, 0.5), quantile(finding, 0.5)];
  const against = "JSON.parse of the same answers";
  const read = Math.max(
    ...comparison.readings.map((reading) => ("transactions" in reading ? (reading.transactions?.rows.length ?? 0) : 0)),
  );
  return [
    { name: "findings.large.bytes", value: texts.reduce((sum, text) => sum + text.length, 0), unit: "bytes" },
    { name: "findings.large.transactions", value: read, unit: "count" },
    { name: "findings.large.findings", value: found, unit: "count" },
    { name: "findings.large.parse", value: rounded(parseMs), unit: "ms", samples: rounds },
    { name: "findings.large.find", value: rounded(findMs), unit: "ms", samples: rounds },
    { name: "findings.large.ratio", value: rounded(findMs / parseMs), unit: "ratio", against, aim: 2, samples: rounds },
  ];
};

/** The same answer about ten times as many accounts: whatever belongs to one is there for each of its copies. */
function multiplied(value: unknown): unknown {
  if (Array.isArray(value)) {
    if (!value.some((each) => isOfAccount(each))) return value.map(multiplied);
    return Array.from({ length: copies }, (_, copy) => value.map((each) => renamed(each, copy))).flat();
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, multiplied(each)]));
}

function isOfAccount(value: unknown): boolean {
  return typeof value === "object" && value !== null && "account_id" in value;
}

const ids = ["account_id", "transaction_id", "pending_transaction_id"];

function renamed(value: object, copy: number): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      ids.includes(name) && typeof each === "string" ? `${each.slice(0, -1)}${copy}` : each,
    ]),
  );
}

function scenario() {
  return {
    name: "bench-large",
    summary: "Made for a bench.",
    access_token: "access-sandbox-be4c0000-0000-4000-8000-000000000001",
    institution_id: "ins_109508",
    products: ["auth", "identity", "transactions"],
    linked: "-60d",
    refresh: [{ product: "transactions", every: "24h", last: "-9h" }],
    accounts: Array.from({ length: accountCount }, (_, index) => ({
      key: `account-${index}`,
      name: `Account ${index}`,
      type: "depository",
      subtype: "checking",
      mask: String(index).padStart(4, "0"),
      current: 1000 + index,
      activity: [
        {
          at: `-${80 * 24 + (index % 24)}h`,
          amount: 5.25,
          name: `Tea ${index}`,
          repeat: { every: "4d", times: transactionsAnAccount },
        },
        // Since the last refresh: what cached and real-time balances differ by.
        { at: `-${1 + (index % 8)}h`, posts: "+2d", amount: 20 + index / 100, name: `Fuel ${index}` },
      ],
    })),
  };
}
