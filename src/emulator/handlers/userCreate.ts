import { hexId, uuidFrom } from "../ids.ts";
import { flag, list, nullable, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { keepNewest } from "../world/keepNewest.ts";
import { type KeptUser, userLimits } from "../world/user.ts";
import { endpoint } from "./endpoint.ts";

const words = text({ min: 0 });
const named = { data: required(text()), primary: required(flag()) };

/**
 * A person, for Link sessions and reports: https://plaid.com/docs/api/users/. Whoever names an `identity`, or asks for
 * the upgraded user, gets the user of the newer API, which has no `user_token`.
 */
export const userCreate = endpoint({
  path: "/user/create",
  fields: {
    client_user_id: required(text({ max: 128 })),
    identity: nullable(
      record({
        name: nullable(record({ given_name: required(words), family_name: required(words) })),
        date_of_birth: nullable(text({ form: "date" })),
        emails: list(record(named)),
        phone_numbers: list(record(named)),
        addresses: list(
          record({
            street_1: nullable(words),
            street_2: nullable(words),
            city: nullable(words),
            region: nullable(words),
            country: required(words),
            postal_code: nullable(words),
            primary: required(flag()),
          }),
        ),
        id_numbers: list(record({ value: required(text()), type: required(text()) })),
      }),
    ),
    end_customer: text({ max: 128 }),
    consumer_report_user_identity: nullable(
      record({
        first_name: required(words),
        last_name: required(words),
        phone_numbers: required(list(words)),
        emails: required(list(words)),
        ssn_full: nullable(words),
        ssn_last_4: nullable(words),
        date_of_birth: required(nullable(text({ form: "date" }))),
        primary_address: required(
          record({
            city: required(nullable(words)),
            region: required(nullable(words)),
            street: required(words),
            postal_code: required(nullable(words)),
            country: required(nullable(words)),
          }),
        ),
      }),
    ),
    with_upgraded_user: flag(),
  },
  run({ input, world, now, key }) {
    const { client_user_id: clientUserId, identity = null } = input;
    if ([...world.users.values()].some((user) => user.clientUserId === clientUserId)) {
      throw new PlaidFailure("INVALID_FIELD", "a user has been created for this client_user_id already");
    }
    const isUpgraded = identity !== null || input.with_upgraded_user === true;
    const value: KeptUser = {
      userId: `usr_${hexId(24, key, "user")}`,
      userToken: isUpgraded ? null : `user-sandbox-${uuidFrom(key, "user")}`,
      clientUserId,
      identity,
      madeAt: now,
      bytes: JSON.stringify(input).length * 2,
    };
    keepNewest(world.users, { key: value.userId, value }, userLimits);
    world.log.record({ at: now, itemId: "", what: "user-made", cause: "user-create" });
    return { user_id: value.userId, ...(value.userToken !== null && { user_token: value.userToken }) };
  },
});
