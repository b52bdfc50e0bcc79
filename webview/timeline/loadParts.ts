/**
 * The parts of a time line, each in a file of its own beside the page's script (`scripts/build/pageParts.mts`): the
 * picture, loaded when one is first drawn, and what a person does with it, loaded when someone first points at it, moves
 * into it by keys or uses its buttons. A part that could not be loaded fails until the page is opened anew.
 */
export const timelineParts = {
  picture: () => import("./timelineView.ts"),
  tools: () => import("./tools/timelineTools.ts"),
};
