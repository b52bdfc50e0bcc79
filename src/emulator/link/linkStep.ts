import { largestCustomUser } from "../testUsers/readCustomUser.ts";
import { checkFields } from "../wire/checkFields.ts";
import { anything, type Checked, list, nullable, oneOf, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { World } from "../world/world.ts";

/** The moment of a step on the Link page. Without `draw` its secrets follow from the link token. */
export interface StepContext {
  readonly world: World;
  /** Virtual ms since the epoch. */
  readonly now: number;
  readonly draw?: (() => string) | undefined;
  /** Says a sentence to the person who runs the emulator; absent where the step is done again. */
  readonly hint?: ((sentence: string) => void) | undefined;
}

const word = text({ min: 0, max: 200 });
const event = record({
  event_name: required(word),
  timestamp: required(word),
  event_id: required(word),
  event_metadata: required(anything()),
});

/** What a person does on the page, in this order. */
export const stepNames: readonly string[] = ["open", "login", "finish", "exit"];

const fields = {
  step: required(oneOf(stepNames)),
  link_token: required(text()),
  /** Of the session, from the response to `open`. */
  key: word,
  institution_id: nullable(word),
  username: word,
  password: text({ min: 0, max: largestCustomUser }),
  /** Answers to the bank's questions, one list a round. */
  answers: list(list(word, { max: 9 }), { max: 9 }),
  /** The keys of the accounts that the person selected. */
  accounts: list(word, { max: 50 }),
  status: nullable(word),
  error_code: nullable(word),
  events: list(event, { max: 200 }),
};

/** What the Link page posts. */
export type Step = Checked<typeof fields>;

/** @throws PlaidFailure when a step cannot be one of the page's */
export function checkLinkStep(step: Readonly<Record<string, unknown>>): Step {
  const checked = checkFields(step, fields);
  // Plaid's metadata of events has texts alone.
  for (const { event_metadata } of checked.events ?? []) {
    if (JSON.stringify(event_metadata).length > 2000) throw new PlaidFailure("INVALID_FIELD", "an event is too long");
  }
  return checked;
}
