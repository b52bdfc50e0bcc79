import * as vscode from "vscode";
import { type GuideAnswers, type GuideQuestion, nextQuestion } from "../../../core/endpoint/endpointGuide.ts";
import { linkWords, purposeWords, questionSentence } from "../../../text/documents/guideSentence.ts";
import type { TextContext } from "../../../text/segment.ts";
import { type Choice, pickOne } from "../../ask/pick.ts";
import { guideShown } from "../../reports/guideReports.ts";
import { links, purposes } from "../../reports/guideSubject.ts";
import { textContext } from "../../window/textContext.ts";
import type { Command } from "../command.ts";

/** Asks at most three questions about the use of the balance, and recommends an endpoint with its cost and the reason. */
export const guideToEndpoint: Command = async (deps) => {
  deps.reports.show(guideShown(await askAnswers(textContext())));
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
