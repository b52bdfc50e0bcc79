/** A question as it was shown. */
export interface ShownQuestion {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly placeholder: string;
  readonly items: readonly FakeItem[];
  /** What is in front, or chosen already. */
  readonly active: readonly FakeItem[];
  readonly hasBack: boolean;
  readonly password: boolean;
  readonly value: string;
}

interface FakeItem {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly picked?: boolean;
}

/** What a person does: a row by a part of its label, several, a text, Back, or Escape. */
export type FakeAnswer = string | readonly string[] | { readonly text: string } | "<back>" | "<escape>" | "<enter>";

type Listener = (argument?: unknown) => void;

/** Stands in for VS Code's quick picks and input boxes: answers each with the next of `answers`, and keeps what was shown. */
export class FakeQuestions {
  readonly shown: ShownQuestion[] = [];
  readonly backButton = { id: "back" };
  #answers: FakeAnswer[] = [];

  answer(...answers: readonly FakeAnswer[]): void {
    this.shown.length = 0;
    this.#answers = [...answers];
  }

  /** Both `createQuickPick` and `createInputBox`. */
  create() {
    const listeners: Record<string, Listener[]> = {
      accept: [],
      hide: [],
      button: [],
      itemButton: [],
      change: [],
      selection: [],
    };
    const on = (name: string) => (listener: Listener) => {
      listeners[name]?.push(listener);
      return { dispose() {} };
    };
    const fire = (name: string, argument?: unknown) => {
      for (const each of listeners[name] ?? []) each(argument);
    };
    let isHidden = false;
    const hide = () => {
      if (isHidden) return;
      isHidden = true;
      fire("hide");
    };
    const question = {
      title: "",
      step: 0,
      totalSteps: 0,
      placeholder: "",
      prompt: "",
      value: "",
      password: false,
      validationMessage: undefined as string | undefined,
      canSelectMany: false,
      items: [] as readonly FakeItem[],
      activeItems: [] as readonly FakeItem[],
      selectedItems: [] as readonly FakeItem[],
      buttons: [] as readonly unknown[],
      onDidAccept: on("accept"),
      onDidHide: on("hide"),
      onDidTriggerButton: on("button"),
      onDidTriggerItemButton: on("itemButton"),
      onDidChangeValue: on("change"),
      onDidChangeSelection: on("selection"),
      hide: () => hide(),
      dispose: () => hide(),
      show: () => {
        this.shown.push({
          title: question.title,
          step: question.step,
          totalSteps: question.totalSteps,
          placeholder: question.placeholder || question.prompt,
          items: question.items,
          active: question.canSelectMany ? question.selectedItems : question.activeItems,
          hasBack: question.buttons.includes(this.backButton),
          password: question.password,
          value: question.value,
        });
        queueMicrotask(act);
      },
    };
    const act = () => {
      const answer = this.#answers.shift();
      if (answer === undefined) throw new Error(`nothing answers ${question.placeholder || question.prompt}`);
      if (answer === "<escape>") return hide();
      if (answer === "<back>") return fire("button", this.backButton);
      if (typeof answer === "object" && "text" in answer) {
        question.value = answer.text;
        fire("change");
      } else if (answer === "<enter>") {
        if (!question.canSelectMany) question.selectedItems = question.activeItems;
      } else {
        const wanted = [answer].flat();
        question.selectedItems = question.items.filter(({ label }) => wanted.some((each) => label.includes(each)));
        if (question.selectedItems.length === 0 && wanted.length > 0)
          throw new Error(`no row says ${wanted.join()} among ${question.items.map(({ label }) => label).join()}`);
      }
      fire("selection", question.selectedItems);
      const before = this.#answers.length;
      fire("accept");
      // Refused, it waits: the next answer is for the same question.
      queueMicrotask(() => {
        if (question.validationMessage !== undefined && this.#answers.length === before) act();
      });
    };
    return question;
  }
}
