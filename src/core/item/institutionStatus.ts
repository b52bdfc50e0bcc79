/** The parts of Plaid's connection to an institution that balances depend on, by Plaid's names. */
export const connectionParts = [
  "item_logins",
  "transactions_updates",
  "investments_updates",
  "liabilities_updates",
  // Only in responses from before 2024.
  "balance",
] as const;

export type ConnectionPart = (typeof connectionParts)[number];

/** The status of one part of the connection. */
export interface ConnectionStatus {
  readonly part: ConnectionPart;
  /** `HEALTHY`, `DEGRADED`, `DOWN`, or a value that Plaid adds later; null when absent. */
  readonly status: string | null;
  /** `NORMAL`, `DELAYED` or `STOPPED`, for updates only; null when absent. */
  readonly refreshInterval: string | null;
  /** ISO 8601: the last time the institution's status changed. */
  readonly lastStatusChange: string | null;
}

/**
 * The status of Plaid's connection to an institution, for all of Plaid's clients: `/institutions/get_by_id` with
 * `include_status`. Plaid's Sandbox returns none. Source:
 * https://plaid.com/docs/api/institutions/#institutionsget_by_id
 */
export interface InstitutionStatus {
  readonly institutionId: string;
  /** When Plaid responded, ISO 8601, by the server's clock where known; null when it was not recorded. */
  readonly toldAt: string | null;
  readonly parts: readonly ConnectionStatus[];
}
