import { linkTokenOf } from "../link/linkToken.ts";
import { sessionBody } from "../link/sessionBody.ts";
import { isoTime } from "../time/time.ts";
import { required, text } from "../wire/fields.ts";
import { endpoint } from "./endpoint.ts";

/**
 * What a link token was made for, and its sessions once one has ended: before that Plaid sends none
 * (https://plaid.com/docs/api/link/#linktokenget).
 */
export const linkTokenGet = endpoint({
  path: "/link/token/get",
  fields: { link_token: required(text()) },
  run({ input, world }) {
    const { token, asked, madeAt, expiresAt, sessions } = linkTokenOf(world, input.link_token);
    const hasEnded = sessions.some(({ end }) => end !== null);
    return {
      link_token: token,
      created_at: isoTime(madeAt),
      expiration: isoTime(expiresAt),
      ...(hasEnded ? { link_sessions: sessions.map(sessionBody) } : {}),
      metadata: {
        initial_products: asked.products ?? [],
        webhook: asked.webhook || null,
        country_codes: asked.country_codes,
        language: asked.language,
        ...(asked.institution_data === undefined ? {} : { institution_data: asked.institution_data }),
        ...(asked.account_filters === undefined ? {} : { account_filters: asked.account_filters }),
        redirect_uri: asked.redirect_uri || null,
        client_name: asked.client_name,
      },
    };
  },
});
