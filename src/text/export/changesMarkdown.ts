import { bankShownId } from "../../core/comparison/bankShown.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import type { KnownAccount } from "../../core/item/accountsOf.ts";
import { redact } from "../../core/masking/redact.ts";
import { subtractMoney } from "../../core/money/money.ts";
import type { Reading } from "../../core/reading/reading.ts";
import { type BalanceChange, changesBetween } from "../../core/summaries/changesBetween.ts";
import { cellWords } from "../cellWords.ts";
import { findingTitle } from "../findings/findingTitle.ts";
import { formatDateTime, formatDifference, formatMoney } from "../format.ts";
import { savedMessages } from "../messages/saved.ts";
import { nameWithMask, unnamedAccount } from "../nameWithMask.ts";
import { passName } from "../passName.ts";
import type { TextContext } from "../segment.ts";
import { sharedLabel } from "../sharedLabels.ts";
import { fill, message } from "../translate.ts";
import { environmentWords } from "./environmentWords.ts";
import { markdownCode, markdownTable, markdownText } from "./markdownParts.ts";

/** What changed between two comparisons of one Item, as Markdown: balances per call, accounts, outcomes, findings. */
export function changesMarkdown(before: Comparison, after: Comparison, context: TextContext): string {
  const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
    fill(message([`changes.${key}`], savedMessages, context), values);
  const changes = changesBetween(before, after);
  const name = after.item.alias ?? after.item.institutionName ?? after.item.itemId;
  const notes = [
    ...changes.gone.map((account) => say("gone", { account: nameOf(account, context) })),
    ...changes.come.map((account) => say("come", { account: nameOf(account, context) })),
    ...changes.outcomes.map((pair) =>
      say("outcome", {
        call: `${passName(pair.after.pass, context)} ${markdownCode(pair.after.endpoint)}`,
        before: outcomeWords(pair.before, context),
        after: outcomeWords(pair.after, context),
      }),
    ),
    ...changes.settled.map((code) => say("settled", titled(code, context))),
    ...changes.arisen.map((code) => say("arisen", titled(code, context))),
  ];
  const parts = [
    `# ${markdownText(say("title", { item: name }))}`,
    environmentWords(after, context),
    say("between", {
      before: formatDateTime(before.startedAt, context),
      after: formatDateTime(after.startedAt, context),
    }),
    changes.balances.length === 0 ? say("no-balance") : balanceTable(changes.balances, { before, context }),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join("\n")]),
  ];
  return `${redact(parts.join("\n\n"), [])}\n`;
}

function titled(code: string, context: TextContext): { readonly title: string; readonly code: string } {
  return { title: markdownText(findingTitle(code, context)), code: markdownCode(code) };
}

function balanceTable(
  changes: readonly BalanceChange[],
  { before, context }: { readonly before: Comparison; readonly context: TextContext },
): string {
  const word = (key: string) => message([`changes.${key}`], savedMessages, context);
  const rows = changes.map((change) => {
    const call = callWords(before, change.readingId, context);
    const { before: old, after: now, currency } = change;
    const moved = typeof old === "number" && typeof now === "number" ? subtractMoney(now, old) : null;
    return [
      nameOf(change.account, context),
      call,
      sharedLabel(change.field, context),
      amount(old, currency, context),
      amount(now, currency, context),
      moved === null ? "" : markdownText(formatDifference(moved, currency, context)),
    ];
  });
  const head = [sharedLabel("account", context), sharedLabel("columnCall", context), "", word("before"), word("after")];
  return markdownTable([...head, word("change")], rows);
}

function callWords({ readings }: Comparison, readingId: string, context: TextContext): string {
  if (readingId === bankShownId) return sharedLabel("bankShows", context);
  const reading = readings.find(({ id }) => id === readingId);
  return reading === undefined ? "" : `${passName(reading.pass, context)} ${markdownCode(reading.endpoint)}`;
}

function amount(value: number | null | undefined, currency: string | null, context: TextContext): string {
  if (value === undefined) return cellWords.notReturned(context);
  return value === null ? cellWords.nullNotGiven(context) : markdownText(formatMoney(value, currency, context));
}

function nameOf({ name, mask }: KnownAccount, context: TextContext): string {
  return markdownText(nameWithMask(name ?? unnamedAccount(context), mask));
}

function outcomeWords(reading: Reading, context: TextContext): string {
  if (reading.outcome === "ok") return sharedLabel("statusOk", context);
  if (reading.outcome === "skipped") return cellWords.skipped(reading.skipReason, reading.endpoint, context);
  return `${cellWords.failed(context)}: ${markdownCode(reading.failure.provider?.errorCode ?? reading.failure.reason)}`;
}
