import * as vscode from "vscode";
import { cancelled } from "../failure/failures.ts";
import type { Choice } from "./pick.ts";

/** The position of a question among those of one flow. */
export interface StepPlace {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly totalSteps: number;
  /** Absent: every step but the first has Back. True for a second question within the first step. */
  readonly hasBack?: boolean;
}

/** The answer of a person who pressed Back. */
export const back = Symbol("back");

export type Answered<T> = T | typeof back;

/** One question of a flow: adds its answer to what is known. `before` holds the earlier answers when it is asked again. */
export type Step<Known> = (known: Known, place: StepPlace, before: Known | null) => Promise<Answered<Known>>;

/**
 * Asks one question after the other. Back asks the previous one again, with its answer preselected.
 * @throws BalanceLensError `cancelled`
 */
export async function walkSteps<Known>(title: string, steps: readonly Step<Known>[], start: Known): Promise<Known> {
  const answers: Known[] = [];
  let at = 0;
  for (;;) {
    const known = answers[at - 1] ?? start;
    const step = steps[at];
    if (step === undefined) return known;
    const answered = await step(known, { title, step: at + 1, totalSteps: steps.length }, answers[at] ?? null);
    if (answered === back) at = Math.max(0, at - 1);
    else {
      answers[at] = answered;
      at += 1;
    }
  }
}

/** The Back button, where the question has one; VS Code has a key for it too. */
function buttonsAt({ step, hasBack = step > 1 }: StepPlace): readonly vscode.QuickInputButton[] {
  return hasBack ? [vscode.QuickInputButtons.Back] : [];
}

/** The title and number of a question, as VS Code takes them. */
function headOf({ title, step, totalSteps }: StepPlace) {
  return { title, step, totalSteps };
}

export interface StepOptions<T> {
  readonly placeHolder: string;
  /** The choice that is preselected. */
  readonly active?: T;
}

/** Asks for one of several. @throws BalanceLensError `cancelled` */
export async function pickStep<T>(
  place: StepPlace,
  choices: readonly (Choice<T> | vscode.QuickPickItem)[],
  { placeHolder, active }: StepOptions<T>,
): Promise<Answered<T>> {
  const pick = vscode.window.createQuickPick<Choice<T> | vscode.QuickPickItem>();
  Object.assign(pick, headOf(place), { placeholder: placeHolder, matchOnDescription: true, matchOnDetail: true });
  pick.items = choices;
  pick.activeItems = choices.filter((choice) => active !== undefined && isChoice(choice) && choice.value === active);
  return settle(pick, buttonsAt(place), () => pick.selectedItems.find(isChoice<T>)?.value);
}

/** Asks for one or more of several, at least one. @throws BalanceLensError `cancelled` */
export async function pickManyStep<T>(
  place: StepPlace,
  choices: readonly (Choice<T> | vscode.QuickPickItem)[],
  { placeHolder }: Pick<StepOptions<T>, "placeHolder">,
): Promise<Answered<readonly T[]>> {
  const pick = vscode.window.createQuickPick<Choice<T> | vscode.QuickPickItem>();
  Object.assign(pick, headOf(place), { placeholder: placeHolder, canSelectMany: true, matchOnDetail: true });
  pick.items = choices;
  pick.selectedItems = choices.filter((choice) => choice.picked === true);
  // A row without a value only informs, and is unticked again. The listener is disposed with the pick.
  pick.onDidChangeSelection((selected) => {
    const chosen = selected.filter(isChoice<T>);
    if (chosen.length < selected.length) pick.selectedItems = chosen;
  });
  return settle(pick, buttonsAt(place), () => {
    const chosen = pick.selectedItems.filter(isChoice<T>).map(({ value }) => value);
    if (chosen.length > 0) return chosen;
    pick.placeholder = vscode.l10n.t("Choose at least one, with the space bar");
    return undefined;
  });
}

export interface TextStepOptions {
  readonly prompt: string;
  readonly placeHolder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** What is wrong with a text; undefined when nothing is. */
  problemOf?(text: string): string | undefined;
}

/** Asks for a line of text, trimmed. @throws BalanceLensError `cancelled` */
export async function textStep(
  place: StepPlace,
  { prompt, placeHolder = "", value = "", password = false, problemOf = () => undefined }: TextStepOptions,
): Promise<Answered<string>> {
  const box = vscode.window.createInputBox();
  Object.assign(box, headOf(place), { prompt, placeholder: placeHolder, value, password });
  const check = () => {
    box.validationMessage = problemOf(box.value.trim());
  };
  const followed = box.onDidChangeValue(() => {
    // A text is checked when it is accepted; after that, the message goes as soon as the text is valid.
    if (box.validationMessage !== undefined) check();
  });
  try {
    return await settle(box, buttonsAt(place), () => {
      check();
      return box.validationMessage === undefined ? box.value.trim() : undefined;
    });
  } finally {
    followed.dispose();
  }
}

type Question = Pick<
  vscode.QuickPick<vscode.QuickPickItem>,
  "show" | "dispose" | "ignoreFocusOut" | "buttons" | "onDidAccept" | "onDidHide" | "onDidTriggerButton"
>;

/** Shows a question until `answer` returns something other than undefined. */
async function settle<T>(
  question: Question,
  buttons: readonly vscode.QuickInputButton[],
  answer: () => T | undefined,
): Promise<Answered<T>> {
  question.ignoreFocusOut = true;
  question.buttons = buttons;
  try {
    return await new Promise<Answered<T>>((resolve, reject) => {
      question.onDidAccept(() => {
        const given = answer();
        if (given !== undefined) resolve(given);
      });
      question.onDidTriggerButton((button) => {
        if (button === vscode.QuickInputButtons.Back) resolve(back);
      });
      question.onDidHide(() => reject(cancelled()));
      question.show();
    });
  } finally {
    question.dispose();
  }
}

function isChoice<T>(item: Choice<T> | vscode.QuickPickItem): item is Choice<T> {
  return "value" in item;
}
