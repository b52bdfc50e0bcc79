import type { BankStep, CallMark, CopyStep, Timeline, TroubleSpan } from "./timeline.ts";

/** An event, as a row of a table: a step of the bank or of a copy, a call, or the begin or end of a trouble. */
export type TimelineEvent =
  | { readonly at: string; readonly what: "bank"; readonly step: BankStep }
  | { readonly at: string; readonly what: "copy"; readonly step: CopyStep }
  | { readonly at: string; readonly what: "call"; readonly call: CallMark }
  | { readonly at: string; readonly what: "trouble" | "trouble-ends"; readonly trouble: TroubleSpan };

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
    ...bank.map((step) => ({ at: step.at, what: "bank", step }) as const),
    ...copies.map((step) => ({ at: step.at, what: "copy", step }) as const),
    ...calls.map((call) => ({ at: call.at, what: "call", call }) as const),
    ...troubles.flatMap((trouble): TimelineEvent[] => [
      { at: trouble.from, what: "trouble", trouble },
      ...(trouble.until === null ? [] : [{ at: trouble.until, what: "trouble-ends", trouble } as const]),
    ]),
  ];
  const timed = events.map((event) => ({ event, ms: Date.parse(event.at) }));
  timed.sort((left, right) => left.ms - right.ms || order[left.event.what] - order[right.event.what]);
  return timed.map(({ event }) => event);
}
