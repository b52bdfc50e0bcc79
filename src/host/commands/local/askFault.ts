import * as vscode from "vscode";
import { textIn } from "../../ask/itemArgument.ts";
import { askText, type Choice, pickOne } from "../../ask/pick.ts";
import type { FaultChoices, FaultEffect, FaultRequest } from "../../local/faultControl.ts";
import { itemTitle } from "../../store/itemNames.ts";
import type { ItemStore } from "../../store/itemStore.ts";

type Kind = FaultEffect | "delay";
type Scope = Pick<FaultRequest, "item_id" | "institution_id">;

/** The most frequent codes, first in the list. Source: https://plaid.com/docs/errors/ */
const usualCodes = ["INSTITUTION_NOT_RESPONDING", "ITEM_LOGIN_REQUIRED", "INSTITUTION_DOWN", "BALANCE_LIMIT"];
const usualEndpoint = "/accounts/balance/get";
/** The limits of the local sandbox's control. */
const most = { calls: 1_000_000, delayMs: 600_000 };

/** The fault in a command's argument; null when it has none. The local sandbox refuses an invalid one. */
export function faultIn(argument: unknown): FaultRequest | null {
  const fault: unknown = Reflect.get(Object(argument), "fault");
  return typeof fault === "object" && fault !== null ? fault : null;
}

/**
 * Asks for the kind of fault, which calls it affects, and how many.
 * @throws BalanceLensError `cancelled`
 */
export async function askFault(
  { endpoints, errorCodes }: FaultChoices,
  { items, argument, title }: { readonly items: ItemStore; readonly argument: unknown; readonly title: string },
): Promise<FaultRequest> {
  const kind = await pickOne(kinds(), { title, placeHolder: vscode.l10n.t("What goes wrong") });
  const what = await askWhat(kind, errorCodes, title);
  const endpoint = ofSync.includes(kind)
    ? null
    : await pickOne(endpointChoices(endpoints), { title, placeHolder: vscode.l10n.t("With calls to") });
  const scope = await askScope(items, argument, title);
  const calls = await askCalls(title);
  return { ...what, ...(endpoint !== null && { endpoint }), ...scope, ...(calls !== null && { calls }) };
}

/** Faults of one endpoint alone. */
const ofSync: readonly Kind[] = ["lost_cursor", "mutation"];

function kinds(): readonly Choice<Kind>[] {
  return [
    {
      label: vscode.l10n.t("An error of Plaid's"),
      detail: vscode.l10n.t("Its envelope, with the code you choose"),
      value: "error",
    },
    { label: vscode.l10n.t("A slow answer"), detail: vscode.l10n.t("The right one, after a delay"), value: "delay" },
    { label: vscode.l10n.t("No answer"), detail: vscode.l10n.t("Until the client gives up"), value: "hang" },
    {
      label: vscode.l10n.t("A dropped connection"),
      detail: vscode.l10n.t("Closed without an answer; the call did not happen"),
      value: "drop",
    },
    {
      label: vscode.l10n.t("Half an answer"),
      detail: vscode.l10n.t("The connection is closed inside the body; the call did happen"),
      value: "truncate",
    },
    { label: vscode.l10n.t("A page of HTML"), detail: vscode.l10n.t("502 from a gateway"), value: "html" },
    {
      label: vscode.l10n.t("A bare status"),
      detail: vscode.l10n.t("500 without Plaid's envelope"),
      value: "bare_status",
    },
    {
      label: vscode.l10n.t("A wrong content type"),
      detail: vscode.l10n.t("The right body as text/plain"),
      value: "content_type",
    },
    {
      label: vscode.l10n.t("A stale cache"),
      detail: vscode.l10n.t("The cached balance stays as it was, whoever refreshes it"),
      value: "stale",
    },
    {
      label: vscode.l10n.t("Fields that are null"),
      detail: vscode.l10n.t("Those you name, anywhere in the response"),
      value: "null_fields",
    },
    {
      label: vscode.l10n.t("A lost cursor"),
      detail: vscode.l10n.t("/transactions/sync does not know the cursor it is called with"),
      value: "lost_cursor",
    },
    {
      label: vscode.l10n.t("A change between pages"),
      detail: vscode.l10n.t("The next page of /transactions/sync is refused: the update starts again"),
      value: "mutation",
    },
  ];
}

