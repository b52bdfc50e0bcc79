import type { AccountKind, BankAccount, Currency, Dated, Entry } from "./bankAccount.ts";
import type { Dice } from "./dice.ts";
import { priors } from "./priors.ts";
import { day, hour, minute } from "./spans.ts";

interface Wanted {
  readonly dice: Dice;
  readonly kind: AccountKind;
  readonly index: number;
  /** The ledger's story is told between these two, ms. */
  readonly from: number;
  readonly to: number;
  readonly currency: Currency;
}

const types = {
  checking: "depository",
  savings: "depository",
  cd: "depository",
  "limited-purpose": "depository",
  card: "credit",
  "student-loan": "loan",
  mortgage: "loan",
  brokerage: "investment",
} as const satisfies Record<AccountKind, BankAccount["type"]>;

const subtypes: Readonly<Partial<Record<AccountKind, string>>> = {
  card: "credit card",
  "student-loan": "student",
  "limited-purpose": "checking",
};

/** An account of a kind with all that happens to it: what is ordinary at such an account, by the priors. */
export function drawAccount(wanted: Wanted): BankAccount {
  const { dice, kind, index, from, currency } = wanted;
  const scale = 10 ** currency.decimals;
  const overdraft = kind === "checking" && dice.chance(priors.bank.hasOverdraftLimit);
  const opening = openingOf(kind, dice) * (scale === 1 ? 100 : 1);
  const limit = kind === "card" ? dice.whole(8, 120) * 100 * scale * (scale === 1 ? 100 : 1) : 500 * scale;
  return {
    key: `account-${index}`,
    kind,
    type: types[kind],
    subtype: subtypes[kind] ?? kind,
    name: nameOf(kind, dice),
    mask: dice.chance(0.97) ? String(dice.whole(1000, 9999)) : null,
    currency,
    habits: {
      givesAvailable: types[kind] !== "loan" && !dice.chance(priors.bank.givesNoAvailable),
      givesCurrent: kind !== "limited-purpose",
      listsPending: !dice.chance(priors.bank.listsNoPending),
      countsOverdraft: false,
      turnsSign: false,
    },
    ids: [{ id: idOf(dice), from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }],
    opening: Math.round(opening * scale) + (scale > 1 ? dice.whole(0, scale - 1) : 0),
    entries: types[kind] === "investment" ? [] : entriesOf(wanted, scale === 1 ? 100 : scale),
    limits: kind === "card" || overdraft ? [{ at: from, value: limit }] : [],
    prices: kind === "brokerage" ? pricesOf(wanted) : [],
    units: kind === "brokerage" ? [{ at: from, value: dice.whole(10, 900) }] : [],
    cash: kind === "brokerage" ? [{ at: from, value: dice.whole(0, 900_000) }] : [],
  };
}

const letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** As long as Plaid's. */
export function idOf(dice: Dice): string {
  return Array.from({ length: 37 }, () => letters[dice.whole(0, letters.length - 1)]).join("");
}

function nameOf(kind: AccountKind, dice: Dice): string {
  const owner = dice.pick(["Everyday", "Premier", "Plus", "Simple", "Total"]);
  return `${owner} ${kind === "card" ? "Rewards" : kind}`;
}

function openingOf(kind: AccountKind, dice: Dice): number {
  switch (kind) {
    case "checking":
      return dice.whole(300, 9000);
    case "card":
      return dice.whole(100, 4000);
    case "student-loan":
      return dice.whole(5000, 60_000);
    case "mortgage":
      return dice.whole(80_000, 500_000);
    default:
      return dice.whole(1000, 40_000);
  }
}

const nothing = { pendingAt: null, postedAt: null, droppedAt: null, spendableAt: null, isListed: true } as const;

function entriesOf(wanted: Wanted, scale: number): readonly Entry[] {
  const { dice, kind, from, to, index } = wanted;
  if (kind === "brokerage" || kind === "limited-purpose") return [];
  const entries: Entry[] = [];
  const add = (entry: Omit<Entry, "id">): void =>
    void entries.push({ ...entry, id: `row-${index}-${String(entries.length)}` });
  const mean = day / priors.perDay[kind];
  for (let at = from + dice.wait(mean); at < to; at += dice.wait(mean)) {
    if (kind === "checking") addMovement(dice, at, scale, add);
    else if (kind === "card") addOnCard(dice, at, scale, add);
    else {
      const amount = dice.whole(20, 900) * scale * (dice.chance(0.5) || types[kind] === "loan" ? 1 : -1);
      add({ ...nothing, amount, held: 0, postedAt: nightAfter(dice, at) });
    }
  }
  if (kind === "checking" && dice.chance(priors.payroll)) {
    const amount = -(dice.whole(900, 3200) * scale + dice.whole(0, 99));
    for (let at = from + dice.whole(0, 14) * day; at < to; at += 14 * day) {
      add({ ...nothing, amount, held: 0, postedAt: nightAfter(dice, at) });
    }
  }
  return entries;
}

