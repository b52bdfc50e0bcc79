import * as vscode from "vscode";
import type { Comparison } from "../../../core/comparison/comparison.ts";
import { type Ticket, ticketsOf } from "../../../core/summaries/ticketFacts.ts";
import type { TicketReader } from "../../../protocol/messages.ts";
import { supportBundle } from "../../../text/export/supportBundle.ts";
import { ticketMarkdown } from "../../../text/export/ticket.ts";
import { userText } from "../../../text/export/userText.ts";
import { formatMoney } from "../../../text/format.ts";
import { nameWithMask, unnamedAccount } from "../../../text/nameWithMask.ts";
import { valueWord } from "../../../text/translate.ts";
import { chooseComparison } from "../../ask/chooseComparison.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { type Choice, pickOne } from "../../ask/pick.ts";
import { copyText } from "../../window/copyText.ts";
import { showInformation } from "../../window/notices.ts";
import { textContext } from "../../window/textContext.ts";
import type { Command, CommandDependencies } from "../command.ts";

/**
 * Copies a difference that nothing explains for somebody else: for Plaid's support with request ids and times, or for a
 * user of the person's product in plain words. Neither text holds a token or a secret.
 */
export const copyForTicket: Command = async (deps, argument) => {
  const title = vscode.l10n.t("Copy for a Ticket");
  const comparison = await chooseComparison(deps, argument, title);
  const tickets = ticketsOf(comparison);
  if (tickets.length === 0) return void offerBundle(comparison, deps);
  const findingId = await chooseFinding(tickets, textIn(argument, "findingId"), title);
  const reader = await chooseReader(textIn(argument, "reader"), title);
  const text =
    reader === "support" ? ticketMarkdown(comparison, findingId) : userText(comparison, findingId, textContext());
  await copyText(deps.log.redacted(text ?? ""));
};

/** Asks for a finding; null means all. */
async function chooseFinding(
  tickets: readonly Ticket[],
  named: string | undefined,
  title: string,
): Promise<string | null> {
  const [first] = tickets;
  if (tickets.some(({ finding }) => finding.id === named)) return named ?? null;
  if (tickets.length === 1 && first !== undefined) return first.finding.id;
  const context = textContext();
  const choices = tickets.map(({ account, finding, currency }): Choice<string | null> => {
    const field = finding.params.field?.kind === "text" ? valueWord("field", finding.params.field.value, context) : "";
    return {
      label: nameWithMask(account.name ?? unnamedAccount(context), account.mask),
      description: `${field} ${formatMoney(Math.abs(finding.cachedMinusRealTime ?? 0), currency, context)}`.trim(),
      value: finding.id,
    };
  });
  const all: Choice<string | null> = { label: vscode.l10n.t("All {0} differences", tickets.length), value: null };
  return pickOne([all, ...choices], { title, placeHolder: vscode.l10n.t("Choose a difference that nothing explains") });
}

function chooseReader(named: string | undefined, title: string): Promise<TicketReader> {
  const choices: readonly Choice<TicketReader>[] = [
    {
      label: vscode.l10n.t("For Plaid's Support"),
      detail: vscode.l10n.t("Item, institution, request IDs, UTC times, what was ruled out. No token, no name"),
      value: "support",
    },
    {
      label: vscode.l10n.t("For Your User"),
      detail: vscode.l10n.t("Both amounts in plain words, and what to look at in the bank's own app"),
      value: "user",
    },
  ];
  const known = choices.find(({ value }) => value === named);
  return known === undefined ? pickOne(choices, { title }) : Promise.resolve(known.value);
}

/** Says that every difference is explained, and offers the support bundle of the whole comparison anyway. */
async function offerBundle(comparison: Comparison, { log }: Pick<CommandDependencies, "log">): Promise<void> {
  const copy = vscode.l10n.t("Copy Support Bundle");
  const chosen = await showInformation(vscode.l10n.t("Nothing in this comparison is unexplained."), copy);
  if (chosen === copy) await copyText(log.redacted(supportBundle(comparison)));
}
