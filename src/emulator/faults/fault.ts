import { institutionOf } from "../institutions.ts";
import { checkFields } from "../wire/checkFields.ts";
import { type ErrorCode, isErrorCode } from "../wire/errorFacts.ts";
import { type Checked, list, number, oneOf, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";

export const faultEffects = [
  /** An error in Plaid's envelope, in place of the answer. */
  "error",
  /** No answer, for as long as the caller waits. */
  "hang",
  /** The connection is closed without an answer. */
  "drop",
  /** The connection is closed half-way through the answer. */
  "truncate",
  /** A page of HTML, as a proxy on the way might return. */
  "html",
  /** The right answer under a wrong content type. */
  "content_type",
  /** A bare HTTP status of 500 and more, without Plaid's envelope. */
  "bare_status",
  /** The cached balance stays as it was, whatever refreshes it. */
  "stale",
  /** `/transactions/sync` does not know the cursor of a call that has one. */
  "lost_cursor",
  /** Transactions change between two of its pages. */
  "mutation",
  /** Fields of these names are null, wherever they are in the answer. */
  "null_fields",
] as const;

/** The effects that leave the client without a usable response, and without an `error_code`. */
export const unusableEffects: readonly (FaultSpec["effect"] | undefined)[] = [
  "hang",
  "drop",
  "truncate",
  "html",
  "content_type",
  "bare_status",
];

/** The codes of what can happen to a call with a cursor. */
export const codesOfSync: ReadonlyMap<string | undefined, ErrorCode> = new Map([
  ["lost_cursor", "INVALID_FIELD"],
  ["mutation", "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION"],
]);

const longestDelay = 600_000;

/** What goes wrong with calls. Without an effect it only delays; without `calls` it lasts until it is cleared. */
const whatFields = {
  calls: number({ min: 1, max: 1_000_000, whole: true }),
  delay_ms: number({ min: 1, max: longestDelay, whole: true }),
  effect: oneOf(faultEffects),
  error_code: text({ max: 100 }),
  /** For a code that the emulator does not know. */
  error_type: text({ max: 100 }),
  error_message: text({ max: 1000 }),
  /** Why an OAuth login ended, such as `OAUTH_USER_REVOKED`. */
  error_code_reason: text({ max: 100 }),
  status: number({ min: 400, max: 599, whole: true }),
  fields: list(text({ max: 100 }), { min: 1, max: 50 }),
};

/** A fault in a scenario file: it applies to the scenario's own Item. */
export const itemFaultFields = { endpoint: text(), ...whatFields };

/** A fault as data: where every named scope fits, its effect happens. */
const faultFields = { ...itemFaultFields, item_id: text(), institution_id: text() };

export type FaultSpec = Checked<typeof faultFields>;

/**
 * @throws PlaidFailure saying what is missing or does not fit
 */
export function parseFault(body: Readonly<Record<string, unknown>>): FaultSpec {
  const fault = checkFields(body, faultFields);
  const { endpoint, institution_id, effect, error_code, error_type, status, fields, calls, delay_ms } = fault;
  const refuse = (reason: string): never => {
    throw new PlaidFailure("INVALID_FIELD", reason);
  };
  if (endpoint !== undefined && !/^\/[a-z_/]+$/.test(endpoint)) refuse("endpoint must be a path of Plaid's API");
  if (institution_id !== undefined && institutionOf(institution_id) === undefined) refuse("institution_id is unknown");
  if (effect === undefined && delay_ms === undefined) refuse("name an effect, or a delay_ms");
  if ((effect === "error") !== (error_code !== undefined))
    refuse("error_code goes with the effect error, and only with it");
  if (fault.error_code_reason !== undefined && effect !== "error") {
    refuse("error_code_reason goes with the effect error, and only with it");
  }
  if (error_code !== undefined && !isErrorCode(error_code) && error_type === undefined) {
    refuse("an error_code that the emulator does not know needs its error_type");
  }
  if ((effect === "null_fields") !== (fields !== undefined))
    refuse("fields go with the effect null_fields, and only with it");
  if (codesOfSync.has(effect) && endpoint !== undefined && !endpoint.endsWith("/transactions/sync"))
    refuse(`the effect ${effect} is of /transactions/sync`);
  if (status !== undefined && !["error", "html", "bare_status"].includes(effect ?? "")) {
    refuse("status goes with the effects error, html and bare_status");
  }
  if (effect === "bare_status" && (status ?? 0) < 500) refuse("the effect bare_status needs a status from 500 on");
  if (effect === "stale" && endpoint === undefined && calls !== undefined) {
    refuse("a stale cache lasts until it is cleared, unless it is of one endpoint");
  }
  return fault;
}
