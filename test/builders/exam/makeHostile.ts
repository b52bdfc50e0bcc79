import type { BankAccount, Currency } from "./bankAccount.ts";
import type { Dice } from "./dice.ts";
import type { Draft } from "./draft.ts";
import { drawAccount, idOf } from "./drawAccount.ts";
import type { FailureKind } from "./failures.ts";
import type { Hostile } from "./priors.ts";
import type { BankContact } from "./setting.ts";
import { day, hour, iso, minute, second } from "./spans.ts";

const forever = Number.POSITIVE_INFINITY;
const always = Number.NEGATIVE_INFINITY;

type Change = (draft: Draft, dice: Dice) => void;

function addContact(draft: Draft, contact: BankContact): void {
  draft.contacts = [...draft.contacts, { ...contact, at: Math.floor(contact.at) }].toSorted(
    (left, right) => left.at - right.at,
  );
}

/** Leaves out what Plaid did of its own accord between two moments. */
function withoutContacts(draft: Draft, from: number, to: number): void {
  draft.contacts = draft.contacts.filter((each) => each.reason === "link" || each.at < from || each.at > to);
}

function changeAccount(
  draft: Draft,
  dice: Dice,
  change: (account: BankAccount) => BankAccount,
  fits: (account: BankAccount) => boolean = () => true,
): BankAccount | undefined {
  const chosen = draft.accounts.filter(fits);
  if (chosen.length === 0) return undefined;
  const account = dice.pick(chosen);
  const changed = change(account);
  draft.accounts = draft.accounts.map((each) => (each === account ? changed : each));
  return changed;
}

function addProduct(draft: Draft, ...products: readonly string[]): void {
  const all = [...new Set([...draft.item.products, ...products])];
  draft.item = { ...draft.item, products: all, billedProducts: all };
}

function ensureTransactions(draft: Draft, dice: Dice): void {
  if (draft.item.products.includes("transactions")) return;
  addProduct(draft, "transactions");
  const phase = dice.unit() * day;
  for (let at = draft.now - 12 * day + phase; at < draft.now + 8 * day; at += day) {
    if (at > draft.linkedAt) addContact(draft, { at, reason: "transactions-update", works: true });
  }
}

/** A movement at the bank at a moment of our choice. */
function moveAt(draft: Draft, dice: Dice, at: number): void {
  changeAccount(
    draft,
    dice,
    (account) => {
      const amount = dice.whole(300, 30_000) * dice.pick([1, 1, -1]);
      const isHold = dice.chance(0.4) && amount > 0;
      const entry = {
        id: `moved-${at}`,
        amount,
        held: isHold ? amount : 0,
        pendingAt: isHold ? at : null,
        postedAt: isHold ? at + 2 * day : at,
        droppedAt: null,
        spendableAt: null,
        isListed: true,
      };
      return { ...account, entries: [...account.entries, entry] };
    },
    (account) => account.type === "depository" || account.type === "credit",
  );
}

const otherCurrencies: readonly Currency[] = [
  { iso: "JPY", unofficial: null, decimals: 0 },
  { iso: "HUF", unofficial: null, decimals: 2 },
  { iso: "COP", unofficial: null, decimals: 2 },
  { iso: "KWD", unofficial: null, decimals: 3 },
  { iso: null, unofficial: "BTC", decimals: 8 },
  { iso: null, unofficial: "USDC", decimals: 4 },
];

/** The first number of days before now at which an ordinary copy may have been made. */
function lastWork(draft: Draft): number {
  return draft.contacts.filter((each) => each.works && each.at < draft.now).at(-1)?.at ?? draft.linkedAt;
}

