import type { AccountReading, BalanceField } from "../../../../src/core/reading/balances.ts";
import { currencyOf } from "../../../../src/core/reading/balances.ts";
import { cellWords } from "../../../../src/text/cellWords.ts";
import { formatMoney } from "../../../../src/text/format.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { Opened, PageModel } from "../../model/pageModel.ts";
import type { OkCall } from "../../model/panelCalls.ts";
import { ownName } from "../accountName.ts";
import { viewOneAge } from "../matrix/viewHeadFacts.ts";
import { drawerPart } from "./factList.ts";

/** Accounts listed at most; the rest is in the JSON. */
const mostAccounts = 40;
const fields: readonly BalanceField[] = ["available", "current", "limit"];

/** The numbers of the response, the opened account first. Null for a response without accounts. */
export function balancesPart({ call, account }: Opened, model: PageModel): HTMLElement | null {
  if (call.state !== "ok" || call.reading.accounts.length === 0) return null;
  const { context } = model;
  const { accounts } = call.reading;
  const chosen = accounts.filter(({ accountId }) => accountId === account?.accountId);
  const shown = [...chosen, ...accounts.filter((each) => !chosen.includes(each))].slice(0, mostAccounts);
  const left = accounts.length - shown.length;
  // An age that all share is shown beside the table.
  const agesDiffer = model.ages.shared(call) === null;
  return drawerPart(
    panelLabel("balances", context),
    h(
      "div",
      { class: "drawer-scroll", role: "group", tabindex: 0, "aria-label": panelLabel("balances", context) },
      h(
        "table",
        { class: "plain-table drawer-table" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", { scope: "col" }, panelLabel("account", context)),
            ...fields.map((field) => h("th", { scope: "col", class: "figure" }, panelLabel(field, context))),
            agesDiffer ? h("th", { scope: "col" }, panelLabel("rowAge", context)) : null,
          ),
        ),
        h("tbody", {}, ...shown.map((each) => viewRow(each, chosen.includes(each), call, model))),
      ),
    ),
    left === 0 ? null : h("p", { class: "dim" }, panelLabel("moreAccounts", context, { count: String(left) })),
  );
}

function viewRow(account: AccountReading, chosen: boolean, call: OkCall, model: PageModel): HTMLElement {
  const { context, accounts } = model;
  // An evaluation returns numbers alone: the name comes from other responses.
  const known = accounts.find(({ accountId }) => accountId === account.accountId) ?? account;
  const mask = typeof known.mask === "string" ? ` ••${known.mask}` : null;
  return h(
    "tr",
    { class: chosen ? "chosen" : null, "data-key": account.accountId },
    h("th", { scope: "row" }, h("bdi", {}, ownName(known, context)), mask),
    ...fields.map((field) => h("td", { class: "figure" }, viewNumber(account, field, model))),
    model.ages.shared(call) === null ? h("td", {}, viewOneAge(model.ages.of(call, account.accountId), model)) : null,
  );
}

function viewNumber({ balances }: AccountReading, field: BalanceField, { context }: PageModel): Child {
  const value = balances[field];
  if (value === undefined) return h("span", { class: "word" }, cellWords.notReturned(context));
  if (value === null) return h("span", { class: "word" }, cellWords.nullNotGiven(context));
  return h("span", { class: "value" }, formatMoney(value, currencyOf(balances), context));
}
