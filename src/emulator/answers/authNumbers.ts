import type { BankAccount } from "../bank/account.ts";
import { institutionOf } from "../institutions.ts";
import type { Item } from "../world/item.ts";

/** Whether money can be moved to and from an account by its number. */
export function hasNumbers(account: BankAccount): boolean {
  return account.type === "depository" && ["checking", "savings", "cash management"].includes(account.subtype ?? "");
}

/** Account numbers by the scheme of the bank's country; those of Plaid's Sandbox unless the account names its own. */
export function authNumbers(item: Item, accounts: readonly BankAccount[]) {
  const country = institutionOf(item.institutionId)?.countries[0] ?? "US";
  const own = (account: BankAccount, name: string): string | null => account.details.numbers?.[name] ?? null;
  const by = <T>(scheme: (account: BankAccount) => T | null): T[] =>
    accounts.map(scheme).filter((numbers): numbers is T & NonNullable<typeof numbers> => numbers !== null);
  return {
    ach: by((account) =>
      country !== "US" && own(account, "ach_routing") === null
        ? null
        : {
            account: own(account, "account") ?? `111122223333${account.mask ?? "0000"}`,
            account_id: account.accountId,
            routing: own(account, "ach_routing") ?? "011401533",
            wire_routing: own(account, "ach_wire_routing") ?? "021000021",
          },
    ),
    bacs: by((account) =>
      country !== "GB" && own(account, "bacs_sort_code") === null
        ? null
        : {
            account: own(account, "account") ?? `3192681${account.mask?.slice(-1) ?? "9"}`,
            account_id: account.accountId,
            sort_code: own(account, "bacs_sort_code") ?? "601613",
          },
    ),
    eft: by((account) =>
      country !== "CA" && own(account, "eft_institution") === null
        ? null
        : {
            account: own(account, "account") ?? `11112222${account.mask ?? "0000"}`,
            account_id: account.accountId,
            branch: own(account, "eft_branch") ?? "01140",
            institution: own(account, "eft_institution") ?? "021",
          },
    ),
    international: by((account) =>
      country !== "GB" && own(account, "international_iban") === null
        ? null
        : {
            account_id: account.accountId,
            bic: own(account, "international_bic") ?? "NWBKGB21",
            iban: own(account, "international_iban") ?? `GB29NWBK6016133192681${account.mask?.slice(-1) ?? "9"}`,
          },
    ),
  };
}