async function askWhat(kind: Kind, codes: readonly string[], title: string): Promise<FaultRequest> {
  if (kind === "delay") {
    const seconds = await askNumber(title, vscode.l10n.t("Seconds to wait"), { value: "5", most: most.delayMs / 1000 });
    return { delay_ms: Math.round(seconds * 1000) };
  }
  if (kind === "error") {
    const first = usualCodes.filter((code) => codes.includes(code));
    const choices = [...new Set([...first, ...codes])].map((code) => ({ label: code, value: code }));
    return { effect: kind, error_code: await pickOne(choices, { title, placeHolder: vscode.l10n.t("Error code") }) };
  }
  if (kind !== "null_fields") return { effect: kind };
  const names = await askText({
    title,
    prompt: vscode.l10n.t("Names of fields, with commas between"),
    value: "available",
    validateInput: (value) => (fieldsIn(value).length === 0 ? vscode.l10n.t("This cannot be empty") : undefined),
  });
  return { effect: kind, fields: fieldsIn(names) };
}

function fieldsIn(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((name) => name !== "");
}

function endpointChoices(endpoints: readonly string[]): readonly Choice<string | null>[] {
  const paths = [...new Set([...endpoints.filter((path) => path === usualEndpoint), ...[...endpoints].sort()])];
  const every: Choice<string | null> = { label: vscode.l10n.t("Every endpoint"), value: null };
  return [...paths.slice(0, 1).map(asChoice), every, ...paths.slice(1).map(asChoice)];
}

function asChoice(path: string): Choice<string | null> {
  return { label: path, value: path };
}

/** Asks which calls are affected, unless the command was called on an Item's row. */
async function askScope(items: ItemStore, argument: unknown, title: string): Promise<Scope> {
  const itemId = textIn(argument, "itemId");
  if (itemId !== undefined) return { item_id: itemId };
  const known = items.environment === "local" ? items.list().map(({ item }) => item) : [];
  const institutions = new Map(known.map((item) => [item.institutionId, item.institutionName]));
  const choices: Choice<Scope>[] = [
    { label: vscode.l10n.t("Every Item"), value: {} },
    ...known.map((item) => ({
      label: itemTitle(item),
      ...(item.scenario !== undefined && { description: item.scenario }),
      value: { item_id: item.itemId },
    })),
    ...[...institutions].flatMap(([id, name]) =>
      id === null
        ? []
        : [{ label: vscode.l10n.t("Every Item of {0}", name ?? id), description: id, value: { institution_id: id } }],
    ),
  ];
  return pickOne(choices, { title, placeHolder: vscode.l10n.t("Of which Item") });
}

async function askCalls(title: string): Promise<number | null> {
  const some = "some";
  const chosen = await pickOne<number | null | typeof some>(
    [
      { label: vscode.l10n.t("The next call"), value: 1 },
      { label: vscode.l10n.t("The next 3 calls"), value: 3 },
      { label: vscode.l10n.t("Until it is cleared"), value: null },
      { label: vscode.l10n.t("Another number of calls…"), value: some },
    ],
    { title, placeHolder: vscode.l10n.t("For how long") },
  );
  if (chosen !== some) return chosen;
  return Math.round(await askNumber(title, vscode.l10n.t("Number of calls"), { value: "10", most: most.calls }));
}

async function askNumber(
  title: string,
  prompt: string,
  { value, most: limit }: { readonly value: string; readonly most: number },
): Promise<number> {
  const typed = await askText({
    title,
    prompt,
    value,
    validateInput: (text) => {
      const number = Number(text);
      return text.trim() !== "" && number > 0 && number <= limit
        ? undefined
        : vscode.l10n.t("A number above 0, and at most {0}", limit);
    },
  });
  return Number(typed);
}
