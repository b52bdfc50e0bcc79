import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, it } from "vitest";

/** What some systems have and others do not: a test that needs it says so, and is skipped with that word elsewhere. */
const needs = {
  signals: { words: "signals that a process can answer or be stopped by", isHere: () => process.platform !== "win32" },
  modes: { words: "file modes", isHere: () => process.platform !== "win32" },
  names: { words: "file names with any letter in them", isHere: () => process.platform !== "win32" },
  links: { words: "symbolic links that anybody may make", isHere: () => process.platform !== "win32" },
  pipes: { words: "named pipes", isHere: () => process.platform !== "win32" },
  proc: { words: "/proc, where nobody can make a folder", isHere: () => process.platform === "linux" },
  shell: { words: "a POSIX shell", isHere: () => process.platform !== "win32" && runs("sh", "-c", "exit") },
  powershell: { words: "PowerShell", isHere: () => runs("pwsh", "-Version") },
  plaidUsers: {
    words: "PLAID_CUSTOM_USERS, a folder of Plaid's published custom users",
    isHere: () => existsSync(process.env.PLAID_CUSTOM_USERS ?? ""),
  },
  pytest: { words: "pytest", isHere: () => runs("python3", "-m", "pytest", "--version") },
  python: { words: "Python 3", isHere: () => runs("python3", "--version") },
} as const;

export type Need = keyof typeof needs;

const found = new Map<Need, boolean>();

/** Whether this machine has it; found out once. */
export function isHere(need: Need): boolean {
  const known = found.get(need) ?? needs[need].isHere();
  found.set(need, known);
  return known;
}

/** `it`, where this machine has all of that; else it is skipped, and its name says what it needs. */
export function itNeeding(...all: readonly Need[]) {
  const missing = all.filter((need) => !isHere(need));
  return (name: string, work: () => unknown, timeout?: number): void => {
    if (missing.length === 0) it(name, work, timeout);
    else it.skip(`${name} ${wordsOf(missing)}`, work, timeout);
  };
}

/** The same for several. */
export function describeNeeding(...all: readonly Need[]) {
  const missing = all.filter((need) => !isHere(need));
  return (name: string, work: () => void): void => {
    if (missing.length === 0) describe(name, work);
    else describe.skip(`${name} ${wordsOf(missing)}`, work);
  };
}

function wordsOf(missing: readonly Need[]): string {
  return `[needs ${missing.map((need) => needs[need].words).join(" and ")}]`;
}

function runs(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, [...args], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
