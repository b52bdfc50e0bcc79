/** As much of a URI as documents are found by. */
class Uri {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;

  private constructor(parts: Pick<Uri, "scheme" | "authority" | "path" | "query">) {
    this.scheme = parts.scheme;
    this.authority = parts.authority;
    this.path = parts.path;
    this.query = parts.query;
  }

  static from = (parts: Pick<Uri, "scheme" | "authority" | "path" | "query">): Uri => new Uri(parts);

  toString(): string {
    return `${this.scheme}://${this.authority}${this.path}?${encodeURIComponent(this.query)}`;
  }
}

class TabInputText {
  readonly uri: Uri;
  constructor(uri: Uri) {
    this.uri = uri;
  }
}

class TabInputTextDiff {
  readonly original: Uri;
  readonly modified: Uri;
  constructor(original: Uri, modified: Uri) {
    this.original = original;
    this.modified = modified;
  }
}

interface Tab {
  readonly input: TabInputText | TabInputTextDiff;
}

interface Provider {
  onDidChange(listener: (uri: Uri) => void): unknown;
  provideTextDocumentContent(uri: Uri): string;
}

class EventEmitter {
  readonly #listeners = new Set<(value: Uri) => void>();
  readonly event = (listener: (value: Uri) => void) => this.#listeners.add(listener);
  fire(value: Uri): void {
    for (const listener of this.#listeners) listener(value);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

/**
 * Documents and tabs as VS Code keeps them: a text is asked for once, and again when its provider says that it changed. A document
 * outlives its tab, as it does for some minutes.
 */
function createFakeEditor() {
  let provider: Provider | null = null;
  const documents = new Map<string, { readonly uri: Uri; text: string }>();
  let tabs: readonly Tab[] = [];

  function open(uri: Uri) {
    const known = documents.get(uri.toString());
    if (known !== undefined) return known;
    const opened = { uri, text: provider?.provideTextDocumentContent(uri) ?? "" };
    documents.set(uri.toString(), opened);
    return opened;
  }

  const vscode = {
    Uri,
    EventEmitter,
    TabInputText,
    TabInputTextDiff,
    l10n: { t: (text: string) => text, bundle: undefined },
    env: { language: "en" },
    workspace: {
      get textDocuments() {
        return [...documents.values()];
      },
      registerTextDocumentContentProvider(_scheme: string, registered: Provider) {
        provider = registered;
        registered.onDidChange((uri) => {
          const document = documents.get(uri.toString());
          if (document !== undefined) document.text = registered.provideTextDocumentContent(uri);
        });
        return {
          dispose() {
            provider = null;
          },
        };
      },
      openTextDocument: async (uri: Uri) => open(uri),
    },
    window: {
      async showTextDocument({ uri }: { readonly uri: Uri }) {
        tabs = [...tabs, { input: new TabInputText(uri) }];
      },
      tabGroups: {
        get all() {
          return [{ tabs }];
        },
        async close(closed: readonly Tab[]) {
          tabs = tabs.filter((tab) => !closed.includes(tab));
        },
      },
    },
    commands: {
      async executeCommand(_command: string, original: Uri, modified: Uri) {
        open(original);
        open(modified);
        tabs = [...tabs, { input: new TabInputTextDiff(original, modified) }];
      },
    },
  };

  return {
    vscode,
    tabs: () =>
      tabs.map(({ input }) => String(input instanceof TabInputText ? input.uri : [input.original, input.modified])),
    texts: () => [...documents.values()].map(({ text }) => text),
    reset() {
      documents.clear();
      tabs = [];
    },
  };
}

export const fakeEditor = createFakeEditor();
