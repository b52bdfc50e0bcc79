import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { KeptEvaluation, World } from "../world/world.ts";

/** @throws PlaidFailure `INVALID_FIELD` for an id that was never evaluated (https://plaid.com/docs/errors/invalid-request/) */
export function evaluationNamed(world: World, clientTransactionId: string): KeptEvaluation {
  const found = world.evaluations.get(clientTransactionId);
  if (found !== undefined) return found;
  throw new PlaidFailure("INVALID_FIELD", "client_transaction_id must be one that was evaluated before");
}
