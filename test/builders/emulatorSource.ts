import { providerErrorOf, reasonOfProviderError } from "../../src/core/failure/providerFailure.ts";
import type { BalanceSource, CallResult, EndpointRequest } from "../../src/core/run/ports.ts";
import type { Emulator } from "../../src/emulator/emulator.ts";
import { timing } from "./comparison.ts";

function bodyOf(request: EndpointRequest, accessToken: string): Record<string, unknown> {
  const { accountIds, minLastUpdatedDatetime, evaluate, cursor, startDate, endDate, count, offset } = request;
  const options = {
    ...(accountIds !== undefined && { account_ids: accountIds }),
    ...(minLastUpdatedDatetime !== undefined && { min_last_updated_datetime: minLastUpdatedDatetime }),
    ...(startDate !== undefined && { count, offset }),
  };
  return {
    access_token: accessToken,
    ...(Object.keys(options).length > 0 && { options }),
    ...(evaluate !== undefined && {
      account_id: evaluate.accountId,
      amount: evaluate.amount,
      client_transaction_id: evaluate.clientTransactionId,
      ...(evaluate.rulesetKey !== null && { ruleset_key: evaluate.rulesetKey }),
    }),
    ...(startDate !== undefined && { start_date: startDate, end_date: endDate }),
    ...(request.endpoint === "/transactions/sync" && { count, ...(cursor !== undefined && { cursor }) }),
  };
}

/** One Item of an emulator as a `BalanceSource`, with no socket and no SDK between. */
export function emulatorSource(emulator: Emulator, accessToken: string): BalanceSource {
  return {
    async call(request): Promise<CallResult> {
      const answer = await emulator.handle({
        method: "POST",
        path: request.endpoint,
        headers: {
          host: "127.0.0.1",
          "content-type": "application/json",
          "plaid-client-id": "client",
          "plaid-secret": "secret",
        },
        body: JSON.stringify(bodyOf(request, accessToken)),
      });
      const body: unknown = JSON.parse(answer.body);
      const date = answer.headers.date;
      const common = {
        requestId: (body as { request_id?: string }).request_id ?? null,
        serverTime: date === undefined ? null : new Date(date).toISOString(),
        timing: timing(),
      };
      if (answer.status === 200) return { ...common, ok: true, body };
      const provider = providerErrorOf(body, answer.status);
      if (provider === null) throw new Error(`no envelope: ${answer.body}`);
      const failure = { reason: reasonOfProviderError(provider), requestId: common.requestId, provider };
      return { ...common, ok: false, failure };
    },
  };
}

/** What the control path lists of the emulator's Items. */
export interface ListedItem {
  readonly item_id: string;
  readonly access_token: string;
  readonly institution_id: string;
  readonly products: readonly string[];
  readonly scenario: string | null;
}

/** Asks a control path. */
export async function control<Answer>(emulator: Emulator, path: string, body?: unknown): Promise<Answer> {
  const answer = await emulator.handle({
    method: body === undefined ? "GET" : "POST",
    path: `/_emulator${path}`,
    headers: { host: "127.0.0.1", authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
    body: body === undefined ? "" : JSON.stringify(body),
  });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`);
  return JSON.parse(answer.body) as Answer;
}
