import { longId, uuidFrom } from "../ids.ts";
import { bankFor, keepPublicToken, refuseBalance, scenarioUser } from "../link/newItem.ts";
import { seedForUser } from "../testUsers/seedForUser.ts";
import { anything, list, nullable, number, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { largestBody } from "../wire/readBody.ts";
import { products } from "../wire/vocabulary.ts";

import { endpoint } from "./endpoint.ts";

/** What a finished Link session does, without Link: https://plaid.com/docs/api/sandbox/#sandboxpublic_tokencreate */
export const sandboxPublicTokenCreate = endpoint({
  path: "/sandbox/public_token/create",
  fields: {
    institution_id: required(text()),
    initial_products: required(list(products, { min: 1 })),
    options: record({
      webhook: text({ form: "url", min: 0 }),
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
  run({ input, world, now, key, hint }) {
    const wanted = [...new Set(input.initial_products)];
    refuseBalance(wanted);
    const institution = bankFor(input.institution_id, wanted);
    const username = input.options?.override_username ?? "user_good";
    const password = input.options?.override_password ?? "pass_good";
    if (wanted.includes("statements") && input.options?.statements == null)
      throw new PlaidFailure("MISSING_FIELDS", "the following required fields are missing: options.statements");
    const seed = seedForUser({
      institution,
      products: wanted,
      username,
      password,
      webhook: input.options?.webhook || null,
      daysRequested: input.options?.transactions?.days_requested ?? 90,
      now,
      key,
      scenario: scenarioUser(world, username, institution),
    });
    const publicToken = `public-sandbox-${uuidFrom(key, "public")}`;
    keepPublicToken(world, {
      ...{ publicToken, itemId: longId(key, "item"), seed, unshared: [], now },
      ...{ cause: "public-token-create", login: { username, password }, hint },
    });
    return { public_token: publicToken };
  },
});
