/** As much of VS Code's API as drawing rows asks for, without the editor. */
type Listener<T> = (event: T) => void;

export class EventEmitter<T> {
  readonly #listeners = new Set<Listener<T>>();
  readonly event = (listener: Listener<T>) => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };
  fire(event: T): void {
    for (const listener of this.#listeners) listener(event);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

export class TreeItem {
  id?: string;
  readonly label: unknown;
  readonly collapsibleState: number;
  constructor(label: unknown, collapsibleState = 0) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

export class ThemeColor {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
}

export class ThemeIcon {
  readonly id: string;
  readonly color: ThemeColor | undefined;
  constructor(id: string, color?: ThemeColor) {
    this.id = id;
    this.color = color;
  }
}

export class MarkdownString {
  value = "";
  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
  appendText(text: string): this {
    return this.appendMarkdown(text);
  }
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const;
export const env = { language: "en" };
export const Uri = {
  from: (parts: object) => ({ ...parts }),
  parse: (text: string) => ({ text }),
  joinPath: (base: object, ...names: readonly string[]) => ({ base, names }),
};
export const l10n = {
  bundle: undefined,
  t: (message: string | { message: string }, ...args: readonly unknown[]) =>
    (typeof message === "string" ? message : message.message).replace(/\{(\d+)\}/g, (_all, index) =>
      String(args[Number(index)]),
    ),
};
