import { curlSnippet } from "./curlSnippet.ts";

/**
 * The call whose link token opens Link in update mode for one Item, as a shell command without a secret in it. It names an access
 * token instead of products: that is what makes it update mode. Source: https://plaid.com/docs/link/update-mode/
 */
export function linkTokenSnippet(input: { readonly baseUrl: string; readonly comment: string }): string {
  return curlSnippet({
    request: {
      endpoint: "/link/token/create",
      fields: {
        client_name: "Balance Lens",
        user: { client_user_id: "sandbox-user" },
        country_codes: ["US"],
        language: "en",
      },
      needsTransactionId: false,
    },
    baseUrl: input.baseUrl,
    comments: [input.comment],
  });
}
