import type { DraftFinding } from "../../findings/finding.ts";
import { type Codes, docs } from "../cause.ts";

export const codes: Codes = {
  "oauth-access-ended": { no: 3, most: "certain" },
};

/** Plaid's values of `error_code_reason`. Source: `PlaidError`, https://plaid.com/docs/errors/ */
const endings: Readonly<Record<string, string>> = {
  OAUTH_CONSENT_EXPIRED: "consent-expired",
  OAUTH_USER_REVOKED: "user-revoked",
  OAUTH_INVALID_TOKEN: "invalid-token",
};

/**
 * Why the user has to sign in again, where Plaid gives the reason beside the code. Certain by Plaid's documentation, as
 * of that answer. A code without a reason can have seven causes, and none is named; a reason that Plaid's pages do not
 * list is shown with Plaid's message and not interpreted.
 */
export function oauthEnded(fact: DraftFinding): readonly DraftFinding[] {
  const reason = fact.params.codeReason;
  if (reason?.kind !== "text" || !Object.hasOwn(endings, reason.value)) return [];
  const { severity, accountIds, readings, evidence } = fact;
  const variant = endings[reason.value];
  return [
    {
      code: "oauth-access-ended",
      ...(variant !== undefined && { variant }),
      certainty: "certain",
      severity,
      accountIds,
      readings,
      evidence,
      params: { codeReason: reason },
      advice: "update-mode",
      docUrl: docs.updateMode,
    },
  ];
}
