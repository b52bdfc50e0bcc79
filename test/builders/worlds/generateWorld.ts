import { type Draw, drawFrom } from "./draw.ts";
import { type AccountKind, generateAccount } from "./generateAccount.ts";

/** What shapes an Item's life, and with it what its cached numbers can be wrong by. */
export const profiles = [
  "healthy",
  "no-subscription",
  "failing",
  "paused",
  "minutes",
  "adjusted",
  "investments",
  "just-linked",
  "login",
  "down",
  "manual",
  "capital-one",
  "copies",
] as const;

export type Profile = (typeof profiles)[number];

export interface World {
  readonly seed: number;
  readonly profile: Profile;
  /** A scenario of the emulator: its whole past and future. */
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly ruleset: "default" | "scores" | "none" | null;
}

/** Minutes as the emulator writes a length. */
function ago(minutes: number): string {
  return `-${minutes}m`;
}

const hour = 60;
const day = 24 * hour;

interface Life {
  readonly products: readonly string[];
  readonly linked: number;
  /** Minutes since the last time the bank's numbers were copied. */
  readonly copied: number;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly kinds?: readonly AccountKind[];
}

function transactionsRefresh(last: number, every = 30 * day): Readonly<Record<string, unknown>> {
  return { refresh: [{ product: "transactions", every: `${every}m`, last: ago(last) }] };
}

function lifeOf(profile: Profile, draw: Draw): Life {
  const linked = draw.between(40 * day, 120 * day);
  switch (profile) {
    case "healthy": {
      const copied = draw.between(2 * hour, 40 * hour);
      return { products: ["auth", "transactions"], linked, copied, fields: transactionsRefresh(copied) };
    }
    case "no-subscription": {
      const products = draw.pick([["auth"], ["auth", "identity"]]);
      const copied = draw.chance(0.5) ? linked : draw.between(3 * day, 38 * day);
      const refresh = [{ product: "rare-check", every: `${200 * day}m`, last: ago(copied) }];
      return { products, linked, copied, fields: { refresh: copied === linked ? [] : refresh } };
    }
    case "failing": {
      const every = 6 * hour;
      const failed = draw.between(30, 3 * hour);
      const copied = failed + every * draw.between(1, 6);
      const fault = { code: "INSTITUTION_NOT_RESPONDING", from: ago(copied - 20), until: ago(10) };
      return {
        products: ["auth", "transactions"],
        linked,
        copied,
        fields: { ...transactionsRefresh(failed, every), faults: [fault] },
      };
    }
    case "paused": {
      const copied = draw.between(32 * day, 39 * day);
      return { products: ["transactions"], linked, copied, fields: transactionsRefresh(copied, 300 * day) };
    }
    case "minutes": {
      const copied = draw.between(4, 13);
      return { products: ["auth", "transactions"], linked, copied, fields: transactionsRefresh(copied, 300 * day) };
    }
    case "adjusted": {
      const pulled = draw.between(2 * hour, 20 * hour);
      return {
        products: ["auth", "transactions"],
        linked: 6 * day,
        // What Plaid has pulled since counts as copied, save for what is pending.
        copied: pulled,
        fields: {
          ...transactionsRefresh(pulled, 300 * day),
          switches: { adjusted_by_transactions: true, transactions_leave_balance: true },
        },
        kinds: ["checking", "savings"],
      };
    }
    case "investments": {
      const copied = draw.between(3 * hour, 30 * hour);
      const refresh = [{ product: "investments", every: `${300 * day}m`, last: ago(copied) }];
      return { products: ["investments"], linked, copied, fields: { refresh }, kinds: ["brokerage", "ira"] };
    }
    case "just-linked": {
      const young = draw.between(2, 40);
      return {
        products: draw.pick([["auth"], ["transactions"]]),
        linked: young,
        copied: young,
        fields: { refresh: [] },
      };
    }
    case "login":
    case "down": {
      const copied = draw.between(5 * hour, 40 * hour);
      const code =
        profile === "login" ? "ITEM_LOGIN_REQUIRED" : draw.pick(["INSTITUTION_DOWN", "INSTITUTION_NOT_RESPONDING"]);
      const faults = [{ code, from: ago(draw.between(hour, copied - hour)) }];
      return { products: ["auth", "transactions"], linked, copied, fields: { ...transactionsRefresh(copied), faults } };
    }
    case "manual": {
      const auth_method = draw.pick(["SAME_DAY_MICRODEPOSITS", "DATABASE_MATCH"]);
      const fields = { auth_method, refresh: [], switches: { manual_balance: true } };
      return { products: ["auth"], linked, copied: linked, fields, kinds: ["checking"] };
    }
    case "capital-one": {
      const copied = draw.between(5 * hour, 30 * hour);
      return {
        products: ["transactions"],
        linked,
        copied,
        fields: transactionsRefresh(copied),
        kinds: ["checking", "card"],
      };
    }
    case "copies": {
      const copied = draw.between(2 * hour, 40 * hour);
      const switches = { copy_per_product: true };
      return {
        products: ["auth", "transactions"],
        linked: 6 * day,
        copied,
        fields: { ...transactionsRefresh(copied, 300 * day), switches },
        kinds: ["checking", "savings"],
      };
    }
  }
}

/** One world: an Item of a profile with one to four accounts, several causes at work, distractors beside them. */
export function generateWorld(seed: number): World {
  const draw = drawFrom(seed * 7919 + 17);
  const profile = profiles[seed % profiles.length] ?? "healthy";
  const life = lifeOf(profile, draw);
  const ruleset = draw.pick(["default", "scores", "none", null] as const);
  const kinds = life.kinds ?? ["checking", "savings", "card", "cd", "limited", "overdraft", "overpaid", "loan"];
  const count = draw.between(1, 4);
  const accounts = Array.from({ length: count }, (_, index) =>
    generateAccount(draw, {
      kind: index === 0 ? (kinds[0] ?? "checking") : draw.pick(kinds),
      index,
      linked: life.linked,
      copied: life.copied,
      isAdjusted: profile === "adjusted",
      onlyPosts: profile === "copies",
    }),
  );
  const hasInvestments = profile === "investments";
  return {
    seed,
    profile,
    ruleset,
    scenario: {
      name: "generated",
      summary: `World ${seed}, ${profile}.`,
      access_token: "access-sandbox-00000000-0000-4000-8000-000000000001",
      institution_id: profile === "capital-one" ? "ins_128026" : hasInvestments ? "ins_109512" : "ins_109508",
      linked: ago(life.linked),
      products: life.products,
      login_lasts: "never",
      ...(ruleset === "none" && { implicit_ruleset: null }),
      ...(hasInvestments && { securities: [security(draw, life.copied)] }),
      ...life.fields,
      accounts,
    },
  };
}

/** One security whose price has, or has not, moved since it was copied. */
function security(draw: Draw, copied: number): Readonly<Record<string, unknown>> {
  const moves = draw.chance(0.7);
  return {
    key: "fund",
    name: "Fund",
    ticker: "FND",
    type: "etf",
    prices: [
      { at: ago(copied + 3 * day), price: 50 },
      ...(moves ? [{ at: ago(Math.floor(copied / 2)), price: draw.money(51, 70) }] : []),
    ],
  };
}
