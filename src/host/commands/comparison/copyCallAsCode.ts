import * as vscode from "vscode";
import { BalanceLensError } from "../../../core/failure/errors.ts";
import { snippetLanguages } from "../../../core/snippetLanguage.ts";
import { readingAs } from "../../../text/export/callAsCode/readingAs.ts";
import { passName } from "../../../text/passName.ts";
import { chooseComparison } from "../../ask/chooseComparison.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { pickOne } from "../../ask/pick.ts";
import { textContext } from "../../window/textContext.ts";
import type { Command } from "../command.ts";
import { baseUrlOf } from "./baseUrlOf.ts";
import { snippetName } from "./snippetName.ts";

/** Copies one call of a comparison as code that repeats it, with keys and token as environment variables. */
export const copyCallAsCode: Command = async (deps, argument) => {
  const title = vscode.l10n.t("Copy Call as Code");
  const comparison = await chooseComparison(deps, argument, title);
  const context = textContext();
  const named = textIn(argument, "readingId");
  const reading =
    comparison.readings.find(({ id }) => id === named) ??
    (await pickOne(
      comparison.readings.map((each) => ({
        label: each.endpoint,
        description: passName(each.pass, context),
        value: each,
      })),
      { title, placeHolder: vscode.l10n.t("Choose a call") },
    ));
  const wanted = textIn(argument, "language");
  const language =
    snippetLanguages.find((each) => each === wanted) ??
    (await pickOne(
      snippetLanguages.map((each) => ({ label: snippetName(each), value: each })),
      { title, placeHolder: reading.endpoint },
    ));
  const code = readingAs({ comparison, reading, language, baseUrl: baseUrlOf(comparison, deps) }, context);
  if (code === null) throw new BalanceLensError({ reason: "invalid-account", requestId: null });
  await vscode.env.clipboard.writeText(deps.log.redacted(code));
  vscode.window.setStatusBarMessage(
    vscode.l10n.t("Copied. It reads PLAID_CLIENT_ID, PLAID_SECRET and PLAID_ACCESS_TOKEN from the environment."),
    5000,
  );
};
