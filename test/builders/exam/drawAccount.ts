import type { AccountKind, BankAccount, Currency, Dated, Entry } from "./bankAccount.ts";
import type { Dice } from "./dice.ts";
import { cardMovementOf, daytime, type Habit, movementOf, type NewEntry, nightAfter, nothing } from "./drawMovement.ts";
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
  const many = scale === 1 ? 100 : 1;
  const nowAt = wanted.to - 8 * day;
  const limit = (kind === "card" ? dice.whole(15, 150) * 100 : 500) * scale * many;
  const balance =
    kind === "card"
      ? Math.round(limit * dice.unit() * 0.6)
      : balanceOf(kind, dice) * scale * many + (scale > 1 ? dice.whole(0, scale - 1) : 0);
  const { bank } = priors;
  const countsDeposits = dice.chance(bank.countsPendingDeposits);
  const drawn = types[kind] === "investment" ? [] : entriesOf({ ...wanted, countsDeposits }, scale * many);
  const holdsNothing = dice.chance(bank.holdsNothingForPending);
  const entries = holdsNothing ? drawn.map((entry) => ({ ...entry, held: 0 })) : drawn;
  const givesAvailable = types[kind] !== "loan" && !dice.chance(bank.givesNoAvailable);
  const sign = types[kind] === "credit" ? 1 : -1;
  // Where the story leads is what is drawn: an account is about so full at the time of the comparison.
  const moved = entries.reduce(
    (sum, entry) => ((entry.postedAt ?? Infinity) <= nowAt ? sum + sign * entry.amount : sum),
    0,
  );
  return {
    key: `account-${index}`,
    kind,
    type: types[kind],
    subtype: subtypes[kind] ?? kind,
    name: nameOf(kind, dice),
    mask: dice.chance(0.97) ? String(dice.whole(1000, 9999)) : null,
    currency,
    habits: {
      givesAvailable,
      givesCurrent: kind !== "limited-purpose" && !(givesAvailable && dice.chance(bank.givesNoCurrent)),
      listsPending: !dice.chance(priors.bank.listsNoPending),
      countsOverdraft: false,
      turnsSign: false,
      givesLimit: kind !== "card" || !dice.chance(bank.givesNoLimitOfCard),
      tellsRunningBalance: dice.chance(bank.tellsRunningBalance),
      datesRowsToTheMinute: dice.chance(bank.datesRowsToTheMinute),
    },
    ids: [{ id: idOf(dice), from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }],
    opening: balance - moved,
    entries,
    foreignRows: new Set(),
    limits: kind === "card" || overdraft ? [{ at: from, value: limit }] : [],
    prices: kind === "brokerage" ? pricesOf(wanted) : [],
    ...(kind === "brokerage" ? dealingsOf(wanted) : { units: [], cash: [] }),
  };
}

/** What is bought and sold, and what money goes in and out. */
function dealingsOf({ dice, from, to }: Wanted): Pick<BankAccount, "units" | "cash"> {
  let held = dice.whole(50, 900);
  let money = dice.whole(10_000, 900_000);
  const units = [{ at: from, value: held }];
  const cash = [{ at: from, value: money }];
  const { perDay } = priors;
  for (let at = from + dice.wait(day / perDay.dealings); at < to; at += dice.wait(day / perDay.dealings)) {
    const moment = daytime(dice, at);
    const what = dice.pick(["dividend", "trade", "deposit", "withdrawal"]);
    if (what === "trade") {
      const bought = dice.whole(-9, 9);
      held = Math.max(1, held + bought);
      units.push({ at: moment, value: held });
    }
    money = Math.max(
      0,
      money + (what === "dividend" ? dice.whole(100, 9000) : dice.whole(500, 90_000) * (what === "deposit" ? 1 : -1)),
    );
    cash.push({ at: moment, value: money });
  }
  const byTime = (all: Dated[]): readonly Dated[] => all.toSorted((left, right) => left.at - right.at);
  return { units: byTime(units), cash: byTime(cash) };
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

function balanceOf(kind: AccountKind, dice: Dice): number {
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

function entriesOf(wanted: Wanted & { readonly countsDeposits: boolean }, scale: number): readonly Entry[] {
  const { dice, kind, from, to, index } = wanted;
  if (kind === "brokerage" || kind === "limited-purpose") return [];
  const entries: Entry[] = [];
  const add = (...added: readonly NewEntry[]): void => {
    for (const entry of added) entries.push({ ...entry, id: `row-${index}-${String(entries.length)}` });
  };
  const mean = day / priors.perDay[kind];
  const usual = [dice.whole(250, 900), dice.whole(900, 2500)].map((cents) => Math.round((cents / 100) * scale));
  const habit: Habit = { dice, scale, usual, countsDeposits: wanted.countsDeposits };
  for (let at = from + dice.wait(mean); at < to; at += dice.wait(mean)) {
    if (kind === "checking") add(...movementOf(habit, at));
    else if (kind === "card") add(cardMovementOf(habit, at));
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
