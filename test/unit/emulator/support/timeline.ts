import type { TestWorld } from "./world.ts";

interface Drawn {
  readonly at: string;
  readonly available: number | null;
  readonly current: number | null;
}

/** What `GET items/{item_id}/timeline` answers. */
export interface TimelineBody {
  readonly from: string;
  readonly to: string;
  readonly now: string;
  /** Real time. */
  readonly begun_at: string | null;
  readonly bank: readonly (Drawn & {
    readonly change: string;
    readonly name: string | null;
    readonly amount: number | null;
  })[];
  readonly copies: readonly (Drawn & { readonly ledger_of: string; readonly cause: string; readonly copy: string })[];
  readonly calls: readonly {
    readonly at: string;
    readonly path: string;
    readonly status: number;
    readonly request_id: string;
    readonly error_code?: string;
  }[];
  readonly troubles: readonly {
    readonly from: string;
    readonly until: string | null;
    readonly code: string | null;
    readonly fault: string | null;
    readonly endpoint: string | null;
  }[];
  readonly next_refresh_at: string | null;
  readonly real_time_lag_ms: number;
  readonly left_out: number;
  readonly moment?: { readonly at: string; readonly answers: readonly AnswerThen[] };
}

export interface AnswerThen {
  readonly endpoint: string;
  readonly kind: string;
  readonly available: number | null;
  readonly current: number | null;
  readonly error_code: string | null;
  readonly fault: string | null;
  readonly decision: string | null;
}

export interface TimelineAsked {
  readonly itemId: string;
  readonly accountId: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** The time line of an account. @throws when it is refused */
export async function timelineOf(world: TestWorld, asked: TimelineAsked): Promise<TimelineBody> {
  const answer = await askTimeline(world, asked);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body as unknown as TimelineBody;
}

export function askTimeline(world: TestWorld, { itemId, accountId, query = {} }: TimelineAsked) {
  const asked = new URLSearchParams({ account_id: accountId, ...query });
  return world.control("GET", `/items/${itemId}/timeline?${asked}`);
}

/** The last step at or before a moment: what a line says then. */
export function stepAt<T extends Drawn>(steps: readonly T[], at: string): T | undefined {
  return steps.findLast((step) => Date.parse(step.at) <= Date.parse(at));
}

/** Those of every account of every Item, without the calls: the log of requests ends with its process. */
export async function timelinesOf(world: TestWorld): Promise<readonly Omit<TimelineBody, "calls">[]> {
  const { items } = (await world.control("GET", "/items")).body;
  const lines = items.map(async ({ item_id: itemId }) => {
    const ledger = (await world.control("GET", `/items/${itemId}/ledger`)).body;
    const accounts = ledger.accounts.map(({ account_id: accountId }) => timelineOf(world, { itemId, accountId }));
    return (await Promise.all(accounts)).map(({ calls: _, ...line }) => line);
  });
  return (await Promise.all(lines)).flat();
}
