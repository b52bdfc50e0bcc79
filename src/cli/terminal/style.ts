/** Colours and weights by what they mean; every one leaves the text as it is when colour is off. */
export interface Style {
  heading(text: string): string;
  faint(text: string): string;
  differs(text: string): string;
  problem(text: string): string;
}

/**
 * ANSI on a terminal, plain text anywhere else and under `NO_COLOR` (https://no-color.org: any non-empty value).
 * Colour only repeats what a sign or a word already says.
 */
export function styleFor(io: { isTerminal: boolean; env: Readonly<Record<string, string | undefined>> }): Style {
  const isPlain = !io.isTerminal || (io.env.NO_COLOR ?? "") !== "" || io.env.TERM === "dumb";
  const ansi = (open: number, close: number) => (text: string) =>
    isPlain || text === "" ? text : `\u001b[${open}m${text}\u001b[${close}m`;
  return { heading: ansi(1, 22), faint: ansi(2, 22), differs: ansi(33, 39), problem: ansi(31, 39) };
}
