import { endpointEntry } from "../../../../src/core/endpoint/catalogue.ts";
import { readingRequest } from "../../../../src/text/export/callAsCode/readingRequest.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { h } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { AnsweredCall } from "../../model/panelCalls.ts";
import { drawerPart } from "./factList.ts";

const mask = "••••••••";

/** What was sent. The page never holds a key or a token: dots replace them. */
export function requestPart({ reading, endpoint }: AnsweredCall, { comparison, context }: PageModel): HTMLElement {
  const request = readingRequest(comparison, reading);
  const name = panelLabel("request", context);
  if (request === null) return drawerPart(name, h("p", { class: "dim" }, panelLabel("requestUnknown", context)));
  if (request.sent === null) return drawerPart(name, h("p", { class: "dim" }, panelLabel("requestNotKept", context)));
  const body = { client_id: mask, secret: mask, access_token: mask, ...request.sent };
  return drawerPart(
    name,
    h("p", {}, h("code", {}, `POST ${endpoint}`)),
    h("pre", { class: "drawer-code", tabindex: 0, "aria-label": name }, h("code", {}, JSON.stringify(body, null, 2))),
    h("p", { class: "dim" }, panelLabel("masked", context)),
    endpointEntry(endpoint).paging === "none" ? null : h("p", { class: "dim" }, panelLabel("firstPage", context)),
  );
}
