import { TabInputText, TabInputTextDiff, type Uri } from "./classes.ts";

interface Tab {
  readonly input: TabInputText | TabInputTextDiff;
}

interface Provider {
  onDidChange(listener: (uri: Uri) => void): unknown;
  provideTextDocumentContent(uri: Uri): string;
}

/**
 * Documents and tabs as VS Code keeps them: a text is asked for once, and again when its provider says that it changed. A
 * document outlives its tab, as it does for some minutes.
 */
class Documents {
  readonly #providers = new Map<string, Provider>();
  readonly #open = new Map<string, { readonly uri: Uri; text: string }>();
  #tabs: readonly Tab[] = [];

  get all() {
    return [...this.#open.values()];
  }

  get tabs(): readonly Tab[] {
    return this.#tabs;
  }

  /** The address of the document in each tab; of two that are compared, both. */
  tabNames(): readonly string[] {
    return this.#tabs.map(({ input }) =>
      String(input instanceof TabInputText ? input.uri : [input.original, input.modified]),
    );
  }

  provide(scheme: string, provider: Provider) {
    this.#providers.set(scheme, provider);
    provider.onDidChange((uri) => {
      const document = this.#open.get(uri.toString());
      if (document !== undefined) document.text = provider.provideTextDocumentContent(uri);
    });
    return { dispose: () => void this.#providers.delete(scheme) };
  }

  open(uri: Uri) {
    const known = this.#open.get(uri.toString());
    if (known !== undefined) return known;
    const opened = { uri, text: this.#providers.get(uri.scheme)?.provideTextDocumentContent(uri) ?? "" };
    this.#open.set(uri.toString(), opened);
    return opened;
  }

  show(uri: Uri): void {
    this.#tabs = [...this.#tabs, { input: new TabInputText(uri) }];
  }

  /** As `vscode.diff`. */
  compare(original: Uri, modified: Uri): void {
    this.open(original);
    this.open(modified);
    this.#tabs = [...this.#tabs, { input: new TabInputTextDiff(original, modified) }];
  }

  close(closed: readonly Tab[]): void {
    this.#tabs = this.#tabs.filter((tab) => !closed.includes(tab));
  }

  reset(): void {
    this.#open.clear();
    this.#tabs = [];
  }

  forgetProviders(): void {
    this.#providers.clear();
  }
}

export const documents = new Documents();
