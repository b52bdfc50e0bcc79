import type { BankStep, CallMark, CopyStep, Timeline, TroubleSpan } from "./timeline.ts";

/** An event, as a row of a table. */
export type TimelineEvent =
  | { readonly at: string; readonly what: "bank"; readonly of: BankStep }
  | { readonly at: string; readonly what: "copy"; readonly of: CopyStep }
  | { readonly at: string; readonly what: "call"; readonly of: CallMark }
  | { readonly at: string; readonly what: "trouble" | "trouble-ends"; readonly of: TroubleSpan };

/** At the same moment, a cause comes before its effect. */
const order: Readonly<Record<TimelineEvent["what"], number>> = {
  "trouble-ends": 0,
  trouble: 1,
  bank: 2,
  copy: 3,
  call: 4,
};

/** Every event of a time line, oldest first. */
export function timelineEvents({ bank, copies, calls, troubles }: Timeline): readonly TimelineEvent[] {
  const events: TimelineEvent[] = [
    ...bank.map((of) => ({ at: of.at, what: "bank", of }) as const),
    ...copies.map((of) => ({ at: of.at, what: "copy", of }) as const),
    ...calls.map((of) => ({ at: of.at, what: "call", of }) as const),
    ...troubles.flatMap((of): TimelineEvent[] => [
      { at: of.from, what: "trouble", of },
      ...(of.until === null ? [] : [{ at: of.until, what: "trouble-ends", of } as const]),
    ]),
  ];
  const timed = events.map((event) => ({ event, ms: Date.parse(event.at) }));
  timed.sort((left, right) => left.ms - right.ms || order[left.event.what] - order[right.event.what]);
  return timed.map(({ event }) => event);
}
