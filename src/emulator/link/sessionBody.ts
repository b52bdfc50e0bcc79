import { isoTime } from "../time/time.ts";
import type { LinkSession } from "./linkToken.ts";

/** `LinkTokenGetSessionsResponse`. */
export function sessionBody({ id, startedAt, end: ended }: LinkSession) {
  return {
    link_session_id: id,
    started_at: isoTime(startedAt),
    finished_at: ended === null ? null : isoTime(ended.at),
    on_success: ended?.success ?? null,
    on_exit: ended?.exit ?? null,
    exit: ended?.exit ?? null,
    events: ended?.events ?? [],
    results:
      ended?.success == null
        ? null
        : {
            item_add_results: [
              {
                public_token: ended.success.public_token,
                accounts: ended.success.metadata.accounts,
                institution: ended.success.metadata.institution,
              },
            ],
            cra_item_add_results: [],
            cra_update_results: [],
            bank_income_results: [],
            payroll_income_results: [],
            document_income_results: null,
          },
  };
}
