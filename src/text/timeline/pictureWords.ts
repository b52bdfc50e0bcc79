import type { Formats } from "../intlFormats.ts";
import { timelinePictureMessages } from "../messages/timeline.ts";
import type { TextContext } from "../segment.ts";
import { fill, message } from "../translate.ts";

/** What a picture's texts need. The formatters are always given: the picture's bundle does not create any. */
export interface PictureContext extends TextContext {
  readonly formats: Formats;
}

/** The name of a text of the picture. */
export type PictureText = keyof typeof timelinePictureMessages extends `timelinePicture.${infer Name}` ? Name : never;

/** A text of the picture in the reader's language. */
export function pictureText(
  name: PictureText,
  context: TextContext,
  values: Readonly<Record<string, string>> = {},
): string {
  return fill(message([`timelinePicture.${name}`], timelinePictureMessages, context), values);
}

/** How many steps thinning left out. */
export function leftOutWords(count: number, context: PictureContext): string {
  const { plural, count: written } = context.formats;
  const keys = [`timelinePicture.left-out.${plural(count)}`, "timelinePicture.left-out.other"] as const;
  return fill(message(keys, timelinePictureMessages, context), { count: written(count) });
}
