import * as vscode from "vscode";
import { creationErrors, customUserName, testUsersIn } from "../../../core/item/testUsers.ts";
import { customUserLogin } from "../customUser/customUserFile.ts";
import { type Answered, back, pickStep, type StepPlace, textStep } from "../steps.ts";
import { askCustomUserFile } from "./askCustomUserFile.ts";
import type { DraftContext, ItemDraft, TestLogin } from "./itemDraft.ts";
import { testUserWords } from "./testUserWords.ts";

/** Asks for the test user: one of Plaid's, a custom user from a file, one that fails, or any by name. */
export async function askTestUser(
  context: DraftContext,
  known: ItemDraft,
  place: StepPlace,
  before: ItemDraft | null,
): Promise<Answered<ItemDraft>> {
  const offers = choices(context, known);
  const chosen = before?.login?.username;
  const active = offers.find(({ username }) => username !== undefined && username === chosen) ?? offers[0];
  for (;;) {
    const ask = await pickStep(place, offers, {
      placeHolder: vscode.l10n.t("Whose accounts? Test users are described by Plaid"),
      ...(active === undefined ? {} : { active: active.value }),
    });
    if (ask === back) return back;
    const login = await ask(place);
    if (login !== back) return { ...known, login };
  }
}

type AskLogin = (place: StepPlace) => Promise<Answered<TestLogin>>;

interface Offer {
  readonly label: string;
  readonly detail: string;
  readonly value: AskLogin;
  /** The name of the test user; absent where the choice leaves the user open. */
  readonly username?: string;
}

function choices({ environment, extensionUri }: DraftContext, { institution }: ItemDraft): readonly Offer[] {
  const users = testUsersIn(environment).map((user): Offer => {
    const { username, password } = user;
    const login = { username, ...(password === undefined ? {} : { password }) };
    return { label: username, detail: testUserWords(username), username, value: async () => login };
  });
  const [usual, ...others] = users;
  return [
    ...(usual === undefined ? [] : [usual]),
    {
      label: vscode.l10n.t("$(json) A Custom User from a File…"),
      username: customUserName,
      detail:
        institution?.oauth === true
          ? vscode.l10n.t("Accounts you describe; at this bank, with OAuth, Plaid may ignore them")
          : vscode.l10n.t("Accounts you describe: no available balance, pending holds, any currency"),
      value: async (place) => {
        const uri = await askCustomUserFile({ ...place, hasBack: true });
        return uri === back ? back : customUserLogin(uri, extensionUri);
      },
    },
    ...others,
    {
      label: vscode.l10n.t("$(error) A User That Fails…"),
      detail: vscode.l10n.t("Creating the Item fails with an error of your choice, so there is no Item"),
      value: askError,
    },
    {
      label: vscode.l10n.t("$(edit) Another Test User…"),
      detail: vscode.l10n.t("By name and password"),
      value: askAnother,
    },
  ];
}

async function askError(place: StepPlace): Promise<Answered<TestLogin>> {
  const code = await pickStep<string>(
    { ...place, hasBack: true },
    creationErrors.map((each) => ({ label: each, description: `error_${each}`, value: each })),
    { placeHolder: vscode.l10n.t("With which error? It is the password of user_good") },
  );
  return code === back ? back : { username: "user_good", password: `error_${code}` };
}

async function askAnother(place: StepPlace): Promise<Answered<TestLogin>> {
  const within = { ...place, hasBack: true };
  for (;;) {
    const username = await textStep(within, {
      prompt: vscode.l10n.t("User name"),
      problemOf: (text) => (text === "" ? vscode.l10n.t("This cannot be empty") : undefined),
    });
    if (username === back) return back;
    const password = await textStep(within, {
      prompt: vscode.l10n.t("Password; empty for Plaid's own"),
      password: true,
    });
    if (password !== back) return { username, ...(password === "" ? {} : { password }) };
  }
}
