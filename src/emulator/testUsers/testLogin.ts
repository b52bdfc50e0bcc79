import type { EmulatedInstitution } from "../institutions.ts";
import type { Scenario } from "../scenarios/itemSeed.ts";

/** A login at a bank of Sandbox, by a test user. */
export interface TestLogin {
  readonly institution: EmulatedInstitution;
  readonly products: readonly string[];
  readonly username: string;
  readonly password: string;
  readonly webhook: string | null;
  readonly daysRequested: number;
  /** Virtual ms since the epoch. */
  readonly now: number;
  /** Made-up accounts are derived from it. */
  readonly key: string;
  /** The scenario whose accounts and life this user has. */
  readonly scenario?: Scenario | undefined;
}
