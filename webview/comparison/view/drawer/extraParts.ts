import { evaluationOf } from "../../../../src/core/plan/evaluationOf.ts";
import {
  coreAttributeFacts,
  coreAttributesTitle,
  type DecisionFact,
  decisionFacts,
} from "../../../../src/text/findings/decisionFacts.ts";
import { formatDateTime, formatMoney } from "../../../../src/text/format.ts";
import { formatsOf } from "../../../../src/text/intlFormats.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { valueWord } from "../../../../src/text/translate.ts";
import { h } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { AnsweredCall } from "../../model/panelCalls.ts";
import { ownName } from "../accountName.ts";
import { drawerPart, type Fact, factList } from "./factList.ts";

/** What an answer says beside balances: of its Item, of its evaluation, of its transactions. */
export function extraParts(call: AnsweredCall, model: PageModel): readonly (HTMLElement | null)[] {
  if (call.state !== "ok") return [];
  return [itemPart(call.reading, model), signalPart(call.reading, model), transactionsPart(call.reading, model)];
}

type Answer = Extract<AnsweredCall, { state: "ok" }>["reading"];

function itemPart({ item }: Answer, { context }: PageModel): HTMLElement | null {
  if (item === undefined) return null;
  const products = item.products.map((product) => valueWord("products", product, context));
  const time = (iso: string | null | undefined) =>
    iso === null || iso === undefined ? null : h("time", { datetime: iso }, formatDateTime(iso, context));
  return drawerPart(
    panelLabel("itemPart", context),
    factList([
      [panelLabel("factProducts", context), formatsOf(context).list(products)],
      fact(panelLabel("factLinked", context), time(item.createdAt)),
      fact(panelLabel("factUpdateType", context), code(item.updateType)),
      fact(panelLabel("factTransactionsUpdated", context), time(item.transactions?.lastSuccessfulUpdate)),
      fact(panelLabel("factTransactionsFailed", context), time(item.transactions?.lastFailedUpdate)),
      fact(panelLabel("factInvestmentsUpdated", context), time(item.investments?.lastSuccessfulUpdate)),
      fact(panelLabel("factLastWebhook", context), code(item.lastWebhook?.code)),
      fact(panelLabel("factItemError", context), code(item.error?.errorCode)),
      fact(
        panelLabel("factPlaidSays", context),
        item.error?.errorMessage ? h("bdi", {}, item.error.errorMessage) : null,
      ),
      fact(panelLabel("factCodeReason", context), code(item.error?.errorCodeReason)),
    ]),
  );
}

function signalPart(reading: Answer, model: PageModel): HTMLElement | null {
  const { signal } = reading;
  const { context } = model;
  if (signal === undefined) return null;
  const attributes = coreAttributeFacts(signal);
  return drawerPart(
    panelLabel("signalPart", context),
    factList([evaluatedFact(reading, model), ...decisionFacts(signal, context).map(viewFact)]),
    attributes.length === 0
      ? null
      : h(
          "details",
          { class: "drawer-more", "data-key": "core-attributes" },
          h("summary", {}, coreAttributesTitle(signal, context)),
          factList(attributes.map(viewFact)),
        ),
  );
}

function viewFact({ name, value, isCode = false }: DecisionFact): Fact {
  return [name, isCode ? code(value) : h("bdi", {}, value)];
}

/** The account and the amount that were sent; null where nobody kept them. */
function evaluatedFact(reading: Answer, { comparison, context, accounts }: PageModel): Fact {
  const asked = evaluationOf(comparison, reading);
  if (asked === null) return null;
  const account = accounts.find(({ accountId }) => accountId === asked.accountId);
  const amount = formatMoney(asked.amount, "USD", context);
  return [
    panelLabel("factEvaluated", context),
    account === undefined ? amount : [h("bdi", {}, ownName(account, context)), `, ${amount}`],
  ];
}

function transactionsPart({ transactions }: Answer, { context }: PageModel): HTMLElement | null {
  if (transactions === undefined) return null;
  const { count } = formatsOf(context);
  return drawerPart(
    panelLabel("transactionsPart", context),
    factList([
      fact(panelLabel("factUpdateStatus", context), code(transactions.updateStatus)),
      [panelLabel("factRows", context), count(transactions.rows.length)],
      [panelLabel("factPending", context), count(transactions.rows.filter(({ pending }) => pending).length)],
      [panelLabel("factPages", context), count(transactions.pages)],
    ]),
  );
}

function fact(name: string, value: string | HTMLElement | null): Fact {
  return value === null ? null : [name, value];
}

/** Plaid's own word for a thing, as its answer has it. */
function code(value: string | null | undefined): HTMLElement | null {
  return value === null || value === undefined ? null : h("code", {}, value);
}
