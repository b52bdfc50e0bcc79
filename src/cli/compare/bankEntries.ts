import { withBankShown } from "../../core/comparison/bankShown.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { accountsOf, type KnownAccount } from "../../core/item/accountsOf.ts";
import { seenTimeIn } from "../../core/money/enteredText.ts";
import { answersClock } from "../../core/reading/callTimes.ts";
import type { Clock } from "../../core/run/ports.ts";
import { accountLabel } from "./accountLabel.ts";
import type { BankShowsOption } from "./bankShowsOption.ts";

/** The `--bank-shows` options, entered into one comparison after another. */
export interface BankEntries {
  /** The comparison with the options that name one of its accounts. */
  enter(comparison: Comparison): Comparison;
  /** A sentence for each option that no comparison took. */
  problems(): readonly string[];
}

export function bankEntries(options: readonly BankShowsOption[], clock: Pick<Clock, "now">): BankEntries {
  const left = new Set(options);
  const refused = new Map<BankShowsOption, string>();
  const accountsSeen = new Set<string>();

  function enterOne(comparison: Comparison, option: BankShowsOption): Comparison {
    const [account, ...others] = accountsOf(comparison).filter((each) => isNamed(each, option.account));
    if (account === undefined) return comparison;
    left.delete(option);
    const time = seenTimeIn(option.time, answersClock(comparison, clock.now()));
    if (others.length > 0) {
      refused.set(option, `${option.account} names ${others.length + 1} accounts. Use an account ID.`);
      return comparison;
    }
    if (!time.ok) {
      refused.set(option, `${option.time} is still to come.`);
      return comparison;
    }
    const { available, current } = option;
    return withBankShown(comparison, { accountId: account.accountId, available, current, seenAt: time.seenAt });
  }

  return {
    enter(comparison) {
      for (const account of accountsOf(comparison)) accountsSeen.add(accountLabel(account));
      return options.reduce(enterOne, comparison);
    },
    problems() {
      const there = accountsSeen.size === 0 ? "There is none." : `There are: ${[...accountsSeen].join(", ")}.`;
      const unknown = [...left].map(({ account }) => `there is no account ${account}. ${there}`);
      return [...refused.values(), ...unknown].map((sentence) => `--bank-shows: ${sentence}`);
    },
  };
}

function isNamed({ accountId, name, mask }: KnownAccount, named: string): boolean {
  return accountId === named || mask === named || name?.toLowerCase() === named.toLowerCase();
}
