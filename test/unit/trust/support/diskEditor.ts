import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Memento, SecretStorage } from "vscode";

/**
 * What VS Code keeps for an extension, on a disk: each write is whole, and is there once it is acknowledged. That is what
 * VS Code promises of its own files; what is examined with it is the order of ours.
 */
export interface DiskEditor {
  readonly secrets: SecretStorage;
  readonly memento: Pick<Memento, "get" | "update">;
  /** The names of all secrets that are stored, which VS Code cannot list itself. */
  secretNames(): readonly string[];
}

export function diskEditor(folder: string): DiskEditor {
  const secretFolder = path.join(folder, "secrets");
  mkdirSync(secretFolder, { recursive: true });
  const fileOf = (key: string): string => path.join(secretFolder, `${encodeURIComponent(key)}.secret`);
  const write = (file: string, text: string): void => {
    const aside = `${file}.aside`;
    writeFileSync(aside, text);
    renameSync(aside, file);
  };
  const mementoFile = path.join(folder, "memento.json");
  const remembered = (): Record<string, unknown> => {
    const text = textIn(mementoFile);
    return text === undefined ? {} : (JSON.parse(text) as Record<string, unknown>);
  };
  return {
    secrets: {
      get: async (key) => textIn(fileOf(key)),
      store: async (key, value) => write(fileOf(key), value),
      delete: async (key) => rmSync(fileOf(key), { force: true }),
      onDidChange: () => ({ dispose() {} }),
    },
    memento: {
      get: <T>(key: string, fallback?: T) => (remembered()[key] ?? fallback) as T,
      update: async (key, value) => write(mementoFile, JSON.stringify({ ...remembered(), [key]: value })),
    },
    secretNames: () =>
      readdirSync(secretFolder)
        .filter((name) => name.endsWith(".secret"))
        .map((name) => decodeURIComponent(name.slice(0, -".secret".length))),
  };
}

function textIn(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
