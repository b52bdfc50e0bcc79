import { institutionOf, institutions } from "../institutions.ts";
import { bytesOf, linkTokenLimits } from "../link/linkToken.ts";
import { linkTokenFields } from "../link/linkTokenFields.ts";
import { refuseBalance } from "../link/newItem.ts";
import { hour, isoTime, minute, second } from "../time/time.ts";
import type { Checked } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { keepNewest } from "../world/keepNewest.ts";
import type { KeptUser } from "../world/user.ts";
import { endpoint, secretFrom } from "./endpoint.ts";
import { itemOf } from "./itemAccess.ts";

type Asked = Checked<typeof linkTokenFields>;

/**
 * A link token, which the Link page and its script take. It lasts as Plaid says: 4 hours, 30 minutes in update mode and
 * for Hosted Link unless told otherwise: https://plaid.com/docs/api/link/#linktokencreate
 */
export const linkTokenCreate = endpoint({
  path: "/link/token/create",
  fields: linkTokenFields,
  drawsSecrets: true,
  run(call) {
    const { input, world, now, host = "127.0.0.1" } = call;
    const item = input.access_token == null ? null : itemOf(world, input.access_token);
    if (input.user === undefined && input.user_id === undefined && input.user_token === undefined) {
      throw new PlaidFailure("MISSING_FIELDS", "the following required fields are missing: user");
    }
    checkUser(input, [...world.users.values()]);
    checkProducts(input, item !== null);
    if (input.redirect_uri) checkRedirect(input.redirect_uri);
    checkScheme("hosted_link.completion_redirect_uri", input.hosted_link?.completion_redirect_uri);
    if (input.institution_id !== undefined && institutionOf(input.institution_id) === undefined)
      throw new PlaidFailure("INVALID_INSTITUTION");
    const expiresAt = now + lifetimeOf(input, item !== null);
    const token = `link-sandbox-${secretFrom(call, "link")}`;
    const value = {
      ...{ token, asked: input, madeAt: now, expiresAt, itemId: item?.itemId ?? null },
      ...{ sessions: [], opened: 0, bytes: bytesOf(input) },
    };
    keepNewest(world.linkTokens, { key: token, value }, linkTokenLimits);
    world.log.record({ at: now, itemId: item?.itemId ?? "", what: "link-token-made", cause: "link-token-create" });
    return {
      expiration: isoTime(expiresAt),
      link_token: token,
      ...(input.hosted_link === undefined ? {} : { hosted_link_url: `http://${host}/link/hosted?token=${token}` }),
      ...(input.user_id === undefined ? {} : { user_id: input.user_id }),
    };
  },
});

function lifetimeOf({ hosted_link: hosted }: Asked, isUpdate: boolean): number {
  if (hosted?.url_lifetime_seconds !== undefined) return hosted.url_lifetime_seconds * second;
  return isUpdate || hosted !== undefined ? 30 * minute : 4 * hour;
}

/** A user that is named by what `/user/create` gave has to be one of these. */
function checkUser({ user_id: id, user_token: token }: Asked, users: readonly KeptUser[]): void {
  if (id !== undefined && !users.some(({ userId }) => userId === id))
    throw new PlaidFailure("INVALID_FIELD", "user_id must be one that /user/create gave", "user_id");
  if (token !== undefined && !users.some(({ userToken }) => userToken === token))
    throw new PlaidFailure("INVALID_FIELD", "user_token must be one that /user/create gave", "user_token");
}

/** Products that no bank here has are not enabled for any client. */
function checkProducts(input: Asked, isUpdate: boolean): void {
  const wanted = input.products ?? [];
  const required = input.required_if_supported_products ?? [];
  const optional = input.optional_products ?? [];
  const consented = input.additional_consented_products ?? [];
  for (const each of [wanted, required, optional, consented]) refuseBalance(each);
  if (wanted.length === 0 && !isUpdate)
    throw new PlaidFailure("INVALID_FIELD", "products must be a non-empty array", "products");
  const unknown = wanted.filter((product) => !institutions.some((each) => each.products.includes(product)));
  if (unknown.length > 0) {
    throw new PlaidFailure(
      "INVALID_PRODUCT",
      `client is not authorized to access the following products: ${JSON.stringify(unknown)}`,
    );
  }
  const first = [...wanted, ...required, ...optional];
  const twice = first.find((product, place) => first.indexOf(product) !== place);
  const both = twice ?? consented.find((product) => wanted.includes(product) || required.includes(product));
  if (both !== undefined) {
    throw new PlaidFailure(
      "INVALID_FIELD",
      `${both} must be in one only of products, required_if_supported_products, optional_products and additional_consented_products`,
    );
  }
}

/** Unlike a webhook, what a browser goes on to needs its scheme: without one it would be a path of the Link page's host. */
function checkScheme(name: string, uri: string | undefined): void {
  if (uri !== undefined && !/^https?:\/\//i.test(uri))
    throw new PlaidFailure("INVALID_FIELD", `${name} must be a valid URL`, name);
}

/** Plaid takes no query, and `http` for this machine alone; a list of allowed ones is kept in its Dashboard, not here. */
function checkRedirect(uri: string): void {
  checkScheme("redirect_uri", uri);
  const { protocol, hostname, search } = new URL(uri);
  if (search !== "") throw new PlaidFailure("INVALID_FIELD", "redirect_uri must not contain a query");
  if (protocol === "http:" && !["localhost", "127.0.0.1", "[::1]"].includes(hostname))
    throw new PlaidFailure("INVALID_FIELD", "redirect_uri must use HTTPS");
}
