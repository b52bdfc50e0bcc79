import { createRowDrawing } from "./rowDrawing.ts";
import { followView } from "./viewFollower.ts";

/**
 * What rows say, and what the view's badges do. It is a file of its own beside the bundle: a window that shows the tree
 * reads it and nothing of what commands do; one that does not show it reads neither.
 */
export const treeDrawing = { createRowDrawing, followView };

export type TreeDrawing = typeof treeDrawing;

/** Loads it, at most once. Given by the composition root. */
export type LoadTreeDrawing<Part extends keyof TreeDrawing> = () => Promise<Pick<TreeDrawing, Part>>;
