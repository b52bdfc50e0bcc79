import { type EmulatedInstitution, institutionOf } from "../institutions.ts";
import { builtInScenarios } from "../scenarios/builtInScenarios.ts";
import type { ItemSeed, Scenario } from "../scenarios/itemSeed.ts";
import { parseScenario, ScenarioError } from "../scenarios/parseScenario.ts";
import { fieldsPassedOver } from "../testUsers/readCustomUser.ts";
import { isRecord } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { checkAccountDetails } from "../world/checkAccountDetails.ts";
import { keepNewest } from "../world/keepNewest.ts";
import { weightOf } from "../world/sizeLimits.ts";
import { publicTokenLimits, type World } from "../world/world.ts";

/**
 * The bank of a new Item. @throws PlaidFailure `INVALID_INSTITUTION`; `INVALID_PRODUCT` for products it does not have;
 * the bank's own failure
 */
export function bankFor(institutionId: string, wanted: readonly string[]): EmulatedInstitution {
  const institution = institutionOf(institutionId);
  if (institution === undefined) throw new PlaidFailure("INVALID_INSTITUTION");
  const unsupported = wanted.filter((product) => !institution.products.includes(product));
  if (unsupported.length > 0) {
    throw new PlaidFailure("INVALID_PRODUCT", `institution does not support the product(s): ${unsupported.join(", ")}`);
  }
  if (institution.always !== undefined) throw new PlaidFailure(institution.always);
  return institution;
}

/** @throws PlaidFailure `INVALID_PRODUCT` when `balance` is among the products to initialize */
export function refuseBalance(wanted: readonly string[]): void {
  if (!wanted.includes("balance")) return;
  throw new PlaidFailure("INVALID_PRODUCT", "balance is available on every Item and is not initialized as a product");
}

/** The scenario that a test user stands for: users are named as scenarios, at the bank of each. */
export function scenarioUser(world: World, username: string, { id }: EmulatedInstitution): Scenario | undefined {
  return scenarioUsers(world).find(({ name, institution_id }) => name === username && institution_id === id);
}

/** Every scenario that can be logged in to. */
export function scenarioUsers(world: World): readonly Scenario[] {
  const known = new Map([...world.scenarios.values()].map((each) => [each.name, each]));
  const others = builtInScenarios.filter((each) => isRecord(each) && !known.has(String(each.name)));
  return [...known.values(), ...others.map(parseScenario)];
}

/**
 * Keeps the public token of a new Item: its exchange makes the Item.
 * @param made `unshared`: the keys of the accounts that the person did not share; `login`: what the person signed in with
 * @throws PlaidFailure `INVALID_FIELD` for a custom user that is too large
 */
export function keepPublicToken(
  world: World,
  made: {
    publicToken: string;
    itemId: string;
    seed: ItemSeed;
    unshared: readonly string[];
    now: number;
    cause: string;
    login: { readonly username: string; readonly password: string };
    hint: ((sentence: string) => void) | undefined;
  },
): void {
  const { publicToken, itemId, seed, unshared, now, cause } = made;
  const bytes = usableWeight(seed);
  const passedOver = fieldsPassedOver(made.login);
  const details = passedOver.length === 0 ? {} : { details: { fields_passed_over: passedOver } };
  world.log.record({ at: now, itemId, what: "public-token-made", cause, ...details });
  if (passedOver.length > 0)
    made.hint?.(
      `A custom user has fields that this emulator does not know, and passes over: ${passedOver.join(", ")}.`,
    );
  const value = { itemId, seed, unshared, madeAt: now, bytes };
  keepNewest(world.publicTokens, { key: publicToken, value }, publicTokenLimits);
}

/** Checks the size of a custom user while it can still be refused. @throws PlaidFailure */
function usableWeight(seed: ItemSeed): number {
  try {
    checkAccountDetails(seed);
    return weightOf(seed);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new PlaidFailure("INVALID_FIELD", `override_password: ${error.message}`.slice(0, 300));
  }
}
