import { isoTime } from "../time/time.ts";
import { required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { endpoint } from "./endpoint.ts";

/** A user of the newer API, who has no `user_token`: https://plaid.com/docs/api/users/ */
export const userGet = endpoint({
  path: "/user/get",
  fields: { user_id: required(text()) },
  run({ input, world }) {
    const user = world.users.get(input.user_id);
    if (user === undefined) throw new PlaidFailure("USER_NOT_FOUND");
    if (user.userToken !== null)
      throw new PlaidFailure("INVALID_FIELD", "user_id must be of a user that was made without a user_token");
    return {
      user_id: user.userId,
      client_user_id: user.clientUserId,
      created_at: isoTime(user.madeAt),
      updated_at: isoTime(user.madeAt),
      identity: user.identity,
    };
  },
});
