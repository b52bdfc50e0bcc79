/** A name or a code of an error. Anything else in their place is free text. */
const namelike = /^[\w.$-]{1,60}$/;

/**
 * What may be shown of an error that is not ours: its class, its code and, for a defect, where it happened in the code.
 * Never its message: a parser quotes the file it read, and a file may hold a secret that nobody knows to mask.
 */
export function foreignError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code: unknown = Reflect.get(error, "code");
  return [error.name, code].filter((part) => typeof part === "string" && namelike.test(part)).join(" ") || "Error";
}

/** The same with the stack frames, a line each. */
export function foreignDefect(error: unknown): string {
  return [foreignError(error), ...framesOf(error)].join("\n");
}

/** An engine writes the message before the frames; message lines that look like frames are dropped with the message. */
function framesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error) || typeof error.stack !== "string") return [];
  const { stack, message } = error;
  const words = stack.indexOf(message);
  const places = message === "" ? stack : words < 0 ? "" : stack.slice(words + message.length);
  return places.split("\n").filter((line) => /^ {4}at [\w.$<>[\] /\\:@()~+%-]*$/.test(line) && line.length < 400);
}
