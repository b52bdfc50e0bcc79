/** As much of VS Code's classes and enumerations as the host uses. Each is the smallest thing that behaves so. */
import { posix } from "node:path";
import { happened } from "./happened.ts";

interface UriParts {
  readonly scheme: string;
  readonly authority?: string | undefined;
  readonly path?: string | undefined;
  readonly query?: string | undefined;
}

export class Uri {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;

  private constructor({ scheme, authority = "", path = "", query = "" }: UriParts) {
    this.scheme = scheme;
    this.authority = authority;
    this.path = path;
    this.query = query;
  }

  static from(parts: UriParts): Uri {
    return new Uri(parts);
  }

  static file(path: string): Uri {
    return new Uri({ scheme: "file", path });
  }

  /** Text without a scheme is a path. */
  static parse(text: string): Uri {
    const [, scheme = "file", authority = "", path = "", query = ""] =
      /^(?:([\w.+-]+):)?(?:\/\/([^/?]*))?([^?]*)(?:\?(.*))?$/s.exec(text) ?? [];
    return new Uri({ scheme, authority, path, query });
  }

  static joinPath({ scheme = "file", authority, path = "", query }: Partial<UriParts>, ...parts: string[]): Uri {
    return new Uri({ scheme, authority, path: posix.join(path, ...parts), query });
  }

  with(change: Partial<UriParts>): Uri {
    return new Uri({ scheme: this.scheme, authority: this.authority, path: this.path, query: this.query, ...change });
  }

  get fsPath(): string {
    return this.path;
  }

  toString(_skipEncoding?: boolean): string {
    const query = this.query === "" ? "" : `?${this.query}`;
    return `${this.scheme}:${this.authority === "" && this.scheme !== "file" ? "" : `//${this.authority}`}${this.path}${query}`;
  }
}

export class EventEmitter<T> {
  readonly #listeners = new Set<(value: T) => void>();
  readonly event = (listener: (value: T) => void) => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  dispose(): void {
    happened.disposed.push("event");
    this.#listeners.clear();
  }
}

export class FileSystemError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }

  static FileNotFound = () => new FileSystemError("FileNotFound");
  static NoPermissions = () => new FileSystemError("NoPermissions");
  static FileNotADirectory = () => new FileSystemError("FileNotADirectory");
}

export class MarkdownString {
  value = "";

  appendText(text: string): this {
    this.value += text;
    return this;
  }
}

export class TreeItem {
  label: string;
  collapsibleState: number;

  constructor(label: string, collapsibleState: number) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

export class ThemeColor {}
export class ThemeIcon {}
export class Position {}
export class WorkspaceEdit {
  insert(): void {}
}

export class TabInputText {
  readonly uri: Uri;

  constructor(uri: Uri) {
    this.uri = uri;
  }
}

export class TabInputTextDiff {
  readonly original: Uri;
  readonly modified: Uri;

  constructor(original: Uri, modified: Uri) {
    this.original = original;
    this.modified = modified;
  }
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const FileType = { File: 1, Directory: 2, SymbolicLink: 64 };
export const ProgressLocation = { Notification: 15 };
export const QuickPickItemKind = { Separator: -1 };
export const ViewColumn = { Active: -1 };
