import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { decodeText } from "../../../src/files/decodeText.ts";
import { textPieces } from "../../../src/files/textPieces.ts";

const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-pieces-"));
afterAll(() => rmSync(folder, { recursive: true }));

const failed = (error: unknown): Error => new Error("unread", { cause: error });
const text = `${"Zürich €12, 東京 🏦\n".repeat(9001)}end`;

describe("a large file in pieces", () => {
  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 without a mark", Buffer.from("plain ".repeat(200_000), "utf16le")],
    ["UTF-16 of the other order", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["nothing", Buffer.alloc(0)],
  ])("is the text that the whole file is: %s", (name, bytes) => {
    const file = path.join(folder, `${name}.log`);
    writeFileSync(file, bytes);
    const pieces = textPieces(file, { size: bytes.length, failed });
    for (const _ of [1, 2]) expect([...pieces].join("")).toBe(decodeText(bytes));
  });

  test("that cannot be read fails as it is told to", () => {
    expect(() => [...textPieces(path.join(folder, "none.log"), { size: 1, failed })]).toThrow("unread");
    expect(() => [...textPieces(folder, { size: 1, failed })]).toThrow("unread");
  });
});
