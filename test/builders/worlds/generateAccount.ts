import type { Draw } from "./draw.ts";

export type AccountKind =
  | "checking"
  | "savings"
  | "card"
  | "cd"
  | "limited"
  | "overdraft"
  | "overpaid"
  | "loan"
  | "brokerage"
  | "ira";

export interface AccountPlace {
  readonly kind: AccountKind;
  readonly index: number;
  /** Minutes ago. */
  readonly linked: number;
  readonly copied: number;
  /** Plaid's copy is adjusted: what is pending when it is pulled is not counted. */
  readonly isAdjusted: boolean;
  readonly onlyPosts: boolean;
}

type Json = Readonly<Record<string, unknown>>;

const identity: Readonly<Record<AccountKind, Json>> = {
  checking: { type: "depository", subtype: "checking" },
  savings: { type: "depository", subtype: "savings" },
  card: { type: "credit", subtype: "credit card", limit: 5000 },
  cd: { type: "depository", subtype: "cd", untold: ["available"] },
  limited: { type: "depository", subtype: "checking", untold: ["available", "current"] },
  overdraft: { type: "depository", subtype: "checking", limit: 300 },
  overpaid: { type: "credit", subtype: "credit card", limit: 3000 },
  loan: { type: "loan", subtype: "student" },
  brokerage: { type: "investment", subtype: "brokerage" },
  ira: { type: "investment", subtype: "ira" },
};

function ago(minutes: number): string {
  return minutes <= 0 ? `+${-minutes}m` : `-${minutes}m`;
}

const day = 24 * 60;

/** What the bank does to one account after its numbers were copied, and what it has done, or will do, beside it. */
function activityOf(draw: Draw, place: AccountPlace): Json[] {
  const { copied, linked } = place;
  const since = (): number => draw.between(1, Math.max(1, copied - 2));
  const before = (): number => copied + draw.between(60, 20 * day);
  let serial = 0;
  const row = (fields: Json): Json => ({ name: `Row ${++serial}`, amount: draw.money(1, 190), ...fields });
  const causes: readonly (() => Json[])[] = [
    // Posts at once.
    () => [row({ at: ago(since()) })],
    () => [row({ at: ago(since()), amount: -draw.money(1, 190) })],
    // A hold that is still held.
    () => [row({ at: ago(since()), posts: "+2d" })],
    // Pending when copied, posted since.
    () => [row({ at: ago(copied + draw.between(10, day)), posts: ago(since()) })],
    // Pending when copied, and for another sum since.
    () => [
      row({
        at: ago(copied + draw.between(10, day)),
        posts: "+2d",
        changes: [{ at: ago(since()), amount: draw.money(191, 290) }],
      }),
    ],
    // Pending when copied, let go since.
    () => [row({ at: ago(copied + draw.between(10, day)), dropped: ago(since()) })],
  ];
  const distractors: readonly (() => Json[])[] = [
    () => [row({ at: ago(before()) })],
    () => [row({ at: "+3h", posts: "+2d" })],
    () => [row({ at: ago(copied + draw.between(10, day)), posts: "+2d" })],
    () => {
      const at = before() + day;
      return [row({ at: ago(at), posts: ago(Math.min(at, before())) })];
    },
  ];
  const settled = place.onlyPosts ? causes.slice(0, 2) : causes;
  const usable = copied < 5 ? causes.slice(0, 2) : place.isAdjusted ? causes.slice(0, 3) : settled;
  const wanted = place.isAdjusted ? draw.between(0, 1) : draw.pick([0, 0, 1, 1, 2, 3]);
  const adjusted = place.isAdjusted ? [row({ at: ago(copied + draw.between(30, 600)), posts: "+2d" })] : [];
  return [
    ...adjusted,
    ...Array.from({ length: wanted }, () => draw.pick(usable)()).flat(),
    ...Array.from({ length: draw.between(0, 3) }, () =>
      draw.pick(place.onlyPosts ? distractors.slice(0, 2) : distractors)(),
    ).flat(),
  ].filter(({ at }) => linked > 60 || !String(at).startsWith("-") || Number.parseInt(String(at).slice(1), 10) > linked);
}

/** One account of a scenario. */
export function generateAccount(draw: Draw, place: AccountPlace): Json {
  const { kind, index } = place;
  const isHolding = kind === "brokerage" || kind === "ira";
  return {
    ...identity[kind],
    key: `account-${index}`,
    name: `Account ${index}`,
    mask: String(1000 + index),
    current: kind === "overpaid" ? -draw.money(500, 900) : draw.money(1200, 4000),
    ...(isHolding && { holdings: [{ security: "fund", quantity: draw.between(1, 9) }] }),
    activity: isHolding || kind === "loan" ? [] : activityOf(draw, place),
  };
}
