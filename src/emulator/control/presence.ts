import { controlPrefix } from "./control.ts";

/**
 * `GET presence`: answers nothing for as long as this world lasts. Whoever asks learns of its end, or of the emulator's,
 * the moment it comes.
 */
export const presencePath = `${controlPrefix}/presence`;
