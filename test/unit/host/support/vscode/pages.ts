/** Pages that were made, and how many listeners are still on them. */
export const pages = { open: new Set<FakePage>(), listeners: 0 };

export interface FakePage {
  /** What the page was sent. */
  readonly sent: unknown[];
  /** As if the page had posted it. */
  post(message: unknown): void;
  /** As if its tab had come to the front, or gone behind another. */
  see(visible: boolean): void;
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

export function createWebviewPanel() {
  const messages = listenable<unknown>();
  const disposals = listenable<void>();
  const states = listenable<void>();
  const page: FakePage = {
    sent: [],
    post: (message) => messages.fire(message),
    see(visible) {
      panel.visible = visible;
      states.fire();
    },
  };
  pages.open.add(page);
  const panel = {
    visible: true,
    title: "",
    iconPath: undefined,
    webview: {
      set html(text: string) {
        // As the page's own HTML does once its first frame is on screen.
        const name = /data-shown="([^"]*)"/.exec(text)?.[1];
        if (name !== undefined) queueMicrotask(() => messages.fire({ kind: "request", id: 0, name, payload: null }));
      },
      options: {},
      cspSource: "vscode-resource:",
      asWebviewUri: (uri: unknown) => uri,
      onDidReceiveMessage: messages.on,
      // Nobody waits for the reply to the request of the page's HTML.
      postMessage: async (message: unknown) => Reflect.get(Object(message), "id") === 0 || page.sent.push(message) > 0,
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
  return panel;
}
