import { type Evidence, hasBalances } from "../../evidence/evidence.ts";
import type { AccountReading } from "../../reading/balances.ts";
import type { OkReading } from "../../reading/reading.ts";

/** One account in one answer, with its type and subtype from any answer: some give numbers alone. */
export interface AccountInAnswer {
  readonly reading: OkReading;
  readonly account: AccountReading;
}

const made = new WeakMap<Evidence, ReadonlyMap<string, readonly AccountInAnswer[]>>();

function answersOf({ ok }: Evidence): readonly OkReading[] {
  // An evaluation gives the two numbers of a debit's account, and no account.
  return ok.filter((reading) => reading.kind !== "evaluated" && hasBalances(reading));
}

function seenIn({ accounts, shown }: Evidence, reading: OkReading, accountId: string): readonly AccountInAnswer[] {
  const account = shown(reading, accountId);
  if (account === undefined) return [];
  const { type, subtype } = accounts.get(accountId) ?? account;
  return [
    {
      reading,
      account: { ...account, ...(type !== undefined && { type }), ...(subtype !== undefined && { subtype }) },
    },
  ];
}

/** Each account in the first answer of every endpoint that shows it; later answers are reported as changes. */
export function seenByAccount(evidence: Evidence): ReadonlyMap<string, readonly AccountInAnswer[]> {
  let found = made.get(evidence);
  if (found === undefined) {
    const first = new Map<string, OkReading>();
    for (const reading of answersOf(evidence)) {
      if (!first.has(reading.endpoint)) first.set(reading.endpoint, reading);
    }
    found = new Map(
      [...evidence.accounts.keys()].map((accountId) => [
        accountId,
        [...first.values()].flatMap((reading) => seenIn(evidence, reading, accountId)),
      ]),
    );
    made.set(evidence, found);
  }
  return found;
}

/** True where something holds of an account in every answer that shows it, the later ones included. */
export function isEverywhere(
  evidence: Evidence,
  accountId: string,
  holds: (account: AccountReading) => boolean,
): boolean {
  return answersOf(evidence).every((reading) =>
    seenIn(evidence, reading, accountId).every(({ account }) => holds(account)),
  );
}
