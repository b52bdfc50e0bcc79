import type { OwnerSeed } from "../bank/account.ts";
import { money } from "../money.ts";
import { numbersFrom } from "../random.ts";
import type { AccountSeed, ActivitySeed, ItemSeed } from "../scenarios/itemSeed.ts";
import { day, isoDate } from "../time/time.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { type CustomSecurities, customHoldings } from "./customHoldings.ts";
import { type CustomAccount, readCustomUser } from "./readCustomUser.ts";
import type { TestLogin } from "./testLogin.ts";

const kinds = ["depository", "credit", "loan", "investment"];
const usualSubtypes: Readonly<Record<string, string>> = {
  depository: "checking",
  credit: "credit card",
  loan: "student",
  investment: "brokerage",
};
const incomesAhead = 12;

/**
 * `user_custom`: the accounts that its password describes (https://plaid.com/docs/sandbox/user-custom/). How Plaid gets
 * from `starting_balance` to today's balance is not published: here it is `current` at the moment of linking.
 * @throws PlaidFailure when it cannot be used; `NO_ACCOUNTS` when nothing in it is an account of a bank
 */
export function customUser(login: TestLogin): Pick<ItemSeed, "accounts" | "securities"> {
  const user = readCustomUser(login.password);
  const described = user.override_accounts ?? [];
  const wanted: readonly CustomAccount[] =
    described.length > 0 ? described : [{ type: "depository" }, { type: "credit" }];
  const securities: CustomSecurities = new Map();
  const accounts = wanted.flatMap((account, index) => {
    const type = account.type === "brokerage" ? "investment" : (account.type ?? "depository");
    return kinds.includes(type) ? [accountSeed(account, { type, index, login, securities })] : [];
  });
  if (accounts.length === 0) throw new PlaidFailure("NO_ACCOUNTS");
  return { accounts, securities: [...securities.values()] };
}

interface AccountPlace {
  readonly type: string;
  readonly index: number;
  readonly login: TestLogin;
  readonly securities: CustomSecurities;
}

function accountSeed(account: CustomAccount, place: AccountPlace): AccountSeed {
  const { type, index, login, securities } = place;
  const draw = numbersFrom(`${login.key} custom ${index}`);
  const { meta = {} } = account;
  if (meta.mask !== undefined && !/^(|[A-Za-z0-9]{2,4})$/.test(meta.mask)) {
    throw new PlaidFailure("INVALID_FIELD", "override_password: meta.mask must be two to four letters or digits");
  }
  if (account.force_available_balance !== undefined && account.has_null_available_balance === true) {
    throw new PlaidFailure(
      "INVALID_FIELD",
      "override_password: force_available_balance and has_null_available_balance exclude each other",
    );
  }
  const currency = account.currency ?? login.institution.currency;
  const official = /^[A-Z]{3}$/.test(currency) && !unofficialCodes.includes(currency);
  const owner = ownerFrom(account);
  return {
    key: `account-${index}`,
    name: meta.name ?? `Plaid ${account.subtype ?? usualSubtypes[type] ?? type}`,
    official_name: meta.official_name ?? null,
    mask: meta.mask === undefined ? String(index).repeat(4).slice(0, 4) : meta.mask === "" ? null : meta.mask,
    type,
    subtype: account.subtype ?? usualSubtypes[type] ?? null,
    current: account.starting_balance ?? money(Math.round(100_000 + 900_000 * draw()) / 100),
    limit: meta.limit ?? (type === "credit" ? 10_000 : null),
    ...(official ? { iso_currency_code: currency } : { unofficial_currency_code: currency }),
    apy: meta.apy ?? null,
    holder_category: "personal",
    ...(type === "loan" ? { available_is_current: true } : {}),
    ...(account.has_null_available_balance === true ? { untold: ["available"] } : {}),
    ...(account.force_available_balance === undefined ? {} : { fixed_available: account.force_available_balance }),
    activity: [
      ...(account.transactions ?? []).map((each) => activityFrom(each, login.now)),
      ...incomeFrom(account, login.now),
    ],
    ...customHoldings(account, securities),
    ...(owner === null ? {} : { owners: [owner] }),
    ...(account.numbers === undefined ? {} : { numbers: account.numbers }),
    ...(account.liability === undefined ? {} : { liability: account.liability }),
  };
}

const unofficialCodes = ["BTC", "ETH", "LTC", "XRP"];

/** A day of the past or today has happened; one of the future is still to come. */
function activityFrom(transaction: NonNullable<CustomAccount["transactions"]>[number], now: number): ActivitySeed {
  const today = isoDate(now);
  const moment = (date: string): string => (date === today ? "0" : `${date}T00:00:00Z`);
  const { date_transacted: transacted, date_posted: posted } = transaction;
  const posts = Date.parse(posted) < Date.parse(transacted) ? transacted : posted;
  return {
    at: moment(transacted),
    posts: moment(posts),
    amount: transaction.amount,
    name: transaction.description === "" ? "Transaction" : transaction.description,
  };
}

/** `inflow_model` of the kind `monthly-income`: the others depend on a statement and are not modelled. */
function incomeFrom({ inflow_model: model }: CustomAccount, now: number): readonly ActivitySeed[] {
  if (model?.type !== "monthly-income" || model.income_amount === undefined) return [];
  const amount = -Math.abs(model.income_amount);
  const dayOfMonth = Math.min(28, model.payment_day_of_month ?? 1);
  const first = new Date(now);
  return Array.from({ length: 3 + incomesAhead }, (_, index) => {
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() - 2 + index, dayOfMonth);
    return {
      at: `${isoDate(at)}T00:00:00Z`,
      amount,
      name: model.transaction_name || "INCOME",
      category: "INCOME_WAGES",
    };
  }).filter((income) => Date.parse(income.at) > now - 90 * day);
}

function ownerFrom({ identity }: CustomAccount): OwnerSeed | null {
  if (identity === undefined) return null;
  const contact = (
    each: { data?: string | undefined; primary?: boolean | undefined; type?: string | undefined },
    types: readonly string[],
  ) =>
    each.data === undefined
      ? []
      : [
          {
            data: each.data,
            primary: each.primary ?? false,
            type: types.includes(each.type ?? "") ? (each.type ?? "other") : "other",
          },
        ];
  return {
    names: identity.names ?? [],
    emails: (identity.emails ?? []).flatMap((each) => contact(each, ["primary", "secondary", "other"])),
    phone_numbers: (identity.phone_numbers ?? []).flatMap((each) =>
      contact(each, ["home", "work", "office", "mobile", "mobile1", "other"]),
    ),
    addresses: (identity.addresses ?? []).map((each) => ({
      data: {
        city: each.data?.city ?? null,
        country: each.data?.country ?? null,
        postal_code: each.data?.postal_code ?? null,
        region: each.data?.region ?? null,
        street: each.data?.street ?? "",
      },
      primary: each.primary ?? false,
    })),
  };
}
