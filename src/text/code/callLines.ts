import type { CallFacts } from "../../code/facts.ts";
import { formatDuration, formatLatency } from "../format.ts";
import { codeMessages } from "../messages/code.ts";
import type { TextContext } from "../segment.ts";
import { fill, message, valueWord } from "../translate.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** What Plaid says of a call, a line each: what it reads and how old that can be, how long it takes, what it costs. */
export function callLines(facts: CallFacts, context: TextContext): readonly string[] {
  const { latency, slowMs, billing, productionLimit, product, addsProduct } = facts;
  const say = (key: Parameters<typeof message<typeof codeMessages>>[0][number], values = {}) =>
    fill(message([key], codeMessages, context), values);
  const lines = [useLine(facts, context)];
  const times = [
    ...(latency === null
      ? []
      : [
          say("hover.latency", {
            p50: formatLatency(latency.p50Ms, context),
            p95: formatLatency(latency.p95Ms, context),
          }),
        ]),
    ...(slowMs === null ? [] : [say("hover.slow", { slow: formatDuration(slowMs, context) })]),
  ];
  if (times.length > 0) lines.push(times.join(" "));
  const perItem = productionLimit?.perItem ?? null;
  const costs = [
    ...(billing === null ? [] : [say(`hover.billing.${billing}`)]),
    ...(perItem === null || productionLimit === null
      ? []
      : [say(`hover.limit.${productionLimit.windowMs > minute ? "hour" : "minute"}`, { count: String(perItem) })]),
  ];
  if (costs.length > 0) lines.push(costs.join(" "));
  if (product !== null) {
    lines.push(
      say(addsProduct ? "hover.adds-product" : "hover.product", { product: valueWord("product", product, context) }),
    );
  }
  return lines;
}

function useLine({ use, oldest }: CallFacts, context: TextContext): string {
  if (use !== "cached" || oldest === null) return message([`use.${use}`], codeMessages, context);
  if (oldest.notUpdatedMs === null) return message(["use.cached-updated"], codeMessages, context);
  const days = String(oldest.notUpdatedMs / day);
  return fill(message(["use.cached-not-updated"], codeMessages, context), { days });
}

/** The title of the link to Plaid's page. */
export function docsTitle(context: TextContext): string {
  return message(["hover.docs"], codeMessages, context);
}
