import { longId } from "../ids.ts";
import { money } from "../money.ts";
import { numbersFrom } from "../random.ts";
import { day } from "../time/time.ts";
import type { BankAccount, InvestmentMovement } from "./account.ts";

/** Sandbox tells the last two years, whenever the Item was linked. */
const daysTold = 730;
/** Days after which the same kinds of movement come again. */
const period = 10;

/** One movement of each period: of the account's holding at this place, or of its cash when that is null. */
interface Kind {
  readonly dayOfPeriod: number;
  readonly account: "ira" | "401k";
  readonly holding: number | null;
  readonly name: string;
  readonly type: string;
  readonly subtype: string;
  /** Units of the security, or money. */
  readonly size: number;
  readonly fees: number;
}

const trade = (account: Kind["account"], dayOfPeriod: number, holding: number, size: number, fees = 0): Kind => {
  const type = size < 0 ? "sell" : "buy";
  return { account, dayOfPeriod, holding, size, fees, type, subtype: type, name: type.toUpperCase() };
};
const cash = (
  account: Kind["account"],
  dayOfPeriod: number,
  { name, type = "cash", subtype, size }: { name: string; type?: string; subtype: string; size: number },
): Kind => ({ account, dayOfPeriod, holding: null, fees: 0, name, type, subtype, size });

/** Sixteen every ten days, the newest first: as many, and of the kinds, that Sandbox's `user_good` has. */
const kinds: readonly Kind[] = [
  trade("401k", 1, 5, -0.009, 5),
  trade("401k", 2, 0, 0.52, 7.99),
  trade("ira", 3, 0, 4211.15, 5),
  cash("ira", 3, { name: "EMPLOYER CONTRIBUTION CURRENT YEAR", subtype: "contribution", size: -1200 }),
  cash("401k", 3, { name: "EMPLOYER PAYROLL CONTRIBUTION", subtype: "contribution", size: -1500 }),
  trade("ira", 4, 1, -49.03),
  trade("401k", 4, 1, -430.81),
  trade("401k", 5, 7, 33.99, 1.95),
  cash("401k", 5, { name: "INTEREST EARNED", subtype: "interest", size: -0.1 }),
  trade("401k", 5, 8, 0.0029),
  cash("401k", 7, { name: "ACCOUNT FEE", type: "fee", subtype: "account fee", size: 3 }),
  cash("401k", 8, { name: "DIVIDEND RECEIVED", subtype: "dividend", size: -8.72 }),
  trade("401k", 8, 9, 10),
  trade("401k", 9, 3, -47.74, 7.99),
  trade("401k", 9, 6, -10, 3.99),
  trade("401k", 10, 4, 0.74, 7.99),
];

/** When something moved before the link, and what it was; the rest is made for those that are returned. */
export interface PastMovement {
  /** ms since the epoch. */
  readonly at: number;
  readonly kind: Kind;
  /** How many periods before the link. */
  readonly periods: number;
}

/**
 * What moved in an account before its link, newest first. None of it is kept: it follows from the account's id, and the
 * balance at the link holds it already.
 * @param linkedAt ms since the epoch
 */
export function movementsBefore(account: BankAccount, linkedAt: number): readonly PastMovement[] {
  if (!account.hasMovementHistory) return [];
  const own = kinds.filter((kind) => kind.account === account.key);
  return Array.from({ length: daysTold / period }, (_, periods) =>
    own.map((kind) => ({ at: linkedAt - (periods * period + kind.dayOfPeriod) * day, kind, periods })),
  ).flat();
}

/** One of them in full, with sizes of its own. */
export function movementBefore(account: BankAccount, { at, kind, periods }: PastMovement): InvestmentMovement {
  const { holding, size, name, type, subtype, fees } = kind;
  const id = longId(account.accountId, "moved before", periods, kinds.indexOf(kind));
  const position = holding === null ? undefined : account.positions[holding];
  const price = position === undefined ? 1 : (position.costBasis ?? 0) / position.quantity;
  const quantity = money(size * (0.95 + 0.1 * numbersFrom(id)()));
  const amount = money(Math.round(100 * quantity * price) / 100);
  return {
    id,
    at,
    security: position?.security ?? null,
    name,
    quantity,
    amount,
    price: money(price),
    fees,
    type,
    subtype,
  };
}