/** Banks post in the early morning; times are UTC. */
function nightAfter(dice: Dice, at: number, nights = 1): number {
  const midnight = Math.ceil(at / day) * day + (nights - 1) * day;
  return midnight + dice.whole(2 * 60, 6 * 60) * minute;
}

/** People pay in the daytime. */
function daytime(dice: Dice, at: number): number {
  return Math.floor(at / day) * day + dice.whole(8 * 60, 22 * 60) * minute + dice.whole(0, 59_999);
}

function smallAmount(dice: Dice, scale: number): number {
  const whole = dice.chance(0.2);
  const large = dice.chance(0.1);
  const units = large ? dice.whole(100, 600) : dice.whole(3, 90);
  return units * scale + (whole ? 0 : dice.whole(0, Math.max(0, Math.min(scale, 100) - 1)) * (scale > 100 ? scale / 100 : 1));
}

type Add = (entry: Omit<Entry, "id">) => void;

function addMovement(dice: Dice, around: number, scale: number, add: Add): void {
  const at = daytime(dice, around);
  const amount = smallAmount(dice, scale);
  const posts = nightAfter(dice, at, dice.whole(1, 3));
  switch (dice.byShare(priors.movement)) {
    case "card purchase":
      return add({ ...nothing, amount, held: amount, pendingAt: at, postedAt: posts });
    case "direct debit":
      return add({ ...nothing, amount: amount * 3, held: 0, postedAt: nightAfter(dice, at) });
    case "transfer out":
      return add({ ...nothing, amount: amount * 4, held: 0, postedAt: at });
    case "transfer in":
      return add({ ...nothing, amount: -amount * 4, held: 0, postedAt: at });
    case "hold for another amount": {
      const held = dice.pick([100, 125, 175, 1]) * scale;
      return add({ ...nothing, amount, held, pendingAt: at, postedAt: posts });
    }
    case "tip added when it posts": {
      const tipped = amount + Math.round(amount * 0.2);
      return add({ ...nothing, amount: tipped, held: amount, pendingAt: at, postedAt: posts });
    }
    case "hold dropped":
      return add({ ...nothing, amount, held: amount, pendingAt: at, droppedAt: at + dice.whole(4, 96) * hour });
    case "cheque, spendable later":
      return add({
        ...nothing,
        amount: -amount * 5,
        held: 0,
        postedAt: at,
        spendableAt: nightAfter(dice, at, dice.whole(1, 5)),
      });
    case "pending deposit":
      return add({ ...nothing, amount: -amount * 5, held: 0, pendingAt: at, postedAt: posts });
    case "fee nobody lists":
      return add({ ...nothing, amount: dice.pick([5, 12, 35]) * scale, held: 0, postedAt: posts, isListed: false });
  }
}

function addOnCard(dice: Dice, around: number, scale: number, add: Add): void {
  const at = daytime(dice, around);
  const amount = smallAmount(dice, scale);
  if (dice.chance(0.03)) return add({ ...nothing, amount: -amount * 9, held: 0, postedAt: nightAfter(dice, at) });
  if (dice.chance(0.03)) return add({ ...nothing, amount: -amount, held: 0, pendingAt: at, postedAt: nightAfter(dice, at) });
  const posts = nightAfter(dice, at, dice.whole(1, 3));
  if (dice.chance(0.03)) {
    return add({ ...nothing, amount, held: amount, pendingAt: at, droppedAt: at + dice.whole(4, 96) * hour });
  }
  return add({ ...nothing, amount, held: amount, pendingAt: at, postedAt: posts });
}

/** A price that moves at the close of each working day, and three times in it. */
function pricesOf({ dice, from, to }: Wanted): readonly Dated[] {
  let value = dice.whole(900, 40_000);
  const prices = [{ at: from, value }];
  for (let midnight = Math.ceil(from / day) * day; midnight < to; midnight += day) {
    if (new Date(midnight).getUTCDay() % 6 === 0) continue;
    for (const hours of [14, 16, 18, 20]) {
      value = Math.max(100, value + Math.round(value * (dice.unit() - 0.5) * 0.02));
      prices.push({ at: midnight + hours * hour + dice.whole(0, 20) * minute, value });
    }
  }
  return prices;
}
