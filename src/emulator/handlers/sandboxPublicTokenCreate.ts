import { longId, uuidFrom } from "../ids.ts";
import { institutionOf } from "../institutions.ts";
import type { ItemSeed } from "../scenarios/itemSeed.ts";
import { ScenarioError } from "../scenarios/parseScenario.ts";
import { seedForUser } from "../testUsers/seedForUser.ts";
import { anything, list, nullable, number, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { largestBody } from "../wire/readBody.ts";
import { products } from "../wire/vocabulary.ts";
import { checkDetails } from "../world/checkDetails.ts";
import { keepNewest } from "../world/keepNewest.ts";
import { weightOf } from "../world/sizeLimits.ts";
import { publicTokenLimits } from "../world/world.ts";
import { endpoint } from "./endpoint.ts";

/** What a finished Link session does, without Link: https://plaid.com/docs/api/sandbox/#sandboxpublic_tokencreate */
export const sandboxPublicTokenCreate = endpoint({
  path: "/sandbox/public_token/create",
  fields: {
    institution_id: required(text()),
    initial_products: required(list(products, { min: 1 })),
    options: record({
      webhook: text({ form: "url" }),
      override_username: nullable(text({ min: 0 })),
      // A custom user's password holds the user, whose reader has a limit of its own.
      override_password: nullable(text({ min: 0, max: largestBody })),
      transactions: nullable(
        record({
          start_date: text({ form: "date" }),
          end_date: text({ form: "date" }),
          days_requested: number({ min: 1, max: 730, whole: true }),
        }),
      ),
      statements: nullable(
        record({ start_date: required(text({ form: "date" })), end_date: required(text({ form: "date" })) }),
      ),
      income_verification: anything(),
    }),
    user_token: text(),
    user_id: text(),
  },
  run({ input, world, now, key }) {
    const institution = institutionOf(input.institution_id);
    if (institution === undefined) throw new PlaidFailure("INVALID_INSTITUTION");
    const wanted = [...new Set(input.initial_products)];
    if (wanted.includes("balance")) {
      throw new PlaidFailure(
        "INVALID_PRODUCT",
        "balance is available on every Item and is not initialized as a product",
      );
    }
    const unsupported = wanted.filter((product) => !institution.products.includes(product));
    if (unsupported.length > 0) {
      throw new PlaidFailure(
        "INVALID_PRODUCT",
        `institution does not support the product(s): ${unsupported.join(", ")}`,
      );
    }
    if (institution.always !== undefined) throw new PlaidFailure(institution.always);
    const seed = seedForUser({
      institution,
      products: wanted,
      username: input.options?.override_username ?? "user_good",
      password: input.options?.override_password ?? "pass_good",
      webhook: input.options?.webhook ?? null,
      daysRequested: input.options?.transactions?.days_requested ?? 90,
      now,
      key,
    });
    const bytes = usableWeight(seed);
    const itemId = longId(key, "item");
    const publicToken = `public-sandbox-${uuidFrom(key, "public")}`;
    world.log.record({ at: now, itemId, what: "public-token-made", cause: "public-token-create" });
    const value = { itemId, seed, madeAt: now, bytes };
    keepNewest(world.publicTokens, { key: publicToken, value }, publicTokenLimits);
    return { public_token: publicToken };
  },
});

/** Checks the size of a custom user while it can still be refused. @throws PlaidFailure */
function usableWeight(seed: ItemSeed): number {
  try {
    checkDetails(seed);
    return weightOf(seed);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new PlaidFailure("INVALID_FIELD", `override_password: ${error.message}`.slice(0, 300));
  }
}
