import type { ErrorCode } from "../wire/errorFacts.ts";
import type { BankFault, Item } from "./item.ts";

/** Why the bank cannot be reached for this Item at this moment; null when it can. */
export function bankTrouble(item: Item, at: number): ErrorCode | null {
  return item.login?.code ?? bankFaultAt(item, at)?.code ?? null;
}

/** The outage of the bank at this moment. */
export function bankFaultAt({ faults }: Item, at: number): BankFault | undefined {
  return faults.find(({ from, until }) => from <= at && (until === null || at < until));
}
