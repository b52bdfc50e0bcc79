import type { AccountReading, Balances } from "../../src/core/reading/balances.ts";

type Numbers = Pick<Balances, "available" | "current" | "limit" | "lastUpdatedDatetime" | "unofficialCurrencyCode"> & {
  readonly currency?: string | null;
};

function account(identity: Omit<AccountReading, "balances">, numbers: Numbers): AccountReading {
  const { currency = "USD", ...amounts } = numbers;
  const known = {
    available: null,
    current: null,
    limit: null,
    isoCurrencyCode: currency,
    unofficialCurrencyCode: null,
  };
  return { ...identity, balances: { ...known, ...amounts } };
}

const checkingIdentity = {
  accountId: "checking",
  name: "Checking",
  officialName: null,
  mask: "0000",
  type: "depository",
  subtype: "checking",
} as const;

/** A checking account; numbers that are not named are null. `id` also names it, for a second one. */
export function checking(numbers: Numbers & { id?: string; name?: string; mask?: string | null }): AccountReading {
  const { id, name, mask, ...amounts } = numbers;
  return account(
    {
      ...checkingIdentity,
      ...(id !== undefined && { accountId: id }),
      ...(name !== undefined && { name }),
      ...(mask !== undefined && { mask }),
    },
    amounts,
  );
}

export function savings(numbers: Numbers): AccountReading {
  return account(
    { accountId: "savings", name: "Savings", officialName: null, mask: "1111", type: "depository", subtype: "savings" },
    numbers,
  );
}

export function creditCard(numbers: Numbers): AccountReading {
  return account(
    { accountId: "card", name: "Card", officialName: null, mask: "3333", type: "credit", subtype: "credit card" },
    numbers,
  );
}

export function loan(numbers: Numbers & { subtype?: string }): AccountReading {
  const { subtype = "student", ...amounts } = numbers;
  return account(
    { accountId: "loan", name: "Student Loan", officialName: null, mask: "7777", type: "loan", subtype },
    amounts,
  );
}

export function brokerage(numbers: Numbers): AccountReading {
  return account(
    { accountId: "ira", name: "IRA", officialName: null, mask: "5555", type: "investment", subtype: "ira" },
    numbers,
  );
}
