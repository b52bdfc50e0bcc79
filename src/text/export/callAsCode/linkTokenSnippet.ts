import type { SnippetLanguage } from "../../../core/snippetLanguage.ts";
import { curlSnippet } from "./curlSnippet.ts";
import { plainUrl } from "./plainUrl.ts";
import { powershellSnippet } from "./powershellSnippet.ts";

/**
 * The call that creates a link token for Link's update mode of one Item, as a command for the given shell, without
 * secrets. It names an access token instead of products, which selects update mode. Source:
 * https://plaid.com/docs/link/update-mode/
 */
export function linkTokenSnippet(input: {
  readonly shell: Extract<SnippetLanguage, "curl" | "powershell">;
  readonly baseUrl: string;
  readonly comment: string;
}): string {
  const write = input.shell === "curl" ? curlSnippet : powershellSnippet;
  return write({
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
    baseUrl: plainUrl(input.baseUrl),
    comments: [input.comment],
  });
}
