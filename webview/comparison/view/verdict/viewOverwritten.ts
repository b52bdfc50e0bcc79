import { cacheOverwritten, type Overwritten } from "../../../../src/core/comparison/cacheOverwritten.ts";
import { formatMoney } from "../../../../src/text/format.ts";
import { panelCount, panelLabel } from "../../../../src/text/panelLabels.ts";
import { h } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { accountName } from "../accountName.ts";

/** Accounts listed at most; the others are in the table. */
const mostListed = 3;

/**
 * Says that a single call overwrote Plaid's cached balances, and shows the previous ones, which nobody can read any
 * more. Nothing where responses show that it did not.
 */
export function viewOverwritten(model: PageModel): HTMLElement | null {
  const { comparison, context, calls, ages, findings } = model;
  const done = cacheOverwritten(comparison, (reading) => {
    const call = calls.find(({ id }) => id === reading.id);
    const age = call?.state === "ok" ? ages.shared(call) : null;
    return age?.source === "evaluation-asked-bank" && age.ageMs === 0;
  });
  if (done === null || findings.some(({ finding }) => finding.code === "not-written-through")) return null;
  const { reading, changed, unchanged } = done;
  const changedIds = [...new Set(changed.map(({ accountId }) => accountId))];
  const isSure = done.refreshesCache === "yes";
  const words = panelLabel(isSure ? "overwroteCache" : "mayHaveOverwritten", context, { time: model.started(reading) });
  const rest = [
    ...(changedIds.length > mostListed ? [panelCount("overwroteMore", changedIds.length - mostListed, context)] : []),
    ...(unchanged === 0 ? [] : [panelCount("overwroteSame", unchanged, context)]),
    ...(changedIds.length === 0 && unchanged === 0 ? [panelLabel("overwroteUnknown", context)] : []),
  ];
  return h(
    "div",
    { class: "overwritten", "data-kind": reading.kind },
    h("p", {}, words),
    changedIds.length === 0
      ? null
      : h("ul", {}, ...changedIds.slice(0, mostListed).map((id) => h("li", {}, accountWords(id, changed, model)))),
    rest.length === 0 ? null : h("p", { class: "dim" }, rest.join(" ")),
  );
}

function accountWords(accountId: string, changed: readonly Overwritten[], { accounts, context }: PageModel): string {
  const account = accounts.find((each) => each.accountId === accountId) ?? { accountId };
  const own = changed.filter((each) => each.accountId === accountId);
  const numbers = own.map(({ field, before, after, currency }) =>
    panelLabel("overwroteFrom", context, {
      field: panelLabel(field, context).toLowerCase(),
      before: formatMoney(before, currency, context),
      after: formatMoney(after, currency, context),
    }),
  );
  return `${accountName(account, context)}: ${numbers.join("; ")}`;
}
