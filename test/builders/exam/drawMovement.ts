import type { Entry } from "./bankAccount.ts";
import type { Dice } from "./dice.ts";
import { priors } from "./priors.ts";
import { day, hour, minute } from "./spans.ts";

/** An entry before it has a name. */
export type NewEntry = Omit<Entry, "id">;

export const nothing = { pendingAt: null, postedAt: null, droppedAt: null, spendableAt: null, isListed: true } as const;

/** Banks post in the early morning; times are UTC. */
export function nightAfter(dice: Dice, at: number, nights = 1): number {
  const midnight = Math.ceil(at / day) * day + (nights - 1) * day;
  return midnight + dice.whole(2 * 60, 6 * 60) * minute;
}

/** People pay in the daytime. */
export function daytime(dice: Dice, at: number): number {
  return Math.floor(at / day) * day + dice.whole(8 * 60, 22 * 60) * minute + dice.whole(0, 59_999);
}

/** How one account is used. */
export interface Habit {
  readonly dice: Dice;
  /** One unit of the currency, in the ledger's parts. */
  readonly scale: number;
  /** What the usual coffee and lunch cost: amounts that come again and again. */
  readonly usual: readonly number[];
  readonly countsDeposits: boolean;
}

function smallAmount({ dice, scale, usual }: Habit): number {
  if (dice.chance(0.2)) return dice.pick(usual);
  const whole = dice.chance(0.2);
  const large = dice.chance(0.1);
  const units = large ? dice.whole(100, 600) : dice.whole(3, 90);
  return (
    units * scale + (whole ? 0 : dice.whole(0, Math.max(0, Math.min(scale, 100) - 1)) * (scale > 100 ? scale / 100 : 1))
  );
}

/** One movement of a checking account around a time, as one entry or two. */
export function movementOf(habit: Habit, around: number): readonly NewEntry[] {
  const { dice, scale } = habit;
  const at = daytime(dice, around);
  const amount = smallAmount(habit);
  const posts = nightAfter(dice, at, dice.whole(1, 3));
  switch (dice.byShare(priors.movement)) {
    case "card purchase":
      return [{ ...nothing, amount, held: amount, pendingAt: at, postedAt: posts }];
    case "direct debit":
      return [{ ...nothing, amount: amount * 3, held: 0, postedAt: nightAfter(dice, at) }];
    case "transfer out":
      return [{ ...nothing, amount: amount * 4, held: 0, postedAt: at }];
    case "transfer in":
      return [{ ...nothing, amount: -amount * 4, held: 0, postedAt: at }];
    case "hold for another amount": {
      const held = dice.pick([100, 125, 175, 1]) * scale;
      return [{ ...nothing, amount, held, pendingAt: at, postedAt: posts }];
    }
    case "tip added when it posts": {
      const tipped = amount + Math.round(amount * 0.2);
      return [{ ...nothing, amount: tipped, held: amount, pendingAt: at, postedAt: posts }];
    }
    case "hold dropped":
      return [{ ...nothing, amount, held: amount, pendingAt: at, droppedAt: at + dice.whole(4, 96) * hour }];
    case "cheque, spendable later":
      return [
        {
          ...nothing,
          amount: -amount * 5,
          held: 0,
          postedAt: at,
          spendableAt: nightAfter(dice, at, dice.whole(1, 5)),
        },
      ];
    case "pending deposit": {
      const held = habit.countsDeposits ? -amount * 5 : 0;
      return [{ ...nothing, amount: -amount * 5, held, pendingAt: at, postedAt: posts }];
    }
    case "cash machine":
      return [{ ...nothing, amount: dice.pick([20, 40, 60, 100, 200]) * scale, held: 0, postedAt: at }];
    case "deposit reversed": {
      const entry = { ...nothing, amount: -amount * 5, held: 0, postedAt: at };
      return [entry, { ...entry, amount: amount * 5, postedAt: nightAfter(dice, at, dice.whole(1, 3)) }];
    }
    case "hold raised": {
      const raisedAt = at + dice.whole(2, 30) * hour;
      const before = { ...nothing, amount, held: amount, pendingAt: at, droppedAt: raisedAt };
      const more = amount + dice.whole(5, 60) * scale;
      const postedAt = nightAfter(dice, raisedAt, dice.whole(1, 2));
      return [before, { ...nothing, amount: more, held: more, pendingAt: raisedAt, postedAt }];
    }
    case "cheque, part of it spendable": {
      const entry = { ...nothing, held: 0, postedAt: at };
      return [
        { ...entry, amount: -100 * scale },
        { ...entry, amount: -amount * 6, spendableAt: nightAfter(dice, at, dice.whole(2, 6)) },
      ];
    }
    case "there and back": {
      const entry = { ...nothing, amount: amount * 2, held: 0, postedAt: at };
      return [entry, { ...entry, amount: -amount * 2, postedAt: at + dice.whole(5, 600) * minute }];
    }
    case "hold dropped, charge of its own": {
      return [
        { ...nothing, amount, held: dice.pick([1, 100, 175]) * scale, pendingAt: at, droppedAt: posts },
        { ...nothing, amount, held: 0, postedAt: posts },
      ];
    }
    case "fee nobody lists":
      return [{ ...nothing, amount: dice.pick([5, 12, 35]) * scale, held: 0, postedAt: posts, isListed: false }];
  }
}

/** One movement of a credit card around a time. */
export function cardMovementOf(habit: Habit, around: number): NewEntry {
  const { dice } = habit;
  const at = daytime(dice, around);
  const amount = smallAmount(habit);
  if (dice.chance(0.03)) return { ...nothing, amount: -amount * 9, held: 0, postedAt: nightAfter(dice, at) };
  if (dice.chance(0.03)) return { ...nothing, amount: -amount, held: 0, pendingAt: at, postedAt: nightAfter(dice, at) };
  const posts = nightAfter(dice, at, dice.whole(1, 3));
  if (dice.chance(0.03)) {
    return { ...nothing, amount, held: amount, pendingAt: at, droppedAt: at + dice.whole(4, 96) * hour };
  }
  return { ...nothing, amount, held: amount, pendingAt: at, postedAt: posts };
}
