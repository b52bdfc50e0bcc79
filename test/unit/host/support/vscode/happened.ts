/** A message as it was shown. */
export interface ShownMessage {
  readonly sentence: string;
  readonly modal: boolean;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** What the host did to the world through VS Code. */
export const happened = {
  commands: [] as { readonly command: string; readonly arguments: readonly unknown[] }[],
  /** Addresses that were opened outside of VS Code. */
  opened: [] as string[],
  copied: [] as string[],
  messages: [] as ShownMessage[],
  /** Texts of the status bar. */
  status: [] as string[],
  /** Files that were read, asked about or written, by their names in `files`. */
  files: [] as string[],
  disposed: [] as string[],
};

/** What is registered, by kind and name: `command balanceLens.balances.compare`. */
export const registered = new Map<string, unknown>();

/** The context keys of when-clauses, as they were last set. */
export const contextKeys = new Map<string, unknown>();

/** What the person does. Whatever is not set here is left: a message unanswered, a question with Escape. */
export const person: {
  /** The button of a message that is pressed; undefined presses none. */
  press(message: ShownMessage): string | undefined;
} = { press: () => undefined };

export function forgetWhatHappened(): void {
  for (const list of Object.values(happened)) list.length = 0;
  registered.clear();
  contextKeys.clear();
  person.press = () => undefined;
}
