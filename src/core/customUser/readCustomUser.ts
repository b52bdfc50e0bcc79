import { checkShape, type ShapeFault } from "./checkShape.ts";
import type { CustomUserSchema, ShapeProblem } from "./customUserSchema.ts";
import { type JsonNode, memberOf } from "./jsonNode.ts";
import { type Expected, parseJson } from "./parseJson.ts";

/** The limits of one custom user, approximately. Source: https://github.com/plaid/sandbox-custom-users */
export const customUserLimits = { bytes: 55_000, transactions: 250, accounts: 10 } as const;

/** Why Plaid would not accept a file as a custom user. */
export type CustomUserProblem =
  | ShapeProblem
  | { readonly code: "syntax"; readonly expected: Expected }
  | { readonly code: "too-long"; readonly bytes: number }
  | { readonly code: "too-many-transactions"; readonly count: number }
  | { readonly code: "exclusive"; readonly names: readonly [string, string] };

export interface CustomUserFault {
  readonly place: Place;
  /** The path of the value, such as `override_accounts[0].type`; empty for the root. */
  readonly path: string;
  readonly problem: CustomUserProblem;
}

/** The password to send for `user_custom`, or all faults in the order of the text. */
export type ReadCustomUser =
  | { readonly ok: true; readonly password: string }
  | { readonly ok: false; readonly faults: readonly CustomUserFault[] };

/** Longer texts (in UTF-16 units) are refused without being parsed. */
const longestText = 1_000_000;

/** Reads a file that describes a custom user. Makes no call, never throws. */
export function readCustomUser(text: string, schema: CustomUserSchema): ReadCustomUser {
  if (text.length > longestText) {
    const problem = { code: "too-long", bytes: text.length } as const;
    return { ok: false, faults: [{ place: { line: 1, column: 1 }, path: "", problem }] };
  }
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const problem = { code: "syntax", expected: parsed.expected } as const;
    return { ok: false, faults: [{ place: lineAndColumn(text, parsed.at), path: "", problem }] };
  }
  const { root } = parsed;
  // What is sent has no indentation.
  const password = JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, "")));
  const faults = [...checkShape(root, schema), ...checkTogether(root), ...checkLength(root, password)];
  if (faults.length === 0) return { ok: true, password };
  return {
    ok: false,
    faults: faults
      .toSorted((left, right) => left.at - right.at)
      .map(({ at, path, problem }) => ({ place: lineAndColumn(text, at), path, problem })),
  };
}

interface Fault extends Omit<ShapeFault, "problem"> {
  readonly problem: CustomUserProblem;
}

/** Checks that involve several values. */
function checkTogether(root: JsonNode): readonly Fault[] {
  const accounts = itemsOf(memberOf(root, "override_accounts"));
  const exclusive = accounts.flatMap((account, index): readonly Fault[] => {
    const forced = memberOf(account, "force_available_balance");
    const withoutAvailable = memberOf(account, "has_null_available_balance");
    if (forced?.kind !== "number" || withoutAvailable?.kind !== "boolean" || !withoutAvailable.value) return [];
    const names = ["force_available_balance", "has_null_available_balance"] as const;
    return [{ at: withoutAvailable.start, path: `override_accounts[${index}]`, problem: { code: "exclusive", names } }];
  });
  const transactions = accounts.flatMap((account) => itemsOf(memberOf(account, "transactions")));
  const first = transactions[customUserLimits.transactions];
  // A single list that is too long was reported by the shape.
  const isOneList = accounts.some(
    (account) => itemsOf(memberOf(account, "transactions")).length > customUserLimits.transactions,
  );
  if (first === undefined || isOneList) return exclusive;
  const problem = { code: "too-many-transactions", count: transactions.length } as const;
  return [...exclusive, { at: first.start, path: "override_accounts", problem }];
}

function checkLength(root: JsonNode, password: string): readonly Fault[] {
  const bytes = utf8Length(password);
  return bytes > customUserLimits.bytes ? [{ at: root.start, path: "", problem: { code: "too-long", bytes } }] : [];
}

function itemsOf(node: JsonNode | null): readonly JsonNode[] {
  return node?.kind === "array" ? node.items : [];
}

/** The size of a text in UTF-8, in bytes. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** A place in a text as editors count: line and column from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** @param at UTF-16 units from the beginning */
function lineAndColumn(text: string, at: number): Place {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
