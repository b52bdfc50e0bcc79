/** What the host did to the world through VS Code. */
export const done = {
  commands: [] as { readonly command: string; readonly arguments: readonly unknown[] }[],
  opened: [] as string[],
  copied: [] as string[],
};

/** Pages that were made, and how many listeners are still on them. */
export const pages = { open: new Set<FakePage>(), listeners: 0 };

export interface FakePage {
  /** What the page was sent. */
  readonly sent: unknown[];
  /** As if the page had posted it. */
  post(message: unknown): void;
}

function listenable<T>() {
  const listeners = new Set<(value: T) => void>();
  return {
    on(listener: (value: T) => void) {
      listeners.add(listener);
      pages.listeners += 1;
      return {
        dispose() {
          if (listeners.delete(listener)) pages.listeners -= 1;
        },
      };
    },
    fire: (value: T) => {
      for (const listener of [...listeners]) listener(value);
    },
    clear() {
      pages.listeners -= listeners.size;
      listeners.clear();
    },
  };
}

function uriOf(value: string) {
  return { toString: () => value, path: value, fsPath: value, scheme: "file" };
}

function createWebviewPanel() {
  const messages = listenable<unknown>();
  const disposals = listenable<void>();
  const states = listenable<void>();
  const page: FakePage = { sent: [], post: (message) => messages.fire(message) };
  pages.open.add(page);
  return {
    visible: true,
    title: "",
    iconPath: undefined,
    webview: {
      html: "",
      options: {},
      cspSource: "vscode-resource:",
      asWebviewUri: (uri: unknown) => uri,
      onDidReceiveMessage: messages.on,
      postMessage: async (message: unknown) => page.sent.push(message) > 0,
    },
    onDidDispose: disposals.on,
    onDidChangeViewState: states.on,
    reveal() {},
    dispose() {
      if (!pages.open.delete(page)) return;
      disposals.fire();
      // VS Code lets go of a page's own listeners once it is gone.
      disposals.clear();
    },
  };
}

/** As much of VS Code as a panel uses. It has no file system and starts no process: whoever reaches for one fails. */
export const fakeVscode = {
  l10n: { t: (text: string) => text, bundle: undefined },
  ViewColumn: { Active: -1 },
  Uri: {
    parse: uriOf,
    joinPath: (base: { path: string }, ...parts: string[]) => uriOf([base.path, ...parts].join("/")),
    from: ({ path }: { path: string }) => uriOf(path),
  },
  env: {
    language: "en",
    openExternal: async (uri: { toString(): string }) => done.opened.push(uri.toString()) > 0,
    clipboard: { writeText: async (text: string) => void done.copied.push(text) },
  },
  commands: {
    executeCommand: async (command: string, ...rest: unknown[]) =>
      void done.commands.push({ command, arguments: rest }),
  },
  window: {
    createWebviewPanel,
    registerWebviewPanelSerializer: () => ({ dispose() {} }),
    setStatusBarMessage() {},
  },
};
