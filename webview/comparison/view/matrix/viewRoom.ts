import { h } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/page.ts";
import { columnCount } from "./viewBankShows.ts";

/** Room for the rows of a group that are not drawn, so that the scroll bar is as long as the table. */
export function viewRoom(place: "above" | "below", height: number, model: PageModel): HTMLElement {
  const room = h(
    "tr",
    { class: "room", "data-key": `room-${place}`, "aria-hidden": "true" },
    h("td", { colspan: columnCount(model) }),
  );
  setRoom(room, height);
  return room;
}

/** Gives a room another height, px. */
export function setRoom(room: HTMLElement, height: number): void {
  const isEmpty = height <= 0;
  if (room.hidden !== isEmpty) room.hidden = isEmpty;
  const cell = room.firstElementChild;
  const words = `${height}px`;
  if (cell instanceof HTMLElement && cell.style.height !== words) cell.style.height = words;
}