/** Failures that calls are given are planned by name here, and put on the calls by `failuresOf`. */
const changes: Readonly<Record<Hostile, Change>> = {
  "a copy for each product": (draft, dice) => {
    draft.copies = "of each product";
    addProduct(draft, "auth");
    ensureTransactions(draft, dice);
    if (dice.chance(0.5))
      addContact(draft, { at: draft.now - dice.whole(1, 60) * day, reason: "rare-check", works: true });
  },
  "copy adjusted by transactions": (draft, dice) => {
    ensureTransactions(draft, dice);
    draft.adjusted = dice.pick(["leaves out", "counts twice"]);
    const updates = draft.contacts.filter((each) => each.reason === "transactions-update" && each.at < draft.now);
    const rowsOnly = new Set(updates.slice(-dice.whole(1, 4)));
    draft.contacts = draft.contacts.map((each) =>
      rowsOnly.has(each) ? { ...each, works: true, rowsOnly: true } : each,
    );
  },
  "balance and rows of different moments": (draft, dice) => {
    ensureTransactions(draft, dice);
    draft.rowsAfterBalance = dice.pick([1, -1]) * dice.whole(5, 600) * minute;
  },
  "updates failing": (draft, dice) => {
    const since = draft.now - dice.whole(2, 9 * 24) * hour;
    ensureTransactions(draft, dice);
    draft.contacts = draft.contacts.map((each) =>
      each.at > since && each.at < draft.now + hour && each.reason.endsWith("-update")
        ? { ...each, works: false }
        : each,
    );
    if (dice.chance(0.5))
      addContact(draft, { at: draft.now - dice.whole(5, 90) * minute, reason: "transactions-update", works: false });
  },
  "updates paused": (draft, dice) => {
    ensureTransactions(draft, dice);
    draft.isPaused = true;
    draft.linkedAt = Math.min(draft.linkedAt, draft.now - 85 * day);
    draft.item = { ...draft.item, createdAt: iso(draft.linkedAt) };
    draft.contacts = [
      { at: draft.linkedAt, reason: "link", works: true },
      { at: draft.now - dice.whole(31 * 24, 75 * 24) * hour, reason: "transactions-update", works: true },
    ];
  },
  "another client's real-time call": (draft, dice) => {
    const before = dice.chance(0.6);
    addContact(draft, {
      at: before ? draft.now - dice.whole(1, 600) * minute : draft.now + dice.whole(100, 9000),
      reason: "other-client",
      works: true,
    });
  },
  "the client's own earlier call": (draft, dice) => {
    const at = draft.now - dice.whole(2, 40 * 60) * minute;
    if (at < draft.linkedAt) return;
    addContact(draft, { at, reason: "own-earlier", works: true });
    draft.lastOwnRealTimeAt = at;
  },
  "update mode just now": (draft, dice) => {
    withoutContacts(draft, draft.now - 4 * day, draft.now);
    addContact(draft, { at: draft.now - dice.whole(1, 300) * minute, reason: "update-mode", works: true });
  },
  "Signal or Assets pulls": (draft, dice) => {
    addProduct(draft, dice.pick(["signal", "assets"]));
    const reason = dice.pick(["signal-pull", "assets-pull"] as const);
    addContact(draft, { at: draft.now - dice.whole(10, 3000) * minute, reason, works: true });
    if (dice.chance(0.4)) addContact(draft, { at: draft.now + dice.whole(200, 9000), reason, works: true });
  },
  "nothing is written through": (draft) => {
    draft.writesThrough = false;
    draft.evaluationWritesThrough = false;
  },
  "background update between the calls": (draft, dice) => {
    ensureTransactions(draft, dice);
    addContact(draft, { at: draft.now + dice.whole(300, 12_000), reason: "transactions-update", works: true });
  },
  "the bank moves between the calls": (draft, dice) => {
    for (let count = dice.whole(1, 2); count > 0; count -= 1) moveAt(draft, dice, draft.now + dice.whole(100, 12_000));
  },
  "login needed": (draft, dice) => loginBroken(draft, draft.now - dice.whole(1, 200) * hour, forever),
  "login needed, then mended": (draft, dice) => {
    loginBroken(draft, draft.now - dice.whole(1, 100) * hour, draft.now + dice.whole(20_000, 60_000));
    draft.wants.again = "hours";
  },
  "login breaks after the real-time call": (draft) => loginBroken(draft, draft.now + 15_000, forever),
  "institution trouble": (draft) => failing(draft, "institution", "real-time:/accounts/balance/get"),
  "a call fails for another reason": (draft, dice) => {
    const which = dice.pick([
      "real-time:/accounts/balance/get",
      "cached:/auth/get",
      "cached:/transactions/sync",
      "evaluated:/signal/evaluate",
      "cached:/item/get",
    ]);
    if (which.startsWith("evaluated") && draft.wants.evaluation === null) draft.wants.evaluation = "balance rule";
    const kinds = which.startsWith("evaluated")
      ? (["evaluate-not-here", "rate", "plaid"] as const)
      : ([
          "rate",
          "plaid",
          "consent",
          "no-accounts",
          "account-unknown",
          "not-ready",
          "other",
          "institution-for-good",
          "user",
        ] as const);
    failing(draft, dice.pick<FailureKind>(kinds), which);
  },
  "a call fails, then works": (draft, dice) => {
    failing(draft, dice.pick(["rate", "institution", "plaid"]), "real-time:/accounts/balance/get");
    draft.wants.again = "hours";
  },
  "just linked": (draft, dice) => {
    const at = draft.now - dice.whole(1, 59) * minute;
    draft.linkedAt = at;
    draft.item = { ...draft.item, createdAt: iso(Math.floor(at / second) * second) };
    draft.contacts = [
      { at, reason: "link", works: true },
      ...(draft.item.products.includes("transactions")
        ? [{ at: at + 8 * second, reason: "transactions-update", works: true } as const]
        : []),
      ...draft.contacts.filter((each) => each.at > draft.now),
    ];
    if (dice.chance(0.6)) moveAt(draft, dice, draft.now - dice.whole(0, (draft.now - at) / 1000 - 20) * second);
  },
  "Plaid's Sandbox": (draft, dice) => {
    draft.environment = "sandbox";
    const still = dice.chance(0.7);
    if (still) draft.accounts = draft.accounts.map((account) => stillFrom(account, draft.now - 2 * day));
    draft.linkedAt = draft.now - dice.whole(5, 20_000) * minute;
    draft.item = { ...draft.item, createdAt: iso(Math.floor(draft.linkedAt / second) * second) };
    draft.contacts = draft.contacts
      .map((each) => (each.reason === "link" ? { ...each, at: draft.linkedAt } : each))
      .filter((each) => each.at >= draft.linkedAt)
      .toSorted((left, right) => left.at - right.at);
    if (draft.wants.evaluation !== null) draft.wants.evaluation = dice.pick(["random", "balance rule", "random"]);
  },
  "Capital One": (draft, dice) => {
    draft.item = { ...draft.item, institutionId: "ins_128026", institutionName: "Capital One" };
    draft.accounts = draft.accounts.map((account) => ({
      ...account,
      habits: { ...account.habits, listsPending: false },
    }));
    draft.capitalOneAge = dice.whole(10, 3000) * minute;
    if (dice.chance(0.35)) {
      const means = dice.pick(["capital-one-needs-time", "capital-one-not-fresh", "other"] as const);
      failing(draft, means, "real-time:/accounts/balance/get");
    }
  },
  "verified by hand": (draft, dice) => {
    draft.isManual = dice.chance(0.8);
    const method = draft.isManual
      ? dice.pick(["SAME_DAY_MICRODEPOSITS", "DATABASE_MATCH", "INSTANT_MICRODEPOSITS", "DATABASE_INSIGHTS"])
      : "AUTOMATED_MICRODEPOSITS";
    draft.item = {
      ...draft.item,
      products: ["auth"],
      billedProducts: ["auth"],
      authMethod: dice.chance(0.85) ? method : null,
    };
    draft.contacts = [{ at: draft.linkedAt, reason: "link", works: true }];
    if (draft.isManual || dice.chance(0.3))
      failing(draft, draft.isManual ? "no-bank-login" : "other-product", "real-time:/accounts/balance/get");
  },
  "saved in a log": (draft, dice) => {
    draft.client = {
      ...draft.client,
      dateHeader: "never",
      saved: {
        openedAt: draft.now + 9 * day,
        dated: dice.pick(["all", "all", "some"]),
        keepsRequests: dice.chance(0.3),
      },
    };
    draft.wants.spread = dice.pick(["seconds", "hours", "hours", "days"]);
  },
  "saved without times": (draft, dice) => {
    draft.client = {
      ...draft.client,
      dateHeader: "never",
      saved: { openedAt: draft.now + 9 * day, dated: "none", keepsRequests: false },
    };
    draft.wants.spread = dice.pick(["seconds", "hours", "days"]);
  },
  "calls again days later": (draft, dice) => {
    draft.wants.again = dice.pick(["hours", "days"]);
  },
  "a filtered request": (draft, dice) => {
    if (draft.accounts.length < 2) return;
    const kept = draft.accounts.filter((_, index) => index === 0 || dice.chance(0.3));
    draft.wants.filter = kept
      .flatMap((account) => account.ids.map((each) => each.id))
      .slice(0, Math.max(1, kept.length));
    draft.wants.filterOf = dice.pick(["cached", "real-time", "all"]);
  },
  "the machine's clock is off": (draft, dice) => {
    draft.client = { ...draft.client, skewMs: dice.pick([-1, 1]) * dice.whole(20, 100_000) * second };
  },
  "one answer's Date is off": (draft, dice) => {
    const id = dice.pick([
      "cached:/accounts/get",
      "real-time:/accounts/balance/get",
      "cached:/item/get",
      "cached-again:/accounts/get",
    ]);
    draft.client = { ...draft.client, oddDate: { id, offMs: dice.pick([-1, 1]) * dice.whole(30, 7200) * second } };
  },
  "no Date header": (draft, dice) => {
    draft.client = { ...draft.client, skewMs: dice.whole(-400, 400), dateHeader: dice.pick(["never", "sometimes"]) };
  },
  "other currencies": (draft, dice) => {
    const currency = dice.pick(otherCurrencies);
    draft.accounts = draft.accounts.map((account, index) =>
      index === 0 || dice.chance(0.4)
        ? drawAccount({
            dice,
            kind: account.kind,
            index,
            from: draft.now - 90 * day,
            to: draft.now + 8 * day,
            currency,
          })
        : account,
    );
    if (dice.chance(0.3)) tinyMove(draft, dice);
  },
  "a null comes and goes": (draft, dice) => {
    const account = dice.pick(draft.accounts);
    draft.nulls = [
      ...draft.nulls,
      { key: account.key, field: dice.pick(["available", "current", "limit"]), in: dice.pick(["cached", "real-time"]) },
    ];
  },
  "a currency is missing": (draft, dice) => {
    draft.withoutCurrency = dice.pick(["real-time", "cached"]);
  },
  "an account is closed, replaced or new": (draft, dice) => {
    const at = draft.now + dice.whole(800, 3000);
    const what = dice.pick(["closed", "replaced", "new"]);
    changeAccount(draft, dice, (account) => {
      const [first] = account.ids;
      if (first === undefined) return account;
      const before = { ...first, to: at };
      const after = { id: idOf(dice), from: at, to: forever };
      if (what === "closed") return { ...account, ids: [before] };
      return { ...account, ids: what === "replaced" ? [before, after] : [{ ...first, from: at }] };
    });
  },
  "the bank's answer lags": (draft, dice) => {
    draft.bankLag = dice.whole(5, 900) * minute;
  },
  "overdraft counted in": (draft, dice) => {
    changeAccount(
      draft,
      dice,
      (account) => ({
        ...account,
        limits: [{ at: always, value: 500 * 10 ** account.currency.decimals }],
        habits: { ...account.habits, countsOverdraft: dice.chance(0.7) },
      }),
      (account) => account.kind === "checking",
    );
  },
  "limit changed": (draft, dice) => {
    const at = draft.now - dice.whole(1, 60) * hour;
    const changed = changeAccount(
      draft,
      dice,
      (account) => raised(account, at, dice),
      (account) => account.limits.length > 0,
    );
    if (changed === undefined) {
      const added = drawAccount({
        dice,
        kind: "card",
        index: draft.accounts.length,
        from: draft.now - 90 * day,
        to: draft.now + 8 * day,
        currency: { iso: "USD", unofficial: null, decimals: 2 },
      });
      draft.accounts = [...draft.accounts, raised(added, at, dice)];
    }
  },
  "money into and out of investments": (draft, dice) => {
    if (!draft.accounts.some((account) => account.kind === "brokerage")) {
      addProduct(draft, "investments");
      for (let at = draft.now - 5 * day + dice.unit() * day; at < draft.now + 8 * day; at += day)
        addContact(draft, { at, reason: "investments-update", works: true });
      draft.accounts = [
        ...draft.accounts,
        drawAccount({
          dice,
          kind: "brokerage",
          index: draft.accounts.length,
          from: draft.now - 90 * day,
          to: draft.now + 8 * day,
          currency: { iso: "USD", unofficial: null, decimals: 2 },
        }),
      ];
    }
    const at = draft.now - dice.whole(1, 40) * hour;
    changeAccount(
      draft,
      dice,
      (account) => traded(account, at, dice),
      (account) => account.kind === "brokerage",
    );
  },
  "evaluations of every kind": (draft, dice) => {
    draft.wants.evaluation = dice.pick([
      "balance rule",
      "scores",
      "scores, fetched since data was missing",
      "no ruleset",
      "rules without a balance rule",
      "rules without a balance rule",
      "fetch failed",
      "fetch failed, copy given",
      "warned, live number",
      "replayed",
      "replayed",
    ]);
    if (dice.chance(0.3)) failing(draft, dice.pick(["rate", "institution"]), "real-time:/accounts/balance/get");
  },
  "limited purpose": (draft, dice) => {
    draft.accounts = [
      drawAccount({
        dice,
        kind: "limited-purpose",
        index: 90,
        from: draft.now - 90 * day,
        to: draft.now + 8 * day,
        currency: { iso: "USD", unofficial: null, decimals: 2 },
      }),
      ...draft.accounts,
    ];
  },
  "debt with the wrong sign": (draft, dice) => {
    changeAccount(
      draft,
      dice,
      (account) => ({
        ...account,
        habits: { ...account.habits, turnsSign: dice.chance(0.6) },
        ...(dice.chance(0.5) && { opening: -Math.abs(account.opening) }),
      }),
      (account) => account.type === "credit" || account.type === "loan",
    );
  },
  "sub-cent numbers": (draft, dice) => {
    draft.accounts = draft.accounts.map((account, index) =>
      (account.currency.decimals === 2 && account.type === "investment") || index === 0
        ? drawAccount({
            dice,
            kind: account.kind,
            index,
            from: draft.now - 90 * day,
            to: draft.now + 8 * day,
            currency: { ...account.currency, decimals: 4 },
          })
        : account,
    );
    draft.cachedDecimals = dice.pick([2, null]);
  },
  "consent and user action": (draft, dice) => {
    if (dice.chance(0.5)) draft.item = { ...draft.item, updateType: "user_present_required" };
    else
      draft.item = {
        ...draft.item,
        consentExpirationTime: iso(draft.now + dice.pick([-1, -1, 1]) * dice.whole(1, 40 * 24) * hour),
      };
    if (dice.chance(0.3))
      draft.itemError = {
        code: dice.pick([
          "USER_SETUP_REQUIRED",
          "ITEM_LOCKED",
          "ITEM_NO_ERROR",
          "INVALID_SEND_METHOD",
          "ACCESS_NOT_GRANTED",
        ]),
        from: draft.now - hour,
        to: forever,
      };
  },
  "another currency in one answer": (draft, dice) => {
    draft.otherCurrencyIn = dice.pick(["real-time", "cached"]);
  },
  "rows in another currency": (draft, dice) => {
    ensureTransactions(draft, dice);
    draft.accounts = draft.accounts.map((account) => ({
      ...account,
      foreignRows: new Set(account.entries.filter(() => dice.chance(0.4)).map((entry) => entry.id)),
    }));
  },
  "products that give no balance, or few": (draft, dice) => {
    addProduct(draft, ...dice.pick([["identity_match"], ["identity_match", "investments_auth"], ["investments_auth"]]));
  },
  "loans of Sallie Mae": (draft, dice) => {
    draft.item = { ...draft.item, institutionId: "ins_116944", institutionName: "Sallie Mae" };
    const from = draft.now - 90 * day;
    const currency = { iso: "USD", unofficial: null, decimals: 2 };
    draft.accounts = [drawAccount({ dice, kind: "student-loan", index: 91, from, to: draft.now + 8 * day, currency })];
  },
  "a call held back": (draft, dice) => {
    draft.heldBack = dice.pick([["/accounts/balance/get"], ["/transactions/get"], ["/auth/get"]]);
  },
  "no /item/get": (draft) => {
    draft.wants.hasItemGet = false;
  },
};

