import type { TextRange } from "../languages/maskedSource.ts";

/**
 * The lines that are indented deeper than a head above them: from behind the head's line to before the next line that is not. A
 * head that goes on over several lines, in brackets or with deeper lines, is part of its block.
 * @param code masked code
 * @param head what the first line of a block looks like
 */
export function indentedBlocks(code: string, head: RegExp): readonly TextRange[] {
  const blocks: { start: number; end: number; depth: number }[] = [];
  const open: { start: number; end: number; depth: number }[] = [];
  let start = 0;
  for (const line of code.split("\n")) {
    const end = start + line.length;
    const depth = line.search(/\S/);
    // The closing bracket of a head's parameters stands at the depth of the head.
    if (depth >= 0 && !/^\s*[)\]}]/.test(line)) {
      while (open.length > 0 && depth <= (open.at(-1)?.depth ?? -1)) open.pop();
      for (const block of open) block.end = end;
      if (head.test(line)) {
        const block = { start: end, end, depth };
        blocks.push(block);
        open.push(block);
      }
    }
    start = end + 1;
  }
  return blocks.map(({ start: from, end }) => ({ start: from, end }));
}
