import * as vscode from "vscode";
import type { EndpointPath } from "../../../core/endpoint/endpoint.ts";
import {
  type GuideAnswers,
  type GuideQuestion,
  type LinkKind,
  nextQuestion,
  type Purpose,
  type Recommendation,
  recommendEndpoint,
} from "../../../core/endpoint/endpointGuide.ts";
import { guideDocument } from "../../../text/documents/guideDocument.ts";
import { linkWords, purposeWords, questionSentence } from "../../../text/documents/guideSentence.ts";
import type { TextContext } from "../../../text/segment.ts";
import { type Choice, pickOne } from "../../ask/pick.ts";
import { plaidDocsUrl } from "../../panel/plaidDocs.ts";
import { textContext } from "../../window/textContext.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { evaluateBalance } from "./evaluateBalance.ts";
import { fetchCachedBalances } from "./fetchCachedBalances.ts";
import { fetchRealTimeBalances } from "./fetchRealTimeBalances.ts";

const purposes: readonly Purpose[] = ["ach-debit", "instant-payment", "live-number", "display", "just-linked"];
const links: readonly LinkKind[] = ["ordinary", "capital-one-card", "verified-by-hand"];

/** Asks what the balance is for, at most three questions, and answers with the endpoint, its cost and the reason. */
export const guideToEndpoint: Command = async (deps) => {
  const recommendation = recommendEndpoint(await askAnswers(textContext()));
  await deps.documents.show({
    folder: recommendation.code,
    name: `${title()}.md`,
    text: guideDocument(recommendation, textContext()),
  });
  const next = await pickOne(nextSteps(deps, recommendation), {
    title: title(),
    placeHolder: recommendation.endpoint ?? vscode.l10n.t("No endpoint fits"),
  });
  await next();
};

function title(): string {
  return vscode.l10n.t("Which Endpoint Should I Use?");
}

async function askAnswers(context: TextContext): Promise<GuideAnswers> {
  const ask = <T>(question: GuideQuestion, choices: readonly Choice<T>[]) =>
    pickOne(choices, { title: title(), placeHolder: questionSentence(question, context) });
  const yesOrNo = [
    { label: vscode.l10n.t("Yes"), value: true },
    { label: vscode.l10n.t("No"), value: false },
  ];
  const purpose = await ask(
    "purpose",
    purposes.map((value) => ({ label: purposeWords(value, context), value })),
  );
  let answers: GuideAnswers = { purpose };
  for (let question = nextQuestion(answers); question !== null; question = nextQuestion(answers)) {
    if (question === "link") {
      const choices = links.map((value) => ({ label: linkWords(value, context), value }));
      answers = { ...answers, link: await ask(question, choices) };
    } else answers = { ...answers, [question]: await ask(question, yesOrNo) };
  }
  return answers;
}

/** What can be done with the answer. */
function nextSteps(deps: CommandDependencies, { endpoint, fallback, docUrl }: Recommendation) {
  const steps: Choice<() => Promise<void>>[] = [endpoint, fallback]
    .filter((path) => path !== null)
    .map((path) => ({
      label: vscode.l10n.t("$(play) Run {0} on an Item", path),
      value: () => runOnItem(deps, path),
    }));
  const page = plaidDocsUrl(docUrl);
  if (page !== null) {
    steps.push({
      label: vscode.l10n.t("$(book) Open Plaid's Page"),
      value: async () => void (await vscode.env.openExternal(vscode.Uri.parse(page))),
    });
  }
  return steps;
}

/** Through the command that calls this endpoint, with the questions and warnings it has. */
function runOnItem(deps: CommandDependencies, endpoint: EndpointPath): Promise<void> {
  if (endpoint === "/signal/evaluate") return evaluateBalance(deps, undefined);
  if (endpoint === "/accounts/balance/get") return fetchRealTimeBalances(deps, undefined);
  return fetchCachedBalances(deps, { endpoint });
}
