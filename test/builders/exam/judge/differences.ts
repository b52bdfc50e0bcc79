import type { EndpointPath } from "../../../../src/core/endpoint/endpoint.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import type { AccountReading } from "../../../../src/core/reading/balances.ts";
import type { OkReading } from "../../../../src/core/reading/reading.ts";
import type { World } from "../truth.ts";
import { okReadings } from "./claim.ts";
import { isSame, namedCurrency } from "./sameMoney.ts";

interface Pairing {
  readonly left: OkReading;
  readonly right: OkReading;
}

/** Endpoints without balances, or with balances that are null by design. */
const withoutBalances: readonly EndpointPath[] = ["/item/get", "/identity/match"];
/** Endpoints that list every account they may. */
const listsAll: readonly EndpointPath[] = ["/accounts/get", "/accounts/balance/get"];

/**
 * Pairs of answers that are to be compared: neighbours in time of one endpoint, or of two. Two cached endpoints only
 * where no live answer lies between them: there each is compared with that.
 */
function pairsOf(world: World): readonly Pairing[] {
  const timeOf = (reading: OkReading): number => world.readings.get(reading.id)?.answeredAt ?? 0;
  const all = okReadings(world)
    .filter(({ endpoint }) => !withoutBalances.includes(endpoint))
    .toSorted((one, other) => timeOf(one) - timeOf(other));
  const pairs = new Map<string, Pairing>();
  const kindsOf = [...new Set(all.map(({ endpoint }) => endpoint))];
  for (const [index, one] of kindsOf.entries()) {
    for (const other of kindsOf.slice(index)) {
      const both = all.filter(({ endpoint }) => endpoint === one || endpoint === other);
      for (const [place, right] of both.entries()) {
        const left = both[place - 1];
        if (left === undefined || (one !== other && left.endpoint === right.endpoint)) continue;
        const areCached = left.kind === "cached" && right.kind === "cached";
        const hasLiveBetween = all.slice(all.indexOf(left), all.indexOf(right)).some(({ kind }) => kind !== "cached");
        if (one !== other && areCached && hasLiveBetween) continue;
        pairs.set(`${left.id} ${right.id}`, { left, right });
      }
    }
  }
  return [...pairs.values()];
}

/** How two answers show an account differently, in a word each. */
function differencesOf(left: AccountReading, right: AccountReading, pair: Pairing): readonly string[] {
  const [one, other] = [left.balances, right.balances];
  const [code, otherCode] = [namedCurrency(one), namedCurrency(other)];
  const isEvaluation = pair.left.kind === "evaluated" || pair.right.kind === "evaluated";
  const found: string[] = [];
  if (!isEvaluation && code !== otherCode) found.push("currency");
  for (const field of ["available", "current", "limit"] as const) {
    // An evaluation has no limit to give.
    if (isEvaluation && field === "limit") continue;
    const [a, b] = [one[field], other[field]];
    if (typeof a === "number" && typeof b === "number") {
      const isOneCurrency = code === null || otherCode === null || code === otherCode;
      if (isOneCurrency && !isSame(a, b, code === null ? other : one)) found.push(field);
    } else if (typeof a === "number" || typeof b === "number") found.push(`${field} missing`);
  }
  return found;
}

/** Differences between two answers that no statement names with its account and both its readings. */
export function unreportedDifferences(world: World, findings: readonly Finding[]): readonly string[] {
  const unreported: string[] = [];
  const isFound = (accountId: string, { left, right }: Pairing): boolean =>
    findings.some(
      (finding) =>
        finding.accountIds.includes(accountId) &&
        finding.readings.includes(left.id) &&
        finding.readings.includes(right.id),
    );
  for (const pair of pairsOf(world)) {
    const ids = new Set([...pair.left.accounts, ...pair.right.accounts].map(({ accountId }) => accountId));
    for (const accountId of ids) {
      const [left, right] = [pair.left, pair.right].map(({ accounts }) =>
        accounts.find((each) => each.accountId === accountId),
      );
      const areLists = listsAll.includes(pair.left.endpoint) && listsAll.includes(pair.right.endpoint);
      const found =
        left === undefined || right === undefined
          ? areLists
            ? ["in one answer only"]
            : []
          : differencesOf(left, right, pair);
      if (found.length > 0 && !isFound(accountId, pair))
        unreported.push(`${pair.left.id} and ${pair.right.id}: ${found.join(", ")} of ${accountId}`);
    }
  }
  return unreported;
}
