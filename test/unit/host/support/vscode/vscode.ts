/**
 * Stands in for the module `vscode`, in every unit test (`vitest.config.mts`) and in what is bundled to run without a window. It
 * does nothing to the machine: `happened` has what was asked of it. A test that needs another answer replaces the one
 * function that gives it.
 */
import * as classes from "./classes.ts";
import { documents } from "./documents.ts";
import { FakeQuestions } from "./fakeQuestions.ts";
import { fileSystem, nameOf } from "./files.ts";
import { contextKeys, happened, person, registered } from "./happened.ts";
import { createWebviewPanel } from "./pages.ts";

/** A function that a test may replace by one with other parameters. */
type Answering = (...given: never[]) => Promise<unknown>;

/** What a person does who leaves a question. */
const leave: Answering = async () => undefined;

/** Answers quick picks and input boxes that are made with `createQuickPick` and `createInputBox`. */
export const questions = new FakeQuestions();

async function tell(sentence: string, ...rest: unknown[]): Promise<string | undefined> {
  const options = rest.find((each): each is { modal?: boolean; detail?: string } => typeof each === "object");
  const buttons = rest.filter((each): each is string => typeof each === "string");
  const message = { sentence, modal: options?.modal === true, detail: options?.detail ?? "", buttons };
  happened.messages.push(message);
  return person.press(message);
}

function register(kind: string, name: string, value: unknown) {
  registered.set(`${kind} ${name}`, value);
  return { dispose: () => void happened.disposed.push(`${kind} ${name}`) };
}

export const { EventEmitter, FileSystemError, MarkdownString, Position, TabInputText, TabInputTextDiff } = classes;
export const { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, WorkspaceEdit } = classes;
export const { FileType, ProgressLocation, QuickPickItemKind, ViewColumn } = classes;

export const l10n = {
  bundle: undefined,
  t: (text: string, ...values: unknown[]) => text.replaceAll(/\{(\d)\}/g, (_, at) => String(values[Number(at)])),
};

export const env = {
  language: "en",
  remoteName: undefined as string | undefined,
  asExternalUri: (async (uri: classes.Uri) => uri) as (
    uri: classes.Uri,
  ) => Promise<{ toString(skipEncoding: boolean): string }>,
  openExternal: async (uri: classes.Uri) => happened.opened.push(uri.toString()) > 0,
  clipboard: {
    writeText: async (text: string) => void happened.copied.push(text),
    readText: async () => happened.copied.at(-1) ?? "",
  },
};

export const commands = {
  registerCommand: (id: string, run: unknown) => register("command", id, run),
  async executeCommand(command: string, ...rest: unknown[]): Promise<void> {
    if (command === "setContext") return void contextKeys.set(String(rest[0]), rest[1]);
    happened.commands.push({ command, arguments: rest });
    if (command === "vscode.diff") documents.compare(rest[0] as classes.Uri, rest[1] as classes.Uri);
  },
};

export const window = {
  showErrorMessage: tell,
  showWarningMessage: tell,
  showInformationMessage: tell,
  showQuickPick: leave,
  showInputBox: leave,
  showOpenDialog: leave,
  showSaveDialog: leave,
  showWorkspaceFolderPick: leave,
  showTextDocument: (async (shown: classes.Uri | { readonly uri: classes.Uri }) =>
    documents.show("uri" in shown ? shown.uri : shown)) as Answering,
  createQuickPick: () => questions.create(),
  createInputBox: () => questions.create(),
  withProgress: (_options: unknown, work: (progress: object, token: object) => unknown) =>
    work({ report() {} }, { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) }),
  setStatusBarMessage: (text: string) => void happened.status.push(text),
  createWebviewPanel,
  createTreeView: (id: string, { treeDataProvider }: { readonly treeDataProvider: unknown }) =>
    register("tree", id, treeDataProvider),
  registerFileDecorationProvider: (provider: unknown) => register("decorations", "", provider),
  registerUriHandler: (handler: unknown) => register("links", "", handler),
  registerWebviewPanelSerializer: (type: string, serializer: unknown) => register("panels", type, serializer),
  tabGroups: {
    get all() {
      return [{ tabs: documents.tabs }];
    },
    close: async (closed: Parameters<typeof documents.close>[0]) => documents.close(closed),
  },
};

export const workspace = {
  isTrusted: true,
  workspaceFolders: undefined as readonly { readonly uri: classes.Uri }[] | undefined,
  fs: fileSystem,
  get textDocuments() {
    return documents.all;
  },
  asRelativePath: (uri: classes.Uri) => nameOf(uri),
  findFiles: (async () => []) as Answering,
  // A document outlives its tab: none is closed while a test runs.
  onDidCloseTextDocument: () => ({ dispose() {} }),
  openTextDocument: async (uri: classes.Uri) => documents.open(uri),
  applyEdit: async () => true,
  registerTextDocumentContentProvider: (scheme: string, provider: Parameters<typeof documents.provide>[1]) =>
    documents.provide(scheme, provider),
  registerFileSystemProvider: (scheme: string, provider: unknown) => register("files", scheme, provider),
};

export const QuickInputButtons = { Back: questions.backButton };
