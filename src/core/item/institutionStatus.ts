/** The parts of Plaid's connection to an institution that balances depend on, by Plaid's names. */
export const connectionParts = [
  "item_logins",
  "transactions_updates",
  "investments_updates",
  "liabilities_updates",
  // Answers of before 2024 have it.
  "balance",
] as const;

export type ConnectionPart = (typeof connectionParts)[number];

/** How one part of the connection was doing. */
export interface ConnectionStatus {
  readonly part: ConnectionPart;
  /** `HEALTHY`, `DEGRADED` or `DOWN`, or what Plaid adds; null where it says nothing. */
  readonly status: string | null;
  /** `NORMAL`, `DELAYED` or `STOPPED`, of updates alone; null where it says nothing. */
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
  /** ISO 8601: when Plaid answered, the server's clock where it is known; null where nobody kept it. */
  readonly toldAt: string | null;
  readonly parts: readonly ConnectionStatus[];
}
