import { openSaved } from "../../../../../src/core/saved/openSaved.ts";
import { accountBody } from "../../../../builders/bodies.ts";

export const openedAt = "2026-06-01T00:00:00.000Z";

/** What `/accounts/get` and `/accounts/balance/get` answer, with one account of this balance. */
export function answer(available: number, requestId = `r${available}`): Record<string, unknown> {
  return {
    accounts: [accountBody({ id: "acc-1", available, current: 900 })],
    item: { item_id: "item-1", institution_id: "ins_109508", products: ["transactions"], error: null, webhook: "" },
    request_id: requestId,
  };
}

export const cached = answer(810.5);
export const live = answer(402.25);

/** What a text is read as: `ENDPOINT AVAILABLE @TIME`, with what else is known; `?` before what was guessed. */
export function readAs(text: string, source = "app.log") {
  const { comparisons, problems, read, passed } = openSaved([{ source, text }], { openedAt, id: "saved" });
  return {
    readings: comparisons.flatMap(({ readings }) =>
      readings.flatMap((reading) => {
        if (reading.outcome === "skipped") return [];
        const isDated = reading.notRecorded?.includes("startedAt") !== true;
        return [
          {
            endpoint: reading.endpoint,
            available: reading.accounts[0]?.balances.available,
            at: isDated ? reading.startedAt : null,
            ...(reading.guessed !== undefined && { guessed: reading.guessed }),
            ...(reading.sent !== undefined && { accountIds: reading.sent.accountIds }),
            ...(reading.notRecorded?.includes("latencyMs") !== true && { latencyMs: reading.latencyMs }),
          },
        ];
      }),
    ),
    comparisons: comparisons.length,
    problems,
    read,
    passed,
  };
}
