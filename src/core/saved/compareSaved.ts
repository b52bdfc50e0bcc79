import type { Comparison } from "../comparison.ts";
import { readingIdOf } from "../planner.ts";
import { type Pass, type Reading, unknownAccountId } from "../reading.ts";
import { type BodyProblem, type IdentifiedBody, identifyBodies } from "./identifyBody.ts";
import { planFrom } from "./readDocument.ts";
import type { KnownBy, SavedBody } from "./savedBody.ts";
import { itemOf, savedItem } from "./savedItem.ts";
import { savedPasses, savedPassOrder } from "./savedPasses.ts";
import { savedReading } from "./savedReading.ts";

/** How one body was taken: what whoever shows the comparison should say. */
export interface SavedNote {
  readonly source: string;
  readonly readingId: string;
  readonly endpoint: IdentifiedBody["endpoint"];
  readonly knownBy: KnownBy;
  /** Whether the time of its call is known; without it no age can be told. */
  readonly isDated: boolean;
}

/** Why saved responses give no comparison. */
export type SavedProblem =
  | { readonly kind: "body"; readonly source: string; readonly problem: BodyProblem }
  | { readonly kind: "none" }
  /** Two bodies name different Items: a difference between them would explain nothing. */
  | { readonly kind: "different-items"; readonly sources: readonly string[] };

export type SavedComparison =
  | { readonly ok: true; readonly comparison: Comparison; readonly notes: readonly SavedNote[] }
  | { readonly ok: false; readonly problem: SavedProblem };

export interface SavedInput {
  readonly bodies: readonly SavedBody[];
  /** ISO 8601. */
  readonly openedAt: string;
  readonly id: string;
  /** Which of the bodies that two endpoints answer alike the first is, when the person said so. */
  readonly firstAlike?: "cached" | "real-time";
}

/**
 * Makes a comparison of answers that somebody kept: the same table, ages and findings, and no call. Secrets are masked
 * before anything is read. Never throws: what cannot be compared is a problem that names the body.
 */
export function compareSaved({ bodies, openedAt, id, firstAlike }: SavedInput): SavedComparison {
  const failed = (problem: SavedProblem): SavedComparison => ({ ok: false, problem });
  if (bodies.length === 0) return failed({ kind: "none" });
  const identified: IdentifiedBody[] = [];
  for (const each of identifyBodies(bodies, firstAlike)) {
    if ("problem" in each) return failed({ kind: "body", ...each });
    identified.push(each);
  }
  const items = identified.flatMap((each) => {
    const itemId = itemOf(each.body)?.item_id;
    return typeof itemId === "string" ? [{ itemId, source: each.source }] : [];
  });
  const other = items.find(({ itemId }) => itemId !== items[0]?.itemId);
  if (other !== undefined) return failed({ kind: "different-items", sources: [items[0]?.source ?? "", other.source] });

  const passes = savedPasses(identified);
  const ids = new Map<string, number>();
  const idOf = (pass: Pass, { endpoint }: IdentifiedBody): string => {
    const plain = readingIdOf(pass, endpoint);
    const count = (ids.get(plain) ?? 0) + 1;
    ids.set(plain, count);
    return count === 1 ? plain : `${plain}#${count}`;
  };
  const inOrder = identified
    .map((saved, index) => ({ saved, pass: passes[index] ?? "cached" }))
    .sort((left, right) => savedPassOrder.indexOf(left.pass) - savedPassOrder.indexOf(right.pass));
  const evaluatedAccountId = evaluatedAccount(identified, openedAt);
  const readings = inOrder.map(({ saved, pass }) =>
    savedReading(saved, { id: idOf(pass, saved), pass, openedAt, evaluatedAccountId }),
  );
  const notes = inOrder.map(
    ({ saved }, index): SavedNote => ({
      source: saved.source,
      readingId: readings[index]?.id ?? "",
      endpoint: saved.endpoint,
      knownBy: saved.knownBy,
      isDated: saved.startedAt !== undefined,
    }),
  );
  return { ok: true, comparison: comparisonOf({ identified, readings, openedAt, id }), notes };
}

/** The account an evaluation was of when nobody kept its request: the only one there is, where there is only one. */
function evaluatedAccount(identified: readonly IdentifiedBody[], openedAt: string): string {
  const accounts = identified.flatMap((saved) =>
    saved.endpoint === "/signal/evaluate"
      ? []
      : savedReading(saved, { id: "", pass: "cached", openedAt, evaluatedAccountId: "" }).accounts,
  );
  const [only, ...others] = new Set(accounts.map(({ accountId }) => accountId));
  return only === undefined || others.length > 0 ? unknownAccountId : only;
}

function comparisonOf(input: {
  identified: readonly IdentifiedBody[];
  readings: readonly Reading[];
  openedAt: string;
  id: string;
}): Comparison {
  const { identified, readings, openedAt, id } = input;
  return {
    schemaVersion: 2,
    id,
    item: savedItem(identified),
    environment: "local",
    origin: "saved",
    plan: planFrom(readings),
    status: "complete",
    startedAt: openedAt,
    wallMs: null,
    readings,
    lastOwnRealTimeAt: null,
  };
}