function loginBroken(draft: Draft, from: number, to: number): void {
  draft.itemError = { code: "ITEM_LOGIN_REQUIRED", from, to };
  draft.contacts = draft.contacts.map((each) => (each.at >= from && each.at < to ? { ...each, works: false } : each));
}

function failing(draft: Draft, kind: FailureKind, id: string): void {
  draft.failing = [...draft.failing, { kind, id }];
}

function stillFrom(account: BankAccount, at: number): BankAccount {
  const isStill = (entry: BankAccount["entries"][number]): boolean =>
    [entry.pendingAt, entry.postedAt, entry.droppedAt, entry.spendableAt].every((each) => each === null || each < at);
  const steps = (all: BankAccount["prices"]): BankAccount["prices"] => all.filter((step) => step.at < at);
  return {
    ...account,
    entries: account.entries.filter(isStill),
    prices: steps(account.prices),
    units: steps(account.units),
    cash: steps(account.cash),
    limits: steps(account.limits),
  };
}

function raised(account: BankAccount, at: number, dice: Dice): BankAccount {
  const before = account.limits.at(-1)?.value ?? 0;
  const value = before + dice.pick([-1, 1, 1]) * dice.whole(1, 20) * 100 * 10 ** account.currency.decimals;
  return { ...account, limits: [...account.limits, { at, value }] };
}

