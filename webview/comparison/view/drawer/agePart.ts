import type { Age } from "../../../../src/core/age/ageLookup.ts";
import { formatDateTime } from "../../../../src/text/format.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { h } from "../../../lib/dom.ts";
import type { Opened, PageModel } from "../../model/pageModel.ts";
import { viewOneAge } from "../matrix/viewHeadFacts.ts";
import { drawerPart, factList } from "./factList.ts";

/** How old the numbers were, and the evidence. Null for a response without balances. */
export function agePart({ call, account }: Opened, model: PageModel): HTMLElement | null {
  if (call.state !== "ok" || call.reading.accounts.length === 0) return null;
  const { context, ages } = model;
  const shown = call.reading.accounts.some(({ accountId }) => accountId === account?.accountId);
  const age = account !== null && shown ? ages.of(call, account.accountId) : ages.shared(call);
  const name = panelLabel("ageEvidence", context);
  if (age === null) return drawerPart(name, h("p", { class: "dim" }, panelLabel("ageByAccount", context)));
  return drawerPart(
    name,
    factList([[panelLabel("ageOfAccount", context), viewOneAge(age, model)], asOf(age, model)]),
    h("p", {}, panelLabel(`ageFrom.${age.source}`, context)),
  );
}

function asOf({ asOf: iso, provenance }: Age, { context }: PageModel) {
  if (iso === null) return null;
  const name = panelLabel(provenance === "bounded" ? "ageEarliest" : "ageAsOf", context);
  return [name, h("time", { datetime: iso }, formatDateTime(iso, context))] as const;
}
