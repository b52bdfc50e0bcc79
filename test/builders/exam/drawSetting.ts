import type { BankAccount } from "./bankAccount.ts";
import { type Dice, diceOf } from "./dice.ts";
import type { Draft } from "./draft.ts";
import { drawAccount } from "./drawAccount.ts";
import { makeHostile } from "./makeHostile.ts";
import { planCalls } from "./planCalls.ts";
import { type Hostile, priors } from "./priors.ts";
import type { BankContact, Setting } from "./setting.ts";
import { day, hour, iso, minute, second } from "./spans.ts";

const counts = { one: 1, two: 2, three: 3, four: 4, five: 5 } as const;

/** Draws the world of a seed: the same each time. */
export function drawSetting(seed: number): Setting {
  const dice = diceOf(seed);
  const family = dice.byShare(priors.family);
  const draft = ordinary(dice, seed);
  if (family === "rare") {
    draft.family = "rare";
    const wanted = counts[dice.byShare(priors.hostileCount)];
    const chosen = new Set<Hostile>();
    while (chosen.size < wanted) chosen.add(dice.byShare(priors.hostile));
    draft.hostile = [...chosen];
    for (const hostile of draft.hostile) makeHostile(hostile, draft, dice);
  }
  // A clock that no answer's Date checks is right: nobody could tell otherwise.
  const { client } = draft;
  if (client.dateHeader === "never") draft.client = { ...client, skewMs: client.skewMs % second, oddDate: null };
  // A call of our own that failed, or that another story left out, was no answer to remember.
  const isKept = draft.contacts.some(
    ({ at, reason, works }) => reason === "own-earlier" && works && at === draft.lastOwnRealTimeAt,
  );
  if (!isKept) draft.lastOwnRealTimeAt = null;
  draft.calls = planCalls(draft, dice);
  const { now: _, wants: __, linkedAt: ___, failing: ____, ...setting } = draft;
  return setting;
}

function ordinary(dice: Dice, seed: number): Draft {
  const now = Date.UTC(2026, 2, 2) + dice.whole(0, 27 * 24 * 60) * minute + dice.whole(0, 59_999);
  const kind = dice.byShare(priors.item);
  const justLinked = dice.chance(priors.justLinked);
  const linkedAt = justLinked
    ? now - dice.whole(2, 55) * minute
    : now - dice.whole(20, 400) * day - dice.whole(0, 86_000) * second;
  const products = productsOf(kind, dice);
  const kinds = kind === "investments" ? ({ brokerage: 1 } as const) : priors.accountKind;
  const from = now - 90 * day;
  const accounts = Array.from({ length: counts[dice.byShare(priors.accountCount)] }, (_, index): BankAccount => {
    const currency = { iso: dice.byShare(priors.currency), unofficial: null, decimals: 2 };
    const isMixed = kind === "investments" && products.includes("transactions") && dice.chance(0.5);
    const accountKind = isMixed
      ? "checking"
      : index === 0 && kind !== "investments"
        ? dice.pick(["checking", "checking", "card"] as const)
        : dice.byShare<BankAccount["kind"]>(kinds as Record<BankAccount["kind"], number>);
    return drawAccount({ dice, kind: accountKind, index, from, to: now + 8 * day, currency });
  });
  const institution = dice.pick([
    ["ins_109508", "First Platypus Bank"],
    ["ins_3", "Tartan Bank"],
    ["ins_127991", "Houndstooth Bank"],
  ] as const);
  return {
    seed,
    now,
    linkedAt,
    family: "ordinary",
    hostile: [],
    environment: "local",
    accounts,
    item: {
      itemId: `item-${seed}`,
      institutionId: institution[0],
      institutionName: institution[1],
      products,
      availableProducts: [],
      billedProducts: products,
      createdAt: iso(Math.floor(linkedAt / second) * second),
      authMethod: products.includes("auth") ? "INSTANT_AUTH" : null,
      updateType: "background",
      webhook: null,
      consentExpirationTime: null,
      lastWebhook: null,
    },
    itemError: null,
    isManual: false,
    isPaused: false,
    contacts: contactsOf(kind, { dice, now, linkedAt, products }),
    copies: "shared",
    adjusted: "no",
    rowsAfterBalance: 0,
    bankLag: dice.chance(priors.lag.share) ? dice.whole(priors.lag.minutes.low, priors.lag.minutes.high) * minute : 0,
    writesThrough: dice.chance(priors.writesThrough),
    evaluationWritesThrough: dice.chance(priors.evaluationWritesThrough),
    nulls: [],
    withoutCurrency: "none",
    otherCurrencyIn: "none",
    heldBack: [],
    cachedDecimals: null,
    capitalOneAge: null,
    calls: [],
    client: { skewMs: dice.whole(-900, 900), dateHeader: "always", oddDate: null, saved: null },
    lastOwnRealTimeAt: null,
    wants: {
      evaluation: dice.chance(priors.evaluates) ? dice.byShare(priors.evaluation) : null,
      filter: null,
      hasItemGet: true,
      filterOf: "all",
      again: "no",
      spread: "seconds",
    },
    failing: [],
  };
}

function productsOf(kind: keyof typeof priors.item, dice: Dice): readonly string[] {
  switch (kind) {
    case "transactions, daily":
    case "transactions, every six hours":
      return dice.pick([["transactions"], ["auth", "transactions"], ["auth", "identity", "transactions"]]);
    case "transactions and liabilities":
      return dice.pick([
        ["transactions", "liabilities"],
        ["auth", "transactions", "liabilities"],
      ]);
    case "auth only":
      return dice.pick([["auth"], ["auth", "identity"], ["auth"]]);
    case "investments":
      return dice.pick([["investments"], ["investments", "transactions"]]);
  }
}

interface Life {
  readonly dice: Dice;
  readonly now: number;
  readonly linkedAt: number;
  readonly products: readonly string[];
}

/** When Plaid goes to the bank of its own accord over the last days and the next. */
function contactsOf(kind: keyof typeof priors.item, life: Life): readonly BankContact[] {
  const { dice, now, linkedAt, products } = life;
  const contacts: BankContact[] = [{ at: linkedAt, reason: "link", works: true }];
  const every = (reason: BankContact["reason"], interval: number): void => {
    const first = dice.unit() * interval;
    if (linkedAt > now - day) contacts.push({ at: linkedAt + dice.whole(5, 30) * second, reason, works: true });
    for (let at = now - 12 * day + first; at < now + 8 * day; at += interval + (dice.unit() - 0.5) * interval * 0.2) {
      if (at < linkedAt + hour) continue;
      contacts.push({ at, reason, works: !dice.chance(priors.updateFails) });
    }
  };
  if (products.includes("transactions")) {
    every("transactions-update", kind === "transactions, every six hours" ? 6 * hour : day);
  }
  if (products.includes("liabilities")) every("liabilities-update", day);
  if (products.includes("investments")) every("investments-update", day);
  if (kind === "auth only") {
    const { low, high } = priors.authOnlyCopyDays;
    const at = now - dice.whole(low * 24, high * 24) * hour;
    if (at > linkedAt) contacts.push({ at, reason: "rare-check", works: true });
    const asked = now - dice.whole(1, 20 * 24) * hour;
    if (dice.chance(priors.otherClient) && asked > linkedAt)
      contacts.push({ at: asked, reason: "other-client", works: true });
  }
  return contacts.map((each) => ({ ...each, at: Math.floor(each.at) })).toSorted((left, right) => left.at - right.at);
}
