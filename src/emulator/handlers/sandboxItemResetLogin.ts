import { required, text } from "../wire/fields.ts";
import { requireLogin } from "../world/login.ts";
import { endpoint } from "./endpoint.ts";
import { itemOf } from "./itemAccess.ts";

/** Breaks the login, as a changed bank password does: https://plaid.com/docs/api/sandbox/#sandboxitemreset_login */
export const sandboxItemResetLogin = endpoint({
  path: "/sandbox/item/reset_login",
  fields: { access_token: required(text()) },
  run({ input, world, now }) {
    const item = itemOf(world, input.access_token);
    if (item.login === null) requireLogin(world, item, { at: now, cause: "reset-login" });
    return { reset_login: true };
  },
});