function traded(account: BankAccount, at: number, dice: Dice): BankAccount {
  const cash = account.cash.at(-1)?.value ?? 0;
  const units = account.units.at(-1)?.value ?? 0;
  const still = dice.chance(0.5) ? { prices: account.prices.filter((step) => step.at < at - 3 * day) } : {};
  if (dice.chance(0.5))
    return {
      ...account,
      ...still,
      cash: [...account.cash, { at, value: cash + dice.whole(100, 90_000) * dice.pick([1, -1]) }],
    };
  const sold = dice.whole(1, Math.max(1, units - 1));
  const price = account.prices.findLast((step) => step.at <= at)?.value ?? 0;
  return {
    ...account,
    ...still,
    units: [...account.units, { at, value: units - sold }],
    cash: [...account.cash, { at, value: cash + sold * price }],
  };
}

/** Less than a cent of most currencies, which is money in those that have more decimals, or no official code. */
function tinyMove(draft: Draft, dice: Dice): void {
  const at = Math.max(lastWork(draft), draft.now - 30 * hour) + 60 * second;
  draft.accounts = draft.accounts.map((account) => {
    if (account.type !== "depository") return account;
    const amount = dice.whole(1, 40);
    const entry = {
      id: "tiny",
      amount,
      held: 0,
      pendingAt: null,
      postedAt: at,
      droppedAt: null,
      spendableAt: null,
      isListed: false,
    };
    return { ...stillFrom(account, at - 4 * day), entries: [...stillFrom(account, at - 4 * day).entries, entry] };
  });
}

/** Changes a draft so that it has this hostile thing; one that does not fit the Item changes nothing. */
export function makeHostile(hostile: Hostile, draft: Draft, dice: Dice): void {
  changes[hostile](draft, dice);
}
